"""B01: schools and their keys, with real services."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.audits import audited
from tests.support.district import District
from tests.support.recording import RecordingView
from tests.support.student_pages import FakeHost
from xinliapp.bundles.cards import read_card
from xinliapp.domain.exchange import PendingEnrolment
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services.member_register import KeyState, RegisterLine
from xinliapp.ui.members.presenter import MembersPresenter, SchoolEntry
from xinliapp.ui.members.screen import MembersScreen


@pytest.fixture
def district(tmp_path: Path) -> District:
    return District(tmp_path, 3)


def shown(district: District, host: FakeHost | None = None) -> tuple[RecordingView, MembersPresenter]:
    view, jobs = RecordingView(), SerialRunner()
    presenter = MembersPresenter(view, district.session, jobs, host or FakeHost())
    jobs._on_changed = presenter.refresh
    presenter.start(None)
    return view, presenter


def lines(view: RecordingView) -> dict[str, RegisterLine]:
    return {line.school.code: line for line in view.last("show_register")[0]}


def asked(view: RecordingView) -> PendingEnrolment:
    pending = view.last("show_pending")[0]
    assert isinstance(pending, PendingEnrolment)
    return pending


def test_a_key_is_believed_only_after_three_groups_from_the_paper(district: District, tmp_path: Path) -> None:
    view, presenter = shown(district)
    member = district.members[1]
    request = tmp_path / "request.json"
    request.write_bytes(member.request())
    presenter.open_file(str(request))
    pending = asked(view)
    assert len(set(pending.positions)) == 3
    right = {position: member.groups()[position - 1] for position in pending.positions}
    last = pending.positions[2]
    presenter.enrol({**right, last: "0000" if right[last] != "0000" else "1111"})
    assert view.told() == f"第{last}组不一致。没有登记,学校资料保留。请电话核对后重输。"
    assert view.last("mark_group") == (last,)
    assert lines(view)[member.code].state is KeyState.UNCHECKED
    presenter.enrol(right)
    assert view.last("say_enrolled") == (member.name,)
    assert lines(view)[member.code].state is KeyState.CHECKED
    presenter.enrol(right)  # pressing again does nothing
    assert view.count("say_enrolled") == 1


def test_revoking_is_asked_first(district: District) -> None:
    district.enrol(district.members[0])
    view, presenter = shown(district)
    line = lines(view)[district.members[0].code]
    presenter.revoke()
    assert view.count("say_revoked") == 0
    presenter.wish_revoke(line)
    presenter.revoke()
    assert lines(view)[district.members[0].code].state is KeyState.ENDED
    assert view.last("say_revoked") == (district.members[0].name,)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (SchoolEntry("123", "短码小学"), "code"),
        (SchoolEntry("3150000777", " "), "name"),
        (SchoolEntry("3150000777", "新建小学", students="约300"), "students"),
    ],
)
def test_a_wrong_field_is_marked_and_nothing_is_saved(
    district: District, entry: SchoolEntry, field: str
) -> None:
    view, presenter = shown(district)
    presenter.save_school(entry)
    assert view.last("show_trouble")[1] == field
    assert len(lines(view)) == 3


def test_a_school_is_added_and_changed(district: District) -> None:
    view, presenter = shown(district)
    presenter.save_school(
        SchoolEntry(
            "3150000777", "新建小学", "小学", "320", "城区", "孙老师", "13800000000", as_of="2020-09-30"
        )
    )
    saved = lines(view)["3150000777"].school
    assert (saved.name, saved.students, saved.phone) == ("新建小学", 320, "13800000000")
    presenter.edit_school(lines(view)["3150000777"])
    entry, adding = view.last("show_entry")
    assert (entry.students, adding) == ("320", False)


def test_a_list_is_imported_and_bad_rows_are_named(district: District, tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for row, cells in enumerate(
        (
            ("辖区学校名单",),
            ("学校标识码", "学校名称", "在校生数"),
            ("3150000001", "第1小学改名", 405),
            ("3150000088", "白鹤镇小学", 210),
            ("31500", "写错的", 1),
        )
    ):
        sheet.write_row(row, 0, cells)
    book.close()
    view, presenter = shown(district)
    presenter.open_file(str(path))
    imported = view.last("say_imported")[0]
    assert (imported.added, imported.changed) == (1, 1)
    assert [skipped.row for skipped in imported.skipped] == [5]
    assert lines(view)["3150000001"].school.students == 405


def test_the_own_card_and_sheet_are_written(district: District, tmp_path: Path) -> None:
    host = FakeHost()
    host.save_to = tmp_path / "out"
    view, presenter = shown(district, host)
    presenter.export_card()
    assert read_card((tmp_path / "out").read_bytes()).code == district.office.code
    assert host.suggested == [f"收件名片-{district.office.code}.json"]
    assert view.last("say_written") == ("out",)
    presenter.print_sheet()
    assert host.papers[0].file_name == f"登记单-{district.office.code}.pdf"
    assert host.papers[0].data.startswith(b"%PDF")
    assert audited(district.session)[-1] == "enrolment.print"


def test_a_card_that_cannot_be_written_is_told(district: District, tmp_path: Path) -> None:
    host = FakeHost()
    host.save_to = tmp_path / "no" / "out"
    view, presenter = shown(district, host)
    presenter.export_card()
    assert "out" in view.told()
    assert view.count("say_written") == 0


def test_saying_nowhere_writes_nothing(district: District) -> None:
    view, presenter = shown(district)
    presenter.export_card()
    assert view.count("say_written") == 0


def test_a_file_that_is_no_request_is_refused(district: District, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}", encoding="utf-8")
    view, presenter = shown(district)
    presenter.open_file(str(path))
    assert view.told().startswith("这份登记申请的格式不对")
    presenter.open_file(str(tmp_path / "gone.json"))
    assert view.told().startswith("找不到文件“gone.json”")


def test_the_register_on_the_screen(district: District, tmp_path: Path, qtbot: QtBot) -> None:
    district.enrol(district.members[0])
    jobs = SerialRunner()
    screen = MembersScreen(district.session, jobs, FakeHost())
    jobs._on_changed = screen.presenter.refresh
    view = screen.view
    qtbot.addWidget(view)
    screen.presenter.start(None)
    assert view.count.text() == "3 所 · 已登记 1"
    assert view.unchecked.count == 2
    view.unchecked.setChecked(True)
    assert len(view.table.rows()) == 2
    view.unchecked.setChecked(False)
    view.text.setText("中心")
    assert [row.school.name for row in view.table.rows()] == ["江口镇第2中心小学校"]
    view.text.clear()
    member = district.members[2]
    request = tmp_path / "r.json"
    request.write_bytes(member.request())
    view.show()
    view.file_given.emit(str(request))
    groups = view.check.groups
    for position in groups.positions():
        edit = view.findChild(type(view.text), f"members.groups.{position}")
        assert edit is not None
        full_width = member.groups()[position - 1].translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"})
        edit.setText(full_width)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert view.bar.text().startswith(f"已登记“{member.name}”")
    assert not view.panel.isVisible()
    assert view.unchecked.count == 1


def test_only_a_believed_key_can_be_revoked(district: District, qtbot: QtBot) -> None:
    district.enrol(district.members[0])
    screen = MembersScreen(district.session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    enabled = []
    for member in district.members:
        screen.view.table.select_key(member.code)
        enabled.append(screen.view.revoke_button.isEnabled())
    assert enabled == [True, False, False]
