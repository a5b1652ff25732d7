"""附件 of a student: sealed with the case, a third party's only with a reason, nothing half-written."""

from __future__ import annotations

import datetime as dt
import errno
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.crypto.durable import SystemFileOps
from xinliapp.domain.attachments import MAX_BYTES
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.student_papers import PaperKind
from xinliapp.services import attachments, dossier, student_papers, timeline
from xinliapp.services.student_papers import PaperInput
from xinliapp.storage import attachments as sealed_rows

DAY = dt.date(2026, 11, 20)
TEXT = b"%PDF-1.7\n a paper of a hospital \n"
HOSPITAL = PaperInput(PaperKind.HOSPITAL, DAY, "复诊说明", "示例市医院")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=parse_stamp("2026-11-23T09:00:00"))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "王小明复诊.pdf"
    path.write_bytes(TEXT)
    return path


def folder(school: TermSchool) -> list[Path]:
    place = school.session.vault / "attachments" / "case"
    return sorted(place.iterdir()) if place.exists() else []


def test_a_third_partys_paper_shows_its_presence_until_a_reason_is_given(
    school: TermSchool, pdf: Path
) -> None:
    child = school.student()
    made = student_papers.add(school.session, child, HOSPITAL, pdf)
    (seen,) = student_papers.of_student(school.session, child)
    assert (seen.sealed, seen.title, seen.provider, seen.name) == (True, "", "", "")
    assert (seen.kind, seen.day) == (PaperKind.HOSPITAL, "2026-11-20")
    (line,) = timeline.papers(school.session, child)
    assert line.sealed and line.words == "医院出具的结论(外来材料) · 封存"
    for act in (student_papers.shown, student_papers.open_outside):
        with pytest.raises(UserError) as shut:
            act(school.session, made)
        assert shut.value.code == "paper_sealed"
    with pytest.raises(UserError):
        student_papers.unseal(school.session, made, "看看")
    opened = student_papers.unseal(school.session, made, "家长来校商量返校安排")
    assert (opened.title, opened.provider, opened.name) == ("复诊说明", "示例市医院", "王小明复诊.pdf")
    paper = student_papers.shown(school.session, made)
    assert paper is not None and paper.data == TEXT
    assert not student_papers.of_student(school.session, child)[0].sealed
    (reading,) = dossier.readings(school.session, child)
    assert (reading.action, reading.reason) == ("student_paper.unseal", "家长来校商量返校安排")
    again = school.vault.session()  # the next sitting asks again
    assert student_papers.of_student(again, child)[0].sealed


def test_the_schools_own_papers_open_at_once(school: TermSchool, tmp_path: Path) -> None:
    child = school.student()
    picture = tmp_path / "获奖.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    made = student_papers.add(
        school.session, child, PaperInput(PaperKind.SCHOOL, DAY, "绘画比赛奖状"), picture
    )
    seen = student_papers.shown(school.session, made)
    assert seen is not None and seen.data == picture.read_bytes() and "获奖" not in seen.file_name
    copy = student_papers.open_outside(school.session, made)
    assert copy.read_bytes() == picture.read_bytes() and copy.name == "获奖.png"
    with pytest.raises(UserError) as wrong:
        student_papers.add(school.session, child, PaperInput(PaperKind.HOSPITAL, DAY, "复诊说明"), picture)
    assert wrong.value.params["field"] == "出具单位"
    assert len(folder(school)) == 1


def test_liars_giants_and_a_full_disk_leave_nothing(
    school: TermSchool, pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = school.student()
    liar = tmp_path / "说明.pdf"
    liar.write_bytes(b"MZ this is a program")
    giant = tmp_path / "大.pdf"
    giant.write_bytes(b"%PDF-" + b"0" * MAX_BYTES)
    for path, code in ((liar, "attachment_lies"), (giant, "attachment_too_large")):
        with pytest.raises(UserError) as wrong:
            student_papers.add(school.session, child, HOSPITAL, path)
        assert wrong.value.code == code

    def full(_self: SystemFileOps, _descriptor: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(SystemFileOps, "write", full)
    with pytest.raises(KnownError) as disk:
        student_papers.add(school.session, child, HOSPITAL, pdf)
    assert disk.value.code == "disk_full"
    monkeypatch.undo()
    assert folder(school) == [] and student_papers.of_student(school.session, child) == ()
    assert sealed_rows.listed(school.session.database, sealed_rows.Chain.CASE) == {}


def test_the_check_the_sweep_and_the_backup_know_them(school: TermSchool, pdf: Path, tmp_path: Path) -> None:
    child = school.student()
    student_papers.add(school.session, child, HOSPITAL, pdf)
    assert attachments.check(school.session) == attachments.AttachmentCheck(1, (), (), 0)
    assert attachments.check(school.principal()).sound == 0  # it cannot tell
    assert attachments.sweep(school.session) == 0 and attachments.sweep(school.principal()) == 0
    (kept,) = folder(school)
    copied = sealed_rows.copy_in(school.session.vault, tmp_path / "copy")
    assert copied.sizes == {f"case/{kept.name}": kept.stat().st_size} and copied.left_out == 0
    data = bytearray(kept.read_bytes())
    data[-1] ^= 1
    kept.write_bytes(data)
    assert attachments.check(school.session).damaged == ("王小明复诊.pdf",)
    student_papers.unseal(
        school.session, student_papers.of_student(school.session, child)[0].id, "核对材料是否完好"
    )
    with pytest.raises(KnownError) as broken:
        student_papers.shown(school.session, student_papers.of_student(school.session, child)[0].id)
    assert broken.value.code == "attachment_damaged"


def test_what_was_filed_by_mistake_opens_for_nobody(school: TermSchool, pdf: Path) -> None:
    child = school.student()
    made = student_papers.add(school.session, child, HOSPITAL, pdf)
    student_papers.remove(school.session, made, "放错了学生")
    assert student_papers.of_student(school.session, child) == ()
    for act in (
        lambda: student_papers.unseal(school.session, made, "再看一眼内容"),
        lambda: student_papers.remove(school.session, made, "放错了学生"),
    ):
        with pytest.raises(UserError) as gone:
            act()
        assert gone.value.code == "not_found"
    with pytest.raises(UserError) as closed:
        student_papers.of_student(school.principal(), child)
    assert closed.value.code == "case_closed"
