"""On file, played: the crime, the plan, the reviews, the arrest, the victim, the outcome."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from goldenhour.investigation import commands as investigation
from goldenhour.stories.playing.stage import Stage, made
from goldenhour.stories.scenarios import case_acts as acts
from goldenhour.stories.scenarios.acts import Act, Said
from goldenhour.victims import commands as victims

VICTIM = "V1"
ORDINARY = ("sms", "email")  # ways that go through the outbox


def _case(stage: Stage) -> dict[str, Any]:
    return {"case": made(stage.case, "case")} | stage.given


def record_crime(stage: Stage, act: acts.RecordCrime) -> None:
    """The crime and its case; the victim is the caller unless named."""
    who = act.victim or stage.said.get("victim") or stage.said.get("caller") or Said()
    row = investigation.record_crime(
        incident=made(stage.incident, "incident"),
        offence=act.offence,
        harm=act.harm,
        domestic_abuse=act.domestic_abuse,
        stalking=act.stalking,
        child_present=act.child_present,
        victim_name=f"{who.given_name} {who.surname}".strip(),
        victim_phone=who.phone,
        victim_age=who.age,
        victim_grounds=list(act.victim_grounds),
        victim_mention=stage.mentions.get("victim") or stage.mentions.get("caller"),
        **stage.given,
    )
    stage.case = row.uid


def allocate(stage: Stage, act: acts.Allocate) -> None:
    """The officer in the case: the same one who plays the role in this story."""
    officer = stage.cast.somebody(act.to, stage.story.name, base=stage.base)
    investigation.allocate(officer=officer.uid, **_case(stage))


def plan(stage: Stage, act: acts.Plan) -> None:
    """The plan with its lines: L1, L2 …"""
    lines = [_line(stage, line) for line in act.lines]
    investigation.record_plan(lines=lines, **_case(stage))


def _line(stage: Stage, line: acts.Line) -> dict[str, object]:
    moments = {"due": line.due_hours, "perishes_at": line.perishes_hours}
    said: dict[str, object] = {
        "source": line.source,
        "objective": line.objective,
        "owner": stage.by.staff_number,
    }
    if line.direction:
        said["direction"] = line.direction
    for name, hours in moments.items():
        if hours is not None:
            said[name] = stage.rung_at + timedelta(hours=hours)
    return said


def request_line(stage: Stage, act: acts.RequestLine) -> None:
    """The evidence of a line was asked for."""
    investigation.request_line(line=act.line, **_case(stage))


def result_line(stage: Stage, act: acts.ResultLine) -> None:
    """What a line brought."""
    investigation.result_line(line=act.line, result=act.result, **_case(stage))


def dispose_line(stage: Stage, act: acts.DisposeLine) -> None:
    """A line ends, with its reason."""
    investigation.dispose_line(
        line=act.line, disposition=act.disposition, reason=act.reason, **_case(stage)
    )


def review(stage: Stage, act: acts.Review) -> None:
    """A sergeant looked."""
    row = investigation.record_review(
        text=act.text,
        directions=list(act.directions),
        no_change_reason=act.no_change_reason,
        line_point=act.line_point,
        victim_point=act.victim_point,
        **_case(stage),
    )
    stage.review = row.fact_id


def meet_direction(stage: Stage, act: acts.MeetDirection) -> None:
    """A direction of the latest review was followed."""
    investigation.meet_direction(review=stage.review, direction=act.direction, **_case(stage))


def identify_suspect(stage: Stage, act: acts.IdentifySuspect) -> None:
    """A suspect becomes known."""
    investigation.identify_suspect(name=act.name, **_case(stage))


def arrest(stage: Stage, act: acts.Arrest) -> None:
    """An arrest: every victim is now owed the news."""
    investigation.record_arrest(suspect=act.suspect, **_case(stage))


def safe_contact(stage: Stage, act: acts.SafeContact) -> None:
    """How the victim may be reached."""
    investigation.name_safe_contact(
        victim=VICTIM,
        safe=[dict(way) for way in act.safe],
        unsafe=[dict(way) for way in act.unsafe],
        **_case(stage),
    )


def assess_needs(stage: Stage, act: acts.AssessNeeds) -> None:
    """What the victim needs, or that they would not say."""
    investigation.assess_needs(
        victim=VICTIM,
        grounds=list(act.grounds),
        refused=act.refused,
        reason=act.reason,
        **_case(stage),
    )


def refer(stage: Stage, act: acts.Refer) -> None:
    """To a service that supports victims, or the victim's no."""
    investigation.refer_victim(
        victim=VICTIM, service=act.service, declined=act.declined, **_case(stage)
    )


def confirm(stage: Stage, act: acts.Confirm) -> None:
    """The written confirmation of the report."""
    investigation.record_confirmation(
        victim=VICTIM, channel=act.channel, evidence=act.evidence, **_case(stage)
    )


def tell(stage: Stage, act: acts.Tell) -> None:
    """The victim is told: by text or e-mail through the outbox, else by a person."""
    said = {"what": act.what, "why": act.why, "what_next": act.what_next}
    if act.channel in ORDINARY and not act.evidence:
        victims.tell(
            victim=VICTIM, rules=list(act.rules), channel=act.channel, **said, **_case(stage)
        )
        return
    investigation.record_telling(
        victim=VICTIM,
        rules=list(act.rules),
        channel=act.channel,
        evidence=act.evidence,
        **said,
        **_case(stage),
    )


def explain_statement(stage: Stage, act: acts.ExplainStatement) -> None:
    """The victim personal statement is explained, and the victim chooses."""
    investigation.explain_statement(victim=VICTIM, choice=act.choice, **_case(stage))


def propose(stage: Stage, act: acts.Propose) -> None:
    """How the case ends, proposed."""
    row = investigation.propose_outcome(code=act.code, **_case(stage))
    stage.proposal = row.fact_id


def authorise(stage: Stage, act: acts.Authorise) -> None:
    """The gate decides, every reason at once."""
    investigation.authorise_outcome(proposal=stage.proposal, **_case(stage))


def finalise(stage: Stage, act: acts.Finalise) -> None:
    """The case ends, after the victim was told."""
    investigation.finalise_outcome(proposal=stage.proposal, **_case(stage))


PLAYED: dict[type[Act], Callable[[Stage, Any], None]] = {
    acts.RecordCrime: record_crime,
    acts.Allocate: allocate,
    acts.Plan: plan,
    acts.RequestLine: request_line,
    acts.ResultLine: result_line,
    acts.DisposeLine: dispose_line,
    acts.Review: review,
    acts.MeetDirection: meet_direction,
    acts.IdentifySuspect: identify_suspect,
    acts.Arrest: arrest,
    acts.SafeContact: safe_contact,
    acts.AssessNeeds: assess_needs,
    acts.Refer: refer,
    acts.Confirm: confirm,
    acts.Tell: tell,
    acts.ExplainStatement: explain_statement,
    acts.Propose: propose,
    acts.Authorise: authorise,
    acts.Finalise: finalise,
}
