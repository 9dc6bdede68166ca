"""Names: given names and surnames of nobody, and how they are misheard.

The lists are in names.toml. A name that a caller spells and a name that a handler hears are
two texts; `misheard` makes the second, so that repeat callers have to be found by sound.
"""

from functools import lru_cache
from pathlib import Path
from random import Random

import msgspec

# What a listener changes, the likeliest first; a change that leaves the name as it was is skipped.
SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("ll", "l"),
    ("tt", "t"),
    ("ey", "y"),
    ("gh", ""),
    ("ei", "ie"),
    ("an", "en"),
    ("or", "er"),
    ("ow", "o"),
    ("c", "k"),
    ("y", "i"),
    ("z", "s"),
    ("e", "a"),
    ("a", "e"),
    ("u", "oo"),
)


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names that go together: how many of a hundred families, and their other language."""

    share: int
    female: tuple[str, ...]
    male: tuple[str, ...]
    surnames: tuple[str, ...]
    language: str = ""


@lru_cache(maxsize=1)
def families_of_names() -> tuple[Names, ...]:
    """Every group of names, in the order of the file."""
    content = _content()
    return tuple(
        msgspec.convert(group, Names) for name, group in content.items() if name != "heard"
    )


def misheard(name: str, rng: Random) -> str:
    """The name as somebody else might write it; the same text only where nothing can be changed."""
    known = heard_as().get(name)
    if known:
        return rng.choice(known)
    lower = name.lower()
    changed = [
        lower.replace(old, new, 1)
        for old, new in SOUNDS
        if old in lower[1:] and lower.replace(old, new, 1) != lower
    ]
    return _cased(changed[min(len(changed) - 1, rng.randrange(3))], name) if changed else name


@lru_cache(maxsize=1)
def heard_as() -> dict[str, tuple[str, ...]]:
    """Given names with their other spellings."""
    return {name: tuple(others) for name, others in _content()["heard"].items()}


def _cased(text: str, like: str) -> str:
    return "-".join(part.capitalize() for part in text.split("-")) if like[0].isupper() else text


@lru_cache(maxsize=1)
def _content() -> dict[str, dict[str, list[str]]]:
    raw = (Path(__file__).parent / "names.toml").read_bytes()
    content: dict[str, dict[str, list[str]]] = msgspec.toml.decode(raw)
    return content
