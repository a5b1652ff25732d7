"""Rows of one file against each other: used once where they agree, a decision where they differ; pure."""

from __future__ import annotations

from collections.abc import Callable

from xinliapp.domain.roster_plan import Outcome, PlannedRow, strong_keys
from xinliapp.domain.roster_rows import Reason, RosterRow

Waiting = Callable[[PlannedRow, Reason], PlannedRow]


def settle_duplicates(planned: list[PlannedRow], waiting: Waiting) -> list[PlannedRow]:
    """Equal rows are used once; rows that say different things of one child wait for a decision."""
    usable = (Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.CONFLICT)
    first_of: dict[tuple[str, str], int] = {}
    named: dict[tuple[str, str], list[int]] = {}
    result = list(planned)
    for place, one in enumerate(planned):
        if one.outcome not in usable:
            continue
        keys = [*strong_keys(one.row)]
        if one.student_id:
            keys.append(("student", one.student_id))
        earlier = next((first_of[key] for key in keys if key in first_of), None)
        if earlier is not None:
            _pair(result, earlier, place, waiting)
        for key in keys:
            first_of.setdefault(key, place)
        if one.row.birthday:
            named.setdefault((one.row.name or "", one.row.birthday), []).append(place)
    for places in named.values():
        if len(places) > 1:
            _keyless_twins(result, places, waiting)
    return result


def _pair(result: list[PlannedRow], earlier: int, later: int, waiting: Waiting) -> None:
    first, second = result[earlier], result[later]
    if agree(first.row, second.row):
        reason = Reason("duplicate_row", (("row", first.row.number),))
        result[later] = PlannedRow(second.row, Outcome.SKIPPED, (reason,))
        return
    shared = {value for _, value in strong_keys(first.row)} & {value for _, value in strong_keys(second.row)}
    code = "duplicate_differs" if shared else "two_rows_one_child"
    result[earlier] = waiting(first, Reason(code, (("row", second.row.number),)))
    result[later] = waiting(second, Reason(code, (("row", first.row.number),)))


def _keyless_twins(result: list[PlannedRow], places: list[int], waiting: Waiting) -> None:
    """Same name and birthday: a row without any number may be the other one."""
    for place in places:
        one = result[place]
        if strong_keys(one.row) or one.outcome is Outcome.SKIPPED:
            continue
        other = next(
            (result[at] for at in places if at != place and result[at].outcome is not Outcome.SKIPPED), None
        )
        if other is None:
            continue
        if not strong_keys(other.row) and agree(one.row, other.row):
            reason = Reason("duplicate_row", (("row", other.row.number),))
            if one.row.number > other.row.number or one.row.sheet != other.row.sheet:
                result[place] = PlannedRow(one.row, Outcome.SKIPPED, (reason,))
            continue
        if one.outcome is not Outcome.CONFLICT:
            result[place] = waiting(one, Reason("maybe_duplicate", (("row", other.row.number),)))


_COMPARED = ("name", "gender", "birthday", "boarding", "status", "class_key", "number_in_class")


def agree(first: RosterRow, second: RosterRow) -> bool:
    """Whether two rows say nothing different; a blank agrees with everything."""
    for name in _COMPARED:
        mine, other = getattr(first, name), getattr(second, name)
        if mine is not None and other is not None and mine != other:
            return False
    for mine, other in ((first.id_number, second.id_number), (first.student_number, second.student_number)):
        if mine.value and other.value and mine.value != other.value:
            return False
    if first.class_question != second.class_question:
        return False
    known = {guardian.position: guardian for guardian in first.guardians}
    for guardian in second.guardians:
        twin = known.get(guardian.position)
        if twin and twin.phone and guardian.phone and twin.phone != guardian.phone:
            return False
    tags = {tag.kind for tag in first.tags if tag.present}, {tag.kind for tag in second.tags if tag.present}
    return not (first.tags and second.tags and tags[0] != tags[1])
