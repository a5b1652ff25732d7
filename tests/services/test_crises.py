"""Crises: presses that are never lost, taken back within seconds, corrected with a reason, merged, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.student_pages import make_school
from tests.support.vaults import NOW, VaultFiles
from xinliapp.crypto import agefile
from xinliapp.domain.accounts import Role
from xinliapp.domain.crises import StepChoice
from xinliapp.domain.crisis_stamps import CrisisStamp, CrisisStep
from xinliapp.domain.dossier import EntryKind
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.students import Guardian
from xinliapp.domain.tasks import Finished
from xinliapp.services import (
    crises,
    crisis_aftermath,
    crisis_merging,
    crisis_print,
    crisis_stamps,
    crisis_steps,
    crisis_tasks,
    inbox,
    students,
    timeline,
)
from xinliapp.services.crises import Press, Pressed
from xinliapp.services.crisis_aftermath import HandoverInput
from xinliapp.services.inbox_handlers import INBOX_HANDLERS
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.storage import crisis_stamps as stamp_rows
from xinliapp.storage import settings, unit_keys
from xinliapp.storage.audit import Chain, events

TODAY = NOW.date()


def refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises((UserError, KnownError)) as caught:
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
def child(session: Session) -> str:
    guardians = (Guardian(1, "赵母", "母亲", "13900000000"),)
    return students.add_student(session, StudentInput("赵一", "class-2", guardians=guardians)).student_id


def later(files: VaultFiles, **span: int) -> None:
    files.clock.moment += dt.timedelta(**span)


def pressed(session: Session, step: str = "found", crisis_id: str | None = None) -> Pressed:
    words = {one.key: one.words for one in crisis_steps.choices(session)}.get(step, step)
    return crises.press(session, Press(new_id(), crisis_id or new_id(), step, words, session.clock.now()))


def test_a_press_begins_a_crisis_and_keeps_its_moment(files: VaultFiles, session: Session) -> None:
    first = pressed(session)
    later(files, minutes=3, seconds=5)
    second = pressed(session, "assessed", first.crisis_id)
    found = crises.current(session)
    assert found is not None and found.id == first.crisis_id == second.crisis_id
    assert [(one.words, one.at) for one in found.entries] == [
        ("发现", "2026-11-23T08:00:00"),
        ("评估", "2026-11-23T08:03:05"),
    ]
    assert found.entries[0].by_name == "心理教师甲"
    chain = [event.action for event in events(session.database, Chain.CASE)]
    assert chain.count("crisis.start") == 1 and chain.count("crisis.stamp") == 2


def test_the_same_press_twice_is_one(files: VaultFiles, session: Session) -> None:
    press = Press(new_id(), new_id(), "found", "发现", session.clock.now())
    once = crises.press(session, press)
    later(files, seconds=9)
    assert crises.press(session, press) == once
    assert len(crises.load(session, once.crisis_id).entries) == 1


def test_two_presses_before_the_first_is_written_are_one_crisis(session: Session) -> None:
    ours = new_id()
    assert pressed(session, "found", ours).crisis_id == pressed(session, "assessed", ours).crisis_id == ours
    assert len(crises.running(session)) == 1


def test_no_press_is_refused(files: VaultFiles, session: Session) -> None:
    """An ended crisis, one taken back, a step nobody knows, a clock that was set back: it is written."""
    first = pressed(session)
    crises.end(session, first.crisis_id)
    again = pressed(session, "assessed", first.crisis_id)
    assert again.crisis_id != first.crisis_id
    crises.undo(session, again.entry_id)
    third = pressed(session, "own_gone", again.crisis_id)
    assert third.crisis_id not in {again.crisis_id, first.crisis_id}
    assert pressed(session, "assessed", again.crisis_id).crisis_id == third.crisis_id
    ahead = NOW + dt.timedelta(minutes=5)
    early = Press(new_id(), new_id(), "found", "发现", ahead)
    assert crises.press(session, early).at == "2026-11-23T08:00:00"


def test_a_slip_is_taken_back_within_ten_seconds(files: VaultFiles, session: Session) -> None:
    first = pressed(session)
    later(files, seconds=20)
    slip = pressed(session, "sent_to_hospital", first.crisis_id)
    later(files, seconds=10)
    crises.undo(session, slip.entry_id)
    assert [one.step for one in crises.load(session, first.crisis_id).entries] == ["found"]
    kept = session.database.scalar("SELECT count(*) FROM casework.crisis_entry")
    assert kept == 2
    refused("crisis_undo_late", lambda: crises.undo(session, first.entry_id))
    refused("not_found", lambda: crises.undo(session, slip.entry_id))


def test_undoing_the_only_press_leaves_no_crisis(session: Session) -> None:
    only = pressed(session)
    crises.undo(session, only.entry_id)
    assert crises.current(session) is None and crises.listed(session) == []
    refused("not_found", lambda: crises.load(session, only.crisis_id))


def test_a_correction_stands_beside_the_press(files: VaultFiles, session: Session) -> None:
    made = pressed(session)
    later(files, hours=1)
    at = NOW - dt.timedelta(minutes=5)
    refused("field_required", lambda: crises.correct(session, made.entry_id, at, " "))
    refused("field_wrong", lambda: crises.correct(session, made.entry_id, NOW + dt.timedelta(hours=2), "错"))
    crises.correct(session, made.entry_id, at, "当时看错了钟")
    (entry,) = crises.load(session, made.crisis_id).entries
    assert entry.at == "2026-11-23T08:00:00" and entry.counts_at == "2026-11-23T07:55:00"
    assert crisis_print.correction_words(entry) == "更正为 07:55,当时看错了钟"
    crises.correct(session, made.entry_id, None, "没有这一步")
    (entry,) = crises.load(session, made.crisis_id).entries
    assert entry.counts_at is None and len(entry.corrections) == 2


def test_the_rows_of_presses_and_corrections_cannot_be_changed(session: Session) -> None:
    made = pressed(session)
    crises.correct(session, made.entry_id, None, "误点")
    for sql in (
        "UPDATE casework.crisis_entry SET at = '2026-01-01T00:00:00'",
        "UPDATE casework.crisis_correction SET reason = 'x'",
    ):
        with pytest.raises(Exception, match="append only"), session.write("crisis.note", case=True) as uow:
            uow.execute(sql)


def test_the_student_comes_later_and_two_windows_are_guarded(session: Session, child: str) -> None:
    made = pressed(session)
    seen = mark_of(crises.head(crises.load(session, made.crisis_id)))
    crises.set_student(session, made.crisis_id, child, seen=seen)
    refused("changed_since", lambda: crises.set_student(session, made.crisis_id, None, seen=seen))
    refused("student_unknown", lambda: crises.set_student(session, made.crisis_id, "nobody"))
    assert crises.load(session, made.crisis_id).student_id == child


def test_end_and_go_on(session: Session) -> None:
    made = pressed(session)
    crises.end(session, made.crisis_id)
    refused("crisis_over", lambda: crises.end(session, made.crisis_id))
    assert crises.running(session) == []
    crises.go_on(session, made.crisis_id)
    assert [one.id for one in crises.running(session)] == [made.crisis_id]


def waiting_stamps(session: Session, *moments: str) -> list[str]:
    steps = list(CrisisStep)
    ids = [new_id() for _ in moments]
    with session.database.unit_of_work(session.clock, "inbox") as uow:
        for number, (stamp_id, at) in enumerate(zip(ids, moments, strict=True)):
            stamp_rows.add(uow, CrisisStamp(stamp_id, steps[number], f"2026-11-23T{at}"))
    return ids


def test_times_of_the_lock_screen_join_with_their_own_moments_and_come_apart(session: Session) -> None:
    made = pressed(session, "assessed")
    ids = waiting_stamps(session, "07:50:10", "07:52:00")
    merged = crisis_merging.merge_stamps(session, made.crisis_id, ids)
    found = crises.load(session, made.crisis_id)
    assert [(one.step, one.at, one.by_name) for one in found.entries] == [
        ("found", "2026-11-23T07:50:10", "锁屏"),
        ("stayed_with", "2026-11-23T07:52:00", "锁屏"),
        ("assessed", "2026-11-23T08:00:00", "心理教师甲"),
    ]
    assert found.started_at == "2026-11-23T07:50:10"
    assert crisis_stamps.waiting(session) == []
    refused("not_found", lambda: crisis_merging.merge_stamps(session, made.crisis_id, ids))
    crisis_merging.unmerge(session, merged)
    assert {one.id for one in crisis_stamps.waiting(session)} == set(ids)
    assert crises.load(session, made.crisis_id).started_at == "2026-11-23T08:00:00"
    again = crisis_merging.merge_stamps(session, None, ids)
    assert again.crisis_id != made.crisis_id
    crisis_merging.unmerge(session, again)
    refused("not_found", lambda: crises.load(session, again.crisis_id))


def test_without_the_case_key_steps_name_the_account(files: VaultFiles, session: Session) -> None:
    secret, public = agefile.new_identity()
    with session.database.unit_of_work(session.clock, "setup") as uow:
        unit_keys.add_unit_key(uow, "case_inbox", public, None)
        settings.add_inbox_key(uow, public, secret)
    registrar = files.session(Role.REGISTRAR, "资料员")
    try:
        assert crisis_stamps.note(registrar, CrisisStep.FOUND, NOW) == "2026-11-23T08:00:00"
        refused("case_closed", lambda: pressed_blindly(registrar))
    finally:
        registrar.database.close()
    assert inbox.merge(session, INBOX_HANDLERS).merged == {"crisis_stamp": 1}
    (stamp,) = crisis_stamps.waiting(session)
    assert (stamp.at, stamp.noted_by) == ("2026-11-23T08:00:00", "user-registrar")


def pressed_blindly(session: Session) -> Pressed:
    return crises.press(session, Press(new_id(), new_id(), "found", "发现", session.clock.now()))


def test_the_schools_own_buttons(session: Session) -> None:
    shipped = crisis_steps.choices(session)
    assert [one.words for one in shipped[:4]] == ["发现", "评估", "启动预案", "联系家长"]
    assert len(shipped) == 12
    own = (StepChoice("found", "发现"), StepChoice("own_1", "报告校长"))
    seen = mark_of(shipped)
    crisis_steps.save(session, own, seen=seen)
    assert crisis_steps.choices(session) == own
    refused("changed_since", lambda: crisis_steps.save(session, shipped, seen=seen))
    refused("field_wrong", lambda: crisis_steps.save(session, own[1:]))
    made = pressed(session, "own_1")
    crisis_steps.reset(session)
    assert crisis_steps.choices(session) == shipped
    assert crises.load(session, made.crisis_id).entries[0].words == "报告校长"


def test_hand_over_keeps_versions_and_a_receipt(session: Session, child: str, tmp_path: Path) -> None:
    made = pressed(session)
    save = crisis_aftermath.save_handover
    refused("field_required", lambda: save(session, made.crisis_id, HandoverInput()))
    typed = HandoverInput(NOW, "班主任", "市三院", NOW, "急诊王医生", receipt_on_paper=True)
    crisis_aftermath.save_handover(session, made.crisis_id, typed, seen=mark_of(None))
    first = crisis_aftermath.handover(session, made.crisis_id)
    assert first is not None and first.receipt.value == "paper"
    scan = tmp_path / "回执.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    changed = HandoverInput(NOW, "班主任", "市三院", NOW, "急诊王医生", receipt_file=scan)
    stale = mark_of(None)
    refused("changed_since", lambda: save(session, made.crisis_id, changed, seen=stale))
    save(session, made.crisis_id, changed, seen=mark_of(first))
    save(session, made.crisis_id, typed)  # a kept receipt stays with it
    second = crisis_aftermath.handover(session, made.crisis_id)
    assert second is not None and second.receipt.value == "file" and second.receipt_id
    assert session.database.scalar("SELECT count(*) FROM casework.crisis_handover") == 3


def test_aftercare_is_planned_done_and_opened_again(session: Session) -> None:
    made = pressed(session)
    crises.end(session, made.crisis_id)
    ids = crisis_aftermath.add_usual_aftercare(session, made.crisis_id, "心理教师甲")
    assert len(ids) == 6
    assert crisis_aftermath.add_usual_aftercare(session, made.crisis_id, "心理教师甲") == ()
    due = [task.due_on for task in crisis_tasks.aftercare_tasks(session, TODAY)]
    days = dt.timedelta(days=1)
    assert sorted(filter(None, due)) == [TODAY + n * days for n in (1, 1, 3, 3, 7)]  # not the one in 14 days
    task = next(task for task in crisis_tasks.aftercare_tasks(session, TODAY) if task.key.endswith(ids[0]))
    assert task.finish is not None
    done = task.finish(session)
    assert isinstance(done, Finished) and done.undo is not None
    assert len(list(crisis_tasks.aftercare_tasks(session, TODAY))) == 4
    done.undo(session)
    assert len(list(crisis_tasks.aftercare_tasks(session, TODAY))) == 5
    crisis_aftermath.drop_aftercare(session, ids[0])
    assert len(crisis_aftermath.aftercare(session, made.crisis_id)) == 5


def test_whom_to_call(session: Session, child: str) -> None:
    assert [(one.what, one.number) for one in crisis_aftermath.phones(session, child)] == [
        ("监护人1", "13900000000"),
        ("报警", "110"),
        ("急救", "120"),
    ]
    assert [one.number for one in crisis_aftermath.phones(session, None)] == ["110", "120"]


def test_tasks_of_a_crisis_left_open(files: VaultFiles, session: Session, child: str) -> None:
    made = pressed(session)
    assert list(crisis_tasks.lack_tasks(session, TODAY)) == []
    later(files, hours=25)
    found = {task.kind: task for task in crisis_tasks.lack_tasks(session, files.clock.moment.date())}
    assert set(found) == {"crisis_open", "crisis_student", "crisis_guardian"}
    assert found["crisis_guardian"].clause == "BJ-52"
    assert found["crisis_open"].argument == {"crisis": made.crisis_id}
    crises.set_student(session, made.crisis_id, child)
    pressed(session, "guardian_called", made.crisis_id)
    crises.end(session, made.crisis_id)
    assert list(crisis_tasks.lack_tasks(session, TODAY)) == []


def test_papers(session: Session, child: str) -> None:
    made = pressed(session)
    crises.add_note(session, made.crisis_id, "在三楼走廊")
    crises.set_student(session, made.crisis_id, child)
    card = crisis_print.flow_card_pdf(session)
    assert card.data.startswith(b"%PDF") and not card.names
    paper = crisis_print.timeline_pdf(session, made.crisis_id)
    assert paper.data.startswith(b"%PDF") and paper.names


def test_the_students_timeline_names_the_steps(session: Session, child: str) -> None:
    made = pressed(session)
    wrong = pressed(session, "reported", made.crisis_id)
    crises.correct(session, wrong.entry_id, None, "没有上报")
    assert [line.id for line in timeline.crises(session, child)] == []
    crises.set_student(session, made.crisis_id, child)
    (line,) = timeline.crises(session, child)
    assert (line.kind, line.day, line.words) == (EntryKind.CRISIS, "2026-11-23", "发现 · 进行中")
    assert line.argument == {"crisis": made.crisis_id}
