"""Tags by hand: given with source and end, corrected, ended early; sealed by whoever may not see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.student_pages import add_many, make_school
from tests.support.vaults import VaultFiles
from xinliapp.crypto import agefile
from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import UserError
from xinliapp.domain.student_tags import (
    TagCorrection,
    TagEdits,
    TagInput,
    TagSource,
    first_day_without,
    last_day_of,
)
from xinliapp.domain.students import TagKind
from xinliapp.services import inbox, student_tags, students
from xinliapp.services.inbox_handlers import INBOX_HANDLERS
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.storage import settings, unit_keys

TODAY = dt.date(2026, 11, 23)
ORPHAN = TagInput(TagKind.ORPHAN, TagSource.DOCUMENT, dt.date(2027, 7, 1))


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_school(tmp_path / "vault")


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    add_many(opened, 4, 1)
    yield opened
    opened.database.close()


def _ids(session: Session) -> list[str]:
    return [row.id for row in students.list_students(session)]


def _input(session: Session, student_id: str) -> StudentInput:
    known = students.student(session, student_id)
    return StudentInput(
        known.name, known.class_id, known.gender, known.birthday, "", known.student_number or "",
        known.boarding, known.number_in_class, known.status, known.guardians,
    )  # fmt: skip


def _cells(session: Session) -> list[tuple[object, ...]]:
    return list(
        session.database.tuples(
            "SELECT student_id, kind, detail, source, starts_on, ends_on FROM casework.student_tag"
            " ORDER BY student_id, kind"
        )
    )


def test_a_last_day_is_stored_as_the_first_day_without() -> None:
    assert first_day_without(dt.date(2027, 7, 1)) == "2027-07-02"
    assert last_day_of("2027-07-02") == dt.date(2027, 7, 1)
    assert last_day_of(None) is None


def test_one_tag_for_several_goes_once_to_each(session: Session) -> None:
    one, two, three, _ = _ids(session)
    assert student_tags.give(session, [one], ORPHAN).given == 1
    report = student_tags.give(session, [one, two, three, two], ORPHAN)
    assert (report.given, report.had, report.sealed) == (2, 1, False)
    assert report.changes == Changes.ROSTER | Changes.CASEWORK
    assert [(row[0], row[3], row[4], row[5]) for row in _cells(session)] == [
        (each, "document", "2026-11-23", "2027-07-02") for each in sorted((one, two, three))
    ]
    assert student_tags.give(session, [one], ORPHAN).changes is Changes.NONE


def test_a_tag_holds_on_its_last_day_and_not_the_day_after(files: VaultFiles, session: Session) -> None:
    (one, *_) = _ids(session)
    student_tags.give(session, [one], TagInput(TagKind.ORPHAN, TagSource.GUARDIAN, dt.date(2026, 11, 25)))
    for day, held in ((25, 1), (26, 0)):
        later = VaultFiles(files.folder, FixedClock(dt.datetime(2026, 11, day, 8)))  # noqa: DTZ001
        opened = later.session()
        assert len(student_tags.kinds_held(opened)) == held
        assert len(student_tags.of_student(opened, one)) == held
        opened.database.close()


@pytest.mark.parametrize(
    ("tag", "field"),
    [
        (TagInput(TagKind.ORPHAN, TagSource.GUARDIAN, dt.date(2026, 11, 22)), "标签止"),
        (TagInput(TagKind.ORPHAN, TagSource.GUARDIAN, dt.date(2039, 1, 1)), "标签止"),
        (TagInput(TagKind.ORPHAN, TagSource.ROSTER, dt.date(2027, 7, 1)), "标签来源"),
        (TagInput(TagKind.HEALTH, TagSource.GUARDIAN, dt.date(2027, 7, 1), "字" * 41), "标签说明"),
    ],
)
def test_what_cannot_be_is_refused(session: Session, tag: TagInput, field: str) -> None:
    with pytest.raises(UserError, match="field_wrong") as caught:
        student_tags.give(session, _ids(session)[:1], tag)
    assert caught.value.params["field"] == field
    assert _cells(session) == []


def test_the_form_gives_corrects_and_ends_at_once(session: Session) -> None:
    (one, *_) = _ids(session)
    with session.write("test.tags", case=True) as uow:
        for name, kind, day in (
            ("t1", "migrant_child", "2026-09-01"),
            ("t2", "disability", "2026-09-01"),
            ("t3", "hardship", "2026-11-23"),
        ):
            tag = {"id": name, "student_id": one, "kind": kind, "source": "roster", "starts_on": day}
            uow.insert("casework.student_tag", tag)
    edits = TagEdits(
        add=(ORPHAN, TagInput(TagKind.MIGRANT, TagSource.GUARDIAN, dt.date(2027, 1, 1))),
        correct=(TagCorrection("t1", "homeroom", dt.date(2027, 6, 30)),),
        end=("t2", "t3"),
    )
    saved = students.edit_student(session, one, _input(session, one), tags=edits)
    assert saved.changes == Changes.ROSTER | Changes.CASEWORK
    assert [row[1:] for row in _cells(session)] == [
        ("disability", None, "roster", "2026-09-01", "2026-11-23"),  # ended early: today is the first without
        ("migrant_child", None, "homeroom", "2026-09-01", "2027-07-01"),  # not given a second time
        ("orphan", None, "document", "2026-11-23", "2027-07-02"),
    ]  # what began today and ended today never was
    chain = session.database.tuples("SELECT object_id FROM casework.audit_event WHERE action = 'roster.tags'")
    assert chain == [(one,)]


def test_another_students_tag_is_not_touched(session: Session) -> None:
    one, two, *_ = _ids(session)
    student_tags.give(session, [two], ORPHAN)
    (other,) = student_tags.of_student(session, two)
    students.edit_student(session, one, _input(session, one), tags=TagEdits(end=(other.id,)))
    assert student_tags.of_student(session, two) == (other,)


def test_a_new_student_has_the_tags_typed(session: Session) -> None:
    saved = students.add_student(session, StudentInput("钱二", "class-1"), tags=TagEdits(add=(ORPHAN,)))
    assert [tag.kind for tag in student_tags.of_student(session, saved.student_id)] == [TagKind.ORPHAN]


def test_a_wrong_tag_stores_nothing_of_the_student(session: Session) -> None:
    before = len(_ids(session))
    wrong = TagInput(TagKind.ORPHAN, TagSource.GUARDIAN, dt.date(2026, 1, 1))
    with pytest.raises(UserError, match="field_wrong"):
        students.add_student(session, StudentInput("钱二", "class-1"), tags=TagEdits(add=(wrong,)))
    assert len(_ids(session)) == before


def test_a_real_note_reaches_the_case_file_at_the_next_merge(files: VaultFiles, session: Session) -> None:
    secret, public = agefile.new_identity()
    with session.database.unit_of_work(session.clock, "setup") as uow:
        unit_keys.add_unit_key(uow, "case_inbox", public, None)
        settings.add_inbox_key(uow, public, secret)
    one, two, *_ = _ids(session)
    registrar = files.session(Role.REGISTRAR, "资料员")
    student_tags.give(registrar, [one, two], ORPHAN)
    registrar.database.close()
    (note,) = (files.folder / "inbox").glob("*.age")
    assert b"orphan" not in note.read_bytes()
    assert inbox.merge(session, INBOX_HANDLERS).merged == {student_tags.TAG_NOTE: 1}
    assert [(cell[0], cell[1], cell[3]) for cell in _cells(session)] == [
        (each, "orphan", "document") for each in sorted((one, two))
    ]
    assert inbox.waiting(files.folder) == 0


def test_a_registrar_seals_what_only_the_case_key_reads(
    files: VaultFiles, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note carries everything; core holds no word of it."""
    dropped: list[tuple[str, object]] = []

    def keep(_session: Session, kind: str, payload: object) -> str:
        dropped.append((kind, payload))
        return "n1"

    monkeypatch.setattr(inbox, "drop", keep)
    one, two, *_ = _ids(session)
    registrar = files.session(Role.REGISTRAR, "资料员")
    report = student_tags.give(registrar, [one, two], ORPHAN)
    assert (report.given, report.sealed, report.changes) == (0, True, Changes.NONE)
    students.edit_student(registrar, one, _input(registrar, one), tags=TagEdits(add=(ORPHAN,)))
    assert [kind for kind, _ in dropped] == [student_tags.TAG_NOTE] * 2
    assert dropped[1][1] == [[one, "orphan", "document", "", "2026-11-23", "2027-07-02"]]
    assert student_tags.kinds_held(registrar) == {} and student_tags.of_student(registrar, one) == ()
    told = registrar.database.tuples("SELECT action, detail FROM audit_event")
    assert "orphan" not in str(told)
    with pytest.raises(UserError, match="case_closed"):
        students.edit_student(registrar, one, _input(registrar, one), tags=TagEdits(end=("t1",)))
    registrar.database.close()


