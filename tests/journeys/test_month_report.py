"""J8 宣传月上报: from the counted form to a sealed file on a stick, and the answer that comes back."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.journeys.test_forty_schools import Hand
from tests.support.desk import drop, sitting
from tests.support.district import PERIOD
from xinliapp.app import gate
from xinliapp.app.demo.school import CLERK, COUNSELOR, PRINCIPAL, make_vault, signed_in
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.receipts import ReturnReason
from xinliapp.domain.school import Edition, Stage
from xinliapp.domain.term_records import ActivityForm
from xinliapp.services import activities, enrolment, figures, inbox_desk, receipts
from xinliapp.services.activities import ActivityInput
from xinliapp.services.setup import FirstAccount, NewVault
from xinliapp.system import drives
from xinliapp.system.drives import Drive, write_and_read_back
from xinliapp.ui.exchange import presenter as exchange_page
from xinliapp.widgets.evidence_dialog import EvidenceDialog

AT = parse_stamp("2020-10-17T15:20:00")
RUN = f"KZ {PERIOD}"
CHILD = "欧阳晓明"
PULLED = "U盘写到一半被拔出。学校数据没有变化,U盘上的半个文件不能用。请重新插入再点“生成加密包”。"


class Units:
    """A school and its centre that have checked each other's paper."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(AT)
        self.school, self.bureau = folder / "school", folder / "bureau"
        people = [FirstAccount(name, name, role, DEMO_PASSPHRASE)
                  for name, role in ((COUNSELOR, Role.COUNSELOR), (PRINCIPAL, Role.PRINCIPAL))]  # fmt: skip
        make_vault(
            self.school,
            NewVault(Edition.SCHOOL, "3150000001", "示例初级中学", tuple(people), stages=(Stage.JUNIOR,)),
            self.clock,
        )
        clerk = FirstAccount(CLERK, CLERK, Role.CLERK, DEMO_PASSPHRASE)
        centre = NewVault(Edition.BUREAU, "3150000900", "示例片区教管中心", (clerk,))
        make_vault(self.bureau, centre, self.clock)
        with signed_in(self.school, PRINCIPAL, self.clock) as head:
            request, sheet = enrolment.make_request(head), enrolment.enrolment_sheet(head)
        with signed_in(self.bureau, CLERK, self.clock) as desk:
            pending = enrolment.import_request(desk, request)
            enrolment.enrol(desk, pending, FingerprintProof(sheet.fingerprint))
            card, own = enrolment.make_recipient_card(desk), enrolment.enrolment_sheet(desk).fingerprint
        with signed_in(self.school, PRINCIPAL, self.clock) as head:
            enrolment.add_recipient(head, enrolment.import_card(head, card), FingerprintProof(own))

    def answer(self, file: Path, folder: Path) -> Path:
        """The centre takes the file in and sends it back; the sealed slip."""
        with signed_in(self.bureau, CLERK, self.clock) as desk:
            (result,) = inbox_desk.receive(desk, [file])
            due = AT.date().replace(day=22)
            why = [ReturnReason("c6", "第6列缺说明")]
            slip = receipts.send_back(desk, str(result.item_id), why, due)
            (done,) = receipts.deliver(desk, [slip.id], folder, deliver_file=write_and_read_back)
        return done.file


@pytest.fixture
def units(tmp_path: Path) -> Units:
    return Units(tmp_path)


def test_month_report(
    look: None, qtbot: QtBot, units: Units, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "pc_clock", lambda: units.clock)
    stick = tmp_path / "STICK"
    stick.mkdir()
    drive = Drive(stick, "STICK", 3_100_000_000, 4_000_000_000)
    monkeypatch.setattr(exchange_page, "removable_drives", lambda: (drive,))
    seen: list[int] = []
    monkeypatch.setattr(EvidenceDialog, "exec", lambda dialog: seen.append(1))
    spent = 0
    with sitting(qtbot) as desk:
        desk.prefer(auto_lock_minutes=600)
        desk.unlock(units.school, COUNSELOR)
        desk.ask(
            activities.add, ActivityInput(ActivityForm.LECTURE, AT.date().replace(day=15), "专题讲座", 300)
        )
        desk.ask(figures.publish, PERIOD, form_ids=["KZ"], pack_ids=[])
        hand = Hand(desk)
        _fill_in(hand, seen)
        spent += hand.clicks
    with sitting(qtbot) as desk:
        desk.unlock(units.school, PRINCIPAL)
        hand = Hand(desk)
        _approve(hand)
        spent += hand.clicks
    with sitting(qtbot) as desk:
        desk.unlock(units.school, COUNSELOR)
        hand = Hand(desk)
        file = _export(hand, stick, monkeypatch)
        spent += hand.clicks
        assert spent <= 18, spent
        _the_answer(hand, units.answer(file, tmp_path))
    with sitting(qtbot) as desk:
        desk.unlock(units.school, PRINCIPAL)
        page = desk.screen("exchange")
        assert "r1 被退回:第6列缺说明。期限 2020-10-22" in page.view.bar.text()
    with sitting(qtbot) as desk:
        desk.unlock(units.school, COUNSELOR)
        _correct(Hand(desk))


