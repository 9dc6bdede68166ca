"""A small scenario of three places and four sites, of which choices are made in tests."""

from pathlib import Path

SITES = """
name = "four sites"
horizon_hours = 60
warmup_hours = 6
[demand]
places = "places.csv"
per_day = 60
grades = { I = 0.5, P = 0.5 }
[service]
I = { dist = "exponential", mean = 40 }
P = { dist = "exponential", mean = 40 }
[travel]
kind = "matrix"
file = "minutes.csv"
[[base]]
name = "West"
units = { day = 2, night = 2 }
[[base]]
name = "Middle"
[[base]]
name = "East"
units = { day = 2, night = 2 }
[[base]]
name = "Far"
[shifts]
day = ["06:00", "18:00"]
night = ["18:00", "06:00"]
[targets]
I = 15
"""
PLACES = "place,easting,northing,weight\nA,390000,340000,4\nB,395000,340000,2\nC,400000,340000,1\n"
MINUTES = {"West": (2, 12, 24), "Middle": (11, 3, 13), "East": (25, 12, 2), "Far": (40, 30, 20)}


def written(folder: Path, text: str = SITES) -> Path:
    """The scenario and the files that it names."""
    (folder / "places.csv").write_text(PLACES)
    rows = [
        f"{place},{base},{minutes}\n"
        for base, drives in MINUTES.items()
        for place, minutes in zip("ABC", drives, strict=True)
    ]
    (folder / "minutes.csv").write_text("from,to,minutes\n" + "".join(rows))
    path = folder / "sites.toml"
    path.write_text(text)
    return path
