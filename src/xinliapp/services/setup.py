"""Making a vault: keys, core.db, first accounts, recovery sheet; case.db only once the sheet is proven.

Everything before the proof can be thrown away: until then ``setup.pending`` lies in the folder, nobody can
open the vault, and a second start of the wizard begins afresh in the same folder.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xinliapp.crypto import agefile, kdf, passphrase, recovery, sshsig
from xinliapp.crypto.derive import database_key, open_blob, seal_blob
from xinliapp.crypto.durable import SYSTEM, save_keylist, write_durably
from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.keylist_secrets import NewUser
from xinliapp.crypto.recovery import RECOVERY_USER, RecoveryCode
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Account, Compartment, Role
from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.school import Edition, SchoolSystem, Stage, Unit
from xinliapp.services import demo
from xinliapp.services.recovery_paper import RecoveryPaper, paper_text, read_paper, seal_spare
from xinliapp.storage import accounts as account_rows
from xinliapp.storage import settings
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.create import create_database
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.layout import VaultFolder, VaultState
from xinliapp.storage.localdisk import refuse_network_path
from xinliapp.storage.unit_keys import add_unit_key, seal_private

SETUP_ACTOR = "setup"
RECOVERY_LABEL = "恢复单"
ASKED_GROUPS = 4
SIGN_IN_TRUST = "sign_in_trust"
CASE_IN_TRUST = "case_in_trust"
# Which key may wait, the key it is sealed under meanwhile, and the setting it lies in (decision 0041).
TRUST = (
    (Compartment.SIGN, Compartment.CASE, SIGN_IN_TRUST),
    (Compartment.CASE, Compartment.SIGN, CASE_IN_TRUST),
)

_SCHOOL_ROLES = frozenset({Role.COUNSELOR, Role.PRINCIPAL, Role.REGISTRAR})
_BUREAU_ROLES = frozenset({Role.CLERK, Role.OFFICER})


@dataclass(frozen=True, slots=True)
class FirstAccount:
    """One of the accounts made together with the vault. ``name`` is the sign-in name."""

    name: str
    display_name: str
    role: Role
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewVault:
    """What the wizard has asked for; ``demo`` is set by the demo's builder alone."""

    edition: Edition
    code: str
    name: str
    accounts: tuple[FirstAccount, ...]
    stages: tuple[Stage, ...] = ()
    system: SchoolSystem = SchoolSystem.SIX_THREE
    boarding: bool = False
    campuses: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    concern_threshold: int | None = None
    upper_primary_from: int | None = None
    demo: demo.DemoMark | None = None


@dataclass(frozen=True, slots=True)
class CreatedVault:
    """A vault whose recovery sheet is still to be proven.

    Attributes:
        paper: what is printed for the safe: code, sealed slot, spare age identity.
        asked: the numbers (from 1) of the groups to be typed back from the print.
        keys, code: for :func:`confirm_recovery` alone.
        demo: its children are invented, which the sheet says.
    """

    folder: Path
    vault_id: str
    unit_name: str
    unit_code: str
    paper: RecoveryPaper = field(repr=False)
    asked: tuple[int, ...]
    keys: UnlockedKeys = field(repr=False)
    code: RecoveryCode = field(repr=False)
    demo: bool = False


def create_vault(
    folder: Path, new: NewVault, clock: Clock, *, cost: KdfCost | None = None, allow_weak: bool = False
) -> CreatedVault:
    """Make keys, accounts, core.db and the recovery sheet in ``folder`` (made when missing).

    Args:
        cost: the price of a passphrase guess; measured on this PC when not given.
        allow_weak: accept a cheaper ``cost`` and simple passphrases (tests and the demonstration only).

    Raises:
        UserError: ``network_path``, ``unit_code_wrong``, ``field_required``, ``account_name_taken``,
            ``role_not_here``, ``needs_key_keeper``, or what is wrong with a passphrase.
        KnownError: ``vault_exists``, ``disk_full`` …
    """
    _check(new, allow_weak)
    refuse_network_path(folder)
    place = VaultFolder(folder)
    _claim(place)
    code = recovery.new_recovery_code()
    founders = {new_id(): first for first in new.accounts}
    people = [
        NewUser(account_id, first.name, first.passphrase, first.role.compartments)
        for account_id, first in founders.items()
    ]
    safe = recovery.recovery_user(code, RECOVERY_LABEL, frozenset(Compartment))
    listing, keys = KeyList.create(new_id(), [safe, *people], cost or kdf.calibrate(), allow_weak=allow_weak)
    save_keylist(place.keys, place.mirror, listing)
    spare = agefile.new_identity()
    _make_core(folder, new, founders, keys, spare, code, clock)
    slot = recovery.make_recovery_slot(code, listing.vault_id, listing.generation, keys.keys)
    return CreatedVault(
        folder=folder,
        vault_id=listing.vault_id,
        unit_name=new.name,
        unit_code=new.code,
        paper=RecoveryPaper(listing.vault_id, code.groups, slot, spare[0]),
        asked=tuple(sorted(random.SystemRandom().sample(range(1, recovery.GROUPS + 1), ASKED_GROUPS))),
        keys=keys,
        code=code,
        demo=new.demo is not None,
    )


