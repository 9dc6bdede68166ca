"""A fact reads as one plain line."""

import pytest

from goldenhour.desks.file_words import sentence


@pytest.mark.parametrize(
    ("type", "data", "says"),
    [
        ("suspect.arrested", {"suspect": "A"}, "Suspect arrested: A"),
        ("cps.submitted", {}, "Cps submitted"),
        (
            "case.reported",
            {"offence": "Burglary", "channel": "999", "stalking": False, "domestic_abuse": True},
            "Reported: 999; Burglary; not stalking; domestic abuse",
        ),
        (
            "victim.safe_contact",
            {"victim": "V1", "safe": [{"channel": "phone", "from": "09:00"}], "unsafe": []},
            "Safe contact named: V1; phone, 09:00",
        ),
        (
            "plan.recorded",
            {
                "lines": [
                    {
                        "source": "early_evidence",
                        "objective": "Samples in time",
                        "line": "L2",
                        "due": "2026-11-21T04:05:57+00:00",
                        "perishes_at": "2026-07-01T23:30:00Z",
                    }
                ]
            },
            "Plan recorded: L2, early evidence, Samples in time, due 21 Nov 04:05, "
            "perishes 2 Jul 00:30",
        ),
        (
            "line.disposed",
            {"line": "L1", "disposition": "not_possible", "reason": "Wiped"},
            "Line disposed: L1; not possible; Wiped",
        ),
    ],
)
def test_a_fact_is_one_line(type: str, data: dict[str, object], says: str) -> None:
    assert sentence(type, data) == says
