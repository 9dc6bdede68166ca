"""File actions: everything that can be done on a case's file, each a plain form.

One line of ``ACTIONS`` is one form and the command it gives. An action is shown to whoever
may give its command, and only where the case offers something to choose.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from goldenhour.desks import file_words as words
from goldenhour.desks.file_panels import Read, open_directions, open_property
from goldenhour.force.models import Officer
from goldenhour.investigation import commands as investigation
from goldenhour.investigation import forms
from goldenhour.investigation import queries as cases
from goldenhour.investigation.rules.readout import LineReadout
from goldenhour.victims import commands as victims
from goldenhour.victims import forms as victim_forms
from goldenhour.victims import queries as victims_queries
from goldenhour.victims.rules.words import proposed

Offered = Mapping[str, forms.Choices]


@dataclass(frozen=True)
class Action:
    """A form, its command, and what the case must offer for it to be shown.

    ``needs`` maps a field to the name of its choices in ``offered``.
    """

    name: str
    label: str
    panel: str
    form: type[forms.CaseForm]
    give: Callable[..., Any]
    permission: str
    needs: Mapping[str, str] = field(default_factory=dict)

    def choices(self, offered: Offered) -> dict[str, forms.Choices]:
        """The choices of this form's fields."""
        return {name: offered.get(source, ()) for name, source in self.needs.items()}


@dataclass(frozen=True)
class Shown:
    """An action as the page shows it; open where it came back with a mistake."""

    action: Action
    form: forms.CaseForm
    url: str

    @property
    def is_open(self) -> bool:
        return self.form.is_bound


def _case(name: str, label: str, panel: str, form: type[forms.CaseForm], **needs: str) -> Action:
    give = getattr(investigation, name)
    return Action(name, label, panel, form, give, f"investigation.{name}", needs)


OF_VICTIM = {"victim": "victim"}
ACTIONS: Sequence[Action] = (
    _case("allocate", "Allocate", "head", forms.Allocate, officer="officer"),
    _case("record_plan", "Record a plan", "plan", forms.RecordPlan),
    _case("add_line", "Add a line", "plan", forms.AddLine),
    _case("request_line", "Evidence was asked for", "plan", forms.OfLine, line="line"),
    _case("result_line", "Record a result", "plan", forms.ResultLine, line="line"),
    _case("dispose_line", "End a line", "plan", forms.DisposeLine, line="line"),
    _case("hold_property", "Hold property", "plan", forms.HoldProperty),
    _case("decide_property", "Decide property", "plan", forms.DecideProperty, item="item"),
    _case("identify_suspect", "Identify a suspect", "suspects", forms.IdentifySuspect),
    _case("record_arrest", "Record an arrest", "suspects", forms.OfSuspect, suspect="suspect"),
    _case(
        "record_interview", "Record an interview", "suspects", forms.OfSuspect, suspect="suspect"
    ),
    _case(
        "release_suspect", "Record a release", "suspects", forms.ReleaseSuspect, suspect="suspect"
    ),
    _case("charge_suspect", "Record a charge", "suspects", forms.OfSuspect, suspect="suspect"),
    Action(
        "tell",
        "Tell the victim",
        "victims",
        victim_forms.Tell,
        victims.tell,
        "victims.tell",
        OF_VICTIM | {"rules": "owed_news"},
    ),
    _case(
        "record_telling",
        "Told in person or by telephone",
        "victims",
        victim_forms.RecordTelling,
        victim="victim",
        rules="owed_news",
    ),
    _case("name_safe_contact", "Name safe contact", "victims", forms.SafeContact, victim="victim"),
    _case("assess_needs", "Assess needs", "victims", forms.AssessNeeds, victim="victim"),
    _case("refer_victim", "Refer to support", "victims", victim_forms.Refer, victim="victim"),
    _case(
        "record_confirmation",
        "Report confirmed in writing",
        "victims",
        victim_forms.Confirm,
        victim="victim",
    ),
    _case(
        "explain_statement",
        "Personal statement explained",
        "victims",
        victim_forms.ExplainStatement,
        victim="victim",
    ),
    _case("add_victim", "Add a victim", "victims", forms.AddVictim),
    _case("record_review", "Record a review", "reviews", forms.RecordReview),
    _case("meet_direction", "A direction was met", "reviews", forms.MeetDirection, met="met"),
    _case("propose_outcome", "Propose an outcome", "outcome", forms.ProposeOutcome),
    _case(
        "authorise_outcome",
        "Decide the proposal",
        "outcome",
        forms.OfProposal,
        proposal="waiting_proposal",
    ),
    _case(
        "finalise_outcome",
        "Finalise the case",
        "outcome",
        forms.OfProposal,
        proposal="authorised_proposal",
    ),
    _case("void_fact", "Take a wrong fact back", "timeline", forms.VoidFact, fact_id="fact"),
)
NAMED = {action.name: action for action in ACTIONS}
CLOSED_WITH_THE_CASE = {"head", "plan", "reviews", "outcome"}


