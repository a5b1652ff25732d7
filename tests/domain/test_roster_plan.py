"""The plan: who is matched, what waits for a person, what may never happen."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from xinliapp.domain.class_labels import ClassKey
from xinliapp.domain.identifiers import read_id_number, read_student_number
from xinliapp.domain.roster_matching import make_plan
from xinliapp.domain.roster_plan import Outcome, Plan, Roster
from xinliapp.domain.roster_rows import RosterRow
from xinliapp.domain.school import ClassGroup, Stage
from xinliapp.domain.students import Gender, Guardian, IdentifierState, Student, StudentStatus

CLASS = ClassGroup("c1", Stage.JUNIOR, 2026, 1, None, None)
KEY = ClassKey(Stage.JUNIOR, 2026, 1)
G1, G2 = "G990101201311293587", "G990101201311292699"


def student(student_id: str, **values: object) -> Student:
    base = Student(
        student_id, "张三", None, Gender.MALE, "2013-11-29", None, IdentifierState.NONE, None,
        IdentifierState.NONE, None, StudentStatus.ENROLLED, "2026-09-01", None, "c1", 1,
    )  # fmt: skip
    number = values.pop("number", None)
    id_number = values.pop("id", None)
    if number:
        read = read_student_number(str(number))
        base = replace(base, student_number=read.value, student_number_state=read.state)
    if id_number:
        found = read_id_number(str(id_number))
        base = replace(base, id_number=found.value, id_number_state=found.state)
    return replace(base, **values)  # type: ignore[arg-type]


def row(number: int = 2, name: str = "张三", **values: object) -> RosterRow:
    if "g" in values:
        values["student_number"] = read_student_number(str(values.pop("g")))
    if "id" in values:
        values["id_number"] = read_id_number(str(values.pop("id")))
    return RosterRow("Sheet1", number, name, **values)  # type: ignore[arg-type]


def plan(rows: list[RosterRow], *students: Student, edits: dict[str, frozenset[str]] | None = None) -> Plan:
    return make_plan(rows, Roster(students, (CLASS,), edits or {}))


def outcomes(found: Plan) -> list[tuple[str, str]]:
    return [(one.outcome.value, one.reasons[0].code if one.reasons else "") for one in found.rows]


def test_strong_key_matches_and_blank_deletes_nothing() -> None:
    known = student("s1", number=G1, guardians=(Guardian(1, "张父", "父亲", "13800000000"),))
    assert outcomes(plan([row(g=G1)], known)) == [("same", "")]
    changed = plan([row(g=G1, gender=Gender.FEMALE, guardians=(Guardian(1, None, None, "139"),))], known)
    assert [(c.field, c.before, c.after) for c in changed.rows[0].changes] == [
        ("gender", "male", "female"),
        ("guardian1_phone", "13800000000", "139"),
    ]


def test_g_number_and_id_point_at_the_same_child() -> None:
    assert outcomes(plan([row(g=G1)], student("s1", id=G1[1:])))[0][0] == "changed"
    assert outcomes(plan([row(id=G1[1:])], student("s1", number=G1)))[0][0] == "changed"


def test_two_strong_keys_on_two_children_is_a_conflict() -> None:
    found = plan([row(g=G1, id=G2[1:])], student("s1", number=G1), student("s2", name="李四", id=G2[1:]))
    assert outcomes(found) == [("conflict", "keys_disagree")]
    assert {candidate.student_id for candidate in found.rows[0].candidates} == {"s1", "s2"}


def test_name_and_birthday_are_proposed_never_applied() -> None:
    known = student("s1", number="L990101201311291234")
    found = plan([row(birthday="2013-11-29", g=G1)], known)
    assert outcomes(found) == [("conflict", "weak_match")] and found.rows[0].new_allowed
    assert found.rows[0].changes == () and found.rows[0].candidates[0].changes != ()
    assert outcomes(plan([row(birthday="2013-11-29", g=G2)], student("s1", number=G1))) == [
        ("new", "same_name")
    ]


def test_rows_that_identify_nobody_are_invalid() -> None:
    assert outcomes(plan([row(), row(3, "李四", birthday="2013-01-01")])) == [
        ("invalid", "no_identity"),
        ("new", ""),
    ]


def test_same_number_but_another_child_altogether() -> None:
    found = plan([row(name="李四", birthday="2012-01-01", g=G1)], student("s1", number=G1))
    assert outcomes(found) == [("conflict", "key_of_other_child")]
    assert outcomes(plan([row(name="张叁", g=G1)], student("s1", number=G1))) == [("changed", "name_differs")]


def test_duplicates_in_the_file() -> None:
    same = plan([row(2, g=G1), row(3, g=G1, gender=Gender.MALE)])
    assert outcomes(same) == [("new", ""), ("skipped", "duplicate_row")]
    differ = plan([row(2, g=G1, gender=Gender.MALE), row(3, g=G1, gender=Gender.FEMALE)])
    assert outcomes(differ) == [("conflict", "duplicate_differs")] * 2
    twins = plan([row(2, g=G1, birthday="2013-11-29"), row(3, birthday="2013-11-29")])
    assert outcomes(twins) == [("new", ""), ("conflict", "maybe_duplicate")]
    one_child = plan(
        [row(2, g=G1, gender=Gender.MALE), row(3, id=G1[1:], gender=Gender.FEMALE)], student("s1", number=G1)
    )
    assert [outcome for outcome, _ in outcomes(one_child)] == ["conflict", "conflict"]


def test_hand_typed_values_are_kept_by_default() -> None:
    found = plan(
        [row(g=G1, gender=Gender.FEMALE)], student("s1", number=G1), edits={"s1": frozenset({"gender"})}
    )
    change = found.rows[0].changes[0]
    assert change.hand_edited and not change.adopt


def test_a_doubtful_number_never_replaces_a_sound_one() -> None:
    wrong = G1[:-1] + "8"
    found = plan([row(id=G1[1:], g=wrong)], student("s1", number=G1, id=G1[1:]))
    assert outcomes(found) == [("same", "")]


def test_who_is_missing_is_listed_within_the_files_grades_only() -> None:
    other = ClassGroup("c2", Stage.JUNIOR, 2025, 1, None, None)
    students = (
        student("s1", number=G1),
        student("s2", name="李四"),
        student("s3", name="王五", class_id="c2"),
    )
    found = make_plan([row(g=G1, class_key=KEY)], Roster(students, (CLASS, other)))
    assert found.missing == ("s2",)


def test_one_who_left_comes_back_only_by_choice() -> None:
    gone = student("s1", number=G1, status=StudentStatus.TRANSFERRED, left_on="2026-10-01")
    change = plan([row(g=G1)], gone).rows[0].changes[0]
    assert (change.field, change.after, change.adopt) == ("status", "enrolled", False)


names = st.sampled_from(["张三", "李四", "王五"])
days = st.sampled_from([None, "2013-11-29", "2013-01-08"])
numbers = st.sampled_from(["", G1, G2, "L990101201311291234", G1[:-1] + "8", "乱写"])
ids = st.sampled_from(["", G1[1:], G2[1:], "990101201311293588"])
rows_drawn = st.lists(st.tuples(names, days, numbers, ids, st.sampled_from([None, *Gender])), max_size=6)
known_drawn = st.lists(
    st.tuples(names, days, st.sampled_from([None, G1, G2]), st.sampled_from([None, G1[1:], G2[1:]])),
    max_size=3,
)


@settings(max_examples=150)
@given(rows_drawn, known_drawn)
def test_what_may_never_happen(drawn: list[tuple], known: list[tuple]) -> None:  # type: ignore[type-arg]
    students = []
    used: set[str] = set()
    for place, (name, day, number, id_number) in enumerate(known):
        number = None if number in used else number
        id_number = None if id_number in used else id_number
        used |= {value for value in (number, id_number) if value}
        students.append(student(f"s{place}", name=name, birthday=day, number=number, id=id_number))
    rows = [
        row(place, name, birthday=day, g=number, id=id_number, gender=gender)
        for place, (name, day, number, id_number, gender) in enumerate(drawn, start=2)
    ]
    found = plan(rows, *students)
    assert len(found.rows) == len(rows)
    written = [one for one in found.rows if one.outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.SAME)]
    assert all(change.after is not None for one in found.rows for change in one.changes)
    for kind in ("student_number", "id_number"):
        stated = [value for one in written if (value := getattr(one.row, kind).value)]
        assert len(stated) == len(set(stated))
    matched = [one.student_id for one in written if one.student_id]
    assert len(matched) == len(set(matched))
    for one in written:
        if one.outcome is Outcome.NEW:
            assert not any(
                s.name == one.row.name and s.birthday and s.birthday == one.row.birthday
                and not (s.id_number or s.student_number)
                for s in students
            )  # fmt: skip
