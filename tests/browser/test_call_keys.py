"""The whole call without a mouse: ten scripted calls, every keystroke counted.

Budgets (issue 3): 12 keystrokes to a sent Immediate, 55 to the complete record, besides free
text and the place. The operator times in the docs are modelled from the same counts.
"""

import re
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from goldenhour.contact import commands as contacts
from goldenhour.force import queries as force
from goldenhour.triage import queries as triage
from goldenhour.web import clock
from tests.browser.hands import Hands
from tests.browser.scripted_calls import CALLS, FREE, ORDINARY, Call
from tests.browser.waiting import answered
from tests.conftest_browser import ControlRoom

DOCS = Path(__file__).resolve().parents[2] / "docs/explanation/the-call-screen.md"
PER_KEY, PER_DECISION = 0.2, 1.35  # seconds: the keystroke-level model, no trial
TO_AN_IMMEDIATE = 12
TO_THE_RECORD = 55
THE_FACTS = 150  # milliseconds: by then the rules are asked what follows from an answer
MOST_STEPS = 80  # more than any call has: whoever comes here goes round in circles
HERE = "document.activeElement?.name || ''"
KIND = "document.activeElement?.type || ''"
FATE = "document.activeElement.closest('.told--unsafe') ? 'not_safe' : 'said'"
KEY = """([name, value]) => document.querySelector(
  `[name="${name}"][value="${value}"]`).closest('.pick').dataset.digit"""


class Officer:
    """A contact officer with two hands, who knows what this caller says."""

    def __init__(self, page: Page, script: Call) -> None:
        self.page = page
        self.hands = Hands(page)
        self.script = script
        self.said = ORDINARY | {"words": script.words} | script.answers
        self.decisions = 0  # what the model counts as one mental act each

    @property
    def here(self) -> str:
        return str(self.page.evaluate(HERE))

    def mark(self) -> None:
        """What is heard: a key of its own, or the picks of Heard."""
        heard = [one.partition(":")[2] for one in self.script.marks if ":" in one]
        for key in self.script.marks:
            if ":" not in key:
                self.hands.press(key)
        if heard:
            self.hands.press("F10")
            for one in heard:
                self.pick("observed", one)
            self.hands.press("F4")

    def pick(self, name: str, value: str) -> None:
        self.decisions += 1
        self.hands.press(self.page.evaluate(KEY, [name, value]))

    def answer(self, name: str) -> None:
        """Answer the field that has the focus, and be led on."""
        kind = self.page.evaluate(KIND)
        if name in FREE or name.endswith("_why"):
            self.page.keyboard.type(str(self.said.get(name, "As the caller said it.")))
            self.hands.press("F4" if kind == "textarea" else "Enter")
        elif name == "incident_type":
            self.hands.type(self.script.type)
            self.hands.press("Enter")
            self.mark()
        elif kind == "radio":
            self.pick(name, self.said.get(name, self.page.evaluate(FATE)))
        elif kind == "checkbox":
            for value in self.said[name]:
                self.pick(name, value)
            if self.here == name:
                self.hands.press("Enter")
        else:
            self.hands.type(str(self.said[name]))
            self.hands.press("Enter")

    def go_on(self, until: str) -> None:
        """Answer whatever has the focus until this field is answered, or nothing is needed.

        What is needed next follows from what the rules say of the last answer: it is awaited.
        """
        for _ in range(MOST_STEPS):
            name = self.here
            if name in ("", "action"):
                return
            self.answer(name)
            answered(self.page, delay=THE_FACTS)
            if name == until:
                return
        raise AssertionError(f"{self.script.name}: no end, at {self.here}")


def rings(script: Call) -> UUID:
    """The contact, answered by the officer."""
    officer = force.with_role("contact_officer")[0]
    return contacts.receive(channel=script.channel, by=officer, at=clock.now()).uid


# One call each time, all ten in the long run: `make test` stays short.
TEN = [CALLS[0], *(pytest.param(script, marks=pytest.mark.ux) for script in CALLS[1:])]


@pytest.mark.parametrize("script", TEN, ids=lambda script: script.name)
def test_a_call_is_sent_and_completed_within_its_budget_of_keys(
    room: ControlRoom, script: Call
) -> None:
    contact = rings(script)
    page = room.officer("contact_officer")
    page.goto(f"/call/{contact}")
    assert page.locator("#call :is(input, option):checked:not([value=''])").count() == 0
    officer = Officer(page, script)
    officer.go_on(script.sent_after)
    officer.hands.press("Control+Enter")
    expect(page.locator("#strip")).to_contain_text("Sent ")
    to_send = officer.hands.keystrokes
    assert triage.assessments_of(contact)[0].grade == script.grade
    answered(page)
    officer.hands.press("F4")
    officer.go_on("")
    officer.hands.press("Control+Enter")
    expect(page.locator("#kept")).to_contain_text(re.compile("saved"))
    expect(page.locator("#call:not([data-busy])")).to_have_count(1)
    latest = triage.assessments_of(contact)[0]
    assert in_the_docs(officer, to_send) in DOCS.read_text()
    assert officer.hands.keystrokes <= TO_THE_RECORD
    if script.grade == "I":
        assert to_send <= TO_AN_IMMEDIATE
    assert set(latest.missing) <= {"t_where"} | unknown(officer)


def in_the_docs(officer: Officer, to_send: int) -> str:
    """The line of the docs on this call: its keys, and the time that the model makes of them."""
    keys, script = officer.hands.keystrokes, officer.script
    seconds = keys * PER_KEY + officer.decisions * PER_DECISION
    grade = {"I": "Immediate", "P": "Priority", "S": "Scheduled"}[script.grade]
    return f"| {script.name} | {grade} | {to_send} | {keys} | {seconds:.0f} s |"


def unknown(officer: Officer) -> set[str]:
    """Questions that were asked and whose answer is not known: the contract lists them still."""
    not_known = ("unknown", ["unknown"])
    return {name for name, value in officer.said.items() if value in not_known} | {"v_comms"}
