"""保存期: files of those who left, the day each may be destroyed, and keeping some longer.

Nobody hands a file over: whoever is entered as 毕业 or 转出 is in their retention from that day on. The years
are the school's own (``services.retention``); notices name none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.lifecycle import (
    LONGEST_EXTENSION_YEARS,
    MOST_AT_ONCE,
    Extension,
    KeepState,
    LeftStudent,
    due_day,
    keep_state,
    years_after,
)
from xinliapp.domain.retention import AfterThat
from xinliapp.domain.tasks import Task
from xinliapp.services import retention, typed
from xinliapp.services.school import class_labels
from xinliapp.services.session import Session
from xinliapp.storage import lifecycle as rows

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class RetainedFile:
    """A file of somebody who left. ``due_on``: the first day it may be destroyed, None without a rule."""

    student: LeftStudent
    class_label: str
    due_on: str | None
    state: KeepState
    extension: Extension | None

    @property
    def id(self) -> str:
        """The student's id."""
        return self.student.id


def files(session: Session) -> tuple[RetainedFile, ...]:
    """Files of everybody who left, those due first, then by the day they are.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    rule = retention.rule(session)
    years = None if rule is None else rule.years
    today = session.clock.now().date().isoformat()
    labels, longer = class_labels(session), rows.extensions(session.database)
    found = []
    for student in rows.left_students(session.database):
        extension = longer.get(student.id)
        due = due_day(student.left_on, years, extension)
        state = keep_state(due, extension, today)
        found.append(RetainedFile(student, labels.get(student.class_id or "", ""), due, state, extension))
    return tuple(sorted(found, key=lambda one: (one.due_on or "", one.student.left_on, one.student.name)))


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """One task while files may be destroyed and the school's rule proposes it."""
    rule = retention.rule(session)
    if rule is None or rule.after_that is not AfterThat.DESTROY:
        return
    longer, today = rows.extensions(session.database), day.isoformat()
    days = rows.left_days(session.database)
    if any((due_day(left, rule.years, longer.get(student)) or today) <= today for student, left in days):
        yield Task(
            key=f"retention_due:{day.year}",
            kind="retention_due",
            subject="离校档案",
            due_on=None,
            page="lifecycle",
        )


def due(session: Session, student_ids: Iterable[str]) -> tuple[RetainedFile, ...]:
    """These files, all of which may be destroyed today.

    Raises:
        UserError: ``case_closed``, ``lifecycle_nothing_chosen``, ``lifecycle_too_many``,
            ``lifecycle_not_due`` (``count``: how many are not).
    """
    session.require_case()
    wanted = set(student_ids)
    if not wanted:
        raise UserError("lifecycle_nothing_chosen")
    if len(wanted) > MOST_AT_ONCE:
        raise UserError("lifecycle_too_many", most=MOST_AT_ONCE)
    chosen = tuple(one for one in files(session) if one.id in wanted and one.state is KeepState.DUE)
    if len(chosen) < len(wanted):
        raise UserError("lifecycle_not_due", count=len(wanted) - len(chosen))
    return chosen


def extend(session: Session, student_ids: Iterable[str], until: dt.date, reason: str) -> Changes:
    """Keep these files until ``until`` at least, and say why; a later extension takes the place of this one.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``lifecycle_nothing_chosen``, ``lifecycle_not_left``
            (somebody is on the roll), ``field_required``, ``field_wrong`` (reason; a day gone, too far off).
    """
    session.require_case()
    session.require_role(Role.COUNSELOR, action="延长保存期")
    wanted = sorted(set(student_ids))
    if not wanted:
        raise UserError("lifecycle_nothing_chosen")
    if not {one.id for one in rows.left_students(session.database)}.issuperset(wanted):
        raise UserError("lifecycle_not_left")
    why = typed.text("延长理由", reason, shortest=5, longest=LONGEST_REASON)
    today = session.clock.now().date().isoformat()
    if until.isoformat() <= today:
        raise UserError("field_wrong", field="延长至", why="要晚于今天")
    if until.isoformat() > years_after(today, LONGEST_EXTENSION_YEARS):
        raise UserError("field_wrong", field="延长至", why=f"最长{LONGEST_EXTENSION_YEARS}年")
    with session.write("lifecycle.extend", case=True) as uow:
        rows.extend(uow, wanted, until.isoformat(), why, session.account.display_name)
    return Changes.CASEWORK
