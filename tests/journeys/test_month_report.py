"""J8 宣传月上报 through the real window (screens.md 5): the form, two accounts, a file on a stick."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from tests.support.desk import sitting
from tests.support.user import CTRL, Key, User
from tests.support.written import CHANGED, logged, tables, wrote
from xinliapp.app import gate
from xinliapp.app.demo.calendar import CAMPAIGN, CAMPAIGN_OVER
from xinliapp.app.demo.school import CLERK, COUNSELOR, PRINCIPAL, signed_in
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.receipts import ReturnReason
from xinliapp.services import inbox_desk, receipts, students
from xinliapp.services.students import StudentInput
from xinliapp.system import drives
from xinliapp.system.drives import Drive, write_and_read_back
from xinliapp.ui.exchange import presenter as exchange_page

PULLED = "U盘写到一半被拔出。学校数据没有变化,U盘上的半个文件不能用。请重新插入再点“生成加密包”。"
BOOKS = "1850"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """10-17, standing still."""
    standing = FixedClock(CAMPAIGN_OVER)
    monkeypatch.setattr(gate, "pc_clock", lambda: standing)
    return standing


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one stick that is plugged in."""
    folder = tmp_path / "STICK"
    folder.mkdir()
    drive = Drive(folder, "STICK", 3_100_000_000, 4_000_000_000)
    monkeypatch.setattr(exchange_page, "removable_drives", lambda: (drive,))
    return folder


