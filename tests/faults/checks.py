"""What must hold after a fault, and the tables of figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import model
from tests.faults.workloads import ACCOUNT, NEW_PASSPHRASE, OLD_PASSPHRASE
from tests.support.vaults import CASE_KEY, CORE_KEY, NOW
from xinliapp.crypto.derive import database_key
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import XinliError
from xinliapp.services import backup, vault
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
