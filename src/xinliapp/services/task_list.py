"""Asks every noun what is to be done; the one list behind the page of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.tasks import Finished, Snooze, Task
from xinliapp.services import (
    concern_tasks,
    contact_tasks,
    crisis_stamps,
    crisis_tasks,
    first_tasks,
    lesson_tasks,
    life_events,
    lifecycle_retention,
    recovery_drill,
    referral_tasks,
    returns,
    room_tasks,
    safeguard_tasks,
    screening_tasks,
    self_check_tasks,
    term_tasks,
    transfer_tasks,
    typed,
)
from xinliapp.services.session import Session
from xinliapp.storage import snoozes as rows
from xinliapp.storage.units import load_unit

Provider = Callable[[Session, dt.date], Iterator[Task]]

# One line a noun. A core provider is asked always, a case provider only where the case file is open.
CORE_PROVIDERS: tuple[Provider, ...] = (
    first_tasks.tasks,
    term_tasks.paper_tasks,
    term_tasks.lesson_tasks,
    lesson_tasks.tasks,
    term_tasks.signature_tasks,
    returns.tasks,
    room_tasks.duty_tasks,
    room_tasks.message_tasks,
    recovery_drill.tasks,
    safeguard_tasks.expiry_tasks,
    safeguard_tasks.policy_tasks,
    safeguard_tasks.body_tasks,
    safeguard_tasks.meeting_tasks,
    self_check_tasks.rectification_tasks,
    self_check_tasks.floor_tasks,
)
CASE_PROVIDERS: tuple[Provider, ...] = (
    concern_tasks.warning_tasks,
    concern_tasks.conference_tasks,
    concern_tasks.plan_tasks,
    concern_tasks.group_tasks,
    contact_tasks.tasks,
    crisis_stamps.tasks,
    lifecycle_retention.tasks,
    crisis_tasks.lack_tasks,
    crisis_tasks.aftercare_tasks,
    crisis_tasks.incident_tasks,
    life_events.tasks,
    referral_tasks.follow_up_tasks,
    referral_tasks.return_tasks,
    room_tasks.appointment_tasks,
    room_tasks.note_tasks,
    room_tasks.unsealing_tasks,
    screening_tasks.tasks,
    self_check_tasks.case_floor_tasks,
    self_check_tasks.node_tasks,
    term_tasks.publish_tasks,
    term_tasks.review_tasks,
    transfer_tasks.tasks,
)

LONGEST_SNOOZE = dt.timedelta(days=180)
_DECIDED_HERE = frozenset(
    {
        "warning_receive",
        "grade_second",
        "plan_approve",
        "plan_lift",
        "sign_self_check",
        "sign_form",
        "sign_anew",
    }
)
"""Kinds on which somebody else's work waits: of equal urgency they come first."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A task as this account sees it: whether it comes from the case file, and until when it was put off."""

    task: Task
    case: bool
    snoozed_until: dt.date | None = None


def tasks(session: Session, day: dt.date) -> tuple[Task, ...]:
    """Everything to be done by anyone, most urgent first: overdue, then by last day, then without one.

    Of one day first what others wait for, then kind by kind, each by its subject: never by chance.
    """
    return tuple(entry.task for entry in _found(session, day))


def listed(session: Session, day: dt.date) -> tuple[Listed, ...]:
    """The same with this account's postponements that have not run out on ``day``."""
    until = _put_off(session, day)
    return tuple(
        Listed(entry.task, entry.case, until.get((entry.case, entry.task.key)))
        for entry in _found(session, day)
    )


def finish(session: Session, task: Task, *, case: bool) -> Finished:
    """Do what one click does for this task, and note that it was done.

    A second click finds it done: its service changes nothing (``Changes.NONE``) and nothing is noted.

    Raises:
        UserError: ``task_not_here`` if it can only be done on its page; what its own service refuses.
    """
    if task.finish is None:
        raise UserError("task_not_here")
    result = task.finish(session)
    if not isinstance(result, Finished):
        result = Finished(result if isinstance(result, Changes) else Changes.TASKS)
    if result.changes is not Changes.NONE:
        with session.write("task.done", case=case, object_id=task.key):
            pass
    return result


def snooze(session: Session, task: Task, until: dt.date, reason: str, *, case: bool) -> Changes:
    """Put a task off for this account; its deadline stays, so that it may be overdue when it comes back.

    Raises:
        UserError: ``snooze_day`` (not after today, or more than half a year ahead), ``field_required`` and
            ``field_wrong`` for the reason, which a task that serves a clause must have; ``case_closed``.
    """
    today = session.clock.now().date()
    if not today < until <= today + LONGEST_SNOOZE:
        raise UserError("snooze_day")
    shortest = 2 if task.clause else 0
    if case:
        words = typed.text("推迟理由", reason, shortest=shortest, longest=300)
    else:
        words = typed.prose(session, "推迟理由", reason, shortest=shortest, longest=300)
    made = Snooze(new_id(), task.key, task.kind, until.isoformat(), task.clause, words or None)
    with session.write("task.snooze", case=case, object_id=task.key) as uow:
        rows.add(uow, session.account.id, made, case=case)
    return Changes.TASKS


def unsnooze(session: Session, task_key: str, *, case: bool) -> Changes:
    """Bring a task back that this account had put off; there need not be one.

    Raises:
        UserError: ``case_closed``.
    """
    with session.write("task.unsnooze", case=case, object_id=task_key) as uow:
        rows.end(uow, session.account.id, task_key, case=case)
    return Changes.TASKS


def _found(session: Session, day: dt.date) -> list[Listed]:
    if load_unit(session.database) is None:  # a vault whose school was not entered yet owes nothing else
        return [Listed(task, False) for task in first_tasks.tasks(session, day)]
    asked = [(provider, False) for provider in CORE_PROVIDERS]
    if session.database.has_case:
        asked += [(provider, True) for provider in CASE_PROVIDERS]
    found = [Listed(task, case) for provider, case in asked for task in provider(session, day)]
    return sorted(found, key=_urgency)


def _urgency(entry: Listed) -> tuple[dt.date, bool, str, str, str]:
    task = entry.task  # the key ends in a random id: it only makes the order the same every time
    return task.due_on or dt.date.max, task.kind not in _DECIDED_HERE, task.kind, task.subject, task.key


def _put_off(session: Session, day: dt.date) -> dict[tuple[bool, str], dt.date]:
    until = {}
    for case in (False, True) if session.database.has_case else (False,):
        for row in rows.current(session.database, session.account.id, case=case):
            if row.until_day > day.isoformat():
                until[case, row.task_key] = dt.date.fromisoformat(row.until_day)
    return until
