"""``goldenhour plan price``: what a minute more at the scene, or an absence, costs those who wait.

Beyond the contract, in its style. Exit codes as of ``simulate``.
"""

import json
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from goldenhour.planning.cli_refusals import needs, one_of, refused, said, tell
from goldenhour.planning.cli_simulate import (
    FORMATS,
    Format,
    Replications,
    Seed,
    Workers,
    bar,
    file_of,
    processors,
    study_of,
)


def register(group: typer.Typer) -> None:
    """Hang ``price`` into ``plan``."""
    group.command("price")(price)


def price(
    scenario: Annotated[Path, typer.Argument(help="Scenario file (TOML), or a ready one's name.")],
    *,
    replications: Replications = 20,
    seed: Seed = 1,
    workers: Workers = None,
    output: Format = "table",
) -> None:
    """Say what one minute more at the scene, or one point less of presence, costs in response."""
    one_of("--format", output, FORMATS)
    if replications < 2:
        raise refused("--replications must be 2 or more: one gives no interval.")
    needs("numba")
    with said():
        study = study_of(scenario)
        pricing = import_module("goldenhour.planning.jobs.pricing")
        with bar(pricing.plays(study, replications)) as done:
            prices = pricing.run(
                study,
                file_of(scenario).parent,
                seed=seed,
                replications=replications,
                workers=workers or processors(),
                done=done,
            )
        results = pricing.results(study, prices, seed=seed, replications=replications)
    tell(json.dumps(results) if output == "json" else "\n".join(_lines(results, prices)))


def _lines(results: dict[str, Any], prices: list[Any]) -> list[str]:
    """The prices for reading."""
    sentence = import_module("goldenhour.planning.rules.price").sentence
    head = f"{results['scenario']}: {results['replications']} replications, seed {results['seed']}"
    caution = "Uncalibrated: illustrates the method. A forecast of a model, not a record."
    return [head, caution, "", *(sentence(one) for one in prices)]
