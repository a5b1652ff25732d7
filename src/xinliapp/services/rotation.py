"""Somebody leaves: their account goes, and every key they held is exchanged (vault-and-bundles.md, 离岗).

Three steps, so that a person sees each before it happens: the plan; the sheet from the safe is typed in and
a new one printed; the new sheet's groups are typed back and the files are exchanged. The order on the disk:
slots of both generations durably, the new pair beside the old one, checked, then ``restore.pending``, the
point of no return, from which opening the vault carries on. Before it the old pair opens, after it the new.

What was copied away earlier stays readable to who left. No key can take that back; the screen says so.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial

from xinliapp.crypto import kdf, recovery
from xinliapp.crypto.derive import database_key
from xinliapp.crypto.durable import save_keylist, write_durably
from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.recovery import RECOVERY_USER, RecoveryCode
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Account, Compartment
from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.jobs import Cancelled, Progress, no_progress
from xinliapp.i18n.messages import sentence
from xinliapp.services import accounts, inbox, list_ahead, restoring
from xinliapp.services.backup import list_backups, make_backup
from xinliapp.services.committing import committing
from xinliapp.services.guarded import guarded_in
from xinliapp.services.recovery_paper import RecoveryPaper, open_spare
from xinliapp.services.rotation_settle import ASIDE, forget_old_files
from xinliapp.services.rotation_stage import FILES, STAGED, Exchange, make_pair, staging
from xinliapp.services.session import Session
from xinliapp.services.setup import ASKED_GROUPS, RECOVERY_LABEL, SIGN_IN_TRUST
from xinliapp.storage import accounts as rows
from xinliapp.storage import settings
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.connection import CASE_SCHEMA
from xinliapp.storage.database import Database
from xinliapp.storage.layout import VaultFolder
from xinliapp.storage.rowcount import row_counts
from xinliapp.storage.unit_keys import unit_key

STEPS = 8
_BYTES_A_SECOND = 8_000_000  # copy, MAC of every page, full check, sync: slow disks do at least this
_ROOM = 16_000_000


@dataclass(frozen=True, slots=True)
class LeavingPlan:
    """What will happen when this person leaves; nothing has been done yet.

    ``compartments`` get new keys; ``rows`` and ``size`` (bytes) are what is copied, ``seconds`` about how
    long it takes at most; ``backups`` made so far on this PC stay readable to who leaves. ``finishing``: the
    account is off already, only the keys are still to be exchanged.
    """

    account: Account
    compartments: frozenset[Compartment]
    rows: int
    size: int
    seconds: int
    backups: int
    finishing: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A leaving whose new sheet waits to be printed and proven; it lives in memory only.

    ``asked`` are the numbers (from 1) of the groups to be typed back from the print.
    """

    plan: LeavingPlan
    paper: RecoveryPaper = field(repr=False)
    asked: tuple[int, ...]
    base: bytes = field(repr=False)
    begun: KeyList = field(repr=False)
    exchange: Exchange = field(repr=False)
    held: UnlockedKeys = field(repr=False)


@dataclass(frozen=True, slots=True)
class LeavingDone:
    """The keys are exchanged and the session is over: sign in again.

    ``backup`` is the name of the first backup under the new keys, "" when it could not be made
    (``backup_problem`` then is the reason's code).
    """

    account: Account
    compartments: frozenset[Compartment]
    backup: str
    backup_problem: str = ""


def leaving_plan(session: Session, account_id: str, *, allow_weak: bool = False) -> LeavingPlan:
    """What the first step shows.

    Raises:
        UserError: ``not_found``, ``own_account``, ``last_case_account``, ``last_key_holder``.
        KnownError: ``keys_…``.
    """
    if account_id == session.account.id:
        raise UserError("own_account")
    row = rows.account(session.database, account_id)
    if row is None:
        raise UserError("not_found")
    listing = accounts.current_list(session, allow_weak)
    listed = any(user.id == account_id for user in listing.users)
    if listed:
        accounts.refuse_last_on_site(session, listing, account_id)
    held = listing.compartments_of(account_id) if listed else row.role.compartments
    if Compartment.CASE in held and settings.read(session.database, SIGN_IN_TRUST) is not None:
        held |= {Compartment.SIGN}  # who holds the case key could have taken the one in trust
    place = VaultFolder(session.vault)
    size = sum((place.root / name).stat().st_size for _, part, name in FILES if part in held)
    count = sum(row_counts(session.database.connection).values())
    if session.database.has_case and Compartment.CASE in held:
        count += sum(row_counts(session.database.connection, CASE_SCHEMA).values())
    made = [info for info in list_backups(place.backups) if info.manifest.vault_id == session.keys.vault_id]
    seconds = 5 + 3 * size // _BYTES_A_SECOND
    return LeavingPlan(row, held, count, size, seconds, len(made), not listed)


