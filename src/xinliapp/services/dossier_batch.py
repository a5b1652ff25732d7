"""一人一档 of many students in one PDF: read in slices, drawn aside, noted for each student.

Three calls, because each belongs to another place: reading to the database's thread, a slice at a time so
that drafts get in between; drawing to a thread of its own, which may be cancelled; noting to the database
again. Until the last call nothing has happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.jobs import Progress, no_progress, repeatable
from xinliapp.domain.papers import Paper
from xinliapp.reports.counseling_note import NotePrint
from xinliapp.services import case_papers, dossier_print
from xinliapp.services.case_papers import next_copy, stamped
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

SLICE = 20
File = NotePrint
"""One student's file, ready to be drawn."""

_TITLE = "一人一档"


@repeatable
def read_slice(session: Session, student_ids: Sequence[str]) -> list[File]:
    """The files of some students, ready to be drawn; :data:`SLICE` at a time take a tenth of a second.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    found: list[File] = []
    for each in student_ids:
        copy = next_copy(session, each, dossier_print.PRINT)
        found += stamped(session, ((each, dossier_print.five_elements(session, each)),), copy)
    return found


def draw(
    notes: Sequence[File],
    blank_missing: bool = False,
    *,
    fonts: FontBook | None = None,
    progress: Progress = no_progress,
) -> bytes:
    """All files one after the other as PDF; needs no database.

    Raises:
        UserError: ``glyphs_missing``, ``text_glyphs_missing``, ``cancelled``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    return case_papers.draw(notes, fonts, blank_missing=blank_missing, progress=progress)


def note(session: Session, student_ids: Sequence[str], pdf: bytes) -> Paper:
    """Note the print for each student and hand the paper out.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        for student_id in student_ids:
            append(uow, Chain.CASE, dossier_print.PRINT, student_id, {"title": _TITLE, "n": len(student_ids)})
    return Paper(f"{_TITLE}-{len(student_ids)}人.pdf", pdf, names=True)
