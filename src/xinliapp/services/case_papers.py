"""Papers about one child (screens.md 3.8 D): 保密 on every page, copies counted, prints logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.jobs import Progress, no_progress
from xinliapp.domain.papers import Paper
from xinliapp.domain.students import Student
from xinliapp.i18n.formats import print_moment
from xinliapp.reports.counseling_note import NotePrint, render_notes
from xinliapp.services.demo import is_demo
from xinliapp.services.school import class_labels, unit
from xinliapp.services.session import Session
from xinliapp.storage import students as student_rows
from xinliapp.storage.audit import Chain, append


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper says: facts above, parts below; parts without words are left out.

    ``names`` are the students' names among the texts; ``signed`` is the last line; ``slip`` a receipt to
    cut off.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    signed: str
    names: tuple[str, ...]
    slip: tuple[str, ...] = ()


def print_paper(
    session: Session,
    action: str,
    object_id: str,
    content: Content,
    *,
    blank_missing: bool = False,
    fonts: FontBook | None = None,
) -> Paper:
    """Render, count the copy and note it in the case chain under ``action`` and ``object_id``.

    Raises:
        UserError: ``case_closed``, ``glyphs_missing``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    return print_papers(
        session,
        action,
        object_id,
        ((object_id, content),),
        name=f"{content.title}-{object_id[:8]}.pdf",
        blank_missing=blank_missing,
        fonts=fonts,
    )


def print_papers(
    session: Session,
    action: str,
    object_id: str,
    contents: Sequence[tuple[str, Content]],
    *,
    name: str,
    blank_missing: bool = False,
    fonts: FontBook | None = None,
) -> Paper:
    """The same for several at once, each with an id of its own: one file ``name``, one copy, one event.

    Raises:
        UserError: as :func:`print_paper`.
        KnownError: as :func:`print_paper`.
    """
    copy = next_copy(session, object_id, action)
    notes = stamped(session, contents, copy)
    pdf = draw(notes, fonts, blank_missing=blank_missing)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CASE, action, object_id, {"copy": copy, "title": contents[0][1].title})
    return Paper(name, pdf, names=True)


def next_copy(session: Session, object_id: str, action: str) -> int:
    """Which copy of a paper the next one is: every print is an event of the case chain.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    made = session.database.scalar(
        "SELECT count(*) FROM casework.audit_event WHERE object_id = ? AND action = ?", (object_id, action)
    )
    return int(made or 0) + 1


def stamped(session: Session, contents: Sequence[tuple[str, Content]], copy: int) -> list[NotePrint]:
    """The contents with who prints them, when and which copy, ready to be drawn."""
    printed = f"{session.account.display_name} · {print_moment(session.clock.now())} · 第{copy}份"
    school, demo = unit(session).name, is_demo(session)
    return [_note(number, content, school, printed, demo) for number, content in contents]


def draw(
    notes: Sequence[NotePrint],
    fonts: FontBook | None = None,
    *,
    blank_missing: bool = False,
    progress: Progress = no_progress,
) -> bytes:
    """What :func:`stamped` made ready, as one PDF; needs no database.

    Raises:
        UserError: ``glyphs_missing``, ``text_glyphs_missing``, ``cancelled``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    return render_notes(notes, fonts, blank_missing=blank_missing, progress=progress)


def _note(number: str, content: Content, school: str, printed: str, demo: bool) -> NotePrint:
    return NotePrint(
        title=content.title,
        number=number[:8].upper(),
        unit_name=school,
        facts=tuple(pair for pair in content.facts if pair[1]),
        parts=tuple(pair for pair in content.parts if pair[1]),
        signed=content.signed,
        printed=printed,
        names=content.names,
        slip=content.slip,
        demo=demo,
    )


def student_of(session: Session, student_id: str | None) -> tuple[Student, str]:
    """Whom a paper is about, and the class's label.

    Raises:
        UserError: ``not_found``.
    """
    student = student_rows.load_student(session.database, student_id) if student_id else None
    if student is None:
        raise UserError("not_found")
    return student, class_labels(session).get(student.class_id or "", "")