def _fill_in(hand: Hand, seen: list[int]) -> None:
    form = _open(hand, "form_report", RUN)
    rows = hand.desk.find(QPushButton, "form.rows.c1", form.view)
    hand.click(rows)  # the records behind a figure
    assert seen == [1]
    hand.desk.rewrite(hand.desk.find(QLineEdit, "form.value.c6", form.view), "300")
    hand.desk.write(hand.desk.find(QLineEdit, "form.reason.c6", form.view), "手册台账补登")
    for name, text in (("填表人", "周老师"), ("填表电话", "02385221234")):
        hand.desk.rewrite(hand.desk.find(QLineEdit, f"form.head.{name}", form.view), text)
    hand.click(hand.desk.find(QPushButton, "form.submit", form.view))  # column 8 is nobody's yet
    assert not form.view.state.text().startswith("第1版 已提交")
    absent = hand.desk.find(QCheckBox, "form.absent.c8", form.view)
    absent.click()
    hand.clicks += 1
    hand.desk.settle()
    hand.click(hand.desk.find(QPushButton, "form.submit", form.view))
    assert form.view.state.text().startswith("第1版 已提交"), (form.view.bar.text(), form.view.state.text())


def _approve(hand: Hand) -> None:
    form = _open(hand, "form_report", RUN)
    hand.click(form.view.approve)
    assert form.view.state.text().startswith("第1版 已签批"), form.view.bar.text()


def _export(hand: Hand, stick: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stick is pulled in the middle; then it works."""
    page = _open(hand, "exchange", None)
    view = page.view
    assert "含姓名: 0" in view.names.word
    assert view.place.currentText().startswith("U盘 STICK(剩 3.1 GB)")
    real = os.fsync
    with monkeypatch.context() as broken:
        broken.setattr(drives.os, "fsync", _gone)  # type: ignore[attr-defined]
        before = hand.clicks
        hand.click(view.seal_button)
        hand.clicks = before  # the accident is no part of the budget
    assert os.fsync is real
    assert view.bar.text() == PULLED
    assert view.forms.rows()[0].exports == ()
    assert [path for path in stick.iterdir() if path.suffix == ".age"] == []
    hand.click(view.seal_button)
    assert "已读回核对 √" in view.bar.text() and "校验码" in view.bar.text()
    hand.click(view.panel.sent)
    assert "已送出" in view.panel.chain.text(), view.panel.chain.text()
    (file,) = [path for path in stick.iterdir() if path.suffix == ".age"]
    assert CHILD not in file.name
    return file


def _gone(_descriptor: int) -> None:
    raise OSError(errno.ENODEV, "no such device")


def _the_answer(hand: Hand, slip: Path) -> None:
    """The counselling teacher drops the slip; it waits, sealed, for the principal."""
    page = hand.desk.screen("exchange")
    drop(page.view, [slip])
    hand.desk.settle()
    assert "等校长的账户打开" in page.view.bar.text(), page.view.bar.text()


def _correct(hand: Hand) -> None:
    """看退回单 is there, and 做更正 begins r2 with what was entered."""
    page = _open(hand, "exchange", None)
    assert "10-17 退回(第6列缺说明)" in page.view.panel.chain.text()
    assert page.view.panel.slip.isVisible()
    assert page.view.panel.fix.text() == "做更正 r2"
    hand.click(page.view.panel.fix)
    form = hand.desk.shell.opened("form_report")
    assert form is not None and form.view.state.text().startswith("第2版 草稿"), form.view.state.text()
    assert hand.desk.find(QLineEdit, "form.value.c6", form.view).text() == "300"


def test_a_childs_name_in_the_remarks_stops_the_sealing(
    look: None, qtbot: QtBot, units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "pc_clock", lambda: units.clock)
    with signed_in(units.school, COUNSELOR, units.clock) as session, session.write("test.child") as uow:
        uow.insert(
            "student",
            {
                "id": "child", "name": CHILD, "id_number_state": "missing", "student_number_state": "missing",
                "status": "enrolled", "joined_on": "2020-09-01",
            },
        )  # fmt: skip
    with sitting(qtbot) as desk:
        desk.unlock(units.school, COUNSELOR)
        desk.ask(figures.publish, PERIOD, form_ids=["KZ"], pack_ids=[])
        hand = Hand(desk)
        form = _open(hand, "form_report", RUN)
        desk.write(desk.find(QPlainTextEdit, "form.text.c9", form.view), f"其中{CHILD}已好转")
        for name, text in (("填表人", "周老师"), ("填表电话", "02385221234")):
            desk.rewrite(desk.find(QLineEdit, f"form.head.{name}", form.view), text)
        desk.find(QCheckBox, "form.absent.c8", form.view).click()
        hand.click(desk.find(QPushButton, "form.submit", form.view))
    with sitting(qtbot) as desk:
        desk.unlock(units.school, PRINCIPAL)
        form = desk.screen("form_report", RUN)
        desk.click(form.view.approve)
        assert "里有学生姓名(第1行)。没有生成文件。" in form.view.bar.text()
        assert CHILD not in form.view.bar.text()


def _open(hand: Hand, page: str, argument: object) -> Any:
    """One click from the navigation or a task."""
    hand.clicks += 1
    return hand.desk.screen(page, argument)
