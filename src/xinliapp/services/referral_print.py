"""转介建议书 in two parts with the unit's receipt, and 转介跟踪表 (ZZ-22, ZZ-23; requirements 2.6)."""

from __future__ import annotations

from dataclasses import replace

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.referrals import Carried, ParentsOpinion, Referral
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n import labels
from xinliapp.i18n.formats import MISSING, print_date
from xinliapp.services import plans, referral_rules, referrals, timeline
from xinliapp.services.case_papers import Content, print_papers, student_of
from xinliapp.services.case_tables import print_case_table
from xinliapp.services.demo import is_demo
from xinliapp.services.plans import line_words
from xinliapp.services.school import unit
from xinliapp.services.session import Session
from xinliapp.storage import counseling as counseling_rows
from xinliapp.storage import partners as partner_rows

COPIES = ("学校留存", "监护人留存")
TITLE = "转介建议书"
_HINTS = 3
_ADVICE = (
    "根据孩子近期在校情况,学校建议监护人陪同孩子到正规医院的心理科、精神科或专业机构做进一步检查,"
    "并遵照专业人员的意见。是否前往由监护人决定;学校继续关心孩子,配合做好在校支持。"
)
_KNOWN = (
    "监护人已收到本建议书,知悉以上内容。\n"
    "意见：□ 同意前往　□ 再考虑　□ 暂不同意　　说明：＿＿＿＿＿＿＿＿＿＿＿＿"
)
_SLIP = (
    "接收回执（由接收机构填写,监护人带回学校）",
    "□ 已接收　　□ 未接收,原因：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿",
    "机构：＿＿＿＿＿＿＿＿＿＿＿＿　经办人：＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿＿",
)


def advice_pdf(
    session: Session, referral_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """The two parts, one for the school and one for the guardians, each with the receipt to cut off.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``referral_precondition`` (no professional confirmed and
            nobody passed that over), ``referral_carry`` (the consent went since), ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    found = referrals.load(session, referral_id)
    referral_rules.refuse_unconfirmed(session, found)
    referral_rules.refuse_carrying(session, found.student_id, found.sheet.carried)
    student, class_label = student_of(session, found.student_id)
    who = f"{class_label} {student.name}".strip()
    sheet = found.sheet
    content = Content(
        title=TITLE,
        facts=(
            ("学生", who),
            ("辅导期间", _counseled(session, found.student_id)),
            ("建议前往", _where(session, found)),
            ("原因", _reasons(found)),
            ("专业人员确认", f"{sheet.confirmed_by}　{_day(sheet.confirmed_on)}".strip()),
            ("学校已协助", labels.label(sheet.helped) if sheet.helped else ""),
            ("随附材料（家长已同意）", "、".join(labels.label(one) for one in sheet.carried)),
        ),
        parts=(
            ("建议", _ADVICE),
            ("随附：方案摘要", _plan(session, found) if Carried.PLAN in sheet.carried else ""),
            ("随附：测评提示", _hints(session, found) if Carried.HINTS in sheet.carried else ""),
            ("监护人知悉", _known(found)),
        ),
        signed="监护人签名：　　　　　　关系：　　　　电话：　　　　　　　日期：",
        names=(student.name,),
        slip=(_SLIP[0], f"学生：{who}", *_SLIP[1:]),
    )
    parts = [(referral_id, replace(content, title=f"{TITLE}（{part}）")) for part in COPIES]
    name = f"{TITLE}-{referral_id[:8]}.pdf"
    return print_papers(
        session, "referral.print", referral_id, parts, name=name, blank_missing=blank_missing, fonts=fonts
    )


def follow_ups_pdf(
    session: Session, referral_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """转介跟踪表 of one referral: what was asked so far, and empty rows to write in by hand.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    found = referrals.load(session, referral_id)
    student, class_label = student_of(session, found.student_id)
    lines = [
        (
            print_moment_of(one.at),
            labels.label(one.channel),
            one.told or MISSING,
            one.measures or MISSING,
            one.feedback or MISSING,
            print_date(one.next_on),
            one.by_name,
        )
        for one in found.follow_ups
    ]
    sheet = found.sheet
    table = TablePrint(
        title="转介跟踪表",
        demo=is_demo(session),
        columns=(
            Column("时间", 1.8), Column("渠道", 0.9), Column("就诊情况（家长提供）", 3.0, Align.LEFT),
            Column("学校措施", 2.6, Align.LEFT), Column("家长反馈", 2.6, Align.LEFT), Column("下次", 1.6),
            Column("经办人", 1.3),
        ),
        rows=(*lines, *[("",) * 7] * 3),
        head=(
            ("学校", unit(session).name),
            ("学生", f"{class_label} {student.name}".strip()),
            ("转往", sheet.partner_name),
            ("状态", labels.label(found.state)),
            ("间隔", f"{sheet.interval_days}天（本校设定）"),
        ),
        landscape=True,
    )  # fmt: skip
    return print_case_table(
        session, "referral.print-follow", referral_id, table,
        names=(student.name,), blank_missing=blank_missing, fonts=fonts,
    )  # fmt: skip


def print_moment_of(moment: str) -> str:
    """2026-12-07 16:10 for a stored moment."""
    return moment.replace("T", " ")[:16]


def _counseled(session: Session, student_id: str) -> str:
    """辅导期间: first and last day and how often; nothing of what was said."""
    days = sorted(head.started_at[:10] for head in counseling_rows.of_student(session.database, student_id))
    if not days:
        return "未在校辅导"
    return f"{print_date(days[0])}至{print_date(days[-1])}，共{len(days)}次"


def _where(session: Session, found: Referral) -> str:
    sheet = found.sheet
    unit_ = partner_rows.load(session.database, sheet.partner_id) if sheet.partner_id else None
    if unit_ is None:
        return sheet.partner_name
    words = [sheet.partner_name, unit_.phone, unit_.address]
    if unit_.green_channel:
        words.append(f"绿色通道：{unit_.green_note}" if unit_.green_note else "绿色通道")
    return "　".join(word for word in words if word)


def _reasons(found: Referral) -> str:
    words = "、".join(labels.label(one) for one in found.sheet.reasons)
    return f"{words}（{found.sheet.reason_words}）" if found.sheet.reason_words else words


def _known(found: Referral) -> str:
    sheet = found.sheet
    if sheet.parents_opinion is ParentsOpinion.UNASKED:
        return _KNOWN
    noted = f"学校登记的家长意见：{labels.label(sheet.parents_opinion)}　{sheet.parents_signer}"
    return f"{_KNOWN}\n{noted}".rstrip()


def _plan(session: Session, found: Referral) -> str:
    plan = plans.in_force(plans.plans_of(session, found.student_id))
    if plan is None:
        return "没有执行中的方案。"
    lines = "\n".join(line_words(line) for line in plan.lines) or plan.measures
    return f"目标：{plan.goals}\n{lines}".strip()


def _hints(session: Session, found: Referral) -> str:
    lines = sorted(timeline.checks(session, found.student_id), key=lambda one: one.day, reverse=True)
    return "\n".join(f"{print_date(one.day)}　{one.words}" for one in lines[:_HINTS]) or "没有测评记录。"


def _day(day: str | None) -> str:
    return print_date(day) if day else ""
