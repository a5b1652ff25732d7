"""The roster by hand: list, form, denominators."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.rosters import DAY, A, B, C, load, unit_for
from tests.support.vaults import make_vault
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.students import Boarding, Guardian, StudentStatus
from xinliapp.services import school, students
from xinliapp.services.session import Session
from xinliapp.services.students import StudentFilter, StudentInput


@pytest.fixture
def session(tmp_path: Path) -> Session:
    found = make_vault(tmp_path / "vault").session()
    unit_for(found)
    load(found, A, B, C)
    return found


def id_of(session: Session, name: str) -> str:
    return next(row.id for row in students.list_students(session) if row.name == name)


def form(session: Session, name: str) -> StudentInput:
    full = students.student(session, id_of(session, name))
    return StudentInput(
        name=full.name,
        class_id=full.class_id,
        gender=full.gender,
        birthday=full.birthday,
        id_number=full.id_number or "",
        student_number=full.student_number or "",
        boarding=full.boarding,
        number_in_class=full.number_in_class,
        status=full.status,
        guardians=full.guardians,
        name_pinyin=full.name_pinyin,
    )


def code(call: object, *args: object, **kwargs: object) -> str:
    with pytest.raises(UserError) as error:
        call(*args, **kwargs)  # type: ignore[operator]
    return error.value.code


def test_list_is_in_class_order_and_filters(session: Session) -> None:
    rows = students.list_students(session)
    assert [(row.name, row.class_label, row.number_tail) for row in rows] == [
        ("张三", "七(1)", "3587"),
        ("李四", "七(2)", "2699"),
        ("王五", "七(2)", "0001"),
    ]
    second = rows[1].class_id
    assert second is not None
    assert [row.name for row in students.class_list(session, second)] == ["李四", "王五"]
    assert [row.name for row in students.list_students(session, StudentFilter(text="李"))] == ["李四"]
    assert students.list_students(session, StudentFilter(phone_missing=True)) == []


def test_saving_what_is_there_changes_nothing(session: Session) -> None:
    saved = students.edit_student(session, id_of(session, "张三"), form(session, "张三"))
    assert saved.changes is Changes.NONE
    assert session.database.scalar("SELECT count(*) FROM hand_edit") == 0


def test_an_edit_is_remembered_field_by_field(session: Session) -> None:
    typed = replace(
        form(session, "张三"),
        boarding=Boarding.BOARDING,
        guardians=(Guardian(1, "张父", "父亲", "13900000000"),),
    )
    students.edit_student(session, id_of(session, "张三"), typed)
    fields = {name for (name,) in session.database.tuples("SELECT field FROM hand_edit")}
    assert fields == {"boarding", "guardian1_name", "guardian1_relation", "guardian1_phone"}
    assert students.student(session, id_of(session, "张三")).guardians[0].name == "张父"


def test_numbers_are_checked_as_the_screen_says(session: Session) -> None:
    typed = form(session, "张三")
    with pytest.raises(UserError) as error:
        students.edit_student(
            session, id_of(session, "张三"), replace(typed, student_number="G990101201311293588")
        )
    assert error.value.code == "number_wrong"
    assert (error.value.params["expected"], error.value.params["found"]) == ("7", "8")
    kept = replace(typed, student_number="G990101201311293588", keep_doubtful=True)
    students.edit_student(session, id_of(session, "张三"), kept)
    assert students.counts(session).number_doubtful == 1
    loose = replace(form(session, "王五"), student_number="L990101201402239999")
    students.edit_student(session, id_of(session, "王五"), loose)
    taken = replace(form(session, "王五"), student_number=str(B[3]))
    assert code(students.edit_student, session, id_of(session, "王五"), taken) == "number_taken"


def test_required_and_wrong_fields(session: Session) -> None:
    assert code(students.add_student, session, StudentInput(" ", None)) == "field_required"
    assert code(students.add_student, session, StudentInput("赵六", "nowhere")) == "field_wrong"
    assert (
        code(students.add_student, session, StudentInput("赵六", None, birthday="2013-02-30"))
        == "field_wrong"
    )
    assert code(students.student, session, "nobody") == "not_found"


def test_an_unusual_phone_only_warns(session: Session) -> None:
    saved = students.add_student(
        session, StudentInput("赵六", None, guardians=(Guardian(1, None, None, "123"),))
    )
    assert saved.warnings == ("phone_form",)
    assert students.counts(session).class_missing == 1


def test_transfers_and_status_count_from_their_day(session: Session) -> None:
    gone = replace(form(session, "张三"), status=StudentStatus.TRANSFERRED)
    students.edit_student(session, id_of(session, "张三"), gone, from_day=dt.date(2026, 10, 8))
    ill = replace(form(session, "李四"), status=StudentStatus.SUSPENDED)
    students.edit_student(session, id_of(session, "李四"), ill, from_day=dt.date(2026, 10, 9))
    tally = [
        (roll.enrolled, roll.suspended, roll.visiting)
        for roll in (students.on_roll(session, DAY + dt.timedelta(days)) for days in (-1, 0, 36, 37, 38))
    ]
    # 31 August, 1 September, 7, 8 and 9 October.
    assert tally == [(0, 0, 0), (3, 0, 0), (3, 0, 0), (2, 0, 0), (1, 1, 0)]
    assert [row.name for row in students.list_students(session)] == ["李四", "王五"]
    assert len(students.list_students(session, StudentFilter(include_left=True))) == 3


def test_class_changes_from_a_day_and_classes_count_their_children(session: Session) -> None:
    target = form(session, "李四").class_id
    students.edit_student(
        session,
        id_of(session, "张三"),
        replace(form(session, "张三"), class_id=target),
        from_day=dt.date(2026, 10, 8),
    )
    before = {row.label: row.students for row in school.classes(session, dt.date(2026, 10, 7))}
    after = {row.label: row.students for row in school.classes(session, dt.date(2026, 10, 8))}
    assert before == {"七(1)": 1, "七(2)": 2} and after == {"七(1)": 0, "七(2)": 3}
