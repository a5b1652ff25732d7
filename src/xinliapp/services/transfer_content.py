"""What of a child's file goes to another school, section by section; what never goes is not even read.

Talks, visits and contacts go by day and kind, counselling by day and number. Of one's own signed notes those
go that their author ticks; another counsellor's words, process notes, drafts, warnings, conferences, crises
and papers of third parties never do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from xinliapp.bundles.transfer_json import LONGEST_WORDS, plain
from xinliapp.domain.casework import PlanStatus
from xinliapp.domain.counseling import Part, SessionHead, SessionKind
from xinliapp.domain.dossier import Section
from xinliapp.domain.errors import UserError
from xinliapp.domain.scales import FlagKind
from xinliapp.domain.transfer import LONGEST_LINE, TransferLine, TransferPart, TransferSection
from xinliapp.i18n import labels
from xinliapp.i18n.labels.students import tag_source
from xinliapp.services import (
    consents,
    counseling,
    counseling_notes,
    guardian_contacts,
    home_visits,
    screening_rounds,
    timeline,
)
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.session import Session
from xinliapp.storage import concern as concern_rows
from xinliapp.storage import dossier as dossier_rows
from xinliapp.storage import plans as plan_rows
from xinliapp.storage import tags as tag_rows
from xinliapp.storage import talks as talk_rows


def parts(
    session: Session, student_id: str, sections: Collection[TransferSection], notes: Collection[str] = ()
) -> tuple[TransferPart, ...]:
    """The chosen sections in their order, each oldest first; ``notes``: sessions whose words go along.

    Raises:
        UserError: ``case_closed``; ``transfer_note_not_own`` (another's, a group's, one not signed).
    """
    session.require_case()
    found = []
    for section in TransferSection:
        if section not in sections:
            continue
        if section is TransferSection.COUNSELING:
            lines = _counseling(session, student_id, notes)
        else:
            lines = _SECTIONS[section](session, student_id)
        found.append(TransferPart(section, tuple(sorted(map(_plain, lines), key=lambda line: line.day))))
    if notes and TransferSection.COUNSELING not in sections:
        raise UserError("transfer_note_not_own")
    return tuple(found)


def own_notes(session: Session, student_id: str) -> tuple[SessionHead, ...]:
    """The sessions whose words this account may send along, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    return tuple(head for head in counseling.timeline(session, student_id) if _own(session, head))


def _own(session: Session, head: SessionHead) -> bool:
    mine = head.author_id == session.account.id and head.kind is SessionKind.INDIVIDUAL
    return mine and head.signed_at is not None and head.voided_at is None and not head.imported


def _plain(line: TransferLine) -> TransferLine:
    words = plain(line.words, LONGEST_WORDS).replace("\n", " ")
    return TransferLine(line.day, words, plain(line.text, LONGEST_LINE))


def _facts_in(*sections: Section) -> Callable[[Session, str], Iterable[TransferLine]]:
    def found(session: Session, student_id: str) -> Iterable[TransferLine]:
        for fact in dossier_rows.facts_of(session.database, student_id):
            if fact.section in sections:
                words = f"{labels.label(fact.topic or fact.section)}（来源：{fact.source}）"
                yield TransferLine(fact.day, words, fact.text)

    return found


def _tags(session: Session, student_id: str) -> Iterable[TransferLine]:
    for tag in tag_rows.tags_of(session.database, student_id):
        until = f"，至{tag.ends_on}" if tag.ends_on else ""
        words = f"{labels.label(tag.kind)}（来源：{tag_source(tag.source)}，{tag.starts_on}起{until}）"
        yield TransferLine(tag.starts_on, words, tag.detail or "")


def _consents(session: Session, student_id: str) -> Iterable[TransferLine]:
    for one in consents.history(session, student_id):
        who = f"　{one.relation}" if one.relation else ""
        yield TransferLine(one.day, f"{labels.label(one.kind)}　{labels.label(one.step)}{who}", one.reason)


def _results(session: Session, student_id: str) -> Iterable[TransferLine]:
    for point in screening_rounds.history_of(session, student_id):
        hint = "无效" if point.void else "有提示" if point.sheet.has(FlagKind.HINT) else "无提示"
        after = f"　{labels.label(point.disposition)}" if point.disposition else ""
        yield TransferLine(point.day, f"{point.scale_name}（版本 {point.scale_version}）　{hint}{after}")


def _grades(session: Session, student_id: str) -> Iterable[TransferLine]:
    words = grade_labels(session)
    for grade in concern_rows.history(session.database, student_id):
        yield TransferLine(
            grade.decided_on, f"{words[grade.ordinal]}（{grade.ordinal}级，0为常规，4为最高）", grade.reason
        )


def _plans(session: Session, student_id: str) -> Iterable[TransferLine]:
    for plan in plan_rows.of_student(session.database, student_id):
        if plan.status not in (PlanStatus.ACTIVE, PlanStatus.CLOSED):
            continue
        ended = f"，{plan.closed_on}结束" if plan.closed_on else ""
        words = f"一生一策 第{plan.version}版（{plan.starts_on}启用{ended}）"
        yield TransferLine(plan.starts_on, words, timeline.plan_text(plan))


def _contacts(session: Session, student_id: str) -> Iterable[TransferLine]:
    for talk in talk_rows.of_student(session.database, student_id):
        alone = "一对一" if talk.one_to_one else "多人"
        yield TransferLine(talk.day, f"谈心　{alone}{'当面' if talk.face_to_face else '非当面'}")
    for visit in home_visits.of_student(session, student_id):
        yield TransferLine(visit.day, f"家访　{labels.label(visit.mode)}")
    for contact in guardian_contacts.of_student(session, student_id):
        words = f"联系家长　{labels.label(contact.mode)}　{labels.label(contact.topic)}"
        yield TransferLine(contact.day, words)


def _counseling(session: Session, student_id: str, notes: Collection[str]) -> Iterable[TransferLine]:
    heads = [head for head in counseling.timeline(session, student_id) if head.voided_at is None]
    held = [head for head in heads if head.imported or head.signed_at is not None]
    if set(notes) - {head.id for head in held if _own(session, head)}:
        raise UserError("transfer_note_not_own")
    for head in held:
        text = _words(session, head) if head.id in notes else ""
        yield TransferLine(head.day, f"{labels.label(head.kind)}　编号 {head.number}", text)


def _words(session: Session, head: SessionHead) -> str:
    note = counseling_notes.read(session, head.id, again=True)
    if note.body is None:
        raise UserError("transfer_note_not_own")
    lines = [f"{labels.label(part)}：{note.body.parts.of(part)}" for part in Part if note.body.parts.of(part)]
    lines += [f"补记（{added.created_at[:10]}）：{added.text}" for added in note.amendments]
    return "\n".join(lines)


_SECTIONS: dict[TransferSection, Callable[[Session, str], Iterable[TransferLine]]] = {
    TransferSection.FACTS: _facts_in(Section.BASICS, Section.STATE),
    TransferSection.FAMILY: _facts_in(Section.FAMILY),
    TransferSection.TAGS: _tags,
    TransferSection.CONSENTS: _consents,
    TransferSection.RESULTS: _results,
    TransferSection.GRADES: _grades,
    TransferSection.PLANS: _plans,
    TransferSection.CONTACTS: _contacts,
}
