"""一生一策 on paper, three ways: for counsellors, without anything sensitive, and the page parents sign."""

from __future__ import annotations

from enum import Enum

from xinliapp.domain.casework import CareRole, MemberConsent, SupportPlan
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.i18n import labels
from xinliapp.i18n.formats import print_date
from xinliapp.services import plans
from xinliapp.services.care_members import members_today
from xinliapp.services.case_papers import Content, print_paper, student_of
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.plans import line_words
from xinliapp.services.session import Session
from xinliapp.storage import care as care_rows
from xinliapp.storage import concern as grade_rows


class PlanPaper(Enum):
    """Which of the three; only INTERNAL holds the grade, the reason, situation and triggers."""

    INTERNAL = "internal"
    NEUTRAL = "neutral"
    PARENTS = "parents"


def plan_pdf(
    session: Session,
    student_id: str,
    kind: PlanPaper,
    blank_missing: bool = False,
    *,
    fonts: FontBook | None = None,
) -> Paper:
    """The plan in force, or the newest version where none is.

    Raises:
        UserError: ``case_closed``, ``not_found`` (no such student, no plan), ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    versions = plans.plans_of(session, student_id)
    if not versions:
        raise UserError("not_found")
    plan = plans.in_force(versions) or versions[0]
    student, class_label = student_of(session, student_id)
    who = ("学生", f"{class_label} {student.name}".strip())
    if kind is PlanPaper.INTERNAL:
        content = _internal(session, plan, who, student.name)
    elif kind is PlanPaper.NEUTRAL:
        content = _neutral(session, plan, who, student.name)
    else:
        content = _parents(plan, who, student.name)
    return print_paper(session, "plan.print", plan.id, content, blank_missing=blank_missing, fonts=fonts)


def _internal(session: Session, plan: SupportPlan, who: tuple[str, str], name: str) -> Content:
    grade = next(iter(grade_rows.history(session.database, plan.student_id)), None)
    words = grade_labels(session)
    return Content(
        title="一生一策（内部版）",
        facts=(
            who,
            ("版本", f"v{plan.version} {labels.label(plan.status)} {print_date(plan.starts_on)}起"),
            ("关注等级", f"{words[grade.ordinal]}（{grade.ordinal}/4）" if grade else ""),
            ("定级理由", grade.reason if grade else ""),
            ("应急联系人", f"{plan.emergency_name} {plan.emergency_phone}".strip()),
            ("下次复评", print_date(plan.review_on) if plan.review_on else ""),
        ),
        parts=(
            ("现状", plan.situation),
            ("目标", plan.goals),
            ("措施", _measures(plan)),
            ("不宜场合和诱因", plan.triggers),
            ("关爱小组", members(session, plan.student_id, consent=True)),
            ("家长参与", parents_words(plan)),
            ("解除条件", plan.lift_conditions),
        ),
        signed="心理教师：　　　　　　批准人：　　　　　　日期：",
        names=(name,),
    )


def _neutral(session: Session, plan: SupportPlan, who: tuple[str, str], name: str) -> Content:
    """What a homeroom teacher or a classmate may hold: what is done with whom, never why."""
    return Content(
        title="关心帮助安排",
        facts=(who, ("起止", f"{print_date(plan.starts_on)}起")),
        parts=(
            ("一起做的事", _measures(plan)),
            ("一起做的人", members(session, plan.student_id, consent=False)),
        ),
        signed="联系人：心理教师",
        names=(name,),
    )


def _parents(plan: SupportPlan, who: tuple[str, str], name: str) -> Content:
    """The page parents read and sign: goals and measures, in words for them; no grade, no reason."""
    return Content(
        title="家校共同支持方案（家长页）",
        facts=(who, ("起止", f"{print_date(plan.starts_on)}起")),
        parts=(
            ("我们一起努力的目标", plan.goals),
            ("学校和家里要做的", _measures(plan)),
            ("家长意见", plan.parents_opinion or "\n\n"),
        ),
        signed="家长签字：　　　　　　　日期：　　　　　　　学校联系人：",
        names=(name,),
    )


def _measures(plan: SupportPlan) -> str:
    if not plan.lines:
        return plan.measures
    return "\n".join(f"{line.seq}　{line_words(line)}" for line in plan.lines)


def members(session: Session, student_id: str, *, consent: bool) -> str:
    """Who is in the care group today, a role a line; a role nobody fills says 缺.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    today = session.clock.now().date().isoformat()
    groups = care_rows.groups_of(session.database, student_id)
    group = next((one for one in groups if one.closed_on is None or one.closed_on > today), None)
    now = members_today(group, today)
    lines = []
    for role in CareRole:
        names = [one.name + _consent(one.consent, role, shown=consent) for one in now if one.role is role]
        if names or consent:
            lines.append(f"{labels.label(role)}：{'、'.join(names) or '缺'}")
    return "\n".join(lines)


def _consent(consent: MemberConsent, role: CareRole, *, shown: bool) -> str:
    asked = shown and role in (CareRole.CLASSMATE, CareRole.PARENT)
    return f"（{labels.label(consent)}）" if asked else ""


def parents_words(plan: SupportPlan) -> str:
    """How parents took part, what they said, when they signed."""
    mode = labels.label(plan.parents_mode) if plan.parents_mode else ""
    signed = f"{print_date(plan.parents_signed_on)}签字" if plan.parents_signed_on else "还没有签字"
    return "，".join(part for part in (mode, plan.parents_opinion, signed) if part)
