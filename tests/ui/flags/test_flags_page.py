"""B04 and B06 on the screen: flags in order, notes long enough, a slip in three clicks, a batch in two."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.district import PERIOD, District
from tests.support.student_pages import FakeHost
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import inbox_desk, receipts
from xinliapp.services.known_forms import definition
from xinliapp.services.merge import merge, notes
from xinliapp.ui.flags.facts import Narrow
from xinliapp.ui.flags.screen import FlagsScreen
from xinliapp.widgets.return_slip import SlipDialog

FINE = (12, 900, 3, 300, 380, 350, 10, 4)
WRONG = (12, 900, 3, 300, 380, 350, 10, 11)
NO_BOOKS = (12, 900, 3, 300, 380, 0, 10, 4)


@pytest.fixture
def district(tmp_path: Path) -> District:
    made = District(tmp_path, 4)
    files = []
    for member, values in zip(made.members, (FINE, WRONG, NO_BOOKS, WRONG), strict=True):
        made.enrol(member)
        files.append(made.write(tmp_path / "in", member, values))
    inbox_desk.receive(made.session, files)
    return made


def shown(district: District, qtbot: QtBot, argument: object = None) -> tuple[FlagsScreen, FakeHost]:
    jobs, host = SerialRunner(), FakeHost()
    screen = FlagsScreen(district.session, jobs, host)
    jobs._on_changed = screen.presenter.refresh
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(argument)
    return screen, host


def test_flags_stand_most_serious_first(district: District, qtbot: QtBot) -> None:
    screen, _ = shown(district, qtbot)
    rows = [(row.school.code[-2:], row.flag.severity.value) for row in screen.view.table.rows()]
    assert rows == [("02", "return"), ("04", "return"), ("03", "explain")]
    counts = {narrow.value: chip.count for narrow, chip in screen.view.chips.items()}
    assert counts == {"open": 3, "return": 2, "explain": 1, "hint": 0, "all": 3}
    assert screen.view.return_all.text() == "全部退回 2 所"


def test_what_was_checked_can_be_read(district: District, qtbot: QtBot, tmp_path: Path) -> None:
    """The form's own rules, and what holds for any form: the head, the cells, the change."""
    screen, _ = shown(district, qtbot)
    view = screen.view
    words = [action.text() for action in view.rules.actions()]
    form = definition("KZ")
    assert form is not None
    assert len(words) == len(form.checks) + (4 if "必须退回  以人计的数多于在籍学生数" in words else 3)
    assert words[0] == "必须退回  表头有空项"
    assert "必须退回  第8列人数多于第7列人数" in words
    assert words[-1] == "提示  与上次报送相差超过50%"
    assert view.table._empty == f"已查 4 所 × {len(words)} 条规则,没有待处理的异常。"


def test_accepting_needs_a_note_that_travels_with_the_row(district: District, qtbot: QtBot) -> None:
    screen, _ = shown(district, qtbot)
    view = screen.view
    view.table.select_key(view.table.rows()[2].id)
    view.note.setText("好的")
    view.accept_button.click()
    assert view.bar.text().startswith("接受说明要写5到200个字")
    view.note.setText("电话核实,手册由片区统一发放")
    view.accept_button.click()
    assert [row.flag.severity.value for row in view.table.rows()] == ["return", "return"]
    form = definition("KZ")
    assert form is not None
    told = notes(merge(district.session, form, PERIOD))
    assert any("电话核实,手册由片区统一发放" in note for note in told)


def test_what_must_be_returned_cannot_be_accepted(district: District, qtbot: QtBot) -> None:
    screen, _ = shown(district, qtbot)
    screen.view.table.select_key(screen.view.table.rows()[0].id)
    assert not screen.view.accept_button.isVisible()
    assert screen.view.return_button.isVisible()


def test_a_slip_with_the_reasons_the_machine_found(
    district: District, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[SlipDialog] = []
    monkeypatch.setattr(SlipDialog, "exec", lambda dialog: asked.append(dialog) or 1)
    screen, host = shown(district, qtbot)
    screen.view.table.select_key(screen.view.table.rows()[0].id)
    screen.view.return_button.click()
    assert [words for _, words in asked[0].reasons()] == ["第8列人数多于第7列人数"]
    (paper,) = host.papers
    assert paper.file_name == "退回单-2020-10-18.pdf" and paper.data.startswith(b"%PDF")
    (slip,) = receipts.issued(district.session)
    assert (slip.school_code, slip.due_on) == (district.members[1].code, "2020-10-19")
    assert "已退回 1 所" in screen.view.bar.text()
    screen.presenter.choose(Narrow.ALL)
    assert screen.view.table.rows()[0].returned


def test_the_whole_batch_in_two_clicks(
    district: District, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SlipDialog, "exec", lambda dialog: 1)
    screen, host = shown(district, qtbot)
    screen.view.return_all.click()
    assert {slip.school_code[-2:] for slip in receipts.issued(district.session)} == {"02", "04"}
    assert len(host.papers) == 1
    assert not screen.view.return_all.isEnabled()


def test_without_a_reason_nothing_is_made(qtbot: QtBot) -> None:
    from PySide6.QtCore import QDate

    dialog = SlipDialog("第1小学", (), QDate(2020, 10, 22))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._go()
    assert dialog.bar.text() == "没有选原因。单据未生成,报送数据不变。请至少选一项。"
    assert dialog.result() == 0
    dialog.other.setText("印章不清")
    assert dialog.reasons() == (("", "印章不清"),)


def test_a_report_without_flags_can_be_returned_from_the_inbox(
    district: District, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: SlipDialog) -> int:
        dialog.other.setText("填表单位写成了旧校名")
        return 1

    monkeypatch.setattr(SlipDialog, "exec", fill)
    lines = inbox_desk.desk(district.session).lines
    fine = next(line for line in lines if line.school_code == district.members[0].code)
    shown(district, qtbot, f"return:{fine.item_id}")
    (slip,) = receipts.issued(district.session)
    assert slip.reasons[0].words == "填表单位写成了旧校名"


def test_schools_without_a_number_are_named(tmp_path: Path, qtbot: QtBot) -> None:
    made = District(tmp_path, 6)
    for member in made.members:
        made.enrol(member)
    inbox_desk.receive(made.session, [made.write(tmp_path / "in", one, FINE) for one in made.members])
    screen, host = shown(made, qtbot)
    assert screen.view.members.text() == "1所学校缺在校生数,3条规则没有检查。已收数字未改。请在名册补录。"
    screen.view.members.click()
    assert host.opened == [("members", None)]


def test_nothing_came_in(tmp_path: Path, qtbot: QtBot) -> None:
    screen, _ = shown(District(tmp_path, 0), qtbot)
    assert screen.view.table.rows() == ()
    assert dt.date.fromisoformat("2020-10-19") == screen.presenter._page.due  # type: ignore[union-attr]
