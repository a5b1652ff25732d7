"""What the page of school, calendar and classes does; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from xinliapp.domain.calendar import SchoolYear
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import drafts, school
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.ui.school_settings.checking import next_year, preview
from xinliapp.ui.school_settings.facts import Marks, Problem, SettingsPage, Typed, YearForm, YearPreview
from xinliapp.ui.school_settings.keeping import from_body, seen_of, to_body
from xinliapp.ui.school_settings.reading import SCREEN, Saved, check, forget_draft, read_page, save
from xinliapp.widgets.hosting import DraftState, Host

_SEEN = Changes.SCHOOL | Changes.CALENDAR | Changes.ROSTER | Changes.BUNDLES


class SettingsView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: SettingsPage) -> None: ...
    def show_preview(self, found: YearPreview) -> None: ...
    def add_year(self, form: YearForm) -> None: ...
    def show_problems(self, problems: tuple[Problem, ...]) -> None: ...
    def keep_problems(self, problems: Sequence[Problem]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_saving(self, busy: bool) -> None: ...
    def say_saved(self) -> str: ...
    def typed(self) -> Typed: ...
    def restore(self, typed: Typed) -> None: ...
    def say_restored(self, time: str) -> None: ...
    def show_newer(self, text: str) -> None: ...
    def offer_mine(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Reading:
    page: SettingsPage
    years: tuple[SchoolYear, ...]
    draft: drafts.Draft | None


def read(session: Session) -> _Reading:
    """The page as stored, and what was typed and not saved."""
    return _Reading(read_page(session), school.calendar(session), drafts.load_draft(session, SCREEN))


class SettingsPresenter:
    """One form for three things; saving writes only what was changed."""

    def __init__(self, view: SettingsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._page: SettingsPage | None = None
        self._stored: dict[int, SchoolYear] = {}
        self._restored = False
        self._kept = False
        self._seen: Marks | None = None  # what the form was filled with
        self._mine: Typed | None = None  # set aside while what stands now is looked at
        self._drafts: DraftKeeper[Typed] = DraftKeeper(session, jobs, partial(host.draft, DraftState.SAVED))

    def start(self, argument: object) -> None:
        """Load, unless something typed stands there."""
        self.refresh(Changes.NONE)

    def refresh(self, changes: Changes) -> None:
        """Load again when it was changed elsewhere; never over what is being typed."""
        if changes is not Changes.NONE and not changes & _SEEN:
            return
        if self._page is None or not self._view.typed().anything:
            self._load()

    def flush(self) -> None:
        """Keep what was typed; nothing typed any more means no draft any more."""
        if self._page is None or not self._page.rights.any:
            return
        typed = self._view.typed()
        if typed.anything:
            self._kept = True
            self._drafts.keep(SCREEN, to_body(typed, self._seen))
        elif self._kept:
            self._drafts.keep_with(forget_draft)
            self._draft_gone(None)

    # --- what the person wants ---

    def year_touched(self, form: YearForm) -> None:
        """The calendar was changed or another year chosen: say how it will be counted."""
        self._view.show_preview(preview(form, self._stored.get(form.start_year)))

    def mended(self) -> None:
        """Something was changed while fields are marked."""
        self._view.keep_problems(check(self._view.typed()))

    def add_year(self, known: tuple[YearForm, ...]) -> None:
        """添加下一学年."""
        if self._page is not None:
            self._view.add_year(next_year(known, self._page.current))

    def save(self) -> None:
        """保存."""
        typed = self._view.typed()
        if not typed.anything:
            return
        self._view.show_saving(True)
        self._jobs.run(
            save, self._session, typed, self._seen, done=self._saved, failed=self._trouble, owner=self
        )

    def look_again(self) -> None:
        """看现在的: what another place saved; what stands in the fields is kept as the draft."""
        self.flush()
        self._mine = self._view.typed()
        self._load()

    def take_mine(self) -> None:
        """接着写: what was typed here over what is stored, which was seen by now."""
        if self._mine is not None:
            self._view.restore(self._mine)
            self._mine = None

    def discard(self) -> None:
        """放弃修改: back to what is stored."""
        self._jobs.run(
            drafts.delete_draft, self._session, SCREEN,
            done=self._discarded, failed=self._trouble, owner=self,
        )  # fmt: skip

    # --- jobs ---

    def _load(self) -> None:
        self._jobs.run(read, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, found: _Reading) -> None:
        self._page, self._seen = found.page, found.page.marks
        self._stored = {year.start_year: year for year in found.years}
        self._view.show_page(found.page)
        if self._mine is not None:
            self._view.offer_mine()
            return
        typed = from_body(found.draft.body) if found.draft is not None and not self._restored else None
        self._restored = True
        if typed is not None and found.draft is not None and found.page.rights.any:
            self._view.restore(typed)
            self._seen = seen_of(found.draft.body) or self._seen
            self._kept = True
            self._view.say_restored(found.draft.saved_at[11:16])

    def _saved(self, saved: Saved) -> None:
        self._view.show_saving(False)
        if saved.problems:
            self._view.show_problems(saved.problems)
            return
        self._host.toast(self._view.say_saved())
        self._draft_gone(None)
        self._load()

    def _discarded(self, _result: object) -> None:
        self._draft_gone(None)
        self._load()

    def _draft_gone(self, _result: object) -> None:
        self._kept, self._mine = False, None
        self._host.draft(DraftState.NONE)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_saving(False)
        if error.code == "changed_since":
            self._view.show_newer(sentence(error))
        else:
            self._view.show_trouble(sentence(error))
