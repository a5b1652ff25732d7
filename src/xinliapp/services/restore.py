"""Restoring a backup: a rollback that everybody is told about.

It keeps the newer ``vault.keys`` (a departed colleague must not come back), starts a new bundle epoch, writes
down the chain heads it abandons, puts the replaced files aside, and takes both databases from one backup.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from xinliapp.crypto.derive import database_key, open_blob
from xinliapp.crypto.durable import load_keylist, save_keylist
from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.recovery import RECOVERY_USER
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.school import Edition
from xinliapp.services import restoring, vault
from xinliapp.services.backup import compare_hashes
from xinliapp.services.backup_manifest import CopyMode, FilePart, Manifest, open_file_key, verified_manifest
from xinliapp.services.committing import committing
from xinliapp.services.guarded import guarded
from xinliapp.services.rotation_stage import new_inbox_key
from xinliapp.services.setup import CASE_IN_TRUST, SIGN_IN_TRUST
from xinliapp.storage import accounts as rows
from xinliapp.storage import attachments as kept
from xinliapp.storage import backup as files
from xinliapp.storage import connection as opening
from xinliapp.storage import hostlock, settings
from xinliapp.storage import key_rows as rows_of_keys
from xinliapp.storage.audit import Chain, ChainHead, append, head, known_case_head
from xinliapp.storage.bundles import new_epoch
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.layout import VaultFolder, VaultState
from xinliapp.storage.localdisk import refuse_network_path
from xinliapp.storage.unit_keys import unit_identity

_STAGED = "restore-staged"


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """A colleague at the same keyboard agrees by typing their own passphrase."""

    account_name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """Where there is no second person: who reviewed the restore, and the number of the paper they signed."""

    reviewer: str
    reference: str


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What a restore did; ``abandoned`` are the heads of the files it replaced, if they could be read."""

    backup: Path
    made_at: str
    bundle_epoch: str
    abandoned: tuple[ChainHead, ...]
    put_aside: Path
    switched_off: tuple[str, ...]


def restore(
    folder: Path,
    backup: Path,
    account_name: str,
    passphrase: str,
    witness: SecondPerson | SignedPaper,
    clock: Clock,
    *,
    allow_weak: bool = False,
    inside: Database | None = None,
) -> RestoreReport:
    """Put the vault in ``folder`` back to a backup; open it afterwards with :func:`vault.open_vault`.

    ``inside`` is the open database of a session whose process holds the vault's lock; it is closed just
    before the files are replaced, and stays open if anything before that goes wrong.

    Only who holds every key of the backup can do it. A power cut at any point leaves the old pair or the new.

    Raises:
        UserError: ``account_unknown``, ``wrong_passphrase`` (also the second person's; each counts as at the
            lock screen), ``wait_after_wrong_passphrase``, ``case_needs_second_person``, ``key_not_held``,
            ``backup_not_for_you``.
        KnownError: ``backup_…`` (why it was not taken), ``vault_in_use_here``, ``disk_full``, ``keys_…``
            (``keys_older``: only a list older than the vault has seen is left; first the recovery sheet).
    """
    place = VaultFolder(folder)
    lock = None if inside is not None else _enter(place, clock)
    try:
        listing = _newest_list(place, VaultFolder(backup), allow_weak)
        keys = _unlock(place, listing, account_name, passphrase, clock, "restore")
        manifest = verified_manifest(backup, keys)
        compare_hashes(backup, manifest)
        _refuse_without_witness(place, listing, keys, witness, clock)
        live = _live(place, keys)
        listing.verify(keys, live.list_generation, min_revisions=live.revisions)
        staged, keys = _stage(place, backup, manifest, listing, keys)
        epoch, off = _write_down(staged, backup, manifest, listing, keys, witness, live, clock)
        if not vault.file_holds(place.keys, listing.to_bytes()):
            save_keylist(place.keys, place.mirror, listing)
        # Files before rows, here too: what the vault has besides is swept when the program is closed next.
        kept.copy_in(backup, place.root)
        aside = _new_name(place.replaced, clock.now().strftime("%Y%m%d-%H%M%S"))
        with committing():
            if inside is not None:
                inside.close()
            restoring.commit_staged(place, staged, (opening.CORE_FILE, opening.CASE_FILE), aside)
            kept.put_aside(place.root, aside)
        return RestoreReport(backup, manifest.made_at, epoch, live.heads, aside, off)
    finally:
        if not place.restore_marker.exists():
            shutil.rmtree(folder / _STAGED, ignore_errors=True)
        if lock is not None:
            hostlock.release(lock)


def _enter(place: VaultFolder, clock: Clock) -> hostlock.HostLock:
    if place.state() is VaultState.NONE:
        # A new PC after a fire: there is nothing but the backup.
        refuse_network_path(place.root)
        try:
            for folder in (place.root, place.mirror.parent, place.inbox):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            raise KnownError("folder_not_writable", name=place.root.name) from None
        return hostlock.acquire(place.root, clock)
    return vault.enter(place.root, clock)


