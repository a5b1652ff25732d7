"""What the tab 班级包 does: sheets go out, come back, are compared, written once, taken back; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.contacts import TalkWindow
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import CancelToken, Jobs
from xinliapp.services.session import Session
from xinliapp.ui.contacts import packet_work as work
from xinliapp.ui.contacts.packet_facts import (
    Choices,
    PacketHome,
    PacketPrint,
    Preview,
    PreviewFile,
    PreviewLine,
)
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.paper_desk import PaperDesk


class PacketView(Protocol):
    """What the presenter asks of the tab."""

    def show_home(self, home: PacketHome) -> None: ...
    def show_preview(self, preview: Preview, masked: bool, fresh: bool) -> None: ...
    def leave_preview(self) -> None: ...
    def ask_folder(self) -> Path | None: ...
    def saved_words(self, folder: str) -> str: ...
    def written_words(self, records: int, classes: int, unread: int, warnings: int) -> str: ...
    def returned_words(self, class_label: str) -> str: ...


class Page(Protocol):
    """What it asks of the page around the tab."""

    def show_packets(self) -> None: ...
    def show_talks(self) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def begin_reading(self) -> None: ...
    def reading(self, done: int, total: int) -> None: ...
    def read(self) -> None: ...


class PacketsPresenter:
    """``window`` gives the span the page shows, None before a calendar is set."""

    def __init__(
        self,
        view: PacketView,
        page: Page,
        session: Session,
        jobs: Jobs,
        host: Host,
        papers: PaperDesk,
        window: Callable[[], TalkWindow | None],
        trouble: Callable[[XinliError], None],
    ) -> None:
        self._view, self._page, self._session, self._jobs, self._host = view, page, session, jobs, host
        self._papers, self._window, self._trouble = papers, window, trouble
        self._choices: Choices | None = None
        self._preview: Preview | None = None
        self._token: CancelToken | None = None

    def load(self) -> None:
        """Where the sheets are now; what is being looked at is compared anew."""
        self._jobs.run(work.home, self._session, done=self._view.show_home, failed=self._trouble, owner=self)
        if self._choices is not None:
            self._compare(fresh=False)

    # --- out ---

    def print_packets(self) -> None:
        """印班级包: every class's page in one paper."""
        window = self._window()
        if window is not None:
            self._papers.print(work.packets, self._session, window)

    def make(self, what: PacketPrint) -> None:
        """Workbooks into a folder, or blank slips."""
        if what is PacketPrint.SLIPS:
            self._papers.print(work.slips, self._session)
            return
        folder = self._view.ask_folder()
        if folder is not None:
            self._jobs.run(
                work.files_into, self._session, what, self._window(), folder,
                done=self._made, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _made(self, folder: str) -> None:
        self._host.toast(self._view.saved_words(folder))
        self.load()

    # --- back ---

    def take_files(self, paths: Sequence[str]) -> None:
        """Files were dropped; they join those being looked at."""
        self._page.show_packets()
        self._page.begin_reading()
        self._token = self._jobs.run(
            work.read_files, list(paths), done=self._files_read, failed=self._not_read,
            progress=self._page.reading, owner=self, lane="work",
        )  # fmt: skip

    def stop_reading(self) -> None:
        """取消: nothing was written, and no file joins those being looked at."""
        if self._token is not None:
            self._token.cancel()
        self._page.read()

    def _not_read(self, error: XinliError) -> None:
        self._page.read()
        self._trouble(error)

    def _files_read(self, read: work.FilesRead) -> None:
        self._page.read()
        if read.troubles:
            self._page.show_trouble(" ".join(read.troubles))
        if read.files:
            self._choices = self._choices or Choices()
            known = {(file.name, file.sha256) for file in self._choices.files}
            self._choices.files += [file for file in read.files if (file.name, file.sha256) not in known]
            self._compare(fresh=True)

    def _compare(self, *, fresh: bool) -> None:
        if self._choices is not None:
            self._jobs.run(
                work.preview, self._session, self._choices.snapshot(),
                done=partial(self._compared, fresh), failed=self._trouble, owner=self,
            )  # fmt: skip

    def _compared(self, fresh: bool, preview: Preview) -> None:
        if self._choices is not None:  # given up meanwhile
            self._preview = preview
            self._view.show_preview(preview, self._host.masked(), fresh)

    # --- what the person decides ---

    def set_file(self, index: int, on: bool) -> None:
        """照收, or not."""
        if self._choices is not None:
            self._choices.taken[index] = on
            self._compare(fresh=False)

    def set_line(self, line: str, on: bool) -> None:
        """A line is written or left out; a worry is accepted or not."""
        found = self._line(line)
        if self._choices is None or found is None:
            return
        if found.slip:
            (self._choices.accepted.add if on else self._choices.accepted.discard)(line)
        elif on:
            self._choices.ignored.discard(line)
        else:
            self._choices.ignored.add(line)
        self._compare(fresh=False)

    def ignore(self, line: str) -> None:
        """忽略这一行, and 还是要这一行."""
        if self._choices is not None:
            self.set_line(line, line in self._choices.ignored)

    def count(self, line: str) -> None:
        """照打勾算: the cells of the line that nobody can read count as ticks."""
        found = self._line(line)
        if self._choices is not None and found is not None:
            self._choices.counted |= {(line, column) for column in found.unread}
            self._compare(fresh=False)

    def choose_student(self, line: str, student_id: str) -> None:
        """Whose line it is."""
        if self._choices is not None:
            self._choices.students[line] = student_id
            self._compare(fresh=False)

    def accept_all(self) -> None:
        """Every worry that is clear and not on record already."""
        if self._choices is not None and self._preview is not None:
            clear = {line.id for line in self._preview.lines if line.slip and not line.why}
            self._choices.accepted |= clear
            self._compare(fresh=False)

    def set_day(self, day: str) -> None:
        """The day of ticks without one."""
        if self._choices is not None:
            self._choices.day = dt.date.fromisoformat(day)
            self._compare(fresh=False)

    def give_up(self) -> None:
        """放弃这次读回: nothing was written."""
        self._choices = self._preview = None
        self._view.leave_preview()

    def return_file(self, file: PreviewFile) -> None:
        """退回: noted, and the file is not written."""
        self._jobs.run(
            work.give_back, self._session, file,
            done=partial(self._returned, file), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _returned(self, file: PreviewFile, _changes: Changes) -> None:
        self._host.toast(self._view.returned_words(file.class_label))
        if self._choices is not None:
            self._choices.taken[file.index] = False
        self.load()

    # --- writing ---

    def write(self) -> None:
        """写入: everything that is taken in, at once."""
        if self._choices is not None:
            self._jobs.run(
                work.write, self._session, self._choices.snapshot(),
                done=self._written, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _written(self, done: work.Written) -> None:
        self.give_up()
        words = self._view.written_words(done.records, done.classes, done.unread, done.accepted)
        self._host.toast(words, partial(self._undo, done))
        self._page.show_talks()
        self.load()

    def _undo(self, done: work.Written) -> None:
        self._jobs.run(
            work.take_back, self._session, done, done=self._undone, failed=self._trouble, owner=self
        )

    def _undone(self, _changes: Changes) -> None:
        self.load()

    def _line(self, line: str) -> PreviewLine | None:
        lines = self._preview.lines if self._preview is not None else ()
        return next((one for one in lines if one.id == line), None)