def _make_core(
    folder: Path,
    new: NewVault,
    founders: Mapping[str, FirstAccount],
    keys: UnlockedKeys,
    spare: tuple[str, str],
    code: RecoveryCode,
    clock: Clock,
) -> None:
    """core.db with the unit, its keys, the first accounts (id → account); ``spare`` is (secret, public)."""
    key = database_key(keys.key(Compartment.CORE))
    create_database(
        folder,
        "core",
        key,
        vault_id=keys.vault_id,
        key_list_generation=keys.generation,
        clock=clock,
        actor=SETUP_ACTOR,
    )
    database = Database.open(folder, key, None)
    try:
        with database.unit_of_work(clock, SETUP_ACTOR) as uow:
            settings.add_unit(uow, _unit(new))
            for account_id, first in founders.items():
                account = Account(account_id, first.name, first.display_name, first.role, True, uow.now)
                account_rows.add(uow, account)
            _add_unit_keys(uow, new, keys, spare[1], seal_spare(code, spare[1], spare[0]))
            settings.write(uow, "bundle_epoch", new_id())
            if new.demo is not None:
                demo.write_mark(uow, new.demo)
            append(uow, Chain.CORE, "setup.core", keys.vault_id, {"accounts": len(founders)})
    finally:
        database.close()


def confirm_recovery(created: CreatedVault, typed: Mapping[int, str], clock: Clock) -> None:
    """Finish the vault: the person has typed the asked groups back from the print.

    Restores a test file with the sheet's slot and only then makes case.db.

    Raises:
        UserError: ``recovery_group_wrong`` (``group``): nothing was made, the wizard asks again.
        KnownError: ``recovery_proof_failed`` and what can happen to files.
    """
    for group in created.asked:
        if not recovery.check_recovery_group(created.code, group, typed.get(group, "")):
            raise UserError("recovery_group_wrong", group=group)
    _finish(created, created.paper, clock)


def write_recovery_file(created: CreatedVault, path: Path) -> None:
    """Write the sheet as a text file, for who has no printer at hand.

    Raises:
        KnownError: ``disk_full``, ``file_not_written``; ``file_exists``: nothing is overwritten.
    """
    if path.exists():
        raise KnownError("file_exists", name=path.name)
    text = paper_text(created.paper, created.unit_name, created.unit_code)
    write_durably(path, text.encode("utf-8"))


def confirm_recovery_file(created: CreatedVault, path: Path, clock: Clock) -> None:
    """Finish the vault: the proof is made with what the written file says, read back from the disk.

    Raises:
        UserError: what is wrong with the code in the file.
        KnownError: ``file_missing``, ``recovery_slot_unreadable``, ``recovery_proof_failed``.
    """
    _finish(created, read_paper(path), clock)


def _finish(created: CreatedVault, paper: RecoveryPaper, clock: Clock) -> None:
    _prove(created, paper)
    place = VaultFolder(created.folder)
    if not place.setup_marker.exists():
        return  # finished before; case.db may hold records by now
    keys = created.keys
    place.case.unlink(
        missing_ok=True
    )  # of an earlier try that the power cut short; the marker says it is empty
    case_key = database_key(keys.key(Compartment.CASE))
    create_database(
        created.folder,
        "case",
        case_key,
        vault_id=created.vault_id,
        key_list_generation=keys.generation,
        clock=clock,
        actor=SETUP_ACTOR,
    )
    secret, public = agefile.new_identity()
    database = Database.open(created.folder, database_key(keys.key(Compartment.CORE)), case_key)
    try:
        with database.unit_of_work(clock, SETUP_ACTOR) as uow:
            add_unit_key(uow, "case_inbox", public, None)
            settings.add_inbox_key(uow, public, secret)
            append(uow, Chain.CASE, "setup.case", created.vault_id)
            append(uow, Chain.CORE, "drill.recovery", RECOVERY_USER)
            append(uow, Chain.CORE, "setup.done", created.vault_id)
    finally:
        database.close()
    write_durably(place.inbox_recipient, public.encode("ascii") + b"\n")
    place.setup_marker.unlink()
    SYSTEM.sync_directory(place.root)


