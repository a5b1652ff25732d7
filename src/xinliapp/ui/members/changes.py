"""What 合并/更名 does on the page of the register; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.member_changes import MemberChangeKind
from xinliapp.i18n.messages import sentence
from xinliapp.services import member_changes
from xinliapp.services.member_register import RegisterLine
from xinliapp.services.session import Session

_FIELDS = {"新名称": "name", "并入": "into", "起于": "day", "依据": "note"}


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """The form as typed; ``day`` is ``YYYY-MM-DD``, what a kind does not need is left as it is."""

    kind: MemberChangeKind
    code: str
    new_code: str
    name: str
    into: str
    day: str
    note: str


class ChangesView(Protocol):
    """What the presenter asks of the widgets."""

    def show_change(self, line: RegisterLine, others: Sequence[tuple[str, str]], today: str) -> None: ...
    def mark_change(self, text: str, field: str) -> None: ...
    def say_changed(self, name: str) -> None: ...
    def close_panel(self) -> None: ...


def change(session: Session, entry: ChangeEntry) -> Changes:
    """Register one change.

    Raises:
        UserError: as :mod:`xinliapp.services.member_changes`.
    """
    try:
        day = dt.date.fromisoformat(entry.day)
    except ValueError:
        raise UserError("field_required", field="起于") from None
    if entry.kind is MemberChangeKind.RENAMED:
        return member_changes.rename(session, entry.code, entry.name, day, entry.note)
    if entry.kind is MemberChangeKind.RECODED:
        return member_changes.recode(session, entry.code, entry.new_code, entry.name, day, entry.note)
    if not entry.into:
        raise UserError("field_required", field="并入")
    return member_changes.merge_into(session, entry.code, entry.into, day, entry.note)


class ChangesPresenter:
    """One school at a time: its change is registered, or the last one taken back."""

    def __init__(self, view: ChangesView, session: Session, jobs: Jobs) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._name = ""

    def open(self, line: RegisterLine, lines: Sequence[RegisterLine]) -> None:
        """The form for one school; ``lines`` are all, it may become part of any that is one of its own."""
        others = [
            (other.school.code, other.school.name)
            for other in lines
            if other.merger is None and other.school.code != line.school.code
        ]
        self._name = line.school.name
        self._view.show_change(line, others, self._session.clock.now().date().isoformat())

    def save(self, entry: ChangeEntry) -> None:
        """Check and store the change."""
        self._jobs.run(change, self._session, entry, done=self._done, failed=self._trouble, owner=self)

    def take_back(self, change_id: str, reason: str) -> None:
        """撤回 the last change."""
        self._jobs.run(
            member_changes.take_back, self._session, change_id, reason,
            done=self._done, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _done(self, _changes: Changes) -> None:
        self._view.close_panel()
        self._view.say_changed(self._name)

    def _trouble(self, error: XinliError) -> None:
        field = _FIELDS.get(str(error.params.get("field", "")), "")
        if error.code in ("member_code_wrong", "member_code_taken"):
            field = "new_code"
        self._view.mark_change(sentence(error), field)
