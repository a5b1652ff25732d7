"""Two records of one person: every table about a student is moved, and moved back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import UserError
from xinliapp.domain.merging import StudentField
from xinliapp.domain.students import StudentStatus
from xinliapp.services import merging
from xinliapp.services.session import Session
from xinliapp.storage import merging as rows
from xinliapp.storage.students import load_student, roll_on

AUDITED = {"audit_event", "record_merge", "record_merge_row"}
HEADS = ("core_chain_head", "case_chain_head")  # app_setting keeps where the chains end
WHY = "同一学籍,导入时重复建档"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def pair(school: TermSchool) -> tuple[str, str]:
    """The record that stays came in November; the older one has been here since September."""
    group = school.class_group()
    kept = school.student(group, joined="2026-11-02", name="王小明")
    other = school.student(group, joined="2026-09-01", name="王晓明")
    return kept, other


def talk(school: TermSchool, student: str, on: str) -> str:
    values = {
        "student_id": student,
        "day": on,
        "by_name": "教师乙",
        "one_to_one": 1,
        "face_to_face": 1,
        "note": "",
    }
    return school.row("casework.talk", values)


def plan(school: TermSchool, student: str, version: int, status: str) -> str:
    return school.row(
        "casework.support_plan",
        {"student_id": student, "version": version, "status": status, "starts_on": "2026-10-01",
         "situation": "", "goals": "", "measures": ""},
    )  # fmt: skip


def signed_session(school: TermSchool, student: str) -> str:
    return school.row(
        "casework.counseling_session",
        {"year": 2026, "sequence": 1, "kind": "individual", "mode": "face_to_face", "theme": "",
         "student_id": student, "started_at": "2026-10-10T12:00:00", "minutes": 40, "author_id": "a",
         "author_name": "甲", "situation": "x", "assessment": "x", "response": "x", "outcome": "x",
         "risk": "unchanged", "agreed": "", "signed_at": "2026-10-10T13:00:00"},
    )  # fmt: skip


def dump(school: TermSchool) -> dict[str, list[tuple[object, ...]]]:
    """Every row of both files but the audit and the mergers themselves."""
    database = school.session.database
    found = {}
    for schema in ("main", "casework"):
        for (table,) in database.tuples(
            f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"  # noqa: S608
        ):
            if table not in AUDITED:
                name = f"{schema}.{table}"
                lines = database.tuples(f"SELECT * FROM {name}")  # noqa: S608
                found[name] = sorted((line for line in lines if line[0] not in HEADS), key=repr)
    return found


def owner(school: TermSchool, table: str, row_id: str) -> object:
    return school.session.database.scalar(f"SELECT student_id FROM {table} WHERE id = ?", (row_id,))  # noqa: S608


def test_everything_moves_and_moves_back(school: TermSchool) -> None:
    kept, other = pair(school)
    told = talk(school, other, "2026-10-12")
    session = signed_session(school, other)
    member = school.row(
        "casework.care_group", {"student_id": school.student(name="李想"), "formed_on": "2026-10-01"}
    )
    mate = school.row(
        "casework.care_group_member",
        {
            "group_id": member,
            "role": "classmate",
            "name": "王晓明",
            "from_day": "2026-10-01",
            "person_id": other,
        },
    )
    before = dump(school)

    merged = merging.merge(school.session, kept, other, WHY)

    assert merged.left == 0
    assert (
        owner(school, "casework.talk", told) == owner(school, "casework.counseling_session", session) == kept
    )
    assert (
        school.session.database.scalar(
            "SELECT person_id FROM casework.care_group_member WHERE id = ?", (mate,)
        )
        == kept
    )
    assert load_student(school.session.database, other) is None
    (listed,) = merging.mergers(school.session)
    assert (listed.name, listed.other_name, listed.moved, listed.left) == ("王小明", "王晓明", 3, 0)

    merging.undo(school.session, merged.id)

    assert dump(school) == before
    with pytest.raises(UserError, match="merge_undone"):
        merging.undo(school.session, merged.id)


def test_no_table_about_a_student_is_forgotten(school: TermSchool) -> None:
    """Every table with a student in it is either moved or among the roster's own, in both files."""
    found = {place.name for place in rows.places(school.session.database)}
    assert {
        "casework.talk",
        "casework.consent",
        "casework.counseling_session",
        "main.activity_absentee",
    } <= found
    named = set()
    for schema in ("main", "casework"):
        for table, sql in school.session.database.tuples(
            f"SELECT name, sql FROM {schema}.sqlite_master WHERE type = 'table'"  # noqa: S608
        ):
            if "student_id" in str(sql) and not str(sql).startswith("CREATE VIRTUAL"):
                named.add(f"{schema}.{table}")
    stay = {f"main.{table}" for table in rows.STAYS} | {"casework.record_merge"}
    assert named - found - stay == set()


def test_days_before_are_still_counted(school: TermSchool) -> None:
    """One child on the roll in October, as before: in the class the older record names."""
    kept, other = pair(school)
    merging.merge(school.session, kept, other, WHY)
    (october,) = roll_on(school.session.database, "2026-10-15")
    assert (october.student_id, october.status, october.class_id is None) == (
        kept, StudentStatus.ENROLLED, False,
    )  # fmt: skip
    assert len(roll_on(school.session.database, "2026-11-20")) == 1


