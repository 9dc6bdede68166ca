"""Force rules: who may do what. Deny by default: what is not listed here is refused.

A permission is the name of a command (``triage.assess``), of a consultation
(``case.file``) or of a page (``page.board``). A role is a desk somebody works at. An
officer may hold several. The services of the house (clock, telephony, portal) are
officers of rank ``system`` with a role of their own.
"""

from collections.abc import Iterable, Mapping

# The ranks of contracts/case-file.md; sergeant and above supervise. Police staff without a
# police rank have none ("").
POLICE_RANKS = ("constable", "detective", "sergeant", "inspector", "superintendent")
RANKS = (*POLICE_RANKS, "witness_care", "system")
RANKS_OF_PEOPLE = tuple(rank for rank in RANKS if rank != "system")

SETTING_APART = {"triage.distinguish", "triage.withdraw_distinction"}
FIRST_CONTACT = {
    "contact.contact",
    "page.call",
    "contact.receive",
    "contact.answer",
    "contact.amend",
    "contact.place",
    "contact.name_safe_contact",
    "contact.ring_back",
    "contact.jot",
    "contact.close",
    "identification.mention",
    "identification.record_antisocial",
    "identification.known",
    "identification.confirm_person",
    "identification.suppose_person",
    "identification.dismiss",
    "identification.withdraw",
    "triage.assess",
    "triage.advise",
    "triage.copy_advice",
    "triage.send",
    "triage.join",
    "triage.move_incident",
    *SETTING_APART,
}
LOOKING_AGAIN = {
    "triage.reassess",
    "triage.regrade",
    "triage.ask_agreement",
    "triage.tell_caller",
    "triage.note_partner",
    "triage.acknowledge",
    "identification.acknowledge_late_hit",
}
# Persons are looked up at these desks, and merged by two people; see identification.
LOOKING_UP = {
    "page.persons",
    "identification.search",
    "identification.person",
    "identification.ask_merge",
}
MERGING = {
    "identification.agree_merge",
    "identification.refuse_merge",
    "identification.undo_merge",
}
AGREEING = {"page.agreements", "triage.agree", "triage.refuse_agreement"}
BOARD = {"page.board", "page.events"}
DISPATCHING = BOARD | {
    "page.incident",
    "triage.incident",
    "response.put_on_duty",
    "response.take_off_duty",
    "response.assign",
    "response.stand_down",
    "response.arrive",
    "response.retract_arrival",
    "response.clear",
    "response.return_to_scene",
    "response.conclude",
    "response.record_shortage",
    "response.link",
    "response.unlink",
    "triage.close_incident",
    *SETTING_APART,
}
SEEING_INCIDENTS = {"page.incident", "triage.incident"}
SEEING_CASES = {"page.cases", "page.file", "investigation.case", "identification.person"}
INVESTIGATING = {
    "investigation.record_crime",
    "investigation.add_victim",
    "investigation.name_safe_contact",
    "investigation.record_plan",
    "investigation.dispose_line",
    "investigation.identify_suspect",
    "investigation.record_arrest",
    "investigation.assess_needs",
    "investigation.hold_property",
    "investigation.decide_property",
    "investigation.propose_outcome",
    "investigation.finalise_outcome",
    "investigation.void_fact",
    "investigation.add_line",
    "investigation.request_line",
    "investigation.result_line",
    "investigation.record_interview",
    "investigation.release_suspect",
    "investigation.charge_suspect",
    "investigation.meet_direction",
    "identification.mention",
    "identification.record_involvement",
    "identification.confirm_person",
    "identification.dismiss",
    "identification.withdraw",
    "identification.add_marker",
    "identification.end_marker",
    "identification.review_marker",
    "identification.marker",
}
CARING = {
    "investigation.name_safe_contact",
    "investigation.assess_needs",
    "investigation.refer_victim",
    "investigation.explain_statement",
    "investigation.record_confirmation",
    "investigation.record_telling",
    "victims.tell",
}