def test_a_note_is_merged_once_and_leaves_out_what_is_known(session: Session) -> None:
    one, two, three, _ = _ids(session)
    student_tags.give(session, [two], ORPHAN)
    with session.write("test.void") as uow:
        uow.update("student", three, {"voided_at": uow.now})
    row = ["orphan", "guardian", "", "2026-11-20", "2027-07-02"]
    over = [one, "migrant_child", "guardian", "", "2026-11-01", "2026-11-23"]
    payload = [[one, *row], [one, *row], [two, *row], [three, *row], over]
    note = inbox.Note("n1", student_tags.TAG_NOTE, "2026-11-20T08:00:00", "user-registrar", payload)
    with session.write("test.merge", case=True) as uow:
        INBOX_HANDLERS[student_tags.TAG_NOTE](uow, note)
    assert [(cell[0], cell[3], cell[4]) for cell in _cells(session)] == [
        (one, "guardian", "2026-11-20"),
        (two, "document", "2026-11-23"),
    ]


def test_a_note_from_a_pc_whose_clock_is_fast_begins_today(session: Session) -> None:
    one, *_ = _ids(session)
    payload = [[one, "orphan", "guardian", "", "2027-11-20", "2028-07-02"]]
    note = inbox.Note("n1", student_tags.TAG_NOTE, "2027-11-20T08:00:00", "user-registrar", payload)
    with session.write("test.merge", case=True) as uow:
        student_tags.merge_student_tags(uow, note)
    assert [cell[4] for cell in _cells(session)] == ["2026-11-23"]


@pytest.mark.parametrize(
    "payload",
    [
        {},
        [["s", "no_such_kind", "guardian", "", "2026-11-20", "2027-01-01"]],
        [["s", "orphan", "guardian", "", "heute", "2027-01-01"]],
        [["s", "orphan", "roster", "", "2026-11-20", "2027-01-01"]],
        [["s"]],
    ],
)
def test_a_note_of_another_shape_is_refused(session: Session, payload: object) -> None:
    note = inbox.Note("n1", student_tags.TAG_NOTE, "2026-11-20T08:00:00", "x", payload)
    with pytest.raises(ValueError), session.write("test.merge", case=True) as uow:
        student_tags.merge_student_tags(uow, note)
    assert _cells(session) == []


def test_the_head_only_reads(files: VaultFiles, session: Session) -> None:
    (one, *_) = _ids(session)
    head = files.session(Role.PRINCIPAL, "校长")
    for call in (
        lambda: student_tags.give(head, [one], ORPHAN),
        lambda: students.edit_student(head, one, _input(head, one)),
        lambda: students.add_student(head, StudentInput("钱二", "class-1")),
    ):
        with pytest.raises(UserError, match="not_allowed"):
            call()
    assert len(_ids(session)) == 4
    head.database.close()
