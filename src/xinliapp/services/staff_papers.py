"""What is printed about staff: 名册与资质, 缺额计算, 学时达标, 工作量."""

from __future__ import annotations

import calendar as months
import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column
from xinliapp.domain.staff import (
    Attendance,
    Certificate,
    Qualification,
    duty_qualification,
    highest_level,
    hours_in_year,
)
from xinliapp.domain.term_records import ActivityForm, StaffKind, StaffMember
from xinliapp.i18n import formats, labels
from xinliapp.services import activities, counseling, safeguard_counts, staff
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session
from xinliapp.storage import staff as rows

STAFFING = ("part_time_counselors_per_students",)
HOURS = ("staff_training_hours",)
_COUNTED = (StaffKind.FULL_TIME, StaffKind.PART_TIME)


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A person with what S18 shows of them on a day; ``hours`` of the calendar year, ``level`` of 3 years."""

    member: StaffMember
    profile_text: str
    certificates: tuple[Certificate, ...]
    qualification: Qualification
    hours: float
    level: str


@dataclass(frozen=True, slots=True)
class Workload:
    """A person's month: 课时, minutes on duty, and minutes of signed counselling (None: not to be seen)."""

    member: StaffMember
    lessons: float
    duty_minutes: float
    counseling_minutes: float | None


@dataclass(frozen=True, slots=True)
class WorkloadMonth:
    """Everybody's month; lectures and other activities are the school's, nobody is named with them."""

    year: int
    month: int
    people: tuple[Workload, ...]
    lectures: int
    activities: int
    counseling_known: bool


def staff_lines(session: Session) -> list[StaffLine]:
    """Everybody as of today: present people first, counselling teachers before others."""
    today = session.clock.now().date()
    text = today.isoformat()
    profiles = staff.profiles(session)
    papers: dict[str, list[Certificate]] = {}
    for certificate in staff.certificates(session):
        papers.setdefault(certificate.staff_id, []).append(certificate)
    attended: dict[str, list[Attendance]] = {}
    for row in staff.attendances(session, dt.date.fromisoformat(staff.FIRST_DAY), today):
        attended.setdefault(row.staff_id, []).append(row)
    order = list(StaffKind)
    lines = []
    for member in staff.everyone(session):
        mine, trained = papers.get(member.id, []), attended.get(member.id, [])
        profile = profiles[member.id]
        level = highest_level(trained, today)
        education = labels.label(profile.education) if profile.education else ""
        lines.append(
            StaffLine(
                member,
                f"{education}{profile.major}" or formats.MISSING,
                tuple(mine),
                duty_qualification(member.kind, profile, mine, bool(trained), text),
                hours_in_year(trained, today.year),
                labels.label(level) if level else "",
            )
        )
    return sorted(
        lines,
        key=lambda line: (
            line.member.to_day is not None and line.member.to_day <= text,
            order.index(line.member.kind),
            line.member.name,
        ),
    )


def register_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """心理教师名册与资质: full- and part-time people in service.

    Raises:
        UserError: ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    columns = (
        Column("序号", 0.7), Column("姓名", 1.2), Column("身份", 1.0), Column("学历专业", 1.8, Align.LEFT),
        Column("资质(证号、到期)", 4.0, Align.LEFT), Column("值班资格", 2.2, Align.LEFT),
        Column("到任", 1.6),
    )  # fmt: skip
    lines = _counted(session)
    body = tuple(
        (
            str(number),
            line.member.name,
            labels.label(line.member.kind),
            line.profile_text,
            papers_text(line),
            qualification_text(line.qualification),
            formats.print_date(line.member.from_day),
        )
        for number, line in enumerate(lines, start=1)
    )
    return school_table(
        session, "心理教师名册与资质", columns, body, "staff.print", landscape=True, fonts=fonts
    )


def shortage_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """缺额计算: clause by clause how many are there, how many there should be, and the formula.

    Raises:
        UserError: ``paper_no_rows`` (no pack asks, or no calendar), ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    columns = (
        Column("条款", 1.0), Column("要求", 3.4, Align.LEFT), Column("算法", 3.0, Align.LEFT),
        Column("应有", 0.8), Column("现有", 0.8), Column("缺", 0.8), Column("判定", 1.2),
    )  # fmt: skip
    body = []
    for result in safeguard_counts.clause_results(session, STAFFING):
        need, have = result.requirement or 0.0, result.value or 0.0
        students = dict(result.notes).get("在籍学生(人)", 0.0)
        ratio = result.clause.requirement or 0.0
        body.append(
            (
                result.clause.id,
                result.clause.duty,
                f"在籍学生{formats.count(students)}人÷{formats.count(ratio)}，向上取整",
                formats.count(need),
                formats.count(have),
                formats.count(max(0.0, need - have)),
                labels.label(result.verdict),
            )
        )
    return school_table(session, "心理教师缺额计算", columns, tuple(body), "staff.print", fonts=fonts)


