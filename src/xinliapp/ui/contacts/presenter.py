"""What the page of talks and visits does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.contacts import TalkMark, TalkWindow
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.services.talk_coverage import GridBatch, TalkCell
from xinliapp.ui.contacts import reading
from xinliapp.ui.contacts.facts import ContactPaper, ContactsPage, FamilyInput, GridInput, TalksPage
from xinliapp.ui.contacts.notice_presenter import NoticesPresenter, NoticeView
from xinliapp.ui.contacts.packet_presenter import PacketsPresenter, PacketView
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paper_desk import PaperDesk
from xinliapp.widgets.picking import PickRow

_SEEN = (
    Changes.CASEWORK | Changes.CONTACTS | Changes.ROSTER | Changes.CALENDAR | Changes.SCHOOL | Changes.FORMS
)
_TABS = {"talks": 0, "visits": 1, "guardians": 2, "notices": 3, "packets": 4}


class ContactsView(Protocol):
    """What the presenter asks of the widgets."""

    @property
    def packets(self) -> PacketView: ...
    @property
    def notices(self) -> NoticeView: ...
    def show_packets(self) -> None: ...
    def show_talks(self) -> None: ...
    def begin_reading(self) -> None: ...
    def reading(self, done: int, total: int) -> None: ...
    def read(self) -> None: ...
    def show_page(self, page: ContactsPage, masked: bool) -> None: ...
    def show_grid(self, cells: tuple[TalkCell, ...], typed: dict[str, TalkMark], masked: bool) -> None: ...
    def show_tab(self, number: int) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_field_error(self, step: str, field: str, text: str) -> bool: ...
    def saved(self, step: str, count: int, kept: int = 0) -> str: ...
    def grid_head(self) -> tuple[str, str]: ...
    def set_grid_head(self, day: str, by_name: str) -> None: ...
    def family_draft(self, visit: bool, correcting: bool) -> dict[str, str] | None: ...
    def restore_family(self, visit: bool, correcting: bool, kept: dict[str, str]) -> None: ...
    def begin_family(self, visit: bool, student: PickRow) -> None: ...
    def put_words(self, what: str) -> str: ...


class ContactsPresenter:
    """Coverage of talks by class and digit; visits and contacts one by one."""

    def __init__(self, view: ContactsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble, self._printed)
        self.notices = NoticesPresenter(view.notices, session, jobs, host, self._notice_trouble)
        self.packets = PacketsPresenter(
            view.packets, view, session, jobs, host, self._papers, self._shown_window, self._packet_trouble
        )
        self._window: str | None = None
        self._face_to_face_only = True
        self._class_id: str | None = None
        self._talks: TalksPage | None = None
        self._typed: dict[str, TalkMark] = {}
        self._step = ""
        self._restored = False
        self._drafts: DraftKeeper[GridInput] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument``: nothing, ``visits`` or ``guardians`` for those lists, or a class's id.

        ``{"tab": "visits", "student": id}`` (or ``guardians``) begins a record for the student.
        """
        wanted = argument if isinstance(argument, Mapping) else {}
        tab = wanted.get("tab", argument)
        if isinstance(tab, str) and tab in _TABS:
            self._view.show_tab(_TABS[tab])
        elif isinstance(argument, str):
            self._class_id = argument
        if not self._restored:
            self._restored = True
            self._jobs.run(reading.kept_drafts, self._session, done=self._offer, owner=self)
        self._load()
        if tab in ("visits", "guardians") and wanted.get("student"):
            self._jobs.run(
                reading.picked, self._session, str(wanted["student"]),
                done=partial(self._view.begin_family, tab == "visits"), failed=self._trouble, owner=self,
            )  # fmt: skip

    def refresh(self, changes: Changes) -> None:
        """Load again when talks, visits, the roll or the calendar changed."""
        if changes is Changes.NONE or changes & _SEEN:
            self._load()

    def flush(self) -> None:
        """Keep what is typed and not saved: digits, a visit, a contact, a notice."""
        self.notices.flush()
        for form in reading.FORMS:
            kept = self._view.family_draft(*form)
            if kept is not None:
                self._drafts.keep(reading.family_key(*form), kept)
        if self._typed:
            day, by_name = self._view.grid_head()
            marks = {student: mark.value for student, mark in self._typed.items()}
            self._drafts.keep(reading.SCREEN, {"day": day, "by_name": by_name, "marks": marks})

    # --- the grid ---

    def choose_window(self, key: str) -> None:
        """Another span of days."""
        self.flush()
        self._window = key
        self._load()

    def choose_reading(self, face_to_face_only: bool) -> None:
        """Whether calls count as talks."""
        self._face_to_face_only = face_to_face_only
        self._load()

    def choose_class(self, class_id: str) -> None:
        """Another class; what is typed for this one stays typed."""
        if class_id != self._class_id:
            self._class_id = class_id
            self._load()

    def type_digit(self, student_id: str, code: str) -> None:
        """A digit for one student; typing what is stored takes the typed digit back."""
        if self._talks is None:
            return
        stored = {cell.student_id: cell.mark for cell in self._talks.cells}
        mark = TalkMark(code)
        if stored.get(student_id) is mark:
            self._typed.pop(student_id, None)
        else:
            self._typed[student_id] = mark
        self._host.draft(DraftState.UNSAVED if self._typed else DraftState.NONE)
        self._show_grid()

    def save_grid(self) -> None:
        """保存: every digit typed, of every class, in one go."""
        if self._talks is None or not self._typed:
            return
        day, by_name = self._view.grid_head()
        typed = GridInput(day, by_name, dict(self._typed))
        self._step = "grid"
        self._jobs.run(
            reading.save_grid, self._session, self._talks.window, typed,
            done=self._grid_saved, failed=self._trouble, owner=self,
        )  # fmt: skip

    def print(self, what: ContactPaper) -> None:
        """未谈名单 and 未访名单 of the school, the forms of the class; as a preview."""
        if self._talks is None and what is not ContactPaper.NOT_VISITED:
            return
        self._step = "print"
        self._papers.print(reading.paper, self._session, what, self._talks)

    # --- visits and contacts ---

    def save_family(self, typed: FamilyInput) -> None:
        """Note a visit or a contact, or correct one."""
        step = ("visit" if typed.visit else "contact") + ("_change" if typed.record else "")
        self._step = step
        self._jobs.run(
            reading.save_family, self._session, typed,
            done=partial(self._family_saved, step, typed.visit), failed=self._trouble, owner=self,
        )  # fmt: skip

    def take_back_family(self, visit: bool, record_id: str) -> None:
        """撤回: out of every count; the toast brings it back."""
        self._step = "back"
        self._jobs.run(
            reading.take_back_family, self._session, visit, record_id,
            done=partial(self._taken_back, visit, record_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def drop_change(self, visit: bool) -> None:
        """不改了."""
        self._host.draft(DraftState.NONE)
        self._jobs.run(reading.drop_change, self._session, visit, done=None, failed=self._trouble, owner=self)

    def open_source(self, clause: str) -> None:
        """来源."""
        self._host.open("self_check", clause)

    def to_calendar(self) -> None:
        """设置校历: without one no talk can be counted."""
        self._host.open("school_settings")

    def open_student(self, student_id: str) -> None:
        """The student's page."""
        self._host.open("student", student_id)

    # --- jobs ---

    def _shown_window(self) -> TalkWindow | None:
        return self._talks.window if self._talks is not None else None

    def _printed(self) -> None:
        self.packets.load()

    def _notice_trouble(self, error: XinliError) -> None:
        self._step = "notice"
        self._trouble(error)

    def _packet_trouble(self, error: XinliError) -> None:
        self._step = "packets"
        self._trouble(error)

    def _load(self) -> None:
        self.packets.load()
        self.notices.load()
        self._jobs.run(
            reading.read_page, self._session, self._window, self._face_to_face_only, self._class_id,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, page: ContactsPage) -> None:
        self._talks = page.talks
        if page.talks is not None:
            self._class_id = page.talks.class_id
        self._view.show_page(page, self._host.masked())
        self._show_grid()

    def _show_grid(self) -> None:
        if self._talks is not None:
            self._view.show_grid(self._talks.cells, self._typed, self._host.masked())

    def _offer(self, kept: reading.Kept) -> None:
        """What was typed before the program locked or was closed is there again, unsaved."""
        for form, body in kept.families.items():
            self._view.restore_family(*form, body)
        if kept.grid is not None and kept.grid.marks and not self._typed:
            self._typed = dict(kept.grid.marks)
            self._view.set_grid_head(kept.grid.day, kept.grid.by_name)
            self._show_grid()
        if kept.anything:
            self._host.draft(DraftState.UNSAVED)

    def _grid_saved(self, batch: GridBatch) -> None:
        count = len(self._typed) - batch.kept
        self._typed = {}
        self._host.draft(DraftState.NONE)
        self._host.toast(
            self._view.saved("grid", count, batch.kept), partial(self._undo, reading.take_back_grid, batch)
        )
        self._load()

    def _family_saved(self, step: str, visit: bool, record_id: str) -> None:
        words = self._view.saved(step, 1)
        self._host.draft(DraftState.NONE)
        corrected = step.endswith("_change")  # is corrected once more, never undone: both versions stay
        undo = partial(self._undo, reading.take_back_family, visit, record_id)
        self._host.toast(words, None if corrected else undo)
        self._load()

    def _taken_back(self, visit: bool, record_id: str, _changes: Changes) -> None:
        words = self._view.put_words("visit" if visit else "contact")
        self._host.toast(words, partial(self._undo, reading.put_back_family, visit, record_id))
        self._load()

    def _undo(self, fn: Callable[..., object], *args: object) -> None:
        self._step = "undo"
        self._jobs.run(fn, self._session, *args, done=self._undone, failed=self._trouble, owner=self)

    def _undone(self, _result: object) -> None:
        self._load()

    def _trouble(self, error: XinliError) -> None:
        text = sentence(error)
        if not self._view.show_field_error(self._step, str(error.params.get("field", "")), text):
            self._view.show_trouble(text)
