"""After an exchange of keys that was cut short: back to one generation of keys, old files out of the way.

The list holds slots of both generations while an exchange is under way, so the files open whichever pair is
there. What a cut left of it is put right by the next person who holds the keys concerned.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from types import MappingProxyType

from xinliapp.crypto import sshsig
from xinliapp.crypto.derive import database_key, open_blob
from xinliapp.crypto.durable import save_keylist
from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import UnitKey
from xinliapp.services.session import Session
from xinliapp.services.setup import TRUST
from xinliapp.storage import unit_keys
from xinliapp.storage.connection import open_single, read_info, reading
from xinliapp.storage.layout import VaultFolder

ASIDE = "rotation"


def settle(place: VaultFolder, listing: KeyList, unlocked: UnlockedKeys) -> tuple[KeyList, UnlockedKeys]:
    """A list with one generation of keys if this person can make one, else as it is.

    Raises:
        KnownError: ``rotation_half``: the files are under the next keys and this person does not hold all of
            them; ``disk_full`` …
    """
    if not listing.rotating:
        return listing, unlocked
    now, after = (_core(place, key) for key in unlocked.candidates(Compartment.CORE))
    finished = now is None and after is not None
    core = after if finished else now
    if core is None or listing.generation < core.generation:
        return listing, unlocked  # damaged, or a list put back: opening says which, nothing is overwritten
    if not finished:
        unlocked = _with_trust(listing, unlocked, core)
    if not all(unlocked.holds(part) for part in listing.rotating):
        if finished:
            raise KnownError("rotation_half")
        return listing, unlocked
    settled = (
        listing.with_rotation_finished(unlocked) if finished else listing.with_rotation_abandoned(unlocked)
    )
    save_keylist(place.keys, place.mirror, settled)
    return settled, settled.unlock_with(unlocked.user_id, unlocked.private_half)


@dataclass(frozen=True, slots=True)
class _Core:
    """The list generation core.db has seen, and the keys in trust there, still sealed."""

    generation: int
    trust: Mapping[str, str]


def _with_trust(listing: KeyList, unlocked: UnlockedKeys, core: _Core) -> UnlockedKeys:
    """A key nobody on site holds yet is exchanged too; who may open it in trust may also abandon that."""
    keys = dict(unlocked.keys)
    for part, under, name in TRUST:
        if part in listing.rotating and part not in keys and under in keys and name in core.trust:
            with suppress(KnownError, ValueError):
                key = open_blob(keys[under], bytes.fromhex(core.trust[name]), name.encode())
                if listing.vouched(part, key):
                    keys[part] = key
    return replace(unlocked, keys=MappingProxyType(keys))


def _core(place: VaultFolder, core_key: bytes) -> _Core | None:
    """What core.db says, or None when this key does not open it."""
    try:
        with closing(open_single(place.core, database_key(core_key))) as connection:
            generation = read_info(connection, "main").key_list_generation
            with reading(place.core.name):
                rows = connection.execute("SELECT id, value FROM app_setting").fetchall()
            return _Core(generation, {str(name): str(value) for name, value in rows})
    except KnownError as error:
        if error.code != "database_unreadable":
            raise
        return None


def forget_old_files(place: VaultFolder) -> None:
    """Remove the pairs under exchanged keys; only to be called once the new pair was opened."""
    if place.restore_marker.exists() or not place.replaced.is_dir():
        return
    for folder in place.replaced.glob(f"{ASIDE}-*"):
        shutil.rmtree(folder, ignore_errors=True)


def follow_signing_key(session: Session) -> bool:
    """Let core.db's unit keys follow the K_sign in hand, as after a restore; whether they had to.

    Older age identities are sealed anew under the present seed.
    """
    if not session.keys.holds(Compartment.SIGN):
        return False
    seed, *former = session.keys.ever(Compartment.SIGN)
    row = unit_keys.unit_key(session.database, "signing")
    own = sshsig.public_line(sshsig.public_key(seed))
    if row is None or sshsig.public_line(sshsig.public_from_line(row.public)) == own:
        return False
    with session.write("unit.keys_followed") as uow:
        unit_keys.retire_unit_key(uow, row.id)
        code = unit_keys.unit_identity(uow.database).code
        unit_keys.add_unit_key(uow, "signing", f"{own} {code}", None)
        for key in unit_keys.unit_keys(uow.database, "age"):
            secret = _opened_by_any(former, key) if key.private is not None else None
            if secret is not None:
                sealed = unit_keys.seal_private(seed, "age", key.public, secret)
                uow.update("unit_key", key.id, {"private": sealed})
    return True


def _opened_by_any(seeds: list[bytes], key: UnitKey) -> str | None:
    for seed in seeds:
        try:
            return unit_keys.open_private(seed, key)
        except KnownError:
            continue
    return None
