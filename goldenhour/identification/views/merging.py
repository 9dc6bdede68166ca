"""Merges: asked on a person's page, read and answered by another officer, undone."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenhour.identification import commands, queries
from goldenhour.identification.forms import ANSWERS, AnswerMerge, AskMerge
from goldenhour.identification.views.beside import beside
from goldenhour.identification.views.person import opened, shown
from goldenhour.journal.commands import Refused
from goldenhour.journal.rows import Stale
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of, version_of

READING = "record"  # the reason: reading a request is work on the record
TO_DO = {
    "agree": commands.agree_merge,
    "refuse": commands.refuse_merge,
    "undo": commands.undo_merge,
}


@door("page.persons")
@require_POST
def ask(request: Request, uid: UUID) -> HttpResponse:
    """``POST /persons/UID/merge``: ask that the two be one, or say that they are not the same."""
    into = request.POST.get("into", "")
    form = AskMerge(request.POST, against=_against(uid, into))
    if form.is_valid():
        if request.POST.get("act") == "apart":
            if _parted(request, uid, form):
                return redirect(f"{reverse('identification:person', args=[uid])}?why={READING}")
        elif _asked(request, uid, form):
            return redirect("identification:merges")
    other = form.cleaned_data.get("into")
    return shown(request, uid, READING, other, form)


def _against(uid: UUID, into: str) -> dict[str, str]:
    try:
        return queries.against(uid, UUID(into))
    except ValueError:
        return {}


def _parted(request: Request, uid: UUID, form: AskMerge) -> bool:
    """Say that they are not the same; of one statement it holds for all of both."""
    said = form.cleaned_data
    try:
        stated = queries.person(uid, by=request.officer, at=request.at, why=READING).mentions
        commands.dismiss(
            mention=stated[0].uid,
            person=said["into"],
            reason=said["reason"],
            by=request.officer,
            at=request.at,
            key=key_of(request),
        )
    except (Refused, IndexError) as no:
        form.add_error(None, str(no) if isinstance(no, Refused) else "Nothing is linked here.")
    except ObjectDoesNotExist:
        form.add_error(None, "One of them is not on record any more. Look them up again.")
    return not form.errors


def _asked(request: Request, uid: UUID, form: AskMerge) -> bool:
    said = form.cleaned_data
    try:
        commands.ask_merge(
            gone=uid,
            into=said["into"],
            reason=said["reason"],
            answered=said["answered"],
            by=request.officer,
            at=request.at,
            key=key_of(request),
        )
    except Refused as no:
        form.add_error(no.field if no.field in ("answered", "reason") else None, str(no))
    except ObjectDoesNotExist:
        form.add_error(None, "One of them is not on record any more. Look them up again.")
    return not form.errors


@door("page.persons")
@require_GET
def merges(request: Request) -> HttpResponse:
    """``GET /persons/merges``: the requests that wait, the longest first; no name."""
    context = {"waiting": queries.merges_waiting(), "me": request.officer.pk}
    return render(request, "identification/merges.html", context)


@door("page.persons")
@require_GET
def merge(request: Request, uid: UUID) -> HttpResponse:
    """``GET /persons/merges/UID``: a request with both records side by side. A consultation."""
    return _read(request, uid, AnswerMerge())


@door("page.persons")
@require_POST
def answer(request: Request, uid: UUID) -> HttpResponse:
    """``POST /persons/merges/UID/answer``: agree, refuse, or undo, with a reason."""
    form = AnswerMerge(request.POST)
    if form.is_valid() and _answered(request, uid, form):
        return redirect("identification:merge", uid)
    return _read(request, uid, form)


def _answered(request: Request, uid: UUID, form: AnswerMerge) -> bool:
    act: Any = TO_DO[form.cleaned_data["answer"]]
    try:
        act(
            merge=uid,
            why=form.cleaned_data["why"],
            by=request.officer,
            at=request.at,
            key=key_of(request),
            expects=version_of(request),
        )
    except Refused as no:
        form.add_error(no.field if no.field in form.fields else None, str(no))
    except Stale as changed:
        form.add_error(None, str(changed))
    except ObjectDoesNotExist as missing:
        raise Http404("There is no such request.") from missing
    return not form.errors


def _read(request: Request, uid: UUID, form: AnswerMerge) -> HttpResponse:
    try:
        row = queries.merge(uid)
    except ObjectDoesNotExist as missing:
        raise Http404("There is no such request.") from missing
    gone, into = opened(request, row.gone, READING), opened(request, row.into, READING)
    may = [name for name in ANSWERS if request.officer.may(f"identification.{name}_merge")]
    waits = row.answer == "" and row.asked_by_id != request.officer.pk
    context = {
        "merge": row,
        "person": gone,
        "other": into,
        "rows": beside(gone, into),
        "form": form,
        "may_answer": waits and "agree" in may,
        "may_undo": row.is_in_force and "undo" in may,
        "mine": row.answer == "" and row.asked_by_id == request.officer.pk,
        "key": fresh_key(),
    }
    status = 422 if form.errors else 200
    return render(request, "identification/merge.html", context, status=status)
