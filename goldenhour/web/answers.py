"""Answers: how a refusal becomes a sentence on the page, with nothing typed lost.

A page catches ``Refused`` itself and puts the sentence beside the field. What no page
catches comes here: an older version (412), a command still running (409), a record that
does not exist (404), a value that the database cannot hold (422).
"""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenhour.journal.commands import Refused, StillRunning
from goldenhour.journal.rows import Stale
from goldenhour.web.http import panel

NEVER_SHOWN = frozenset({"csrfmiddlewaretoken", "key", "version", "password", "next"})


def sorry(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    """One page that says what, why and how to mend it; what was typed comes back in fields.

    Only its panel, where htmx asks.
    """
    typed = [(name, text) for name, text in request.POST.items() if name not in NEVER_SHOWN]
    context = {
        "title": title,
        "sentence": sentence,
        "typed": [(name, text) for name, text in typed if text],
        "back": request.path,
    }
    return render(request, panel(request, "web/sorry.html"), context, status=status)


class Answers:
    """Turns the house's own refusals into answers; anything else stays an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer for one of our refusals, or None to let the error be an error."""
        if isinstance(error, Stale):
            return sorry(request, 412, "Somebody changed this meanwhile", str(error))
        if isinstance(error, StillRunning):
            answer = sorry(request, 409, "Already sent", str(error))
            answer["Retry-After"] = "1"
            return answer
        if isinstance(error, Refused):
            return sorry(request, 422, "That was not possible", str(error))
        if isinstance(error, DataError):  # its own text may quote what was typed
            sentence = "Something typed is too long or cannot be kept. Shorten it and send again."
            return sorry(request, 422, "That was not possible", sentence)
        if isinstance(error, ObjectDoesNotExist):
            return sorry(request, 404, "Not found", "There is no such record. Check the number.")
        return None
