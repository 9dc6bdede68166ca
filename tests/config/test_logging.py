"""The log tells what happened and nothing about a person."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from uuid import UUID

import pytest
import structlog

from goldenhour.config import logging as house

UID = UUID("019ab000-0000-7000-8000-000000000001")


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What the house's handler writes, without disturbing the logging of pytest."""
    monkeypatch.setattr(logging, "raiseExceptions", True)
    how = house.configured(as_json=True)["formatters"]["house"]
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=how["processors"], foreign_pre_chain=how["foreign_pre_chain"]
        )
    )
    logger = logging.getLogger("goldenhour.tested")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield written
    logger.removeHandler(handler)
    structlog.reset_defaults()


def test_codes_and_numbers_are_kept(lines: StringIO) -> None:
    structlog.get_logger("goldenhour.tested").info(
        "done", command="triage.assess", incident=UID, count=3
    )
    line = json.loads(lines.getvalue())
    assert (line["event"], line["command"], line["count"]) == ("done", "triage.assess", 3)
    assert line["incident"] == str(UID)


def test_other_words_and_free_text_are_withheld(lines: StringIO) -> None:
    structlog.get_logger("goldenhour.tested").info(
        "done", caller="Ann Example", status="Ann Example, 3 Elm"
    )
    text = lines.getvalue()
    assert "Ann" not in text
    assert json.loads(text)["withheld"] == ["caller"]


def test_a_stranger_keeps_its_sentence_and_not_what_was_filled_in(
    lines: StringIO,
) -> None:
    logging.getLogger("goldenhour.tested").warning("Not Found: %s", "/people?name=Ann")
    assert json.loads(lines.getvalue())["event"] == "Not Found: %s"


def test_an_exception_is_its_kind_and_its_path_never_its_text(
    lines: StringIO,
) -> None:
    try:
        raise ValueError("Key (phone)=(07700 900123) exists")
    except ValueError:
        logging.getLogger("goldenhour.tested").exception("job failed")
    text = lines.getvalue()
    assert "07700" not in text
    line = json.loads(text)
    assert line["kind"] == "ValueError"
    assert "test_logging.py" in line["trace"][0]
