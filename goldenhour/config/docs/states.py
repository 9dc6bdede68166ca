"""States page: what may follow what, from the tables that the commands look up."""

from goldenhour.config.docs.tables import code, codes, page, table
from goldenhour.contact import rules as contact
from goldenhour.investigation.rules import gate, readout
from goldenhour.outbox import rules as outbox
from goldenhour.response.rules import states as response


def states_page() -> str:
    """Units, messages, contacts, and the way a case ends."""
    return page(
        "States",
        *_units(),
        *_messages(),
        "## A contact",
        "It is open until it is given one of these endings, once: "
        f"{codes(contact.ENDINGS)}. Anything but `incident` needs a reason.",
        *_cases(),
    )


def _units() -> tuple[str, ...]:
    arrows = [(step.before, step.after, name) for name, step in response.STEPS.items()]
    rows = [(code(n), code(s.before), code(s.after), s.mend) for n, s in response.STEPS.items()]
    return (
        "## A unit",
        "From `goldenhour/response/rules/states.py`. A step from any other state is refused "
        "with the sentence on the right.",
        _diagram(arrows),
        table(("step", "from", "to", "otherwise"), rows),
    )


def _messages() -> tuple[str, ...]:
    arrows = [(now, then, "") for now in outbox.NEXT for then in sorted(outbox.NEXT[now])]
    rows = [(code(now), codes(sorted(then)) or "the end") for now, then in outbox.NEXT.items()]
    return (
        "## A message in the outbox",
        "From `goldenhour/outbox/rules.py`. `UNKNOWN` is settled by a person only.",
        _diagram(arrows),
        table(("state", "what may follow"), rows),
        f"Why a message was refused, as a code: {codes(each for each in outbox.REASONS if each)}.",
    )


def _cases() -> tuple[str, ...]:
    return (
        "## A case",
        f"It is {code(readout.OPEN)} until an outcome is finalised, then "
        f"{code(readout.FINALISED)}. The way there has four steps: proposed, authorised by an "
        "independent supervisor, the victims told, finalised. The gate is judged twice.",
        table(
            ("when", "conditions"),
            [
                ("at the authorisation", codes(gate.AT_AUTHORISATION)),
                ("at the finalisation", codes(gate.AT_FINALISATION)),
            ],
        ),
        "What each condition says stands in [the outcomes](rulebook.md). A refused proposal is "
        "dead: a new one is needed.",
    )


def _diagram(arrows: list[tuple[str, str, str]]) -> str:
    lines = [f"    {a} --> {b}" + (f": {name}" if name else "") for a, b, name in arrows]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])
