"""B05: totals added up by hand, small numbers that cannot be found again on the screen."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from tests.support.audits import audited
from tests.support.district import District
from tests.support.recording import RecordingView
from tests.support.student_pages import FakeHost
from xinliapp.domain.bureau import MergedColumn
from xinliapp.domain.changes import Changes
from xinliapp.domain.merge_versions import RowChange
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import inbox_desk, members
from xinliapp.services.known_forms import definition
from xinliapp.sheets.kz_form import write_form_sheet
from xinliapp.ui.merged.grid import MergedGrid
from xinliapp.ui.merged.presenter import MergedPresenter
from xinliapp.ui.merged.screen import MergedScreen
from xinliapp.ui.merged.shown import ShownTable
from xinliapp.widgets.style import text_width
from xinliapp.widgets.tokens import Role

GIVEN = (
    (12, 9600, 3, 1710, 1751, 1800, 23, 9),
    (6, 620, 1, 300, 610, 60, 3, 2),
    (4, 400, None, None, 380, 400, 8, 9),
)
PLAIN = (1, 90, 1, 60, 88, 90, 30, 20)


@pytest.fixture
def district(tmp_path: Path) -> District:
    """Five schools: three signed, one plain form, one silent."""
    made = District(tmp_path, 5)
    paths = []
    for member, values in zip(made.members, GIVEN, strict=False):
        made.enrol(member)
        paths.append(made.write(tmp_path / "in", member, values))
    form = definition("KZ")
    assert form is not None
    paths.append(tmp_path / "四.xlsx")
    paths[-1].write_bytes(write_form_sheet(form, made.members[3].form(PLAIN)))
    inbox_desk.receive(made.session, paths)
    return made


def shown(district: District, host: FakeHost | None = None) -> tuple[RecordingView, MergedPresenter]:
    view = RecordingView()
    presenter = MergedPresenter(view, district.session, SerialRunner(), host or FakeHost())
    presenter.start(None)
    return view, presenter


def table(view: RecordingView) -> ShownTable:
    found = view.last("show_table")[0]
    assert isinstance(found, ShownTable)
    return found


def test_totals_and_who_is_missing(district: District) -> None:
    view, _ = shown(district)
    found = table(view)
    assert [found.totals[f"c{n}"] for n in range(1, 7)] == ["23", "10710", "5", "2070", "2829", "2350"]
    assert found.missing == (district.members[4].name,)
    assert (len(found.lines), found.expected) == (4, 5)
    assert [line.signed for line in found.lines] == [True, True, True, False]


def test_a_small_number_is_hidden_and_cannot_be_computed(district: District) -> None:
    view, presenter = shown(district)
    found = table(view)
    cells = [line.cells["c7"] for line in found.lines]
    assert cells[1] == "<5"
    assert found.totals["c7"] == "*" or "*" in cells
    assert "c7" not in found.lines[1].numbers  # or sorting would tell
    presenter.set_line(0)
    assert [line.cells["c7"] for line in table(view).lines] == ["23", "3", "8", "30"]
    assert table(view).totals["c7"] == "64"


def test_without_unsigned_forms(district: District) -> None:
    view, presenter = shown(district)
    presenter.include_unsigned(False)
    assert len(table(view).lines) == 3
    assert table(view).totals["c1"] == "22"


def test_flags_name_the_rule_and_uncounted_schools_are_told(district: District) -> None:
    view, _ = shown(district)
    by_code = {line.school_code: line for line in table(view).lines}
    assert [flag.message for flag in by_code["3150000003"].flags] == ["第8列人数多于第7列人数"]  # 9 of 8
    assert by_code["3150000001"].students_known


def test_the_formal_table_leaves_unchanged(district: District, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    host = FakeHost()
    host.save_to = target
    view, presenter = shown(district, host)
    presenter.export_xlsx()
    cells = {cell.value for row in openpyxl.load_workbook(target).active.iter_rows() for cell in row}
    assert {3, 64, 23, 10710} <= cells
    assert not {"<5", "*"} & cells
    assert view.last("say_written") == ("out.xlsx",)
    presenter.print_pdf()
    assert host.papers[0].data.startswith(b"%PDF")
    assert [host.suggested[0][-5:], host.papers[0].file_name[-4:]] == [".xlsx", ".pdf"]
    assert audited(district.session)[-2:] == ["table.export.xlsx", "table.export.pdf"]


def test_thinking_better_of_it_logs_nothing(district: District) -> None:
    view, presenter = shown(district)
    presenter.export_xlsx()
    assert view.count("say_written") == 0
    assert "table.export.xlsx" not in audited(district.session)


def test_nothing_has_come_in(tmp_path: Path, qtbot: QtBot) -> None:
    screen = MergedScreen(District(tmp_path, 2).session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert not screen.view.print_button.isEnabled()
    screen.presenter.export_xlsx()
    assert screen.view.bar.text().startswith("还没有收下这一期的数据")


def test_the_table_on_the_screen(district: District, qtbot: QtBot) -> None:
    screen = MergedScreen(district.session, SerialRunner(), FakeHost())
    view = screen.view
    qtbot.addWidget(view)
    view.show()
    screen.presenter.start(None)
    grid = view.grid
    assert grid.table is not None
    assert grid.totals is not None
    assert grid.totals.rows()[0].school_name == "合计 4/5"
    assert view.missing.text() == f"未报 1 所:{district.members[4].name}"
    grid.table.select_key("3150000003")
    assert view.who.text().startswith(district.members[2].name)
    assert "必须退回:" in view.what.text()
    widths = [grid.table.columnWidth(n) == grid.totals.columnWidth(n) for n in range(12)]
    assert all(widths)
    view.unsigned.click()
    assert grid.totals.rows()[0].school_name == "合计 3/5"


def test_the_line_says_what_a_cell_shows(district: District, qtbot: QtBot) -> None:
    screen = MergedScreen(district.session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert screen.view.shown_as.text() == "时屏幕上显示“<5”"
    screen.view.line.setValue(3)
    assert screen.view.shown_as.text() == "时屏幕上显示“<3”"
    screen.view.line.setValue(0)
    assert screen.view.shown_as.text() == "(0:都显示)"


def test_a_long_total_is_never_cut_short(qtbot: QtBot) -> None:
    grid = MergedGrid()
    qtbot.addWidget(grid)
    column = MergedColumn("c2", "参与宣传教育人员(人次)", "人次", False)
    grid.show_table(ShownTable("t", (column,), (), {"c2": "1234567890"}, 1, (), (), "2020-10-18T09:12:00", 0))
    assert grid.totals is not None
    assert grid.totals.columnWidth(1) >= text_width("1234567890", Role.STRONG) + 24


def test_grouped_by_area_with_subtotals(district: District, qtbot: QtBot) -> None:
    screen = MergedScreen(district.session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    for number, area in ((0, "江北片"), (1, "江北片"), (2, "山南片")):
        member = district.members[number]
        members.save_member(district.session, member.code, member.name, students=2000, area=area)
    screen.presenter.start(None)
    view = screen.view
    view.by.setCurrentIndex(1)
    grid = view.grid.table
    assert grid is not None
    rows = grid.rows()
    assert [(row.group, row.school_name) for row in rows if row.group] == [
        (1, "山南片"), (2, "江北片"), (1, "未分片区")
    ]  # fmt: skip
    north = next(row for row in rows if row.school_name == "江北片")
    schools = [row for row in rows if row.area == "江北片" and not row.group]
    assert rows.index(schools[0]) == rows.index(north) + 1
    assert north.cells["c1"] == str(sum(int(row.cells["c1"]) for row in schools))
    # c7 of the second school is below five: the subtotal would tell it.
    assert [row.cells["c7"] for row in schools][1] == "<5" and north.cells["c7"] == "*"
    assert not grid.isSortingEnabled()
    assert view.grid.totals is not None and view.grid.totals.rows()[0].school_name == "合计 4/5"
    view.by.setCurrentIndex(0)
    assert view.grid.table is not None and not any(row.group for row in view.grid.table.rows())


def test_a_version_is_what_left_the_program_and_is_compared_with(
    district: District, tmp_path: Path, qtbot: QtBot
) -> None:
    host = FakeHost()
    host.save_to = tmp_path / "out.xlsx"
    screen = MergedScreen(district.session, SerialRunner(), host)
    view = screen.view
    qtbot.addWidget(view)
    screen.presenter.start(None)
    assert view.version.text() == "版本 第1次(还没有打印或导出)"
    screen.presenter.export_xlsx()
    screen.presenter.print_pdf()  # the same rows: no other version
    assert view.version.text().startswith("版本 ") and view.version.text().endswith(" 第1次")
    assert view.against.isHidden()
    first, last = district.members[0], district.members[4]
    district.enrol(last)
    again = (14, 9600, 3, 1710, 1751, 1800, 25, 9)
    bag = district.write(tmp_path / "again", first, again, revision=2, sequence=3, previous_hash="a" * 64)
    new = district.write(tmp_path / "again", last, again)
    desk_results = inbox_desk.receive(district.session, [bag, new])
    assert [result.refusal for result in desk_results] == [None, None]
    screen.presenter.refresh(Changes.BUREAU)
    assert view.version.text() == "版本 第2次(还没有打印或导出)"
    screen.presenter.compare(1)
    assert view.compared_words.text() == "新报 1 所 · 改数 1 所"
    assert view.grid.table is not None
    changed = next(row for row in view.grid.table.rows() if row.school_code == first.code)
    assert changed.change is RowChange.CHANGED
    assert changed.changes[0].endswith(" 12 → 14")
    assert "→" not in changed.changes[1]  # a number of people: the old one might have been hidden
    assert changed.changes[1].startswith("7 ")
