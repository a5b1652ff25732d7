"""The bridge between worker threads and the event loop."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.jobs import Priority, Progress
from xinliapp.jobs.runner import Runner, SerialRunner


class Owner:
    def __init__(self) -> None:
        self.results: list[Any] = []
        self.errors: list[XinliError] = []
        self.reports: list[tuple[int, int]] = []
        self.threads: list[int] = []

    def done(self, result: Any) -> None:
        self.threads.append(threading.get_ident())
        self.results.append(result)

    def failed(self, error: XinliError) -> None:
        self.threads.append(threading.get_ident())
        self.errors.append(error)

    def report(self, count: int, total: int) -> None:
        self.threads.append(threading.get_ident())
        self.reports.append((count, total))


@pytest.fixture
def bugs() -> list[tuple[BaseException, str]]:
    return []


@pytest.fixture
def runner(qapp: QObject, bugs: list[tuple[BaseException, str]]) -> Iterator[Runner]:
    made = Runner(on_bug=lambda error, ref: bugs.append((error, ref)))
    yield made
    assert made.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("xinli-")], "a worker thread leaked"


def _gate() -> tuple[threading.Event, Callable[[], None]]:
    gate = threading.Event()
    return gate, lambda: (gate.wait(5), None)[1]


def test_the_job_runs_in_a_worker_and_its_callback_in_the_main_thread(runner: Runner, qtbot: QtBot) -> None:
    owner = Owner()
    runner.run(threading.get_ident, done=owner.done, owner=owner)
    qtbot.waitUntil(lambda: bool(owner.results))
    assert owner.results[0] != threading.get_ident()
    assert owner.threads == [threading.get_ident()]


def test_one_db_thread_opens_runs_and_closes(qapp: QObject, qtbot: QtBot) -> None:
    idents: dict[str, int] = {}
    made = Runner(
        lambda: idents.__setitem__("open", threading.get_ident()),
        lambda: idents.__setitem__("close", threading.get_ident()),
    )
    owner = Owner()
    for _ in range(3):
        made.run(threading.get_ident, done=owner.done, owner=owner)
    qtbot.waitUntil(lambda: len(owner.results) == 3)
    assert made.close()
    assert set(owner.results) == {idents["open"]} == {idents["close"]}


def test_a_database_that_does_not_open_fails_every_job(qapp: QObject, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise KnownError("vault_damaged")

    closed: list[bool] = []
    made = Runner(refuse, lambda: closed.append(True))
    owner = Owner()
    made.run(lambda: 1, done=owner.done, failed=owner.failed, owner=owner)
    made.run(lambda: 2, done=owner.done, failed=owner.failed, owner=owner)
    qtbot.waitUntil(lambda: len(owner.errors) == 2)
    assert [e.code for e in owner.errors] == ["vault_damaged"] * 2
    assert made.close()
    assert owner.results == [] and closed == []


def test_expected_errors_arrive_as_they_are_and_bugs_with_a_reference(
    runner: Runner, qtbot: QtBot, bugs: list[tuple[BaseException, str]]
) -> None:
    def wrong() -> None:
        raise UserError("field_required", field="姓名")

    owner = Owner()
    runner.run(wrong, done=owner.done, failed=owner.failed, owner=owner)
    runner.run(lambda: 1 / 0, done=owner.done, failed=owner.failed, owner=owner)
    qtbot.waitUntil(lambda: len(owner.errors) == 2)
    assert owner.errors[0].code == "field_required"
    assert owner.errors[1].code == "unexpected"
    assert isinstance(bugs[0][0], ZeroDivisionError)
    assert owner.errors[1].params == {"ref": bugs[0][1]}
    assert owner.results == []


def test_without_failed_the_error_goes_to_the_application(qapp: QObject, qtbot: QtBot) -> None:
    told: list[XinliError] = []
    made = Runner(on_error=told.append)

    def wrong() -> None:
        raise KnownError("disk_full")

    owner = Owner()
    made.run(wrong, done=owner.done, owner=owner)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code == "disk_full"
    made.close()


def test_drafts_come_first_then_normal_then_background(runner: Runner, qtbot: QtBot) -> None:
    gate, hold = _gate()
    owner = Owner()
    runner.run(hold, done=None, owner=owner)
    for word, priority in (
        ("后台", Priority.BACKGROUND),
        ("普通1", Priority.NORMAL),
        ("普通2", Priority.NORMAL),
        ("草稿", Priority.URGENT),
    ):
        runner.run(lambda w=word: w, done=owner.done, owner=owner, priority=priority)
    gate.set()
    qtbot.waitUntil(lambda: len(owner.results) == 4)
    assert owner.results == ["草稿", "普通1", "普通2", "后台"]


def test_nothing_is_called_when_the_owner_is_gone(runner: Runner, qtbot: QtBot) -> None:
    calls: list[Any] = []
    gate, hold = _gate()
    keeper = Owner()
    plain = Owner()
    widget = QObject()
    runner.run(hold, done=None, owner=keeper)
    runner.run(lambda: 1, done=calls.append, owner=plain)
    runner.run(lambda: 2, done=calls.append, owner=widget)
    runner.run(lambda: 3, done=keeper.done, owner=keeper)
    del plain
    widget.deleteLater()
    qtbot.wait(1)
    gc.collect()
    gate.set()
    qtbot.waitUntil(lambda: keeper.results == [3])
    assert calls == []


def test_a_bound_callback_does_not_keep_its_owner_alive(runner: Runner, qtbot: QtBot) -> None:
    gate, hold = _gate()
    keeper, owner = Owner(), Owner()
    seen = owner.results
    runner.run(hold, done=None, owner=keeper)
    runner.run(lambda: 1, done=owner.done, owner=keeper)
    runner.run(lambda: 2, done=keeper.done, owner=keeper)
    del owner
    gc.collect()
    gate.set()
    qtbot.waitUntil(lambda: keeper.results == [2])
    assert seen == []


def test_progress_arrives_in_the_main_thread_and_cancel_stops_at_the_next_report(
    runner: Runner, qtbot: QtBot
) -> None:
    owner = Owner()
    reached = threading.Event()
    go_on = threading.Event()
    steps: list[int] = []

    def work(progress: Progress) -> str:
        for step in range(1, 4):
            progress(step, 3)
            steps.append(step)
            reached.set()
            go_on.wait(5)
        return "fertig"

    token = runner.run(
        work, done=owner.done, failed=owner.failed, progress=owner.report, owner=owner, lane="work"
    )
    qtbot.waitUntil(reached.is_set)
    token.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(owner.errors))
    assert owner.errors[0].code == "cancelled"
    assert steps == [1]
    assert owner.reports == [(1, 3)]
    assert owner.results == []
    assert set(owner.threads) == {threading.get_ident()}


def test_a_job_cancelled_in_the_queue_never_starts(runner: Runner, qtbot: QtBot) -> None:
    gate, hold = _gate()
    owner = Owner()
    runner.run(hold, done=None, owner=owner)
    token = runner.run(lambda: owner.results.append("ran"), done=None, failed=owner.failed, owner=owner)
    token.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(owner.errors))
    assert owner.results == []


def test_closing_runs_waiting_drafts_and_drops_the_rest(qapp: QObject) -> None:
    made = Runner()
    gate, hold = _gate()
    ran: list[str] = []
    owner = Owner()
    made.run(hold, done=None, owner=owner)
    made.run(lambda: ran.append("普通"), done=None, owner=owner)
    made.run(lambda: ran.append("草稿"), done=None, owner=owner, priority=Priority.URGENT)
    opener = threading.Timer(0.05, gate.set)
    opener.start()
    assert made.close(timeout=5)
    opener.join()
    assert ran == ["草稿"]
    with pytest.raises(RuntimeError):
        made.run(lambda: 1, done=None, owner=owner)


def test_closing_interrupts_a_running_query(qapp: QObject) -> None:
    gate, hold = _gate()
    made = Runner(interrupt_db=gate.set)
    owner = Owner()
    started = threading.Event()
    made.run(lambda: (started.set(), hold()), done=None, owner=owner)
    assert started.wait(5)
    assert made.close(timeout=5)


@pytest.mark.parametrize("result", [Changes.ROSTER, type("R", (), {"changes": Changes.ROSTER})()])
def test_what_a_use_case_changed_is_told_once(runner: Runner, qtbot: QtBot, result: object) -> None:
    owner = Owner()
    with qtbot.waitSignal(runner.changed) as signal:
        runner.run(lambda: result, done=owner.done, owner=owner)
    assert signal.args == [Changes.ROSTER]
    assert owner.results == [result]


def test_the_serial_runner_keeps_the_same_contract_inline() -> None:
    owner = Owner()
    serial = SerialRunner()

    def work(count: int, progress: Progress) -> Changes:
        progress(count, count)
        return Changes.FORMS

    def wrong() -> None:
        raise UserError("not_found")

    serial.run(work, 5, done=owner.done, progress=owner.report, owner=owner)
    serial.run(wrong, done=owner.done, failed=owner.failed, owner=owner)
    assert owner.results == [Changes.FORMS] == serial.changes
    assert owner.reports == [(5, 5)]
    assert owner.errors[0].code == "not_found"
    with pytest.raises(ZeroDivisionError):
        serial.run(lambda: 1 / 0, done=None, owner=owner)
