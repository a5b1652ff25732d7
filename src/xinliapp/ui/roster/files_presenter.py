"""Printing the files of many students: slice by slice, with a bar and 取消; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import CancelToken, Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import dossier_batch
from xinliapp.services.dossier_batch import File
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host


class FilesView(Protocol):
    """What the presenter asks of the widgets."""

    def show_work(self, total: int) -> None: ...
    def show_progress(self, done: int, total: int) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str) -> None: ...


class FilesPresenter:
    """One run at a time; a second wish while one is under way is passed over."""

    def __init__(self, view: FilesView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view, self._session, self._jobs, self._host = view, session, jobs, host
        self._ids: tuple[str, ...] = ()
        self._files: list[File] = []
        self._token: CancelToken | None = None

    def print(self, ids: Sequence[str]) -> None:
        """The files of these students, in this order, as one paper."""
        if self._ids or not ids:
            return
        self._ids, self._files = tuple(ids), []
        self._view.show_work(len(ids))
        self._next()

    def cancel(self) -> None:
        """Stop; nothing has been printed or noted."""
        if self._token is not None:
            self._token.cancel()
        self._end()

    def _next(self) -> None:
        done = len(self._files)
        self._view.show_progress(done, 2 * len(self._ids))
        if done == len(self._ids):
            self._draw(False)
            return
        part = self._ids[done : done + dossier_batch.SLICE]
        self._token = self._jobs.run(
            dossier_batch.read_slice, self._session, part,
            done=self._read, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _read(self, files: list[File]) -> None:
        if self._ids:  # else it was cancelled meanwhile
            self._files += files
            self._next()

    def _draw(self, blank: bool) -> None:
        self._token = self._jobs.run(
            partial(dossier_batch.draw, blank_missing=blank), tuple(self._files),
            done=self._note, failed=self._trouble, progress=self._drawn, owner=self, lane="work",
        )  # fmt: skip

    def _drawn(self, done: int, total: int) -> None:
        self._view.show_progress(total + done, 2 * total)

    def _note(self, pdf: bytes) -> None:
        if self._ids:
            self._token = self._jobs.run(
                dossier_batch.note, self._session, self._ids, pdf,
                done=self._show, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _show(self, paper: Paper) -> None:
        self._end()
        self._host.show_paper(paper)

    def _trouble(self, error: XinliError) -> None:
        ids, files = self._ids, self._files
        self._end()
        if error.code == "glyphs_missing":
            self._view.offer_blank(sentence(error), partial(self._with_blanks, ids, files))
        elif error.code != "cancelled":
            self._view.show_trouble(sentence(error))

    def _with_blanks(self, ids: tuple[str, ...], files: list[File]) -> None:
        self._ids, self._files = ids, files
        self._view.show_work(len(ids))
        self._draw(True)

    def _end(self) -> None:
        self._ids, self._files, self._token = (), [], None
        self._view.show_work(0)
