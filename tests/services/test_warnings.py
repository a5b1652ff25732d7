"""Warnings: who must be told, how they go up, what an account without the case key may do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.student_pages import make_school
from tests.support.vaults import VaultFiles
from xinliapp.crypto import agefile
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.domain.warnings import Interval, StepKind, Urgency, WarningDecision, WarningSource, intervals
from xinliapp.services import concern_tasks, conferences, inbox, students, warning_print, warnings
from xinliapp.services.session import Session
from xinliapp.services.shipped_lists import observed_signs
from xinliapp.services.students import StudentInput
from xinliapp.services.warning_print import after_words
from xinliapp.services.warnings import WARNING_NOTE, WarningInput, merge_warning
from xinliapp.storage import settings, unit_keys
from xinliapp.storage.audit import Chain, events

D = dt.date
NOW = dt.datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001 - the school's wall clock


def refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == code


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_school(tmp_path / "vault")


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def with_inbox(session: Session) -> None:
    secret, public = agefile.new_identity()
    with session.database.unit_of_work(session.clock, "setup") as uow:
        unit_keys.add_unit_key(uow, "case_inbox", public, None)
        settings.add_inbox_key(uow, public, secret)


@pytest.fixture
def child(session: Session) -> str:
    return students.add_student(session, StudentInput("赵一", "class-2")).student_id


def seen(child: str, *signs: str, **more: object) -> WarningInput:
    when = NOW - dt.timedelta(minutes=20)
    return WarningInput(child, when, signs or ("school_refusal",), WarningSource.PARENT, **more)  # type: ignore[arg-type]


def test_the_list_has_nine_digits_and_two_imminent_signs() -> None:
    signs = observed_signs()
    assert [sign.digit for sign in signs if not sign.imminent] == list(range(1, 10))
    assert [sign.key for sign in signs if sign.imminent] == ["wish_to_vanish", "harm"]


def test_the_writer_knows_and_the_homeroom_teacher_is_still_to_be_told(session: Session, child: str) -> None:
    saved = warnings.report(session, seen(child))
    assert saved.warning_id is not None
    assert (saved.urgency, saved.untold) == (Urgency.ROUTINE, (StepKind.TOLD_HOMEROOM,))
    found = warnings.load(session, saved.warning_id)
    assert (found.reported_by, found.direct, found.next_level) == (
        "心理教师甲",
        False,
        StepKind.TOLD_HOMEROOM,
    )
    kinds = [task.kind for task in concern_tasks.warning_tasks(session, NOW.date())]
    assert kinds == ["warning_receive", "warning_tell"]
    tell = next(
        task for task in concern_tasks.warning_tasks(session, NOW.date()) if task.kind == "warning_tell"
    )
    assert (tell.due_on, tell.student_id, tell.clause) == (D(2026, 11, 23), child, "BJ-63")
    assert tell.finish is not None
    tell.finish(session)
    assert warnings.load(session, saved.warning_id).untold == ()
    assert [e.action for e in events(session.database, Chain.CASE)] == ["warning.create", "warning.told"]
    assert not [e for e in events(session.database, Chain.CORE) if e.action.startswith("warning")]


def test_an_imminent_sign_goes_straight_to_the_school(session: Session, child: str) -> None:
    saved = warnings.report(session, seen(child, "harm", told_homeroom=True))
    found = warnings.load(session, saved.warning_id or "")
    assert (found.urgency, found.direct, found.next_level) == (Urgency.IMMEDIATE, True, StepKind.AT_SCHOOL)
    kinds = [task.kind for task in concern_tasks.warning_tasks(session, NOW.date())]
    assert kinds == ["warning_receive", "warning_school"]
    refused("field_required", lambda: warnings.stamp_step(session, found.id, StepKind.AT_SCHOOL))
    warnings.stamp_step(session, found.id, StepKind.AT_SCHOOL, "校长")
    assert warnings.load(session, found.id).next_level is None
    refused("warning_stamped", lambda: warnings.stamp_step(session, found.id, StepKind.AT_SCHOOL, "校长"))


def test_level_by_level_with_the_minutes_since_noticing(session: Session, child: str) -> None:
    saved = warnings.report(session, seen(child))
    warning_id = saved.warning_id or ""
    at = NOW - dt.timedelta(minutes=15)
    warnings.stamp_step(session, warning_id, StepKind.TOLD_HOMEROOM, at=at)
    warnings.stamp_step(session, warning_id, StepKind.AT_GRADE, "年级组长")
    found = warnings.load(session, warning_id)
    assert found.next_level is StepKind.AT_SCHOOL
    # noticed 07:40; told the teacher 07:45; counsellor and grade 08:00
    assert intervals(found) == (
        Interval(StepKind.TOLD_HOMEROOM, 5),
        Interval(StepKind.TOLD_COUNSELOR, 20),
        Interval(StepKind.AT_GRADE, 20),
    )
    early = NOW - dt.timedelta(hours=1)
    refused(
        "field_wrong", lambda: warnings.stamp_step(session, warning_id, StepKind.AT_SCHOOL, "校长", early)
    )
    assert [after_words(m) for m in (0, 59, 60, 125, 1440, 1560)] == [
        "发现后0分钟", "发现后59分钟", "发现后1小时", "发现后2小时5分钟", "发现后1天", "发现后1天2小时",
    ]  # fmt: skip


def test_received_for_a_conference_the_student_is_on_the_agenda(session: Session, child: str) -> None:
    saved = warnings.report(session, seen(child, "school_refusal", "sleep"))
    warning_id = saved.warning_id or ""
    refused("warning_not_received", lambda: warnings.finish(session, warning_id))
    warnings.receive(session, warning_id, WarningDecision.CONFERENCE)
    assert [(one.student_id, one.note) for one in conferences.agenda(session)] == [
        (child, "不愿来校、睡不好")
    ]
    refused("warning_received", lambda: warnings.void(session, warning_id))
    warnings.finish(session, warning_id)
    assert warnings.open_ones(session) == []
    refused("not_found", lambda: warnings.finish(session, warning_id))


def test_what_is_refused(session: Session, child: str) -> None:
    refused("warning_no_sign", lambda: warnings.report(session, seen(child, "no such sign")))
    refused("student_unknown", lambda: warnings.report(session, seen("nobody")))
    late = WarningInput(child, NOW + dt.timedelta(minutes=1), ("sleep",), WarningSource.STUDENT)
    refused("field_wrong", lambda: warnings.report(session, late))
    refused("field_wrong", lambda: warnings.report(session, seen(child, note="字" * 301)))
    assert warnings.open_ones(session) == []


def test_taken_back_it_stays_on_record(session: Session, child: str) -> None:
    saved = warnings.report(session, seen(child))
    warnings.void(session, saved.warning_id or "")
    assert warnings.open_ones(session) == [] and warnings.between(session, NOW.date(), NOW.date()) == []
    assert warnings.load(session, saved.warning_id or "").voided_at == "2026-11-23T08:00:00"


def test_the_last_source_is_offered_again(session: Session, child: str) -> None:
    assert warnings.last_source(session) is WarningSource.HOMEROOM_TEACHER
    warnings.report(session, seen(child))
    assert warnings.last_source(session) is WarningSource.PARENT


def test_the_paper_says_what_was_seen_and_who_knows(session: Session, child: str) -> None:
    saved = warnings.report(session, seen(child))
    paper = warning_print.warning_pdf(session, saved.warning_id or "")
    assert paper.data.startswith(b"%PDF-") and paper.names and "赵一" not in paper.file_name
    assert [e.action for e in events(session.database, Chain.CASE)][-1] == "warning.print"


def account(session: Session, row_id: str, name: str) -> None:
    row = {"id": row_id, "name": row_id, "display_name": name, "role": "registrar", "active": 1}
    with session.write("test.account") as uow:
        uow.insert("account", {**row})


def test_who_lacks_the_case_key_writes_what_they_cannot_read(
    files: VaultFiles, session: Session, child: str, with_inbox: None
) -> None:
    registrar = files.session(Role.REGISTRAR, "资料员")
    account(session, registrar.account.id, "资料员")
    try:
        saved = warnings.report(registrar, seen(child, "harm", note="课间说不想活"))
        assert saved.warning_id is None and StepKind.TOLD_COUNSELOR in saved.untold
        refused("case_closed", lambda: warnings.open_ones(registrar))
        assert not [e for e in events(registrar.database, Chain.CORE) if "warning" in e.action]
    finally:
        registrar.database.close()
    merged = inbox.merge(session, {WARNING_NOTE: merge_warning})
    assert merged.merged == {WARNING_NOTE: 1}
    (found,) = warnings.open_ones(session)
    assert (found.student_id, found.note, found.urgency) == (child, "课间说不想活", Urgency.IMMEDIATE)
    assert found.reported_by == "资料员"
    assert found.untold == (StepKind.TOLD_HOMEROOM, StepKind.TOLD_COUNSELOR)


def note_of(child: str, **more: object) -> dict[str, object]:
    return {
        "student_id": child, "class_id": None, "noticed_at": "2026-11-23T07:40:00", "signs": ["sleep"],
        "source": "parent", "urgency": "routine", "note": "", "reported_by": "校长", "direct": False,
        "steps": [], **more,
    }  # fmt: skip


@pytest.mark.parametrize(("known", "said"), [(True, "资料员"), (False, "校长（自述）")])
def test_a_note_does_not_say_who_wrote_it(
    session: Session, files: VaultFiles, child: str, with_inbox: None, known: bool, said: str
) -> None:
    """The name in a note is the sender's own word: the account counts, and without one the name is marked."""
    registrar = files.session(Role.REGISTRAR, "资料员")
    if known:
        account(session, registrar.account.id, "资料员")
    inbox.drop(registrar, WARNING_NOTE, note_of(child))
    registrar.database.close()
    inbox.merge(session, {WARNING_NOTE: merge_warning})
    assert [one.reported_by for one in warnings.open_ones(session)] == [said]


