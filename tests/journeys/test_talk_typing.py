"""J7, the talks of it, through the real window (screens.md 5), on F1800: 未谈名单, a class by digits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from tests.support.desk import Desk
from tests.support.user import CTRL, Key, User
from tests.support.written import logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.clock import FixedClock
from xinliapp.services import students
from xinliapp.widgets.digit_grid import DigitGrid

ROOM = "九(13)"  # the class furthest behind: 12 of 45 talked to


def test_who_is_missing_in_two_clicks(
    desk: Desk, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    before = desk.ask(tables)
    with user.within(clicks=2, seconds=60):
        user.key(Key.Key_7, CTRL)
        user.press("talk.missing")
        assert user.sees("paper.pages")
    text = user.save_paper(tmp_path / "未谈名单.pdf")
    done, needed = (int(number) for number in _total(user).split("(")[1].rstrip(")").split("/"))
    assert needed == 1800
    roll = {row.name for row in desk.ask(students.list_students)}
    assert len([name for name in roll if name in text]) > 1  # it is a list of names …
    assert f"({done}/{needed})" in text
    for word in ("关注", "重点", "预警", "等级"):  # … and of nothing else
        assert word not in text, word
    assert wrote(before, desk.ask(tables)) == {}
    assert logged(before, desk.ask(tables)) == ([], ["talk.print_missing"])


def _total(user: User) -> str:
    return user.see("contacts.total", QLabel).text()


def _codes(user: User) -> list[str]:
    return [cell.code for cell in user.see("contacts.grid", DigitGrid).cells()]


def test_a_class_of_forty_five_is_typed(desk: Desk, user: User, f1800: Path, monday: FixedClock) -> None:
    """45 digits; a wrong one is taken back with Backspace, a key held down skips nobody."""
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    before = desk.ask(tables)
    with user.within(clicks=3, seconds=300) as spent:
        user.key(Key.Key_7, CTRL)
        done = int(_total(user).split("(")[1].split("/")[0])
        stood = _codes(user)
        assert user.reads(f"{ROOM} 逐人") and len(stood) == 45
        wanted = [code if code != "0" else "9" if place == 44 else "2" if place % 7 == 0 else "1"
                  for place, code in enumerate(stood)]  # fmt: skip
        user.tab_to("contacts.grid")
        assert user.reads(f"{ROOM} 逐人")  # passing the list of classes chooses none
        for place, digit in enumerate(wanted):
            if place == 20:
                user.type("9")
                user.key(Key.Key_Backspace)
            if place == 30:
                user.hold(digit, repeats=5)
            else:
                user.type(digit, into="contacts.grid")
        assert _codes(user) == wanted
        user.key(Key.Key_Return, CTRL)
    new = [(was, now) for was, now in zip(stood, wanted, strict=True) if was != now]
    told = [now for _, now in new].count("1"), [now for _, now in new].count("2")
    assert user.reads(f"已保存 {len(new)} 人的谈心")
    assert _codes(user) == wanted
    after = desk.ask(tables)
    assert spent.clicks == 2
    assert logged(before, after) == ([], ["talk.grid"])
    assert _total(user) == f"{(done + told[0]) / 1799 * 100:.1f}%({done + told[0]}/1799)"  # one is 不适用
    assert wrote(before, after) == {"casework.talk": sum(told), "casework.talk_exemption": 1}
