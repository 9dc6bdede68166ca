"""What the victim's panel sends. Shape only; what is safe is for the rules to say."""

from django import forms

from goldenhour.investigation.forms import (
    CHANNELS,
    WHEN,
    CaseForm,
    moment,
    one_of,
    prose,
    some_of,
    text,
)

WAYS = (
    ("", "The first safe way"),
    ("sms", "Text message"),
    ("email", "E-mail"),
    ("post", "Letter"),
)
STATEMENTS = (("made", "Made"), ("declined", "Declined"), ("later", "Later"))


class Tell(CaseForm):
    """A message through the outbox."""

    victim = one_of("Victim")
    rules = some_of("What is owed", (), required=True)
    what = prose("What happened")
    why = prose("Why", required=False)
    what_next = prose("What comes next", required=False)
    channel = one_of("By", WAYS, required=False)


class RecordTelling(CaseForm):
    """Somebody told the victim themselves: face to face, by telephone."""

    victim = one_of("Victim")
    rules = some_of("What they were told", (), required=True)
    channel = one_of("By", CHANNELS)
    evidence = text("What proves it", required=False)
    attempt_only = forms.BooleanField(label="We tried and did not reach them", required=False)
    happened_at = moment(WHEN)


class Refer(CaseForm):
    victim = one_of("Victim")
    service = text("Referred to", required=False)
    declined = prose("Or declined, because", required=False)


class ExplainStatement(CaseForm):
    victim = one_of("Victim")
    choice = one_of("The victim's personal statement", STATEMENTS)


class Confirm(CaseForm):
    victim = one_of("Victim")
    channel = one_of("By", CHANNELS)
    evidence = text("What proves it", required=False)
