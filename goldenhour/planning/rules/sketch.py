"""Sketch: where a scenario's units start and wait, drawn over its places as one SVG picture.

It needs no network and no script; its colours hold on the day's and on the dim page.
"""

from html import escape
from pathlib import Path

from goldenhour.planning.rules import maps
from goldenhour.simulation import ground
from goldenhour.simulation.scenario import Scenario, Unusable

PAPER, LAND, EDGE, INK = "#ffffff", "#e4e8ea", "#b1b8bd", "#1d2326"


def drawing(scenario: Scenario) -> str | None:
    """The picture; None where the places have no map or the ground cannot be used."""
    try:
        drawn = maps.drawing(ground.of(scenario, Path()), scenario)
    except Unusable:
        return None
    if drawn is None:
        return None
    parts = [f'<path d="{path}" fill="{LAND}" stroke="{EDGE}"/>' for path in drawn.paths]
    parts += [
        f'<circle cx="{mark.x}" cy="{mark.y}" r="4" fill="{PAPER}" stroke="{INK}"/>'
        for mark in maps.standbys(drawn, scenario)
    ]
    for mark in maps.bases(drawn, scenario):
        parts.append(f'<path d="M{mark.x} {mark.y - 7}l6.5 11h-13Z" fill="{INK}"/>')
        is_east = mark.x > drawn.width * 0.75
        x, anchor = (mark.x - 9, "end") if is_east else (mark.x + 9, "start")
        parts.append(
            f'<text x="{x}" y="{mark.y + 4}" text-anchor="{anchor}" font-size="12"'
            f' font-family="sans-serif" fill="{INK}">{escape(mark.name)}</text>'
        )
    size = f'viewBox="0 0 {drawn.width} {drawn.height}"'
    paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paper}{"".join(parts)}</svg>'
