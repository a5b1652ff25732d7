"""What the page of the school's own numbers does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import local_layer, review_interval
from xinliapp.services.session import Session
from xinliapp.ui.local_rules.facts import RulesPage
from xinliapp.ui.local_rules.reading import read_page
from xinliapp.widgets.hosting import Host


class RulesView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: RulesPage) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_field_error(self, field: str, text: str) -> bool: ...
    def saved(self) -> None: ...
    def review_saved(self) -> None: ...
    def choose(self, clause_id: str) -> None: ...
    def done_words(self) -> str: ...


class RulesPresenter:
    """Loads the page, sets a number or takes it back."""

    def __init__(self, view: RulesView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._wanted = ""

    def start(self, argument: object) -> None:
        """``argument``: nothing, or the id of a clause to show."""
        self._wanted = argument if isinstance(argument, str) else ""
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when settings were written."""
        if changes is Changes.NONE or changes & (Changes.SETTINGS | Changes.SCHOOL):
            self._load()

    def flush(self) -> None:
        """One number and one line of reason: nothing is kept as a draft."""

    def set_number(self, key: str, typed: str, reason: str) -> None:
        """保存: ``typed`` is what stands in the field."""
        try:
            value = float(typed.strip())
        except ValueError:
            self._trouble(UserError("field_wrong", field="本校设定", why="应为数字"))
            return
        self._write(key, value, reason)

    def take_back(self, key: str, reason: str) -> None:
        """不再设定."""
        self._write(key, None, reason)

    def set_review(self, typed: str) -> None:
        """复评间隔: days as typed; nothing typed asks every time."""
        self._set_interval(review_interval.set_days, "复评间隔", typed)

    def set_follow_up(self, typed: str) -> None:
        """跟踪间隔: the same for referrals."""
        self._set_interval(review_interval.set_follow_up_days, "跟踪间隔", typed)

    def _set_interval(self, write: Callable[..., Changes], field: str, typed: str) -> None:
        if typed and not (typed.isascii() and typed.isdigit()):
            self._trouble(UserError("field_wrong", field=field, why="应为整数"))
            return
        self._jobs.run(
            write, self._session, int(typed) if typed else None,
            done=self._review_done, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _review_done(self, _changes: Changes) -> None:
        self._view.review_saved()
        self._host.toast(self._view.done_words())
        self._load()

    def choose_packs(self, pack_ids: tuple[str, ...]) -> None:
        """By which packs the school is judged."""
        self._jobs.run(
            local_layer.choose_packs, self._session, pack_ids,
            done=self._done, failed=self._not_chosen, owner=self,
        )  # fmt: skip

    def _not_chosen(self, error: XinliError) -> None:
        self._load()
        self._trouble(error)

    def _write(self, key: str, value: float | None, reason: str) -> None:
        self._jobs.run(
            local_layer.set_number, self._session, key, value, reason,
            done=self._done, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _load(self) -> None:
        self._jobs.run(read_page, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, page: RulesPage) -> None:
        self._view.show_page(page)
        if self._wanted:
            self._view.choose(self._wanted)
            self._wanted = ""

    def _done(self, _changes: Changes) -> None:
        self._view.saved()
        self._host.toast(self._view.done_words())
        self._load()

    def _trouble(self, error: XinliError) -> None:
        text = sentence(error)
        if not self._view.show_field_error(str(error.params.get("field", "")), text):
            self._view.show_trouble(text)
