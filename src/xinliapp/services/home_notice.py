"""家长告知书 with its 回执 (ZZ-21): what parents are told after a conference, by how closely it looks after.

Neither the grade nor a score, a reason or a source stands in it: parents hear those face to face, and the
paper may lie about at home. What the school saw is written in by hand by whoever tells them.
"""

from __future__ import annotations

from xinliapp.domain.conferences import ConferenceItem, ItemState, NextStep
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.i18n.formats import print_date
from xinliapp.services import help_channels
from xinliapp.services.case_papers import Content, print_paper, student_of
from xinliapp.services.session import Session
from xinliapp.storage import conferences as rows

CLOSE_FROM = 3
"""From this grade on (of 0 to 4) parents are asked not to leave the child alone."""
_STEPS = {
    NextStep.PLAN: "制定支持方案，和家长商量后实行。",
    NextStep.GROUP: "成立关爱小组，请家长参加。",
    NextStep.REFERRAL: "建议由家长陪同，到正规医院或专业机构进一步了解。",
}
_OPENING = (
    "学校注意到孩子近期需要家里和学校一起多关心、多陪伴，现把情况告知您。"
    "本告知书不作医疗证明用途。学校会为孩子保密，也请您不要在孩子面前责备或转告他人。"
)
_AT_HOME = (
    "多陪伴、多倾听，不打骂、不追问，有变化及时告诉班主任或心理教师。",
    "保管好家里的药品、刀具等危险物品。",
)
_CLOSE = "近期请安排家人全程陪护，不让孩子独处；遇到紧急情况立即拨打110或120，并告诉学校。"
_SLIP = (
    "回　执",
    "意见：□ 愿意与学校一起关心　□ 希望先与心理教师面谈　□ 其他：＿＿＿＿＿＿＿＿＿＿",
    "家长签名：＿＿＿＿＿＿＿＿＿　与学生关系：＿＿＿＿＿＿＿＿＿",
    "电话：＿＿＿＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿＿＿＿＿＿＿",
)


def notice_pdf(
    session: Session, item_id: str, blank_missing: bool = False, *, fonts: FontBook | None = None
) -> Paper:
    """The letter to the parents of the student a conclusion is about, with the receipt below.

    Raises:
        UserError: ``case_closed``, ``not_found`` (unknown, or a conclusion the second person returned),
            ``glyphs_missing``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    session.require_case()
    item = rows.load_item(session.database, item_id)
    if item is None or item.state is ItemState.RETURNED:
        raise UserError("not_found")
    student, class_label = student_of(session, item.student_id)
    who = f"{class_label} {student.name}".strip()
    content = Content(
        title="家长告知书",
        facts=(("学生", who),),
        parts=(
            ("尊敬的家长：", _OPENING),
            ("学校看到的情况（由告知人当面说明并填写）", "\n\n\n"),
            ("请家长一起做的事", _numbered(_at_home(item))),
            ("学校接下来做的事", _numbered(_at_school(item))),
            ("联系学校", help_channels.phone_lines(session)),
        ),
        signed="告知人：　　　　　　　方式：□ 当面　□ 家访　□ 电话　　　日期：",
        names=(student.name,),
        slip=(_SLIP[0], f"我已收到学校关于{who}的告知书，了解了情况。", *_SLIP[1:]),
    )
    return print_paper(session, "notice.print", item_id, content, blank_missing=blank_missing, fonts=fonts)


def _at_home(item: ConferenceItem) -> tuple[str, ...]:
    """By degree (ZZ-21: 按不同程度), the grade that is in force after the conclusion."""
    ordinal = item.ordinal if item.state is ItemState.DECIDED else item.before
    return (*_AT_HOME, _CLOSE) if ordinal >= CLOSE_FROM else _AT_HOME


def _at_school(item: ConferenceItem) -> tuple[str, ...]:
    steps = tuple(words for step, words in _STEPS.items() if step in item.next_steps)
    return (*steps, f"{print_date(item.review_on)}前再看一次孩子的情况，并和家长沟通。")


def _numbered(lines: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
