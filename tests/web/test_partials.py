"""The reusable pieces: a grade is never colour alone, an age never lies, a field says its error."""

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.template.loader import render_to_string

from goldenhour.web.picks import OnePick

AT = datetime(2026, 11, 22, 2, 14, tzinfo=UTC)
WORDS = {"I": ("1", "Immediate"), "P": ("2", "Priority"), "S": ("3", "Scheduled")} | {
    "R": ("4", "Resolve")
}


class Regrade(forms.Form):
    """A small form with each kind of field."""

    why = forms.CharField(label="Why", help_text="One line.")
    who = forms.ChoiceField(
        label="Who agreed",
        choices=[("", "-"), ("sergeant", "Sergeant"), ("unknown", "Not known")],
        widget=OnePick,
    )


@pytest.mark.parametrize("grade", WORDS)
@pytest.mark.parametrize("size", ["s", "m", "l"])
def test_a_grade_is_a_digit_a_word_and_a_shape_of_its_own(grade: str, size: str) -> None:
    html = render_to_string("web/_grade.html", {"grade": grade, "size": size})
    digit, word = WORDS[grade]
    assert f"</svg>{digit}" in html
    assert word in html
    shapes = {
        render_to_string("web/_grade.html", {"grade": g}).split("<svg")[1].split("</svg>")[0]
        for g in WORDS
    }
    assert len(shapes) == 4


def test_a_moment_that_has_passed_says_over_without_any_script() -> None:
    past = {"at": AT - timedelta(minutes=12), "now": AT, "kind": "until"}
    html = render_to_string("web/_age.html", past)
    assert 'class="over"' in html
    assert "OVER 12\xa0minutes" in html
    assert 'data-at="2026-11-22T02:02:00+00:00"' in html


def test_a_moment_to_come_says_how_long_there_is() -> None:
    ahead = {"at": AT + timedelta(minutes=9), "now": AT, "kind": "until"}
    html = render_to_string("web/_age.html", ahead)
    assert "9\xa0minutes" in html
    assert "over" not in html.lower()


def test_a_field_in_error_names_its_error_to_those_who_listen() -> None:
    form = Regrade({})
    html = render_to_string("web/_field.html", {"field": form["why"]})
    assert 'aria-describedby="id_why_helptext id_why_error"' in html
    assert 'id="id_why_error"' in html
    assert 'id="id_why_helptext"' in html


def test_quick_picks_are_real_radio_buttons_with_a_digit_each() -> None:
    html = render_to_string("web/_radios.html", {"field": Regrade()["who"], "needed": True})
    assert html.count('type="radio"') == 2
    assert 'data-digit="?"' in html
    assert "data-needed" in html
    assert "<legend" in html


def test_the_error_summary_leads_to_each_field() -> None:
    html = render_to_string("web/_errors.html", {"form": Regrade({})})
    assert 'href="#id_why"' in html
    assert 'href="#id_who' in html
    assert "data-focus-on-load" in html
    assert render_to_string("web/_errors.html", {"form": Regrade()}).strip() == ""


def test_every_page_says_that_it_is_made_up_unless_the_force_is_real() -> None:
    assert "made up" in render_to_string("base.html")
    assert "made up" not in render_to_string("base.html", {"real_force": True})
    assert "made up" in render_to_string("500.html")


@pytest.mark.parametrize("page", ["400.html", "403.html", "404.html", "500.html"])
def test_an_error_page_needs_no_context_and_shows_a_way_on(page: str) -> None:
    html = render_to_string(page)
    assert "<h1>" in html
    assert 'href="/"' in html


def test_an_abbreviation_is_heard_and_shown_in_full() -> None:
    html = render_to_string("web/_tag.html", {"text": "RV?", "title": "repeat victim probable"})
    assert 'title="repeat victim probable"' in html
    assert '<span aria-hidden="true">RV?</span><span class="vh">repeat victim probable' in html
    assert "title" not in render_to_string("web/_tag.html", {"text": "thin"})
