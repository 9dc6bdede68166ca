"""What may be asked about studies and own scenarios. Plain rows come out; nobody is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.planning.models import OwnScenario, Study, StudyFile
from goldenhour.planning.rules import states
from goldenhour.planning.rules.asking import Posed

LISTED = 50


@dataclass(frozen=True)
class StudyRow:
    """One study as a list shows it."""

    uid: UUID
    version: int
    kind: str
    names: tuple[str, ...]
    replications: int
    seed: int
    state: str
    done: int
    total: int
    attempts: int
    staff_number: str  # of who asked
    asked_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    why: str

    @property
    def is_under_way(self) -> bool:
        """Whether it waits or runs: it may still be cancelled."""
        return self.state in states.UNDER_WAY

    @property
    def state_in_words(self) -> str:
        """Its state as people say it."""
        return states.WORDS[self.state]

    @property
    def reason(self) -> str:
        """Why it failed and what to do, a sentence; empty where it did not."""
        return states.REASONS.get(self.why, "")


@dataclass(frozen=True)
class FileRow:
    """One file of a study's answer."""

    name: str
    sha256: str


@dataclass(frozen=True)
class OpenedStudy:
    """A study with what was asked word for word, and what came of it."""

    row: StudyRow
    scenarios: tuple[Posed, ...]
    results: dict[str, Any] | None
    results_sha256: str
    faults: tuple[str, ...]
    files: tuple[FileRow, ...]


@dataclass(frozen=True)
class ScenarioRow:
    """A scenario that somebody here wrote."""

    uid: UUID
    version: int
    name: str
    text: str
    sha256: str
    kept_at: datetime


OF_STUDY = (
    *("uid", "version", "kind", "scenarios", "replications", "seed", "state", "done", "total"),
    *("attempts", "asked_by__staff_number", "asked_at", "begun_at", "ended_at", "why"),
)
OF_SCENARIO = tuple(ScenarioRow.__dataclass_fields__)


def studies() -> list[StudyRow]:
    """The newest studies, at most 50. One query."""
    return [_study(row) for row in Study.objects.order_by("-asked_at").values(*OF_STUDY)[:LISTED]]


def studies_called(uids: Sequence[UUID]) -> list[StudyRow]:
    """These studies, as far as they exist. One query."""
    return [_study(row) for row in Study.objects.filter(uid__in=uids).values(*OF_STUDY)]


def study(uid: UUID) -> OpenedStudy:
    """One study with its answer. Raises Study.DoesNotExist. Two queries."""
    more = ("results", "results_sha256", "faults")
    found = Study.objects.values(*OF_STUDY, *more).get(uid=uid)
    files = StudyFile.objects.filter(study__uid=uid).order_by("id")
    return OpenedStudy(
        row=_study(found),
        scenarios=tuple(Posed(**one) for one in found["scenarios"]),
        results=found["results"],
        results_sha256=found["results_sha256"],
        faults=tuple(found["faults"]),
        files=tuple(FileRow(*row) for row in files.values_list("name", "sha256")),
    )


def study_file(uid: UUID, name: str) -> bytes:
    """One file of a study's answer. Raises StudyFile.DoesNotExist. One query."""
    return bytes(StudyFile.objects.get(study__uid=uid, name=name).content)


def next_study() -> StudyRow | None:
    """The study to be played now: the one asked for longest ago. One query.

    Whoever asks has the turn, so one that runs is of a job that was killed.
    """
    rows = Study.objects.filter(state__in=states.UNDER_WAY).order_by("asked_at", "id")
    found = rows.values(*OF_STUDY).first()
    return _study(found) if found else None


def state_of(uid: UUID) -> str:
    """The state of one study. Raises Study.DoesNotExist. One query."""
    return str(Study.objects.values_list("state", flat=True).get(uid=uid))


def own_scenarios() -> list[ScenarioRow]:
    """Every scenario that somebody here wrote, by name. One query."""
    return [ScenarioRow(**row) for row in OwnScenario.objects.order_by("name").values(*OF_SCENARIO)]


def own_scenario(uid: UUID) -> ScenarioRow:
    """One of them. Raises OwnScenario.DoesNotExist. One query."""
    return ScenarioRow(**OwnScenario.objects.values(*OF_SCENARIO).get(uid=uid))


def _study(row: dict[str, Any]) -> StudyRow:
    given = {name: row[name] for name in OF_STUDY if name in StudyRow.__dataclass_fields__}
    names = tuple(one["name"] for one in row["scenarios"])
    return StudyRow(**given, names=names, staff_number=row["asked_by__staff_number"])
