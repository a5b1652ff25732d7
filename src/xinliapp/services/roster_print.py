"""Printing from the roster: the list of one class, or of the students chosen."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, ClassListPrint, Column, TablePrint
from xinliapp.i18n.formats import MISSING, count, print_date
from xinliapp.reports.roster_lists import render_class_list
from xinliapp.reports.table_pages import render_table
from xinliapp.services.demo import is_demo
from xinliapp.services.school import classes, unit
from xinliapp.services.session import Session
from xinliapp.services.students import StudentFilter, class_list, list_students
from xinliapp.storage.audit import Chain, append

_GENDERS = {"male": "男", "female": "女"}


def class_list_pdf(
    session: Session, class_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """The class list of today on one page (screens.md 3.8 C); who left is not on it, no grade, no tag.

    ``blank_missing`` leaves squares to write in for characters no font has, instead of refusing.

    Raises:
        UserError: ``not_found`` for a class that does not exist today, ``class_empty``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    group = next((row for row in classes(session) if row.id == class_id), None)
    if group is None:
        raise UserError("not_found")
    rows = class_list(session, class_id)
    if not rows:
        raise UserError("class_empty", name=group.label)
    listed = tuple(
        (
            str(row.number_in_class) if row.number_in_class is not None else str(place),
            row.name,
            _GENDERS[row.gender.value] if row.gender else MISSING,
        )
        for place, row in enumerate(rows, start=1)
    )
    paper = ClassListPrint(
        unit_name=unit(session).name,
        class_label=group.label,
        as_of=session.clock.now().date().isoformat(),
        students=listed,
        homeroom_teacher=group.homeroom_teacher or "",
        demo=is_demo(session),
    )
    pdf = render_class_list(paper, fonts, blank_missing=blank_missing)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, "roster.print", class_id, {"students": len(rows)})
    return Paper(f"班级名单-{group.label}.pdf", pdf, names=True)


def chosen_list_pdf(
    session: Session,
    student_ids: Sequence[str],
    blank_missing: bool = False,
    *,
    fonts: FontBook | None = None,
) -> Paper:
    """The students chosen in the list, in its order: class, number, name, gender; no grade, no tag.

    ``blank_missing`` as in :func:`class_list_pdf`.

    Raises:
        UserError: ``paper_no_rows``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    wanted = StudentFilter(include_left=True, student_ids=frozenset(student_ids))
    rows = list_students(session, wanted)
    if not rows:
        raise UserError("paper_no_rows")
    table = TablePrint(
        title="学生名单",
        columns=(
            Column("序号", 0.8), Column("班级", 1.2), Column("班内学号", 1.2), Column("姓名", 2.4),
            Column("性别", 0.8), Column("备注", 3.0, Align.LEFT),
        ),
        rows=tuple(
            (str(place), row.class_label or MISSING, count(row.number_in_class), row.name,
             _GENDERS[row.gender.value] if row.gender else MISSING, "")
            for place, row in enumerate(rows, start=1)
        ),
        head=(("学校", unit(session).name), ("人数", str(len(rows))),
              ("截至", print_date(session.clock.now().date()))),
        demo=is_demo(session),
    )  # fmt: skip
    names = [row.name for row in rows]
    pdf = render_table(table, fonts, author=unit(session).name, blank_missing=blank_missing, names=names)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, "roster.print", None, {"students": len(rows)})
    return Paper("学生名单.pdf", pdf, names=True)
