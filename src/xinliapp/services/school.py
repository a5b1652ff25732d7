"""The unit's profile, its calendar and its classes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import (
    CalendarNode,
    DayKind,
    NodeKind,
    SchoolYear,
    SpecialDay,
    Term,
    school_year_of,
)
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.school import ClassGroup, Stage, Unit, class_label, grade_label, grade_of
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import bundles as bundle_rows
from xinliapp.storage import calendar as calendar_rows
from xinliapp.storage import classes as class_rows
from xinliapp.storage import units as unit_rows

PROFILE_ROLES = frozenset({Role.COUNSELOR, Role.CLERK, Role.OFFICER})
"""Who may change the unit's profile: how 重点关爱 is counted is part of it."""
CALENDAR_ROLES = frozenset({Role.COUNSELOR, Role.REGISTRAR})
"""Who may set the calendar and name homeroom teachers."""
ROSTER_ROLES = frozenset({Role.COUNSELOR, Role.REGISTRAR})
"""Who may change the list of students, their tags and who holds a post in a class; the head reads it."""
_STAGE_WORDS = {Stage.PRIMARY: "小学", Stage.JUNIOR: "初中", Stage.SENIOR: "高中"}


def unit(session: Session) -> Unit:
    """The unit this vault belongs to.

    Raises:
        UserError: ``unit_missing`` before the first set-up wrote one.
    """
    found = unit_rows.load_unit(session.database)
    if found is None:
        raise UserError("unit_missing")
    return found


def code_fixed(session: Session) -> bool:
    """Whether the unit's code can no longer change: bags signed under it are out."""
    return bool(bundle_rows.bundles(session.database))


def save_unit(session: Session, profile: Unit, *, seen: str | None = None) -> Changes:
    """Store the unit's profile; an empty ``id`` makes the first one.

    ``seen`` is the mark (``services.seen``) of the unit as the form showed it.

    Raises:
        UserError: ``not_allowed``; ``changed_since``; ``field_required`` or ``field_wrong`` (name, 10-digit
            code, stages, upper primary grade); ``code_fixed`` once bags were signed; ``stage_in_use``
            while it has classes.
    """
    session.require_role(*PROFILE_ROLES, action="修改单位资料")
    _check_unit(profile)
    known = unit_rows.load_unit(session.database)
    refuse_newer(seen, known)
    if known is not None:
        _check_change(session, known, profile)
    row_id = known.id if known else (profile.id or new_id())
    with session.write("school.profile", object_id=row_id) as uow:
        unit_rows.store_unit(uow, replace(profile, id=row_id))
    return Changes.SCHOOL


def _check_change(session: Session, known: Unit, profile: Unit) -> None:
    if profile.code != known.code and code_fixed(session):
        raise UserError("code_fixed", fixed=known.code)
    gone = set(known.stages) - set(profile.stages)
    if gone:
        for row in classes(session):
            if row.stage in gone:
                raise UserError("stage_in_use", stage=_STAGE_WORDS[row.stage], label=row.label)


def _check_unit(profile: Unit) -> None:
    if not profile.name.strip():
        raise UserError("field_required", field="单位名称")
    if len(profile.name) > 60:
        raise UserError("field_wrong", field="单位名称", why="超过60个字")
    if not (len(profile.code) == 10 and profile.code.isascii() and profile.code.isdigit()):
        raise UserError("field_wrong", field="机构标识码", why="应为10位数字")
    if profile.upper_primary_from not in (None, 4, 5):
        raise UserError("field_wrong", field="小学高年级", why="应为四年级起或五年级起")
    if profile.concern_threshold not in (None, 0, 1, 2, 3, 4):
        raise UserError("field_wrong", field="重点关爱等级", why="应为0到4级")


def calendar(session: Session) -> tuple[SchoolYear, ...]:
    """Every school year that was set, oldest first."""
    return calendar_rows.load_school_years(session.database)


def set_calendar(session: Session, year: SchoolYear, *, seen: str | None = None) -> Changes:
    """Store one school year in place of what was known of it; other years stay.

    ``seen`` is the mark (``services.seen``) of that year as the form showed it ("" for a new one).

    Raises:
        UserError: ``not_allowed``; ``changed_since``; ``calendar_wrong`` if terms overlap, run backwards or
            do not belong to the year.
    """
    session.require_role(*CALENDAR_ROLES, action="设置校历")
    check_school_year(year)
    known = (one for one in calendar(session) if one.start_year == year.start_year)
    refuse_newer(seen, next(known, None))
    with session.write("calendar.set", object_id=year.key) as uow:
        calendar_rows.replace_school_year(uow, year)
    return Changes.CALENDAR


