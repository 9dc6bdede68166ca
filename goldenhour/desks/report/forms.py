"""The pages of the report: what is asked on each, in which order, and what may be left out.

Shape only. Only three things are required: what happened, when, and whether somebody is in
danger; "I am not sure" answers the last two. The rest is theirs to give.
"""

from collections.abc import Mapping
from typing import Any

from django import forms

from goldenhour.desks.report import fields

A_FEW_WORDS = "Tell us what happened. A few words are enough."
UNSURE = ("unknown", "I am not sure")
YES_NO = [("yes", "Yes"), ("no", "No"), UNSURE]


class Page(forms.Form):
    """One page of the report. ``title`` is its question, ``short`` its line on the last page."""

    title = ""
    short = ""
    hint = ""

    def __init__(self, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed)
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_helptext"


class What(Page):
    """What happened, in their own words."""

    title, short = "What happened?", "What happened"
    words = fields.words(
        "Tell us in your own words",
        "Write as much or as little as you want. It does not have to be tidy.",
        needed=A_FEW_WORDS,
    )

    def clean_words(self) -> str:
        """Blanks alone are no words."""
        typed = str(self.cleaned_data["words"])
        if not typed.strip():
            raise forms.ValidationError(A_FEW_WORDS)
        return typed


class Where(Page):
    """Where, as they say it."""

    title, short = "Where did it happen?", "Where"
    place_said = fields.line(
        "Place", 400, "An address, a road, or something near by. For online, say which site."
    )
    postcode = fields.line("Postcode, if you know it", 16, autocomplete="off")


class When(Page):
    """When, and whether before."""

    title, short = "When did it happen?", "When"
    t_now = fields.one(
        "When",
        [
            ("in_progress", "It is happening now"),
            ("just_ended_lt_60m", "In the last hour"),
            ("earlier_today", "Earlier today"),
            ("earlier", "Before today"),
            ("ongoing_pattern", "It keeps happening"),
            UNSURE,
        ],
        needed="Choose when it happened. You can choose “I am not sure”.",
    )
    when_said = fields.line("Date and time, if you know them", 120)
    v_repeat = fields.one("Has anything like this happened to you before?", YES_NO)


class Danger(Page):
    """Whether somebody is in danger or hurt, and how near it is."""

    title, short = "Is anybody in danger?", "Danger"
    in_danger = fields.one(
        "Is anybody in danger?",
        [("yes", "Yes, now"), ("maybe", "Not now, but maybe later"), ("no", "No"), UNSURE],
        needed="Choose an answer. You can choose “I am not sure”.",
    )
    hurt = fields.one("Does anybody need a doctor or a nurse now?", YES_NO)
    near = fields.one(
        "Where is the person who did this?",
        [
            ("present", "Here"),
            ("nearby", "Near by"),
            ("unknown_may_return", "Gone, and may come back"),
            ("gone_unlikely", "Gone, and will not come back"),
            ("no_suspect", "Nobody did this"),
            UNSURE,
        ],
    )


class Home(Page):
    """Who else lives there."""

    title, short = "Who else is in your home?", "Others at home"
    household = fields.one(
        "Does anybody live with you?",
        [("nobody", "No, I live alone"), ("somebody", "Yes"), UNSURE],
    )
    household_who = fields.words(
        "Who are they?", "For example: my son, 4. My mother, 82, who is ill."
    )
    household_worry = fields.one("Are you worried for any of them?", YES_NO)


class You(Page):
    """Who they are, if they want to say."""

    title, short = "Who are you?", "About you"
    hint = "You do not have to give your name. We read every report."
    caller_is = fields.one(
        "How do you know about this?",
        [
            ("victim", "It happened to me"),
            ("witness", "I saw or heard it"),
            ("third_party", "I write for somebody else"),
            ("professional", "I know of it through my work"),
        ],
    )
    given_name = fields.line("First name", 120, autocomplete="given-name")
    surname = fields.line("Last name", 120, autocomplete="family-name")
    date_of_birth = fields.line("Date of birth", 60, "For example: 27 3 1985")
    house = fields.line("House number or name where you live", 64, autocomplete="off")
    postcode = fields.line("Your postcode", 16, autocomplete="postal-code")
    v_factors = fields.some(
        "Do any of these fit you?",
        [
            ("age_child", "I am under 18"),
            ("age_older", "I am 65 or over"),
            ("physical_disability_or_illness", "I am disabled or ill"),
            ("learning_disability", "I have a learning disability"),
            ("mental_health", "My mental health is poor"),
            ("pregnancy_or_new_baby", "I am pregnant or have a new baby"),
            ("isolation", "I have nobody near me"),
            ("coercion_or_control", "Somebody controls what I do"),
            ("protected_characteristic_targeted", "I was picked on for who I am"),
        ],
    )


