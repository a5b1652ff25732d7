"""Reading the day for the page; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.jobs import repeatable
from xinliapp.domain.tasks import Task
from xinliapp.domain.term_records import OpeningSlot
from xinliapp.i18n import formats, task_words
from xinliapp.i18n.messages import sentence
from xinliapp.services import school, students
from xinliapp.services import today as service
from xinliapp.services.drafts import Draft
from xinliapp.services.lessons import LessonInput
from xinliapp.services.session import Session
from xinliapp.services.task_list import Listed
from xinliapp.services.today import TodayPage
from xinliapp.ui.today.facts import (
    Counter,
    Day,
    DeadlineItem,
    Waiting,
)
from xinliapp.ui.today.rail_reading import read_rail
from xinliapp.widgets.task_facts import DraftItem, TaskGroup, TaskItem

# Draft keys are ``page``, ``page.form`` or ``page.form:argument``; one page is older than that rule.
_DRAFT_PAGES = {"selfcheck": "self_check"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The day, and what its buttons need: tasks by row id, lessons to tick by rail id, the slot to open."""

    day: Day
    listed: Mapping[str, Listed]
    expected: Mapping[str, LessonInput]
    slot: OpeningSlot | None


@repeatable
def read_day(session: Session) -> Reading:
    """One reading of today."""
    page = service.today(session)
    now = stamp(session.clock.now())
    rail = read_rail(session, page, now)
    names = _Names(session)
    rows = [(entry, _item(entry, page.day, names)) for entry in page.due]
    mine = [(entry, row) for entry, row in rows if entry.task.waiting_for is None]
    day = Day(
        day=page.day.isoformat(),
        now=now[11:16],
        week=page.week.number if page.week is not None else None,
        rail=rail.items,
        tasks=tuple(row for entry, row in mine if not row.put_off and _near(entry, page.day)),
        put_off=tuple(row for _, row in mine if row.put_off),
        counters=tuple(_counters(page)),
        deadlines=tuple(sorted(_deadlines(page), key=lambda item: item.due_on)),
        waiting=tuple(_waiting(entry for entry, _ in rows if entry.task.waiting_for is not None)),
        drafts=tuple(_draft(draft, names) for draft in page.drafts),
        door_open=page.door is not None,
        has_calendar=page.term is not None or bool(school.calendar(session)),
        trouble=_trouble(page),
    )
    return Reading(day, {row.id: entry for entry, row in rows}, rail.expected, rail.slot)


def _trouble(page: TodayPage) -> str:
    if not page.count_failed:
        return ""
    if page.counted_to is None:
        return sentence(KnownError("count_not_begun"))
    return sentence(KnownError("count_unfinished", week=page.counted_to))


class _Names:
    """Class and name of a student, asked once each; empty for one who is not in the roster."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._classes: Mapping[str, str] | None = None
        self._known: dict[str, tuple[str, str] | None] = {}

    def of(self, student_id: str | None) -> tuple[str, str] | None:
        if student_id is None:
            return None
        if student_id not in self._known:
            if self._classes is None:
                self._classes = school.class_labels(self._session)
            self._known[student_id] = self._ask(student_id, self._classes)
        return self._known[student_id]

    def _ask(self, student_id: str, classes: Mapping[str, str]) -> tuple[str, str] | None:
        try:
            found = students.student(self._session, student_id)
        except UserError:
            return None
        return classes.get(found.class_id or "", ""), found.name


def _item(entry: Listed, today: dt.date, names: _Names) -> TaskItem:
    task = entry.task
    words = task_words.words(task.kind)
    due = task.due_on
    return TaskItem(
        id=task.key,
        kind=task.kind,
        title=words.title,
        verb=words.verb,
        detail=task.subject,
        group=_group(due, today),
        days=(due - today).days if due is not None else None,
        due_on=due.isoformat() if due is not None else "",
        who=names.of(task.student_id),
        clause=task.clause or "",
        finishes=task.finish is not None,
        openable=bool(task.page),
        put_off=entry.snoozed_until.isoformat() if entry.snoozed_until is not None else "",
    )


def _group(due: dt.date | None, today: dt.date) -> TaskGroup:
    if due is None or due == today:
        return TaskGroup.TODAY
    if due < today:
        return TaskGroup.OVERDUE
    sunday = today + dt.timedelta(days=6 - today.weekday())
    return TaskGroup.WEEK if due <= sunday else TaskGroup.LATER


def _near(entry: Listed, today: dt.date) -> bool:
    """What stands among the deadlines joins the list only when it is near or late."""
    task = entry.task
    return not task_words.words(task.kind).deadline or task.warn or task.overdue(today)


def _waiting(entries: Iterable[Listed]) -> Iterator[Waiting]:
    found: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        key = (entry.task.waiting_for or "", task_words.words(entry.task.kind).title)
        found.setdefault(key, []).append(entry.task.key)
    for (whom, what), keys in found.items():
        yield Waiting(whom, what, len(keys), keys[0])


def _deadlines(page: TodayPage) -> Iterator[DeadlineItem]:
    dated = [(entry.task, task_words.words(entry.task.kind).deadline) for entry in page.due]
    words = [word for _, word in dated]
    for task, word in dated:
        if word and task.due_on is not None:
            title = (
                word if words.count(word) == 1 else f"{word} {task.subject}"
            )  # several packs, several forms
            days = (task.due_on - page.day).days
            yield DeadlineItem(task.key, title, task.subject, task.due_on.isoformat(), days)
    yield from _rectifications(page)
    if page.term is not None:
        ends = page.term.ends_on
        yield DeadlineItem("", "学期结束", "", ends.isoformat(), (ends - page.day).days)


def _rectifications(page: TodayPage) -> Iterator[DeadlineItem]:
    """整改 by the day it is promised for: one line a day, however many clauses."""
    by_day: dict[dt.date, list[Task]] = {}
    for entry in page.due:
        if entry.task.kind == "rectification" and entry.task.due_on is not None:
            by_day.setdefault(entry.task.due_on, []).append(entry.task)
    for due, tasks in by_day.items():
        title = f"整改 {tasks[0].clause}" if len(tasks) == 1 else f"整改 {len(tasks)}条"
        detail = "、".join(task.subject for task in tasks)
        yield DeadlineItem(tasks[0].key, title, detail, due.isoformat(), (due - page.day).days)


def _draft(draft: Draft, names: _Names) -> DraftItem:
    place, _, argument = draft.screen.partition(":")
    page = place.partition(".")[0]
    who = names.of(argument) if page in ("student", "roster") and argument != "new" else None
    kept = draft.saved_at[5:16].replace("T", " ")
    return DraftItem(draft.screen, _DRAFT_PAGES.get(page, page), argument, kept, who)


# --- counters ---


def _counters(page: TodayPage) -> Iterator[Counter]:
    asked = [each for each in page.counters if each.weekly and each.need > 0]  # an idle week asks for nothing
    most = {each.clause.measure: each for each in sorted(asked, key=lambda each: each.need)}
    for found in asked:
        if found is not most[found.clause.measure]:  # packs overlap: 建议取最严
            continue
        yield Counter(
            clause=found.clause.id,
            measure=found.clause.measure or "",
            done=found.value,
            planned=found.planned,
            required=found.need,
            unit="h" if found.unit == "小时" else found.unit,
            teaching_days=found.teaching_days,
            cut=found.cut,
            until=formats.screen_date(found.last_day.isoformat())[-2:] if found.last_day else "",
        )