def check_school_year(year: SchoolYear) -> None:
    """Refuse a school year that cannot be.

    Raises:
        UserError: ``calendar_wrong`` with ``why``.
    """
    if not 1 <= len(year.terms) <= 2:
        raise UserError("calendar_wrong", why="一个学年要有一个或两个学期")
    for number, term in enumerate(year.terms, start=1):
        if term.key != f"{year.key}-{number}":
            raise UserError("calendar_wrong", why=f"第{number}个学期的代号应为{year.key}-{number}")
        if not 30 <= (term.ends_on - term.starts_on).days + 1 <= 250:
            raise UserError("calendar_wrong", why=f"第{number}学期的起止日期不合理")
        earliest, latest = dt.date(year.start_year, 7, 1), dt.date(year.start_year + 1, 8, 31)
        if not (earliest <= term.starts_on and term.ends_on <= latest):
            raise UserError("calendar_wrong", why=f"第{number}学期不在{year.key}学年内")
        for node in term.nodes:
            if not term.starts_on <= node.starts_on <= node.ends_on <= term.ends_on:
                raise UserError("calendar_wrong", why=f"“{node.name}”不在第{number}学期内")
        days = [special.day for special in term.special_days]
        if len(set(days)) != len(days):
            raise UserError("calendar_wrong", why=f"第{number}学期有一天写了两次")
        if any(not term.starts_on <= day <= term.ends_on for day in days):
            raise UserError("calendar_wrong", why=f"第{number}学期的节假日有不在学期内的")
    if len(year.terms) == 2 and year.terms[0].ends_on >= year.terms[1].starts_on:
        raise UserError("calendar_wrong", why="两个学期的日期重叠")


def load_calendar_file(path: Path) -> tuple[SchoolYear, ...]:
    """Read a calendar file (``docs/formats/calendar.schema.json``): one school year or several.

    Raises:
        UserError: ``file_missing_here`` or ``calendar_wrong`` with what is wrong where.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError:
        raise UserError("file_missing_here", name=path.name) from None
    except UnicodeDecodeError:
        raise UserError("calendar_wrong", why="文件不是UTF-8文本") from None
    try:
        parsed = json.loads(text)
    except json.JSONDecodeError as error:
        raise UserError("calendar_wrong", why=f"第{error.lineno}行不是JSON") from None
    except RecursionError:
        raise UserError("calendar_wrong", why="不是JSON") from None
    listed = parsed.get("school_years", [parsed]) if isinstance(parsed, dict) else None
    if not isinstance(listed, list) or not listed:
        raise UserError("calendar_wrong", why="没有学年")
    years = tuple(_school_year(item) for item in listed)
    for year in years:
        check_school_year(year)
    return years


def _school_year(item: object) -> SchoolYear:
    record = _record(item, "学年")
    start = record.get("start_year")
    if not isinstance(start, int) or isinstance(start, bool) or not 1990 <= start <= 2100:
        raise UserError("calendar_wrong", why="start_year 应为四位年份")
    terms = record.get("terms")
    if not isinstance(terms, list):
        raise UserError("calendar_wrong", why="缺少 terms")
    return SchoolYear(start, tuple(_term(term, start, number) for number, term in enumerate(terms, start=1)))


def _term(item: object, start_year: int, number: int) -> Term:
    record = _record(item, f"第{number}学期")
    holidays = _list(record, "holidays")
    makeups = _list(record, "makeup_days")
    special = [SpecialDay(_day(day, "date"), DayKind.HOLIDAY, _text(day, "name")) for day in holidays]
    special += [SpecialDay(_day(day, "date"), DayKind.MAKEUP, _text(day, "name")) for day in makeups]
    nodes = tuple(
        CalendarNode(_node_kind(node), _text(node, "name"), _day(node, "starts_on"), _day(node, "ends_on"))
        for node in _list(record, "nodes")
    )
    key = str(record.get("key", f"{start_year}-{start_year + 1}-{number}"))
    ordered = tuple(sorted(special, key=lambda found: found.day))
    return Term(key, _day(record, "starts_on"), _day(record, "ends_on"), ordered, nodes)


def _record(item: object, where: str) -> Mapping[str, object]:
    if not isinstance(item, dict):
        raise UserError("calendar_wrong", why=f"{where}应是一组“名称: 内容”")
    return cast("Mapping[str, object]", item)


def _list(record: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    items = record.get(name, [])
    if not isinstance(items, list):
        raise UserError("calendar_wrong", why=f"{name} 应是列表")
    return [_record(item, name) for item in items]


def _text(record: Mapping[str, object], name: str) -> str:
    value = record.get(name, "")
    if not isinstance(value, str) or len(value) > 60:
        raise UserError("calendar_wrong", why=f"{name} 应是60字以内的文字")
    return value


def _day(record: Mapping[str, object], name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(str(record.get(name)))
    except ValueError:
        raise UserError("calendar_wrong", why=f"{name} 应写成 2026-09-01 的样子") from None


def _node_kind(record: Mapping[str, object]) -> NodeKind:
    try:
        return NodeKind(record.get("kind", NodeKind.OTHER.value))
    except ValueError:
        raise UserError("calendar_wrong", why="kind 应为 midterm_exam、final_exam 或 other") from None


def start_year_of(day: dt.date, years: tuple[SchoolYear, ...]) -> int:
    """First calendar year of the school year ``day`` lies in; 1 September decides where none is set."""
    found = school_year_of(day, years)
    if found is not None:
        return found.start_year
    return day.year if day.month >= 9 else day.year - 1


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class as it stands on a day: ``grade`` is the 1-based year within the stage."""

    id: str
    label: str
    grade_label: str
    stage: Stage
    grade: int
    number: int
    entry_year: int
    homeroom_teacher: str | None
    students: int


