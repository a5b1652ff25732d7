"""The first minutes: the demo school, or a school of one's own from the wizard to the roster."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.demo import STUDENTS
from tests.support.desk import CTRL, Desk, drop, sitting, texts
from xinliapp.app import place, window
from xinliapp.app.demo import school as demo_school
from xinliapp.app.demo.calendar import MOMENT
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.crypto import kdf
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.school import Stage
from xinliapp.services import audit, backup_list, school, students
from xinliapp.ui.first_run import answers as steps
from xinliapp.ui.first_run import pages
from xinliapp.ui.import_wizard.facts import CHOOSE, DONE, MAP, PREVIEW
from xinliapp.ui.today.rail import RailRow

DATA = Path(__file__).resolve().parents[1] / "data"
PASSPHRASES = {"周老师": "violet kettle glacier 41", "李校长": "harbour oboe lantern 77"}


def test_demo_school_to_the_page_of_the_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """先看演示学校 → its lock screen tells the passphrase → the day."""
    whole = demo_school.main_school
    monkeypatch.setattr(demo_school, "main_school", lambda: whole(STUDENTS))
    desk.desktop.start()
    desk.settle()
    assert desk.page.objectName() == "setup"
    QTest.mouseClick(desk.page.unit.demo, Qt.MouseButton.LeftButton)
    assert desk.page.objectName() == "demo"
    assert "虚构学生" in desk.page.words.text()
    desk.settle()
    assert desk.page.objectName() == "unlock"
    assert DEMO_PASSPHRASE in desk.page.bar.text()
    assert "虚构" in desk.page.bar.text()
    assert desk.page.account.currentText() == "心理教师甲"
    desk.type_passphrase("心理教师甲", DEMO_PASSPHRASE)
    desk.until(lambda: desk.desktop.shell is not None)
    desk.settle()
    shown = texts(desk.shell)
    assert desk.shell.windowTitle() == "校园工作台"
    assert not desk.desktop.gate.window.isVisible()
    today = desk.shell.opened("today")
    assert today is not None and today.view.isVisible()
    # The demo's clock stands on Thursday of the twelfth week; the door is due at 11:50.
    assert "11月19日 周四  第12周" in shown
    assert [row.item.starts for row in today.view.rail.findChildren(RailRow)] == [
        "11:50", "11:50", "13:20", "16:10", "16:30",  # the door, and three appointments
    ]  # fmt: skip
    assert len(desk.ask(students.list_students)) == STUDENTS


def test_a_school_of_ones_own_from_the_wizard_to_the_roster(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (window, place):
        monkeypatch.setattr(module, "SystemClock", lambda: FixedClock(MOMENT))
    monkeypatch.setattr(kdf, "calibrate", lambda: kdf.KDF_FLOOR)
    desk.desktop.gate._clock = FixedClock(MOMENT)
    desk.prefer(hide_names=False)
    vault = tmp_path / "资料库"
    desk.desktop.start()
    desk.settle()
    _fill_wizard(desk, vault)
    sheet = _save_sheet(desk, tmp_path, monkeypatch)
    _type_groups_back(desk, sheet, vault)
    _sign_in(desk)
    _import_messy(desk)
    _take_it_back(desk)


def test_what_was_typed_so_far_waits_for_the_next_start_without_passphrases(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """存为稍后继续, the program is closed, and at the next start all but the passphrases stands there."""
    desk.desktop.start()
    desk.settle()
    page = desk.page
    desk.write(page.unit.name, "试验初级中学")
    desk.write(page.unit.code, "3199000001")
    desk.click(page.unit.stages[Stage.JUNIOR])
    desk.rewrite(page.unit.folder, str(tmp_path / "资料库"))
    for _ in range(3):
        _next(desk)
    assert page.frame.current == steps.ACCOUNTS
    (name, passphrase), *_ = PASSPHRASES.items()
    for part, text in (("name", name), ("pass", passphrase), ("again", passphrase)):
        desk.write(desk.find(QLineEdit, f"setup.account0.{part}", page), text)
    desk.click(page.frame._later)
    assert page.frame.bar.text() == "已存下,口令没有存。下次打开程序会接着填。"
    kept = [path for path in desk.desktop._config.rglob("*") if path.is_file()]
    assert any("试验初级中学" in path.read_text(encoding="utf-8") for path in kept)
    assert not any(passphrase in path.read_text(encoding="utf-8") for path in kept)
    with sitting(qtbot) as again:
        again.desktop.start()
        again.settle()
        page = again.page
        assert page.frame.bar.text() == "接着填上次存下的内容。口令没有存,请重新输入。"
        assert (page.unit.name.text(), page.unit.code.text()) == ("试验初级中学", "3199000001")
        assert page.unit.stages[Stage.JUNIOR].isChecked()
        accounts = page.draft().accounts
        assert (accounts[0].name, accounts[0].passphrase) == (name, "")


def _next(desk: Desk) -> None:
    QTest.keyClick(desk.desktop.gate.window.windowHandle(), Qt.Key.Key_Return, CTRL)
    desk.settle()


def _fill_wizard(desk: Desk, vault: Path) -> None:
    page = desk.page
    desk.write(page.unit.name, "试验初级中学")
    desk.write(page.unit.code, "3199000001")
    desk.click(page.unit.stages[Stage.JUNIOR])
    desk.rewrite(page.unit.folder, str(vault))
    _next(desk)
    assert page.frame.current == steps.CALENDAR
    desk.write(page.calendar.holidays, "2026-10-01/2026-10-07 国庆节")
    _next(desk)
    assert page.frame.current == steps.PACKS
    page.packs.threshold.setValue(2)
    _next(desk)
    assert page.frame.current == steps.ACCOUNTS
    for number, (name, passphrase) in zip((0, 2), PASSPHRASES.items(), strict=True):
        for part, text in (("name", name), ("pass", passphrase), ("again", passphrase)):
            desk.write(desk.find(QLineEdit, f"setup.account{number}.{part}", page), text)
    _next(desk)
    assert page.frame.current == steps.RECOVERY, texts(page)
    assert (vault / "core.db").is_file()
    assert not (vault / "case.db").exists()  # not before the sheet is proven


def _save_sheet(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[int, str]:
    """The groups by number, read from the PDF as a person reads the print."""
    target = folder / "恢复单.pdf"
    monkeypatch.setattr(pages, "ask_save", lambda *_: target)
    desk.click(desk.page.sheet.save_button)
    document = pypdfium2.PdfDocument(target)
    text = document[0].get_textpage().get_text_range()
    document.close()
    found = {int(number): group for number, group in re.findall(r"第(\d+)组\s+([0-9A-Z]{4})\b", text)}
    assert sorted(found) == list(range(1, len(found) + 1)) and len(found) >= 7, text
    return found


def _type_groups_back(desk: Desk, sheet: dict[int, str], vault: Path) -> None:
    page = desk.page
    asked = dict(page.sheet.groups)
    assert len(asked) == 4
    wrong = min(asked)
    for number, field in asked.items():
        desk.write(field, "0000" if number == wrong else sheet[number].lower())
    _next(desk)
    assert page.frame.current == steps.RECOVERY
    assert f"第{wrong}组" in page.frame.bar.text()
    assert not (vault / "case.db").exists()
    desk.rewrite(asked[wrong], sheet[wrong])
    _next(desk)
    assert page.frame.current == steps.FINISH, texts(page)
    assert (vault / "case.db").is_file()
    shown = texts(page, visible=False)
    assert not [text for text in shown if text in PASSPHRASES.values()]
    _next(desk)


def _sign_in(desk: Desk) -> None:
    assert desk.page.objectName() == "unlock"
    assert [desk.page.account.itemText(row) for row in range(desk.page.account.count())] == list(PASSPHRASES)
    desk.type_passphrase("周老师", PASSPHRASES["周老师"])
    desk.until(lambda: desk.desktop.shell is not None)
    desk.settle()
    years = desk.ask(school.calendar)
    assert [day.name for day in years[0].terms[0].special_days] == ["国庆节"] * 7
    assert desk.ask(students.list_students) == []
    assert desk.ask(audit.verify_audit).whole


def _import_messy(desk: Desk) -> None:
    """Choose by dropping, map as proposed, preview, write."""
    screen = desk.screen("roster")
    desk.click(screen.view.import_button)
    wizard = desk.shell.opened("roster_import")
    assert wizard is not None and wizard.view.isVisible()
    assert wizard.presenter.step == CHOOSE
    drop(wizard.view.choose.drop, [DATA / "roster-messy.xlsx"])
    desk.settle()
    assert wizard.presenter.step == MAP, wizard.view.frame.bar.text()
    desk.click(wizard.view.frame.next_button)
    assert wizard.presenter.step == PREVIEW, wizard.view.frame.bar.text()
    assert wizard.view.frame.next_button.text() == "写入 225 行"
    assert desk.ask(students.list_students) == []
    desk.click(wizard.view.frame.next_button)
    assert wizard.presenter.step == DONE, wizard.view.frame.bar.text()
    assert "新增 225" in wizard.view.report.counts.text()
    assert len(desk.ask(backup_list.overview).lines) == 1  # the automatic copy before the first write
    desk.click(wizard.view.frame.next_button)
    rows = screen.view.list.table.rows()
    assert screen.view.isVisible()
    assert len(rows) == 225
    names = [row.name for row in rows]
    shown = " ".join(texts(screen.view))
    assert all(name in shown for name in names)


def _take_it_back(desk: Desk) -> None:
    wizard = desk.screen("roster_import")
    button = desk.find(QAbstractButton, "roster_import.undo_last", wizard.view)
    assert button.isVisible()
    desk.click(button)
    assert "撤下学生 225 名" in wizard.view.frame.bar.text()
    assert wizard.view.findChild(QAbstractButton, "roster_import.undo_last") is None
    assert desk.screen("roster").view.list.table.rows() == ()
    assert desk.ask(students.list_students) == []
