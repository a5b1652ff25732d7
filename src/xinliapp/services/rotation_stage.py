"""The new pair of a rotation, made beside the live one: copied, brought to its new keys, checked.

Nothing here touches a live file. What is left of it after a failure is thrown away.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto import agefile, sshsig
from xinliapp.crypto.derive import database_key, open_blob, seal_blob
from xinliapp.crypto.durable import write_durably
from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.recovery import RecoveryCode
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import KnownError
from xinliapp.services.recovery_paper import open_spare, seal_spare
from xinliapp.services.setup import TRUST
from xinliapp.storage import backup as files
from xinliapp.storage import connection as opening
from xinliapp.storage import rotation as rows
from xinliapp.storage import settings, unit_keys
from xinliapp.storage.audit import Chain, append, first_break
from xinliapp.storage.backup import Snapshot
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.layout import VaultFolder

STAGED = "rotation-staged"
FILES = ((Chain.CORE, Compartment.CORE, opening.CORE_FILE), (Chain.CASE, Compartment.CASE, opening.CASE_FILE))


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is to be exchanged: ``before`` and ``after`` are all keys of the two generations.

    ``listing`` is the finished list; ``old_code`` and ``new_code`` are the sheets'.
    """

    account_id: str
    compartments: frozenset[Compartment]
    before: UnlockedKeys
    after: UnlockedKeys
    listing: KeyList
    old_code: RecoveryCode
    new_code: RecoveryCode

    @property
    def names(self) -> tuple[str, ...]:
        """The database files that get a new key."""
        return tuple(name for _, part, name in FILES if part in self.compartments)


@contextmanager
def staging(place: VaultFolder) -> Iterator[Path]:
    """An empty private folder inside the vault's own; the caller says when it is no longer needed.

    Raises:
        KnownError: ``folder_not_writable``.
    """
    staged = place.root / STAGED
    shutil.rmtree(staged, ignore_errors=True)
    try:
        staged.mkdir(mode=0o700)
    except OSError:
        raise KnownError("folder_not_writable", name=place.root.name) from None
    try:
        yield staged
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def make_pair(
    database: Database, staged: Path, what: Exchange, clock: Clock, actor: str, step: Callable[[], None]
) -> None:
    """Fill ``staged`` with the new files and the finished key list; every one of them is checked and synced.

    Raises:
        KnownError: ``rotation_copy_wrong`` (``what``), ``disk_full`` …
    """
    chosen = [entry for entry in FILES if entry[1] in what.compartments]
    keys = {chain: database_key(what.after.key(part)) for chain, part, _ in chosen}
    snapshots = files.snapshot(database, {chain: (staged / name, keys[chain]) for chain, _, name in chosen})
    step()
    for chain, _, name in chosen:
        _refuse(files.check_copy(staged / name, keys[chain], chain, snapshots[chain], full=False))
    step()
    with closing(Database.open(staged, keys[Chain.CORE], keys.get(Chain.CASE))) as new:
        _write(new, what, clock, actor)
        if not _as_whole(new, database):
            raise KnownError("rotation_copy_wrong", what="审计链")
    step()
    _check(staged, keys, snapshots)
    write_durably(staged / VaultFolder(staged).keys.name, what.listing.to_bytes())
    step()


def _check(staged: Path, keys: Mapping[Chain, bytes], snapshots: Mapping[Chain, Snapshot]) -> None:
    for chain, _, name in FILES:
        if chain in keys:
            files.drop_empty_journal(staged / name)
            _refuse(rows.staged_problem(staged / name, keys[chain], snapshots[chain]))
            files.sync_file(staged / name)


def _refuse(wrong: str | None) -> None:
    if wrong is not None:
        raise KnownError("rotation_copy_wrong", what=wrong)


def _as_whole(new: Database, live: Database) -> bool:
    """Whether the new chains hold as far as the live ones: an old break stays told, and keeps nobody here."""
    chains = (Chain.CORE, Chain.CASE) if new.has_case else (Chain.CORE,)
    return all(first_break(new, chain) == first_break(live, chain) for chain in chains)


def _write(database: Database, what: Exchange, clock: Clock, actor: str) -> None:
    """Everything inside the files that hangs on a key, and the events that say so; one transaction."""
    pair = int(database.scalar("SELECT pair_generation FROM main.vault_info") or 0)
    with database.unit_of_work(clock, actor) as uow:
        if database.has_case:
            pair += 1
            rows.set_pair_generation(uow, pair)
            new_inbox_key(uow)
            revision = what.listing.revision(Compartment.CASE)
            settings.raise_generation(uow, revision, opening.CASE_SCHEMA)
        settings.raise_generation(uow, what.listing.generation)
        _reseal_trust(uow, what)
        _reseal_spare(uow, what)
        if Compartment.SIGN in what.compartments:
            _new_signing_key(uow, what)
        rows.add(uow, what.account_id, what.compartments, pair=pair, listed=what.listing.generation)
        detail = {
            "generation": what.listing.generation,
            "parts": sorted(part.value for part in what.compartments),
        }
        if database.has_case:
            append(uow, Chain.CASE, "keys.rotated", what.account_id, detail)
        append(uow, Chain.CORE, "keys.rotated", what.account_id, detail)
        append(uow, Chain.CORE, "recovery.sheet_replaced")


def new_inbox_key(uow: UnitOfWork) -> None:
    """Whoever left knows the old private half. Notes were merged before; the old half stays for late ones."""
    old = unit_keys.unit_key(uow.database, "case_inbox")
    if old is not None:
        unit_keys.retire_unit_key(uow, old.id)
    secret, public = agefile.new_identity()
    unit_keys.add_unit_key(uow, "case_inbox", public, None)
    settings.add_inbox_key(uow, public, secret)


def _reseal_trust(uow: UnitOfWork, what: Exchange) -> None:
    """A key that waits for its first holder is sealed under the other; both may be new (decision 0041)."""
    for waiting, under, name in TRUST:
        blob = settings.read(uow.database, name)
        if blob is None:
            continue
        open_blob(what.before.key(under), bytes.fromhex(blob), name.encode())  # refuse what was not ours
        again = seal_blob(what.after.key(under), what.after.key(waiting), name.encode())
        settings.write(uow, name, again.hex())


def _reseal_spare(uow: UnitOfWork, what: Exchange) -> None:
    """The spare age identity is printed on the new sheet too."""
    spare = unit_keys.unit_key(uow.database, "age_spare")
    if spare is not None and spare.private is not None:
        secret = open_spare(what.old_code.text, spare)
        uow.update("unit_key", spare.id, {"private": seal_spare(what.new_code, spare.public, secret)})


def _new_signing_key(uow: UnitOfWork, what: Exchange) -> None:
    """The public line of the new seed; a new age identity; older ones sealed under the new seed."""
    database, seed = uow.database, what.after.key(Compartment.SIGN)
    for key in unit_keys.unit_keys(database, "age"):
        if key.private is not None:
            secret = unit_keys.open_private(what.before.key(Compartment.SIGN), key)
            sealed = unit_keys.seal_private(seed, "age", key.public, secret)
            uow.update("unit_key", key.id, {"private": sealed})
    for kind in ("signing", "age"):
        old = unit_keys.unit_key(database, kind)
        if old is not None:
            unit_keys.retire_unit_key(uow, old.id)
    code = unit_keys.unit_identity(database).code
    unit_keys.add_unit_key(uow, "signing", sshsig.public_line(sshsig.public_key(seed), code), None)
    secret, public = agefile.new_identity()
    unit_keys.add_unit_key(uow, "age", public, unit_keys.seal_private(seed, "age", public, secret))
