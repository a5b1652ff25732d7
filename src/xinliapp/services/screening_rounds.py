"""Rounds from plan to close (测评与摸排, screens.md S09): whom they ask, with what, under which consent.

What is typed into a round is in :mod:`xinliapp.services.screening_results` (scales) and
:mod:`xinliapp.services.screening` (talks, observation, surveys), who is in it in
:mod:`xinliapp.services.screening_list`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.casework import CheckRound, ConsentRule, Disposition
from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import Standing
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.scales import ScaleDefinition, ScoreSheet
from xinliapp.domain.screening import OUTSIDE, RoundStep, StepKind, Tally
from xinliapp.scales.load import shipped
from xinliapp.services import school, screening_consent, typed
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.screening_planning import RoundInput as RoundInput
from xinliapp.services.screening_planning import checked
from xinliapp.services.seen import mark_of, refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import screening as rows
from xinliapp.storage import screening_results as result_rows

CHANGES = Changes.SCREENING | Changes.TASKS


@dataclass(frozen=True, slots=True)
class GradeChoice:
    """One year group to pick: its classes and how many pupils they have today."""

    label: str
    class_ids: tuple[str, ...]
    students: int


@dataclass(frozen=True, slots=True)
class RoundOverview:
    """A round in the list; ``class_ids`` empty: the whole school."""

    round: CheckRound
    tally: Tally
    class_ids: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.round.id


@dataclass(frozen=True, slots=True)
class RoundDetail:
    """All there is to say of a round: ``day`` is the one its students are counted on, ``former`` results of
    students it no longer asks, ``lacking`` those whose sheets it must not keep, by student."""

    round: CheckRound
    class_ids: tuple[str, ...]
    day: dt.date
    tally: Tally
    former: int
    lacking: dict[str, Standing]
    steps: tuple[RoundStep, ...]
    has_results: bool


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """One sheet of a student; a void one is shown hollow. ``scale_name`` is the scale's own title."""

    round_id: str
    round_name: str
    scale_id: str
    scale_version: str
    scale_name: str
    day: str
    sheet: ScoreSheet
    void: bool
    void_reason: str
    disposition: Disposition | None


def plan(session: Session, wanted: RoundInput) -> str:
    """Plan a round; its id.

    Raises:
        UserError: ``case_closed``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    new = checked(session, wanted, new_id())
    with session.write("round.open", case=True, object_id=new.id) as uow:
        rows.insert_round(uow, new, wanted.class_ids)
    return new.id


def change(session: Session, round_id: str, wanted: RoundInput, *, seen: str | None = None) -> Changes:
    """Write a round's plan anew; once a sheet is in, its method and scale stay.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``field_required``, ``field_wrong``,
            ``changed_since`` (``seen`` is :func:`mark` as the form showed the round).
    """
    session.require_case()
    known = open_round(session, round_id)
    refuse_newer(seen, (known, rows.class_ids(session.database, round_id)))
    new = checked(session, wanted, round_id, known)
    if (new.method, new.scale_id) != (known.method, known.scale_id) and rows.entries(
        session.database, round_id
    ):
        raise UserError("field_wrong", field="方法", why="本轮已有结果,方法和量表不能再改")
    with session.write("round.change", case=True, object_id=round_id) as uow:
        rows.update_round(uow, new, wanted.class_ids)
    return CHANGES


def mark(session: Session, round_id: str) -> str:
    """What :func:`change` is to be told that the form was filled with.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    known = rows.load_round(session.database, round_id)
    return mark_of((known, rows.class_ids(session.database, round_id)))


def reopen(session: Session, round_id: str, reason: str) -> Changes:
    """Take up a closed round again; the reason is kept.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_open``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    known = rows.load_round(session.database, round_id)
    if known is None:
        raise UserError("not_found")
    if known.closed_on is None:
        raise UserError("round_open")
    why = typed.text("重开理由", reason, longest=200, shortest=2)
    today = session.clock.now().date().isoformat()
    with session.write("round.reopen", case=True, object_id=round_id) as uow:
        rows.close_round(uow, round_id, None)
        rows.insert_step(uow, RoundStep(new_id(), round_id, StepKind.REOPENED, today, why))
    return CHANGES


def grades(session: Session, day: dt.date) -> tuple[GradeChoice, ...]:
    """The year groups of the school year ``day`` lies in, to pick a round's classes by.

    Raises:
        UserError: ``case_closed``, ``unit_missing``.
    """
    session.require_case()
    groups: dict[str, list[school.ClassRow]] = {}
    for group in school.classes(session, day):
        groups.setdefault(group.grade_label, []).append(group)
    return tuple(
        GradeChoice(label, tuple(row.id for row in found), sum(row.students for row in found))
        for label, found in groups.items()
    )


def overview(session: Session) -> tuple[RoundOverview, ...]:
    """All rounds with their counts, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    found = rows.rounds(session.database)
    sheets = [RoundSheet(session, one.id) for one in found]
    return tuple(RoundOverview(one.round, one.tally(), one.class_ids) for one in sheets)


def detail(session: Session, round_id: str, *, sheet: RoundSheet | None = None) -> RoundDetail:
    """One round with its counts; ``sheet``: where the caller has read it already.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    found = sheet or RoundSheet(session, round_id)
    asks = found.round.consent_rule is not ConsentRule.NONE
    return RoundDetail(
        found.round,
        found.class_ids,
        found.day,
        found.tally(),
        found.former,
        screening_consent.lacking(session, found.round, found.expected) if asks else {},
        tuple(rows.steps(session.database, round_id)),
        bool(found.results),
    )


def history_of(session: Session, student_id: str) -> tuple[HistoryPoint, ...]:
    """A student's sheets by scale and day, for the lines of their page; corrected ones left out.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    of_entry = {entry.id: entry for entry in rows.of_student(session.database, student_id)}
    known = {one.id: one for one in rows.rounds(session.database)}
    found = []
    for result in result_rows.of_student(session.database, student_id):
        entry = of_entry[result.entry_id]
        held = known[entry.round_id]
        point = HistoryPoint(
            held.id,
            held.name,
            result.sheet.scale,
            result.sheet.version,
            scale_title(held, result.sheet.scale),
            result.day,
            result.sheet,
            result.void,
            result.void_reason,
            entry.disposition,
        )
        found.append(point)
    return tuple(sorted(found, key=lambda point: (point.scale_name, point.day)))


def scale_of(found: CheckRound) -> ScaleDefinition | None:
    """The shipped scale of a round; None where it has none, or a vendor's own.

    Raises:
        UserError: ``scale_unknown``: it was planned with a scale this version does not ship.
    """
    if found.scale_id in (None, OUTSIDE):
        return None
    definition = shipped().get(str(found.scale_id))
    if definition is None:
        raise UserError("scale_unknown", scale=found.scale_id or "")
    return definition


def scale_title(found: CheckRound, scale_id: str) -> str:
    """A scale as it is called: its definition's title, or what the round says."""
    definition = shipped().get(scale_id)
    return definition.title if definition else found.scale_name or scale_id


def open_round(session: Session, round_id: str) -> CheckRound:
    """A round that still takes results.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``.
    """
    session.require_case()
    found = rows.load_round(session.database, round_id)
    if found is None:
        raise UserError("not_found")
    if found.closed_on is not None:
        raise UserError("round_closed", day=found.closed_on)
    return found