def offered(uid: UUID, read: Read, lines: Sequence[LineReadout]) -> dict[str, forms.Choices]:
    """What this case gives to choose from. Two queries."""
    file = read.file
    people = cases.parties(uid)
    news = {d.rule: f"{words.rule(d.rule)}, due {d.due:%d %b}" for d in _owed_news(read)}
    return {
        "officer": _officers(),
        "victim": [(p.code, f"{p.code} {p.name}") for p in people if p.role == "victim"],
        "suspect": [(p.code, f"{p.code} {p.name}") for p in people if p.role == "suspect"],
        "line": [(n.line, f"{n.line} {n.objective}") for n in lines if not n.disposition],
        "item": [(item, item) for item in open_property(file)],
        "met": [(f"{review} {said}", said) for review, said in open_directions(file)],
        "owed_news": list(news.items()),
        "fact": [
            (f.id, f"{f.id} {words.sentence(f.type, {})}")
            for f in file.facts
            if f.type != "staff.role"
        ],
        "waiting_proposal": _proposals(read, "waiting"),
        "authorised_proposal": _proposals(read, "authorised"),
    }


def _officers() -> forms.Choices:
    return [
        (str(each.uid), f"{each.name} {each.staff_number}, {each.open_cases} open")
        for each in cases.possible_officers()
    ]


def _owed_news(read: Read) -> list[Any]:
    """Duties that a telling discharges, the soonest first."""
    told = [d for d in victims_queries.owed(read.duties) if d.rule not in OWN_FACTS]
    return [duty for duty in told if duty.owner == "police"]


OWN_FACTS = ("R4.NEEDS", "R4.REFER", "R7.VPS")


def _proposals(read: Read, wanted: str) -> forms.Choices:
    found = []
    for closure in read.verdict.closures:
        state = "waiting" if closure.decided is None else closure.verdict
        if state == wanted:
            code = closure.proposal.data.code
            found.append((closure.proposal.id, f"Outcome {code}, proposed {closure.proposal.id}"))
    return found


def shown(
    panel: str,
    officer: Officer,
    choices: Offered,
    *,
    case: UUID,
    is_open: bool,
    wrong: Shown | None,
) -> list[Shown]:
    """The actions of one panel that this officer may take on this case now."""
    if not is_open and panel in CLOSED_WITH_THE_CASE:
        return []
    return [
        wrong if wrong is not None and wrong.action is action else _fresh(action, choices, case)
        for action in ACTIONS
        if action.panel == panel
        and officer.may(action.permission)
        and all(choices.get(source) for source in action.needs.values())
    ]


def _fresh(action: Action, choices: Offered, case: UUID) -> Shown:
    initial = _tell_initial(choices) if action.name == "tell" else {}
    form = action.form(prefix=action.name, offered=action.choices(choices), initial=initial)
    return Shown(action, form, url_of(action, case))


def url_of(action: Action, case: UUID) -> str:
    """Where an action's form is sent."""
    return reverse("desks:act", args=[case, action.name])


def _tell_initial(choices: Offered) -> dict[str, object]:
    """The most urgent news, in the words we propose; the officer may write better ones."""
    rule = next((code for code, _ in choices.get("owed_news", ())), "")
    news = proposed(rule)
    return {"rules": [rule], "what": news.what, "what_next": news.next}


def bound(action: Action, posted: Any, choices: Offered) -> forms.CaseForm:
    """The action's form with what was sent."""
    return action.form(posted, prefix=action.name, offered=action.choices(choices))


def carry_out(
    action: Action,
    form: forms.CaseForm,
    *,
    case: UUID,
    by: Officer,
    at: datetime,
    key: UUID | None,
    expects: int | None,
) -> None:
    """Give the action's command what its form holds. Raises Refused."""
    action.give(case=case, **form.given(), by=by, at=at, key=key, expects=expects)
