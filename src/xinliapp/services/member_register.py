"""The bureau's register as a page shows it: every school with the state of its key, and a list read in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from xinliapp.domain.bureau import MemberKey, MemberSchool
from xinliapp.domain.clock import stamp
from xinliapp.domain.member_changes import Identities, MemberChange
from xinliapp.domain.spreadsheet import Workbook
from xinliapp.services.session import Session
from xinliapp.sheets.reader import read_workbook
from xinliapp.storage import accounts, member_changes, members


class KeyState(Enum):
    """Whether a bundle signed by the school would be believed now."""

    CHECKED = "checked"
    UNCHECKED = "unchecked"  # no key yet
    ENDED = "ended"  # revoked, or replaced and not renewed


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One school. ``key`` is the one in force, else the newest; ``checked_by`` the person's name.

    ``codes`` are all it had, the present one first; ``history`` what was changed, oldest first; ``merger``
    how it became part of another school, None while it is one of its own.
    """

    school: MemberSchool
    state: KeyState
    key: MemberKey | None
    checked_by: str
    codes: tuple[str, ...] = ()
    history: tuple[MemberChange, ...] = ()
    merger: MemberChange | None = None

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.school.code


def register(session: Session) -> tuple[RegisterLine, ...]:
    """All schools by code; a former code has no line of its own."""
    known = member_changes.identities(session.database)
    now = stamp(session.clock.now())
    names = {account.id: account.display_name for account in accounts.all_accounts(session.database)}
    keys: dict[str, list[MemberKey]] = {}
    for key in members.all_keys(session.database):
        keys.setdefault(known.current(key.school_code), []).append(key)
    return tuple(
        _line(school, keys.get(school.code, []), now, names, known)
        for school in members.members(session.database)
        if known.current(school.code) == school.code
    )


def _line(
    school: MemberSchool, keys: list[MemberKey], now: str, names: dict[str, str], known: Identities
) -> RegisterLine:
    valid = [key for key in keys if key.valid_at(now)]
    newest = valid or keys
    shown = newest[-1] if newest else None
    state = KeyState.CHECKED if valid else KeyState.ENDED if keys else KeyState.UNCHECKED
    code = school.code
    return RegisterLine(
        school, state, shown, "" if shown is None else names.get(shown.checked_by, ""),
        known.codes(code), known.history(code), known.merger(code),
    )  # fmt: skip


def read_list(path: Path) -> Workbook:
    """A list of schools as handed over, read by the guarded reader; touches no vault.

    Raises:
        UserError: one ``sheet_…`` code with the file's name.
    """
    return read_workbook(path)
