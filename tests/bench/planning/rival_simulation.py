"""SimPy and Ciw on the bench of simulation; run by the Python that has them, knows nothing of us.

    python rival_simulation.py simpy-plain|ciw-plain|simpy-spatial FOLDER

Reads FOLDER/demand.npz but for Ciw, which draws its own. The plain model is thirty servers and
three grades without pre-emption. The spatial one has nearest free unit, shifts, drives that can
be broken off for an Immediate, and free units that are met on their way home; none of our other
rules, so it has less to do than ours.
"""

import heapq
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

MEAN, DAY, YEAR = 49.371428571428574, 1440.0, 525_600.0


def simpy_plain(demand: Any) -> list[float]:
    import simpy

    room = simpy.Environment()
    servers = simpy.PriorityResource(room, 30)
    waits: list[list[float]] = [[], [], []]

    def job(grade: int, service: float) -> Any:
        rang = room.now
        with servers.request(priority=grade) as asked:
            yield asked
            waits[grade].append(room.now - rang)
            yield room.timeout(service)

    def ring() -> Any:
        rows = zip(
            demand["at"].tolist(), demand["grade"].tolist(), demand["service"].tolist(), strict=True
        )
        for at, grade, service in rows:
            yield room.timeout(at - room.now)
            room.process(job(grade, service))

    room.process(ring())
    room.run()
    return [float(np.mean(one)) for one in waits]


def ciw_plain() -> list[float]:
    import ciw

    rates = {"I": 0.17, "P": 0.33, "S": 0.5}
    network = ciw.create_network(
        arrival_distributions={g: [ciw.dists.Exponential(700 / DAY * s)] for g, s in rates.items()},
        service_distributions={g: [ciw.dists.Exponential(1 / MEAN)] for g in rates},
        number_of_servers=[30],
        priority_classes={"I": 0, "P": 1, "S": 2},
    )
    ciw.seed(1)
    played = ciw.Simulation(network)
    played.simulate_until_max_time(YEAR)
    told: dict[str, list[float]] = {grade: [] for grade in rates}
    for row in played.get_all_records():
        told[row.customer_class].append(row.waiting_time)
    return [float(np.mean(told[grade])) for grade in rates]


class Room:
    """Units, queues and dispatch of the spatial model."""

    def __init__(self, room: Any, demand: Any) -> None:
        self.room, self.minutes = room, demand["minutes"].tolist()
        self.home = demand["home"].tolist()
        self.units = range(len(self.home))
        self.legs = [(home, home, 0.0, 0.0) for home in self.home]
        self.state, self.ends = ["off"] * len(self.home), [0.0] * len(self.home)
        self.job: list[Any] = [None] * len(self.home)
        self.process: list[Any] = [None] * len(self.home)
        self.queues: list[list[Any]] = [[], [], []]
        self.waits: list[list[float]] = [[], [], []]

    def away(self, unit: int, place: int) -> float:
        begins, ends, left, due = self.legs[unit]
        row, now = self.minutes[place], self.room.now
        if now >= due:
            return float(row[ends])
        return float(row[begins] + (now - left) / (due - left) * (row[ends] - row[begins]))

    def serve(self) -> None:
        for grade, queue in enumerate(self.queues):
            while queue:
                unit = self.best(grade, queue[0][1])
                if unit is None:
                    return
                self.send(unit, heapq.heappop(queue), grade)

    def best(self, grade: int, place: int) -> int | None:
        found, least = None, 1e300
        for unit in self.units:
            state = self.state[unit]
            may = state == "free" or (grade == 0 and state == "driving" and self.job[unit][3] > 0)
            if may and (minutes := self.away(unit, place)) < least:
                found, least = unit, minutes
        return found

    def send(self, unit: int, one: Any, grade: int) -> None:
        drive = self.away(unit, one[1])
        if self.state[unit] == "driving":
            other = self.job[unit]
            self.process[unit].interrupt()
            heapq.heappush(self.queues[other[3]], other)
        self.legs[unit] = (self.legs[unit][1], one[1], self.room.now, self.room.now + drive)
        self.state[unit], self.job[unit] = "driving", one
        self.process[unit] = self.room.process(self.attend(unit, one, drive))

    def attend(self, unit: int, one: Any, drive: float) -> Any:
        import simpy

        try:
            yield self.room.timeout(drive)
        except simpy.Interrupt:
            return
        self.state[unit] = "there"
        self.waits[one[3]].append(self.room.now - drive - one[0])
        yield self.room.timeout(one[2])
        back = self.minutes[one[1]][self.home[unit]]
        self.legs[unit] = (one[1], self.home[unit], self.room.now, self.room.now + back)
        self.state[unit] = "free" if self.ends[unit] > self.room.now else "off"
        self.serve()

    def shift(self, units: list[int], start: float, length: float) -> Any:
        yield self.room.timeout(start)
        while self.room.now < YEAR:
            for unit in units:
                self.ends[unit] = self.room.now + length
                if self.state[unit] == "off":
                    self.state[unit] = "free"
                    self.legs[unit] = (self.home[unit], self.home[unit], 0.0, 0.0)
            self.serve()
            yield self.room.timeout(length)
            for unit in units:
                if self.state[unit] == "free" and self.ends[unit] <= self.room.now:
                    self.state[unit] = "off"
            yield self.room.timeout(DAY - length)


def simpy_spatial(demand: Any) -> list[float]:
    import simpy

    room = simpy.Environment()
    force = Room(room, demand)
    shifts = demand["shift"]
    for number, (start, length, _) in enumerate(demand["shifts"].tolist()):
        room.process(force.shift(np.flatnonzero(shifts == number).tolist(), start, length))

    def ring() -> Any:
        columns = [demand[name].tolist() for name in ("at", "place", "service", "grade")]
        for one in zip(*columns, strict=True):
            if one[3] < 3 and one[0] < YEAR:
                yield room.timeout(one[0] - room.now)
                heapq.heappush(force.queues[one[3]], one)
                force.serve()

    room.process(ring())
    room.run(until=YEAR + 7 * DAY)
    return [float(np.mean(one)) for one in force.waits]


def main(what: str, folder: Path) -> None:
    read = dict(np.load(folder / "demand.npz"))
    began = process_time()
    played: dict[str, Callable[[], list[float]]] = {
        "simpy-plain": lambda: simpy_plain(read),
        "ciw-plain": ciw_plain,
        "simpy-spatial": lambda: simpy_spatial(read),
    }
    waits = played[what]()
    seconds = process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "waits": waits, "peak": peak}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
