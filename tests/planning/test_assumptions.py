"""Every line of a scenario stands in the report with the comment that says where it is from."""

from goldenhour.planning.rules import assumptions, ready
from goldenhour.planning.rules.assumptions import Assumption

TEXT = """# Two bases
#
# Ours: conf P.

name = "a # in a name"  # ours
[demand]
per_day = 700  # conf P: from "published" figures
hour_of_week = [
  1,  # Monday
  2,
]
[[base]]
name = "Hanley"
units = { early = 2 }  # conf P
[[base]]
# a town
name = "Leek"
"""


def test_a_line_has_its_path_its_value_and_its_comment() -> None:
    assert assumptions.lines(TEXT) == [
        Assumption("name", '"a # in a name"', "ours"),
        Assumption("demand.per_day", "700", 'conf P: from "published" figures'),
        Assumption("demand.hour_of_week", "[ 1, 2, ]", ""),
        Assumption("base[0]", 'name = "Hanley"; units = { early = 2 }', "conf P"),
        Assumption("base[1]", 'name = "Leek"', ""),
    ]
    assert assumptions.preface(TEXT) == ["Two bases", "Ours: conf P."]


def test_the_paths_in_which_files_differ_are_named() -> None:
    other = TEXT.replace("700", "840").replace("a # in", "another")
    assert assumptions.differing([TEXT, other]) == {"demand.per_day"}


def test_every_ready_scenario_says_what_it_assumes() -> None:
    for one in ready.scenarios():
        found = assumptions.lines(one.path.read_text("utf-8"))
        assert {"name", "base[0]"} <= {line.where for line in found}
        assert all(line.value for line in found)
