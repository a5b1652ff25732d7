"""What must hold after a fault, and the tables of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import model
from tests.faults.workloads import (
    ACCOUNT,
    COLLEAGUE,
    NEW_PASSPHRASE,
    OLD_PASSPHRASE,
    kept_number,
    save_pair,
)
from tests.support.vaults import CASE_KEY, CORE_KEY, NOW, VaultFiles
from xinliapp.crypto import recovery
from xinliapp.crypto.derive import database_key
from xinliapp.crypto.durable import load_keylist
from xinliapp.crypto.keylist import KeyList
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import XinliError
from xinliapp.services import backup, crises, vault
from xinliapp.storage import hostlock
from xinliapp.storage.audit import Chain, first_break
from xinliapp.storage.database import Database


@dataclass
class Tally:
    """Figures of one fault: how many states, and what was wrong with how many."""

    title: str
    states: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)

    def table(self) -> str:
        """One line per figure."""
        lines = [f"{self.title}", f"  {'states':<34}{self.states:>8}"]
        lines += [f"  {kind:<34}{count:>8}" for kind, count in sorted(self.kinds.items())]
        lines += [f"  {'WRONG: ' + kind:<34}{count:>8}" for kind, count in sorted(self.problems.items())]
        return "\n".join([*lines, f"  {'wrong in all':<34}{sum(self.problems.values()):>8}"])


def pair_problem(folder: Path, acknowledged: Iterable[str]) -> str | None:
    """What is wrong with a vault of ``workloads.save_pair`` after a fault, or None."""
    try:
        database = Database.open(folder, database_key(CORE_KEY), database_key(CASE_KEY))
    except XinliError as error:
        return f"does not open ({error.code})"
    try:
        core = {str(row[0]) for row in database.tuples("SELECT id FROM main.meeting")}
        case = {str(row[0]) for row in database.tuples("SELECT id FROM casework.talk")}
        if core != case:
            return "two-file commit split"
        if not set(acknowledged) <= core:
            return "acknowledged record lost"
        if first_break(database, Chain.CASE) is not None:
            return "audit chain broken"
    except XinliError as error:
        return f"does not read ({error.code})"
    finally:
        database.close()
    return None


def check_pairs(folder: Path, states: Iterable[model.State], title: str) -> Tally:
    """Put each state on the disk, reopen it and count what is wrong."""
    tally = Tally(title)
    for state in states:
        model.write_folder(folder, state.files)
        tally.states += 1
        hot = [name for name in state.files if name.endswith("-journal") and state.files[name]]
        tally.kinds[f"with {len(hot)} journals to look at"] += 1
        problem = pair_problem(folder, state.acknowledged)
        if problem is not None:
            tally.problems[problem] += 1
    return tally


def draft_problem(folder: Path, acknowledged: Iterable[str]) -> str | None:
    """What is wrong with a vault of ``workloads.drafting`` after a fault, or None."""
    told = list(acknowledged)
    problem = pair_problem(folder, [each for each in told if each.startswith("record-")])
    if problem is not None:
        return problem
    last = max((int(each.removeprefix("draft-")) for each in told if each.startswith("draft-")), default=None)
    session = VaultFiles(folder, FixedClock(NOW)).session(Role.COUNSELOR)
    try:
        kept = kept_number(session)
    except (XinliError, ValueError) as error:
        return f"draft not whole ({error})"
    finally:
        session.database.close()
    if last is not None and (kept is None or kept < last):
        return "acknowledged draft lost"
    return None


def check_drafts(folder: Path, states: Iterable[model.State], title: str) -> Tally:
    """The draft that was acknowledged last is there, or a later one; whole in any case."""
    tally = Tally(title)
    for state in states:
        model.write_folder(folder, state.files)
        tally.states += 1
        drafted = any(each.startswith("draft-") for each in state.acknowledged)
        tally.kinds["after an acknowledged draft" if drafted else "before the first"] += 1
        problem = draft_problem(folder, state.acknowledged)
        if problem is not None:
            tally.problems[problem] += 1
    return tally


def check_presses(folder: Path, states: Iterable[model.State], title: str) -> Tally:
    """Every press that was acknowledged stands in its crisis, once."""
    tally = Tally(title)
    for state in states:
        model.write_folder(folder, state.files)
        tally.states += 1
        tally.kinds["after an acknowledged press" if state.acknowledged else "before the first"] += 1
        try:
            session = VaultFiles(folder, FixedClock(NOW)).session(Role.COUNSELOR)
        except XinliError as error:
            tally.problems[f"does not open ({error.code})"] += 1
            continue
        try:
            found = [one.id for each in crises.running(session) for one in each.entries]
            if first_break(session.database, Chain.CASE) is not None:
                tally.problems["audit chain broken"] += 1
        finally:
            session.database.close()
        if not set(state.acknowledged) <= set(found):
            tally.problems["acknowledged press lost"] += 1
        if len(found) != len(set(found)):
            tally.problems["a press stands there twice"] += 1
    return tally


def check_passphrase(folder: Path, states: Iterable[model.State], title: str) -> Tally:
    """The new passphrase opens what was acknowledged; before that, exactly one of the two opens it."""
    tally = Tally(title)
    for state in states:
        model.write_folder(folder, state.files)
        tally.states += 1
        opened = [secret for secret in (OLD_PASSPHRASE, NEW_PASSPHRASE) if _opens(folder, secret)]
        if len(opened) != 1:
            tally.problems[f"{len(opened)} passphrases open it"] += 1
        elif state.acknowledged and opened != [NEW_PASSPHRASE]:
            tally.problems["acknowledged passphrase lost"] += 1
        else:
            tally.kinds["the new one opens it" if opened == [NEW_PASSPHRASE] else "the old one opens it"] += 1
    return tally


def check_restore(folder: Path, states: Iterable[model.State], title: str) -> Tally:
    """The pair from before the restore opens, or the restored one; after the acknowledgement only that."""
    tally = Tally(title)
    for state in states:
        model.write_folder(folder, state.files)
        tally.states += 1
        try:
            session = vault.open_vault(folder, ACCOUNT, OLD_PASSPHRASE, FixedClock(NOW), allow_weak=True)
        except XinliError as error:
            tally.problems[f"does not open ({error.code})"] += 1
            continue
        core = {str(row[0]) for row in session.database.tuples("SELECT id FROM main.meeting")}
        case = {str(row[0]) for row in session.database.tuples("SELECT id FROM casework.talk")}
        whole = first_break(session.database, Chain.CASE) is None
        vault.close(session)
        restored = core == {"before-backup"}
        if core != case or not whole or not (restored or core == {"before-backup", "after-backup"}):
            tally.problems["a mixture"] += 1
        elif state.acknowledged and not restored:
            tally.problems["acknowledged restore lost"] += 1
        else:
            tally.kinds["the restored pair opens" if restored else "the old pair opens"] += 1
    return tally


def check_leaving(folder: Path, states: Iterable[model.State], title: str, sheets: tuple[str, str]) -> Tally:
    """One pair opens, whole, by everybody who stays; who left opens it only while nothing was acknowledged.

    Exactly one of the two sheets opens the vault; ``sheets`` are the old code and the new one.
    """
    tally = Tally(title)
    for state in states:
        model.write_folder(folder, state.files)
        tally.states += 1
        problem, kind = leaving_problem(folder, bool(state.acknowledged), sheets)
        if problem is not None:
            tally.problems[problem] += 1
        else:
            tally.kinds[kind] += 1
    return tally


def leaving_problem(folder: Path, acknowledged: bool, sheets: tuple[str, str]) -> tuple[str | None, str]:
    """What is wrong with a vault after a leaving that was cut short (or None), and what became of it."""
    try:
        session = vault.open_vault(
            folder, ACCOUNT, OLD_PASSPHRASE, FixedClock(NOW), allow_weak=True, take_over=True
        )
    except XinliError as error:
        return f"does not open ({error.code})", ""
    try:
        core = {str(row[0]) for row in session.database.tuples("SELECT id FROM main.meeting")}
        case = {str(row[0]) for row in session.database.tuples("SELECT id FROM casework.talk")}
        whole = all(first_break(session.database, chain) is None for chain in Chain)
        rotated = session.database.scalar("SELECT count(*) FROM key_rotation") == 1
        active = session.database.scalar("SELECT active FROM account WHERE name = ?", (COLLEAGUE,))
        listing = load_keylist(folder / "vault.keys", None, allow_weak=True).keylist
        listed = any(user.label == COLLEAGUE for user in listing.users)
        save_pair(session, "goes-on")
        vault.close(session)
    except XinliError as error:
        hostlock.release_folder(folder)
        return f"does not read ({error.code})", ""
    valid = [_sheet_opens(listing, code) for code in sheets]
    if not core == case == {"before"} or not whole:
        return "records lost or split", ""
    if listing.rotating or bool(active) != listed or (rotated and listed):
        return "accounts and keys not settled", ""
    if valid != [not rotated, rotated]:
        return "the wrong sheet counts", ""
    if acknowledged and not rotated:
        return "acknowledged leaving lost", ""
    if rotated and list((folder / "replaced").glob("rotation-*/*.db")):
        return "files under the old keys left over", ""
    kind = "new keys" if rotated else "old keys, still there" if listed else "old keys, account off"
    return None, kind


def _sheet_opens(listing: KeyList, code: str) -> bool:
    try:
        half = recovery.recovery_private_half(recovery.parse_recovery_code(code))
        return len(listing.unlock_with(recovery.RECOVERY_USER, half).keys) == 3
    except XinliError:
        return False


def check_backup(folder: Path, states: Iterable[model.State], title: str) -> Tally:
    """Every backup that is there passes the drill; one that was acknowledged is there."""
    tally = Tally(title)
    for state in states:
        model.write_folder(folder, state.files)
        tally.states += 1
        try:
            session = vault.open_vault(folder, ACCOUNT, OLD_PASSPHRASE, FixedClock(NOW), allow_weak=True)
            found = backup.list_backups(folder / "backups")
            for info in found:
                backup.drill(session, info.folder)
            vault.close(session)
        except XinliError as error:
            hostlock.release_folder(folder)
            tally.problems[f"not sound ({error.code})"] += 1
            continue
        if state.acknowledged and not found:
            tally.problems["acknowledged backup lost"] += 1
        else:
            tally.kinds["a backup that passes the drill" if found else "no backup yet"] += 1
    return tally


def _opens(folder: Path, secret: str) -> bool:
    (folder / "attempts.json").unlink(missing_ok=True)
    try:
        session = vault.open_vault(folder, ACCOUNT, secret, FixedClock(NOW), allow_weak=True)
    except XinliError:
        return False
    vault.close(session)
    return True
