"""J1 快速预警 through the real window (screens.md 5): four clicks, letters still composing or not."""

from __future__ import annotations

from pathlib import Path

from tests.support.desk import Desk
from tests.support.user import CTRL, Key, User
from tests.support.written import logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.warnings import StepKind
from xinliapp.i18n.formats import masked_name
from xinliapp.services import concern, students, warnings
from xinliapp.services.student_search import name_readings
from xinliapp.services.students import StudentRow


def _initials(row: StudentRow) -> str:
    return "".join(options[0][0] for options in name_readings(row.name) if options)


def alone(desk: Desk) -> tuple[StudentRow, str]:
    """A student without a grade, alone in 1,800 with these three initials."""
    grades = desk.ask(concern.current)
    every = {row.id: (row, _initials(row)) for row in desk.ask(students.list_students)}
    return next(
        (row, letters) for row, letters in every.values()
        if row.id not in grades and len(row.name) == 3
        and sum(1 for _, other in every.values() if other.startswith(letters)) == 1
    )  # fmt: skip


def test_a_warning_in_four_clicks(desk: Desk, user: User, f1800: Path, monday: FixedClock) -> None:
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    child, letters = alone(desk)
    for composing in (False, True):
        before = desk.ask(tables)
        with user.within(clicks=4, seconds=60):
            user.key(Key.Key_F6)
            assert user.focus() == "warn.student"
            (user.compose if composing else user.type)(letters)
            (row,) = user.rows("picker.popup")
            assert row.startswith(f"{child.name} {child.class_label} ")
            user.key(Key.Key_Return)
            assert user.focus() == "warn.signs"
            user.key(Key.Key_3)
            user.key(Key.Key_Return, CTRL)
            assert user.reads("已保存,待告知班主任")
        after = desk.ask(tables)
        assert logged(before, after) == ([], ["warning.create"])
        assert wrote(before, after) == {"casework.warning_report": 1, "casework.warning_step": 1}
    found = [one for one in desk.ask(warnings.open_ones) if one.student_id == child.id]
    assert [one.signs for one in found] == [("school_refusal",)] * 2
    assert all(StepKind.TOLD_COUNSELOR not in one.untold for one in found)
    user.key(Key.Key_1, CTRL)
    user.at("today")
    assert user.reads(child.class_label + masked_name(child.name)) and not user.reads(child.name)
