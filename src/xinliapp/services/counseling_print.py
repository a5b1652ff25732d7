"""Printing a counselling note: its author's own, signed, as a class D paper whose copies are counted."""

from __future__ import annotations

from xinliapp.domain.counseling import Part, Risk, SessionKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.i18n import labels
from xinliapp.i18n.formats import print_date, print_moment
from xinliapp.reports.counseling_note import NotePrint, render_note
from xinliapp.services import counseling_notes
from xinliapp.services.counseling_notes import ReadNote
from xinliapp.services.demo import is_demo
from xinliapp.services.school import class_labels, unit
from xinliapp.services.session import Session
from xinliapp.storage import students as student_rows
from xinliapp.storage.audit import Chain, append

_PRINT = "note.print"


def note_pdf(
    session: Session, session_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """A signed note of one's own; an unsealed one cannot be printed.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``note_not_own``, ``note_not_signed``, ``glyphs_missing``,
            ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    session.require_case()
    read = counseling_notes.read(session, session_id, again=True)
    if not read.mine:
        raise UserError("note_not_own")
    if read.head.signed_at is None:
        raise UserError("note_not_signed")
    made = session.database.scalar(
        "SELECT count(*) FROM casework.audit_event WHERE action = ? AND object_id = ?", (_PRINT, session_id)
    )
    copy = int(made or 0) + 1
    pdf = render_note(_model(session, read, copy), fonts, blank_missing=blank_missing)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CASE, _PRINT, session_id, {"copy": copy})
    return Paper(f"辅导记录-{read.head.number}.pdf", pdf, names=True)


def _model(session: Session, read: ReadNote, copy: int) -> NotePrint:
    head, body = read.head, read.body
    if body is None:
        raise UserError("note_not_own")
    names = _names(session, read)
    now = print_moment(session.clock.now())
    begun = print_moment(head.started_at) if head.timed else f"{print_date(head.day)}（没有记时间）"
    start = f"{begun}，{head.minutes}分钟，{labels.label(body.mode)}"
    facts = [
        ("时间", start),
        ("成员" if head.kind is SessionKind.GROUP else "学生", "、".join(names.values())),
    ]
    if head.kind is SessionKind.GROUP:
        facts.insert(0, ("主题", body.theme))
    facts.append(("风险", labels.label(body.risk)))
    parts = [
        (f"{number}  {labels.label(part)}", body.parts.of(part)) for number, part in enumerate(Part, start=1)
    ]
    if body.agreed:
        parts.append(("约定", body.agreed))
    if read.breach is not None and body.risk is Risk.BREACH:
        told = "、".join(labels.label(one) for one in read.breach.told)
        words = (
            f"{print_moment(read.breach.told_at)}告知{told}。理由：{read.breach.reason}\n{read.breach.what}"
        )
        parts.append(("突破保密", words))
    parts += [
        (f"补记  {print_moment(one.created_at)}  {one.author_name}", one.text) for one in read.amendments
    ]
    return NotePrint(
        title=f"{labels.label(head.kind)}记录",
        number=head.number,
        unit_name=unit(session).name,
        facts=tuple(facts),
        parts=tuple(parts),
        signed=f"{head.author_name} {print_moment(head.signed_at)}签名",
        printed=f"{session.account.display_name} · {now} · 第{copy}份",
        names=tuple(name.split(" ")[-1].removesuffix("（缺席）") for name in names.values()),
        demo=is_demo(session),
    )


def _names(session: Session, read: ReadNote) -> dict[str, str]:
    """Class and name of whom the note is about, by student."""
    labels_ = class_labels(session)
    found = {}
    for student_id in (read.head.student_id,) if read.head.student_id else read.members:
        student = student_rows.load_student(session.database, student_id or "")
        if student is not None:
            label = labels_.get(student.class_id or "", "")
            away = "（缺席）" if student.id in read.absent else ""
            found[student.id] = f"{label} {student.name}".strip() + away
    return found
