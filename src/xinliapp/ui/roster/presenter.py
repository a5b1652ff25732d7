"""What the roster page does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs, repeatable
from xinliapp.domain.papers import Paper
from xinliapp.domain.students import Student
from xinliapp.i18n.messages import sentence
from xinliapp.services import activity_print, drafts, roster_print, safeguard_papers, school, students
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.drafts import Draft
from xinliapp.services.school import ClassRow
from xinliapp.services.session import Session
from xinliapp.services.students import RosterCounts, SavedStudent, StudentFilter, StudentInput, StudentRow
from xinliapp.ui.roster.entry import (
    StudentEntry,
    entry_of,
    from_draft,
    missing,
    read_entry,
    to_draft,
    trouble_of,
)
from xinliapp.widgets.hosting import DraftState, Host


def draft_key(student_id: str | None) -> str:
    """Under what name the form of a student (None: a new one) is kept."""
    return f"roster.student:{student_id or 'new'}"


@dataclass(frozen=True, slots=True)
class RosterPage:
    """One reading of everything the page shows."""

    rows: tuple[StudentRow, ...]
    counts: RosterCounts
    classes: tuple[ClassRow, ...]


class RosterView(Protocol):
    """What the presenter asks of the widgets."""

    def show_rows(self, rows: Sequence[StudentRow], masked: bool) -> None: ...
    def show_counts(self, shown: int, counts: RosterCounts) -> None: ...
    def show_classes(self, classes: Sequence[ClassRow]) -> None: ...
    def choose_class(self, class_id: str | None) -> None: ...
    def show_trouble(self, text: str, *, offer_blank: bool = False) -> None: ...
    def show_entry(self, entry: StudentEntry, *, adding: bool, offer_draft: str) -> None: ...
    def show_saving(self, busy: bool) -> None: ...
    def show_missing(self, names: Sequence[str]) -> None: ...
    def show_entry_trouble(self, text: str, field: str, error: XinliError) -> None: ...
    def unsaved_entry(self) -> StudentEntry | None: ...
    def hide_entry(self) -> None: ...
    def say_saved(self, adding: bool, warnings: Sequence[str]) -> None: ...


@repeatable
def read_page(session: Session, wanted: StudentFilter) -> RosterPage:
    """Rows, counts and the classes to choose from, in one visit to the database thread."""
    return RosterPage(
        tuple(students.list_students(session, wanted)),
        students.counts(session),
        tuple(school.classes(session)),
    )


def read_student(session: Session, student_id: str) -> tuple[Student, Draft | None]:
    """A student and what this person had typed about a student and not saved."""
    return students.student(session, student_id), drafts.load_draft(session, draft_key(student_id))


def add(session: Session, typed: StudentInput) -> SavedStudent:
    """Store a new student and forget the draft."""
    saved = students.add_student(session, typed)
    drafts.delete_draft(session, draft_key(None))
    return saved


def edit(session: Session, student_id: str, typed: StudentInput) -> SavedStudent:
    """Store what was changed and forget the draft."""
    saved = students.edit_student(session, student_id, typed)
    drafts.delete_draft(session, draft_key(student_id))
    return saved


class RosterPresenter:
    """Filters, opens, adds and changes students; the wizard for importing is a page of its own."""

    def __init__(self, view: RosterView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self.wanted = StudentFilter()
        self._before: Student | None = None
        self._open = False
        self._drafts: DraftKeeper[StudentEntry] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )
        self._printing: Callable[..., Paper] | None = None

    def start(self, argument: object) -> None:
        """``argument`` may be a class id to show alone."""
        if isinstance(argument, str):
            self.wanted = replace(self.wanted, class_id=argument)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when the roster changed or names were hidden or shown."""
        if changes is Changes.NONE or changes & (Changes.ROSTER | Changes.SCHOOL):
            self._load()

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        entry = self._view.unsaved_entry()
        if entry is not None:
            self.keep_draft(entry)

    # --- the list ---

    def narrow(
        self,
        *,
        class_id: str | None,
        text: str,
        include_left: bool,
        phone_missing: bool,
        number_doubtful: bool,
    ) -> None:
        """Show only what is asked for."""
        self.wanted = StudentFilter(
            class_id=class_id,
            text=text.strip(),
            include_left=include_left,
            phone_missing=phone_missing,
            number_doubtful=number_doubtful,
        )
        self._load()

    def open_student(self, row: StudentRow) -> None:
        """One student's page."""
        self._host.open("student", row.id)

    def start_import(self, path: str = "") -> None:
        """The import wizard, with a file that was dropped on the list."""
        self._host.open("roster_import", path or None)

    def print_class(self, class_id: str | None) -> None:
        """The class list of one class, in the preview."""
        if class_id is None:
            self._view.show_trouble(sentence(UserError("class_not_chosen")))
            return
        self._print(partial(roster_print.class_list_pdf, class_id=class_id))

    def print_school(self, what: str) -> None:
        """心理委员名册 or 预警网络表 of the whole school."""
        if what == "representatives":
            self._print(activity_print.representatives)
        else:
            self._print(_network)

    def print_blank(self) -> None:
        """Print again, leaving squares for characters no font has."""
        if self._printing is not None:
            self._print(self._printing, blank_missing=True)

    def _print(self, make: Callable[..., Paper], *, blank_missing: bool = False) -> None:
        self._printing = make
        self._jobs.run(
            partial(make, blank_missing=blank_missing),
            self._session,
            done=self._host.show_paper,
            failed=self._print_trouble,
            owner=self,
        )

    def _print_trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error), offer_blank=error.code == "glyphs_missing")

    # --- one student in the panel ---

    def new_student(self) -> None:
        """An empty form; the class now shown is preset."""
        self._jobs.run(
            drafts.load_draft, self._session, draft_key(None),
            done=self._show_new, failed=self._trouble, owner=self,
        )  # fmt: skip

    def edit_student(self, row: StudentRow) -> None:
        """The form with one student's fields."""
        self._jobs.run(
            read_student, self._session, row.id, done=self._show_edit, failed=self._trouble, owner=self
        )

    def _show_new(self, draft: Draft | None) -> None:
        self._before, self._open = None, True
        self._offer(StudentEntry(class_id=self.wanted.class_id or ""), draft)

    def _show_edit(self, found: tuple[Student, Draft | None]) -> None:
        self._before, self._open = found[0], True
        self._offer(entry_of(found[0]), found[1])

    def _offer(self, entry: StudentEntry, draft: Draft | None) -> None:
        when = self._drafts.offer(draft, entry, from_draft)
        self._view.show_entry(entry, adding=self._before is None, offer_draft=when)

    def take_draft(self) -> None:
        """Go on where the person left off."""
        if self._drafts.offered is not None:
            self._view.show_entry(self._drafts.offered, adding=self._before is None, offer_draft="")

    def keep_draft(self, entry: StudentEntry) -> None:
        """Keep what is typed, without asking."""
        if self._open:
            self._drafts.keep(draft_key(self._student_id()), to_draft(entry))

    def save(self, entry: StudentEntry) -> None:
        """Check and store the form."""
        before = entry_of(self._before) if self._before else None
        empty = missing(entry, before)
        if empty:
            self._view.show_missing(empty)
            return
        try:
            typed = read_entry(entry, self._before)
        except UserError as error:
            self._save_trouble(error)
            return
        self._view.show_saving(True)
        if self._before is None:
            self._jobs.run(add, self._session, typed, done=self._saved, failed=self._save_trouble, owner=self)
        else:
            self._jobs.run(
                edit, self._session, self._before.id, typed,
                done=self._saved, failed=self._save_trouble, owner=self,
            )  # fmt: skip

    def close_entry(self) -> None:
        """Put the form away; what was typed stays as a draft."""
        self.flush()
        self._put_away()

    def _put_away(self) -> None:
        self._open = False
        self._view.hide_entry()

    def _saved(self, saved: SavedStudent) -> None:
        adding = self._before is None
        self._view.show_saving(False)
        self._host.draft(DraftState.NONE)
        self._put_away()
        self._view.say_saved(adding, saved.warnings)

    def _save_trouble(self, error: XinliError) -> None:
        self._view.show_saving(False)
        trouble = trouble_of(error)
        if trouble is None:
            self._view.show_trouble(sentence(error))
        else:
            self._view.show_entry_trouble(sentence(error), trouble.field, error)

    @property
    def entry_open(self) -> bool:
        """Whether the form is shown."""
        return self._open

    def _student_id(self) -> str | None:
        return self._before.id if self._before else None

    # --- loading ---

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self.wanted, done=self._show, failed=self._trouble, owner=self
        )

    def _show(self, page: RosterPage) -> None:
        self._view.show_classes(page.classes)
        self._view.choose_class(self.wanted.class_id)
        self._view.show_rows(page.rows, self._host.masked())
        self._view.show_counts(len(page.rows), page.counts)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))


def _network(session: Session, *, blank_missing: bool) -> Paper:
    """Nobody in it is a student: there is nothing to leave blank."""
    del blank_missing
    return safeguard_papers.warning_network_pdf(session)
