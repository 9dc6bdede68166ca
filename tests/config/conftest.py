"""The moment of the API's tests: nine o'clock, and it stays nine o'clock."""

from datetime import datetime

import pytest

from goldenhour.web import clock


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch, nine: datetime) -> datetime:
    """The clock shows nine and stands still; tests that wait move nothing but their records."""
    monkeypatch.setattr(clock, "real_now", lambda: nine)
    return nine
