"""转学移交 on the screen, both schools: cards, a packet out, taken in, its receipt back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytest import MonkeyPatch
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.transfers import FROM, GROUND, TO, Pair, pair
from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.dossier import Section
from xinliapp.domain.transfer import TransferSection, TransferState
from xinliapp.i18n import formats
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import (
    consents,
    dossier,
    enrolment,
    review_interval,
    student_papers,
    transfer_arrivals,
    transfer_schools,
    transfers,
)
from xinliapp.services.session import Session
from xinliapp.ui.transfer.facts import Narrow
from xinliapp.ui.transfer.screen import TransferScreen
from xinliapp.widgets.picking import PickRow


@pytest.fixture
def two(tmp_path: Path) -> Pair:
    return pair(tmp_path)


class Desk:
    """The page of one school, with files written to its own folder."""

    def __init__(self, session: Session, folder: Path, qtbot: QtBot, monkeypatch: MonkeyPatch) -> None:
        self.host = FakeHost(hidden=False)
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.page = TransferScreen(session, SerialRunner(), self.host)
        self.view = self.page.view
        qtbot.addWidget(self.view)
        self.view.resize(1182, 616)
        self.view.show()
        monkeypatch.setattr(self.view, "choose_place", self._place)
        self.page.presenter.start(None)

    def _place(self) -> Path:
        return self.folder

    def file(self) -> Path:
        (found,) = self.folder.iterdir()
        return found

    def states(self) -> list[str]:
        return [self.view._state(row) for row in self.view.table.rows()]

    def first_row(self) -> None:
        self.view.table.select_key(self.view.table.rows()[0].id)


@pytest.fixture
def out(two: Pair, tmp_path: Path, qtbot: QtBot, monkeypatch: MonkeyPatch) -> Desk:
    return Desk(two.here, tmp_path / "out", qtbot, monkeypatch)


@pytest.fixture
def back(two: Pair, tmp_path: Path, qtbot: QtBot, monkeypatch: MonkeyPatch) -> Desk:
    return Desk(two.there, tmp_path / "back", qtbot, monkeypatch)


def sent(out: Desk, two: Pair) -> Path:
    out.page.presenter.start({"student": two.child})
    out.view.sending.ground.setText(GROUND)
    out.view.sending.go.click()
    return out.file()


def test_from_one_school_to_the_other_and_back(two: Pair, out: Desk, back: Desk) -> None:
    path = sent(out, two)
    assert path.name in out.view.bar.text() and "校验码" in out.view.bar.text()
    assert not out.view.panels.isVisible() and out.states() == ["已写出,待签收"]

    back.page.presenter.take(path)
    panel = back.view.arrival
    (code,) = re.findall(r"\d\d-\d\d-\d\d", out.view.bar.text())  # what is told by phone
    assert code in {line.text() for line in panel.facts.findChildren(QLabel)}
    picked = panel.picker.picked_row()
    assert picked is not None and picked.id == two.same  # exactly one fits; the person still says so
    panel.go.click()
    assert [row.student_id for row in back.view.table.rows()] == [two.same]
    assert back.states() == ["回执待写出"] and "外来材料" in back.view.bar.text()
    back.first_row()
    assert back.view.row.go.text() == "签名并写出回执"
    back.view.row.go.click()
    assert back.states() == ["回执已写出"]

    out.page.presenter.take(back.file())
    assert "已签收" in out.view.bar.text() and out.states() == ["已签收"]
    assert transfers.every(two.here)[0].state is TransferState.ACKNOWLEDGED


def test_what_goes_stands_there_before_it_is_signed(two: Pair, out: Desk) -> None:
    day = two.here.clock.now().date()
    dossier.add_fact(two.here, two.child, dossier.FactInput(Section.FAMILY, "随外婆生活", "班主任", day))
    out.page.presenter.start({"student": two.child})
    panel = out.view.sending
    assert "家庭情况" in out.view.preview.toPlainText() and "随外婆生活" in out.view.preview.toPlainText()
    panel.sections[TransferSection.FAMILY].click()
    assert "家庭情况" not in out.view.preview.toPlainText()
    panel.ground.setText(GROUND)
    panel.go.click()
    arriving = transfer_arrivals.read(two.there, out.file())
    assert TransferSection.FAMILY not in {part.section for part in arriving.content.parts}


def test_what_another_window_wrote_meanwhile_is_looked_at_first(two: Pair, out: Desk) -> None:
    out.page.presenter.start({"student": two.child})
    day = two.here.clock.now().date()
    dossier.add_fact(two.here, two.child, dossier.FactInput(Section.FAMILY, "又一条", "家长", day))
    out.view.sending.ground.setText(GROUND)
    out.view.sending.go.click()
    assert out.view.sending.bar.text() and transfers.every(two.here) == ()
    assert out.view.sending.ground.text() == GROUND
    out.view.sending.sections[TransferSection.TAGS].click()  # looked at again
    out.view.sending.go.click()
    assert len(transfers.every(two.here)) == 1


def test_without_consent_the_form_says_what_stops_it(two: Pair, out: Desk) -> None:
    consents.withdraw(
        two.here, two.child, ConsentKind.PERSONAL_DATA, two.here.clock.now().date(),
        signer="监护人一", relation="母亲", reason="不再需要",
    )  # fmt: skip
    out.page.presenter.start({"student": two.child})
    assert "个人信息" in out.view.sending.bar.text()
    out.view.sending.bar.acted.emit()
    assert out.host.opened == [("student", two.child)]
    out.view.sending.ground.setText(GROUND)
    out.view.sending.go.click()
    assert "个人信息" in out.view.sending.bar.text() and transfers.every(two.here) == ()


def test_nobody_chosen_and_no_school_are_said(two: Pair, out: Desk, back: Desk) -> None:
    out.view.send_button.click()
    out.view.sending.go.click()
    assert "还没有选学生" in out.view.sending.bar.text()
    with two.there.write("test", case=True) as uow:
        uow.execute("UPDATE casework.transfer_school SET ended_at = '2026-11-23T12:40:00'")
    back.page.presenter.start(None)
    back.view.send_button.click()
    assert "名片" in back.view.bar.text() and not back.view.panels.isVisible()


def test_a_card_is_compared_with_its_paper(two: Pair, out: Desk, tmp_path: Path) -> None:
    card = tmp_path / "card.json"
    card.write_bytes(transfer_schools.make_card(two.there))
    out.page.presenter.take(card)
    panel = out.view.school
    groups = enrolment.enrolment_sheet(two.there).groups
    lines = panel.groups._lines
    for edit in lines.values():
        edit.setText("00000")
    panel.go.click()
    assert "组不一致" in panel.bar.text() and panel.isVisible()
    for position, edit in lines.items():
        edit.setText(groups[position - 1])
    panel.go.click()
    assert out.view.chips[Narrow.SCHOOLS].isChecked() and not out.view.panels.isVisible()
    assert transfer_schools.schools(two.here)[0].code == TO


def test_ones_own_card_and_the_reminder(two: Pair, out: Desk, tmp_path: Path) -> None:
    out.view.card_button.click()
    panel = out.view.card
    assert not panel.signer.secret.isVisible()  # this account signs itself
    out.host.save_to = tmp_path / "card.json"
    panel.go.click()
    assert json.loads((tmp_path / "card.json").read_bytes())["tier"] == "school"
    assert out.host.suggested == [f"{FROM}-transfer-card.json"]
    assert panel.days.text() == "不提醒"
    panel.days.setValue(14)
    panel.keep.click()
    assert review_interval.usual_receipt_days(two.here) == 14


def test_a_file_that_is_none_of_ours_is_refused_above_the_list(out: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"hello")
    out.page.presenter.take(bad)
    assert "不是转学移交包" in out.view.bar.text()


def test_without_a_student_nothing_is_taken_in(two: Pair, out: Desk, back: Desk) -> None:
    back.page.presenter.take(sent(out, two))
    back.view.arrival.picker.set_picked(None)
    back.view.arrival.go.click()
    assert "还没有选学生" in back.view.arrival.bar.text()
    assert student_papers.of_student(two.there, two.same) == ()
    back.view.arrival.picker.set_picked(PickRow(two.same, "闻人小满"))
    back.view.arrival.go.click()
    assert len(student_papers.of_student(two.there, two.same)) == 1


def test_names_are_hidden_on_request(two: Pair, out: Desk) -> None:
    sent(out, two)
    assert out.view._name(out.view.table.rows()[0]) == "闻人小满"
    out.host.hidden = True
    out.page.presenter.refresh(Changes.NONE)
    assert out.view._name(out.view.table.rows()[0]) == formats.masked_name("闻人小满")


def test_a_task_opens_its_packet(two: Pair, out: Desk) -> None:
    sent(out, two)
    out.page.presenter.start({"sent": transfers.every(two.here)[0].id})
    assert out.view.row.isVisible() and out.view.row.go.text() == "再写出"
    out.view.row.student.click()
    assert out.host.opened == [("student", two.child)]