def classes(session: Session, day: dt.date | None = None) -> list[ClassRow]:
    """The classes of the school year ``day`` (today) lies in, by grade and number; 毕业 ones are left out."""
    today = day or session.clock.now().date()
    profile = unit(session)
    start = start_year_of(today, calendar(session))
    counts = class_rows.members_by_class(session.database, today.isoformat())
    rows = []
    for group in class_rows.load_classes(session.database):
        grade = grade_of(group, start)
        if 1 <= grade <= profile.system.years(group.stage):
            rows.append(_class_row(group, grade, profile, start, counts.get(group.id, 0)))
    order = list(Stage)
    return sorted(rows, key=lambda row: (order.index(row.stage), row.grade, row.number))


def _class_row(group: ClassGroup, grade: int, profile: Unit, start: int, students: int) -> ClassRow:
    return ClassRow(
        id=group.id,
        label=class_label(group, start, profile.system),
        grade_label=grade_label(group.stage, grade, profile.system),
        stage=group.stage,
        grade=grade,
        number=group.number,
        entry_year=group.entry_year,
        homeroom_teacher=group.homeroom_teacher,
        students=students,
    )


def class_of(session: Session, class_id: str | None, day: dt.date) -> tuple[str, str | None]:
    """A class's label and homeroom teacher on that day; ``("", None)`` for none, no teacher once it left."""
    group = class_rows.load_class(session.database, class_id) if class_id else None
    if group is None:
        return "", None
    system, start = unit(session).system, start_year_of(day, calendar(session))
    here = 1 <= grade_of(group, start) <= system.years(group.stage)
    return class_label(group, start, system), group.homeroom_teacher if here else None


def is_final_year(session: Session, class_id: str | None, day: dt.date) -> bool:
    """Whether a class is in the last year of its stage on ``day`` (毕业年级: 六, 九 or 高三)."""
    group = class_rows.load_class(session.database, class_id) if class_id else None
    if group is None:
        return False
    year = grade_of(group, start_year_of(day, calendar(session)))
    return year == unit(session).system.years(group.stage)


def class_labels(session: Session, day: dt.date | None = None) -> dict[str, str]:
    """Class id to its label on ``day`` (today), graduated classes included."""
    today = day or session.clock.now().date()
    profile = unit(session)
    start = start_year_of(today, calendar(session))
    return {
        group.id: class_label(group, start, profile.system)
        for group in class_rows.load_classes(session.database)
    }
