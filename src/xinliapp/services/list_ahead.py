"""A key list one step ahead of core.db: why that is the safe side, and how it is made good.

The list is saved before the rows' transaction commits. The other way round a power cut between the two would
leave core.db asking for a generation that no list has, and nobody could open the vault. So what a cut, or a
commit that fails, can leave is a list whose generation core.db has not seen. It is genuine (its MACs were
checked) and it decides who can open what: the rows follow it, at the next unlock of anybody.
"""

from __future__ import annotations

from dataclasses import replace

from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.keylist_format import ListedUser
from xinliapp.crypto.recovery import RECOVERY_USER
from xinliapp.domain.accounts import Account, Compartment, Role
from xinliapp.domain.school import Edition
from xinliapp.services.setup import CASE_IN_TRUST, SIGN_IN_TRUST
from xinliapp.storage import accounts as rows
from xinliapp.storage import settings
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import Database, UnitOfWork

_SCHOOL = (Role.COUNSELOR, Role.PRINCIPAL, Role.REGISTRAR)
_BUREAU = (Role.OFFICER, Role.CLERK)
_TRUST = ((Compartment.SIGN, SIGN_IN_TRUST), (Compartment.CASE, CASE_IN_TRUST))


def is_ahead(database: Database, listing: KeyList) -> bool:
    """Whether this (verified) list is newer than any that core.db has seen."""
    return listing.generation > settings.generation_seen(database)


def catch_up(uow: UnitOfWork, listing: KeyList) -> None:
    """Let core.db's rows follow a verified list that is ahead, and say so in the chain; else do nothing."""
    database = uow.database
    if not is_ahead(database, listing):
        return
    seen = settings.generation_seen(database)
    listed = {user.id: user for user in listing.users if user.id != RECOVERY_USER}
    for user in listed.values():
        _follow(uow, listing, user)
    for row in rows.all_accounts(database):
        if row.active and row.id not in listed:
            rows.set_active(uow, row.id, active=False)
            append(uow, Chain.CORE, "account.row_restored", row.id, {"active": False})
    for part, setting in _TRUST:
        if any(part in listing.compartments_of(user_id) for user_id in listed):
            settings.remove(uow, setting)
    settings.raise_generation(uow, listing.generation)
    append(uow, Chain.CORE, "keys.ahead", None, {"generation": listing.generation, "seen": seen})


def _follow(uow: UnitOfWork, listing: KeyList, user: ListedUser) -> None:
    row = rows.account(uow.database, user.id)
    held = listing.compartments_of(user.id)
    if row is not None and row.active and row.role.compartments == held:
        return
    if row is None:
        if rows.account_named(uow.database, user.label) is not None:
            return  # somebody else's row has the name; the person is told at their own unlock
        add_row(uow, listing, user)
        return
    rows.bring_back(uow, replace(row, role=_role(uow.database, held, row.role)))
    append(uow, Chain.CORE, "account.row_restored", user.id, {"active": True})


def add_row(uow: UnitOfWork, listing: KeyList, user: ListedUser) -> Account:
    """The row of a listed person whom core.db does not know, named by the sign-in name."""
    role = _role(uow.database, listing.compartments_of(user.id), None)
    row = Account(user.id, user.label, user.label, role, True, uow.now)
    rows.add(uow, row)
    append(uow, Chain.CORE, "account.row_restored", user.id, {"role": role.value})
    return row


def _role(database: Database, held: frozenset[Compartment], before: Role | None) -> Role:
    if before is not None and before.compartments == held:
        return before
    edition = database.scalar("SELECT edition FROM main.unit LIMIT 1")
    roles = _BUREAU if edition == Edition.BUREAU.value else _SCHOOL
    return next((role for role in roles if role.compartments <= held), before or roles[-1])
