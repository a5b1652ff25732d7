"""The grid of talks: who counts, what a digit writes, what 撤销 brings back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.contacts import TalkMark, TalkWindow
from xinliapp.domain.errors import UserError
from xinliapp.services import talk_coverage as grid
from xinliapp.services.session import Session
from xinliapp.services.talk_coverage import CellInput

D = dt.date
WINDOW = TalkWindow("term", "本学期", D(2026, 9, 1), D(2027, 1, 22))
TODAY = D(2026, 11, 20)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def marks(school: TermSchool, class_id: str) -> dict[str, TalkMark]:
    return {cell.student_id: cell.mark for cell in grid.class_cells(school.session, class_id, WINDOW)}


def save(school: TermSchool, cells: dict[str, TalkMark], day: dt.date = TODAY) -> grid.GridBatch:
    return grid.set_cells(
        school.session, WINDOW, day, "班主任甲", [CellInput(child, mark) for child, mark in cells.items()]
    )


def test_coverage_counts_children_of_the_roll(school: TermSchool) -> None:
    first, second = school.class_group(1), school.class_group(2)
    seen, called, _ = school.student(first), school.student(first), school.student(first)
    school.student(second)
    school.student(second, status="suspended")
    school.student(second, left="2026-10-01")
    school.talk(seen, "2026-10-10")
    school.talk(seen, "2026-10-12")
    school.talk(called, "2026-10-10", face=False)
    school.talk(called, "2026-08-31")  # before the window

    def rows(face_to_face_only: bool) -> dict[str, tuple[int, int]]:
        found = grid.coverage(school.session, WINDOW, face_to_face_only=face_to_face_only)
        return {row.class_id: (row.done, row.needed) for row in found.classes}

    assert rows(True) == {first: (1, 3), second: (0, 1)}
    assert rows(False) == {first: (2, 3), second: (0, 1)}
    missing = grid.not_yet(school.session, WINDOW, face_to_face_only=True)
    assert called in {cell.student_id for cell in missing} and len(missing) == 3


def test_digits_write_talks_and_the_same_digit_writes_nothing(school: TermSchool) -> None:
    group = school.class_group()
    one, two, three = (school.student(group) for _ in range(3))
    batch = save(school, {one: TalkMark.IN_PERSON, two: TalkMark.BY_PHONE, three: TalkMark.NOT_APPLICABLE})
    assert (len(batch.talks), len(batch.exemptions)) == (2, 1)
    typed = {one: TalkMark.IN_PERSON, two: TalkMark.BY_PHONE, three: TalkMark.NOT_APPLICABLE}
    assert marks(school, group) == typed
    assert save(school, typed) == grid.GridBatch()
    assert grid.coverage(school.session, WINDOW).needed == 2


def test_undo_brings_back_what_was_there(school: TermSchool) -> None:
    group = school.class_group()
    one, two = school.student(group), school.student(group)
    save(school, {one: TalkMark.BY_PHONE, two: TalkMark.NOT_APPLICABLE})
    before = marks(school, group)
    batch = save(school, {one: TalkMark.IN_PERSON, two: TalkMark.IN_PERSON})
    assert set(marks(school, group).values()) == {TalkMark.IN_PERSON}
    grid.take_back(school.session, batch)
    assert marks(school, group) == before


def test_nought_takes_back_the_day_and_leaves_other_talks(school: TermSchool) -> None:
    group = school.class_group()
    child, other = school.student(group), school.student(group)
    save(school, {child: TalkMark.IN_PERSON})
    school.talk(other, "2026-10-10")
    save(school, {child: TalkMark.NOT_YET, other: TalkMark.NOT_YET})
    assert marks(school, group) == {child: TalkMark.NOT_YET, other: TalkMark.IN_PERSON}


# --- two people at one grid ---


def colleague(school: TermSchool) -> Session:
    """Another account that holds the case key."""
    account = dataclasses.replace(school.session.account, id="user-other", display_name="班主任乙")
    return dataclasses.replace(school.session, account=account)


def type_as(session: Session, cells: dict[str, TalkMark]) -> grid.GridBatch:
    given = [CellInput(child, mark) for child, mark in cells.items()]
    return grid.set_cells(session, WINDOW, TODAY, "班主任乙", given)


def test_a_colleagues_talk_of_the_same_day_stays(school: TermSchool) -> None:
    group = school.class_group()
    met, called, spared = (school.student(group) for _ in range(3))
    save(school, {met: TalkMark.IN_PERSON, called: TalkMark.BY_PHONE, spared: TalkMark.NOT_APPLICABLE})
    before = marks(school, group)
    other = colleague(school)
    batch = type_as(other, dict.fromkeys((met, called, spared), TalkMark.NOT_YET))
    assert (batch.kept, batch.voided_talks, batch.voided_exemptions) == (3, (), ())
    assert marks(school, group) == before
    # A call over a colleague's meeting of that day says nothing new; a meeting over a call does.
    batch = type_as(other, {met: TalkMark.BY_PHONE, called: TalkMark.IN_PERSON})
    assert (batch.kept, len(batch.talks)) == (1, 1)
    assert marks(school, group) == {**before, called: TalkMark.IN_PERSON}
    grid.take_back(other, batch)
    assert marks(school, group) == before


def test_a_batch_is_taken_back_once_and_by_whom_typed_it(school: TermSchool) -> None:
    group = school.class_group()
    child = school.student(group)
    written = save(school, {child: TalkMark.IN_PERSON})
    grid.take_back(colleague(school), written)
    assert marks(school, group)[child] is TalkMark.IN_PERSON

    school.vault.clock.moment += dt.timedelta(seconds=5)
    cleared = save(school, {child: TalkMark.NOT_YET})
    grid.take_back(school.session, cleared)
    assert marks(school, group)[child] is TalkMark.IN_PERSON
    school.vault.clock.moment += dt.timedelta(seconds=5)
    save(school, {child: TalkMark.NOT_YET})
    grid.take_back(school.session, cleared)  # the old toast pressed again
    assert marks(school, group)[child] is TalkMark.NOT_YET


def test_taking_back_twice_keeps_the_moment_of_the_first(school: TermSchool) -> None:
    child = school.student(school.class_group())
    batch = save(school, {child: TalkMark.IN_PERSON})
    grid.take_back(school.session, batch)
    query = "SELECT voided_at FROM casework.talk"
    first = school.session.database.scalar(query)
    school.vault.clock.moment += dt.timedelta(seconds=5)
    grid.take_back(school.session, batch)
    assert school.session.database.scalar(query) == first


def test_a_row_from_a_workbook_is_not_a_typed_digit(school: TermSchool) -> None:
    group = school.class_group()
    child = school.student(group)
    save(school, {child: TalkMark.IN_PERSON})
    with school.session.write("test.import", case=True) as uow:
        uow.execute("UPDATE casework.talk SET import_id = 'import-1'")
    assert save(school, {child: TalkMark.NOT_YET}).kept == 1
    assert marks(school, group)[child] is TalkMark.IN_PERSON


def test_a_day_outside_the_window_or_to_come_is_refused(school: TermSchool) -> None:
    child = school.student(school.class_group())
    for day in (D(2026, 8, 31), D(2027, 1, 20)):
        with pytest.raises(UserError) as refused:
            save(school, {child: TalkMark.IN_PERSON}, day)
        assert refused.value.code == "field_wrong"
    with pytest.raises(UserError) as unknown:
        save(school, {"nobody": TalkMark.IN_PERSON})
    assert unknown.value.code == "student_unknown"


def test_without_the_case_key_nothing_is_told(school: TermSchool) -> None:
    principal = school.principal()
    for call in (grid.coverage, grid.not_yet):
        with pytest.raises(UserError) as refused:
            call(principal, WINDOW)
        assert refused.value.code == "case_closed"
