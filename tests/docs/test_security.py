"""SECURITY.md says what holds: the walls that no other test looks at are tried here."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from goldenhour.force.models import Officer

ROOT = Path(__file__).resolve().parents[2]
SHOWN_BY = re.compile(r"`(tests/[\w/.]+)`")
HELD_IN = re.compile(r"`((?!tests/)[\w/]+\.py)`")


@pytest.mark.django_db
def test_no_page_may_run_a_script_or_a_style_that_stands_within_it(client: Client) -> None:
    policy = client.get("/sign-in").headers["Content-Security-Policy"]

    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_a_password_is_kept_by_argon2(ada: Officer) -> None:
    ada.set_password("a long and made-up sentence")
    assert ada.password.startswith("argon2$argon2id$")


def test_a_session_ends_after_twelve_hours_and_stays_with_us() -> None:
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) == timedelta(hours=12)
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Strict"
    assert settings.SESSION_COOKIE_HTTPONLY


def test_what_the_page_names_exists() -> None:
    text = (ROOT / "SECURITY.md").read_text()
    named = [ROOT / name for name in SHOWN_BY.findall(text)]
    named += [ROOT / "goldenhour" / name for name in HELD_IN.findall(text)]

    assert len(named) > 10
    assert [path for path in named if not path.exists()] == []