def test_a_note_cannot_say_that_it_was_received(session: Session, child: str, with_inbox: None) -> None:
    """Else whoever lacks the case key could write a warning that nobody is asked to take in."""
    steps = [[kind.value, "2026-11-23T07:50:00", "心理教师甲"] for kind in StepKind]
    inbox.drop(session, WARNING_NOTE, note_of(child, steps=steps))
    inbox.merge(session, {WARNING_NOTE: merge_warning})
    (found,) = warnings.open_ones(session)
    assert found.received is None and found.untold == (StepKind.TOLD_COUNSELOR,)


@pytest.mark.parametrize(
    "spoilt",
    [{"student_id": "nobody"}, {"signs": []}, {"source": "x"}, {"noticed_at": "gestern"}, {"steps": [1]}],
)
def test_a_forged_note_is_put_aside(
    session: Session, child: str, with_inbox: None, spoilt: dict[str, object]
) -> None:
    body: dict[str, object] = {
        "student_id": child, "class_id": None, "noticed_at": "2026-11-23T07:40:00", "signs": ["sleep"],
        "source": "parent", "urgency": "routine", "note": "", "reported_by": "x", "direct": False,
        "steps": [],
    }  # fmt: skip
    inbox.drop(session, WARNING_NOTE, {**body, **spoilt})
    report = inbox.merge(session, {WARNING_NOTE: merge_warning})
    assert report.merged == {} and len(report.unreadable) == 1
    assert warnings.open_ones(session) == []