def prepare(
    session: Session,
    account_id: str,
    code_text: str,
    *,
    cost: KdfCost | None = None,
    allow_weak: bool = False,
) -> Prepared:
    """Open the sheet from the safe, make the new keys and the new sheet in memory.

    Nothing changes on the disk but the note that the sheet was used.

    Raises:
        UserError: as :func:`leaving_plan`; what is wrong with the code; ``recovery_not_opened`` and
            ``wait_after_wrong_passphrase``.
        KnownError: ``keys_…``.
    """
    plan = leaving_plan(session, account_id, allow_weak=allow_weak)
    old_code = recovery.parse_recovery_code(code_text)
    listing = accounts.current_list(session, allow_weak)
    held = guarded_in(session, partial(_with_sheet, listing, old_code), "rotation")
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, "recovery.used", account_id)
    price = cost or kdf.calibrate()
    base = VaultFolder(session.vault).keys.read_bytes()
    abandoned = listing.with_rotation_abandoned(held) if listing.rotating else listing
    shorter = abandoned.without_user(held, account_id) if not plan.finishing else abandoned
    begun = shorter.with_rotation_begun(held, plan.compartments)
    both = begun.unlock_with(RECOVERY_USER, held.private_half)
    pruned = begun.with_rotation_finished(both)
    code = recovery.new_recovery_code()
    sheet = recovery.recovery_user(code, RECOVERY_LABEL, frozenset(Compartment))
    alone = pruned.unlock_with(RECOVERY_USER, held.private_half)
    finished = pruned.with_recovery(alone, sheet, price, allow_weak=allow_weak)
    after = finished.unlock_with(RECOVERY_USER, recovery.recovery_private_half(code))
    slot = recovery.make_recovery_slot(code, finished.vault_id, finished.generation, after.keys)
    return Prepared(
        plan=plan,
        paper=RecoveryPaper(finished.vault_id, code.groups, slot, _spare(session.database, old_code)),
        asked=tuple(sorted(random.SystemRandom().sample(range(1, recovery.GROUPS + 1), ASKED_GROUPS))),
        base=base,
        begun=begun,
        exchange=Exchange(account_id, plan.compartments, held, after, finished, old_code, code),
        held=held,
    )


def carry_out(
    session: Session,
    prepared: Prepared,
    typed: Mapping[int, str],
    *,
    handlers: Mapping[str, inbox.Handler] | None = None,
    progress: Progress = no_progress,
) -> LeavingDone:
    """Switch the account off and exchange the keys. Afterwards the session is closed: lock the window.

    It can be cancelled until the replacing begins; the account is off all the same then.

    Raises:
        UserError: ``recovery_group_wrong`` (``group``): nothing happened, ask again; :class:`Cancelled`.
        KnownError: ``rotation_list_changed``, ``rotation_no_room`` (``need``, ``left``), ``inbox_waiting``:
            nothing happened; ``rotation_not_done`` (``name``, ``reason``): the account is off, the keys are
            the old ones and everything opens as before; ``rotation_pending``: opening the vault again
            carries on. The session may be closed after any of the last two (``session.database.closed``).
    """
    for group in prepared.asked:
        if not recovery.check_recovery_group(prepared.exchange.new_code, group, typed.get(group, "")):
            raise UserError("recovery_group_wrong", group=group)
    place = VaultFolder(session.vault)
    if place.keys.read_bytes() != prepared.base:
        raise KnownError("rotation_list_changed")
    _refuse_without_room(place, prepared.plan)
    done = _Steps(progress)
    with closing(_open(place, prepared.held)) as database:
        everything = Session(session.vault, database, session.account, prepared.held, session.clock)
        _empty_inbox(everything, handlers)
        done.step()
        with _given_up_on_error(everything, prepared):
            _begin(everything, prepared)
            done.step()
            with staging(place) as staged:
                make_pair(database, staged, prepared.exchange, session.clock, session.account.id, done.step)
    with committing():
        session.database.close()
        _replace(session, place, prepared)
        return _after(session, place, prepared)


class _Steps:
    """Counts the steps for the bar; the last ones cannot be cancelled any more."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._count = progress, 0

    def step(self) -> None:
        self._count += 1
        self._progress(self._count, STEPS)


def _with_sheet(listing: KeyList, code: RecoveryCode) -> UnlockedKeys:
    try:
        return listing.unlock_with(RECOVERY_USER, recovery.recovery_private_half(code))
    except KnownError as error:
        if error.params.get("where") == f"{RECOVERY_USER}.public":
            raise UserError("recovery_not_opened") from None
        raise


def _spare(database: Database, old_code: RecoveryCode) -> str:
    spare = unit_key(database, "age_spare")
    return "" if spare is None or spare.private is None else open_spare(old_code.text, spare)


def _open(place: VaultFolder, keys: UnlockedKeys) -> Database:
    """Both files, whatever the person at the keyboard may open: the sheet's keys are in hand."""
    case = database_key(keys.key(Compartment.CASE))
    return Database.open(place.root, database_key(keys.key(Compartment.CORE)), case)


