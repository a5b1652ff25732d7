"""A draft kept while a count over the whole vault runs: two threads and one connection, as in the window."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtWidgets import QApplication

from bench.floors.counting import COUNT
from bench.floors.draft import bare_draft
from bench.harness import Case, duration
from bench.vaults import big_vault
from xinliapp.domain.jobs import CancelToken, Priority, repeatable
from xinliapp.jobs.runner import Runner
from xinliapp.services import drafts
from xinliapp.services.session import Session
from xinliapp.services.vault import close

_WAIT = 60.0


class _Desk:
    """The runner with the big vault open in its database thread; callbacks come through the event loop."""

    def __init__(self) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.session: Session | None = None
        self.counted: list[int] = []
        self.token = CancelToken()
        self.runner = Runner(self._open, self._close, switch=self)

    def _open(self) -> None:
        self.session = big_vault().unlock()

    def _close(self) -> None:
        if self.session is not None:
            close(self.session)

    def stop_reading(self) -> None:
        if self.session is not None:
            self.session.database.stop_reading()

    def begin(self, *, only_reads: bool) -> None:
        if self.session is not None:
            self.session.database.begin(only_reads=only_reads)

    def ask(self, fn: Callable[..., Any], *args: Any, priority: Priority = Priority.NORMAL) -> Any:
        """Queue it and wait, as a person does, for the callback."""
        got: list[Any] = []
        self.runner.run(fn, *args, done=got.append, owner=self, priority=priority)
        self.wait(lambda: bool(got))
        return got[0]

    def wait(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + _WAIT
        while not ready():
            QCoreApplication.processEvents()
            QThread.usleep(100)
            if time.monotonic() > end:
                raise TimeoutError("the job did not come back")

    def begin_counting(self) -> None:
        """The long count runs when this returns, and for a tenth of a second."""
        self.counted.clear()
        self.token = self.runner.run(
            self.count, done=self.counted.append, failed=lambda _error: None, owner=self
        )
        time.sleep(0.1)
        QCoreApplication.processEvents()
        assert not self.counted, "the count was over before the draft came"

    def end_counting(self) -> None:
        """Whoever waits for it has gone."""
        self.token.cancel()
        while not self.runner.idle():
            self.stop_reading()
            time.sleep(0.002)

    @staticmethod
    def query(session: Session) -> int:
        return int(str(session.database.scalar(COUNT)))

    @property
    def count(self) -> Callable[[], int]:
        @repeatable
        def count() -> int:
            assert self.session is not None
            return self.query(self.session)

        return count


def cases(folder: Path) -> list[Case]:
    """From queueing the draft to the main thread hearing of it; the floor is the upsert, nothing running."""
    desk = _Desk()
    desk.ask(desk.count)  # makes and opens the vault as well
    began = time.perf_counter()
    rows = desk.ask(desk.count)
    took = time.perf_counter() - began
    print(f"  数{rows}行要{duration(took)}", flush=True)
    texts = (f"近两周话少,午饭常一个人吃;第{number}次修改。" * 8 for number in itertools.count())

    def prepare() -> str:
        desk.wait(desk.runner.idle)
        return next(texts)

    checked: list[bool] = []

    def keep(text: object) -> str:
        assert desk.session is not None
        return drafts.save_draft(desk.session, "talk", {"note": text})

    def while_counting(text: object) -> float:
        desk.begin_counting()
        start = time.perf_counter()
        desk.ask(keep, text, priority=Priority.URGENT)
        spent = time.perf_counter() - start
        if not checked:
            desk.wait(lambda: bool(desk.counted))
            assert desk.counted == [rows], "the count gave way and came out the same"
            checked.append(True)
        desk.end_counting()
        return spent * 1000

    def bare(text: object) -> float:
        def write() -> float:
            assert desk.session is not None
            start = time.perf_counter()
            bare_draft(desk.session.database.connection, str(text))
            return time.perf_counter() - start

        return float(desk.ask(write, priority=Priority.URGENT)) * 1000

    return [
        Case(
            f"存草稿,{rows // 10000}万行正在数",
            while_counting, bare, prepare,
            repeats=15, goal_seconds=20.0, unit="ms",
        )
    ]  # fmt: skip
