"""A long read gives way to a draft and is done again; nothing else ever is."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.support.vaults import NOW, make_vault
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, XinliError
from xinliapp.domain.jobs import Priority, is_repeatable, repeatable
from xinliapp.jobs.lane import MOST_TURNS
from xinliapp.jobs.runner import Runner
from xinliapp.storage.database import Database


class Owner:
    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[XinliError] = []

    def done(self, result: object) -> None:
        self.results.append(result)

    def failed(self, error: XinliError) -> None:
        self.errors.append(error)


class Switch:
    """The switch of a pretended database: a read asks ``stopped`` as queries do."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self.kinds: list[bool] = []

    def stop_reading(self) -> None:
        self.stopped.set()

    def begin(self, *, only_reads: bool) -> None:
        self.stopped.clear()
        self.kinds.append(only_reads)


class Reading:
    """A marked read that runs until it is stopped, or until ``let_go`` is set."""

    def __init__(self, switch: Switch, *, swallows: bool = False) -> None:
        self.begun = 0
        self.running, self.let_go = threading.Event(), threading.Event()
        self._switch, self._swallows = switch, swallows

    def job(self) -> object:
        @repeatable
        def read() -> str:
            self.begun += 1
            self.running.set()
            end = time.monotonic() + 5
            while not self.let_go.is_set() and time.monotonic() < end:
                if self._switch.stopped.wait(0.001):
                    if self._swallows:
                        return "half"
                    raise RuntimeError("interrupted")
            return "whole"

        return read


@pytest.fixture
def switch() -> Switch:
    return Switch()


@pytest.fixture
def runner(qapp: QObject, switch: Switch) -> Iterator[Runner]:
    made = Runner(switch=switch)
    yield made
    assert made.close(5)


def _start(runner: Runner, owner: Owner, reading: Reading) -> None:
    runner.run(reading.job(), done=owner.done, failed=owner.failed, owner=owner)  # type: ignore[arg-type]
    assert reading.running.wait(5)


@pytest.mark.parametrize("swallows", [False, True])
def test_a_draft_comes_first_and_the_read_is_done_again(
    runner: Runner, switch: Switch, qtbot: QtBot, swallows: bool
) -> None:
    owner, reading = Owner(), Reading(switch, swallows=swallows)
    _start(runner, owner, reading)
    runner.run(lambda: "later", done=owner.done, owner=owner)

    def draft() -> str:
        reading.let_go.set()
        return "draft"

    runner.run(draft, done=owner.done, owner=owner, priority=Priority.URGENT)
    qtbot.waitUntil(lambda: len(owner.results) == 3)
    assert owner.results == ["draft", "whole", "later"], "the read keeps its place before what came later"
    assert reading.begun == 2
    assert owner.errors == [], "being stopped is no error"
    assert switch.kinds == [True, False, True, False]


def test_what_is_not_urgent_waits(runner: Runner, switch: Switch, qtbot: QtBot) -> None:
    owner, reading = Owner(), Reading(switch)
    _start(runner, owner, reading)
    runner.run(lambda: "normal", done=owner.done, owner=owner)
    assert not switch.stopped.wait(0.05)
    reading.let_go.set()
    qtbot.waitUntil(lambda: len(owner.results) == 2)
    assert owner.results == ["whole", "normal"]
    assert reading.begun == 1


def test_a_job_that_is_not_marked_is_never_stopped(runner: Runner, switch: Switch, qtbot: QtBot) -> None:
    owner, gate, running = Owner(), threading.Event(), threading.Event()

    def write() -> str:
        running.set()
        gate.wait(5)
        return "written"

    runner.run(write, done=owner.done, owner=owner)
    assert running.wait(5)
    runner.run(lambda: "draft", done=owner.done, owner=owner, priority=Priority.URGENT)
    assert not switch.stopped.is_set()
    gate.set()
    qtbot.waitUntil(lambda: len(owner.results) == 2)
    assert owner.results == ["written", "draft"]


