"""复学审批表 (KZ-17): application, a third party's document, the decision, the signatures."""

from __future__ import annotations

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.returns_to_school import Absence, ReturnDecision
from xinliapp.i18n import labels
from xinliapp.i18n.formats import print_date
from xinliapp.services import plans, return_gate, returns_to_school
from xinliapp.services.case_papers import Content, print_paper, student_of
from xinliapp.services.plans import line_words
from xinliapp.services.session import Session

_TO_FILL = "□ 准予复学　　□ 暂缓复学\n\n"


def approval_pdf(
    session: Session, suspension_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """The form of one return, as far as it has got; what is open is left to write in by hand.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    found = returns_to_school.load(session, suspension_id)
    student, class_label = student_of(session, found.suspension.student_id)
    application, decision = found.application, found.decision
    content = Content(
        title="复学审批表",
        facts=(
            ("学生", f"{class_label} {student.name}".strip()),
            (
                "休学",
                f"{print_date(found.suspension.from_day)}起　{labels.label(found.suspension.reason_class)}",
            ),
            (
                "复学申请",
                f"{print_date(application.applied_on)}　申请人 {application.applicant}"
                if application
                else "＿＿＿＿＿＿",
            ),
            ("要求第三方评估的条款", "、".join(_clauses(session, decision))),
        ),
        parts=(
            ("提交的材料", application.materials if application else ""),
            ("第三方评估（外来材料）", _assessments(found)),
            ("复学后支持计划", _support(session, found)),
            ("决定", _decision(decision)),
        ),
        signed="班主任：　　　　　心理教师：　　　　　学校领导：　　　　　日期：",
        names=(student.name,),
    )
    return print_paper(
        session, "return.print", suspension_id, content, blank_missing=blank_missing, fonts=fonts
    )


def _clauses(session: Session, decision: ReturnDecision | None) -> tuple[str, ...]:
    """Those in force when it was decided, today's while it is open."""
    return decision.clauses if decision is not None else return_gate.clauses(session)


def _assessments(found: Absence) -> str:
    lines = []
    for one in found.assessments:
        kept = "有文件" if one.attachment_id else "没有文件"
        lines.append(f"{print_date(one.assessed_on)}　{one.unit_name}　{kept}　{one.conclusion}".rstrip())
    return "\n".join(lines) or "\n"


def _support(session: Session, found: Absence) -> str:
    """What was agreed with the decision, and the measures of the plan in force."""
    said = found.decision.support if found.decision is not None else ""
    plan = plans.in_force(plans.plans_of(session, found.suspension.student_id))
    lines = [line_words(line) for line in plan.lines] if plan is not None else []
    return "\n".join([*([said] if said else []), *lines]) or "\n"


def _decision(decision: ReturnDecision | None) -> str:
    if decision is None:
        return _TO_FILL
    back = f"　{print_date(decision.back_on)}起在读" if decision.back_on else ""
    by = f"决定人 {decision.decided_by}　{print_date(decision.decided_on)}"
    words = f"{labels.label(decision.outcome)}{back}\n{by}"
    return f"{words}\n条件：{decision.conditions}" if decision.conditions else words
