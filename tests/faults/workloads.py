"""What the child processes of the fault tests do: small, real use of the services."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import sys
from pathlib import Path
from typing import Any, cast

from tests.support.vaults import NOW, VaultFiles
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import XinliError
from xinliapp.services import accounts, backup, crises, drafts, rotation, vault
from xinliapp.services import restore as restoring
from xinliapp.services.crises import Press
from xinliapp.services.restore import SignedPaper
from xinliapp.services.session import Session

OLD_PASSPHRASE = "old passphrase of the fault tests"
NEW_PASSPHRASE = "new passphrase of the fault tests"
ACCOUNT = "teacher"
COLLEAGUE = "colleague"
DRAFT_SCREEN = "counseling.form:student"


def save_pair(session: Session, record_id: str) -> None:
    """One two-file commit: a meeting in core.db, a talk in case.db, an event in the case chain."""
    with session.write("talk.add", case=True, object_id=record_id) as uow:
        uow.insert(
            "meeting",
            {
                "id": record_id,
                "kind": "case",
                "day": "2026-11-23",
                "title": "题" * 40,
                "attendees": 3,
                "summary": "记" * 400,
            },
        )
        uow.insert(
            "casework.talk",
            {
                "id": record_id,
                "student_id": "student",
                "day": "2026-11-23",
                "by_name": "心理教师甲",
                "one_to_one": True,
                "face_to_face": True,
                "note": "谈" * 500,
            },
        )


def pairs(folder: str, count: str, mark: str) -> None:
    """Save ``count`` pairs and mark each one that was acknowledged."""
    session = VaultFiles(Path(folder), FixedClock(NOW)).session(Role.COUNSELOR)
    for number in range(int(count)):
        save_pair(session, f"record-{number}")
        _acknowledge(mark, f"record-{number}")
    session.database.close()


def endless(folder: str) -> None:
    """Save pairs until killed; the acknowledged ids go to standard output."""
    session = VaultFiles(Path(folder), FixedClock(NOW)).session(Role.COUNSELOR)
    start = int(session.database.scalar("SELECT count(*) FROM meeting") or 0)
    number = start
    while True:
        save_pair(session, f"record-{number}")
        os.write(1, f"record-{number}\n".encode())
        number += 1


def passphrase(folder: str, mark: str) -> None:
    """Change the passphrase through the service."""
    clock = FixedClock(NOW)
    session = vault.open_vault(Path(folder), ACCOUNT, OLD_PASSPHRASE, clock, allow_weak=True)
    accounts.change_passphrase(session, OLD_PASSPHRASE, NEW_PASSPHRASE, cost=KdfCost.TEST, allow_weak=True)
    _acknowledge(mark, "changed")
    os._exit(0)  # the power goes off with the vault open


def save_numbered(session: Session, number: int) -> None:
    """A draft of a note, as the window keeps it while somebody types: each one in place of the one before."""
    drafts.save_draft(session, DRAFT_SCREEN, {"number": number, "situation": "话" * (40 * number + 300)})


def kept_number(session: Session) -> int | None:
    """The number of the draft that is there; one that is not whole is an error."""
    found = drafts.load_draft(session, DRAFT_SCREEN)
    if found is None:
        return None
    body = cast(dict[str, Any], found.body)
    if body["situation"] != "话" * (40 * int(body["number"]) + 300):
        raise ValueError("a draft of two halves")
    return int(body["number"])


def drafting(folder: str, count: str, mark: str) -> None:
    """Keep drafts of one note, with a saved record now and then, and mark what was acknowledged."""
    session = VaultFiles(Path(folder), FixedClock(NOW)).session(Role.COUNSELOR)
    for number in range(int(count)):
        save_numbered(session, number)
        _acknowledge(mark, f"draft-{number}")
        if number % 4 == 3:
            save_pair(session, f"record-{number}")
            _acknowledge(mark, f"record-{number}")
    session.database.close()


def failing_drafts(folder: str, error: str, step: str, most: str) -> None:
    """As ``failing``, with drafts: after each the draft that was acknowledged last must be there.

    Prints one JSON line per draft: its number, the error's code or null, the number found afterwards.
    """
    shim = ctypes.CDLL(None)
    session = VaultFiles(Path(folder), FixedClock(NOW)).session(Role.COUNSELOR)
    code_number, full = int(error), int(error) == errno.ENOSPC
    for nth in range(1, int(most), int(step)):
        shim.xfault_arm(ctypes.c_long(nth), code_number, int(full), int(full))
        code = None
        try:
            save_numbered(session, nth)
        except XinliError as known:
            code = known.code
        struck = not shim.xfault_waiting()
        shim.xfault_arm(ctypes.c_long(0), 0, 0, 0)
        print(json.dumps([nth, code, kept_number(session)]), flush=True)
        if not struck:
            break
    session.database.close()


CRISIS = "00000000-0000-4000-8000-00000000c515"


def press(session: Session, number: int) -> None:
    """One press in a crisis, as the page makes it: the number is its id."""
    crises.press(session, Press(f"press-{number}", CRISIS, "found", "发现", NOW))


def pressing(folder: str, count: str, mark: str) -> None:
    """Press again and again and mark each press that was acknowledged."""
    session = VaultFiles(Path(folder), FixedClock(NOW)).session(Role.COUNSELOR)
    for number in range(int(count)):
        press(session, number)
        _acknowledge(mark, f"press-{number}")
    session.database.close()


def failing_presses(folder: str, error: str, step: str, most: str) -> None:
    """The n-th system call of a press goes wrong; then the very same press is made again.

    Prints one JSON line per press: the error's code or null, and how often it stands there in the end.
    """
    shim = ctypes.CDLL(None)
    session = VaultFiles(Path(folder), FixedClock(NOW)).session(Role.COUNSELOR)
    code_number, full = int(error), int(error) == errno.ENOSPC
    for nth in range(1, int(most), int(step)):
        shim.xfault_arm(ctypes.c_long(nth), code_number, int(full), int(full))
        code = None
        try:
            press(session, nth)
        except XinliError as known:
            code = known.code
        struck = not shim.xfault_waiting()
        shim.xfault_arm(ctypes.c_long(0), 0, 0, 0)
        press(session, nth)
        found = crises.load(session, CRISIS).entries
        print(json.dumps([code, sum(1 for one in found if one.id == f"press-{nth}")]), flush=True)
        if not struck:
            break
    session.database.close()


def careless(folder: str, count: str, mark: str) -> None:
    """The same pairs without syncing: the model must find fault with it."""
    session = VaultFiles(Path(folder), FixedClock(NOW)).session(Role.COUNSELOR)
    for schema in ("main", "casework"):
        session.database.connection.execute(f"PRAGMA {schema}.synchronous=OFF")
    for number in range(int(count)):
        save_pair(session, f"record-{number}")
        _acknowledge(mark, f"record-{number}")
    session.database.close()


def failing(folder: str, error: str, step: str, most: str) -> None:
    """Let the 1st, then the (1+step)th … system call of a save go wrong, until a save needs no more calls.

    Prints one JSON line per save: the id, the error's code or null if it was acknowledged.
    """
    shim = ctypes.CDLL(None)
    session = VaultFiles(Path(folder), FixedClock(NOW)).session(Role.COUNSELOR)
    number, full = int(error), int(error) == errno.ENOSPC
    for nth in range(1, int(most), int(step)):
        record_id = f"record-{nth}"
        shim.xfault_arm(ctypes.c_long(nth), number, int(full), int(full))
        code = None
        try:
            save_pair(session, record_id)
        except XinliError as known:
            code = known.code
        struck = not shim.xfault_waiting()
        shim.xfault_arm(ctypes.c_long(0), 0, 0, 0)
        print(json.dumps([record_id, code, struck]), flush=True)
        if not struck:
            break
    save_pair(session, "record-last")
    session.database.close()


def importing(folder: str, workbook: str, error: str, step: str, most: str) -> None:
    """The n-th system call of taking a past workbook in goes wrong, until one needs no more calls.

    Prints one JSON line per try: the error's code or null, talks that count, imports in force, columns kept.
    """
    # What reads workbooks takes half of the time a child needs to begin; the other workloads do without.
    from xinliapp.domain.record_imports import RecordKind
    from xinliapp.services import record_import_reading, record_imports
    from xinliapp.services.sheet_file import read_sheet_file

    shim = ctypes.CDLL(None)
    session = VaultFiles(Path(folder), FixedClock(NOW)).session(Role.COUNSELOR)
    file = read_sheet_file(Path(workbook))
    number, full = int(error), int(error) == errno.ENOSPC
    for nth in range(1, int(most), int(step)):
        proposal = record_import_reading.propose(session, file, RecordKind.TALKS)
        mapping = proposal.sheets[0].mapping
        assert mapping is not None
        plan = record_imports.preview(session, file, proposal.shape, mapping, {})
        shim.xfault_arm(ctypes.c_long(nth), number, int(full), int(full))
        code = None
        try:
            record_imports.commit(session, plan, {})
        except XinliError as known:
            code = known.code
        struck = not shim.xfault_waiting()
        shim.xfault_arm(ctypes.c_long(0), 0, 0, 0)
        there = _imported(session)
        print(json.dumps([code, *there]), flush=True)
        if there[1]:
            record_imports.undo(session, RecordKind.TALKS)
        if not struck:
            break
    session.database.close()


def _imported(session: Session) -> list[int]:
    asked = ("talk WHERE voided_at IS NULL", "record_import WHERE undone_at IS NULL", "record_mapping")
    return [
        int(session.database.scalar(f"SELECT count(*) FROM casework.{one}") or 0)  # noqa: S608
        for one in asked
    ]


def restore(folder: str, saved: str, mark: str) -> None:
    """Restore a backup of the vault."""
    paper = SignedPaper("审核人", "2026-1")
    restoring.restore(
        Path(folder), Path(saved), ACCOUNT, OLD_PASSPHRASE, paper, FixedClock(NOW), allow_weak=True
    )
    _acknowledge(mark, "restored")


def backing_up(folder: str, mark: str) -> None:
    """Make a backup."""
    session = vault.open_vault(Path(folder), ACCOUNT, OLD_PASSPHRASE, FixedClock(NOW), allow_weak=True)
    backup.make_backup(session)
    _acknowledge(mark, "made")
    vault.close(session)


def leaving(folder: str, code: str, mark: str) -> None:
    """A colleague leaves: the account goes and the keys are exchanged."""
    session = vault.open_vault(Path(folder), ACCOUNT, OLD_PASSPHRASE, FixedClock(NOW), allow_weak=True)
    gone = next(each.id for each in accounts.list_accounts(session) if each.name == COLLEAGUE)
    ready = rotation.prepare(session, gone, code, cost=KdfCost.TEST, allow_weak=True)
    typed = {group: ready.paper.groups[group - 1] for group in ready.asked}
    Path(mark).with_name("new-sheet").write_text(ready.paper.code_text)
    rotation.carry_out(session, ready, typed)
    _acknowledge(mark, "left")
    os._exit(0)


def leaving_failing(folder: str, code: str, error: str, nth: str, mark: str) -> None:
    """The same; the n-th system call of the exchange goes wrong, and all after it if the disk is full."""
    shim = ctypes.CDLL(None)
    session = vault.open_vault(Path(folder), ACCOUNT, OLD_PASSPHRASE, FixedClock(NOW), allow_weak=True)
    gone = next(each.id for each in accounts.list_accounts(session) if each.name == COLLEAGUE)
    ready = rotation.prepare(session, gone, code, cost=KdfCost.TEST, allow_weak=True)
    typed = {group: ready.paper.groups[group - 1] for group in ready.asked}
    Path(mark).write_text(ready.paper.code_text)
    number, full = int(error), int(error) == errno.ENOSPC
    shim.xfault_arm(ctypes.c_long(int(nth)), number, int(full), int(full))
    said = None
    try:
        rotation.carry_out(session, ready, typed)
    except XinliError as known:
        said = known.code
    struck = not shim.xfault_waiting()
    shim.xfault_arm(ctypes.c_long(0), 0, 0, 0)
    print(json.dumps([said, struck]), flush=True)
    os._exit(0)


def _acknowledge(mark: str, text: str) -> None:
    descriptor = os.open(mark, os.O_WRONLY | os.O_APPEND)
    os.write(descriptor, f"{text} ".encode())
    os.close(descriptor)


_ALL = (
    pairs, careless, endless, passphrase, failing, restore, backing_up, leaving, leaving_failing, drafting,
    failing_drafts, importing, pressing, failing_presses,
)  # fmt: skip

if __name__ == "__main__":
    {each.__name__: each for each in _ALL}[sys.argv[1]](*sys.argv[2:])
