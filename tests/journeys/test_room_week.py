"""S12 through the real window: the door one click each, a time booked in four, a plan dragged and back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.desk import CTRL, Desk, sitting, texts
from xinliapp.app.demo.school import COUNSELOR, REGISTRAR
from xinliapp.domain.clock import FixedClock
from xinliapp.services import appointments, room, students
from xinliapp.ui.room.facts import BlockKind

LEFT = Qt.MouseButton.LeftButton


class Hand:
    """Counts what acts: a press, a drag, a key that acts; typing is free (screens.md 0)."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.acts = desk, 0

    def click(self, button: QPushButton) -> None:
        self.acts += 1
        self.desk.click(button)

    def drag(self, page: Any, column: int, one: int, other: tuple[int, int]) -> None:
        """From a minute of a day to (day, minute); the grid scrolls there first."""
        self.acts += 1
        body = page.view.grid.body
        layout = body.layout_now()

        def spot(day: int, minute: int) -> QPoint:
            box = layout.column_box(day)
            return QPoint(round(box.x + box.width / 2), round(layout.y(minute)))

        start, end = spot(column, one), spot(*other)
        QTest.mousePress(body, LEFT, pos=start)
        QTest.mouseMove(body, start + QPoint(0, 20))
        QTest.mouseMove(body, end)
        QTest.mouseRelease(body, LEFT, pos=end)
        self.desk.settle()

    def key(self, field: Any, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.acts += 1
        QTest.keyClick(field, key, modifier)
        self.desk.settle()


def _plans(desk: Desk, day: dt.date) -> dict[str, str]:
    return {slot.id: slot.starts_at for slot in desk.ask(room.week, day).slots}


def test_a_week_of_the_room_by_mouse_and_keys(
    look: None, qtbot: QtBot, school: Path, clock: FixedClock
) -> None:
    monday = clock.moment.date() + dt.timedelta(days=7 - clock.moment.weekday())
    with sitting(qtbot) as desk:
        desk.prefer(auto_lock_minutes=600, window=(1366, 688))
        desk.unlock(school, COUNSELOR)
        page = desk.screen("room")
        assert page.view.width() <= 1366 - 184  # nothing of the page makes the window wider

        hand = Hand(desk)
        hand.click(desk.find(QPushButton, "room.open", page.view))
        clock.moment += dt.timedelta(minutes=45)
        hand.click(desk.find(QPushButton, "room.close", page.view))
        assert hand.acts == 2

        desk.click(desk.find(QPushButton, "room.after", page.view))
        before = _plans(desk, monday)
        hand = Hand(desk)
        hand.drag(page, 2, 14 * 60, (2, 15 * 60 + 30))
        hand.click(desk.find(QPushButton, "room.slot.plan", page.view))
        assert hand.acts == 2
        (made,) = set(_plans(desk, monday)) - set(before)
        wednesday = (monday + dt.timedelta(days=2)).isoformat()
        assert _plans(desk, monday)[made] == f"{wednesday}T14:00:00"

        hand.drag(page, 2, 14 * 60 + 20, (3, 14 * 60 + 20))
        thursday = (monday + dt.timedelta(days=3)).isoformat()
        assert _plans(desk, monday)[made] == f"{thursday}T14:00:00"
        desk.click(desk.find(QPushButton, "toast.undo"))
        assert _plans(desk, monday)[made] == f"{wednesday}T14:00:00"

        page.view.grid.select(made)
        page.view.grid.body.setFocus()
        QTest.keyClick(page.view.grid.body, Qt.Key.Key_Delete)
        desk.settle()
        assert made not in _plans(desk, monday)
        desk.click(desk.find(QPushButton, "toast.undo"))
        assert f"{wednesday}T14:00:00" in _plans(desk, monday).values()

        _book(desk, page, monday)


def _book(desk: Desk, page: Any, monday: dt.date) -> None:
    """Drawn, 预约, the name, 约: four."""
    child = desk.ask(students.list_students)[44]
    friday = monday + dt.timedelta(days=4)
    hand = Hand(desk)
    hand.drag(page, 4, 15 * 60, (4, 15 * 60 + 40))
    hand.click(desk.find(QPushButton, "room.slot.book", page.view))
    booking = desk.shell.opened("appointment")
    assert booking is not None
    form = booking.view.form
    desk.write(form.picker.line, child.name)
    hand.key(form.picker.line, Qt.Key.Key_Return)
    hand.key(form.picker.line, Qt.Key.Key_Return, CTRL)
    assert hand.acts == 4
    (seen,) = [
        one for one in desk.ask(appointments.between, friday, friday) if one.visitor.student_id == child.id
    ]
    assert (seen.appointment.starts_at[11:16], seen.appointment.ends_at[11:16]) == ("15:00", "15:40")


def test_a_registrar_sees_taken_time_and_nothing_else(
    look: None, qtbot: QtBot, school: Path, clock: FixedClock
) -> None:
    with sitting(qtbot) as desk:
        desk.prefer(auto_lock_minutes=600, hide_names=False)
        desk.unlock(school, REGISTRAR)
        page = desk.screen("room")
        taken = [
            block
            for day in page.view._page.days
            for block in day.blocks
            if block.kind is BlockKind.APPOINTMENT
        ]
        assert taken
        assert {page.view.grid.block(block.id).title for block in taken} == {"约(已占)"}
        shown = " ".join(texts(page.view.grid, visible=False))
        for word in ("首次", "急", "已到", "爽约", "代号", "团辅"):
            assert word not in shown, word
        assert not page.view.foot.print_button.papers["ics"].isVisible()
