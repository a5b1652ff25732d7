"""What the student page does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.dossier import DossierFact, Reading, Section
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.life_events import LifeEvent
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import consent_print, dossier_print, drafts, life_events, plans
from xinliapp.services.dossier import Dossier, open_dossier, readings
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.drafts import Draft
from xinliapp.services.session import Session
from xinliapp.ui.student.facts import PaperKind, Record, Tab
from xinliapp.ui.student.forms import (
    CORRECTED,
    FormBody,
    FormKind,
    RecordSaved,
    Trouble,
    draft_key,
    first_body,
    place_of,
    store,
    troubles,
)
from xinliapp.ui.student.papers_desk import PapersDesk, PapersView
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paper_desk import PaperDesk

_PAPERS: Mapping[PaperKind, Callable[[Session, str, bool], Paper]] = {
    PaperKind.FIVE_ELEMENTS: dossier_print.five_elements_pdf,
    PaperKind.HOMEROOM: dossier_print.homeroom_pdf,
    PaperKind.CARD: dossier_print.emergency_card_pdf,
    PaperKind.CONSENT_SCREENING: consent_print.screening_pdf,
    PaperKind.CONSENT_COUNSELING: consent_print.counseling_pdf,
}
_RELEVANT = (
    Changes.ROSTER
    | Changes.CASEWORK
    | Changes.SCREENING
    | Changes.SCHOOL
    | Changes.WARNINGS
    | Changes.COUNSELING
    | Changes.CONTACTS
)


class StudentView(Protocol):
    """What the presenter asks of the widgets."""

    def show_nobody(self) -> None: ...
    def show_dossier(self, dossier: Dossier, masked: bool, offered: frozenset[str]) -> None: ...
    def show_readings(self, rows: tuple[Reading, ...]) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_form(self, kind: FormKind, body: FormBody, offer_draft: str) -> None: ...
    def show_field_troubles(self, wrong: Mapping[str, Trouble]) -> None: ...
    def show_form_trouble(self, text: str, field: str | None, error: XinliError) -> None: ...
    def show_saving(self, busy: bool) -> None: ...
    def unsaved_body(self) -> FormBody | None: ...
    def hide_form(self) -> None: ...
    def saved_words(self, kind: FormKind) -> str: ...
    def done_words(self) -> str: ...
    def dropped_words(self) -> str: ...


class StudentPresenter:
    """Shows one student; opens, keeps and stores the thin forms, prints, and leads to the other pages."""

    def __init__(
        self, view: StudentView, asking: PapersView, session: Session, jobs: Jobs, host: Host
    ) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble, self._read_readings)
        self.files = PapersDesk(asking, session, jobs, host, self._trouble, self._reread)
        self._student_id: str | None = None
        self._older = False
        self._about: Section | DossierFact | LifeEvent | None = None
        self._tab = Tab.OVERVIEW
        self.dossier: Dossier | None = None
        self._form: FormKind | None = None
        self._drafts: DraftKeeper[FormBody] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument`` is a student's id; without one the student of before, if any, is shown again."""
        wanted = argument if isinstance(argument, str) else self._student_id
        if wanted is None:
            self._view.show_nobody()
            return
        if wanted != self._student_id:
            self.close_form()
            self.dossier = None
            self._older = False
            self._view.show_nobody()
        self._student_id = wanted
        self.files.turn_to(wanted)
        self._read(again=False)

    def refresh(self, changes: Changes) -> None:
        """Show again what was written, or the same with names hidden or shown."""
        if changes is Changes.NONE:
            if self.dossier is not None:
                self._show_again()
        elif self._student_id and changes & _RELEVANT:
            self._read(again=self.dossier is not None)

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        body = self._view.unsaved_body()
        if body is not None:
            self.keep_draft(body)

    # --- reading ---

    def show_tab(self, tab: Tab) -> None:
        """Another part of the page; who looked is read when asked for."""
        self._tab = tab
        self._read_readings()

    def unfold_older(self) -> None:
        """Show the entries before the last school year; this is noted."""
        self._older = True
        self._read(again=False)

    def to_roster(self) -> None:
        """The list, at this student's class."""
        student = self.dossier.student if self.dossier else None
        self._host.open("roster", student.class_id if student else None)

    def open_page(self, page: str) -> None:
        """研判, 方案, 预警 … for this student, as each page takes it."""
        if self._student_id is not None:
            argument = {"student": self._student_id} if page == "conference" else self._student_id
            self._host.open(page, argument)

    def begin(self, record: Record) -> None:
        """辅导, 家访 … for this student, on the page where it is written."""
        if self._student_id is not None:
            self._host.open(record.page, record.argument(self._student_id))

    def open_record(self, page: str, argument: object) -> None:
        """A line of the timeline on its own page."""
        self._host.open(page, argument)

    def print_paper(self, kind: PaperKind) -> None:
        """急用卡, 一人一档 or 班主任摘要."""
        if self._student_id is not None:
            self._papers.print(_PAPERS[kind], self._session, self._student_id)

    def mark_done(self, line_id: str) -> None:
        """A measure of the plan was done today."""
        if self._student_id is not None:
            self._jobs.run(
                _mark_done, self._session, self._student_id, line_id,
                done=self._marked, failed=self._trouble, owner=self,
            )  # fmt: skip

    def drop_event(self, event_id: str) -> None:
        """撤回 of an event noted by mistake; it can be put back."""
        self._jobs.run(
            life_events.remove, self._session, event_id,
            done=partial(self._dropped, event_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _dropped(self, event_id: str, _changes: Changes) -> None:
        self._host.toast(self._view.dropped_words(), partial(self._put_back, event_id))

    def _put_back(self, event_id: str) -> None:
        self._jobs.run(
            life_events.put_back, self._session, event_id,
            done=self._undone, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _reread(self) -> None:
        self._read(again=True)

    def _read(self, *, again: bool) -> None:
        self._jobs.run(
            _open, self._session, self._student_id, again, self._older,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, dossier: Dossier) -> None:
        if dossier.student.id != self._student_id:
            return
        self.dossier = dossier
        self._show_again()
        self._read_readings()

    def _show_again(self) -> None:
        if self.dossier is not None:
            pages = {"conference", "plan", "referral", *(record.page for record in Record)}
            offered = frozenset(page for page in pages if self._host.has(page))
            self._view.show_dossier(self.dossier, self._host.masked(), offered)

    def _read_readings(self) -> None:
        if self._tab is Tab.READINGS and self.dossier is not None and self.dossier.case is not None:
            self._jobs.run(
                readings, self._session, self._student_id,
                done=self._view.show_readings, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _marked(self, done_id: str) -> None:
        self._host.toast(self._view.done_words(), partial(self._undo_done, done_id))
        self._read(again=True)

    def _undo_done(self, done_id: str) -> None:
        self._jobs.run(
            plans.undo_done, self._session, done_id, done=self._undone, failed=self._trouble, owner=self
        )

    def _undone(self, _changes: Changes) -> None:
        self._read(again=True)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))

    # --- the forms ---

    def open_form(self, kind: FormKind, about: Section | DossierFact | LifeEvent | None = None) -> None:
        """One of the forms, with what was left unfinished on offer; ``about``: as ``first_body``."""
        if self.dossier is None or self.dossier.case is None:
            return
        self.flush()
        self._form, self._about = kind, about
        self._jobs.run(
            drafts.load_draft, self._session, draft_key(kind, self.dossier.student.id),
            done=self._show_form, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show_form(self, draft: Draft | None) -> None:
        if self._form is None or self.dossier is None:
            return
        name = self._session.account.display_name
        body = first_body(self._form, self.dossier.today, name, self._about)
        when = self._drafts.offer(draft, body, partial(_texts, fresh=body))
        self._view.show_form(self._form, body, when)

    def take_draft(self) -> None:
        """Go on where the person left off."""
        if self._form is not None and self._drafts.offered is not None:
            self._view.show_form(self._form, self._drafts.offered, "")

    def keep_draft(self, body: FormBody) -> None:
        """Keep what is typed, without asking."""
        if self._form is not None and self._student_id is not None:
            self._drafts.keep(draft_key(self._form, self._student_id), body)

    def save(self, kind: FormKind, body: FormBody) -> None:
        """Check and store a form."""
        if self._student_id is None:
            return
        wrong = troubles(kind, body)
        self._view.show_field_troubles(wrong)
        if wrong:
            return
        self._view.show_saving(True)
        self._jobs.run(
            store, self._session, self._student_id, kind, body,
            done=self._saved, failed=self._save_trouble, owner=self,
        )  # fmt: skip

    def close_form(self) -> None:
        """Put the form away; what was typed stays as a draft."""
        self.flush()
        self._form = None
        self._view.hide_form()

    def _saved(self, saved: RecordSaved) -> None:
        self._view.show_saving(False)
        self._form = None
        self._view.hide_form()
        self._host.draft(DraftState.NONE)
        self._host.toast(self._view.saved_words(saved.kind))

    def _save_trouble(self, error: XinliError) -> None:
        self._view.show_saving(False)
        self._view.show_form_trouble(sentence(error), place_of(error), error)


def _open(session: Session, student_id: str, again: bool, older: bool) -> Dossier:
    return open_dossier(session, student_id, again=again, older=older)


def _mark_done(session: Session, student_id: str, line_id: str) -> str:
    return plans.mark_done(session, student_id, line_id)


def _texts(kept: object, fresh: FormBody) -> FormBody | None:
    """A draft's fields that the form still has; a correction of something else is no draft of this one."""
    if not isinstance(kept, Mapping) or kept.get(CORRECTED) != fresh.get(CORRECTED):
        return None
    return {key: str(kept.get(key, value)) for key, value in fresh.items()}
