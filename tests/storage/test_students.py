"""Memberships, status and voided rows as stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.vaults import make_vault
from xinliapp.domain.students import IdentifierState, StudentStatus
from xinliapp.services.session import Session
from xinliapp.storage import roster_imports, students


@pytest.fixture
def session(tmp_path: Path) -> Session:
    found = make_vault(tmp_path / "vault").session()
    with found.database.unit_of_work(found.clock, "t") as uow:
        for number in (1, 2):
            uow.insert(
                "class_group", {"id": f"c{number}", "stage": "junior", "entry_year": 2026, "number": number}
            )
        for name in ("s1", "s2"):
            uow.insert(
                "student",
                {
                    "id": name,
                    "name": name,
                    "id_number_state": IdentifierState.NONE,
                    "student_number_state": IdentifierState.NONE,
                    "status": StudentStatus.ENROLLED,
                    "joined_on": "2026-09-01",
                    "import_id": "i1",
                },
            )
    return found


def spans(session: Session) -> list[tuple[object, ...]]:
    return session.database.tuples(
        "SELECT class_id, from_day, to_day FROM class_membership ORDER BY from_day, class_id"
    )


def test_moving_closes_the_old_membership_on_the_day(session: Session) -> None:
    with session.database.unit_of_work(session.clock, "t") as uow:
        students.move_class(uow, "m1", "s1", "c1", 1, "2026-09-01")
        students.move_class(uow, "m2", "s1", "c2", 2, "2026-10-08")
    assert spans(session) == [("c1", "2026-09-01", "2026-10-08"), ("c2", "2026-10-08", None)]
    roll = {row.student_id: row.class_id for row in students.roll_on(session.database, "2026-10-07")}
    assert roll == {"s1": "c1", "s2": None}
    assert students.roll_on(session.database, "2026-10-08")[0].class_id == "c2"


def test_a_move_on_the_same_day_replaces(session: Session) -> None:
    with session.database.unit_of_work(session.clock, "t") as uow:
        students.move_class(uow, "m1", "s1", "c1", 1, "2026-09-01")
        students.move_class(uow, "m2", "s1", "c2", 2, "2026-09-01")
    assert spans(session) == [("c2", "2026-09-01", None)]


def test_voided_students_are_nowhere(session: Session) -> None:
    with session.database.unit_of_work(session.clock, "t") as uow:
        students.move_class(uow, "m1", "s1", "c1", 1, "2026-09-01")
        roster_imports.void_student(uow, "s1")
    database = session.database
    assert [row.id for row in students.list_students(database)] == ["s2"]
    assert [row.id for row in students.load_students(database)] == ["s2"]
    assert students.load_student(database, "s1") is None
    assert [row.student_id for row in students.roll_on(database, "2026-09-01")] == ["s2"]
    assert roster_imports.new_students(database, "i1") == ["s2"] and spans(session) == []
    assert database.scalar("SELECT count(*) FROM student") == 2


def test_taking_back_leaves_what_somebody_changed_since(session: Session) -> None:
    entry = roster_imports.Journaled("student", "s1", {"gender": None}, {"gender": "male"})
    with session.database.unit_of_work(session.clock, "t") as uow:
        uow.update("student", "s1", {"gender": "female"})
        assert not roster_imports.take_back(uow, entry)
        uow.update("student", "s1", {"gender": "male"})
        assert roster_imports.take_back(uow, entry)
    assert session.database.scalar("SELECT gender FROM student WHERE id = 's1'") is None


def test_only_known_columns_can_be_asked_for_a_number(session: Session) -> None:
    with pytest.raises(ValueError, match="name"):
        students.number_holder(session.database, "name", "x")