def hours_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """学时达标: hours of the calendar year and the highest level of three years; floors from packs only.

    Raises:
        UserError: ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    year = session.clock.now().year
    columns = (
        Column("序号", 0.7), Column("姓名", 1.2), Column("身份", 1.0), Column(f"{year}年学时", 1.2),
        Column("应达学时", 1.6), Column("3年内最高级别", 1.6), Column("备注", 2.0, Align.LEFT),
    )  # fmt: skip
    floors = hour_floors(session)
    body = []
    for number, line in enumerate(_counted(session), start=1):
        floor = floors.get(line.member.kind)
        lacking = floor is not None and line.hours < floor
        body.append(
            (
                str(number),
                line.member.name,
                labels.label(line.member.kind),
                formats.count(line.hours),
                formats.count(floor) if floor is not None else "文件未给数字",
                line.level or formats.MISSING,
                f"还差{formats.count((floor or 0) - line.hours)}" if lacking else "",
            )
        )
    return school_table(
        session, f"{year}年心理教师培训学时", columns, tuple(body), "staff.print", fonts=fonts
    )


def hour_floors(session: Session) -> dict[StaffKind, float]:
    """学时 the loaded packs ask of full- and part-time people a year; a kind nobody asks of is left out."""
    floors: dict[StaffKind, float] = {}
    for result in safeguard_counts.clause_results(session, HOURS):
        kinds = result.clause.parameters.get("kinds", ())
        for kind in kinds if isinstance(kinds, list | tuple) else ():
            found = StaffKind(str(kind))
            floors[found] = max(floors.get(found, 0.0), result.clause.requirement or 0.0)
    return floors


def workload(session: Session, year: int, month: int) -> WorkloadMonth:
    """The month of everybody who counts: lessons, duty, counselling where the case file is open (BJ-69).

    Counselling minutes are of signed sessions whose author is linked with the staff list; without the case
    file nobody learns them here.
    """
    first = dt.date(year, month, 1)
    last = dt.date(year, month, months.monthrange(year, month)[1])
    people = {member.id: member for member in staff.everyone(session) if member.kind in _COUNTED}
    known = session.database.has_case
    held: dict[str, float] = {}
    if known:
        for head in counseling.between(session, first, last):
            if head.signed_at is not None and head.voided_at is None and head.staff_id is not None:
                held[head.staff_id] = held.get(head.staff_id, 0.0) + head.minutes
    made = [
        Workload(people[person], lessons, duty, held.get(person, 0.0) if known else None)
        for person, lessons, duty in rows.workload(session.database, first.isoformat(), last.isoformat())
        if person in people and _in_service(people[person], first, last)
    ]
    done = activities.between(session, first, last)
    lectures = sum(each.sessions for each in done if each.form is ActivityForm.LECTURE)
    others = sum(each.sessions for each in done if each.form is not ActivityForm.LECTURE)
    return WorkloadMonth(year, month, tuple(made), lectures, others, known)


def workload_pdf(session: Session, year: int, month: int, *, fonts: FontBook | None = None) -> Paper:
    """工作量统计表 of a month, with room to sign.

    Raises:
        UserError: ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    found = workload(session, year, month)
    columns = (
        Column("序号", 0.7), Column("姓名", 1.2), Column("身份", 1.0), Column("心理课(课时)", 1.3),
        Column("辅导(小时)", 1.2), Column("辅导室值班(小时)", 1.6), Column("本人签字", 1.8),
    )  # fmt: skip
    body = tuple(
        (
            str(number),
            row.member.name,
            labels.label(row.member.kind),
            formats.count(row.lessons),
            formats.MISSING if row.counseling_minutes is None else f"{row.counseling_minutes / 60:.1f}",
            f"{row.duty_minutes / 60:.1f}",
            "",
        )
        for number, row in enumerate(found.people, start=1)
    )
    notes: tuple[str, ...] = (f"本月全校讲座{found.lectures}场，其他活动{found.activities}场。",)
    if not found.counseling_known:
        notes = (*notes, "辅导时数在案卷库，本账户看不到；请由心理教师打印。")
    title = f"{year}年{month}月心理教师工作量"
    return school_table(session, title, columns, body, "staff.print", notes=notes, fonts=fonts)


def papers_text(line: StaffLine) -> str:
    """“心理咨询师 2023-11 2027-03到期” for each certificate, or what was typed before there were any."""
    found = [
        f"{labels.label(each.kind)} {each.number}" + (f" {each.valid_to}到期" if each.valid_to else "")
        for each in line.certificates
    ]
    return ";".join(found) or line.member.qualification or formats.MISSING


def qualification_text(found: Qualification) -> str:
    """“符合”, or which part of the expression fails; “原则上” for those a notice asks so."""
    if not found.judged:
        return formats.MISSING
    if not found.failing:
        return "符合"
    words = "、".join(labels.label(part) for part in found.failing)
    return f"缺{words}" if found.firm else f"缺{words}(原则上)"


def _in_service(member: StaffMember, first: dt.date, last: dt.date) -> bool:
    ended = member.to_day is not None and member.to_day <= first.isoformat()
    return member.from_day <= last.isoformat() and not ended


def _counted(session: Session) -> list[StaffLine]:
    text = session.clock.now().date().isoformat()
    return [
        line
        for line in staff_lines(session)
        if line.member.kind in _COUNTED and (line.member.to_day is None or line.member.to_day > text)
    ]
