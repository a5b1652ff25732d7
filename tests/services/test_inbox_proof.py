"""Who wrote a note of the case inbox: what no account can have written is kept aside and told, not merged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.test_vault import NOW, make, unlock
from xinliapp.crypto import agefile
from xinliapp.crypto.derive import inbox_note_mac
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.clock import FixedClock
from xinliapp.i18n.notices import notice_line
from xinliapp.services import inbox, recovery, vault
from xinliapp.services.inbox import MergeReport, Note
from xinliapp.services.inbox_files import Limits
from xinliapp.services.session import Session
from xinliapp.storage import hostlock
from xinliapp.storage.database import UnitOfWork

KIND = "roster_tags"
NOTE_ID = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Iterator[Path]:
    make(tmp_path / "v", clock)
    yield tmp_path / "v"
    hostlock.release_folder(tmp_path / "v")


def seal(folder: Path, body: dict[str, object], note_id: str = NOTE_ID) -> Path:
    """What an outsider with the folder can do: seal anything to the public key that lies in the open."""
    public = (folder / "inbox" / "recipient.txt").read_text("ascii").strip()
    path = folder / "inbox" / f"{note_id}.age"
    path.write_bytes(agefile.encrypt(json.dumps(body).encode("utf-8"), [public]))
    return path


def note_text(session: Session, **changes: object) -> str:
    body: dict[str, object] = {
        "id": NOTE_ID,
        "vault": session.keys.vault_id,
        "kind": KIND,
        "at": "2026-11-23T08:00:00",
        "by": session.account.id,
        "payload": {"student": "x", "tag": "单亲"},
    }
    return json.dumps({**body, **changes})


def merge(session: Session) -> tuple[MergeReport, list[Note]]:
    found: list[Note] = []

    def handler(_uow: UnitOfWork, note: Note) -> None:
        found.append(note)

    return inbox.merge(session, {KIND: handler}), found


def test_a_note_of_an_account_is_merged_with_its_author_and_time(folder: Path, clock: FixedClock) -> None:
    registrar = unlock(folder, "zhao", clock)
    inbox.drop(registrar, KIND, {"tag": "留守"})
    author = registrar.account.id
    vault.close(registrar)
    counselor = unlock(folder, "li", clock)
    report, (note,) = merge(counselor)
    assert (report.merged, report.unproven) == ({KIND: 1}, ())
    assert (note.by, note.at, note.payload) == (author, "2026-11-23T08:00:00", {"tag": "留守"})
    vault.close(counselor)


@pytest.mark.parametrize("mac", ["", "0" * 64, "密", "key of another vault", "key of the case file"])
def test_a_forged_note_is_kept_aside_and_told_until_somebody_looks(
    folder: Path, tmp_path: Path, clock: FixedClock, mac: str
) -> None:
    counselor = unlock(folder, "li", clock)
    text = note_text(counselor)
    if mac == "key of another vault":
        mac = inbox_note_mac(bytes(32), text.encode())
    if mac == "key of the case file":
        mac = inbox_note_mac(counselor.keys.key(Compartment.CASE), text.encode())
    forged = seal(folder, {"format": inbox.FORMAT, "note": text, "mac": mac})
    sealed = forged.read_bytes()
    report, found = merge(counselor)
    assert (report.total, report.unproven, report.unreadable, found) == (0, (forged.name,), (), [])
    kept = folder / "inbox" / "unproven" / forged.name
    assert (kept.read_bytes(), inbox.unproven(folder), inbox.waiting(folder)) == (sealed, 1, 0)
    vault.close(counselor)
    for _ in range(2):  # again and again, as long as it lies there
        again = unlock(folder, "li", clock)
        (notice,) = [n for n in recovery.notices(again) if n.action == "inbox.unproven_kept"]
        assert "1份来历不明的文件,没有并入档案" in notice_line(notice.at, notice.action, notice.detail)
        vault.close(again)
    registrar = unlock(folder, "zhao", clock)
    actions = {notice.action for notice in recovery.notices(registrar)}
    assert "inbox.unproven_kept" not in actions and "inbox.unproven_files" in actions
    vault.close(registrar)
    kept.unlink()
    last = unlock(folder, "li", clock)
    assert "inbox.unproven_kept" not in {notice.action for notice in recovery.notices(last)}
    vault.close(last)


@pytest.mark.parametrize(
    "change",
    [
        {"by": "somebody else"},
        {"at": "2026-11-22T08:00:00"},
        {"payload": {"student": "y", "tag": "单亲"}},
        {"kind": "roster_tags", "vault": "another vault"},
    ],
)
def test_every_part_of_a_note_is_bound(folder: Path, clock: FixedClock, change: dict[str, object]) -> None:
    counselor = unlock(folder, "li", clock)
    mac = inbox_note_mac(counselor.keys.key(Compartment.CORE), note_text(counselor).encode())
    seal(folder, {"format": inbox.FORMAT, "note": note_text(counselor, **change), "mac": mac})
    report, found = merge(counselor)
    assert (len(report.unproven), found) == (1, [])
    seal(folder, {"format": inbox.FORMAT, "note": note_text(counselor), "mac": mac})
    report, found = merge(counselor)
    assert (report.merged, len(found)) == ({KIND: 1}, 1)
    vault.close(counselor)


def test_a_note_of_another_vault_with_its_own_right_mac_is_not_taken(folder: Path, clock: FixedClock) -> None:
    """Same key, other vault id: what a copied and re-founded vault could produce."""
    counselor = unlock(folder, "li", clock)
    text = note_text(counselor, vault="99999999-0000-4000-8000-000000000000")
    mac = inbox_note_mac(counselor.keys.key(Compartment.CORE), text.encode())
    seal(folder, {"format": inbox.FORMAT, "note": text, "mac": mac})
    report, found = merge(counselor)
    assert (len(report.unproven), found) == (1, [])
    vault.close(counselor)


def test_a_note_from_before_macs_is_kept_aside(folder: Path, clock: FixedClock) -> None:
    counselor = unlock(folder, "li", clock)
    old = json.loads(note_text(counselor))
    seal(folder, {**old, "format": inbox.OLD_FORMAT})
    report, found = merge(counselor)
    assert (len(report.unproven), report.unreadable, found) == (1, (), [])
    vault.close(counselor)


@pytest.mark.parametrize("by", ["", "user"])
def test_the_lock_screen_reports_wrong_passphrases_and_nothing_else(
    folder: Path, clock: FixedClock, by: str
) -> None:
    counselor = unlock(folder, "li", clock)
    text = note_text(counselor, by=by, vault="")
    seal(folder, {"format": inbox.FORMAT, "note": text, "mac": ""})
    report, found = merge(counselor)
    assert (len(report.unproven), found) == (1, [])
    inbox.drop_locked(folder, KIND, {"tag": "单亲"}, clock)
    report, found = merge(counselor)
    assert (len(report.unproven), found) == (1, [])
    vault.close(counselor)


@pytest.mark.parametrize(
    "payload",
    [
        {"account_id": "张小明自杀", "in_a_row": 1},
        {"account_id": "a" * 37, "in_a_row": 1},
        {"in_a_row": 1},
        [1],
    ],
)
def test_a_failed_unlock_brings_no_words_of_its_own_into_the_chain(
    folder: Path, clock: FixedClock, payload: object
) -> None:
    counselor = unlock(folder, "li", clock)
    inbox.drop_locked(folder, inbox.AUTH_FAIL, payload, clock)
    report = inbox.merge(counselor)
    assert (report.total, len(report.unreadable)) == (0, 1)
    vault.close(counselor)


# --- too many ---


def flood(folder: Path, clock: FixedClock, count: int) -> None:
    for number in range(count):
        inbox.drop_locked(folder, inbox.AUTH_FAIL, {"account_id": "li", "in_a_row": number}, clock)


def test_a_flood_nobody_vouches_for_comes_in_parts_and_is_told(folder: Path, clock: FixedClock) -> None:
    counselor = unlock(folder, "li", clock)
    flood(folder, clock, 5)
    inbox.drop(counselor, KIND, {"tag": "留守"})
    found: list[Note] = []
    handlers = {KIND: lambda _uow, note: found.append(note)}
    limits = Limits(unvouched=2)
    report = inbox.merge(counselor, handlers, limits)
    assert (report.merged, report.kept_back) == ({inbox.AUTH_FAIL: 2, KIND: 1}, 3)  # the account's note is in
    assert (len(found), inbox.waiting(folder)) == (1, 3)
    (notice,) = [one for one in recovery.notices(counselor) if one.action == "inbox.kept_back"]
    assert "还有3份留在原处" in notice_line(notice.at, notice.action, notice.detail)
    assert [inbox.merge(counselor, handlers, limits).kept_back for _ in range(3)] == [1, 0, 0]
    assert inbox.waiting(folder) == 0
    vault.close(counselor)


# Two of the large files are 40000 bytes; a sealed note is some hundreds, age pads it by a random amount.
@pytest.mark.parametrize("limits", [Limits(files=2), Limits(total_bytes=39_000)])
def test_one_merge_reads_a_bounded_number_of_files_and_bytes(
    folder: Path, clock: FixedClock, limits: Limits
) -> None:
    """Junk is large or many: what the program wrote is small and is reached first."""
    counselor = unlock(folder, "li", clock)
    for number in range(4):
        name = f"0000000{number}-2222-4333-8444-555555555555.age"
        (folder / "inbox" / name).write_bytes(b"x" * 20_000)
    flood(folder, clock, 1)
    report = inbox.merge(counselor, None, limits)
    assert (report.merged, len(report.unreadable), report.kept_back) == ({inbox.AUTH_FAIL: 1}, 1, 3)
    while inbox.merge(counselor, None, limits).kept_back:
        pass
    assert inbox.waiting(folder) == 0
    vault.close(counselor)


def test_what_nobody_vouches_for_is_short(folder: Path, clock: FixedClock) -> None:
    counselor = unlock(folder, "li", clock)
    text = "x" * inbox.MAX_UNVOUCHED_BYTES
    inbox.drop_locked(folder, inbox.AUTH_FAIL, {"account_id": "li", "in_a_row": 1, "more": text}, clock)
    report = inbox.merge(counselor)
    assert (report.total, len(report.unproven)) == (0, 1)
    vault.close(counselor)


# --- a flood does not come before what counts ---


@pytest.mark.parametrize("limits", [Limits(files=3), Limits(total_bytes=4200), Limits(unvouched=0)])
def test_what_an_account_wrote_comes_in_first_whatever_lies_there(
    folder: Path, clock: FixedClock, limits: Limits
) -> None:
    """Forged notes and junk that are smaller and older than three warnings, and more than one merge takes."""
    flood(folder, clock, 8)
    for number in range(8):
        (folder / "inbox" / f"0000000{number}-2222-4333-8444-555555555555.age").write_bytes(b"x")
    registrar = unlock(folder, "zhao", clock)
    for number in range(3):
        inbox.drop(registrar, KIND, {"warning": number, "note": "字" * 200})
    vault.close(registrar)
    counselor = unlock_without_merging(folder, clock)
    found: list[Note] = []
    report = inbox.merge(counselor, {KIND: lambda _uow, note: found.append(note)}, limits)
    assert report.merged[KIND] == 3 and report.kept_back >= 5
    assert sorted(note.payload["warning"] for note in found if isinstance(note.payload, dict)) == [0, 1, 2]
    (notice,) = [one for one in recovery.notices(counselor) if one.action == "inbox.kept_back"]
    told = notice_line(notice.at, notice.action, notice.detail)
    assert "来历不明" in told and "没有丢" in told
    vault.close(counselor)


def test_nothing_of_a_flood_is_lost_and_a_crisis_comes_before_wrong_passphrases(
    folder: Path, clock: FixedClock
) -> None:
    counselor = unlock(folder, "li", clock)
    flood(folder, clock, 5)
    for moment in ("2026-11-23T07:58:00", "2026-11-23T07:59:00"):
        inbox.drop_locked(folder, inbox.CRISIS_STAMP, {"step": "found", "at": moment}, clock)
    order: list[str] = []
    handlers: dict[str, inbox.Handler] = {
        kind: lambda _uow, note: order.append(note.kind) for kind in sorted(inbox.UNVOUCHED)
    }
    kept = [inbox.merge(counselor, handlers, Limits(unvouched=3)).kept_back for _ in range(3)]
    assert order == [inbox.CRISIS_STAMP] * 2 + [inbox.AUTH_FAIL] * 5
    assert (kept, inbox.waiting(folder)) == ([4, 1, 0], 0)
    vault.close(counselor)


def test_a_name_seen_before_gives_no_precedence(folder: Path, clock: FixedClock) -> None:
    """Who watched the folder knows the names of notes that are merged by now, and of no other."""
    counselor = unlock(folder, "li", clock)
    old = inbox.drop(counselor, KIND, {"tag": "留守"})
    report, _ = merge(counselor)
    assert report.merged == {KIND: 1}
    flood(folder, clock, 1)
    (folder / "inbox" / f"{old}.age").write_bytes(b"x" * 20_000)
    report = inbox.merge(counselor, None, Limits(files=1))
    assert (report.merged, report.unreadable, report.kept_back) == ({inbox.AUTH_FAIL: 1}, (), 1)
    vault.close(counselor)


def test_what_lies_aside_is_not_written_over(folder: Path, clock: FixedClock) -> None:
    counselor = unlock(folder, "li", clock)
    path = folder / "inbox" / f"{NOTE_ID}.age"
    for content in (b"first", b"second"):
        path.write_bytes(content)
        assert len(inbox.merge(counselor).unreadable) == 1
    kept = {one.read_bytes() for one in (folder / "inbox" / "unreadable").iterdir()}
    assert kept == {b"first", b"second"}
    vault.close(counselor)


def unlock_without_merging(folder: Path, clock: FixedClock) -> Session:
    """The counsellor's session with the notes still where they lie."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inbox, "merge", lambda *_: inbox.NOTHING_MERGED)
        return unlock(folder, "li", clock)
