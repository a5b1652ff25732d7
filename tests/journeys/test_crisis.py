"""J5 危机、送医 through the real window (screens.md 5): first time two clicks, eight nine."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.desk import Desk, sitting
from tests.support.user import CTRL, Key, User
from tests.support.written import logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR, REGISTRAR
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.services import crises, crisis_stamps, students
from xinliapp.services.student_search import name_readings
from xinliapp.system.process import EXIT_LOCK

EIGHT = (
    CrisisStep.FOUND, CrisisStep.ASSESSED, CrisisStep.PLAN_STARTED, CrisisStep.STAYED_WITH,
    CrisisStep.GUARDIAN_CALLED, CrisisStep.REPORTED, CrisisStep.GUARDIAN_ARRIVED, CrisisStep.SENT_TO_HOSPITAL,
)  # fmt: skip


def step(user: User, clock: FixedClock, which: CrisisStep) -> None:
    """A minute later the next thing is done."""
    clock.moment += dt.timedelta(minutes=1)
    user.press(f"crisis.{which.value}")


def test_eight_times_in_nine_clicks_then_hospital_and_referral(
    desk: Desk, user: User, f1800: Path, monday: FixedClock
) -> None:
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    user.at("today")
    before = desk.ask(tables)
    with user.within(clicks=9, seconds=30) as tally:
        user.key(Key.Key_F9)
        assert user.reads("没有进行中的处置。出现危机时按 F9。")
        step(user, monday, EIGHT[0])
        assert tally.clicks == 2 and user.reads("发现  08:01")
        for which in EIGHT[1:]:
            step(user, monday, which)
    assert user.reads("刚记下: 08:08 送医") and user.reads("00:07:00")
    step(user, monday, CrisisStep.COORDINATED)
    monday.moment += dt.timedelta(seconds=8)
    user.press("crisis.undo")
    assert not user.reads("协调  08:09")
    after = desk.ask(tables)
    assert wrote(before, after) == {"casework.crisis_event": 1, "casework.crisis_entry": 9}
    chain = ["crisis.start", *["crisis.stamp"] * 9, "crisis.undo"]
    assert sorted(logged(before, after)[1]) == sorted(chain)
    child = next(row for row in desk.ask(students.list_students) if row.class_label)
    user.press("crisis.student")
    user.type("".join(options[0][0] for options in name_readings(child.name) if options))
    user.key(Key.Key_Return)
    (found,) = desk.ask(crises.running)
    assert [one.step for one in found.entries] == [one.value for one in EIGHT]
    assert [one.at[11:16] for one in found.entries] == [f"08:0{n}" for n in range(1, 9)]
    assert found.student_id is not None
    user.press("crisis.end")
    user.at("crisis_record")
    assert user.reads("已送医,没有交接记录") and user.reads("发现 → 联系家长")
    user.press("crisis.next.referral")
    user.at("referral")


def test_two_times_of_the_lock_screen_join_with_their_own_moments(
    desk: Desk, user: User, f1800: Path, monday: FixedClock
) -> None:
    user.sit(desk)
    desk.desktop.gate.unlock(f1800, COUNSELOR)
    desk.desktop.gate.window.show()
    desk.settle()
    with user.within(clicks=3, seconds=30):
        user.press("crisis.now")
        user.press("crisis.found")
        monday.moment += dt.timedelta(seconds=95)
        user.press("crisis.stayed_with")
    monday.moment += dt.timedelta(minutes=4)
    user.press("unlock.passphrase")
    user.unlock_again()
    assert len(desk.ask(crisis_stamps.waiting)) == 2 and desk.ask(crises.running) == []
    with user.within(clicks=3, seconds=30):
        user.key(Key.Key_F9)
        assert user.reads("锁屏时记下 2 条: 08:00 发现 · 08:01 陪护")
        user.press("crisis.assessed")
        user.press("crisis.merge")
    (found,) = desk.ask(crises.running)
    assert [(one.step, one.at[11:]) for one in found.entries] == [
        ("found", "08:00:00"), ("stayed_with", "08:01:35"), ("assessed", "08:05:35"),
    ]  # fmt: skip
    assert found.started_at.endswith("08:00:00") and user.reads("00:05:35")
    assert desk.ask(crisis_stamps.waiting) == []


def test_a_lock_in_the_middle_loses_nothing(
    look: None, qtbot: QtBot, user: User, f1800: Path, monday: FixedClock
) -> None:
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(f1800, COUNSELOR)
        user.key(Key.Key_F9)
        user.press("crisis.found")
        user.press("crisis.note")
        user.type("在操场边")
        shell = desk.shell
        assert desk.run_until_exit(lambda: QTest.keyClick(shell.windowHandle(), Key.Key_L, CTRL)) == EXIT_LOCK
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(f1800, COUNSELOR)
        user.key(Key.Key_F9)
        assert user.reads("发现  08:00")
        assert user.see("crisis.note", QLineEdit).text() == "在操场边"


def test_without_the_case_key_a_step_is_sealed(
    desk: Desk, user: User, school: Path, clock: FixedClock
) -> None:
    user.sit(desk)
    user.unlock(school, REGISTRAR)
    with user.within(clicks=2, seconds=20):
        user.key(Key.Key_F9)
        user.press("crisis.guardian_called")
    assert user.reads("已记下并封存: 11:40:00 联系家长")
