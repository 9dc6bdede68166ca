"""Answers: a refusal becomes a sentence, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from goldenhour.force.models import Officer
from goldenhour.journal.commands import Refused, StillRunning
from goldenhour.journal.rows import Stale
from goldenhour.web.answers import Answers

WORDS = "A man is at the back door of number 12"
TYPED = {"words": WORDS, "key": "key-of-the-form", "version": "3", "password": "hush", "empty": ""}


def answer(error: Exception, officer: Officer, **headers: str) -> HttpResponse | None:
    """What somebody sees whose form was refused with this error."""
    request = RequestFactory(headers=headers).post("/call/1", TYPED)
    request.user = officer
    return Answers(_never).process_exception(request, error)


def _never(request: HttpRequest) -> HttpResponse:
    raise AssertionError("not asked")


Make = Callable[[Officer], Exception]


@pytest.mark.parametrize(
    ("make", "status", "sentence"),
    [
        (lambda who: Stale(who, 3), 412, "Somebody changed this meanwhile"),
        (lambda who: StillRunning("It is on its way."), 409, "It is on its way."),
        (lambda who: Refused("Give a place first."), 422, "Give a place first."),
        (lambda who: DataError("value too long: 'secret'"), 422, "Shorten it"),
        (lambda who: ObjectDoesNotExist("Officer"), 404, "There is no such record"),
    ],
)
def test_each_refusal_is_a_sentence_and_gives_back_what_was_typed(
    hana: Officer, make: Make, status: int, sentence: str
) -> None:
    found = answer(make(hana), hana)

    assert found is not None
    assert found.status_code == status
    said = found.content.decode()
    assert sentence in said
    assert WORDS in said
    assert "hush" not in said
    assert "secret" not in said
    assert "key-of-the-form" not in said


def test_a_panel_gets_only_the_panel(hana: Officer) -> None:
    found = answer(Refused("Give a place first."), hana, **{"HX-Request": "true"})

    assert found is not None
    assert "Give a place first." in found.content.decode()
    assert "<html" not in found.content.decode()


def test_what_is_still_running_says_when_to_ask_again(hana: Officer) -> None:
    found = answer(StillRunning("It is on its way."), hana)

    assert found is not None
    assert found["Retry-After"] == "1"


def test_what_is_no_refusal_stays_an_error(hana: Officer) -> None:
    assert answer(RuntimeError("a fault of ours"), hana) is None
