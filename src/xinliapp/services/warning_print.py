"""预警信息报告单 on paper: what was seen, who was told, how long each step took."""

from __future__ import annotations

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.warnings import WarningReport, intervals
from xinliapp.i18n import labels
from xinliapp.i18n.formats import print_moment
from xinliapp.services import warnings
from xinliapp.services.case_papers import Content, print_paper, student_of
from xinliapp.services.session import Session
from xinliapp.services.shipped_lists import sign_words


def warning_pdf(
    session: Session, warning_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """One warning with its stamps and intervals.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``glyphs_missing``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    report = warnings.load(session, warning_id)
    student, class_label = student_of(session, report.student_id)
    content = Content(
        title="预警信息报告单",
        facts=(
            ("学生", f"{class_label} {student.name}".strip()),
            ("发现时间", print_moment(report.noticed_at)),
            ("来源", labels.label(report.source)),
            ("紧急程度", labels.label(report.urgency) + ("（越级直报学校）" if report.direct else "")),
            ("报告人", report.reported_by),
        ),
        parts=(
            ("看到的表现", "\n".join(sign_words(key) for key in report.signs)),
            ("补充", report.note),
            ("告知与上报", stamps(report)),
            ("还没有告知", "、".join(labels.label(kind) for kind in report.untold)),
        ),
        signed="签收人：　　　　　　　　签收时间：",
        names=(student.name,),
    )
    return print_paper(
        session, "warning.print", warning_id, content, blank_missing=blank_missing, fonts=fonts
    )


def stamps(report: WarningReport) -> str:
    """A line for every stamp: what, who, when, how long after noticing."""
    after = {interval.kind: interval.minutes for interval in intervals(report)}
    return "\n".join(
        f"{labels.label(step.kind)}　{step.by_name}　{print_moment(step.at)}　{after_words(after[step.kind])}"
        for step in sorted(report.steps, key=lambda one: one.at)
    )


def after_words(minutes: int) -> str:
    """发现后35分钟, 2小时5分钟, 3天4小时."""
    return f"发现后{span_words(minutes)}"


def span_words(minutes: int) -> str:
    """35分钟, 2小时5分钟, 3天4小时."""
    if minutes < 60:
        return f"{minutes}分钟"
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        return f"{hours}小时{rest}分钟" if rest else f"{hours}小时"
    days, hours = divmod(hours, 24)
    return f"{days}天{hours}小时" if hours else f"{days}天"
