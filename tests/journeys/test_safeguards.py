"""A registrar keeps the paper duties through the real window; clicks counted as screens.md counts them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.support.desk import CTRL, Desk, drop
from xinliapp.app.demo.school import COUNSELOR, REGISTRAR
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.term_records import StaffKind
from xinliapp.services import attachments, meetings, policies, staff

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


class Hands:
    """Clicks, and keys that act, are counted; typing is free (screens.md 0)."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.count = desk, 0
        desk.shell.activateWindow()
        desk.until(desk.shell.isActiveWindow)

    def click(self, button: QAbstractButton) -> None:
        self.count += 1
        self.desk.click(button)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        self.count += 1
        self.desk.key(key, modifier)


def test_thirty_people_are_trained_in_six_clicks(desk: Desk, school: Path, clock: FixedClock) -> None:
    desk.unlock(school, REGISTRAR)
    for number in range(30):
        desk.ask(staff.add, f"班主任{number}", StaffKind.OTHER, from_day=dt.date(2026, 9, 1))
    before = len(desk.ask(staff.attendances, *YEAR))
    hands = Hands(desk)
    hands.key(Qt.Key.Key_8)  # 学校保障
    view = desk.screen("safeguards").view
    section = view.people
    first = next(at for at, line in enumerate(section.table.rows()) if line.member.kind is StaffKind.OTHER)
    section.table.setFocus()
    section.table.selectRow(first)
    hands.count += 1
    for _ in range(29):
        desk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)  # arrows are free
    hands.click(next(button for button in section.buttons if button.property("form") == "training"))
    form = section.forms["training"]
    desk.write(form.editor("title"), "必修培训")
    form.editor("hours").setValue(4.0)
    hands.key(Qt.Key.Key_Return)
    assert len(desk.ask(staff.attendances, *YEAR)) == before + 30
    assert hands.count <= 6


def test_a_meeting_and_a_policy_with_its_file(
    desk: Desk, school: Path, clock: FixedClock, tmp_path: Path
) -> None:
    desk.unlock(school, COUNSELOR)
    before = len(desk.ask(meetings.records, *YEAR))
    hands = Hands(desk)
    hands.key(Qt.Key.Key_8)
    view = desk.screen("safeguards").view
    view.tabs.setCurrentIndex(3)
    hands.count += 1
    desk.settle()
    hands.key(Qt.Key.Key_N)
    form = view.meetings.forms["meeting"]
    desk.write(form.editor("title"), "心理健康工作会")
    desk.write(form.editor("attendance"), "甲、乙、丙")
    hands.key(Qt.Key.Key_Return)
    held = desk.ask(meetings.records, *YEAR)
    assert (len(held), held[-1].attendees) == (before + 1, 3)
    assert hands.count <= 6

    view.tabs.setCurrentIndex(2)
    desk.settle()
    file = tmp_path / "应急预案.pdf"
    file.write_bytes(b"%PDF-1.7\n")
    drop(view.policies, [file])
    policy = view.policies.forms["policy"]
    policy.editor("kind").setCurrentIndex(policy.editor("kind").findData("emergency_plan"))
    desk.rewrite(policy.editor("version"), "v1")
    desk.key(Qt.Key.Key_Return, CTRL)
    (kept,) = [
        state.current
        for state in desk.ask(policies.states)
        if state.kind.id == "emergency_plan" and state.current is not None and state.current.version == "v1"
    ][:1]
    assert kept.title
    assert desk.ask(attachments.check).sound >= 1
    assert not list((school / "opened").glob("*"))