def _refuse_without_room(place: VaultFolder, plan: LeavingPlan) -> None:
    """The new pair, its journals and the first backup."""
    need = 3 * plan.size + _ROOM
    left = shutil.disk_usage(place.root).free
    if left < need:
        raise KnownError("rotation_no_room", need=-(-need // 1_000_000), left=left // 1_000_000)


def _empty_inbox(everything: Session, handlers: Mapping[str, inbox.Handler] | None) -> None:
    """Notes are vouched for by the old core key: after the exchange nobody could tell who wrote them."""
    before = -1
    while before != (count := inbox.waiting(everything.vault)) and count:  # one merge takes a bounded number
        before = count
        inbox.merge(everything, handlers)
    count = inbox.waiting(everything.vault)
    if count:
        raise KnownError("inbox_waiting", count=count)


def _begin(everything: Session, prepared: Prepared) -> None:
    """The account is off and the list holds both generations; decision 0088's order."""
    place = VaultFolder(everything.vault)
    plan, listing = prepared.plan, prepared.begun
    with everything.write("account.leave", object_id=plan.account.id) as uow:
        list_ahead.catch_up(uow, KeyList.from_bytes(prepared.base, allow_weak=True))
        rows.set_active(uow, plan.account.id, active=False)
        settings.raise_generation(uow, listing.generation)
        if listing.revision(Compartment.CASE) > settings.generation_seen(uow.database, CASE_SCHEMA):
            settings.raise_generation(uow, listing.revision(Compartment.CASE), CASE_SCHEMA)
        save_keylist(place.keys, place.mirror, listing)


@contextmanager
def _given_up_on_error(everything: Session, prepared: Prepared) -> Iterator[None]:
    """When the exchange fails after the list was changed: say what holds."""
    try:
        yield
    except BaseException as error:
        if VaultFolder(everything.vault).keys.read_bytes() == prepared.base:
            raise
        _give_up(everything, prepared)
        if not isinstance(error, XinliError):
            raise
        raise _not_done(prepared, error) from error


def _not_done(prepared: Prepared, error: XinliError) -> KnownError:
    reason = "已取消" if isinstance(error, Cancelled) else sentence(error).partition("。")[0]
    return KnownError("rotation_not_done", name=prepared.plan.account.display_name, reason=reason)


def _give_up(everything: Session, prepared: Prepared) -> None:
    """Back to one generation of slots, if the disk lets us; with both the old pair opens as well."""
    place = VaultFolder(everything.vault)
    shutil.rmtree(place.root / STAGED, ignore_errors=True)
    with suppress(XinliError, OSError):
        listing = prepared.begun.with_rotation_abandoned(prepared.held)
        with everything.write("keys.rotation_abandoned") as uow:
            list_ahead.catch_up(uow, prepared.begun)
            settings.raise_generation(uow, listing.generation)
            settings.raise_generation(uow, listing.revision(Compartment.CASE), CASE_SCHEMA)
            save_keylist(place.keys, place.mirror, listing)


def _replace(session: Session, place: VaultFolder, prepared: Prepared) -> None:
    moment = session.clock.now().strftime("%Y%m%d-%H%M%S")
    aside, number = place.replaced / f"{ASIDE}-{moment}", 1
    while aside.exists():
        number += 1
        aside = place.replaced / f"{ASIDE}-{moment}-{number}"
    names = prepared.exchange.names
    try:
        restoring.commit_staged(place, place.root / STAGED, names, aside, plain=(place.keys.name,))
    except KnownError as error:
        if place.restore_marker.exists():  # past the point of no return: opening the vault carries on
            raise KnownError("rotation_pending", name=prepared.plan.account.display_name) from error
        with closing(_open(place, prepared.held)) as database:
            _give_up(
                Session(session.vault, database, session.account, prepared.held, session.clock), prepared
            )
        raise _not_done(prepared, error) from error


def _after(session: Session, place: VaultFolder, prepared: Prepared) -> LeavingDone:
    """Open the new pair, put the small files right, forget the old pair, make the first backup."""
    what = prepared.exchange
    made, problem = "", ""
    with closing(_open(place, what.after)) as database:
        session = Session(session.vault, database, session.account, what.after, session.clock)
        key = unit_key(database, "case_inbox")
        # From here on the exchange has happened; what goes wrong now is put right at the next unlock.
        try:
            save_keylist(place.keys, place.mirror, what.listing)
            if key is not None:
                write_durably(place.inbox_recipient, key.public.encode("ascii") + b"\n")
            forget_old_files(place)
            made = make_backup(session, reason="rotation").folder.name
        except XinliError as error:
            problem = error.code
    return LeavingDone(prepared.plan.account, prepared.plan.compartments, made, problem)
