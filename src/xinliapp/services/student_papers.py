"""附件 of a student: kept sealed in the case compartment; a third party's shows that it is there, no more.

医院出具的结论(外来材料) and other documents of third parties are opened with a reason, for this sitting; who
opened them and why stands on the student's page (screens.md S07).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from weakref import WeakKeyDictionary

from xinliapp.domain.attachments import FileKind
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.papers import Paper
from xinliapp.domain.student_papers import SEALED_KINDS, PaperKind, PaperOpening, StudentPaper
from xinliapp.services import attachments, typed
from xinliapp.services.session import Session
from xinliapp.storage import student_papers as rows
from xinliapp.storage.database import Database

CHANGES = Changes.CASEWORK

# What was unsealed in this sitting: it dies with the connection, and locking ends the process.
_UNSEALED: WeakKeyDictionary[Database, set[str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class PaperInput:
    """A paper as typed; ``provider`` is who issued it, required for a third party's."""

    kind: PaperKind
    day: dt.date
    title: str = ""
    provider: str = ""


def add(session: Session, student_id: str, paper: PaperInput, path: Path) -> str:
    """Keep a paper with a student; its id.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required``, ``field_wrong``; as
            ``attachments.storing``.
        KnownError: as ``attachments.storing``: nothing is left.
    """
    session.require_case()
    typed.known_students(session, {student_id})
    issued = paper.kind in SEALED_KINDS
    made = StudentPaper(
        new_id(),
        student_id,
        "",
        paper.kind,
        typed.text("标题", paper.title, longest=60, shortest=0 if issued else 1),
        typed.text("出具单位", paper.provider, longest=60, shortest=1 if issued else 0),
        typed.past_day(session, "日期", paper.day),
        "",
        FileKind.PDF,
        0,
        "",
        "",
    )
    with (
        attachments.storing(session, path, case=True, student_id=student_id) as stored,
        session.write("student_paper.add", case=True, object_id=made.id) as uow,
    ):
        attachment_id = stored.insert(uow)
        assert attachment_id is not None  # noqa: S101 - a path was given
        rows.insert(uow, made, attachment_id)
    return made.id


def of_student(session: Session, student_id: str) -> tuple[StudentPaper, ...]:
    """A student's papers, newest first; of sealed ones kind, day and who filed them.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(_as_seen(session, one) for one in rows.of_student(session.database, student_id))


def unseal(session: Session, paper_id: str, reason: str) -> StudentPaper:
    """申请查看: see a third party's paper for this sitting.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``, ``field_wrong`` (too short).
    """
    found = _load(session, paper_id)
    if _as_seen(session, found).sealed:
        why = typed.text("查看理由", reason, longest=200, shortest=5)
        with session.write("student_paper.unseal", case=True, object_id=paper_id) as uow:
            rows.add_opening(uow, paper_id, why, session.account.display_name)
        _UNSEALED.setdefault(session.database, set()).add(paper_id)
    return found


def shown(session: Session, paper_id: str) -> Paper | None:
    """A PDF or picture for the program's own windows; None for other kinds. It is noted who looked.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``paper_sealed``.
        KnownError: ``attachment_missing``, ``attachment_damaged``.
    """
    return attachments.shown(session, _opened(session, paper_id).attachment_id, "附件")


def open_outside(session: Session, paper_id: str) -> Path:
    """A plain copy for another program, in the private folder.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``paper_sealed``.
        KnownError: as ``attachments.open_outside``.
    """
    return attachments.open_outside(session, _opened(session, paper_id).attachment_id, case=True)


def remove(session: Session, paper_id: str, reason: str) -> Changes:
    """Take out a paper that was filed by mistake; nobody opens it again.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``.
    """
    found = _load(session, paper_id)
    why = typed.text("作废理由", reason, longest=200)
    with session.write("student_paper.void", case=True, object_id=found.id) as uow:
        if not rows.void(uow, paper_id, why):
            raise UserError("not_found")
    return CHANGES


def openings(session: Session, student_id: str) -> tuple[PaperOpening, ...]:
    """Who opened sealed papers of a student and why, in order.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(rows.openings_of_student(session.database, student_id))


def _opened(session: Session, paper_id: str) -> StudentPaper:
    found = _load(session, paper_id)
    if _as_seen(session, found).sealed:
        raise UserError("paper_sealed")
    return found


def _load(session: Session, paper_id: str) -> StudentPaper:
    session.require_case()
    found = rows.load(session.database, paper_id)
    if found is None:
        raise UserError("not_found")
    return found


def _as_seen(session: Session, paper: StudentPaper) -> StudentPaper:
    if paper.kind not in SEALED_KINDS or paper.id in _UNSEALED.get(session.database, set()):
        return paper
    return replace(paper, title="", provider="", name="", sealed=True)
