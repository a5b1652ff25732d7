"""Sheets that go with a conference: the 签到 to sign, and 分级统计 in counts alone."""

from __future__ import annotations

from collections import Counter

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.domain.suppression import HIDDEN, SMALL, SuppressedColumn, suppress
from xinliapp.i18n.formats import MISSING, print_date
from xinliapp.services import students
from xinliapp.services.case_tables import print_case_table
from xinliapp.services.demo import is_demo
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.school import classes, unit
from xinliapp.services.session import Session
from xinliapp.services.students import StudentFilter
from xinliapp.storage import concern as grade_rows
from xinliapp.storage import conferences as rows
from xinliapp.storage.measures.context import roll_on

SMALLEST_SHOWN = 5
"""A smaller number of students is not printed: in a small grade it would say who they are."""
_PRINT = "conference.print"
_SPARE_ROWS = 4


def attendance_pdf(session: Session, conference_id: str, *, fonts: FontBook | None = None) -> Paper:
    """签到 of a conference: who takes part, with room to sign and rows for who comes besides; no student.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    session.require_case()
    sitting = rows.load_conference(session.database, conference_id)
    if sitting is None:
        raise UserError("not_found")
    table = TablePrint(
        title="研判会签到表",
        columns=(
            Column("序号", 0.7), Column("姓名", 1.6), Column("单位和职务", 3.0, Align.LEFT),
            Column("校内或校外", 1.2), Column("签到", 2.0), Column("时间", 1.2),
        ),
        rows=tuple(
            (str(place), one.name, one.position or MISSING, "校外" if one.outside else "校内", "", "")
            for place, one in enumerate(sitting.participants, start=1)
        ),
        head=(
            ("学校", unit(session).name),
            ("时间", f"{print_date(sitting.held_on)} {sitting.starts_at or ''}".strip()),
            ("地点", sitting.place),
            ("主持", sitting.chair),
        ),
        notes=("到会人员对会上知道的学生情况负有保密责任。",),
        blank_rows=_SPARE_ROWS,
        demo=is_demo(session),
    )  # fmt: skip
    return print_case_table(session, _PRINT, conference_id, table, fonts=fonts)


def grade_counts_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """分级统计: how many students on the roll stand at each grade today, by year; numbers alone.

    A number below :data:`SMALLEST_SHOWN` is not printed, and where the total would give it away neither is
    that (``domain.suppression``). There is no total of a row: it would give hidden numbers away as well.

    Raises:
        UserError: ``case_closed``, ``paper_no_rows`` (nobody on the roll), ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    session.require_case()
    years, counted = _by_year(session)
    if not years:
        raise UserError("paper_no_rows")
    words = grade_labels(session)
    levels = range(1, len(words))
    shown = {
        level: suppress([float(counted[year, level]) for year in years], SMALLEST_SHOWN) for level in levels
    }
    today = session.clock.now().date()
    table = TablePrint(
        title="关注等级分级统计",
        subtitle="只有人数，不含姓名",
        columns=(
            Column("年级", 1.6),
            Column("在籍学生", 1.4, Align.RIGHT),
            *(Column(f"{words[level]}（{level}/4）", 1.6, Align.RIGHT) for level in levels),
        ),
        rows=tuple(
            (year, str(counted[year, None]), *(shown[level].cells[place] for level in levels))
            for place, year in enumerate(years)
        ),
        total=(
            "合计",
            str(sum(counted[year, None] for year in years)),
            *(_total(shown[level], sum(counted[year, level] for year in years)) for level in levels),
        ),
        head=(("学校", unit(session).name), ("截至", print_date(today))),
        notes=(
            f"少于{SMALLEST_SHOWN}人的格写作“<{SMALLEST_SHOWN}”；“{HIDDEN}”是为防止推算出小数目而隐去的数。",
            "只统计在读学生，按现行等级计，每名学生计一次。",
        ),
        demo=is_demo(session),
    )
    return print_case_table(session, "grade.print_counts", today.isoformat(), table, fonts=fonts)


def _total(column: SuppressedColumn, count: int) -> str:
    """A small total is a small number too."""
    if column.total_hidden:
        return HIDDEN
    return SMALL.format(line=SMALLEST_SHOWN) if 0 < count < SMALLEST_SHOWN else str(count)


def _by_year(session: Session) -> tuple[list[str], Counter[tuple[str, int | None]]]:
    """The years that have students, and students by (year, grade in force); under None, all of the year."""
    here = roll_on(session.database, session.clock.now().date()).enrolled
    grades = {one.student_id: one.ordinal for one in grade_rows.newest(session.database)}
    year_of = {row.id: row.grade_label for row in classes(session)}
    counted: Counter[tuple[str, int | None]] = Counter()
    for row in students.list_students(session, StudentFilter()):
        if row.id in here and (year := year_of.get(row.class_id or "")):
            counted[year, None] += 1
            counted[year, grades.get(row.id, 0)] += 1
    return [year for year in dict.fromkeys(year_of.values()) if counted[year, None]], counted
