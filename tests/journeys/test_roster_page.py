"""S04 through the real window on 1,800 students: a child within 3 s, a class list in two clicks, a tag."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.support.desk import Desk
from tests.support.user import CTRL, Key, User
from tests.support.written import logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR, PRINCIPAL
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.students import TagKind
from xinliapp.services import student_tags, students
from xinliapp.services.students import StudentRow


def _untagged(desk: Desk) -> StudentRow:
    held = desk.ask(student_tags.kinds_held)
    return next(
        row for row in desk.ask(students.list_students)
        if row.id not in held and row.student_number and row.class_label == "八(3)"
    )  # fmt: skip


def test_a_child_is_found_printed_and_tagged(
    desk: Desk, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    user.key(Key.Key_2, CTRL)
    user.at("roster")
    assert user.reads("1800/1800 人")
    child = _untagged(desk)
    with user.within(clicks=3, seconds=3):
        user.key(Key.Key_F, CTRL)
        user.type((child.student_number or "")[-6:], into="roster.filter")
        user.key(Key.Key_Return)
        assert user.focus() == "roster.table"
        user.key(Key.Key_Return)
    user.at("student")
    user.key(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    user.at("roster")
    _its_class_printed(user, child, tmp_path / "名单.pdf")
    _a_tag_for_it(desk, user, child)


def _its_class_printed(user: User, child: StudentRow, target: Path) -> None:
    """The row is still there, alone: its class in two clicks."""
    with user.within(clicks=2, seconds=30):
        user.press_row("roster.table", child.class_label)
        user.key(Key.Key_P, CTRL)
        assert user.sees("paper.save")
    text = user.save_paper(target)
    assert f"{child.class_label}名单" in text and child.name in text
    assert not any(word in text for word in ("留守", "随迁", "孤儿"))


def _a_tag_for_it(desk: Desk, user: User, child: StudentRow) -> None:
    before = desk.ask(tables)
    with user.within(clicks=8, seconds=30):
        user.press("roster.tag_selection")
        user.choose("roster.tags.kind", "孤儿")
        user.choose("roster.tags.source", "证件或证明")
        user.fill("roster.tags.last_day", "20270701")
        user.press("roster.tags.give")
    assert user.reads("已给 1 人加标签。") and user.rows("roster.table")[0].count("孤儿") == 1
    after = desk.ask(tables)
    assert wrote(before, after) == {"casework.student_tag": 1}
    assert logged(before, after) == ([], ["roster.tags"])
    assert desk.ask(student_tags.kinds_held)[child.id] == ((TagKind.ORPHAN, None),)


def test_the_head_finds_and_prints_and_changes_nothing(
    desk: Desk, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    user.sit(desk)
    user.unlock(f1800, PRINCIPAL)
    user.key(Key.Key_2, CTRL)
    user.at("roster")
    assert not any(user.sees(f"roster.{name}") for name in ("new", "import", "edit", "tag_selection", "tag"))
    assert not any(user.reads(word) for word in ("名单标签", "留守", "随迁子女"))
    before = desk.ask(tables)
    user.press_row("roster.table", "七(1)")
    user.key(Key.Key_F2)
    user.key(Key.Key_N, CTRL)
    assert not user.sees("roster.panel") and desk.ask(tables) == before
    user.key(Key.Key_P, CTRL)
    assert "七(1)名单" in user.save_paper(tmp_path / "名单.pdf")
    user.press("roster.tabs.classes")
    assert user.reads("40 个班") and not user.sees("roster.class.staff_save")
