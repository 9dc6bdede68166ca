"""Disk: the one room of linkage that touches files: an index is saved, opened and added to.

A folder holds ``current``, a file that names the version in force, and the versions. A new
version is written and flushed beside the old, then ``current`` is replaced by a rename: whoever
is killed when, there is the old index or the new one, never half. What comes since is appended to
the version's ``added.log``, each entry with its length and checksum, flushed before it counts; an
entry torn by a crash ends the log and is cut off by the next writer.
"""

import fcntl
import json
import os
import shutil
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from math import prod
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import model as models
from goldenhour.linkage.index.building import postings_of, rebuilt
from goldenhour.linkage.index.columns import Column, Rows
from goldenhour.linkage.index.postings import Postings
from goldenhour.linkage.index.searching import Index
from goldenhour.linkage.standard import COLUMNS, Standard

FORMAT = 2  # of the files; raised whenever a column, a key or a standard spelling changes
CURRENT, LOCK = "current", "lock"
ARRAYS, LOG, MANIFEST, WEIGHTS = "arrays", "added.log", "manifest.json", "weights.json"
ALIGNED = 64  # octets
HEAD = struct.Struct("<II")  # length and checksum of an entry
LONGEST = 1_000_000  # octets of an entry; a greater length is a torn one


class NoIndex(ValueError):
    """There is no index that can be used. Says where, and how to build one."""


def save(
    folder: Path, rows: Rows, weights: Mapping[str, Any], *, after: "Stored | None" = None
) -> int:
    """Write a new version and put it in force; gives the octets it takes.

    ``after``: the index that the rows were read from; what has been added to it since is kept.
    """
    models.read(weights)  # refused before anything is written
    folder.mkdir(parents=True, exist_ok=True)
    version = folder / f"version-{os.getpid()}-{os.urandom(4).hex()}"
    version.mkdir()
    try:
        _write(version, rows, postings_of(rows), weights)
        with _locked(folder):
            if after is not None:
                _carry(after, version)
            _put_in_force(folder, version)
    except BaseException:
        shutil.rmtree(version, ignore_errors=True)
        raise
    return sum(file.stat().st_size for file in version.iterdir())