def test_what_both_have_once_stays_and_is_told(school: TermSchool) -> None:
    kept, other = pair(school)
    entry = {"round_id": "r", "day": "2026-11-03", "method": "talk", "status": "done", "noticed": 0}
    school.row("casework.check_round", {"id": "r", "name": "秋", "method": "talk", "starts_on": "2026-11-01"})
    mine = school.row("casework.check_entry", {**entry, "student_id": kept})
    theirs = school.row("casework.check_entry", {**entry, "student_id": other})
    assert merging.merge(school.session, kept, other, WHY).left == 1
    assert owner(school, "casework.check_entry", mine) == kept
    assert owner(school, "casework.check_entry", theirs) == other


def test_plans_become_one_row_of_versions(school: TermSchool) -> None:
    """Two closed versions of the older record come first; the one in force stays the highest."""
    kept, other = pair(school)
    old = [plan(school, other, 1, "closed"), plan(school, other, 2, "closed")]
    new = plan(school, kept, 1, "active")
    merged = merging.merge(school.session, kept, other, WHY)
    found = school.session.database.tuples(
        "SELECT id, version FROM casework.support_plan WHERE student_id = ? ORDER BY version", (kept,)
    )
    assert found == [(old[0], 1), (old[1], 2), (new, 3)]
    merging.undo(school.session, merged.id)
    assert school.session.database.tuples(
        "SELECT id, version FROM casework.support_plan ORDER BY id"
    ) == sorted([(old[0], 1), (old[1], 2), (new, 1)])


def test_two_open_plans_or_groups_come_first(school: TermSchool) -> None:
    kept, other = pair(school)
    plan(school, kept, 1, "active")
    plan(school, other, 1, "submitted")
    assert merging.compare(school.session, kept, other).blockers == ("open_plans",)
    with pytest.raises(UserError, match="merge_open_plans"):
        merging.merge(school.session, kept, other, WHY)
    for student in (kept, other):
        school.row("casework.care_group", {"student_id": student, "formed_on": "2026-10-01"})
    with pytest.raises(UserError, match="merge_open_groups"):
        merging.merge(school.session, kept, other, WHY)
    assert load_student(school.session.database, other) is not None


def test_fields_are_chosen_and_given_back(school: TermSchool) -> None:
    """A name is chosen, a number nobody had on the staying record comes over with its state."""
    kept, other = pair(school)
    with school.session.write("test.number") as uow:
        uow.update("student", other, {"student_number": "L12", "student_number_state": "unchecked"})
    merged = merging.merge(school.session, kept, other, WHY, take=[StudentField.NAME])
    found = load_student(school.session.database, kept)
    assert found is not None
    assert (found.name, found.student_number, found.student_number_state.value) == (
        "王晓明",
        "L12",
        "unchecked",
    )
    assert found.joined_on == "2026-09-01"
    with school.session.write("test.name") as uow:
        uow.update("student", kept, {"name": "王小名"})
    merging.undo(school.session, merged.id)
    again, back = (load_student(school.session.database, each) for each in (kept, other))
    assert again is not None and back is not None
    assert (again.name, again.student_number) == ("王小名", None)  # typed over since: stays
    assert (again.joined_on, back.student_number) == ("2026-11-02", "L12")


def test_an_older_look_is_refused(school: TermSchool) -> None:
    kept, other = pair(school)
    seen = merging.compare(school.session, kept, other).mark
    talk(school, other, "2026-10-12")
    with pytest.raises(UserError, match="changed_since"):
        merging.merge(school.session, kept, other, WHY, seen=seen)


def on_day(school: TermSchool, moment: dt.datetime) -> Session:
    """The same vault at another moment."""
    return replace(school.session, clock=FixedClock(moment))


def test_thirty_days_and_no_longer(school: TermSchool) -> None:
    kept, other = pair(school)
    merged = merging.merge(school.session, kept, other, WHY)
    now = school.vault.clock.now()
    late = on_day(school, now + dt.timedelta(days=31))
    (listed,) = merging.mergers(late)
    assert not merging.can_undo(late, listed)
    with pytest.raises(UserError, match="merge_undo_late"):
        merging.undo(late, merged.id)
    on_time = on_day(school, now + dt.timedelta(days=30))
    merging.undo(on_time, merged.id)


def test_a_later_merger_is_undone_first(school: TermSchool) -> None:
    kept, other = pair(school)
    third = school.student(name="王小铭")
    first = merging.merge(school.session, kept, other, WHY)
    second = merging.merge(school.session, third, kept, WHY)
    with pytest.raises(UserError, match="merge_undo_order"):
        merging.undo(school.session, first.id)
    merging.undo(school.session, second.id)
    merging.undo(school.session, first.id)
    assert load_student(school.session.database, other) is not None


def test_a_signed_session_is_not_moved_without_a_merger(school: TermSchool) -> None:
    kept, other = pair(school)
    session = signed_session(school, other)
    with pytest.raises(Exception, match="signed"), school.session.write("test.move", case=True) as uow:
        uow.execute("UPDATE casework.counseling_session SET student_id = ? WHERE id = ?", (kept, session))
    merging.merge(school.session, kept, other, WHY)
    with pytest.raises(Exception, match="signed"), school.session.write("test.move", case=True) as uow:
        uow.execute(
            "UPDATE casework.counseling_session SET student_id = ?, outcome = 'y' WHERE id = ?",
            (other, session),
        )
