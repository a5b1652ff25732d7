"""危机流程卡 (printed in advance) and 处置时间线 of one crisis (class D)."""

from __future__ import annotations

from xinliapp.domain.crises import Crisis, CrisisEntry, Gap, Handover, gaps
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column
from xinliapp.i18n import labels
from xinliapp.i18n.formats import print_date, print_moment
from xinliapp.services import crises, crisis_aftermath, crisis_steps
from xinliapp.services.case_papers import Content, print_paper
from xinliapp.services.named_students import named
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session

_CARD = (Column("序号", 3.0, Align.CENTER), Column("步骤", 9.0), Column("时间", 9.0), Column("经手人", 9.0))
_NOTES = (
    "先保证安全，有人陪护，不让学生独处；只记步骤和时间，文字事后补。",
    "本卡不写学生姓名；用后交心理教师录入，随处置记录封存。",
)


def flow_card_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """流程卡: the school's steps in order with room for times, and whom to call; nobody's name of a child.

    Raises:
        UserError: ``case_closed``, ``text_glyphs_missing``. KnownError: ``no_chinese_font`` …
    """
    body = [(str(n), one.words, "", "") for n, one in enumerate(crisis_steps.choices(session), start=1)]
    numbers = [
        " ".join(filter(None, (phone.what, phone.name, phone.number)))
        for phone in crisis_aftermath.phones(session, None)
    ]
    notes = (*_NOTES, "电话：" + "；".join(numbers))
    return school_table(
        session, "心理危机处置流程卡", _CARD, body, "crisis.card_print", notes=notes, fonts=fonts
    )


def timeline_pdf(
    session: Session, crisis_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """处置时间线: every press with its corrections, the gaps, the hand-over and what followed.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``glyphs_missing``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    crisis = crises.load(session, crisis_id)
    who = named(session, {crisis.student_id or ""}).get(crisis.student_id or "")
    handed = crisis_aftermath.handover(session, crisis_id)
    content = Content(
        title="处置时间线",
        facts=(
            ("学生", f"{who.class_label} {who.name}".strip() if who else "未登记"),
            ("开始", print_moment(crisis.started_at)),
            ("结束", print_moment(crisis.ended_at) if crisis.ended_at else "未结束"),
        ),
        parts=(
            ("经过", "\n".join(entry_words(one) for one in crisis.entries)),
            ("时距", "\n".join(gap_words(one) for one in gaps(crisis) if one.minutes is not None)),
            ("送医交接", handover_words(handed) if handed else ""),
            ("善后", "\n".join(_aftercare(session, crisis))),
        ),
        signed="记录人：　　　　　　　　负责人：",
        names=(who.name,) if who else (),
    )
    return print_paper(session, "crisis.print", crisis_id, content, blank_missing=blank_missing, fonts=fonts)


def entry_words(entry: CrisisEntry) -> str:
    """``08:17:05　启动预案　张老师（更正为 08:15:00，看错了钟）``; a remark's words follow its time."""
    what = entry.words or entry.note
    line = f"{entry.at[11:]}　{what}　{entry.by_name}"
    return line + "".join(
        f"（{correction_words(entry, number)}）" for number in range(len(entry.corrections))
    )


def correction_words(entry: CrisisEntry, number: int = -1) -> str:
    """``更正为 08:15,理由`` (screens.md S15); a step that did not happen reads 更正为没有发生."""
    one = entry.corrections[number]
    if one.at is None:
        return f"更正为没有发生,{one.reason}"
    day = f"{one.at[5:10]} " if one.at[:10] != entry.at[:10] else ""
    return f"更正为 {day}{one.at[11:16]},{one.reason}"


def gap_words(gap: Gap) -> str:
    """``发现 → 联系家长　4分钟``; a step before the one it should follow is said to be."""
    way = f"{labels.label(gap.start)} → {labels.label(gap.end)}"
    if gap.minutes is None:
        return f"{way}　—"
    if gap.minutes < 0:
        return f"{way}　早{_span(-gap.minutes)}"
    return f"{way}　{_span(gap.minutes)}"


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes}分钟"
    return f"{hours}小时{rest}分钟" if rest else f"{hours}小时"


def handover_words(handed: Handover) -> str:
    """The hand-over in lines."""
    lines = (
        f"告知监护人：{print_moment(handed.guardian_told_at)}" if handed.guardian_told_at else "",
        f"陪同人：{handed.accompanied_by}",
        f"医院：{handed.hospital}",
        f"到院：{print_moment(handed.arrived_at)}" if handed.arrived_at else "",
        f"交接给：{handed.handed_to}" if handed.handed_to else "",
        f"回执：{labels.label(handed.receipt)}",
        handed.note,
    )
    return "\n".join(filter(None, lines))


def _aftercare(session: Session, crisis: Crisis) -> list[str]:
    return [
        f"{one.what}　{one.responsible}　"
        + (f"{print_date(one.done_on)}完成" if one.done_on else f"期限{print_date(one.due_on)}")
        + (f"　{one.outcome}" if one.outcome else "")
        for one in crisis_aftermath.aftercare(session, crisis.id)
    ]
