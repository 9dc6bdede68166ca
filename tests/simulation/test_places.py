"""Where demand arises: the shipped areas, a CSV, a GeoJSON; a file is believed or refused."""

import json

import numpy as np
import pytest

from goldenhour import geography
from goldenhour.geography.demand import share_in_centres
from goldenhour.simulation import places

TABLE = "place,easting,northing,weight\nA,388300,347600,1\nB,398100,310200,3\n"


def a_map(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def a_feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_the_shipped_areas_carry_all_demand() -> None:
    areas = places.built_in()
    assert len(areas) == 687
    assert areas.weights.sum() == pytest.approx(1)
    assert areas.weights.min() > 0
    assert 0 < areas.is_rural.sum() < 687


def test_town_centres_carry_more_than_their_residents() -> None:
    areas = places.built_in()
    people = np.array([area.population for area in geography.lsoas()])
    beyond = areas.weights / (people / people.sum())
    busiest = [geography.lsoas()[at].name for at in np.argsort(-beyond)[:10]]
    assert "Stafford 012B" in busiest  # the centre of Stafford
    assert 0.1 < share_in_centres() < 0.4


def test_a_csv_gives_shares_of_demand() -> None:
    read = places.from_csv(TABLE)
    assert read.names == ("A", "B")
    assert read.weights.tolist() == [0.25, 0.75]
    assert not read.is_rural.any()
    with_density = TABLE.replace("weight", "weight,people_per_hectare").replace(",1\n", ",1,\n")
    told = places.from_csv(with_density.replace(",3\n", ",3,0.4\n"))
    assert told.is_rural.tolist() == [False, True]


def test_a_geojson_gives_points_and_middles() -> None:
    square = [[-2.2, 53.0], [-2.0, 53.0], [-2.0, 53.2], [-2.2, 53.2], [-2.2, 53.0]]
    read = places.from_geojson(
        a_map(
            a_feature({"type": "Point", "coordinates": [-2.1, 53.1]}, place="A", weight=1),
            a_feature({"type": "Polygon", "coordinates": [square]}, place="B", weight=1),
            a_feature({"type": "MultiPolygon", "coordinates": [[square]]}, place="C", weight=1),
        )
    )
    assert np.ptp(read.eastings) < 1
    assert np.ptp(read.northings) < 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: names no column place"),
        (TABLE.replace("weight", "wait"), "line 1: names no column weight"),
        (TABLE.replace("weight", "weight,colour"), "line 1: column 'colour' is not known"),
        (TABLE.replace("weight", "weight,weight"), "line 1: names a column twice"),
        (TABLE + "C,1,2\n", "line 4: has 3 fields"),
        (TABLE + "C,1,2,x\n", "line 4: weight is no number"),
        (TABLE + "C,1,2,inf\n", "line 4: weight is no number"),
        (TABLE + "C,1,2,-1\n", "line 4: weight is negative"),
        (TABLE + "C,1e9,2,1\n", "line 4: easting and northing are metres"),
        (TABLE + ",1,2,1\n", "line 4: place is empty"),
        (TABLE + "A,1,2,1\n", "place 'A' stands twice"),
        (TABLE + '"C,1,2,1\n', "line 4: is no row"),
        (TABLE.replace(",1\n", ",0\n").replace(",3\n", ",0\n"), "the weights sum to nothing"),
        ("place,easting,northing,weight\n", "no place"),
    ],
)
def test_a_csv_that_cannot_be_used_is_refused_by_its_line(text: str, said: str) -> None:
    with pytest.raises(places.Unusable) as refused:
        places.from_csv(text)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no GeoJSON"),
        ("[" * 100_000, "is no GeoJSON"),
        ("{}", "is no GeoJSON"),
        (a_map({}), "feature 1: is no point"),
        (a_map(a_feature({"type": "Point", "coordinates": [53, -2]}, place="A")), "feature 1"),
        (a_map(a_feature({"type": "Point", "coordinates": [-2, 53]})), "feature 1: place is"),
        (
            a_map(a_feature({"type": "Point", "coordinates": [-2, 53]}, place="A")),
            "feature 1: weight is no number",
        ),
    ],
)
def test_a_geojson_that_cannot_be_used_is_refused_by_its_feature(text: str, said: str) -> None:
    with pytest.raises(places.Unusable) as refused:
        places.from_geojson(text)
    assert str(refused.value).startswith(said)
