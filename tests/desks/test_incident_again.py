"""The incident's page, looked at again: each form gives one command and loses nothing typed."""

from typing import Any

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.triage.models import Agreement, AgreementRequest, Assessment, Incident, PartnerStep
from goldenhour.web import clock
from tests.moments import NINE, minutes
from tests.response.incidents import FACTS, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desks' moment in these tests: 42 minutes past nine."""
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(42))


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    return sent(hana, NINE)


@pytest.fixture
def desk(dina: Officer, client: Client) -> Client:
    """Dina's desk."""
    client.force_login(dina)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def act(desk: Client, incident: Incident, name: str, **form: Any) -> Any:
    """Send a form of the page; what has an id of its own is no field of the form."""
    which = form.get("trigger", "") if name == "acknowledge" else form.get("request", "")
    prefix = f"{name}-{which}" if which else name
    own = {"do", "request", "key", *([] if name == "reassess" else ["trigger"])}
    own |= {"h_medical", *FACTS["S"]}
    sent_in = {key if key in own else f"{prefix}-{key}": said for key, said in form.items()}
    return desk.post(f"/incidents/{incident.uid}/again/{name}", sent_in)


def test_a_grade_is_lowered_at_three_desks_and_the_page_shows_old_beside_new(
    burglary: Incident, desk: Client, tara: Officer
) -> None:
    facts = FACTS["S"] | {"trigger": "new_information"}
    assert act(desk, burglary, "reassess", **facts).status_code == 302
    page = text(desk.get(f"/incidents/{burglary.uid}"))
    assert "New information has come in" in page
    assert "<td>not asked</td><td><strong>earlier</strong></td>" in page
    why = {"grade": "S", "why": "He is long gone."}
    refused = act(desk, burglary, "grade", do="regrade", told="Tomorrow.", **why)
    assert refused.status_code == 422
    assert "A supervisor must agree in their own session." in text(refused)
    assert 'value="He is long gone."' in text(refused)
    assert act(desk, burglary, "grade", do="ask", **why).status_code == 302
    hers = Client()
    hers.force_login(tara)
    assert burglary.reference in text(hers.get("/agreements"))
    assert "Dina Example asks for" in text(hers.get(f"/incidents/{burglary.uid}"))
    asked = {"request": str(AgreementRequest.objects.get().uid), "do": "agree"}
    assert act(hers, burglary, "answer", **asked, why="I heard it.").status_code == 302
    assert Agreement.objects.get().agreed_by == tara
    assert act(desk, burglary, "grade", do="regrade", told="Tomorrow.", **why).status_code == 302
    burglary.refresh_from_db()
    assert burglary.grade == "S"
    page = text(desk.get(f"/incidents/{burglary.uid}"))
    assert "Agreed by Tara Example." in page


def test_what_a_supervisor_did_not_read_is_never_agreed_to(
    burglary: Incident, desk: Client, tara: Officer
) -> None:
    facts = FACTS["S"] | {"trigger": "new_information"}
    act(desk, burglary, "reassess", **facts)
    act(desk, burglary, "grade", do="ask", grade="S", why="He is long gone.")
    read = AgreementRequest.objects.get(answer="")
    act(desk, burglary, "grade", do="ask", grade="R", why="Nobody need come at all.")
    hers = Client()
    hers.force_login(tara)
    answer = act(hers, burglary, "answer", request=str(read.uid), do="agree", why="Gone, I heard.")
    assert answer.status_code == 422
    assert "Read what waits now" in text(answer)
    assert not Agreement.objects.exists()


def test_an_answer_without_a_reason_is_refused_and_the_request_still_waits(
    burglary: Incident, desk: Client, tara: Officer
) -> None:
    facts = FACTS["S"] | {"trigger": "new_information"}
    act(desk, burglary, "reassess", **facts)
    act(desk, burglary, "grade", do="ask", grade="S", why="He is long gone.")
    waits = AgreementRequest.objects.get(answer="")
    hers = Client()
    hers.force_login(tara)
    blank = act(hers, burglary, "answer", request=str(waits.uid), do="agree", why=" ")
    assert blank.status_code == 422
    assert "Write why the lower grade is safe" in text(blank)
    waits.refresh_from_db()
    assert waits.answer == ""


def test_touching_one_fact_changes_that_fact_alone(burglary: Incident, desk: Client) -> None:
    facts = {"trigger": "clock", "h_medical": "yes"}
    assert act(desk, burglary, "reassess", **facts).status_code == 302
    last = Assessment.objects.order_by("-id")[0]
    assert last.answers == {"h_medical": "yes"}
    again = act(desk, burglary, "reassess", **facts)
    assert again.status_code == 422
    assert "Nothing has changed." in text(again)


def test_an_alert_is_acknowledged_and_a_partner_and_the_caller_are_written_down(
    burglary: Incident, desk: Client
) -> None:
    assert "No unit was assigned in time" in text(desk.get(f"/incidents/{burglary.uid}"))
    act(desk, burglary, "acknowledge", trigger="unassigned", words="HA21 is next.")
    act(desk, burglary, "tell", about="delay", what="We are late; within the hour.")
    act(desk, burglary, "partner", agency="Council", step="asked", due_at="")
    page = text(desk.get(f"/incidents/{burglary.uid}"))
    assert "No look is owed." in page
    assert "We are late; within the hour." in page
    assert PartnerStep.objects.get().look_again_at == NINE + minutes(57)


@pytest.mark.parametrize(
    ("name", "form", "sentence"),
    [
        ("fly", {}, "There is no such step."),
        ("answer", {"do": "agree", "why": "Yes."}, "Nothing waits for an answer here"),
        ("partner", {"agency": "Council", "due_at": "soon"}, "This moment cannot be read."),
        ("tell", {"about": "grade", "what": " "}, "Write what the caller was told"),
        ("grade", {"grade": "X"}, "Choose one of the list."),
        ("grade", {"grade": ""}, "Choose another of I, P, S and R."),
        ("acknowledge", {"trigger": "unassigned", "words": " "}, "Write what you saw and did"),
        ("reassess", {}, "Choose why you look again"),
    ],
)
def test_what_cannot_be_done_says_how_to_mend_it(
    burglary: Incident, desk: Client, name: str, form: dict[str, str], sentence: str
) -> None:
    answer = act(desk, burglary, name, **form)
    assert answer.status_code == 422
    assert sentence in text(answer)


def test_a_refusal_stands_beside_its_field_in_the_one_form_that_is_open(
    burglary: Incident, desk: Client
) -> None:
    facts = FACTS["S"] | {"trigger": "new_information"}
    act(desk, burglary, "reassess", **facts)
    page = text(act(desk, burglary, "grade", do="ask", grade="S", why=" "))
    assert (
        '<p class="field__error" id="id_grade-why_error"><span class="vh">Error: </span>'
        "Write why the lower grade is safe, then ask." in page
    )
    assert 'id="regrade" open' in page
    assert page.count(" open>") == 1
    assert page.count('aria-invalid="true"') == 1


def test_words_for_what_stands_here_no_more_are_shown_and_not_lost(
    burglary: Incident, desk: Client, tara: Officer
) -> None:
    hers = Client()
    hers.force_login(tara)
    gone = {"request": "0193b3a0-0000-7000-8000-000000000000", "do": "agree"}
    page = text(act(hers, burglary, "answer", **gone, why="I heard <it>."))
    assert "Nothing waits for an answer here as you read it." in page
    assert "You wrote: I heard &lt;it&gt;." in page
