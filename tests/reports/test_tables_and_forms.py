"""Class B and C tables: the notice's words, repeated heads, page x of y, blanks apart from zeros."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.pdf_probe import POINTS_PER_MM, glyphs, lines, page_count, page_size_mm, plain_text
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontStyle
from xinliapp.domain.report_models import (
    Align,
    ClassListPrint,
    Column,
    FormPrint,
    ImportDifference,
    ImportDifferencesPrint,
    MergedPrint,
    MergedRow,
    TablePrint,
)
from xinliapp.reports.forms import render_form, render_merged
from xinliapp.reports.roster_lists import render_class_list, render_import_differences
from xinliapp.reports.table_pages import render_table
from xinliapp.reports.tables import LaidRow, split_pages

KZ_HEADINGS = (
    "开展专题宣传教育（场次）", "参与宣传教育人员（人次）", "组织开展专题家长会（场次）",
    "参与专题家长会（人次）", "开展面对面谈心（场次）", "发放宣传手册（册）",
    "排查心理存在问题学生（人）", "成功干预、疏导学生（人）", "备注",
)  # fmt: skip
KZ_TITLE = "开州区教育委员会2020年心理健康教育宣传月情况统计表"
KZ_HEAD = (
    ("填表单位", "郭家镇初级中学"),
    ("填表时间", "2020年10月17日"),
    ("填表人", "张敏"),
    ("填表电话", "52218030"),
)


def _form(values: tuple[str | None, ...]) -> FormPrint:
    columns = (Column("学校", 1.6), *(Column(heading) for heading in KZ_HEADINGS))
    return FormPrint(KZ_TITLE, KZ_HEAD, columns, (("郭家镇初级中学", *values),))


def test_the_form_carries_the_annex_words_unchanged() -> None:
    pdf = render_form(_form(("12", "9600", "4", "1710", "1751", "0", "23", None, "第8列未统计")))
    text = plain_text(pdf)
    assert f"附件{KZ_TITLE}" in text
    assert "填表单位：郭家镇初级中学填表时间：2020年10月17日填表人：张敏填表电话：52218030" in text
    assert "学校" + "".join(KZ_HEADINGS) in text
    assert page_size_mm(pdf) == pytest.approx((297, 210), abs=0.1)


def test_blank_is_not_zero() -> None:
    pdf = render_form(_form(("12", "9600", "4", "1710", "1751", "0", "23", None, "")))
    assert plain_text(pdf).endswith("郭家镇初级中学129600417101751023")
    # Column 6 shows a nought, column 8 nothing: read by position.
    share = (297 - 40) * POINTS_PER_MM / (1.6 + 9)
    for column, expected in ((6, "0"), (8, "")):
        left = 20 * POINTS_PER_MM + share * (1.6 + column - 1)
        row_y = next(y for y, text in lines(pdf) if text.startswith("郭家镇初级中学"))
        cell = [glyph for glyph in glyphs(pdf) if left < glyph.x < left + share and abs(glyph.y - row_y) < 1]
        assert "".join(glyph.text for glyph in cell) == expected


def test_margins_and_type_size_of_class_b() -> None:
    pdf = render_form(_form(("1",) * 9))
    found = glyphs(pdf)
    assert min(glyph.left for glyph in found) >= 20 * POINTS_PER_MM - 0.5
    assert max(glyph.right for glyph in found) <= 277 * POINTS_PER_MM + 0.5
    head = next(glyph for glyph in found if glyph.text == "填")
    after = next(glyph for glyph in found if glyph.text == "表" and abs(glyph.y - head.y) < 0.1)
    assert after.x - head.x == pytest.approx(10.5, abs=0.05)


def _merged(schools: int, missing: tuple[str, ...] = ()) -> MergedPrint:
    values = ("12", "9600", "4", "1710", "1751", "0", "23", "9")
    return MergedPrint(
        title=KZ_TITLE + "（汇总）",
        unit_name="郭家片区教管中心",
        period_label="2020年9月14日—2020年10月16日",
        columns=tuple(Column(heading) for heading in KZ_HEADINGS[:8]),
        rows=tuple(MergedRow(f"第{i}初级中学", values, "r2 签名√") for i in range(1, schools + 1)),
        totals=tuple(str(int(value) * schools) for value in values),
        expected=schools + len(missing),
        missing=missing,
        version_note="2020年10月19日 16:02 第3次汇总",
    )


def test_the_merged_table_repeats_its_head_totals_and_names_who_is_missing() -> None:
    pdf = render_merged(_merged(39, ("关面乡中心小学",)))
    count = page_count(pdf)
    assert count > 1
    for page in range(count):
        text = "".join(line for _, line in lines(pdf, page))
        assert "学校" in text and "来源" in text
        assert lines(pdf, page)[-1][1] == f"第{page + 1}页共{count}页"
    text = plain_text(pdf)
    assert "合计39/40468374400156" in text
    assert "未报（1所）：关面乡中心小学。" in text
    assert text.count("r2签名√") == 39
    assert all(f"第{i}初级中学" in text for i in range(1, 40))


def test_a_complete_merge_says_so() -> None:
    assert "应报单位均已报送。" in plain_text(render_merged(_merged(2)))


def test_too_many_columns_are_refused() -> None:
    table = TablePrint("宽表", tuple(Column(f"列{i}") for i in range(60)), ())
    with pytest.raises(UserError) as caught:
        render_table(table)
    assert caught.value.code == "table_too_wide"


def test_a_row_with_the_wrong_number_of_cells_is_a_bug() -> None:
    with pytest.raises(ValueError, match="3 cells for 2 columns"):
        render_table(TablePrint("表", (Column("一"), Column("二")), (("1", "2", "3"),)))


def test_a_cell_taller_than_a_page_is_continued() -> None:
    long = "心理健康教育" * 900
    table = TablePrint("长表", (Column("项目"), Column("内容", 1, Align.LEFT)), (("甲", long),))
    pdf = render_table(table)
    assert page_count(pdf) > 2
    assert plain_text(pdf).count("康") == 900


def _row(height: float, *, span: bool = False) -> LaidRow:
    return LaidRow((("x",),), (Align.LEFT,), (FontStyle.SONGTI,), height, span)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.floats(20, 80), st.booleans()), max_size=60))
def test_split_pages_keeps_order_and_room(shape: list[tuple[float, bool]]) -> None:
    rows = [_row(height, span=span) for height, span in shape]
    pages = split_pages(rows, 200, 300)
    assert [row for page in pages for row in page] == rows
    for number, page in enumerate(pages):
        room = 200 if number == 0 else 300
        assert sum(row.height for row in page) <= room + 0.02 or len(page) == 1


def test_a_group_name_is_not_left_at_the_foot() -> None:
    rows = [_row(90), _row(90), _row(20, span=True), _row(60)]
    assert [[row.height for row in page] for page in split_pages(rows, 210, 300)] == [[90, 90], [20, 60]]


def _class(students: int, name: str = "刘㛃") -> ClassListPrint:
    rows = tuple((str(i), name, "女") for i in range(1, students + 1))
    return ClassListPrint("郭家镇初级中学", "八年级（3）班", "2026-11-03", rows, ("谈心", "家访"), "王海")


def test_45_students_fit_one_page_in_rows_of_5_4_mm() -> None:
    pdf = render_class_list(_class(45))
    assert page_count(pdf) == 1
    assert plain_text(pdf).count("刘㛃") == 45
    ys = sorted({round(glyph.y, 2) for glyph in glyphs(pdf) if glyph.text == "㛃"}, reverse=True)
    assert (ys[0] - ys[-1]) / 44 / POINTS_PER_MM == pytest.approx(5.4, abs=0.05)


def test_names_with_missing_characters_stop_a_class_list_or_stay_open() -> None:
    with pytest.raises(UserError) as caught:
        render_class_list(_class(3, "赵\U0001f9ff"))
    assert caught.value.code == "glyphs_missing"
    assert caught.value.params["n"] == 1
    assert plain_text(render_class_list(_class(3, "赵\U0001f9ff"), blank_missing=True)).count("赵") == 3


def test_the_import_sheet_lists_rows_with_reasons() -> None:
    rows = tuple(
        ImportDifference("八年级", i, "赵一", "变更", "班级由八（2）改为八（3）") for i in range(3, 43)
    )
    pdf = render_import_differences(
        ImportDifferencesPrint(
            "郭家镇初级中学", "名单.xls", "2026-09-03T10:21:00", (("新增", 12), ("变更", 40)), rows
        )
    )
    text = plain_text(pdf)
    assert "新增12，变更40" in text and "导入时间：2026年9月3日10:21" in text
    assert text.count("班级由八（2）改为八（3）") == 40