def test_a_read_gets_its_turn_however_many_drafts_come(runner: Runner, switch: Switch, qtbot: QtBot) -> None:
    owner, reading = Owner(), Reading(switch)
    _start(runner, owner, reading)
    for turn in range(1, MOST_TURNS):
        reading.running.clear()
        runner.run(lambda: "draft", done=owner.done, owner=owner, priority=Priority.URGENT)
        qtbot.waitUntil(lambda count=turn: len(owner.results) == count)  # type: ignore[misc]
        assert reading.running.wait(5)
    runner.run(lambda: "last", done=owner.done, owner=owner, priority=Priority.URGENT)
    assert not switch.stopped.wait(0.05)
    reading.let_go.set()
    qtbot.waitUntil(lambda: len(owner.results) == MOST_TURNS + 1)
    assert owner.results == ["draft"] * (MOST_TURNS - 1) + ["whole", "last"]
    assert reading.begun == MOST_TURNS


def test_a_cancelled_read_is_not_done_again(runner: Runner, switch: Switch, qtbot: QtBot) -> None:
    owner, reading = Owner(), Reading(switch)
    token = runner.run(reading.job(), done=None, failed=owner.failed, owner=owner)  # type: ignore[arg-type]
    assert reading.running.wait(5)
    token.cancel()
    runner.run(lambda: "draft", done=owner.done, owner=owner, priority=Priority.URGENT)
    qtbot.waitUntil(lambda: owner.results == ["draft"])
    assert reading.begun == 1


def test_closing_does_not_wait_for_a_read_that_gave_way(qapp: QObject, switch: Switch) -> None:
    made, owner, reading, ran = Runner(switch=switch), Owner(), Reading(switch), threading.Event()
    _start(made, owner, reading)
    made.run(ran.set, done=None, owner=owner, priority=Priority.URGENT)
    assert made.close(5)
    assert ran.is_set()


def test_a_partial_is_what_its_function_is() -> None:
    @repeatable
    def read(_number: int) -> None: ...

    assert is_repeatable(partial(partial(read, 1)))
    assert not is_repeatable(partial(print, 1))


# --- with a real database ---

_ENDLESS = """WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
SELECT count(*) FROM numbers"""


def test_a_running_query_is_stopped_and_asked_again(tmp_path: Path, qapp: QObject, qtbot: QtBot) -> None:
    """The count takes minutes; a draft is kept at once, and the count gets a shorter end the second time."""
    files = make_vault(tmp_path)
    kept: list[Database] = []
    owner, begun = Owner(), []
    asking = threading.Event()

    class Real:
        def stop_reading(self) -> None:
            kept[0].stop_reading()

        def begin(self, *, only_reads: bool) -> None:
            if kept:
                kept[0].begin(only_reads=only_reads)

    @repeatable
    def count() -> object:
        begun.append(1)
        asking.set()
        return kept[0].scalar(_ENDLESS, (10**11 if len(begun) == 1 else 10,))

    def draft() -> str:
        with kept[0].unit_of_work(FixedClock(NOW), "a") as uow:
            uow.execute(
                "INSERT INTO draft (id, account_id, screen, body, saved_at, created_at, created_by)"
                " VALUES ('1', 'a', 's', '{}', 't', 't', 'a')"
            )
        return "kept"

    made = Runner(
        lambda: kept.append(files.session().database),
        lambda: kept[0].close(),
        switch=Real(),
    )
    made.run(count, done=owner.done, failed=owner.failed, owner=owner)
    assert asking.wait(5)
    made.run(draft, done=owner.done, failed=owner.failed, owner=owner, priority=Priority.URGENT)
    qtbot.waitUntil(lambda: len(owner.results) + len(owner.errors) == 2, timeout=10_000)
    assert owner.errors == []
    assert owner.results == ["kept", 10]
    assert made.close(5)


def test_a_marked_read_cannot_write(tmp_path: Path) -> None:
    database = make_vault(tmp_path).session().database
    database.begin(only_reads=True)
    with pytest.raises(RuntimeError), database.unit_of_work(FixedClock(NOW), "a"):
        pass
    database.begin(only_reads=False)
    with database.unit_of_work(FixedClock(NOW), "a"):
        pass
    database.close()


def test_stopping_does_not_reach_the_next_job(tmp_path: Path) -> None:
    database = make_vault(tmp_path).session().database
    database.stop_reading()
    with pytest.raises(KnownError, match="cancelled"):
        database.tuples("SELECT 1")
    database.begin(only_reads=False)
    assert database.tuples("SELECT 1") == [(1,)]
    database.close()
