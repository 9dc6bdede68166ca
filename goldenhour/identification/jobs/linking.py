"""Linking: every pair of persons in a population that may be one, written whole or not at all.

The pairs are worked out part by part in a folder beside the result, each part kept once it is
whole; a run that was killed goes on where it stopped, if its files, weights and threshold are the
same, and begins anew if not. The result appears under its name only when it is complete. Nothing
is merged: the pairs are for people to look at.
"""

import csv
import json
import logging
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
from splink import Linker

from goldenhour.identification.jobs import model, records
from goldenhour.identification.jobs.records import Kept, Progress
from goldenhour.identification.jobs.splink_engine import Backend, Engine

ROWS_A_PART = 250_000  # of the left side: at a million rows a part takes a minute or two
HEADER = ("person_id_l", "person_id_r", "probability")
PARTS = """
SELECT least(person_id_l, person_id_r) AS one, greatest(person_id_l, person_id_r) AS other,
       max(match_probability) AS probability
FROM read_parquet({parts}) WHERE {different} GROUP BY ALL ORDER BY probability DESC, one, other
"""
# Between two files the left is of the first: the same id may be two persons there.
BETWEEN = """
SELECT CASE WHEN source_dataset_l = 'file_1' THEN person_id_l ELSE person_id_r END AS one,
       CASE WHEN source_dataset_l = 'file_1' THEN person_id_r ELSE person_id_l END AS other,
       max(match_probability) AS probability
FROM read_parquet({parts}) GROUP BY ALL ORDER BY probability DESC, one, other
"""


@dataclass(frozen=True)
class Asked:
    """What is to be linked, by which weights, and from which probability on."""

    files: tuple[Path, ...]  # one: within it; two: between them
    weights: dict[str, Any]
    threshold: float
    engine: Engine = Engine.duckdb
    ignore_extra: bool = False

    @property
    def mark(self) -> str:
        """What has to be the same for a run to go on where another stopped."""
        looked = [(str(path.resolve()), *path.stat()[6:9:2]) for path in self.files]
        said = [looked, self.weights, self.threshold, self.engine, ROWS_A_PART]
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Reports:
    """Whom to tell how far it is: bytes read, then parts done of how many."""

    read: Progress = lambda _: None
    parts: Progress = lambda _: None
    part: Progress = lambda _: None


def link(asked: Asked, out: Path, reports: Reports = Reports()) -> int:
    """Write the pairs, most probable first; how many there are."""
    work = work_folder(out)
    _begin(work, asked.mark)
    table = work / "records.parquet"
    if table.exists():
        kept = Kept(table, records.count(table), len(asked.files))
    else:
        kept = records.keep(
            asked.files, table, ignore_extra=asked.ignore_extra, progress=reports.read
        )
    parts = 1 + (kept.rows - 1) // ROWS_A_PART if kept.rows else 0
    reports.parts(parts)
    if any(not _part(work, number).exists() for number in range(1, parts + 1)):
        _predict(asked, kept, work, parts, reports)
    written = _gather(work, parts, out, is_between=len(asked.files) > 1)
    shutil.rmtree(work)
    return written


def work_folder(out: Path) -> Path:
    """Where the parts lie until the result is whole."""
    return out.with_name(out.name + ".work")


def _begin(work: Path, mark: str) -> None:
    """The folder of an earlier run of the same, or a new one."""
    marked = work / "mark"
    if work.exists() and not (marked.exists() and marked.read_text() == mark):
        shutil.rmtree(work)
    if not work.exists():
        work.mkdir(parents=True)
        marked.write_text(mark)


def _part(work: Path, number: int) -> Path:
    return work / f"part-{number:04d}.parquet"


def _predict(asked: Asked, kept: Kept, work: Path, parts: int, reports: Reports) -> None:
    """Work out the parts that are not there yet."""
    backend = Backend(asked.engine, work)
    try:
        linker = _linker(asked, kept, backend)
        for number in range(1, parts + 1):
            whole = _part(work, number)
            if not whole.exists():
                half = work / "half.parquet"
                _away(half)
                found = linker.inference.predict_chunk(
                    left_chunk=(number, parts),
                    threshold_match_probability=asked.threshold,
                    warning_mode="never",
                )
                found.to_parquet(str(half), overwrite=True)
                half.rename(whole)
                found.drop_table_from_database_and_remove_from_cache()
            reports.part(1)
    finally:
        backend.close()


def _linker(asked: Asked, kept: Kept, backend: Backend) -> Linker:
    dialect = backend.engine.dialect
    weights = model.for_rows(asked.weights, kept.rows // kept.files)
    if kept.files == 1:
        table = backend.table(kept.path, "records")
        within = model.trained(weights, dialect, "dedupe_only")
        return Linker(table, within, log_level=logging.ERROR)
    tables = [
        backend.table(kept.path, f"file_{number}", f"source_dataset = 'file_{number}'")
        for number in range(1, kept.files + 1)
    ]
    between = model.trained(weights, dialect, "link_only")
    return Linker(tables, between, log_level=logging.ERROR)


def _gather(work: Path, parts: int, out: Path, *, is_between: bool) -> int:
    """The pairs of persons in all the parts, each once with its highest probability."""
    part = out.with_name(out.name + ".part")
    written = 0
    with part.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(HEADER)
        for row in _rows(_listed(work, parts), is_between=is_between) if parts else ():
            table.writerow(row)
            written += 1
    part.replace(out)
    return written


def _rows(parts: Sequence[str], *, is_between: bool) -> Any:
    listed = str([name.replace("'", "''") for name in parts])
    different = "person_id_l <> person_id_r"
    question = BETWEEN if is_between else PARTS
    found = duckdb.connect().execute(question.format(parts=listed, different=different))
    while batch := found.fetchmany(10_000):
        yield from batch


def _listed(work: Path, parts: int) -> list[str]:
    """The files of the parts; Spark writes each as a folder."""
    named = [_part(work, number) for number in range(1, parts + 1)]
    return [str(path / "*.parquet") if path.is_dir() else str(path) for path in named]


def _away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
