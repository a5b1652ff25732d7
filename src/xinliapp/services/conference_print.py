"""研判会记录 on paper: who was there, what was decided about each student, who signed second."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.conferences import Conference, ConferenceItem, ItemState, SignatureWay
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.i18n import labels
from xinliapp.i18n.formats import print_date
from xinliapp.services import conferences
from xinliapp.services.case_papers import Content, print_paper, student_of
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.session import Session
from xinliapp.storage import conferences as rows


def minutes_pdf(
    session: Session, conference_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """The minutes of a conference with room to sign.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``conference_empty``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    session.require_case()
    sitting = rows.load_conference(session.database, conference_id)
    if sitting is None:
        raise UserError("not_found")
    items = conferences.items_of(session, conference_id)
    if not items:
        raise UserError("conference_empty")
    words = grade_labels(session)
    students = {item.student_id: student_of(session, item.student_id) for item in items}
    parts = []
    for place, item in enumerate(items, start=1):
        student, class_label = students[item.student_id]
        parts.append((f"{place}　{class_label} {student.name}", item_words(item, words)))
    content = Content(
        title="研判会记录",
        facts=_facts(sitting, items, words),
        parts=tuple(parts),
        signed="参加人签字：",
        names=tuple(student.name for student, _ in students.values()),
    )
    return print_paper(
        session, "conference.print", conference_id, content, blank_missing=blank_missing, fonts=fonts
    )


def item_words(item: ConferenceItem, words: Sequence[str]) -> str:
    """One conclusion in lines; a paper signature is said to be one, a pending grade is not decided."""
    before, after = words[item.before], words[item.ordinal]
    step = f"{before}（不变）" if item.before == item.ordinal else f"{before} 改为 {after}"
    if item.state is not ItemState.DECIDED:
        step += f"（{labels.label(item.state)}，现仍为{before}）"
    bases = [f"{labels.label(basis.kind)} {basis.day} {basis.words}".strip() for basis in item.bases]
    lines = (
        ("等级", step),
        ("依据", "；".join(bases)),
        ("保护因素", item.protective),
        ("家长意见", item.parents_opinion),
        ("理由", item.reason),
        ("复评日期", print_date(item.review_on)),
        ("去向", "、".join(labels.label(step) for step in item.next_steps)),
        ("回避", item.recused),
        ("审核", _second(item)),
    )
    return "\n".join(f"{name}：{text}" for name, text in lines if text)


def _second(item: ConferenceItem) -> str:
    signature = item.signature
    if signature is None:
        return "等待另一位审核" if item.lowers else ""
    way = "（纸质签字，由他人登记）" if signature.way is SignatureWay.PAPER else ""
    verdict = labels.label(signature.verdict)
    return f"{signature.reviewer} {print_date(signature.signed_on)} {verdict}{way} {signature.reason}".strip()


def _facts(
    sitting: Conference, items: Sequence[ConferenceItem], words: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    def people(outside: bool) -> str:
        return "、".join(
            f"{one.name}（{one.position}）" if one.position else one.name
            for one in sitting.participants
            if one.outside is outside
        )

    counts = conferences.counts(items)
    counted = "，".join(f"{word}{count}人" for word, count in zip(words, counts, strict=True) if count)
    return (
        ("时间", f"{print_date(sitting.held_on)} {sitting.starts_at or ''}".strip()),
        ("地点", sitting.place),
        ("主持", sitting.chair),
        ("校内参加", people(False)),
        ("校外参加", people(True)),
        ("会后等级", counted),
    )
