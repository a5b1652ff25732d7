"""Keeps what a page's forms hold before it is saved, and offers it again; for presenters, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.services import drafts
from xinliapp.services.drafts import Draft
from xinliapp.services.session import Session

Body = TypeVar("Body")


class DraftKeeper(Generic[Body]):
    """One per page. ``told`` gets the time (``HH:MM``) whenever something was kept, for the status bar.

    ``offered`` is the form a person left unfinished and may go on with, or None.
    """

    def __init__(self, session: Session, jobs: Jobs, told: Callable[[str], None]) -> None:
        self._session = session
        self._jobs = jobs
        self._told = told
        self.offered: Body | None = None

    def keep(self, key: str, body: object) -> None:
        """Keep a form (plain JSON) under its key, without asking, even if the program locks this moment."""
        self.keep_with(drafts.save_draft, key, body)

    def keep_with(self, save: Callable[..., str], *args: object) -> None:
        """The same for a page that keeps several forms in one draft: ``save(session, *args)`` does it.

        ``save`` returns the moment, or "" when nothing was left to keep.
        """
        self._jobs.run(
            save, self._session, *args, done=self._kept, owner=self, priority=Priority.URGENT
        )  # fmt: skip

    def offer(self, draft: Draft | None, fresh: Body, read: Callable[[object], Body | None]) -> str:
        """Compare what was kept with the form as it would open; when it was kept (``HH:MM``), "" if the same.

        ``read`` turns a draft's body into the form, None for one that an older program kept.
        """
        kept = read(draft.body) if draft is not None else None
        self.offered = kept if kept != fresh else None
        return draft.saved_at[11:16] if draft is not None and self.offered is not None else ""

    def _kept(self, moment: str) -> None:
        if moment:
            self._told(moment[11:16])
