"""People's accounts: adding, changing a passphrase, listing, switching off.

The key list decides who can open what; the account row names the person. Both change together: the list is
saved inside the transaction, just before it commits. A power cut or a failing commit between the two leaves a
list that is one generation ahead, which the next unlock accepts and puts right (services.list_ahead). The
person is then told what holds: what the list says.

Switching an account off takes its seals out of the list. Whoever kept an old copy of the list and the files
can still read that copy: only a rotation of the keys changes what comes after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from xinliapp.crypto import kdf, passphrase
from xinliapp.crypto.derive import open_blob
from xinliapp.crypto.durable import load_keylist, save_keylist
from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.keylist_secrets import NewUser
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Account, Compartment, Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.school import Edition
from xinliapp.services import enrolment, list_ahead
from xinliapp.services.guarded import guarded_in
from xinliapp.services.session import Session
from xinliapp.services.setup import RECOVERY_LABEL, TRUST, refuse_foreign_role
from xinliapp.storage import accounts as rows
from xinliapp.storage import settings
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.connection import CASE_SCHEMA
from xinliapp.storage.database import UnitOfWork
from xinliapp.storage.layout import VaultFolder
from xinliapp.storage.unit_keys import unit_identity


def list_accounts(session: Session) -> list[Account]:
    """Everybody with an account, switched off or not, in the order they were added."""
    return rows.all_accounts(session.database)


def add_account(
    session: Session,
    name: str,
    display_name: str,
    role: Role,
    new_passphrase: str,
    *,
    cost: KdfCost | None = None,
    allow_weak: bool = False,
) -> tuple[Account, Changes]:
    """Add a person. Whoever adds must hold every key the role holds; the first principal of a school that was
    set up without one gets the signing key that waited for them.

    Raises:
        UserError: ``account_name_taken``, ``role_not_here``, ``key_not_held``, ``field_required``, or what is
            wrong with the passphrase.
        KnownError: ``keys_older``, ``keys_edited``, ``disk_full`` …: nothing was added;
            ``account_added_unrecorded`` (``name``): the person can sign in, core.db will follow.
    """
    unit = unit_identity(session.database)
    refuse_foreign_role(Edition(unit.edition), role)
    listing = current_list(session, allow_weak)
    former = _former(session, listing, name.strip())
    if not allow_weak:
        passphrase.check(new_passphrase, (unit.name, unit.code, name, display_name))
    keys = _with_trust(session, role)
    new = Account(
        former.id if former else new_id(), name.strip(), display_name.strip() or name.strip(), role, True, ""
    )
    user = NewUser(new.id, new.name, new_passphrase, role.compartments)
    longer = listing.with_user(keys, user, cost or kdf.calibrate(), allow_weak=allow_weak)
    said = KnownError("account_added_unrecorded", name=new.name)
    with _write(session, "account.add", new.id, said, listing) as (uow, save):
        new = replace(new, created_at=uow.now)
        if former is None:
            rows.add(uow, new)
        else:
            rows.bring_back(uow, new)
        for part, _, setting in TRUST:
            if part in role.compartments:
                settings.remove(uow, setting)
        save(longer)
    return new, Changes.ACCOUNTS


def change_passphrase(
    session: Session,
    old_passphrase: str,
    new_passphrase: str,
    *,
    cost: KdfCost | None = None,
    allow_weak: bool = False,
) -> Changes:
    """Give the person who is signed in another passphrase; the old one is asked for again.

    Raises:
        UserError: ``wrong_passphrase`` (``attempt``: it counts as at the lock screen),
            ``wait_after_wrong_passphrase``, or what is wrong with the new one.
        KnownError: ``keys_…``, ``disk_full``: the old passphrase still works; ``passphrase_unrecorded``: the
            new one does.
    """
    listing = current_list(session, allow_weak)
    guarded_in(session, lambda: listing.unlock(session.account.id, old_passphrase), "change")
    unit = unit_identity(session.database)
    if not allow_weak:
        about = (unit.name, unit.code, session.account.name, session.account.display_name)
        passphrase.check(new_passphrase, about)
    renewed = listing.with_passphrase(
        session.keys, new_passphrase, cost or kdf.calibrate(), allow_weak=allow_weak
    )
    said = KnownError("passphrase_unrecorded")
    with _write(session, "account.passphrase", session.account.id, said, listing) as (_, save):
        save(renewed)
    return Changes.ACCOUNTS


def disable_account(session: Session, account_id: str, *, allow_weak: bool = False) -> Changes:
    """Switch an account off: it opens this vault no more.

    Raises:
        UserError: ``not_found``, ``own_account``, ``last_case_account``, ``last_key_holder``,
            ``key_not_held``.
        KnownError: ``keys_…``, ``disk_full``: the account still works; ``account_off_unrecorded`` (``name``):
            it opens nothing any more, core.db will follow.
    """
    if account_id == session.account.id:
        raise UserError("own_account")
    row = rows.account(session.database, account_id)
    if row is None:
        raise UserError("not_found")
    listing = current_list(session, allow_weak)
    refuse_last_on_site(session, listing, account_id)
    # A power cut after the list was saved left core.db behind: then only the row is still to be put right.
    listed = any(user.id == account_id for user in listing.users)
    shorter = listing.without_user(session.keys, account_id) if listed else None
    said = KnownError("account_off_unrecorded", name=row.name)
    with _write(session, "account.disable", account_id, said, listing) as (uow, save):
        rows.set_active(uow, account_id, active=False)
        if shorter is not None:
            save(shorter)
    return Changes.ACCOUNTS


def current_list(session: Session, allow_weak: bool) -> KeyList:
    """The vault's key list as it lies on the disk, checked with the session's keys.

    Raises:
        KnownError: ``keys_…``.
    """
    place = VaultFolder(session.vault)
    listing = load_keylist(place.keys, None, allow_weak=allow_weak).keylist
    listing.verify(session.keys, settings.generation_seen(session.database))
    return listing


def _former(session: Session, listing: KeyList, name: str) -> Account | None:
    """The switched-off account of somebody who comes back; a name in use is refused."""
    if not name:
        raise UserError("field_required", field="登录名")
    if name == RECOVERY_LABEL or any(user.label == name for user in listing.users):
        raise UserError("account_name_taken", name=name)
    row = rows.account_named(session.database, name)
    if row is not None and row.active:
        raise UserError("account_name_taken", name=name)
    return row


def refuse_last_on_site(session: Session, listing: KeyList, account_id: str) -> None:
    """The paper in the safe is no colleague: the last living holder of a key stays.

    Raises:
        UserError: ``last_case_account`` at a school, ``last_key_holder`` (``compartment``).
    """
    edition = Edition(unit_identity(session.database).edition)
    for part in sorted(listing.compartments_of(account_id), key=lambda part: part.value):
        people = [user for user in listing.holders(part) if user.label != RECOVERY_LABEL]
        if len(people) == 1:
            if part is Compartment.CASE and edition is Edition.SCHOOL:
                raise UserError("last_case_account")
            raise UserError("last_key_holder", compartment=part.value)


def _with_trust(session: Session, role: Role) -> UnlockedKeys:
    """The session's keys, and a key that waits for its first holder if this role is to have it."""
    keys = dict(session.keys.keys)
    for part, kept_under, setting in TRUST:
        blob = settings.read(session.database, setting)
        if part in role.compartments and part not in keys and kept_under in keys and blob is not None:
            keys[part] = open_blob(keys[kept_under], bytes.fromhex(blob), setting.encode())
    return replace(session.keys, keys=keys)


