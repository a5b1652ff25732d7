"""Appointments in a school where nobody stands on the staff list yet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.errors import UserError
from xinliapp.domain.staff import CertificateKind
from xinliapp.domain.term_records import StaffKind
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import appointments, staff, staff_link
from xinliapp.services.session import Session
from xinliapp.ui.room.screen import AppointmentScreen


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    account = made.session.account
    row = {"id": account.id, "name": "jia", "display_name": "周老师", "role": "counselor", "active": 1}
    made.row("account", row)
    return made


def _page(qtbot: QtBot, session: Session) -> tuple[AppointmentScreen, FakeHost]:
    host = FakeHost()
    screen = AppointmentScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 616)
    screen.view.show()
    screen.presenter.start(None)
    return screen, host


def test_who_is_the_first_puts_themselves_on_the_list_and_books(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _page(qtbot, school.session)
    form = screen.view.form
    assert form.nobody.isVisible() and form.staff.count() == 0
    form.code.setText("代号01")
    button = form.findChild(QAbstractButton, "appt.enroll.part_time")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (member,) = staff.everyone(school.session)
    assert (member.kind, member.from_day) == (StaffKind.PART_TIME, "2026-11-23")
    assert member.name == school.session.account.display_name
    assert staff_link.me(school.session) == member
    assert host.toasts == ["已把您登记进队伍"]
    assert not form.nobody.isVisible() and form.code.text() == "代号01"
    assert (form.staff.count(), form.staff.currentData()) == (1, member.id)
    assert "加一份证书就能约" in screen.view.bar.text()
    screen.view.bar.acted.emit()
    assert host.opened == [("safeguards", ("certificate", member.id))]
    paper = staff.CertificateInput(CertificateKind.COUNSELOR, "A1", "", dt.date(2026, 5, 2))
    staff.add_certificate(school.session, member.id, paper)
    form.go.click()
    today = school.session.clock.now().date()
    booked = appointments.between(school.session, today, today)
    assert [one.appointment.staff_id for one in booked] == [member.id]


def test_the_offer_is_gone_once_somebody_stands_on_the_list(qtbot: QtBot, school: TermSchool) -> None:
    school.staff()
    screen, _ = _page(qtbot, school.session)
    assert screen.view.form.nobody.isHidden() and screen.view.form.staff.count() == 1
    with pytest.raises(UserError) as refused:
        staff_link.enroll_me(school.session, StaffKind.FULL_TIME)
    assert refused.value.code == "staff_listed"
    assert len(staff.everyone(school.session)) == 1


def test_the_principal_is_no_counsellor(school: TermSchool) -> None:
    with pytest.raises(UserError) as refused:
        staff_link.enroll_me(school.principal(), StaffKind.FULL_TIME)
    assert refused.value.code == "not_allowed"
    assert staff.everyone(school.session) == []
