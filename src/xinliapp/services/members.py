"""The bureau's register of schools: added one by one or from a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import AREA, MemberSchool
from xinliapp.domain.errors import UserError
from xinliapp.domain.spreadsheet import Cell, Row, Workbook, cell_text
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.session import Session
from xinliapp.storage import members

_CODE = re.compile(r"\d{10}")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("学校标识码", "标识码", "学校代码", "代码"),
    "name": ("学校名称", "学校", "名称", "单位名称"),
    "stages": ("学段", "办学类型"),
    "students": ("在校生", "在校生数", "在籍学生数", "学生数"),
    "attributes": ("属性", "备注"),
    "contact": ("联系人",),
    "phone": ("电话", "联系电话", "手机"),
}


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
    attributes: str = "",
    contact: str | None = None,
    phone: str | None = None,
    tier: str | None = None,
) -> MemberSchool:
    """Add a school or change what is known of it; the code is its identity.

    ``tier`` is ``area`` for a township centre that passes its schools' reports on: it reports no row itself.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``member_code_wrong`` (``value``), ``field_required``.
    """
    _may(session)
    if not _CODE.fullmatch(code):
        raise UserError("member_code_wrong", value=code)
    if not name.strip():
        raise UserError("field_required", field="学校名称")
    values: dict[str, object] = {
        "name": name.strip(),
        "stages": stages,
        "students": students,
        "attributes": attributes,
        "contact": contact,
        "phone": phone,
    }
    if tier is not None:
        values["tier"] = tier
    with session.write("school.save", object_id=code) as uow:
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
            if not _CODE.fullmatch(code):
                skipped.append(SkippedRow(row.number, "member_code_wrong", code))
                continue
            known = members.member(uow.database, code)
            if known is None and "name" not in values:
                skipped.append(SkippedRow(row.number, "field_required", "学校名称"))
            elif known is None:
                members.save_member(uow, code, values)
                added += 1
            elif any(getattr(known, field) != value for field, value in values.items()):
                members.save_member(uow, code, values)
                changed += 1
    return ListImported(added, changed, tuple(skipped))


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
        text = _key(cell_text(cell)) if field in ("code", "phone", "students") else cell_text(cell).strip()
        if not text:
            continue
        if field == "students":
            if text.isdigit():
                found[field] = int(text)
        else:
            found[field] = text
    return found


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
