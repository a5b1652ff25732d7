"""今日安排 on paper and as a calendar file: times, classes and codes, never a name (screens.md S03)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from xinliapp.domain.appointments import AppointmentStatus
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.icalendar import CalendarEntry, calendar_file
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n import formats, task_words
from xinliapp.reports.table_pages import render_table
from xinliapp.services import appointments, meetings, room, room_lessons, school, students, task_list
from xinliapp.services.demo import is_demo
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

_FREE_TEXT = frozenset({"returned", "plan_measure"})
_STRIP = "保密  仅本人使用,用后收好"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the day: when (``HH:MM`` or a word), what kind, about what; ``starts`` if timed.

    ``uid`` is the record's id where it has one, ``changed_at`` when it was last changed, "" if not known.
    """

    time: str
    kind: str
    about: str
    starts: str = ""
    ends: str = ""
    uid: str = ""
    changed_at: str = ""


def entries(session: Session) -> tuple[Entry, ...]:
    """The day by the clock, then what is late or due today. Students are a class and the last four digits of
    their number; without the case key an appointment says no more than that it is one.
    """
    day = session.clock.now().date()
    timed = sorted(_timed(session, day), key=lambda entry: (not entry.starts, entry.starts, entry.about))
    return (*timed, *_tasks(session, day))


def day_plan_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """今日安排 on A4.

    Raises:
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    found = entries(session)
    day = session.clock.now().date().isoformat()
    columns = (
        Column("时间", 1.6),
        Column("事项", 2.4, Align.LEFT),
        Column("说明", 4.6, Align.LEFT),
        Column("记", 1.0),
    )
    table = TablePrint(
        title="今日安排",
        columns=columns,
        rows=tuple((entry.time, entry.kind, entry.about, "") for entry in found),
        head=(("日期", formats.print_date(day)), ("使用人", session.account.display_name)),
        notes=("学生只写班级和学籍号后4位,不写姓名。",),
        strip=_STRIP,
        demo=is_demo(session),
    )
    pdf = render_table(table, fonts, author=school.unit(session).name)
    _note(session, "today.print", len(found))
    return Paper(f"今日安排-{day}.pdf", pdf)


def day_plan_ics(session: Session) -> Paper:
    """What has a time today as an iCalendar file (RFC 5545), for a telephone; no name, no reason."""
    found = [entry for entry in entries(session) if entry.starts]
    now, day = session.clock.now(), session.clock.now().date()
    file = calendar_file((_calendar_entry(entry, day) for entry in found), now)
    _note(session, "today.export", len(found))
    return Paper(f"今日安排-{day.isoformat()}.ics", file)


def _calendar_entry(entry: Entry, day: dt.date) -> CalendarEntry:
    """The same entry has the same UID in every export, an appointment also in the room's."""
    starts = parse_stamp(f"{day.isoformat()}T{entry.starts}:00")
    ends = parse_stamp(f"{day.isoformat()}T{entry.ends or entry.starts}:00")
    known = f"{day.isoformat()} {entry.starts} {entry.kind} {entry.about}".encode()
    uid = entry.uid or hashlib.sha256(known).hexdigest()[:32]
    changed = parse_stamp(entry.changed_at) if entry.changed_at else None
    return CalendarEntry(uid, starts, ends, entry.kind, changed_at=changed)


def _timed(session: Session, day: dt.date) -> Iterator[Entry]:
    for lesson in room_lessons.lessons_between(session, day, day):
        time = lesson.starts or f"第{lesson.period}节"
        yield Entry(time, "心理课", lesson.class_label, lesson.starts, lesson.ends)
    for slot in room.week(session, day).slots:
        if slot.starts_at[:10] == day.isoformat():
            starts, ends = slot.starts_at[11:16], slot.ends_at[11:16]
            yield Entry(starts, "辅导室开放", f"{starts}—{ends}", starts, ends, slot.id)
    for seen in appointments.between(session, day, day):
        found = seen.appointment
        if found.status is AppointmentStatus.BOOKED:
            code = _code(session, seen.visitor.student_id) if seen.visitor is not None else ""
            about = code or (seen.visitor.code or "" if seen.visitor is not None else "已占")
            times = found.starts_at[11:16], found.ends_at[11:16]
            changed = seen.visitor.changed_at if seen.visitor is not None else ""
            yield Entry(times[0], "预约", about, *times, found.id, changed)
    for meeting in meetings.between(session, day, day):
        yield Entry("", "会议", meeting.title)


def _tasks(session: Session, day: dt.date) -> Iterator[Entry]:
    for entry in task_list.listed(session, day):
        task = entry.task
        near = task.due_on is None or task.due_on <= day
        if task.waiting_for is None and entry.snoozed_until is None and near:
            when = "逾期" if task.overdue(day) else "今天"
            # A reason for sending back, or a plan's measure, is free text: it may name somebody, or say why.
            subject = "" if task.kind in _FREE_TEXT else task.subject
            about = "  ".join(part for part in (_code(session, task.student_id), subject) if part)
            yield Entry(when, task_words.words(task.kind).title, about)


def _code(session: Session, student_id: str | None) -> str:
    """Class and the number's last four digits, the way lists mask it."""
    if student_id is None:
        return ""
    try:
        child = students.student(session, student_id)
    except UserError:
        return ""
    label = school.class_labels(session).get(child.class_id or "", "")
    number = formats.masked_number(child.student_number)
    return f"{label} {number}".strip()


def _note(session: Session, action: str, rows: int) -> None:
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, action, None, {"rows": rows})
