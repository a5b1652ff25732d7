"""What the account page does; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from xinliapp.domain.accounts import Account, Compartment, Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.domain.school import Edition
from xinliapp.i18n.messages import sentence
from xinliapp.services import accounts, passphrases, school
from xinliapp.services.account_facts import last_sign_ins
from xinliapp.services.passphrases import Strength
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host

ROLES: dict[Edition, tuple[Role, ...]] = {
    Edition.SCHOOL: (Role.COUNSELOR, Role.PRINCIPAL, Role.REGISTRAR),
    Edition.BUREAU: (Role.CLERK, Role.OFFICER),
}


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One person: what the role opens, and whether it is the reader."""

    id: str
    name: str
    display_name: str
    role: Role
    active: bool
    own: bool
    core: bool
    case: bool
    sign: bool
    added_on: str
    seen_on: str = ""


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Everybody, and which roles this unit has."""

    lines: tuple[AccountLine, ...]
    roles: tuple[Role, ...]
    known_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewAccount:
    """The form for a new person as typed."""

    name: str
    display_name: str
    role: Role
    first: str
    again: str


@dataclass(frozen=True, slots=True)
class NewPassphrase:
    """The form for another passphrase of one's own, as typed."""

    old: str
    first: str
    again: str


class AccountsView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: AccountsPage) -> None: ...
    def show_trouble(self, text: str, field: str = "") -> None: ...
    def show_strength(self, strength: Strength) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def close_panel(self) -> None: ...
    def say_added(self, display_name: str) -> None: ...
    def say_changed(self) -> None: ...
    def say_disabled(self, display_name: str) -> None: ...
    def ask_disable(self, line: AccountLine) -> None: ...


def read_page(session: Session) -> AccountsPage:
    """Everybody with an account, and the words nobody should use in a passphrase."""
    unit = school.unit(session)
    own = session.account
    seen = last_sign_ins(session)
    lines = tuple(
        _line(account, own.id, seen.get(account.id, "")) for account in accounts.list_accounts(session)
    )
    return AccountsPage(lines, ROLES[unit.edition], (unit.name, unit.code, own.name, own.display_name))


def _line(account: Account, own_id: str, seen: str) -> AccountLine:
    parts = account.role.compartments if account.active else frozenset()
    return AccountLine(
        account.id,
        account.name,
        account.display_name,
        account.role,
        account.active,
        account.id == own_id,
        Compartment.CORE in parts,
        Compartment.CASE in parts,
        Compartment.SIGN in parts,
        account.created_at[:10],
        seen[:10],
    )


def add(session: Session, typed: NewAccount) -> tuple[str, Changes]:
    """Add a person; the name shown and what changed."""
    account, changes = accounts.add_account(session, typed.name, typed.display_name, typed.role, typed.first)
    return account.display_name, changes


class _Added:
    """A result whose ``changes`` the runner sees."""

    def __init__(self, shown: str, changes: Changes) -> None:
        self.shown, self.changes = shown, changes


def _add(session: Session, typed: NewAccount) -> _Added:
    return _Added(*add(session, typed))


def _change(session: Session, typed: NewPassphrase) -> Changes:
    return accounts.change_passphrase(session, typed.old, typed.first)


def _disable(session: Session, account_id: str, shown: str) -> _Added:
    return _Added(shown, accounts.disable_account(session, account_id))


class AccountsPresenter:
    """Lists, adds, switches off; changes the reader's own passphrase."""

    def __init__(self, view: AccountsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._known: tuple[str, ...] = ()
        self._disabling: AccountLine | None = None

    def start(self, _argument: object) -> None:
        """The page is shown."""
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when accounts or the unit changed."""
        if changes & (Changes.ACCOUNTS | Changes.SCHOOL):
            self._load()

    def flush(self) -> None:
        """Passphrases are never kept as a draft."""

    def judge(self, typed: str, about: Sequence[str] = ()) -> None:
        """Say how good what is being typed is; ``about`` are the new person's names."""
        self._jobs.run(
            passphrases.strength, typed, (*self._known, *about),
            done=self._judged, owner=self, lane="work", priority=Priority.URGENT,
        )  # fmt: skip

    def _judged(self, strength: Strength) -> None:
        self._view.show_strength(strength)

    def add(self, typed: NewAccount) -> None:
        """Add a person after looking at the two passphrases."""
        if not typed.name.strip():
            self._refuse(UserError("field_required", field="登录名"), "name")
        elif typed.first != typed.again:
            self._refuse(UserError("passphrases_not_same"), "again")
        else:
            self._view.show_busy(True)
            self._jobs.run(_add, self._session, typed, done=self._added, failed=self._trouble, owner=self)

    def change(self, typed: NewPassphrase) -> None:
        """Another passphrase for the reader."""
        if not typed.old:
            self._refuse(UserError("field_required", field="现在的口令"), "old")
        elif typed.first != typed.again:
            self._refuse(UserError("passphrases_not_same"), "again")
        else:
            self._view.show_busy(True)
            self._jobs.run(
                _change, self._session, typed, done=self._changed, failed=self._trouble, owner=self
            )

    def wish_disable(self, line: AccountLine) -> None:
        """Ask once more: keys are taken away and only a new passphrase brings the person back."""
        self._disabling = line
        self._view.ask_disable(line)

    def disable(self) -> None:
        """Switch off the account that was asked about."""
        line, self._disabling = self._disabling, None
        if line is not None:
            self._jobs.run(
                _disable, self._session, line.id, line.display_name,
                done=self._disabled, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _load(self) -> None:
        self._jobs.run(read_page, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, page: AccountsPage) -> None:
        self._known = page.known_words
        self._view.show_page(page)

    def _added(self, added: _Added) -> None:
        self._view.show_busy(False)
        self._view.close_panel()
        self._view.say_added(added.shown)

    def _changed(self, _changes: Changes) -> None:
        self._view.show_busy(False)
        self._view.close_panel()
        self._view.say_changed()

    def _disabled(self, gone: _Added) -> None:
        self._view.say_disabled(gone.shown)

    def _refuse(self, error: UserError, field: str) -> None:
        self._view.show_trouble(sentence(error), field)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        self._view.show_trouble(sentence(error), _FIELDS.get(error.code, ""))


_FIELDS = {
    "wrong_passphrase": "old",
    "wait_after_wrong_passphrase": "old",
    "account_name_taken": "name",
    "passphrase_too_short": "first",
    "passphrase_too_long": "first",
    "passphrase_too_weak": "first",
    "passphrase_unusable_characters": "first",
}
