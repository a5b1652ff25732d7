"""Coming back in with the sheet from the safe, and telling colleagues that the envelope was opened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto import kdf, passphrase, recovery
from xinliapp.crypto.derive import database_key
from xinliapp.crypto.durable import load_keylist, save_keylist
from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.keylist_secrets import NewUser
from xinliapp.crypto.recovery import RECOVERY_USER, RecoveryCode
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Account, Compartment
from xinliapp.domain.clock import Clock, stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.services import demo, inbox, vault
from xinliapp.services.guarded import guarded
from xinliapp.services.session import Session
from xinliapp.services.setup import RECOVERY_LABEL
from xinliapp.storage import accounts as rows
from xinliapp.storage import hostlock, settings
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import Database
from xinliapp.storage.layout import VaultFolder

NOTICED = (
    "auth.fail",
    "recovery.opened",
    "recovery.used",
    "keys.rotated",
    "keys.rotation_abandoned",
    "keys.rotation_settled",
    "unit.keys_followed",
    "recovery.keys_rebuilt",
    "keys.mirror_used",
    "keys.mirror_failed",
    "keys.ahead",
    "case.other_moment",
    "inbox.files",
    "inbox.unproven_files",
    "inbox.kept_back",
    "inbox.recipient_put_right",
    "restore.done",
    "account.row_restored",
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person is told at their next unlock. ``detail`` holds ids, counts and codes."""

    at: str
    actor: str
    action: str
    object_id: str | None
    detail: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Row:
    seq: int
    at: str
    actor: str
    action: str
    object_id: str | None
    detail: str


def notices(session: Session) -> tuple[Notice, ...]:
    """What happened since this person's previous unlock that they should know, oldest first.

    Who opens the case file is told of notes put aside as long as they lie there (``inbox.unproven_kept``).
    """
    starts = session.database.tuples(
        "SELECT seq FROM audit_event WHERE action = 'auth.ok' AND actor = ? ORDER BY seq DESC LIMIT 2",
        (session.account.id,),
    )
    since = int(starts[1][0] or 0) if len(starts) > 1 else 0
    marks = ", ".join("?" * len(NOTICED))
    found = session.database.rows(
        _Row,
        "SELECT seq, at, actor, action, object_id, detail FROM audit_event"  # noqa: S608 - question marks only
        f" WHERE seq > ? AND action IN ({marks}) ORDER BY seq",
        (since, *NOTICED),
    )
    told = tuple(
        Notice(row.at, row.actor, row.action, row.object_id, json.loads(row.detail)) for row in found
    )
    return (*told, *_kept_aside(session))


def _kept_aside(session: Session) -> tuple[Notice, ...]:
    count = inbox.unproven(session.vault) if session.database.has_case else 0
    if not count:
        return ()
    return (Notice(stamp(session.clock.now()), "", "inbox.unproven_kept", None, {"count": count}),)


def open_with_recovery(
    folder: Path,
    code_text: str,
    account_name: str,
    new_passphrase: str,
    clock: Clock,
    *,
    slot_text: str | None = None,
    handlers: Mapping[str, inbox.Handler] | None = None,
    cost: KdfCost | None = None,
    allow_weak: bool = False,
    take_over: bool = False,
) -> Session:
    """Give an existing account a new passphrase with the sheet's code, and unlock as that account.

    With ``vault.keys`` in order the code is enough. If the list is gone or refused, ``slot_text`` (what the
    QR code holds, or the typed lines) rebuilds it around the keys in the slot; the other accounts are then
    switched off until somebody adds them again.

    Raises:
        UserError: what is wrong with the code or the passphrase; ``recovery_not_opened`` and
            ``wait_after_wrong_passphrase`` (a well-formed code that opens nothing counts like a wrong
            passphrase), ``account_unknown``.
        KnownError: why the list was refused when there is no slot; ``database_unreadable`` …;
            ``passphrase_unrecorded``: the new passphrase holds, core.db will follow.
    """
    code = recovery.parse_recovery_code(code_text)
    if not allow_weak:
        passphrase.check(new_passphrase, (account_name,))
    lock = vault.enter(folder, clock, take_over=take_over)
    try:
        place = VaultFolder(folder)
        listing, keys = guarded(
            place, RECOVERY_USER, clock, lambda: _opened(place, code, slot_text, allow_weak), "recovery"
        )
        with closing(_core(place, keys)) as database:
            account = rows.account_named(database, account_name)
            if account is None:
                raise UserError("account_unknown", name=account_name)
            user = NewUser(account.id, account.name, new_passphrase, account.role.compartments)
            price = cost or kdf.calibrate()
            if listing is not None:
                longer = _with_new_passphrase(listing, keys, user, price, allow_weak)
            else:
                seen = settings.generation_seen(database)
                longer = _rebuilt(code, keys, user, price, seen, allow_weak)
            _write_down(place, database, clock, account, longer, rebuilt=listing is None)
    finally:
        hostlock.release(lock)
    return vault.open_vault(
        folder, account_name, new_passphrase, clock, handlers=handlers, allow_weak=allow_weak
    )


