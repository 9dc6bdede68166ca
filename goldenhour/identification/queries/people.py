"""People: from statements that share a key to the two lists of the panel, never mixed up.

"Probably this person" and "others at this address" are two lists because confusing them is
the measured error of every linkage engine. What stands in one line is for ``lines`` to say.
"""

from collections.abc import Iterable
from dataclasses import replace

from goldenhour.identification.models import Marker
from goldenhour.identification.queries import lines
from goldenhour.identification.queries.gathered import Gathered
from goldenhour.identification.queries.lines import Line
from goldenhour.identification.queries.rows import Stated
from goldenhour.identification.rules import markers, repeats
from goldenhour.identification.rules.known import LEVELS, MOST_SHOWN, ShownMarker, Somebody
from goldenhour.linkage.keys import KINDS

BY_OFFICER = "an officer said so"
PLACE = ("address", "uprn")


def same_person(found: Gathered) -> tuple[Somebody, ...]:
    """Who may be the subject, the surest first, whoever was dismissed left out."""
    ranked = sorted(lines.lines(found), key=_order)
    people = ((_weighed(found, line), line) for line in ranked)
    told = [
        (one, line)
        for one, line in people
        if one.name or one.person or one.markers or one.crimes_12m
    ]
    return tuple(
        _told(found, one, line, is_explained=place < MOST_SHOWN)
        for place, (one, line) in enumerate(told)
    )


def _order(line: Line) -> tuple[int, float]:
    return LEVELS.index(line.level), -line.bits


def _weighed(found: Gathered, line: Line) -> Somebody:
    """The line as it is shown, with its weight."""
    words = (BY_OFFICER, *line.because) if line.is_said else line.because
    plain = _somebody(found, line.rows, line.level, words, line.codes)
    if line.weighed is None:
        return plain
    return replace(
        plain,
        weight=line.weighed.bits,
        probability=line.weighed.probability,
        prior=line.weighed.score.prior,
    )


def _told(found: Gathered, one: Somebody, line: Line, *, is_explained: bool) -> Somebody:
    """The same with why, comparison by comparison, and of nobody the place that is kept.

    The sentences are for those who are shown.
    """
    if line.weighed is None:
        return one
    if is_explained:
        one = replace(one, comparisons=found.scales.reasons(line.weighed, line.best.record))
    return _placeless(one) if _is_kept(found, line.rows) else one


def _placeless(one: Somebody) -> Somebody:
    """The same without what their place says: what it weighs stands with the prior."""
    place = [reason for reason in one.comparisons if reason.comparison == "place"]
    said = {reason.caption for reason in place} | {f"but {reason.caption}" for reason in place}
    return replace(
        one,
        because=tuple(words for words in one.because if words not in said),
        codes=tuple(code for code in one.codes if code not in PLACE and code[:6] != "place_"),
        prior=one.prior + sum(reason.bits for reason in place),
        comparisons=tuple(reason for reason in one.comparisons if reason not in place),
    )


def at_address(found: Gathered, but: Iterable[Somebody]) -> tuple[Somebody, ...]:
    """Who stated this address, or was said to live there, in 12 months; marked ones first.

    The subject is left out; whoever is only possibly the subject is not. Whose address is kept
    counts, and is not named: to ask who lives there must not tell that they do.
    """
    there = {row.id: row for kind in PLACE for row in found.sharing(kind)}
    there |= {row.id: row for row in found.household}
    taken = {mention for one in but for mention in one.mentions}
    rows = [
        row
        for row in there.values()
        if row.uid not in taken and repeats.within(row.said_at, at=found.at)
    ]
    people = [
        _nameless(one) if _is_kept(found, group) else one
        for group in lines.grouped(found, rows)
        for one in [_somebody(found, group, "", (KINDS["address"],), ("address",))]
    ]
    return tuple(sorted(people, key=lambda one: not one.marked))


def _is_kept(found: Gathered, rows: list[Stated]) -> bool:
    """Whether somebody lives at a kept address, or was named by somebody who does."""
    kept = found.kept
    named_by = {row.contact.pk for row in rows if row.contact} & found.kept_contacts
    return bool(named_by) or any(
        kept.since(row.first, found.standing.person_of.get(row.first)) for row in rows
    )


def _nameless(one: Somebody) -> Somebody:
    """The same without what says who it is: age and what makes vulnerable still count."""
    unnamed = tuple(replace(marker, of="", detail="") for marker in one.markers)
    return replace(one, name="", person=None, mentions=(), relation="", markers=unnamed)


def _somebody(
    found: Gathered,
    rows: list[Stated],
    level: str,
    because: tuple[str, ...],
    codes: tuple[str, ...],
) -> Somebody:
    newest = rows[0]
    person = found.standing.person_of.get(newest.first)
    uid = found.uids.get(person) if person is not None else None
    firsts = {row.first for row in rows}
    name = _name(rows)
    seen = sorted(row.contact.received_at if row.contact else row.said_at for row in rows)
    ages = (row.age(today=found.today) for row in rows)
    return Somebody(
        about=f"person/{uid}" if uid else f"mention/{newest.uid}",
        person=uid,
        mentions=tuple(row.uid for row in rows),
        level=level,
        because=because,
        codes=codes,
        name=name,
        age=next((age for age in ages if age is not None), None),
        role=newest.role,
        relation=next((row.relation for row in rows if row.relation), ""),
        factors=tuple(sorted({factor for row in rows for factor in row.factors})),
        seen_from=seen[0],
        seen_until=seen[-1],
        contacts_12m=len({row.contact.pk for row in rows if row.contact and _recent(found, row)}),
        crimes_12m=len(found.cases(rows)),
        markers=_markers(found, firsts, person, name),
    )


def _name(rows: list[Stated]) -> str:
    """The newest full name, else the newest part of one."""
    full = (row.name for row in rows if row.said.given_name and row.said.surname)
    return next(full, next((row.name for row in rows if row.name), ""))


def _recent(found: Gathered, row: Stated) -> bool:
    return row.contact is not None and repeats.within(row.contact.received_at, at=found.at)


def _markers(
    found: Gathered, firsts: set[int], person: int | None, name: str
) -> tuple[ShownMarker, ...]:
    return tuple(
        ShownMarker(
            uid=row.uid,
            kind=row.kind,
            detail=row.detail,
            source=row.source,
            owner=row.owner,
            starts_on=row.starts_on,
            expires_on=row.expires_on,
            review_on=row.review_on,
            counts=_counts(found, row),
            of=name,
        )
        for row in _about(found, firsts, person)
        if markers.is_for_the_desk(row.kind)
    )


def _about(found: Gathered, firsts: set[int], person: int | None) -> list[Marker]:
    """The markers about these statements or this person, whoever may see them."""
    return [
        row
        for row in found.markers
        if row.mention_id in firsts or (person is not None and row.person_id == person)
    ]


def _counts(found: Gathered, row: Marker) -> bool:
    """Whether a marker counts on the day of the look."""
    ended = row.ended_at is not None
    return markers.counts(row.starts_on, row.expires_on, ended=ended, today=found.today)


def everybody(found: Gathered, because: str, code: str) -> tuple[Somebody, ...]:
    """Whoever stated what was read, each once, the likest first, for one reason that holds."""
    groups = sorted(
        lines.grouped(found, found.stated),
        key=lambda rows: -max(found.scales.weigh(row.record).bits for row in rows),
    )
    return tuple(_somebody(found, rows, "", (because,), (code,)) for rows in groups)
