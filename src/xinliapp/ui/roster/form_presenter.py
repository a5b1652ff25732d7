"""The student form: opened, kept as a draft, checked, stored; one tag for several students. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.students import Student
from xinliapp.i18n.messages import sentence
from xinliapp.services import drafts, student_tags
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.drafts import Draft
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.services.student_tags import TagsGiven
from xinliapp.services.students import SavedStudent, StudentRow
from xinliapp.ui.roster import reading
from xinliapp.ui.roster.entry import (
    FieldTrouble,
    StudentEntry,
    entry_of,
    from_draft,
    missing,
    read_entry,
    to_draft,
    trouble_of,
)
from xinliapp.ui.roster.reading import OneStudent, draft_key, rights_of
from xinliapp.ui.roster.tag_entry import TagEntry, read_tag, read_tags
from xinliapp.widgets.hosting import DraftState, Host


class FormView(Protocol):
    """What the form asks of the widgets."""

    def show_trouble(self, text: str) -> None: ...
    def show_entry(self, entry: StudentEntry, *, adding: bool, offer_draft: str) -> None: ...
    def show_saving(self, busy: bool) -> None: ...
    def show_missing(self, names: Sequence[str]) -> None: ...
    def show_entry_trouble(self, text: str, field: str, error: XinliError) -> None: ...
    def show_newer(self, text: str) -> None: ...
    def unsaved_entry(self) -> StudentEntry | None: ...
    def hide_entry(self) -> None: ...
    def say_saved(self, adding: bool, sealed: bool, warnings: Sequence[str]) -> None: ...
    def show_tag_form(self, students: int) -> None: ...
    def show_tag_trouble(self, text: str, error: XinliError) -> None: ...
    def hide_tag_form(self) -> None: ...
    def say_tagged(self, given: TagsGiven) -> None: ...


class StudentForm:
    """One form at a time; whoever may only read never comes here."""

    def __init__(self, view: FormView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._rights = rights_of(session)
        self._before: Student | None = None
        self._shown: StudentEntry | None = None  # a known student as it stands in the vault
        self._open = False
        self._sealing = False
        self._chosen: tuple[str, ...] = ()
        self._drafts: DraftKeeper[StudentEntry] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    @property
    def entry_open(self) -> bool:
        """Whether the form is shown."""
        return self._open

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        entry = self._view.unsaved_entry()
        if entry is not None:
            self.keep_draft(entry)

    # --- opening ---

    def new_student(self, class_id: str | None = None) -> None:
        """An empty form; the class now shown is preset."""
        if not self._rights.edit:
            return
        self._jobs.run(
            drafts.load_draft, self._session, draft_key(None),
            done=partial(self._show_new, class_id or ""), failed=self._trouble, owner=self,
        )  # fmt: skip

    def edit_student(self, row: StudentRow) -> None:
        """The form with one student's fields."""
        if not self._rights.edit:
            return
        self._jobs.run(
            reading.read_student, self._session, row.id,
            done=self._show_edit, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show_new(self, class_id: str, draft: Draft | None) -> None:
        self._before, self._shown, self._open = None, None, True
        self._offer(StudentEntry(class_id=class_id), draft)

    def _show_edit(self, found: OneStudent) -> None:
        self._before, self._open = found.student, True
        self._shown = entry_of(found.student, found.tags)
        self._offer(self._shown, found.draft)

    def _offer(self, entry: StudentEntry, draft: Draft | None) -> None:
        when = self._drafts.offer(draft, entry, from_draft)
        self._view.show_entry(entry, adding=self._before is None, offer_draft=when)

    def take_draft(self) -> None:
        """Go on where the person left off."""
        if self._drafts.offered is not None:
            self._view.show_entry(self._drafts.offered, adding=self._before is None, offer_draft="")

    def look_again(self, entry: StudentEntry) -> None:
        """看现在的: what another place saved; the form as it stands is offered to go on with."""
        if self._open and self._before is not None:
            self._jobs.run(
                reading.read_student, self._session, self._before.id,
                done=partial(self._show_newer, entry), failed=self._trouble, owner=self,
            )  # fmt: skip

    def _show_newer(self, mine: StudentEntry, found: OneStudent) -> None:
        self._before, self._shown = found.student, entry_of(found.student, found.tags)
        self._drafts.offered = mine  # with its tags, which a draft outside the case file does not hold
        when = found.draft.saved_at[11:16] if found.draft is not None else ""
        self._view.show_entry(self._shown, adding=False, offer_draft=when)

    def keep_draft(self, entry: StudentEntry) -> None:
        """Keep what is typed, without asking."""
        if self._open:
            key = draft_key(self._before.id if self._before else None)
            self._drafts.keep(key, to_draft(entry, with_tags=self._rights.tags))

    def close_entry(self) -> None:
        """Put the form away; what was typed stays as a draft."""
        self.flush()
        self._put_away()

    def _put_away(self) -> None:
        self._open = False
        self._view.hide_entry()

    # --- storing ---

    def save(self, entry: StudentEntry) -> None:
        """Check and store the form."""
        empty = missing(entry, self._shown)
        if empty:
            self._view.show_missing(empty)
            return
        try:
            typed = read_entry(entry, self._before)
            tags = read_tags(entry.tags, self._shown.tags if self._shown else ())
        except UserError as error:
            self._save_trouble(entry, error)
            return
        self._sealing = bool(tags.add) and not self._rights.tags
        self._view.show_saving(True)
        before = self._before
        store = partial(reading.edit, student_id=before.id, seen=mark_of(before)) if before else reading.add
        self._jobs.run(
            partial(store, typed=typed, tags=tags), self._session,
            done=self._saved, failed=partial(self._save_trouble, entry), owner=self,
        )  # fmt: skip

    def _saved(self, saved: SavedStudent) -> None:
        adding = self._before is None
        self._view.show_saving(False)
        self._host.draft(DraftState.NONE)
        self._put_away()
        self._view.say_saved(adding, self._sealing, saved.warnings)

    def _save_trouble(self, entry: StudentEntry, error: XinliError) -> None:
        """The sentence says that the rest is kept as a draft: so it is."""
        self._view.show_saving(False)
        self.keep_draft(entry)
        if error.code == "changed_since":
            self._view.show_newer(sentence(error))
            return
        trouble = trouble_of(error) or self._tag_trouble(error)
        if trouble is None:
            self._view.show_trouble(sentence(error))
        else:
            self._view.show_entry_trouble(sentence(error), trouble.field, error)

    @staticmethod
    def _tag_trouble(error: XinliError) -> FieldTrouble | None:
        return FieldTrouble("tags", error) if error.code == "case_closed" else None

    # --- one tag for several ---

    def choose_for_tag(self, rows: Sequence[StudentRow]) -> None:
        """Open the short form that gives the rows chosen one tag."""
        if self._rights.edit and rows:
            self._chosen = tuple(row.id for row in rows)
            self._view.show_tag_form(len(self._chosen))

    def give_tag(self, tag: TagEntry) -> None:
        """Check and give it."""
        try:
            ready = read_tag(tag)
        except UserError as error:
            self._view.show_tag_trouble(sentence(error), error)
            return
        self._jobs.run(
            student_tags.give, self._session, self._chosen, ready,
            done=self._given, failed=self._give_trouble, owner=self,
        )  # fmt: skip

    def _given(self, given: TagsGiven) -> None:
        self._view.hide_tag_form()
        self._view.say_tagged(given)

    def _give_trouble(self, error: XinliError) -> None:
        self._view.show_tag_trouble(sentence(error), error)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