def _newest_list(place: VaultFolder, backup: VaultFolder, allow_weak: bool) -> KeyList:
    """The newest of the vault's own list, its copy and the backup's that can be read."""
    found = []
    reason = KnownError("keys_missing")
    for path in (place.keys, place.mirror, backup.keys):
        try:
            found.append(load_keylist(path, None, allow_weak=allow_weak).keylist)
        except KnownError as error:
            reason = error
    if not found:
        raise reason
    if len({listing.vault_id for listing in found}) > 1:
        raise KnownError("backup_other_vault")
    return max(found, key=lambda listing: listing.generation)


def _unlock(
    place: VaultFolder, listing: KeyList, name: str, passphrase: str, clock: Clock, where: str
) -> UnlockedKeys:
    for user in listing.users:
        if user.label == name and user.id != RECOVERY_USER:
            return guarded(place, user.id, clock, partial(listing.unlock, user.id, passphrase), where)
    raise UserError("account_unknown", name=name)


def _refuse_without_witness(
    place: VaultFolder,
    listing: KeyList,
    keys: UnlockedKeys,
    witness: SecondPerson | SignedPaper,
    clock: Clock,
) -> None:
    if isinstance(witness, SignedPaper):
        agreed = bool(witness.reviewer.strip() and witness.reference.strip())
    else:
        name, words = witness.account_name, witness.passphrase
        agreed = _unlock(place, listing, name, words, clock, "witness").user_id != keys.user_id
    if not agreed:
        raise UserError("case_needs_second_person")


@dataclass(frozen=True, slots=True)
class _Live:
    """The files that are about to be replaced, as far as they can be read; the key list they have seen."""

    heads: tuple[ChainHead, ...] = ()
    pair_generation: int = 0
    list_generation: int = 0
    revisions: Mapping[Compartment, int] = field(default_factory=dict)
    kept: rows_of_keys.KeyRows = field(default_factory=rows_of_keys.KeyRows, repr=False)


def _live(place: VaultFolder, keys: UnlockedKeys) -> _Live:
    for core_only in (False, True):
        with (
            suppress(KnownError),
            closing(vault.open_databases(place, keys, core_only=core_only)) as database,
        ):
            chains = (Chain.CORE, Chain.CASE) if database.has_case else (Chain.CORE,)
            generation = int(database.scalar("SELECT pair_generation FROM main.vault_info") or 0)
            revisions = {}
            if database.has_case:
                revisions[Compartment.CASE] = settings.generation_seen(database, opening.CASE_SCHEMA)
            heads = tuple(head(database, chain) for chain in chains)
            kept = rows_of_keys.read(database)
            return _Live(heads, generation, settings.generation_seen(database), revisions, kept)
    return _Live()


def _new_name(folder: Path, name: str) -> Path:
    """A path in ``folder`` that is not taken yet."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}"
    return path


def _stage(
    place: VaultFolder, backup: Path, manifest: Manifest, listing: KeyList, keys: UnlockedKeys
) -> tuple[Path, UnlockedKeys]:
    """The folder with both files under the vault's own keys, and the keys with one that waited in trust."""
    staged = place.root / _STAGED
    shutil.rmtree(staged, ignore_errors=True)
    try:
        staged.mkdir(mode=0o700)
    except OSError:
        raise KnownError("folder_not_writable", name=place.root.name) from None
    if manifest.case is None:
        raise KnownError("backup_damaged", what=opening.CASE_FILE)
    _stage_file(Chain.CORE, manifest.core, backup / opening.CORE_FILE, staged, manifest, listing, keys)
    keys = _with_case_in_trust(staged, keys)
    _stage_file(Chain.CASE, manifest.case, backup / opening.CASE_FILE, staged, manifest, listing, keys)
    return staged, keys


def _with_case_in_trust(staged: Path, keys: UnlockedKeys) -> UnlockedKeys:
    """In a bureau nobody may hold K_case yet: it lies in core.db, sealed under K_sign (decision 0041)."""
    if keys.holds(Compartment.CASE) or not keys.holds(Compartment.SIGN):
        return keys
    with closing(Database.open(staged, database_key(keys.key(Compartment.CORE)), None)) as database:
        blob = settings.read(database, CASE_IN_TRUST)
    if blob is None:
        return keys
    case = open_blob(keys.key(Compartment.SIGN), bytes.fromhex(blob), CASE_IN_TRUST.encode())
    return replace(keys, keys=MappingProxyType({**keys.keys, Compartment.CASE: case}))


