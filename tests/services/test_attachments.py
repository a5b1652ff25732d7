"""Kept files: sealed on the disk, whole or not at all, in backup, drill, restore and vault check."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

import pytest

from tests.services.test_vault import NOW, SECRETS, make, unlock
from tests.support.term_school import TermSchool
from xinliapp.crypto.attachments import open_file, seal_file
from xinliapp.crypto.durable import SystemFileOps
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.i18n.messages import sentence
from xinliapp.services import attachments, backup, vault
from xinliapp.services.restore import SignedPaper, restore
from xinliapp.services.session import Session
from xinliapp.storage import attachments as rows

TEXT = b"%PDF-1.7\n the quick brown fox \n"
PAPER = SignedPaper("片区审核人", "2026-1")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "制度.pdf"
    path.write_bytes(TEXT)
    return path


def keep(session: Session, path: Path) -> str:
    with attachments.storing(session, path) as stored, session.write("test.keep") as uow:
        made = stored.insert(uow)
    assert made is not None
    return made


def sealed(folder: Path) -> list[Path]:
    return sorted((folder / "attachments" / "core").iterdir())


def test_a_file_lies_sealed_under_the_hash_of_its_ciphertext(school: TermSchool, pdf: Path) -> None:
    made = keep(school.session, pdf)
    (path,) = sealed(school.session.vault)
    assert path.name == hashlib.sha256(path.read_bytes()).hexdigest()
    assert TEXT not in path.read_bytes()
    kept, data = attachments.content(school.session, made)
    assert (data, kept.name, kept.size) == (TEXT, "制度.pdf", len(TEXT))
    assert attachments.check(school.session) == attachments.AttachmentCheck(1, (), (), 0)
    again = keep(school.session, pdf)  # the same file twice: another key, another name
    assert len(sealed(school.session.vault)) == 2
    assert again != made


def test_a_blob_of_another_record_does_not_open() -> None:
    one = seal_file(TEXT, "a")
    with pytest.raises(KnownError):
        open_file(one.key, one.blob, "b")
    assert open_file(one.key, one.blob, "a") == TEXT


def test_three_sentences_and_nothing_written(school: TermSchool, tmp_path: Path) -> None:
    big, lying = tmp_path / "big.pdf", tmp_path / "lying.pdf"
    with big.open("wb") as stream:
        stream.truncate(31 << 20)
    lying.write_bytes(b"MZ\x90")
    for path, text in (
        (big, "文件31MB,超过20MB。没有上传,其他文件已存好。请压缩或拆分。"),
        (lying, "“lying.pdf”的内容和扩展名不一致,没有上传。"),
    ):
        with pytest.raises(UserError) as refused:
            keep(school.session, path)
        assert sentence(refused.value).startswith(text)
    with pytest.raises(KnownError) as gone:
        keep(school.session, tmp_path / "gone.pdf")
    assert gone.value.code == "attachment_unreadable"
    assert rows.on_disk(school.session.vault, rows.Chain.CORE) == []
    assert attachments.kept_files(school.session) == {}


def test_a_full_disk_leaves_no_half_file(
    school: TermSchool, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _descriptor: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(SystemFileOps, "write", full)
    with pytest.raises(KnownError) as refused:
        keep(school.session, pdf)
    assert refused.value.code == "disk_full"
    assert sentence(refused.value).startswith("磁盘已满")
    assert sealed(school.session.vault) == []
    assert attachments.kept_files(school.session) == {}


def test_a_row_that_does_not_come_about_takes_its_file_away(school: TermSchool, pdf: Path) -> None:
    with (
        pytest.raises(UserError),
        attachments.storing(school.session, pdf) as stored,
        school.session.write("test.keep") as uow,
    ):
        stored.insert(uow)
        raise UserError("field_required", field="标题")
    assert sealed(school.session.vault) == []


@pytest.mark.parametrize("call", ["create", "write", "sync", "close", "replace", "sync_directory"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_any_failing_call_leaves_every_row_its_whole_file(
    school: TermSchool, pdf: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    keep(school.session, pdf)
    true, seen = getattr(SystemFileOps, call), []

    def broken(self: SystemFileOps, *arguments: object) -> object:
        seen.append(call)
        if len(seen) == number:
            raise OSError(errno.EIO, "broken")
        return true(self, *arguments)

    monkeypatch.setattr(SystemFileOps, call, broken)
    kept = 1
    try:
        keep(school.session, pdf)
        kept = 2
    except KnownError:
        pass
    monkeypatch.undo()
    found = attachments.check(school.session)
    assert (found.sound, found.missing, found.damaged) == (kept, (), ())
    attachments.sweep(school.session)
    assert attachments.check(school.session) == attachments.AttachmentCheck(kept, (), (), 0)


def test_orphans_are_swept_and_rows_kept(school: TermSchool, pdf: Path) -> None:
    made = keep(school.session, pdf)
    place = school.session.vault / "attachments"
    (place / "core" / ("0" * 64)).write_bytes(b"left over of a power cut")
    (place / "core" / ".x.tmp").write_bytes(b"half")
    (place / "case").mkdir()
    (place / "case" / ("1" * 64)).write_bytes(b"a case file without a row")
    principal = school.principal()
    assert attachments.check(principal).orphans == 2
    assert attachments.sweep(principal) == 2
    assert len(sealed(school.session.vault)) == 1
    assert attachments.content(school.session, made)[1] == TEXT
    assert len(list((place / "case").iterdir())) == 1  # never by someone who cannot tell
    assert attachments.check(school.session).orphans == 1
    assert attachments.sweep(school.session) == 1
    assert list((place / "case").iterdir()) == []


def test_the_check_names_what_is_lost_or_damaged(school: TermSchool, pdf: Path, tmp_path: Path) -> None:
    keep(school.session, pdf)
    (first,) = sealed(school.session.vault)
    other = tmp_path / "方案.pdf"
    other.write_bytes(TEXT)
    keep(school.session, other)
    second = next(path for path in sealed(school.session.vault) if path != first)
    first.unlink()
    damaged = bytearray(second.read_bytes())
    damaged[-1] ^= 1
    second.write_bytes(damaged)
    found = attachments.check(school.session)
    assert (found.sound, found.missing, found.damaged) == (0, ("制度.pdf",), ("方案.pdf",))


def test_a_plain_copy_is_private_and_goes(school: TermSchool, pdf: Path) -> None:
    made = keep(school.session, pdf)
    path = attachments.open_outside(school.session, made)
    assert path.read_bytes() == TEXT
    assert path.name == "制度.pdf"
    if os.name == "posix":
        assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.stat().st_mode) == 0o400
    attachments.clear_opened(school.session.vault)
    assert not path.exists()
    assert not (school.session.vault / "opened").exists()
    paper = attachments.as_paper(school.session, made)
    assert paper is not None
    assert paper.data == TEXT
    assert not (school.session.vault / "opened").exists()  # the preview needs no plain copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make(tmp_path / "v", FixedClock(NOW))
    return tmp_path / "v"


def test_backup_drill_and_restore_carry_the_files(folder: Path, pdf: Path) -> None:
    clock = FixedClock(NOW)
    session = unlock(folder, "li", clock)
    made = keep(session, pdf)
    (name,) = [path.name for path in sealed(folder)]
    first = backup.make_backup(session, reason="exit")
    assert first.manifest.attachments == {
        f"core/{name}": (folder / "attachments" / "core" / name).stat().st_size
    }
    inode = (first.folder / "attachments" / "core" / name).stat().st_ino
    second = backup.make_backup(session)  # the first of the day goes
    assert (second.folder / "attachments" / "core" / name).stat().st_ino == inode  # linked, not written twice
    assert inode != (folder / "attachments" / "core" / name).stat().st_ino
    report, _ = backup.drill(session, second.folder)
    assert (report.attachments, report.attachments_missing) == (1, 0)
    # A file kept later, and the first one lost.
    keep(session, pdf)
    (folder / "attachments" / "core" / name).unlink()
    vault.close(session)
    done = restore(folder, second.folder, "li", SECRETS["li"], PAPER, clock, allow_weak=True)
    assert len(list((done.put_aside / "attachments" / "core").iterdir())) == 2
    session = unlock(folder, "li", clock)
    assert attachments.content(session, made)[1] == TEXT
    assert attachments.check(session).orphans == 1
    backup.make_backup(session, reason="exit")
    assert attachments.check(session).orphans == 0
    vault.close(session)


def test_the_drill_finds_a_damaged_file_and_counts_a_missing_one(folder: Path, pdf: Path) -> None:
    clock = FixedClock(NOW)
    session = unlock(folder, "li", clock)
    keep(session, pdf)
    (path,) = sealed(folder)
    made = backup.make_backup(session)
    copy = made.folder / "attachments" / "core" / path.name
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-1])
    with pytest.raises(KnownError) as refused:
        backup.drill(session, made.folder)
    assert (refused.value.code, refused.value.params["what"]) == ("backup_damaged", "附件")
    path.write_bytes(whole[:-1])
    # Damaged in the vault and in the backup: left out, said, and the rest is backed up all the same.
    later = backup.make_backup(session)
    assert (later.attachments_left_out, later.manifest.attachments) == (1, {})
    report, _ = backup.drill(session, later.folder)
    assert (report.attachments, report.attachments_missing) == (0, 1)
    elsewhere = backup.make_backup(session, folder.parent / "elsewhere")
    assert elsewhere.attachments_left_out == 1  # no earlier backup there
    vault.close(session)