class Stored:
    """An index on disk. Asked again, it has what any process has added since."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open()

    def _open(self) -> None:
        self.version = _in_force(self.folder)
        self.index = _read(self.version)
        self.read_to = 0  # octets of the log that are taken in
        self.refresh()

    def refresh(self) -> None:
        """Take in what was added since, by whatever process; and a new version where there is."""
        if _in_force(self.folder) != self.version:
            self._open()
            return
        for end, entry in _entries(self.version / LOG, self.read_to):
            self.index.tail.add(entry["person"], Standard(**entry["record"]))
            self.read_to = end

    def add(self, person: str, record: Standard) -> None:
        """Keep one more row: when this returns, it survives a crash and is found."""
        entry = {
            "person": person,
            "record": {k: v for k, v in record.row().items() if v is not None},
        }
        octets = json.dumps(entry).encode()
        with _locked(self.folder):
            self.refresh()
            with (self.version / LOG).open("ab") as log:
                log.truncate(self.read_to)  # an entry torn by a crash
                log.write(HEAD.pack(len(octets), crc32(octets)) + octets)
                log.flush()
                os.fsync(log.fileno())
        self.refresh()

    def rebuild(self) -> int:
        """Build the index again with what was added in it; gives the octets it takes."""
        self.refresh()
        rows = rebuilt(self.index.rows, self.index.tail)
        weights = json.loads((self.version / WEIGHTS).read_text())
        octets = save(self.folder, rows, weights, after=self)
        self.refresh()
        return octets


def _entries(path: Path, begin: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The whole entries from there on, each with where it ends. A torn one ends the reading."""
    if not path.exists() or path.stat().st_size <= begin:
        return
    with path.open("rb") as log:
        log.seek(begin)
        while len(head := log.read(HEAD.size)) == HEAD.size:
            length, checksum = HEAD.unpack(head)
            octets = log.read(length) if length <= LONGEST else b""
            if len(octets) < length or length > LONGEST or crc32(octets) != checksum:
                return
            begin += HEAD.size + length
            yield begin, json.loads(octets)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One writer at a time; a process that dies lets go."""
    with (folder / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _carry(old: "Stored", new: Path) -> None:
    """Take over what was added to an index since its rows were read. Under the lock."""
    if _in_force(old.folder) != old.version:
        raise NoIndex("The index was replaced meanwhile. Nothing was changed; try again.")
    begin = old.read_to
    whole = max((end for end, _ in _entries(old.version / LOG, begin)), default=begin)
    if whole > begin:
        with (old.version / LOG).open("rb") as log:
            log.seek(begin)
            (new / LOG).write_bytes(log.read(whole - begin))
        _flush(new / LOG)


def _put_in_force(folder: Path, version: Path) -> None:
    coming = folder / f"{CURRENT}.{version.name}"
    coming.write_text(version.name)
    _flush(coming)
    _flush(version)
    coming.replace(folder / CURRENT)
    _flush(folder)
    for old in folder.glob("version-*"):
        if old != version and not _is_being_written(old):
            shutil.rmtree(old, ignore_errors=True)
    for left in folder.glob(f"{CURRENT}.version-*"):
        left.unlink(missing_ok=True)


def _is_being_written(version: Path) -> bool:
    """Whether the process that makes this version still lives."""
    maker = version.name.split("-")[1]
    is_alive = maker.isdigit() and Path(f"/proc/{maker}").exists()
    return is_alive and not (version / MANIFEST).exists()


def _in_force(folder: Path) -> Path:
    try:
        version = folder / (folder / CURRENT).read_text()
    except OSError as bad:
        raise NoIndex(
            f"There is no index in {folder}. Build one: goldenhour identify build."
        ) from bad
    return version


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _arrays(rows: Rows, postings: Postings) -> Iterator[tuple[str, NDArray[Any]]]:
    yield from (("codes", rows.codes), ("persons", rows.persons))
    yield from (("keys", postings.keys), ("starts", postings.starts), ("rows", postings.rows))
    for name, column in {**rows.columns, "people": rows.people}.items():
        for part in ("hashes", "starts", "octets", "counts"):
            yield f"{name}.{part}", getattr(column, part)


def _write(version: Path, rows: Rows, postings: Postings, weights: Mapping[str, Any]) -> None:
    """All arrays in one file, each at its place by the manifest, which is written last."""
    places: dict[str, tuple[str, list[int], int]] = {}
    with (version / ARRAYS).open("wb") as file:
        for name, array in _arrays(rows, postings):
            file.write(b"\0" * (-file.tell() % ALIGNED))
            places[name] = (array.dtype.str, list(array.shape), file.tell())
            np.ascontiguousarray(array).tofile(file)
        file.flush()
        os.fsync(file.fileno())
    (version / WEIGHTS).write_text(json.dumps(weights))
    _flush(version / WEIGHTS)
    said = {name: column.said for name, column in rows.columns.items()}
    manifest = {"format": FORMAT, "rows": len(rows.codes), "said": said, "arrays": places}
    (version / MANIFEST).write_text(json.dumps(manifest))
    _flush(version / MANIFEST)


def _read(version: Path) -> Index:
    try:
        manifest = json.loads((version / MANIFEST).read_text())
        if manifest["format"] != FORMAT:
            raise NoIndex(f"The index in {version.parent} is of another release. Build it again.")
        array = _mapped(version / ARRAYS, manifest["arrays"])
        said = manifest["said"]
        rows = Rows(
            {name: _column(array, name, said[name]) for name in COLUMNS},
            array("codes"),
            array("persons"),
            _column(array, "people", manifest["rows"]),
        )
        postings = Postings(array("keys"), array("starts"), array("rows"))
        return Index(rows, postings, models.read(json.loads((version / WEIGHTS).read_text())))
    except (OSError, KeyError, json.JSONDecodeError) as bad:
        raise NoIndex(f"The index in {version.parent} is damaged. Build it again.") from bad


def _column(array: Callable[[str], Any], name: str, said: int) -> Column:
    hashes, starts, octets, counts = (
        array(f"{name}.{part}") for part in ("hashes", "starts", "octets", "counts")
    )
    return Column(hashes, starts, octets, counts, said)


def _mapped(path: Path, places: Mapping[str, Any]) -> Callable[[str], Any]:
    """The arrays of a file by name, read page by page as they are needed."""
    size = path.stat().st_size
    octets = np.memmap(path, np.uint8, "r").view(np.ndarray) if size else np.empty(0, np.uint8)

    def array(name: str) -> NDArray[Any]:
        kind, shape, begin = places[name]
        dtype = np.dtype(kind)
        end = begin + dtype.itemsize * prod(shape)
        if end > size:
            raise OSError(f"{path} is too short")
        found: NDArray[Any] = octets[begin:end].view(dtype).reshape(shape)
        return found

    return array
