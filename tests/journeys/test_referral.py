"""转介 and 跟踪 through the real window (S14, J5): printed in five clicks, the whole in four minutes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.journeys.test_quick_warning import alone
from tests.support.desk import sitting
from tests.support.user import CTRL, Key, User
from tests.support.written import CHANGED, logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.referrals import Referral, ReferralState
from xinliapp.services import referrals


def test_a_child_is_sent_on_and_asked_after(
    look: None, qtbot: QtBot, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(f1800, COUNSELOR)
        child, letters = alone(desk)
        user.key(Key.Key_3, CTRL)
        user.press("tab.referral")
        before = desk.ask(tables)
        with user.within(clicks=14, seconds=240):
            with user.within(clicks=5, seconds=120):
                user.press("ref.pick")
                user.type(letters)
                user.key(Key.Key_Return)
                user.arrow_to("ref.place", "绿色通道")
                user.key(Key.Key_1)
                user.press("ref.confirmed")
                user.press("ref.print2")
            with user.aside():
                words = user.save_paper(tmp_path / "转介.pdf")
            _hand_over(user)
        _what_was_written(desk.ask(referrals.of_student, child.id)[0], words)
        after = desk.ask(tables)
        assert logged(before, after)[1] == [
            "referral.open", "referral.print", "referral.change", "referral.step",
        ]  # fmt: skip
        told = {name: more for name, more in wrote(before, after).items() if more != CHANGED}
        assert told == {
            "casework.referral": 1, "casework.referral_sheet": 2, "casework.referral_step": 1,
        }  # fmt: skip


def test_an_overdue_asking_is_noted_from_the_page_of_the_day(
    look: None, qtbot: QtBot, user: User, f1800: Path, monday: FixedClock
) -> None:
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(f1800, COUNSELOR)
        (late,) = [one for one in desk.ask(referrals.open_ones) if one.next_follow_on == "2026-11-17"]
        if user.sees("today.more.overdue"):
            with user.aside():
                user.press("today.more.overdue")
        with user.within(clicks=2, seconds=60):
            user.press("task.referral_follow")
            user.type("第三次去过,约好两周后再去", into="ref.told")
            user.press("ref.follow_save")
        found = desk.ask(referrals.load, late.id)
        asked = found.follow_ups[-1]
        assert (asked.at[:16], asked.told) == ("2026-11-23T08:00", "第三次去过,约好两周后再去")
        assert found.next_follow_on == asked.next_on == "2026-12-07"  # 14 days by the school's interval


def _hand_over(user: User) -> None:
    """The parents signed and were helped; the unit takes the child on."""
    user.choose("ref.opinion", "同意")
    user.see("ref.signer", QLineEdit).setFocus()
    user.type("母亲", into="ref.signer")
    user.tab_to("ref.signed_on")
    user.type("20261123")
    user.choose("ref.helped", "陪同")
    user.press("ref.save")
    user.press("ref.tab.steps")
    user.fill("ref.step_by", "接诊台")
    user.press("ref.step_save")


def _what_was_written(found: Referral, words: str) -> None:
    for part in ("学校留存", "监护人留存", "接收回执", "监护人签名", "绿色通道"):
        assert part in words, part
    assert found.state is ReferralState.ACCEPTED
    assert found.next_follow_on == "2026-12-07"