MAY: Mapping[str, frozenset[str]] = {
    "contact_officer": frozenset(
        FIRST_CONTACT | LOOKING_UP | BOARD | LOOKING_AGAIN | SEEING_INCIDENTS
    ),
    "dispatcher": frozenset(DISPATCHING | LOOKING_AGAIN),
    "room_supervisor": frozenset(
        FIRST_CONTACT
        | LOOKING_UP
        | MERGING
        | DISPATCHING
        | LOOKING_AGAIN
        | AGREEING
        | {
            "page.room",
            "contact.take_charge",
            "triage.take_charge",
            "response.form_unit",
            "identification.add_marker",
            "identification.end_marker",
            "identification.review_marker",
            "identification.marker",
        }
    ),
    "response_officer": frozenset(
        BOARD
        | {
            "page.incident",
            "triage.incident",
            "response.arrive",
            "response.retract_arrival",
            "response.clear",
            "response.return_to_scene",
        }
        | LOOKING_UP
        | SEEING_CASES
        | INVESTIGATING
        | CARING
    ),
    "investigator": frozenset(
        LOOKING_UP | SEEING_CASES | INVESTIGATING | CARING | {"page.incident", "triage.incident"}
    ),
    "sergeant": frozenset(
        SEEING_CASES
        | LOOKING_UP
        | MERGING
        | BOARD
        | LOOKING_AGAIN
        | AGREEING
        | {
            "page.incident",
            "triage.incident",
            "investigation.allocate",
            "investigation.record_review",
            "investigation.authorise_outcome",
            "investigation.void_fact",
            "page.outbox",
            "outbox.message",
            "identification.add_marker",
            "identification.end_marker",
            "identification.review_marker",
            "identification.marker",
        }
    ),
    "witness_care": frozenset(
        SEEING_CASES
        | {
            "page.outbox",
            "outbox.message",
            "outbox.settle",
        }
        | CARING
    ),
    "analyst": frozenset(
        {
            "page.figures",
            "accountability.figure",
            "page.planning",
            "page.events",
            "planning.demand",
            "planning.ask_for_study",
            "planning.cancel_study",
            "planning.keep_scenario",
            "planning.amend_scenario",
        }
    ),
    "auditor": frozenset(
        SEEING_CASES
        | SEEING_INCIDENTS
        | {"page.audit", "accountability.audit", "page.figures", "accountability.figure"}
    ),
    "inspector": frozenset(
        SEEING_CASES
        | SEEING_INCIDENTS
        | {"page.audit", "accountability.audit", "page.figures", "accountability.figure"}
    ),
    "administrator": frozenset(
        {
            "force.appoint",
            "force.issue_token",
            "force.revoke_token",
            "force.suspend",
            "force.reinstate",
            "page.set_up",
            "investigation.rebuild",
        }
    ),
    # The house itself sets the force up: the one service that exists from the first migration.
    "house": frozenset(
        {
            "force.open_base",
            "force.form_team",
            "contact.open_gazetteer",
            "contact.add_addresses",
            "contact.publish_gazetteer",
            "force.appoint",
            "stories.remember",
            "investigation.rebuild",
        }
    ),
    "clock": frozenset(
        {
            "outbox.attempt",
            "outbox.settle",
            "victims.record_delivery",
            "investigation.record_telling",
            "response.record_shortage",
            "accountability.publish",
            "accountability.audit_contacts",
            "identification.known",
            "identification.recheck",
            "planning.begin_study",
            "planning.advance_study",
            "planning.finish_study",
            "planning.fail_study",
        }
    ),
    "telephony": frozenset(
        {
            "contact.receive",
            "contact.note_call_event",
            "identification.mention",
            "identification.note_number",
        }
    ),
    "partner": frozenset({"contact.receive", "identification.mention"}),
    "import": frozenset(),
    "portal": frozenset(
        {
            "contact.receive",
            "contact.amend",
            "contact.name_safe_contact",
            "contact.jot",
            "contact.take_report",
            "identification.mention",
        }
    ),
}

SERVICES = ("house", "clock", "telephony", "partner", "import", "portal")  # nobody signs in as one
ROLES_OF_PEOPLE = tuple(role for role in MAY if role not in SERVICES)


def may(roles: Iterable[str], name: str) -> bool:
    """Whether one of the roles holds the permission."""
    return any(name in MAY.get(role, ()) for role in roles)


def permissions(roles: Iterable[str]) -> frozenset[str]:
    """Everything that these roles may do together."""
    return frozenset[str]().union(*(MAY.get(role, frozenset()) for role in roles))
