"""班级名单 and 导入差异单: working papers that carry names, so every name is checked before printing."""

from __future__ import annotations

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.report_models import (
    Align,
    ClassListPrint,
    Column,
    ImportDifferencesPrint,
    TablePrint,
)
from xinliapp.i18n.formats import print_date, print_moment
from xinliapp.reports.table_pages import render_table

# 45 rows of 5.4 mm and a 20 mm head fit one upright page (screens.md 3.8 C).
_ROW_MM, _MARGIN_MM = 5.4, 12.0


def render_class_list(
    print_: ClassListPrint, fonts: FontBook | None = None, *, blank_missing: bool = False
) -> bytes:
    """A class on one page, with columns to tick; characters no font has are refused or left as squares.

    Raises:
        UserError: ``glyphs_missing`` with the number of names, ``table_too_wide``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    ticks = tuple(Column(heading, 1.2) for heading in print_.tick_columns)
    columns = (Column("序号", 1.0), Column("姓名", 2.4), Column("性别", 1.0), *ticks)
    if not ticks:
        columns = (*columns, Column("备注", 3.0, Align.LEFT))
    empty = ("",) * (len(columns) - 3)
    teacher = (("班主任", print_.homeroom_teacher),) if print_.homeroom_teacher else ()
    head = (("学校", print_.unit_name), ("人数", str(len(print_.students))), *teacher)
    table = TablePrint(
        title=f"{print_.class_label}名单",
        columns=columns,
        rows=tuple((*student, *empty) for student in print_.students),
        head=(*head, ("截至", print_date(print_.as_of))),
        row_height_mm=_ROW_MM,
        margin_mm=_MARGIN_MM,
        demo=print_.demo,
    )
    names = (name for _, name, _ in print_.students)
    return render_table(table, fonts, author=print_.unit_name, blank_missing=blank_missing, names=names)


def render_import_differences(
    print_: ImportDifferencesPrint, fonts: FontBook | None = None, *, blank_missing: bool = False
) -> bytes:
    """What a roster import did, row by row, with the row numbers of the file.

    Raises:
        UserError: ``glyphs_missing``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    columns = (
        Column("工作表", 2.0, Align.LEFT),
        Column("行", 1.0, Align.RIGHT),
        Column("姓名", 2.0),
        Column("结果", 1.4),
        Column("原因", 5.0, Align.LEFT),
    )
    table = TablePrint(
        title="名单导入差异单",
        subtitle="，".join(f"{label}{number}" for label, number in print_.counts),
        columns=columns,
        rows=tuple((row.sheet, str(row.row), row.name, row.outcome, row.reason) for row in print_.rows),
        head=(
            ("学校", print_.unit_name),
            ("文件", print_.file_name),
            ("导入时间", print_moment(print_.imported_at)),
        ),
        demo=print_.demo,
    )
    names = (row.name for row in print_.rows)
    return render_table(table, fonts, author=print_.unit_name, blank_missing=blank_missing, names=names)
