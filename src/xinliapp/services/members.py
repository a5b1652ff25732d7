"""The bureau's register of schools: added one by one or from a list."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import AREA, MemberSchool
from xinliapp.domain.errors import UserError
from xinliapp.domain.member_changes import MemberChangeKind
from xinliapp.domain.spreadsheet import Cell, Row, Workbook, cell_text
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.storage import member_changes, members
from xinliapp.storage.database import UnitOfWork

# What a list usually says; anything else it says is kept as it stands there.
STAGE_WORDS = ("小学", "初中", "高中", "中职")
ATTRIBUTE_WORDS = ("城区", "乡镇中心", "乡村", "寄宿制", "民办")
CODE = re.compile(r"\d{10}")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("学校标识码", "标识码", "学校代码", "代码"),
    "name": ("学校名称", "学校", "名称", "单位名称"),
    "stages": ("学段", "办学类型"),
    "students": ("在校生", "在校生数", "在籍学生数", "学生数"),
    "students_as_of": ("在校生截至", "截至日期", "统计日期"),
    "area": ("片区", "所属片区"),
    "attributes": ("属性", "备注"),
    "contact": ("联系人",),
    "phone": ("电话", "联系电话", "手机"),
}
_TIGHT = frozenset({"code", "phone", "students"})


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row of a list that was not taken: its number and the reason's code with its value."""

    row: int
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class ListImported:
    """What became of a list of schools."""

    added: int
    changed: int
    skipped: tuple[SkippedRow, ...]


def find(session: Session, code: str) -> MemberSchool | None:
    """The school with this code."""
    return members.member(session.database, code)


def mark(school: MemberSchool | None) -> str:
    """What tells a school from the same one after somebody changed it; how its bags come does not count."""
    return mark_of(None if school is None else replace(school, via_code=None))


def list_members(session: Session) -> list[MemberSchool]:
    """All member schools by code."""
    return members.members(session.database)


def save_member(
    session: Session,
    code: str,
    name: str,
    *,
    stages: str = "",
    students: int | None = None,
    students_as_of: str | None = None,
    attributes: str = "",
    contact: str | None = None,
    phone: str | None = None,
    tier: str | None = None,
    area: str | None = None,
    seen: str | None = None,
) -> MemberSchool:
    """Add a school or change what is known of it; the code is its identity.

    ``tier`` is ``area`` for a township centre that passes its schools' reports on: it reports no row itself.
    ``students_as_of`` (``YYYY-MM-DD``) is the day ``students`` is of; ``area`` its 片区, None leaves that.
    ``seen`` is :func:`mark` of the school as the form showed it, "" where the form was to add one.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``member_code_wrong`` (``value``), ``field_required``,
            ``changed_since``, ``member_known`` (``school``: one that was to be added is there).
    """
    _may(session)
    if not CODE.fullmatch(code):
        raise UserError("member_code_wrong", value=code)
    if not name.strip():
        raise UserError("field_required", field="学校名称")
    values: dict[str, object] = {
        "name": name.strip(),
        "stages": stages,
        "students": students,
        "students_as_of": None if students is None else students_as_of,
        "attributes": attributes,
        "contact": contact,
        "phone": phone,
    }
    if tier is not None:
        values["tier"] = tier
    if area is not None:
        values["area"] = area
    with session.write("school.save", object_id=code) as uow:
        before = members.member(uow.database, code)
        if seen == "" and before is not None:
            raise UserError("member_known", school=before.name)
        if seen is not None and seen != mark(before):
            raise UserError("changed_since")
        members.save_member(uow, code, values)
    found = members.member(session.database, code)
    if found is None:
        raise RuntimeError("the school was not written")
    return found


def mark_centre(session: Session, code: str) -> None:
    """A person says that this registered unit is a township centre: only such a unit may pass others on.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``member_unknown`` (``school``).
    """
    _may(session)
    if members.member(session.database, code) is None:
        raise UserError("member_unknown", school=code)
    with session.write("school.centre", object_id=code) as uow:
        members.save_member(uow, code, {"tier": AREA})


def import_members(session: Session, workbook: Workbook) -> ListImported:
    """Take a list of schools in one transaction; a blank cell changes nothing, nobody is removed.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``member_list_columns`` (no header row with code and
            name).
    """
    _may(session)
    rows, places = _table(workbook)
    added = changed = 0
    skipped: list[SkippedRow] = []
    with session.write("school.import") as uow:
        for row in rows:
            values = _values(row, places)
            code = str(values.pop("code", ""))
            if not code and not values:
                continue
            if not CODE.fullmatch(code):
                skipped.append(SkippedRow(row.number, "member_code_wrong", code))
                continue
            known = members.member(uow.database, code)
            if known is None and "name" not in values:
                skipped.append(SkippedRow(row.number, "field_required", "学校名称"))
            elif known is None:
                members.save_member(uow, code, values)
                added += 1
            elif any(getattr(known, field) != value for field, value in values.items()):
                _change(uow, known, values)
                changed += 1
    return ListImported(added, changed, tuple(skipped))


def _change(uow: UnitOfWork, known: MemberSchool, values: dict[str, object]) -> None:
    """A list's row about a school in the register: another name is a renaming, the former one stays known.

    A new number of students without a day is not of the day the old one was.
    """
    if values.get("students", known.students) != known.students:
        values = {"students_as_of": None, **values}
    name = str(values.get("name", known.name))
    if name != known.name:
        member_changes.add(
            uow, MemberChangeKind.RENAMED, code=known.code, name=known.name, into_code=known.code,
            into_name=name, on_day=uow.now[:10], note="导入名单",
        )  # fmt: skip
    members.save_member(uow, known.code, values)


def _may(session: Session) -> None:
    session.require_role(Role.CLERK, Role.OFFICER, action="修改学校名册")
    require_bureau(session)


def _table(workbook: Workbook) -> tuple[tuple[Row, ...], dict[str, int]]:
    for sheet in workbook.sheets:
        for index, row in enumerate(sheet.rows[:20]):
            places: dict[str, int] = {}
            for place, cell in enumerate(row.cells):
                text = _key(cell_text(cell))
                field = next((name for name, words in _HEADINGS.items() if text in words), None)
                if field is not None:
                    places.setdefault(field, place)
            if {"code", "name"} <= set(places):
                return sheet.rows[index + 1 :], places
    raise UserError("member_list_columns")


def _values(row: Row, places: Mapping[str, int]) -> dict[str, object]:
    found: dict[str, object] = {}
    for field, place in places.items():
        cell: Cell = row.cells[place] if place < len(row.cells) else None
        text = _key(cell_text(cell)) if field in _TIGHT else cell_text(cell).strip()
        if not text:
            continue
        if field == "students":
            if text.isdigit():
                found[field] = int(text)
        elif field == "students_as_of":
            if (day := _day(cell)) is not None:
                found[field] = day
        else:
            found[field] = text
    return found


def _day(cell: Cell) -> str | None:
    """A day from a date cell or from text; None for anything else."""
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    parts = _key(cell_text(cell)).replace("/", "-").replace(".", "-").split("-")
    try:
        year, month, day = (int(part) for part in parts)
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
