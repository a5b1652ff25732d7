"""Reading the bureau's day for the page; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.jobs import repeatable
from xinliapp.i18n import task_words
from xinliapp.services import bureau_tasks
from xinliapp.services.bureau_tasks import OfficeDay, OfficeTask
from xinliapp.services.session import Session
from xinliapp.ui.bureau_today.facts import Deadline, Office
from xinliapp.widgets.task_facts import TaskGroup, TaskItem


@dataclass(frozen=True, slots=True)
class Reading:
    """The page, and what its rows' buttons need, by row id."""

    office: Office
    tasks: Mapping[str, OfficeTask]


@repeatable
def read_office(session: Session) -> Reading:
    """One reading of the day."""
    found = bureau_tasks.office_day(session)
    office = Office(
        day=found.day.isoformat(),
        schools=found.schools,
        tasks=tuple(_item(task, found.day) for task in found.tasks),
        title=found.runs[0].run.title if found.runs else "",
        progress=found.progress,
        deadlines=tuple(_deadlines(found)),
    )
    return Reading(office, {task.key: task for task in found.tasks})


def _item(task: OfficeTask, today: dt.date) -> TaskItem:
    words = task_words.words(task.kind.value)
    due = task.due_on
    return TaskItem(
        id=task.key,
        kind=task.kind.value,
        title=f"{words.title} {task.count} {words.unit}",
        verb=words.verb,
        detail="" if task.run is None else task.run.title,
        group=_group(due, today),
        days=None if due is None else (due - today).days,
        due_on="" if due is None else due.isoformat(),
        may_wait=False,
    )


def _group(due: dt.date | None, today: dt.date) -> TaskGroup:
    if due is None or due == today:
        return TaskGroup.TODAY
    if due < today:
        return TaskGroup.OVERDUE
    sunday = today + dt.timedelta(days=6 - today.weekday())
    return TaskGroup.WEEK if due <= sunday else TaskGroup.LATER


def _deadlines(found: OfficeDay) -> Iterator[Deadline]:
    """Days still ahead, and those that have passed while something of the run waits."""
    waiting = {task.run.id for task in found.tasks if task.run is not None}
    for each in found.runs:
        for own, due in ((False, each.school_due), (True, each.forward_due)):
            if due is None or (due < found.day and each.run.id not in waiting):
                continue
            yield Deadline(each.run.id, each.run.title, own, due.isoformat(), (due - found.day).days)
