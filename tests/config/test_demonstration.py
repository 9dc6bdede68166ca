"""The demonstration's doors: what they refuse, and that they end in order."""

import os
import signal
import socket
from datetime import timedelta

import pytest

from goldenhour.config import demonstration


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("", timedelta(0)),
        ("90m", timedelta(minutes=90)),
        ("12h", timedelta(hours=12)),
        ("9d", timedelta(days=9)),
    ],
)
def test_a_span_is_read_as_people_write_it(text: str, span: timedelta) -> None:
    assert demonstration.read_span(text) == span


@pytest.mark.parametrize("text", ["9", "d", "-1d", "1w", "1.5h", "99999d", "9 d"])
def test_what_is_no_span_is_refused_with_the_mend(text: str) -> None:
    with pytest.raises(demonstration.CannotStart, match="90m, 12h or 9d"):
        demonstration.read_span(text)


def test_a_busy_port_is_refused_with_the_mend() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(demonstration.CannotStart, match=f"Port {port} is in use.*--port"):
            demonstration.listening(port)


def test_told_to_end_it_ends_in_order() -> None:
    """So that the database it started is stopped too, and not left behind."""
    before = signal.signal(signal.SIGTERM, demonstration._end)
    try:
        with pytest.raises(SystemExit) as end:
            os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert end.value.code == 0
