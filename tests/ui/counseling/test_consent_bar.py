"""The page of sessions says which consent is missing and goes on once one stands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.services.test_counseling import signed
from tests.support.consents import agreed
from tests.support.term_school import TermSchool
from tests.ui.counseling.test_counseling_screen import NOW, dialog, notes, press, write_all
from xinliapp.domain.consents import ConsentKind, ConsentState, ConsentStep
from xinliapp.services import consents, counseling
from xinliapp.widgets.consent_dialog import ConsentDialog

TODAY = NOW.date()
COUNSELING = ConsentKind.COUNSELING


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def test_a_second_talk_waits_for_the_consent_and_then_begins(qtbot: QtBot, school: TermSchool) -> None:
    child = school.student()
    signed(school, child)
    screen, _ = notes(qtbot, school.session, {"student": child})
    assert screen.view.stack.currentWidget() is screen.view.list
    assert screen.view.consent.isVisible()
    assert screen.view.consent.text().startswith("王**:辅导要先有监护人的知情同意")
    press(screen.view, "counseling.consent.record")
    form = dialog(screen, "counseling.consent.form")
    assert isinstance(form, ConsentDialog)
    press(form, "counseling.consent.form.go")
    assert form.isVisible()  # nobody signed
    form.signer.setCurrentText("王某")
    form.relation.setCurrentText("母亲")
    form.day.set_iso("2026-11-24")
    press(form, "counseling.consent.form.go")
    assert form.isVisible() and "日期还没有到" in form.bar.text()
    form.day.set_iso("2026-11-23")
    press(form, "counseling.consent.form.go")
    assert not form.isVisible() and not screen.view.consent.isVisible()
    assert screen.view.stack.currentWidget() is screen.view.form
    found = consents.standing(school.session, child, COUNSELING, TODAY)
    assert found.state is ConsentState.GIVEN and found.last is not None
    assert (found.last.signer, found.last.relation, found.last.day) == ("王某", "母亲", "2026-11-23")


def test_a_withdrawn_consent_stops_and_a_ground_lets_this_day_pass(qtbot: QtBot, school: TermSchool) -> None:
    child = school.student()
    agreed(school.session, child)
    consents.withdraw(
        school.session,
        child,
        COUNSELING,
        TODAY - dt.timedelta(days=1),
        signer="王某",
        relation="父亲",
        reason="想先等等",
    )
    screen, _ = notes(qtbot, school.session, {"student": child})
    assert "父亲在2026-11-22撤回了辅导的同意" in screen.view.consent.text()
    assert counseling.newest(school.session) == ()
    press(screen.view, "counseling.consent.waive")
    asked: QDialog = dialog(screen, "counseling.consent.ground")
    line = asked.findChild(QLineEdit, "counseling.consent.ground.reason")
    assert line is not None
    line.setText("学生说不想回家,先保护安全")
    press(asked, "counseling.consent.ground.go")
    assert screen.view.stack.currentWidget() is screen.view.form and not screen.view.consent.isVisible()
    last = consents.history(school.session, child)[-1]
    assert (last.step, last.reason) == (ConsentStep.WAIVED, "学生说不想回家,先保护安全")


def test_signing_says_so_too_and_the_words_stay(qtbot: QtBot, school: TermSchool) -> None:
    child = school.student()
    agreed(school.session, child)
    signed(school, child)
    screen, _ = notes(qtbot, school.session, {"student": child})
    write_all(screen)
    (given,) = consents.history(school.session, child)
    consents.void(school.session, given.id, "记错了学生")
    body = screen.view.form.body()
    press(screen.view, "note.sign")
    assert screen.view.consent.isVisible() and screen.view.form.body() == body
    screen.presenter.to_list()
    assert not screen.view.consent.isVisible()
