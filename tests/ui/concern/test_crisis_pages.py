"""The pages of a crisis through their widgets: presses, what could not be written, record, dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.student_pages import FakeHost, add_many, make_school
from tests.support.vaults import NOW, VaultFiles
from xinliapp.crypto import agefile
from xinliapp.domain.accounts import Role
from xinliapp.domain.crises import StepChoice
from xinliapp.domain.crisis_stamps import CrisisStamp, CrisisStep
from xinliapp.domain.errors import KnownError
from xinliapp.domain.ids import new_id
from xinliapp.domain.incidents import ReportKind
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import (
    crises,
    crisis_aftermath,
    crisis_stamps,
    crisis_steps,
    drafts,
    inbox,
    incident_reports,
    incidents,
)
from xinliapp.services.crises import Press
from xinliapp.services.crisis_aftermath import HandoverInput
from xinliapp.services.session import Session
from xinliapp.storage import crisis_stamps as stamp_rows
from xinliapp.storage import settings, unit_keys
from xinliapp.ui.concern.crisis import presenter as pad_presenter
from xinliapp.ui.concern.crisis.facts import elapsed
from xinliapp.ui.concern.crisis.screen import CrisisScreen
from xinliapp.ui.concern.crisis_note.screen import CrisisNoteScreen
from xinliapp.ui.concern.crisis_record.screen import CrisisRecordScreen
from xinliapp.ui.concern.incident.screen import IncidentScreen
from xinliapp.widgets.picking import PickRow

CHILD = "student-0001"


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    made = make_school(tmp_path / "vault")
    session = made.session()
    add_many(session, 2, 1)
    session.database.close()
    return made


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


def show(qtbot: QtBot, view: QWidget) -> None:
    qtbot.addWidget(view)
    view.resize(1182, 616)
    view.show()


def pad(qtbot: QtBot, session: Session, host: FakeHost) -> CrisisScreen:
    screen = CrisisScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(None)
    return screen


def press(screen: CrisisScreen, step: CrisisStep) -> None:
    screen.view.steps.buttons[step.value].click()


def later(files: VaultFiles, seconds: int) -> None:
    files.clock.moment += dt.timedelta(seconds=seconds)


def test_one_press_one_time_and_ten_seconds_to_take_it_back(
    files: VaultFiles, session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen = pad(qtbot, session, host)
    view = screen.view
    assert view._started.text() == "没有进行中的处置。出现危机时按 F9。"
    button = view.steps.buttons["found"]
    assert (button.width(), button.height()) == (200, 72) and button.text() == "发现  现在"
    press(screen, CrisisStep.FOUND)
    assert button.text() == "发现  08:00"
    later(files, 65)
    press(screen, CrisisStep.SENT_TO_HOSPITAL)
    assert view._last.text() == "刚记下: 08:01 送医" and view.elapsed.text() == "00:01:05"
    later(files, 4)
    screen.presenter.tick()
    assert view.undo.text() == "撤销6秒" and view.undo.isVisible()
    view.undo.click()
    assert view.steps.buttons["sent_to_hospital"].text() == "送医  现在"
    press(screen, CrisisStep.REPORTED)
    later(files, 10)
    screen.presenter.tick()
    assert not view.undo.isVisible()
    (found,) = crises.running(session)
    assert [one.step for one in found.entries] == ["found", "reported"]


def test_what_could_not_be_written_is_kept_with_its_moment_and_tried_again(
    files: VaultFiles, session: Session, host: FakeHost, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = pad(qtbot, session, host)
    write: Callable[[Session, Press], object] = crises.press

    def full(_session: Session, _press: Press) -> object:
        raise KnownError("disk_full")

    monkeypatch.setattr(pad_presenter.crises, "press", full)
    press(screen, CrisisStep.FOUND)
    assert "…" in screen.view.steps.buttons["found"].text()  # not shown as noted
    assert "08:00:00还没有写进案卷" in screen.view.unwritten.text()
    assert screen.view._last.text() == ""
    monkeypatch.setattr(pad_presenter.crises, "press", write)
    later(files, 30)
    screen.presenter.flush()  # the page is left
    (found,) = crises.running(session)
    assert [one.at for one in found.entries] == ["2026-11-23T08:00:00"]
    assert not screen.view.unwritten.isVisible()
    screen.presenter.write_again()
    assert len(crises.load(session, found.id).entries) == 1


def test_yesterdays_forgotten_crisis_takes_no_press(
    files: VaultFiles, session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    old = crises.press(session, Press(new_id(), new_id(), "found", "发现", NOW)).crisis_id
    later(files, 13 * 3600)
    screen = pad(qtbot, session, host)
    assert "11月23日" in screen.view.quiet.text() and screen.view.quiet.isVisible()
    press(screen, CrisisStep.FOUND)
    assert len(crises.load(session, old).entries) == 1 and len(crises.running(session)) == 2
    screen.presenter.go_on_with(old)
    press(screen, CrisisStep.STAY_ENDED)
    assert [one.step for one in crises.load(session, old).entries] == ["found", "stay_ended"]


def test_another_beside_the_one_that_runs(
    files: VaultFiles, session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen = pad(qtbot, session, host)
    press(screen, CrisisStep.FOUND)
    screen.view.another.click()
    assert screen.view.steps.buttons["found"].text() == "发现  现在"
    press(screen, CrisisStep.FOUND)
    press(screen, CrisisStep.ASSESSED)
    assert sorted(len(one.entries) for one in crises.running(session)) == [1, 2]


def test_times_of_the_lock_screen_wait_for_a_click(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    with session.database.unit_of_work(session.clock, "inbox") as uow:
        stamp_rows.add(uow, CrisisStamp(new_id(), CrisisStep.FOUND, "2026-11-23T07:50:00"))
    screen = pad(qtbot, session, host)
    assert screen.view._waiting.isVisible() and "07:50 发现" in screen.view._waiting_words.text()
    screen.view.merge.click()
    assert not screen.view._waiting.isVisible()
    assert screen.view._started.text() == "开始 07:50:00" and screen.view.elapsed.text() == "00:10:00"
    undo = host.undos[-1]
    assert undo is not None
    undo()
    assert len(crisis_stamps.waiting(session)) == 1 and crises.running(session) == []


def test_student_note_draft_and_end(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = pad(qtbot, session, host)
    press(screen, CrisisStep.FOUND)
    screen.view.student.picked.emit(PickRow(CHILD, "某某"))
    screen.view.note_line.setText("在三楼走廊")
    screen.presenter.keep_note()
    (found,) = crises.running(session)
    assert found.student_id == CHILD
    kept = drafts.load_draft(session, f"crisis.note:{found.id}")
    assert kept is not None and kept.body == {"note": "在三楼走廊"}
    again = pad(qtbot, session, host)
    assert again.view.note_line.text() == "在三楼走廊"
    again.presenter.save_note()
    assert again.view.note_line.text() == "" and drafts.load_draft(session, f"crisis.note:{found.id}") is None
    assert crises.load(session, found.id).entries[-1].note == "在三楼走廊"
    again.view.end_button.click()
    assert host.opened[-1] == ("crisis_record", {"crisis": found.id, "ended": True})
    undo = host.undos[-1]
    assert undo is not None
    undo()
    assert [one.id for one in crises.running(session)] == [found.id]


def test_the_schools_own_steps_stand_on_the_buttons(session: Session, host: FakeHost, qtbot: QtBot) -> None:
    screen = pad(qtbot, session, host)
    own = (StepChoice("found", "发现"), StepChoice("own_1", "报告校长"))
    screen.presenter.save_steps(own)
    assert (
        list(screen.view.steps.buttons)
        == ["found", "own_1"]
        == [one.key for one in crisis_steps.choices(session)]
    )
    screen.view.steps.buttons["own_1"].click()
    assert screen.view.steps.buttons["own_1"].text() == "报告校长  08:00"
    screen.presenter.shipped_steps()
    assert len(screen.view.steps.buttons) == 12


def test_without_the_case_key_a_press_is_sealed(files: VaultFiles, session: Session, qtbot: QtBot) -> None:
    secret, public = agefile.new_identity()
    with session.database.unit_of_work(session.clock, "setup") as uow:
        unit_keys.add_unit_key(uow, "case_inbox", public, None)
        settings.add_inbox_key(uow, public, secret)
    registrar = files.session(Role.REGISTRAR, "资料员")
    try:
        screen = CrisisNoteScreen(registrar, SerialRunner(), FakeHost())
        show(qtbot, screen.view)
        screen.presenter.start(None)
        screen.view.steps.buttons["guardian_called"].click()
        assert screen.view._noted.text() == "已记下并封存: 08:00:00 联系家长"
        assert inbox.waiting(files.folder) == 1
    finally:
        registrar.database.close()


# --- the record ---


@pytest.fixture
def ended(files: VaultFiles, session: Session) -> str:
    crisis_id = new_id()
    for step, words in (("found", "发现"), ("guardian_called", "联系家长"), ("sent_to_hospital", "送医")):
        crises.press(session, Press(new_id(), crisis_id, step, words, session.clock.now()))
        later(files, 240)
    crises.set_student(session, crisis_id, CHILD)
    crises.end(session, crisis_id)
    return crisis_id


def record(qtbot: QtBot, session: Session, host: FakeHost, argument: object) -> CrisisRecordScreen:
    screen = CrisisRecordScreen(session, SerialRunner(), host)
    show(qtbot, screen.view)
    screen.presenter.start(argument)
    return screen


def test_the_record_shows_corrections_gaps_and_what_lacks(
    session: Session, host: FakeHost, qtbot: QtBot, ended: str
) -> None:
    screen = record(qtbot, session, host, {"crisis": ended, "ended": True})
    body = screen.view.body
    assert body.lacks.text() == "已送医,没有交接记录"
    assert screen.view.next.steps()[0][1:] == ("referral", {"student": CHILD})
    assert [row.what for row in body.table.rows()] == ["发现", "联系家长", "送医"]
    called = body.table.rows()[1]
    screen.presenter.correct(called.id, "2026-11-23 08:02", "先打的电话")
    assert body.table.rows()[1].counts == "更正为 08:02,先打的电话"
    (found,) = crises.listed(session)
    assert found.entries[1].at == "2026-11-23T08:04:00"
    screen.presenter.correct(called.id, "昨天", "x")
    assert "2026-11-23 08:15" in screen.view.bar.text()


def test_the_hand_over_is_kept_as_draft_and_guarded(
    session: Session, host: FakeHost, qtbot: QtBot, ended: str
) -> None:
    screen = record(qtbot, session, host, {"crisis": ended})
    box = screen.view.body.handover
    assert box.told.text() == "2026-11-23 08:04"  # what the presses tell
    box.accompanied.setText("班主任")
    screen.presenter.flush()
    again = record(qtbot, session, host, {"crisis": ended})
    assert "没写完的送医交接" in again.view.bar.text()
    again.presenter.take_draft()
    assert again.view.body.handover.accompanied.text() == "班主任"
    again.presenter.save_handover()
    assert "医院" in again.view.bar.text()
    again.view.body.handover.hospital.setText("市三院")
    other = HandoverInput(accompanied_by="母亲", hospital="市二院")
    crisis_aftermath.save_handover(session, ended, other)
    again.presenter.save_handover()
    assert "看现在的" in again.view.bar._action.text()
    stored = crisis_aftermath.handover(session, ended)
    assert stored is not None and stored.hospital == "市二院"


def test_aftercare_in_place(session: Session, host: FakeHost, qtbot: QtBot, ended: str) -> None:
    screen = record(qtbot, session, host, {"crisis": ended})
    screen.presenter.add_usual()
    box = screen.view.body.aftercare
    assert len(box.table.rows()) == 6
    first = box.table.rows()[0]
    box.table.select_key(first)
    screen.presenter.do_aftercare(first.id)
    assert sum(1 for one in box.table.rows() if one.done_on) == 1
    undo = host.undos[-1]
    assert undo is not None
    undo()
    assert not any(one.done_on for one in box.table.rows())


def test_going_on_leads_to_the_buttons(session: Session, host: FakeHost, qtbot: QtBot, ended: str) -> None:
    screen = record(qtbot, session, host, {"crisis": ended})
    screen.presenter.go_on()
    assert host.opened[-1] == ("crisis", {"crisis": ended})
    assert [one.id for one in crises.running(session)] == [ended]


# --- the dossier ---


def test_a_dossier_asks_for_a_reason_and_counts_what_is_written(
    files: VaultFiles, session: Session, host: FakeHost, qtbot: QtBot, ended: str
) -> None:
    begun = record(qtbot, session, host, {"crisis": ended})
    begun.presenter.open_incident("区局要求上报")
    page, argument = host.opened[-1]
    assert page == "incident"
    other = files.session(name="心理教师乙")
    try:
        screen = IncidentScreen(other, SerialRunner(), host)
        show(qtbot, screen.view)
        screen.presenter.start(argument)
        assert screen.view.stack.currentIndex() == 0
        screen.view.sealed.reason.setText("看看")
        screen.view.sealed.open_button.click()
        assert "至少5个字" in screen.view.bar.text() and screen.view.stack.currentIndex() == 0
        screen.view.sealed.reason.setText("核对处置经过")
        screen.view.sealed.open_button.click()
        editor = screen.view.editor
        assert screen.view.stack.currentIndex() == 1 and editor.count.text() == "0"
        name = incident_names(other)
        editor.text.setPlainText(f"一、经过\n{name}在校。\n")
        assert editor.count.text() == str(len(name) + 3)
        screen.presenter.flush()
        assert "还有1处疑似姓名未处理" in editor.open_names.text()
        screen.presenter.save(True)
        assert screen.view.bar.text().startswith("还有1处疑似姓名未处理,不能定稿。全文已保存。")
        saved = incidents.read(other, screen.presenter._dossier_id).reports[0]
        assert saved.final_at is None and saved.kind is ReportKind.SITUATION
        editor.names.select_key(name)
        editor._not_a_name()
        screen.presenter.save(True)
        assert incidents.read(other, screen.presenter._dossier_id).reports[0].final_at is not None
        assert screen.view.sent_button.isVisible()
        screen.view.tabs.chosen.emit("material")  # type: ignore[union-attr]
        assert editor.count.text() == "0/3000" and "复盘报告由教育局报送" in editor.owes.text()
    finally:
        other.database.close()


def incident_names(session: Session) -> str:
    """A student of this school."""
    names = [hit.name for hit in incident_reports.check(session, "".join(_roll(session))).hits]
    return names[0]


def _roll(session: Session) -> list[str]:
    return [str(name) for (name,) in session.database.tuples("SELECT name FROM student ORDER BY id")]


def test_elapsed_passes_a_day() -> None:
    assert [elapsed(one) for one in (0, 59, 761, 90061, -5)] == [
        "00:00:00", "00:00:59", "00:12:41", "25:01:01", "00:00:00",
    ]  # fmt: skip
