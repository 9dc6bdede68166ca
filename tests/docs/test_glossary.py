"""The glossary knows every stage and every model; each word has one meaning and one carrier."""

import pkgutil
import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Model

import goldenhour
from goldenhour.journal.models import Kept

PAGE = Path(__file__).resolve().parents[2] / "docs/glossary.md"
LINE = re.compile(r"^\| (?!term |---)(.+?) \| (.+?) \| (.+?) \| `([\w.]+)` \|$", re.MULTILINE)


class Term(NamedTuple):
    """One line of the glossary."""

    term: str
    meaning: str
    source: str
    carried_by: str


TERMS = [Term(*found) for found in LINE.findall(PAGE.read_text(encoding="utf-8"))]
CARRIERS = {term.carried_by for term in TERMS}


def found(name: str) -> Any:
    """The package, module, model or function of that name in the house."""
    thing: Any = goldenhour
    for part in name.split("."):
        if not hasattr(thing, part):
            import_module(f"{thing.__name__}.{part}")
        thing = getattr(thing, part)
    return thing


def test_every_line_of_the_tables_is_read() -> None:
    lines = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")]
    heads = sum(line.startswith("| term ") for line in lines)
    assert len(TERMS) == len(lines) - heads


def test_every_stage_is_a_word() -> None:
    packages = {each.name for each in pkgutil.iter_modules(goldenhour.__path__) if each.ispkg}
    assert packages - CARRIERS == set()


def test_every_model_is_a_word() -> None:
    models: list[type[Model]] = [*apps.get_models(), Kept]
    ours = {
        f"{model.__module__.removeprefix('goldenhour.')}.{model.__name__}"
        for model in models
        if model.__module__.startswith("goldenhour.")
    }
    assert ours - CARRIERS == set()


def test_one_word_has_one_meaning() -> None:
    counted = Counter(term.term.lower() for term in TERMS)
    assert [word for word, times in counted.items() if times > 1] == []
    assert len(CARRIERS) == len(TERMS), "two words for one thing"


def test_a_word_is_carried_by_something_that_exists() -> None:
    for term in TERMS:
        assert found(term.carried_by) is not None, term
        assert term.meaning.endswith("."), term
