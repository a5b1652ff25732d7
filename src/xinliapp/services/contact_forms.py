"""Working papers of S17: 谈心表 and 家访表 with the names of a class, and 未访名单 of key students.

The forms go to homeroom teachers: no grade, no tag, no reason stands in them (screens.md 3.8 C).
"""

from __future__ import annotations

from collections import Counter

from xinliapp.domain.contacts import ContactMode, TalkMark, TalkWindow
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n import labels
from xinliapp.i18n.formats import MISSING, percent, print_date
from xinliapp.reports.table_pages import render_table
from xinliapp.services import key_student_visits, students, talk_coverage
from xinliapp.services.case_tables import print_case_table
from xinliapp.services.demo import is_demo
from xinliapp.services.school import ClassRow, classes, unit
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

_ROW_MM, _MARGIN_MM = 5.4, 12.0  # screens.md 3.8 C
_TICK = "√"


def talk_form_pdf(
    session: Session,
    window: TalkWindow,
    class_id: str,
    blank_missing: bool = False,
    *,
    fonts: FontBook | None = None,
) -> Paper:
    """谈心表 of a class: everybody's name, talks of the window that are on record ticked, room for the rest.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``class_empty``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    cells = talk_coverage.class_cells(session, class_id, window)
    group = _class(session, class_id)
    if not cells:
        raise UserError("class_empty", name=group.label)
    rows = tuple(
        (
            str(cell.number) if cell.number is not None else str(place),
            cell.name,
            _TICK if cell.mark is TalkMark.IN_PERSON else "",
            _TICK if cell.mark is TalkMark.BY_PHONE else "",
            (cell.day or "")[5:],
            cell.by_name or "",
            labels.label(cell.mark) if cell.mark is TalkMark.NOT_APPLICABLE else "",
        )
        for place, cell in enumerate(cells, start=1)
    )
    table = TablePrint(
        title=f"{group.label}谈心表（{window.label}）",
        columns=(
            Column("序号", 10), Column("姓名", 28), Column("当面", 14), Column("电话", 14),
            Column("日期", 26), Column("谈心人", 28), Column("备注", 66, Align.LEFT),
        ),
        rows=rows,
        head=_head(
            session, group, ("时间", f"{print_date(window.starts_on)}—{print_date(window.ends_on)}")
        ),
        row_height_mm=_ROW_MM,
        margin_mm=_MARGIN_MM,
        demo=is_demo(session),
    )  # fmt: skip
    return _print_form(session, table, class_id, blank_missing, fonts)


def visit_form_pdf(
    session: Session, class_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """家访表 of a class with the names filled in: ways to tick, whom one met, what was agreed.

    Raises:
        UserError: ``not_found``, ``class_empty``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    group = _class(session, class_id)
    listed = students.class_list(session, class_id)
    if not listed:
        raise UserError("class_empty", name=group.label)
    modes = tuple(ContactMode)
    table = TablePrint(
        title=f"{group.label}家访表",
        columns=(
            Column("序号", 10), Column("姓名", 26), Column("日期", 22),
            *(Column(labels.label(mode), 11) for mode in modes),
            Column("接待人", 20), Column("访谈人", 22), Column("约定", 31, Align.LEFT),
        ),
        rows=tuple(
            (
                str(row.number_in_class) if row.number_in_class is not None else str(place),
                row.name,
                *("",) * (len(modes) + 4),
            )
            for place, row in enumerate(listed, start=1)
        ),
        head=_head(session, group, ("截至", print_date(session.clock.now().date()))),
        row_height_mm=_ROW_MM,
        margin_mm=_MARGIN_MM,
        demo=is_demo(session),
    )  # fmt: skip
    return _print_form(session, table, class_id, blank_missing, fonts)


def not_visited_pdf(session: Session, blank_missing: bool = False, *, fonts: FontBook | None = None) -> Paper:
    """未访名单: key students nobody has been to the home of this year, and what there was instead.

    Both readings of 家访 stand in the head (any way, JS-44; only at home, BJ-30). Being in it says that a
    student is a key student: it is a paper of class D.

    Raises:
        UserError: ``case_closed``, ``visits_no_threshold`` (the school has not set who counts),
            ``visits_nobody_missing``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    found = key_student_visits.by_student(session)
    if not found.known:
        raise UserError("visits_no_threshold")
    missing = {student: modes for student, modes in found.modes.items() if ContactMode.AT_HOME not in modes}
    if not missing:
        raise UserError("visits_nobody_missing")
    labelled = {row.id: row.label for row in classes(session)}
    listed = [row for row in students.list_students(session) if row.id in missing]
    reached = sum(1 for modes in found.modes.values() if modes)
    total = len(found.modes)
    table = TablePrint(
        title="家访未访名单",
        columns=(
            Column("班级", 1.2), Column("班内学号", 1.2), Column("姓名", 1.8),
            Column("本年已有联系", 3.0, Align.LEFT), Column("计划日期", 1.8), Column("家访人", 1.8),
            Column("备注", 2.0, Align.LEFT),
        ),
        rows=tuple(
            (
                labelled.get(row.class_id or "", ""),
                str(row.number_in_class) if row.number_in_class is not None else "",
                row.name,
                _instead(missing[row.id]),
                "",
                "",
                "",
            )
            for row in listed
        ),
        head=(
            ("学校", unit(session).name),
            ("任何方式", percent(reached, total)),
            ("只算入户", percent(total - len(missing), total)),
            ("截至", print_date(session.clock.now().date())),
        ),
        notes=(f"本自然年还没有入户家访的{len(missing)}人。",),
        demo=is_demo(session),
    )  # fmt: skip
    return print_case_table(
        session, "visit.print_missing", session.clock.now().date().isoformat(), table,
        names=[row.name for row in listed], blank_missing=blank_missing, fonts=fonts,
    )  # fmt: skip


def _instead(modes: Counter[ContactMode]) -> str:
    """电话2次，校访1次; — where there was nothing."""
    return "，".join(f"{labels.label(mode)}{modes[mode]}次" for mode in ContactMode if modes[mode]) or MISSING


def _class(session: Session, class_id: str) -> ClassRow:
    group = next((row for row in classes(session) if row.id == class_id), None)
    if group is None:
        raise UserError("not_found")
    return group


def _head(session: Session, group: ClassRow, days: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    teacher = (("班主任", group.homeroom_teacher),) if group.homeroom_teacher else ()
    return (("学校", unit(session).name), *teacher, days)


def _print_form(
    session: Session, table: TablePrint, class_id: str, blank_missing: bool, fonts: FontBook | None
) -> Paper:
    names = [row[1] for row in table.rows]
    pdf = render_table(table, fonts, author=unit(session).name, names=names, blank_missing=blank_missing)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, "class_form.print", class_id, {"students": len(names)})
    return Paper(f"{table.title}.pdf", pdf, names=True)
