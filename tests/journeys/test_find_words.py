"""Find (issue 4, 10) through the real window: a word of two characters; a colleague's note stays sealed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.support.desk import Desk
from tests.support.f1800 import SECOND
from tests.support.user import CTRL, Key, User
from tests.support.written import logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR, signed_in
from xinliapp.domain.clock import FixedClock
from xinliapp.services import find

WORD = "同桌"


def caught_up(vault: Path, clock: FixedClock) -> None:
    """The index has seen everything: what the window does by itself while nobody asks for anything."""
    with signed_in(vault, COUNSELOR, clock) as session:
        while find.catch_up(session):
            pass


def test_a_word_of_two_characters_in_two_clicks(
    desk: Desk, user: User, f1800: Path, monday: FixedClock
) -> None:
    caught_up(f1800, monday)
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    before = desk.ask(tables)
    with user.within(clicks=2, seconds=20):
        user.key(Key.Key_K, CTRL)
        user.type(WORD, into="shell.search")
        assert user.rows("picker.popup") == [f"在记录里找“{WORD}”"]
        user.key(Key.Key_Return)
    user.at("find")
    rows = user.rows("find.table")
    assert len(rows) > 10 and all(WORD in row for row in rows)
    assert [row[:10] for row in rows] == sorted((row[:10] for row in rows), reverse=True)
    after = desk.ask(tables)
    assert wrote(before, after) == {}
    assert logged(before, after) == ([], ["find.look"])
    note = next(number for number, row in enumerate(rows) if "辅导记录" in row)
    assert user.focus() == "find.table"
    with user.within(clicks=1, seconds=20):
        user.key(Key.Key_Down, times=note)
        user.key(Key.Key_Return)
    user.at("counseling")
    assert user.reads(WORD)
    user.key(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    user.at("find")
    assert user.rows("find.table") == rows


def test_a_colleagues_note_shows_only_that_it_is_there(
    desk: Desk, user: User, f1800: Path, monday: FixedClock
) -> None:
    caught_up(f1800, monday)
    user.sit(desk)
    user.unlock(f1800, SECOND)
    user.key(Key.Key_K, CTRL)
    user.type("课间多数时候", into="shell.search")
    user.key(Key.Key_Return)
    user.at("find")
    rows = user.rows("find.table")
    assert rows and all("封存(他人的辅导记录)" in row and COUNSELOR in row for row in rows)
    assert not any("课间" in row for row in rows) and not user.sees("find.place")
    with user.within(clicks=1, seconds=20):
        user.key(Key.Key_Return)
    user.at("counseling")
    assert user.reads("申请查看") and not user.reads("课间多数时候")