def _prove(created: CreatedVault, paper: RecoveryPaper) -> None:
    """Restore a test file with nothing but what the paper says."""
    core_key = created.keys.key(Compartment.CORE)
    sample, aad = secrets.token_bytes(64), b"recovery-proof"
    path = created.folder / "recovery-proof.sealed"
    write_durably(path, seal_blob(core_key, sample, aad))
    try:
        opened = recovery.open_recovery_slot(recovery.parse_recovery_code(paper.code_text), paper.slot)
        restored = open_blob(opened.key(Compartment.CORE), path.read_bytes(), aad)
    finally:
        path.unlink(missing_ok=True)
    if restored != sample or dict(opened.keys) != dict(created.keys.keys):
        raise KnownError("recovery_proof_failed")
    Database.open(created.folder, database_key(opened.key(Compartment.CORE)), None).close()


def _check(new: NewVault, allow_weak: bool) -> None:
    if not (new.code.isascii() and new.code.isdigit() and len(new.code) == 10):
        raise UserError("unit_code_wrong")
    if not new.name.strip():
        raise UserError("field_required", field="单位名称")
    names = [first.name for first in new.accounts]
    if any(not name.strip() for name in names):
        raise UserError("field_required", field="登录名")
    for name in names:
        if names.count(name) > 1 or name == RECOVERY_LABEL:
            raise UserError("account_name_taken", name=name)
    keeper = Compartment.CASE if new.edition is Edition.SCHOOL else Compartment.SIGN
    if not any(keeper in first.role.compartments for first in new.accounts):
        raise UserError("needs_key_keeper", who="心理教师" if keeper is Compartment.CASE else "经办人")
    for first in new.accounts:
        refuse_foreign_role(new.edition, first.role)
        if not allow_weak:
            passphrase.check(first.passphrase, (new.name, new.code, first.name, first.display_name))


def refuse_foreign_role(edition: Edition, role: Role) -> None:
    """Schools and bureaus have different people.

    Raises:
        UserError: ``role_not_here``.
    """
    if role not in (_SCHOOL_ROLES if edition is Edition.SCHOOL else _BUREAU_ROLES):
        raise UserError("role_not_here")


def _claim(place: VaultFolder) -> None:
    if place.state() is VaultState.READY:
        raise KnownError("vault_exists", name=place.root.name)
    try:
        for folder in (place.root, place.mirror.parent, place.inbox):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise KnownError("folder_not_writable", name=place.root.name) from None
    write_durably(place.setup_marker, b"")
    for leftover in (place.keys, place.mirror, place.core, place.case):
        leftover.unlink(missing_ok=True)


def _unit(new: NewVault) -> Unit:
    return Unit(
        id=new_id(),
        edition=new.edition,
        code=new.code,
        name=new.name,
        stages=new.stages,
        system=new.system,
        boarding=new.boarding,
        campuses=new.campuses,
        attributes=new.attributes,
        concern_threshold=new.concern_threshold,
        upper_primary_from=new.upper_primary_from,
    )


def _add_unit_keys(
    uow: UnitOfWork, new: NewVault, keys: UnlockedKeys, spare_public: str, spare: bytes
) -> None:
    seed = keys.key(Compartment.SIGN)
    add_unit_key(uow, "signing", sshsig.public_line(sshsig.public_key(seed), new.code), None)
    age_secret, age_public = agefile.new_identity()
    add_unit_key(uow, "age", age_public, seal_private(seed, "age", age_public, age_secret))
    add_unit_key(uow, "age_spare", spare_public, spare)
    held = frozenset().union(*(first.role.compartments for first in new.accounts))
    _leave_in_trust(uow, keys, held)


def _leave_in_trust(uow: UnitOfWork, keys: UnlockedKeys, held: frozenset[Compartment]) -> None:
    """A key nobody on site holds yet waits, sealed, for its first holder (decision 0041)."""
    if Compartment.SIGN not in held:
        blob = seal_blob(keys.key(Compartment.CASE), keys.key(Compartment.SIGN), SIGN_IN_TRUST.encode())
        settings.write(uow, SIGN_IN_TRUST, blob.hex())
    if Compartment.CASE not in held:
        blob = seal_blob(keys.key(Compartment.SIGN), keys.key(Compartment.CASE), CASE_IN_TRUST.encode())
        settings.write(uow, CASE_IN_TRUST, blob.hex())
