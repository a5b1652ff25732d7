"""What the page of two records does; no Qt here."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.merging import StudentField
from xinliapp.i18n.messages import sentence
from xinliapp.services import merging
from xinliapp.services.merging import Merged
from xinliapp.services.session import Session
from xinliapp.ui.merging.facts import MergerRow, PairPage
from xinliapp.ui.merging.reading import read_mergers, read_pair
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.picking import PickRow


class MergingView(Protocol):
    """What the presenter asks of the widgets."""

    def show_pair(self, page: PairPage | None, masked: bool) -> None: ...
    def show_mergers(self, rows: tuple[MergerRow, ...], masked: bool) -> None: ...
    def clear_reason(self) -> None: ...
    def show_reason_error(self, text: str) -> None: ...
    def refuse_newer(self, text: str) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def clear_trouble(self) -> None: ...
    def tell_merged(self, merge_id: str, left: int) -> None: ...


class MergingPresenter:
    """Two students, the one that stays first."""

    def __init__(self, view: MergingView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view, self._session, self._jobs, self._host = view, session, jobs, host
        self._kept = self._other = ""
        self._taken: set[StudentField] = set()
        self._page: PairPage | None = None

    def start(self, argument: object) -> None:
        """``argument``: the ids of two students as chosen in the roster, or nothing."""
        if isinstance(argument, tuple | list) and len(argument) == 2:
            self._kept, self._other = (str(each) for each in argument)
            self._taken.clear()
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Records of the two may have changed; names too."""
        if changes is Changes.NONE or changes & merging.CHANGES:
            self._load()

    def flush(self) -> None:
        """The reason is one line, and nothing is half done without it."""

    def pick_kept(self, row: PickRow) -> None:
        """The record that is to stay."""
        self._kept = row.id
        self._chosen()

    def pick_other(self, row: PickRow) -> None:
        """The record that is to go into it."""
        self._other = row.id
        self._chosen()

    def swap(self) -> None:
        """The other way round."""
        self._kept, self._other = self._other, self._kept
        self._chosen()

    def take(self, field: StudentField, wanted: bool) -> None:
        """Whether the value of the record that goes holds for a field."""
        (self._taken.add if wanted else self._taken.discard)(field)
        self._load_pair()

    def merge(self, reason: str) -> None:
        """Make one of two."""
        if self._page is None:
            return
        self._view.clear_trouble()
        wanted = partial(merging.merge, take=tuple(self._taken), seen=self._page.found.mark)
        self._jobs.run(
            wanted, self._session, self._kept, self._other, reason,
            done=self._merged, failed=self._trouble, owner=self,
        )  # fmt: skip

    def undo(self, merge_id: str) -> None:
        """Two of one again."""
        self._view.clear_trouble()
        self._jobs.run(
            merging.undo, self._session, merge_id, done=self._undone, failed=self._trouble, owner=self
        )

    def look(self) -> None:
        """What stands now, after a refusal."""
        self._view.clear_trouble()
        self._load()

    def _chosen(self) -> None:
        self._taken.clear()
        self._view.clear_trouble()
        self._load()

    def _load(self) -> None:
        self._jobs.run(read_mergers, self._session, done=self._show_mergers, failed=self._trouble, owner=self)
        self._load_pair()

    def _load_pair(self) -> None:
        if not self._kept or not self._other:
            self._show(None)
            return
        self._jobs.run(
            read_pair, self._session, self._kept, self._other, frozenset(self._taken),
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, page: PairPage | None) -> None:
        self._page = page
        self._view.show_pair(page, self._host.masked())

    def _show_mergers(self, rows: tuple[MergerRow, ...]) -> None:
        self._view.show_mergers(rows, self._host.masked())

    def _merged(self, merged: Merged) -> None:
        self._other = ""
        self._taken.clear()
        self._view.clear_reason()
        self._view.tell_merged(merged.id, merged.left)
        self._load()

    def _undone(self, _changes: Changes) -> None:
        self._load()

    def _trouble(self, error: XinliError) -> None:
        if error.code == "changed_since":
            self._view.refuse_newer(sentence(error))
        elif error.code in ("field_required", "field_wrong"):
            self._view.show_reason_error(sentence(error))
        else:
            self._page = None
            self._view.show_trouble(sentence(error))