def _stage_file(
    chain: Chain,
    part: FilePart,
    source: Path,
    staged: Path,
    manifest: Manifest,
    listing: KeyList,
    keys: UnlockedKeys,
) -> None:
    compartment = Compartment.CORE if chain is Chain.CORE else Compartment.CASE
    live_key, target = database_key(keys.key(compartment)), staged / source.name
    if part.mode is CopyMode.CIPHERTEXT:
        if part.epoch == listing.epoch(compartment):
            files.copy_bytes(source, target)
            return
        old = keys.of_epoch(compartment, part.epoch)
        if old is None:
            raise KnownError("backup_case_old_key")
        files.rekey_copy(source, database_key(old), target, live_key)
        return
    files.rekey_copy(source, open_file_key(manifest, chain, keys), target, live_key)
    wrong = files.check_copy(target, live_key, chain, part.snapshot, full=True) if part.snapshot else "清单"
    if wrong is not None:
        raise KnownError("backup_damaged", what=wrong)


def _write_down(
    staged: Path,
    backup: Path,
    manifest: Manifest,
    listing: KeyList,
    keys: UnlockedKeys,
    witness: SecondPerson | SignedPaper,
    live: _Live,
    clock: Clock,
) -> tuple[str, tuple[str, ...]]:
    """Make the staged pair say where it comes from; the new bundle epoch, and who is switched off."""
    core_key = database_key(keys.key(Compartment.CORE))
    database = Database.open(staged, core_key, database_key(keys.key(Compartment.CASE)))
    heads = {each.chain.value: [each.seq, each.hash] for each in live.heads}
    generation = max(live.pair_generation, manifest.pair_generation) + 1
    epoch = new_epoch(generation)  # it orders what the bureau receives, so it must rise with every restore
    by = {"paper": True} if isinstance(witness, SignedPaper) else {"second": True}
    try:
        case_head = head(database, Chain.CASE)
        if known_case_head(database) != (case_head.seq, case_head.hash):  # files of two different days
            raise KnownError("backup_damaged", what="审计链")
        listed = {user.id for user in listing.users}
        off = tuple(row.id for row in rows.all_accounts(database) if row.active and row.id not in listed)
        origin = _origin(database, backup, manifest, heads)
        with database.unit_of_work(clock, keys.user_id) as uow:
            for schema in ("main", opening.CASE_SCHEMA):
                uow.execute(f"UPDATE {schema}.vault_info SET pair_generation = ?", (generation,))  # noqa: S608
            settings.raise_generation(uow, listing.generation)
            settings.raise_generation(uow, listing.revision(Compartment.CASE), opening.CASE_SCHEMA)
            settings.write(uow, "bundle_epoch", epoch)
            settings.write(uow, "restored_from", json.dumps(origin, ensure_ascii=False))
            _follow_keys(uow, manifest, listing, live)
            for account_id in off:
                rows.set_active(uow, account_id, active=False)
            if isinstance(witness, SignedPaper):
                settings.write(uow, "restore_paper", f"{witness.reviewer} {witness.reference}")
            detail = {"made_at": manifest.made_at, "abandoned": heads, **by}
            append(uow, Chain.CASE, "restore.done", None, detail)
            append(uow, Chain.CORE, "restore.done", None, detail)
    finally:
        database.close()
    for name in (opening.CORE_FILE, opening.CASE_FILE):
        files.drop_empty_journal(staged / name)
        files.sync_file(staged / name)
    return epoch, off


def _follow_keys(uow: UnitOfWork, manifest: Manifest, listing: KeyList, live: _Live) -> None:
    """Like the key list, the rows about the unit's keys do not go back: who left may know older ones.

    Where the live rows cannot be read, the inbox gets a fresh key if the backup is older than an exchange of
    keys; the signing key's row follows at its holder's next unlock.
    """
    rows_of_keys.write(uow, live.kept)
    case_epoch = manifest.case.epoch if manifest.case is not None else 0
    if not live.kept.inbox and case_epoch < listing.epoch(Compartment.CASE):
        new_inbox_key(uow)
    for name, part in ((SIGN_IN_TRUST, Compartment.SIGN), (CASE_IN_TRUST, Compartment.CASE)):
        if manifest.core.epoch < listing.epoch(Compartment.CORE) and name not in live.kept.trust:
            held = [user for user in listing.holders(part) if user.id != RECOVERY_USER]
            if held or listing.epoch(part) > manifest.core.epoch:
                settings.remove(uow, name)  # the key in it is an old one, or has found its holder


def _origin(
    database: Database, backup: Path, manifest: Manifest, heads: dict[str, list[object]]
) -> dict[str, object]:
    """What bundles of the new epoch say: where each recipient's old numbering ended, and the heads."""
    bundles = database.tuples(
        "SELECT b.recipient_id, b.epoch, b.sequence, b.tagmanifest_hash FROM bundle b WHERE b.sequence ="
        " (SELECT max(o.sequence) FROM bundle o WHERE o.recipient_id = b.recipient_id AND o.epoch = b.epoch)"
    )
    return {
        "backup": backup.name,
        "made_at": manifest.made_at,
        "edition": Edition(unit_identity(database).edition).value,
        "bundles": [list(row) for row in bundles],
        "heads": {
            part.snapshot.head.chain.value: [part.snapshot.head.seq, part.snapshot.head.hash]
            for part in (manifest.core, manifest.case)
            if part is not None and part.snapshot is not None
        },
        "abandoned": heads,
    }
