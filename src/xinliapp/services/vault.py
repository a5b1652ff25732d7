"""Opening and closing a vault.

The order matters: the folder is local, nobody else works there, the key list is genuine and no older than
what the databases have seen, the two files belong together; only then is there a :class:`Session`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto.derive import database_key
from xinliapp.crypto.durable import load_keylist, save_keylist, write_durably
from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.keylist_format import ListedUser
from xinliapp.crypto.recovery import RECOVERY_USER
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Account, Compartment
from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.services import (
    appointment_settling,
    case_head,
    demo,
    drafts,
    inbox,
    lifecycle_destruction,
    list_ahead,
    migrating,
    quarantine,
    restoring,
    rotation_settle,
)
from xinliapp.services.guarded import guarded
from xinliapp.services.session import Session
from xinliapp.services.setup import (
    CreatedVault,
    FirstAccount,
    NewVault,
    confirm_recovery,
    confirm_recovery_file,
    create_vault,
    write_recovery_file,
)
from xinliapp.storage import accounts as account_rows
from xinliapp.storage import hostlock, settings
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.connection import CASE_SCHEMA
from xinliapp.storage.database import Database
from xinliapp.storage.layout import VaultFolder, VaultState
from xinliapp.storage.localdisk import refuse_network_path
from xinliapp.storage.unit_keys import unit_key

__all__ = [
    "CreatedVault",
    "FirstAccount",
    "NewVault",
    "UnlockChoice",
    "VaultState",
    "close",
    "confirm_recovery",
    "confirm_recovery_file",
    "create_vault",
    "open_vault",
    "vault_accounts",
    "vault_state",
    "write_recovery_file",
]


@dataclass(frozen=True, slots=True)
class UnlockChoice:
    """One line of the unlock screen's list, read without any key and so not yet vouched for."""

    account_id: str
    name: str


def vault_state(folder: Path) -> VaultState:
    """Whether there is a vault in ``folder``, and whether its setup was finished."""
    return VaultFolder(folder).state()


def vault_accounts(folder: Path, *, allow_weak: bool = True) -> tuple[UnlockChoice, ...]:
    """The sign-in names for the unlock screen, without the recovery user.

    Raises:
        KnownError: ``keys_missing`` and the other reasons for which a key list is not read.
    """
    place = VaultFolder(folder)
    # The names are shown even when the main list is damaged; opening then says what is wrong with it.
    listing = load_keylist(place.keys, place.mirror, allow_weak=allow_weak).keylist
    return tuple(UnlockChoice(user.id, user.label) for user in listing.users if user.id != RECOVERY_USER)


def open_vault(
    folder: Path,
    account_name: str,
    passphrase: str,
    clock: Clock,
    *,
    handlers: Mapping[str, inbox.Handler] | None = None,
    allow_weak: bool = False,
    take_over: bool = False,
    core_only: bool = False,
    use_mirror: bool = False,
) -> Session:
    """Unlock the vault as one person; with the case key the sealed inbox is merged.

    Args:
        handlers: how notes of each kind are merged (:func:`inbox.merge`).
        allow_weak: accept cheap key derivation (tests and the demonstration).
        take_over: a person has confirmed that the other PC named by the host lock works here no more.
        core_only: leave case.db closed although the key is there (it is damaged; the rest shall be usable).
        use_mirror: a person has decided to take the key list's copy because the main file was refused. It is
            checked like the main file, put in its place, and everybody is told at their next unlock.
        clock: the PC's; the session's own is the demo's if core.db says that this is one (services.demo).

    Raises:
        UserError: ``account_unknown``, ``wrong_passphrase`` (``attempt``), ``wait_after_wrong_passphrase``,
            ``account_disabled``, ``network_path``.
        KnownError: ``vault_missing``, ``setup_unfinished``, ``vault_in_use_here``,
            ``vault_in_use_elsewhere``, ``keys_…`` (why the key list was refused), ``database_…``,
            ``pair_mismatch``.
    """
    lock = enter(folder, clock, take_over=take_over)
    database: Database | None = None
    try:
        place = VaultFolder(folder)
        source = place.mirror if use_mirror else place.keys
        listing = load_keylist(source, None, allow_weak=allow_weak).keylist
        user = _find(listing, account_name)
        unlocked = _unlock(place, listing, user, passphrase, clock)
        cut_short = listing.rotating
        listing, unlocked = rotation_settle.settle(place, listing, unlocked)
        migrating.bring_up_to_date(place, unlocked, clock, core_only=core_only)
        database = open_databases(place, unlocked, core_only=core_only)
        check_list(listing, unlocked, database)
        clock = demo.clock_in(database, clock)
        account = _account(database, listing, user, clock)
        session = Session(folder, database, account, unlocked, clock)
        if database.has_case:
            case_head.compare(session)
            inbox.merge(session, handlers)
            rotation_settle.forget_old_files(place)
            appointment_settling.settle(session)
            lifecycle_destruction.settle(session)
        if lock.taken_over:
            with session.write("vault.taken_over"):
                pass
        if cut_short and not listing.rotating:
            with session.write("keys.rotation_settled"):
                pass
        rotation_settle.follow_signing_key(session)
        drafts.seal_former(session)
        for copies in (quarantine.FOLDER, quarantine.WAITING_FOLDER):
            quarantine.give_own_names(folder / copies)
        _note_opened(session, listing, use_mirror)
        return session
    except BaseException:
        if database is not None:
            database.close()
        hostlock.release(lock)
        raise


