"""What the bureau's page of the day shows: plain facts, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.bureau import ReportingProgress
from xinliapp.widgets.task_facts import TaskItem


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day of a run; ``own`` is ours to pass on by, else the schools'. ``days`` from today, negative: past.

    ``run_id`` says which run's page it opens.
    """

    run_id: str
    title: str
    own: bool
    due_on: str
    days: int


@dataclass(frozen=True, slots=True)
class Office:
    """One reading. ``title`` is the run ``progress`` is about, "" where none is being worked on."""

    day: str
    schools: int
    tasks: tuple[TaskItem, ...]
    title: str
    progress: ReportingProgress | None
    deadlines: tuple[Deadline, ...]