def _opened(
    place: VaultFolder, code: RecoveryCode, slot_text: str | None, allow_weak: bool
) -> tuple[KeyList | None, UnlockedKeys]:
    """The list and the recovery user's keys; no list when only the slot could be used."""
    try:
        listing = load_keylist(place.keys, None, allow_weak=allow_weak).keylist
        keys = _from_list(listing, code)
        with closing(_core(place, keys)) as database:
            listing.verify(keys, settings.generation_seen(database), vault_id=_vault_id(database))
    except KnownError:
        if slot_text is None:
            raise
        return None, _from_slot(code, slot_text)
    return listing, keys


def _from_list(listing: KeyList, code: RecoveryCode) -> UnlockedKeys:
    try:
        return listing.unlock_with(RECOVERY_USER, recovery.recovery_private_half(code))
    except KnownError as error:
        # Another sheet's code and an edited entry look the same; the code is the likelier cause.
        if error.params.get("where") == f"{RECOVERY_USER}.public":
            raise UserError("recovery_not_opened") from None
        raise


def _from_slot(code: RecoveryCode, slot_text: str) -> UnlockedKeys:
    text = slot_text.strip()
    typed = len(text.splitlines()) > 1
    slot = recovery.slot_from_lines(text) if typed else recovery.slot_from_qr_text(text)
    return recovery.open_recovery_slot(code, slot)


def _rebuilt(
    code: RecoveryCode, keys: UnlockedKeys, user: NewUser, cost: KdfCost, seen: int, allow_weak: bool
) -> KeyList:
    again = recovery.recovery_user(code, RECOVERY_LABEL, frozenset(keys.keys))
    return KeyList.rebuilt(keys, [again, user], cost, after_generation=seen, allow_weak=allow_weak)


def _core(place: VaultFolder, keys: UnlockedKeys) -> Database:
    database = Database.open(place.root, database_key(keys.key(Compartment.CORE)), None)
    if _vault_id(database) != keys.vault_id:
        database.close()
        raise KnownError("keys_other_vault")
    return database


def _vault_id(database: Database) -> str:
    return str(database.scalar("SELECT vault_id FROM main.vault_info"))


def _with_new_passphrase(
    listing: KeyList, keys: UnlockedKeys, user: NewUser, cost: KdfCost, allow_weak: bool
) -> KeyList:
    """Two generations on: without the old entry, then with the new one. Only the last one is ever saved."""
    if any(listed.id == user.id for listed in listing.users):
        listing = listing.without_user(keys, user.id)
    return listing.with_user(keys, user, cost, allow_weak=allow_weak)


def _write_down(
    place: VaultFolder, database: Database, clock: Clock, account: Account, listing: KeyList, *, rebuilt: bool
) -> None:
    clock = demo.clock_in(database, clock)
    with database.unit_of_work(clock, RECOVERY_USER) as uow:  # the envelope was used, whatever follows
        append(uow, Chain.CORE, "recovery.opened", account.id)
    in_place = False
    try:
        with database.unit_of_work(clock, RECOVERY_USER) as uow:
            rows.set_active(uow, account.id, active=True)
            if rebuilt:
                for other in rows.all_accounts(database):
                    if other.id != account.id:
                        rows.set_active(uow, other.id, active=False)
                append(uow, Chain.CORE, "recovery.keys_rebuilt", None, {"generation": listing.generation})
            settings.raise_generation(uow, listing.generation)
            save_keylist(place.keys, place.mirror, listing)
            in_place = True
    except KnownError as error:
        if in_place or error.code == "file_not_confirmed":
            raise KnownError("passphrase_unrecorded") from error
        raise
