"""The criteria: the sentence a handler reads for each reason behind a proposed grade.

The first thirteen are the National Call Handling Standards' (B: wording carried by force
policies, paraphrased); the rest are ours (P). Which facts satisfy which criterion is
reasoning and stands in goldenhour/triage/rules/criteria.
"""

from goldenhour.rulebook import shelf
from goldenhour.rulebook.grades import Code


class Criterion(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A reason for a grade. One id may stand at two grades, with a sentence for each."""

    id: str
    grade: Code
    sentence: str


class Criteria(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The criteria of one edition, in the order in which they are shown."""

    criterion: tuple[Criterion, ...]

    def sentences(self) -> dict[tuple[str, str], str]:
        return {(each.id, each.grade): each.sentence for each in self.criterion}
