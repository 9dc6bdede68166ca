"""Many replications: one after the other, in processes of this machine, or on a Dask cluster.

A replication depends on its scenario, seed and number only, so the figures are the same whoever
works them out and in whatever order they come. Processes are forked where that is safe (Linux,
one thread), so that the compiled kernel is there at once; elsewhere they start anew.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from goldenhour.simulation import measuring, playing
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.world import Study

AT_ONCE = 64  # replications handed out before any is back: a study may be cancelled

_study: list[Study] = []  # of this process, handed over once


@dataclass(frozen=True, slots=True)
class Asked:
    """What every replication of a study has in common."""

    seed: int
    with_places: bool
    with_shapes: bool = False


def one(study: Study, asked: Asked, replication: int) -> Figures:
    """The figures of one replication."""
    played = playing.play(study, seed=asked.seed, replication=replication)
    return measuring.of(study, played, with_places=asked.with_places, with_shapes=asked.with_shapes)


def here(study: Study, asked: Asked, numbers: Iterable[int]) -> Iterator[tuple[int, Figures]]:
    """Every replication in this process."""
    for number in numbers:
        yield number, one(study, asked, number)


def in_processes(
    study: Study, asked: Asked, numbers: list[int], workers: int
) -> Iterator[tuple[int, Figures]]:
    """Every replication in ``workers`` processes, as they are done."""
    if workers == 1 or len(numbers) == 1:
        yield from here(study, asked, numbers)
        return
    first, *rest = numbers
    yield first, one(study, asked, first)  # compiles, so that forked processes need not
    how = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    pool = ProcessPoolExecutor(
        min(workers, len(rest)),
        mp_context=multiprocessing.get_context(how),
        initializer=_begin,
        initargs=(study, os.getpid()),
    )
    try:
        yield from _as_done(lambda number: pool.submit(_of_process, asked, number), rest)
    finally:
        pool.shutdown(cancel_futures=True)


def on_dask(
    study: Study, asked: Asked, numbers: list[int], *, address: str | None, workers: int
) -> Iterator[tuple[int, Figures]]:
    """Every replication on a Dask cluster, or on one begun here where no address is given."""
    with _client(address, workers) as client:
        there = client.scatter(study, broadcast=True)
        futures = {client.submit(one, there, asked, n, pure=False): n for n in numbers}
        for future in import_module("distributed").as_completed(futures):
            yield futures[future], future.result()


def _as_done(submit: Callable[[int], Any], numbers: list[int]) -> Iterator[tuple[int, Figures]]:
    waiting = iter(numbers)
    running = {submit(number): number for _, number in zip(range(AT_ONCE), waiting, strict=False)}
    while running:
        done = next(as_completed(running))
        number = running.pop(done)
        yield number, done.result()
        for following in waiting:
            running[submit(following)] = following
            break


def _begin(study: Study, parent: int) -> None:
    _study[:] = [study]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the study, and says so
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """A killed study leaves no process behind."""
    while os.getppid() == parent:
        threading.Event().wait(1)
    os._exit(1)


def _of_process(asked: Asked, number: int) -> Figures:
    return one(_study[0], asked, number)


@contextmanager
def _client(address: str | None, workers: int) -> Iterator[Any]:
    distributed = import_module("distributed")
    if address is not None:
        with distributed.Client(address, timeout="10s") as client:
            yield client
        return
    cluster = distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=None
    )
    with cluster, distributed.Client(cluster) as client:
        yield client
