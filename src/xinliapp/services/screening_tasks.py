"""What screening leaves to be done: critical answers on the day they are known, rounds past their window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.scales import FlagKind
from xinliapp.domain.screening import Told
from xinliapp.domain.tasks import Task
from xinliapp.services import typed
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.session import Session
from xinliapp.storage import screening as rows
from xinliapp.storage import screening_results as result_rows

PAGE = "screening"
CHANGES = Changes.SCREENING | Changes.TASKS


@dataclass(frozen=True, slots=True)
class CriticalCase:
    """A critical answer: by item number, when it became known here (ISO moment), who was told since."""

    result_id: str
    round_id: str
    student_id: str
    items: tuple[int, ...]
    known_at: str
    told: tuple[Told, ...]


def critical(session: Session) -> tuple[CriticalCase, ...]:
    """Every critical answer whose sheet stands, oldest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    found = result_rows.critical(session.database)
    told = result_rows.told_of(session.database, [result.id for result in found])
    round_of = result_rows.rounds_of(session.database, [result.entry_id for result in found])
    return tuple(
        CriticalCase(
            result.id,
            round_of[result.entry_id],
            result.student_id,
            tuple(flag.item or 0 for flag in result.sheet.flags if flag.kind is FlagKind.CRITICAL),
            result.created_at,
            told.get(result.id, ()),
        )
        for result in found
    )


def tell(session: Session, result_id: str, told: str, told_at: dt.datetime, note: str = "") -> Changes:
    """Note who was told of a critical answer, and when; several may be.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``, ``field_wrong`` (a moment to come).
    """
    session.require_case()
    result = result_rows.load(session.database, result_id)
    if result is None:
        raise UserError("not_found")
    new = Told(
        new_id(),
        result_id,
        result.student_id,
        typed.text("已告知谁", told, longest=40),
        typed.past_moment(session, "告知时间", told_at),
        typed.text("备注", note, longest=300, shortest=0),
    )
    with session.write("critical.told", case=True, object_id=result_id) as uow:
        result_rows.insert_told(uow, new)
    return CHANGES


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """A critical answer is for the day it became known (scales.md); a round for the end of its window."""
    for case in critical(session):
        if not case.told:
            yield Task(
                f"critical_answer.{case.result_id}", "critical_answer", f"{case.known_at[11:16]}得知",
                dt.date.fromisoformat(case.known_at[:10]), PAGE,
                {"round": case.round_id, "critical": case.result_id},
                student_id=case.student_id, warn=True,
            )  # fmt: skip
    for found in rows.rounds(session.database):
        if found.closed_on is None and found.scale_id is not None and found.ends_on is not None:
            last = dt.date.fromisoformat(found.ends_on)
            if last <= day:
                yield from _round_tasks(session, found.id, last)


def _round_tasks(session: Session, round_id: str, last: dt.date) -> Iterator[Task]:
    counted = RoundSheet(session, round_id).tally()
    argument = {"round": round_id}
    if counted.undisposed:
        yield Task(
            f"screening_hints.{round_id}", "screening_hints", f"{counted.undisposed}人", last, PAGE, argument
        )
    if counted.retests:
        yield Task(
            f"screening_retest.{round_id}", "screening_retest", f"{counted.retests}人", None, PAGE, argument
        )
    if counted.ready:
        yield Task(f"screening_close.{round_id}", "screening_close", "", None, PAGE, argument)