@contextmanager
def _write(
    session: Session, action: str, object_id: str, said: KnownError, current: KeyList
) -> Iterator[tuple[UnitOfWork, Callable[[KeyList], None]]]:
    """One transaction with its audit event, and what saves the changed list as its last step.

    If the list cannot be saved, the rows are rolled back. If it is in place and something fails after it, the
    rows are rolled back too, but the list holds: then ``said`` is raised in place of the reason.
    """
    in_place = False

    def save(listing: KeyList) -> None:
        nonlocal in_place
        place = VaultFolder(session.vault)
        settings.raise_generation(uow, listing.generation)
        if session.database.has_case:
            settings.raise_generation(uow, listing.revision(Compartment.CASE), CASE_SCHEMA)
        try:
            saved = save_keylist(place.keys, place.mirror, listing)
        except KnownError as error:
            in_place = error.code == "file_not_confirmed"
            raise
        in_place = True
        if saved.mirror_problem is not None:
            append(uow, Chain.CORE, "keys.mirror_failed", None, {"problem": saved.mirror_problem})

    try:
        with session.write(action, object_id=object_id) as uow:
            list_ahead.catch_up(uow, current)
            yield uow, save
    except KnownError as error:
        if not in_place:
            raise
        raise said from error


def rotation_request(session: Session) -> bytes:
    """The request that tells the bureau of this unit's new signing key, signed by the key it replaces too.

    Raises:
        UserError: ``not_allowed`` without K_sign, ``no_former_signing_key``.
    """
    session.require_sign()
    former = session.keys.ever(Compartment.SIGN)[1:]
    if not former:
        raise UserError("no_former_signing_key")
    return enrolment.make_request(session, old_seed=former[0])