def close(session: Session, action: str | None = None) -> None:
    """Close the vault and give its lock back; ``action`` (``lock.idle`` …) is audited first."""
    try:
        if action is not None and not session.database.closed:
            with session.write(action):
                pass
    finally:
        session.database.close()
        hostlock.release_folder(session.vault)


def open_databases(place: VaultFolder, unlocked: UnlockedKeys, *, core_only: bool = False) -> Database:
    """Open core.db, and case.db when its key is held, and check that they are this vault's pair.

    Raises:
        KnownError: as :meth:`Database.open`.
    """
    case = None
    if unlocked.holds(Compartment.CASE) and not core_only:
        case = database_key(unlocked.key(Compartment.CASE))
    return Database.open(place.root, database_key(unlocked.key(Compartment.CORE)), case)


def check_list(listing: KeyList, unlocked: UnlockedKeys, database: Database) -> None:
    """Refuse a key list that is another vault's or older than what the open databases have seen.

    Raises:
        KnownError: ``keys_other_vault``, ``keys_older``, ``keys_edited``.
    """
    vault_id = str(database.scalar("SELECT vault_id FROM main.vault_info"))
    revisions = {}
    if database.has_case:
        revisions[Compartment.CASE] = settings.generation_seen(database, CASE_SCHEMA)
    listing.verify(unlocked, settings.generation_seen(database), vault_id=vault_id, min_revisions=revisions)


def enter(folder: Path, clock: Clock, *, take_over: bool = False) -> hostlock.HostLock:
    """Make sure there is a finished vault on a local disk that nobody else works in, and lock it.

    Raises:
        KnownError: ``vault_missing``, ``setup_unfinished``, ``vault_in_use_here``,
            ``vault_in_use_elsewhere``.
        UserError: ``network_path``.
    """
    place = VaultFolder(folder)
    state = place.state()
    if state is VaultState.NONE:
        raise KnownError("vault_missing", name=folder.name)
    if state is VaultState.UNFINISHED:
        raise KnownError("setup_unfinished", name=folder.name)
    refuse_network_path(folder)
    lock = hostlock.acquire(folder, clock, take_over=take_over)
    try:
        restoring.finish_interrupted(place)
    except BaseException:
        hostlock.release(lock)
        raise
    return lock


def _find(listing: KeyList, name: str) -> ListedUser:
    for user in listing.users:
        if user.label == name and user.id != RECOVERY_USER:
            return user
    raise UserError("account_unknown", name=name)


def _unlock(
    place: VaultFolder, listing: KeyList, user: ListedUser, passphrase: str, clock: Clock
) -> UnlockedKeys:
    return guarded(place, user.id, clock, lambda: listing.unlock(user.id, passphrase))


def _account(database: Database, listing: KeyList, user: ListedUser, clock: Clock) -> Account:
    """The person's row, once core.db has caught up with a list that a power cut left ahead of it."""
    if list_ahead.is_ahead(database, listing):
        with database.unit_of_work(clock, user.id) as uow:
            list_ahead.catch_up(uow, listing)
    row = account_rows.account(database, user.id)
    if row is None:
        with database.unit_of_work(clock, user.id) as uow:
            row = list_ahead.add_row(uow, listing, user)
    if not row.active:
        raise UserError("account_disabled")
    return row


def _note_opened(session: Session, listing: KeyList, from_mirror: bool) -> None:
    """Put right what was found out of order, then write ``auth.ok``: what stands before it has been told."""
    place, database = VaultFolder(session.vault), session.database
    key = unit_key(database, "case_inbox")
    if key is not None:
        _put_recipient_right(session, place, key.public)
    if from_mirror or not file_holds(place.mirror, listing.to_bytes()):
        save_keylist(place.keys, place.mirror, listing)
    with session.write("auth.ok") as uow:
        settings.raise_generation(uow, listing.generation)
        if database.has_case:
            settings.raise_generation(uow, listing.revision(Compartment.CASE), CASE_SCHEMA)
        if from_mirror:
            append(uow, Chain.CORE, "keys.mirror_used")


def _put_recipient_right(session: Session, place: VaultFolder, public: str) -> None:
    wanted = public.encode("ascii") + b"\n"
    if file_holds(place.inbox_recipient, wanted):
        return
    place.inbox.mkdir(exist_ok=True, mode=0o700)
    write_durably(place.inbox_recipient, wanted)
    with session.write("inbox.recipient_put_right"):
        pass


def file_holds(path: Path, wanted: bytes) -> bool:
    """Whether a file is there and holds exactly these bytes."""
    try:
        return path.read_bytes() == wanted
    except OSError:
        return False