def test_month_report(
    look: None, qtbot: QtBot, user: User, october: tuple[Path, Path], clock: FixedClock, stick: Path,
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    school, centre = october
    with user.within(clicks=18, seconds=300):
        with sitting(qtbot) as desk:
            user.sit(desk)
            user.unlock(school, COUNSELOR)
            before = desk.ask(tables)
            _fill_in(user)
            after = desk.ask(tables)
            assert logged(before, after) == (["form.start", "form.save", "form.submit"], [])
            assert wrote(before, after) == {"form_report": 1}
        with sitting(qtbot) as desk:
            user.sit(desk)
            user.unlock(school, PRINCIPAL)
            before = desk.ask(tables)
            user.press("home.sign2")
            assert user.see("form.recipient", QComboBox).currentText().endswith("示例片区教管中心")
            user.press("form.approve")
            assert user.reads("第1版 已签批")
            after = desk.ask(tables)
            assert logged(before, after) == (["bundle.sign", "form.approve"], [])
            assert wrote(before, after) == {"approval": 1, "bundle": 1, "form_report": CHANGED}
        with sitting(qtbot) as desk:
            user.sit(desk)
            user.unlock(school, COUNSELOR)
            _pulled_out(user, stick, monkeypatch)
            before = desk.ask(tables)
            user.press("exchange.seal")
            assert user.reads("已读回核对") and user.reads("校验码")
            after = desk.ask(tables)
            assert logged(before, after) == (["bundle.export"], [])
            assert wrote(before, after) == {"bundle_export": 1}
    (file,) = [path for path in stick.iterdir() if path.suffix == ".age"]
    _the_answer(look, qtbot, user, school, _sent_back(centre, clock, file, tmp_path))


def _fill_in(user: User) -> None:
    if not user.sees("task.campaign"):  # due on Monday, and it is Saturday: 以后 is folded
        user.press("today.group.later")
    user.press("task.campaign")
    user.fill("form.head.填表人", "周老师")
    user.fill("form.head.填表电话", "02385221234")
    user.will_do(lambda: _rows(user))
    user.press("form.rows.c5")  # the records behind a figure
    user.press("form.value.c6")
    user.key(Key.Key_End)
    for _ in range(4):
        user.key(Key.Key_Backspace)
    user.type(BOOKS)
    user.fill("form.reason.c6", "手册台账补登")
    assert user.see("form.value.c8", QLineEdit).text() == ""  # never filled in by itself
    user.press("form.submit")
    assert not user.reads("第1版 已提交")
    user.fill("form.value.c8", "3")
    user.fill("form.definition.c8", "结案为好转或解除")
    user.fill("form.confirmer.c8", COUNSELOR)
    user.press("form.submit")
    assert user.reads("第1版 已提交")


def _rows(user: User) -> None:
    assert user.reads("共 1,751 条") or user.reads("共 1751 条")
    assert len(user.rows("form.record_table")) == 1751
    user.key(Key.Key_Escape)


def _pulled_out(user: User, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page, with what leaves; then the stick is pulled in the middle: nothing counts as sent, but the
    number may be on the stick."""
    user.key(Key.Key_9, CTRL)
    user.press("tab.exchange")
    assert "含姓名: 0" in user.see("exchange.names").word  # type: ignore[attr-defined]
    assert "不会离开:姓名" in user.see("exchange.leaves", QLabel).text()
    way = user.see("exchange.usb", QRadioButton)
    assert way.isChecked() and way.text() == "U盘 STICK(剩 3.1 GB)"
    before = user.desk.ask(tables)
    with monkeypatch.context() as broken, user.aside():
        broken.setattr(drives.os, "fsync", _gone)  # type: ignore[attr-defined]
        user.press("exchange.seal")
    assert os.fsync is not _gone
    assert user.reads(PULLED)
    after = user.desk.ask(tables)
    assert logged(before, after) == (["bundle.export_begun"], [])
    assert wrote(before, after) == {"bundle_export": 1}
    assert [path for path in stick.iterdir() if path.suffix == ".age"] == []


def _gone(_descriptor: int) -> None:
    raise OSError(errno.ENODEV, "no such device")


def _sent_back(centre: Path, clock: FixedClock, file: Path, folder: Path) -> Path:
    """The centre takes the file in and sends it back; the sealed slip."""
    with signed_in(centre, CLERK, clock) as desk:
        (result,) = inbox_desk.receive(desk, [file])
        due = clock.now().date().replace(day=22)
        slip = receipts.send_back(desk, str(result.item_id), [ReturnReason("c6", "第6列缺说明")], due)
        (done,) = receipts.deliver(desk, [slip.id], folder, deliver_file=write_and_read_back)
    return done.file


def _the_answer(look: None, qtbot: QtBot, user: User, school: Path, slip: Path) -> None:
    """Dropped by the counselling teacher it waits, sealed, for the principal; then 做更正 begins r2."""
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(school, COUNSELOR)
        desk.screen("exchange")
        user.drop("exchange", [slip])
        assert user.reads("等校长的账户打开")
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(school, PRINCIPAL)
        desk.screen("exchange")
        assert user.reads("r1 被退回:第6列缺说明。期限 2026-10-22")
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(school, COUNSELOR)
        desk.screen("exchange")
        assert "10-17 退回(第6列缺说明)" in user.see("exchange.chain", QLabel).text()
        assert user.sees("exchange.slip")
        with user.within(clicks=1, seconds=30):
            user.press("exchange.correct")
        user.at("form_report")
        assert user.reads("第2版 草稿")
        assert user.see("form.value.c6", QLineEdit).text() == BOOKS


def test_a_childs_name_in_the_remarks_stops_the_sealing(
    look: None, qtbot: QtBot, user: User, october: tuple[Path, Path], clock: FixedClock
) -> None:
    school, _centre = october
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(school, COUNSELOR)
        here = next(row for row in desk.ask(students.list_students) if len(row.name) == 3)
        assert here.class_id is not None
        child = "欧阳满满"  # not on the roll yet
        desk.screen("form_report", f"KZ {CAMPAIGN}")
        user.fill("form.head.填表人", "周老师")
        user.fill("form.head.填表电话", "02385221234")
        user.press("form.absent.c8")
        user.fill("form.text.c9", f"其中{here.name}已好转")
        before = desk.ask(tables)
        user.press("form.submit")
        assert user.reads("“备注”第1行里有学生姓名,没有保存。已填的内容都还在。")
        assert wrote(before, desk.ask(tables)) == {}  # while it is typed, not when it is to leave
        user.tab_to("form.text.c9")
        user.key(Key.Key_A, CTRL)
        user.type(f"其中{child}已好转")
        user.press("form.submit")
        assert user.reads("第1版 已提交")
        desk.ask(students.add_student, StudentInput(name=child, class_id=here.class_id))
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(school, PRINCIPAL)
        before = desk.ask(tables)
        user.press("home.sign2")
        user.press("form.approve")
        assert user.reads("里有学生姓名(第1行)。没有生成文件。")
        assert child not in user.see("form.bar").text()  # type: ignore[attr-defined]
        assert "bundle" not in wrote(before, desk.ask(tables))
