"""The order of the first run, then the real wizard by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.school import Edition
from xinliapp.jobs.runner import SerialRunner
from xinliapp.ui.first_run import answers as a
from xinliapp.ui.first_run.answers import Answers
from xinliapp.ui.first_run.keeping import from_text
from xinliapp.ui.first_run.presenter import FirstRunPresenter, PackChoice, SheetToProve
from xinliapp.ui.first_run.view import FirstRunPage

PASSPHRASE = "four unrelated words here"


class Service:
    def __init__(self) -> None:
        self.made: list[Answers] = []
        self.printed = 0
        self.saved: list[str] = []
        self.proofs: list[Mapping[int, str]] = []
        self.trouble: XinliError | None = None

    def default_folder(self) -> str:
        return "/data/school"

    def packs(self, edition: Edition) -> Sequence[PackChoice]:
        return (PackChoice("JS", "江苏 2023 r4", True, True),) if edition is Edition.SCHOOL else ()

    def passphrase_score(self, passphrase: str, known: Sequence[str]) -> int:
        return 4 if len(passphrase) > 12 else 1

    def check_passphrase(self, passphrase: str, known: Sequence[str]) -> None:
        if len(passphrase) < 12:
            raise UserError("passphrase_too_short", minimum=12)

    def create_vault(self, answers: Answers) -> SheetToProve:
        if self.trouble is not None:
            raise self.trouble
        self.made.append(answers)
        return SheetToProve((2, 5, 7, 9))

    def print_sheet(self) -> None:
        self.printed += 1

    def save_sheet(self, path: str) -> None:
        self.saved.append(path)

    def confirm_recovery(self, typed: Mapping[int, str]) -> None:
        self.proofs.append(dict(typed))
        wrong = next((number for number, text in typed.items() if text != "GOOD"), None)
        if wrong is not None:
            raise UserError("recovery_group_wrong", group=wrong)


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def page(qtbot: QtBot, service: Service) -> FirstRunPage:
    demos: list[int] = []
    made = FirstRunPage(dt.date(2026, 11, 21), lambda: demos.append(1))
    qtbot.addWidget(made)
    made.demos = demos  # type: ignore[attr-defined]
    made.kept = FirstRunPresenter(made, service, SerialRunner())  # type: ignore[attr-defined]
    made.attach(made.kept)  # type: ignore[attr-defined]
    made.resize(1093, 534)
    with qtbot.waitActive(made):
        made.show()
    return made


def _next(page: FirstRunPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _fill_unit(page: FirstRunPage) -> None:
    page.unit.name.setText("实验中学")
    page.unit.code.setText("3150000001")
    next(iter(page.unit.stages.values())).setChecked(True)


def _fill_accounts(page: FirstRunPage) -> None:
    for number, name in ((0, "甲老师"), (2, "李校长")):
        row = page.accounts._rows[number]
        row.name.setText(name)
        row.first.setText(PASSPHRASE)
        row.again.setText(PASSPHRASE)


def _to_sheet(page: FirstRunPage, qtbot: QtBot) -> None:
    _fill_unit(page)
    for _ in range(3):
        _next(page, qtbot)
    _fill_accounts(page)
    _next(page, qtbot)


def test_the_demo_school_is_offered_on_the_first_page(page: FirstRunPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.unit.demo, Qt.MouseButton.LeftButton)
    assert page.demos == [1]  # type: ignore[attr-defined]
    assert page.unit.folder.text() == "/data/school"


def test_a_step_with_a_problem_is_not_left_and_says_where(page: FirstRunPage, qtbot: QtBot) -> None:
    _next(page, qtbot)
    assert page.frame.current == a.UNIT
    assert page.unit.fields["name"].error() == "“单位名称”没有填写,还没有保存"
    assert page.frame.bar.text().startswith("“单位名称”没有填写")
    _fill_unit(page)
    _next(page, qtbot)
    assert page.frame.current == a.CALENDAR
    assert page.unit.fields["name"].error() == "" and page.frame.bar.isHidden()


def test_the_bar_and_the_field_speak_of_the_same_account(page: FirstRunPage, qtbot: QtBot) -> None:
    """Nobody is filled in: a counsellor and a leader are missing, and both places name the counsellor."""
    _fill_unit(page)
    for _ in range(4):
        _next(page, qtbot)
    assert page.frame.current == a.ACCOUNTS
    assert page.frame.bar.text().startswith("至少要有一名心理教师")
    assert page.accounts.fields["accounts"].error() == "至少要有一名心理教师"


def test_the_whole_way_with_keys_only_after_the_accounts(
    page: FirstRunPage, service: Service, qtbot: QtBot
) -> None:
    _to_sheet(page, qtbot)
    assert page.frame.current == a.RECOVERY
    (answers,) = service.made
    assert (answers.name, answers.code, answers.packs) == ("实验中学", "3150000001", ("JS",))
    assert [x.name for x in answers.accounts] == ["甲老师", "李校长"]
    assert answers.year is not None and answers.year.key == "2026-2027"
    assert sorted(page.sheet.groups) == [2, 5, 7, 9]
    assert all(
        edit.text() == "" for edit in page.accounts.findChildren(QLineEdit) if edit.echoMode().value == 2
    )

    _next(page, qtbot)
    assert page.frame.bar.text().startswith("还没有打印或保存恢复单") and service.proofs == []
    qtbot.mouseClick(page.sheet.print_button, Qt.MouseButton.LeftButton)
    for number, edit in page.sheet.groups.items():
        edit.setText("GOOD" if number != 7 else "BAD")
    _next(page, qtbot)
    assert page.frame.current == a.RECOVERY
    assert page.frame.bar.text() == (
        "第7组与恢复单不一致。没有生成新密钥,前面各步都已保存。请对照纸质恢复单重输第7组。"
    )
    page.sheet.groups[7].setText("GOOD")
    _next(page, qtbot)
    assert page.frame.current == a.FINISH
    assert page.finish.summary.text() == "实验中学(3150000001)\n账户:甲老师、李校长\n资料夹:/data/school"
    with qtbot.waitSignal(page.done):
        _next(page, qtbot)


def test_an_empty_group_is_named_without_asking_the_vault(
    page: FirstRunPage, service: Service, qtbot: QtBot
) -> None:
    _to_sheet(page, qtbot)
    page.kept.save_sheet("/tmp/sheet.pdf")  # type: ignore[attr-defined]  # noqa: S108
    _next(page, qtbot)
    assert service.saved == ["/tmp/sheet.pdf"] and service.proofs == []  # noqa: S108
    assert page.frame.bar.text().startswith("第2组与恢复单不一致")


def test_there_is_no_way_back_once_the_keys_exist(page: FirstRunPage, qtbot: QtBot) -> None:
    _fill_unit(page)
    _next(page, qtbot)
    page.kept.back()  # type: ignore[attr-defined]
    assert page.frame.current == a.UNIT
    _to_sheet(page, qtbot)
    page.kept.back()  # type: ignore[attr-defined]
    assert page.frame.current == a.RECOVERY


def test_a_weak_passphrase_is_refused_at_its_row(page: FirstRunPage, service: Service, qtbot: QtBot) -> None:
    _fill_unit(page)
    for _ in range(3):
        _next(page, qtbot)
    _fill_accounts(page)
    row = page.accounts._rows[2]
    row.first.setText("short")
    row.again.setText("short")
    assert row.strength.word == "太弱"
    _next(page, qtbot)
    assert service.made == [] and page.frame.current == a.ACCOUNTS
    assert row.first.property("wrong") is True
    assert page.frame.bar.text().startswith("口令少于12个字符") or "少于12" in page.frame.bar.text()


def test_a_full_disk_leaves_everything_typed(page: FirstRunPage, service: Service, qtbot: QtBot) -> None:
    service.trouble = KnownError("disk_full")
    _to_sheet(page, qtbot)
    assert page.frame.current == a.ACCOUNTS
    assert page.frame.bar.text().startswith("磁盘已满")
    assert page.accounts._rows[0].first.text() == PASSPHRASE
    service.trouble = None
    _next(page, qtbot)
    assert page.frame.current == a.RECOVERY


def test_a_bureau_has_clerks_and_no_calendar(page: FirstRunPage, service: Service, qtbot: QtBot) -> None:
    page.unit.edition.setCurrentIndex(1)
    assert page.unit.school.isHidden() and page.calendar.body.isHidden() and page.packs.local.isHidden()
    page.unit.name.setText("××片区教管中心")
    page.unit.code.setText("3150000002")
    for _ in range(3):
        _next(page, qtbot)
    row = page.accounts._rows[0]
    row.name.setText("王经办")
    row.first.setText(PASSPHRASE)
    row.again.setText(PASSPHRASE)
    _next(page, qtbot)
    (answers,) = service.made
    assert answers.edition is Edition.BUREAU and answers.year is None
    assert [x.role.value for x in answers.accounts] == ["clerk"]


def test_an_unusual_code_is_only_warned_of(page: FirstRunPage, qtbot: QtBot) -> None:
    _fill_unit(page)
    page.unit.code.setText("9150000001")
    assert not page.unit.code_warning.isHidden()
    _next(page, qtbot)
    assert page.frame.current == a.CALENDAR


def test_what_was_typed_is_kept_without_passphrases_and_comes_back(
    page: FirstRunPage, service: Service, qtbot: QtBot
) -> None:
    texts: list[str] = []
    presenter = FirstRunPresenter(page, service, SerialRunner(), keep=lambda text: not texts.append(text))
    page.attach(presenter)
    _fill_unit(page)
    _fill_accounts(page)
    page.packs.threshold.setValue(2)
    page.calendar.exams.setPlainText("2026-11-09 期中考试")
    before = page.draft()
    qtbot.mouseClick(page.frame._later, Qt.MouseButton.LeftButton)
    (text,) = texts
    assert PASSPHRASE not in text and "甲老师" in text

    other = FirstRunPage(dt.date(2020, 1, 1))
    qtbot.addWidget(other)
    other.kept_presenter = FirstRunPresenter(other, service, SerialRunner(), kept=text)  # type: ignore[attr-defined]
    other.attach(other.kept_presenter)  # type: ignore[attr-defined]
    after = other.draft()
    assert [account.name for account in after.accounts] == ["甲老师", "", "李校长", ""]
    assert all(account.passphrase == "" for account in after.accounts)
    assert replace(after, accounts=()) == replace(before, accounts=())


def test_what_cannot_be_kept_is_said(page: FirstRunPage, service: Service, qtbot: QtBot) -> None:
    presenter = FirstRunPresenter(page, service, SerialRunner(), keep=lambda _text: False)
    page.attach(presenter)
    _fill_unit(page)
    qtbot.mouseClick(page.frame._later, Qt.MouseButton.LeftButton)
    assert page.frame.bar.text().startswith("这台电脑上存不下已填的内容")
    assert page.draft().name  # and it is all still there


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"accounts": 3}'])
def test_a_kept_text_that_cannot_be_read_begins_afresh(text: str) -> None:
    assert from_text(text) is None