class Reach(Page):
    """How they can be reached without danger."""

    title, short = "How can we reach you safely?", "How to reach you"
    hint = "You can leave this page empty. Then we cannot answer you."
    safe = fields.one("Is it safe for us to ring you or write to you?", YES_NO)
    phone = fields.line("Safe phone number", 64, autocomplete="tel", inputmode="tel")
    email = fields.line("Safe email address", 254, autocomplete="email", inputmode="email")
    safe_times = fields.line("When is it safe?", 120, "For example: weekdays, 9am to 3pm")
    safe_words = fields.line(
        "What may we say if somebody else answers?",
        200,
        "For example: say that you are the dentist. Leave no message.",
    )
    shared = fields.one("Does anybody else use your phone or read your messages?", YES_NO)
    confirm = fields.one(
        "Shall we send you the number of your report?",
        [("", "No"), ("sms", "Yes, by text"), ("email", "Yes, by email")],
    )

    def clean_email(self) -> str:
        """An address with an @ and a dot behind it; nothing else is judged."""
        typed = str(self.cleaned_data["email"]).strip()
        name, _, place = typed.rpartition("@")
        if typed and not (name and "." in place.strip(".")):
            raise forms.ValidationError(
                "This is not an email address. Write it like name@example.org."
            )
        return typed

    def clean(self) -> dict[str, Any]:
        """A message goes out only where they said that it is safe, and where to."""
        said: dict[str, Any] = super().clean() or {}
        by = said.get("confirm")
        if not by:
            return said
        if said.get("safe") != "yes" or said.get("shared") != "no":
            self.add_error("confirm", "We only send it if it is safe and nobody else reads it.")
        elif by == "sms" and not str(said.get("phone", "")).strip():
            self.add_error("phone", "Write the number for the text, or choose no text.")
        elif by == "email" and "email" not in self.errors and not said.get("email"):
            self.add_error("email", "Write the address for the email, or choose no email.")
        return said


class Language(Page):
    """Which language, and whether somebody should interpret."""

    title, short = "Which language is best for you?", "Language"
    language = fields.one(
        "Language",
        [
            ("en", "English"),
            ("cy", "Cymraeg (Welsh)"),
            ("pl", "Polski (Polish)"),
            ("ro", "Română (Romanian)"),
            ("ur", "اردو (Urdu)"),
            ("pa", "ਪੰਜਾਬੀ (Punjabi)"),
            ("ar", "العربية (Arabic)"),
            ("bfi", "British Sign Language"),
            ("other", "Another language"),
        ],
    )
    language_other = fields.line("Which other language?", 60)
    interpreter = fields.one("Do you want an interpreter? It costs you nothing.", YES_NO)


class Evidence(Page):
    """What may be lost if nobody keeps it."""

    title, short = "What could get lost?", "What could get lost"
    hint = "Keep messages and pictures. Do not clean or move things, if that is safe."
    i_lines = fields.some(
        "Is there any of this?",
        [
            ("cctv", "A camera that saw it"),
            ("doorbell", "A doorbell with a camera"),
            ("digital_device", "Messages, calls or pictures on a phone"),
            ("forensic_scene", "Marks, or things that were touched"),
            ("witness", "Somebody who saw or heard it"),
        ],
    )
    lost_soon = fields.one("Could any of it be lost in the next few days?", YES_NO)
    lost_what = fields.words("What, and when could it be lost?")


PAGES: Mapping[str, type[Page]] = {
    "what": What,
    "where": Where,
    "when": When,
    "danger": Danger,
    "home": Home,
    "you": You,
    "reach": Reach,
    "language": Language,
    "evidence": Evidence,
}
ORDER = tuple(PAGES)


def after(page: str) -> str:
    """The page that follows, or "" where the answers are to be checked."""
    place = ORDER.index(page) + 1
    return ORDER[place] if place < len(ORDER) else ""


def before(page: str) -> str:
    """The page before, or "" on the first."""
    place = ORDER.index(page)
    return ORDER[place - 1] if place else ""


class Send(forms.Form):
    """Sending it. The field is a trap for machines: nobody sees it, and it must stay empty."""

    leave_empty = forms.CharField(
        required=False,
        label="Leave this empty",
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_leave_empty(self) -> str:
        """Filled, it is said in words: a browser that fills forms must not lose a report."""
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError("The box “Leave this empty” was filled. Press Send again.")
        return ""
