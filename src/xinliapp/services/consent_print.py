"""知情同意书 (requirements 2.6) for one student or a class: what for, how, who sees it, what breaks silence.

Neither a scale's wording nor anything about the child stands in it; it goes home with every child of a class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.services import help_channels
from xinliapp.services.case_papers import Content, print_paper, print_papers, student_of
from xinliapp.services.school import class_labels
from xinliapp.services.session import Session
from xinliapp.services.students import StudentFilter, list_students

PRINT = "consent.print"
PRINTED = (
    ConsentKind.SCREENING,
    ConsentKind.COUNSELING,
    ConsentKind.RECORDING,
    ConsentKind.PERSONAL_DATA,
)
"""Kinds with a form of their own; 转介 is agreed to on the referral itself."""

_TITLES: Mapping[ConsentKind, str] = {
    ConsentKind.SCREENING: "心理测评知情同意书",
    ConsentKind.COUNSELING: "心理辅导知情同意书",
    ConsentKind.RECORDING: "辅导录音知情同意书",
    ConsentKind.PERSONAL_DATA: "心理档案个人信息知情同意书",
}
_WHAT: Mapping[ConsentKind, tuple[tuple[str, str], ...]] = {
    ConsentKind.SCREENING: (
        ("为什么做", "了解孩子近期的心理状况，更早提供合适的帮助。结果只是提示，不作医疗证明。"),
        ("怎样做", "由心理教师组织，在校内填写量表。量表名称、时间：＿＿＿＿＿＿＿＿＿＿。"),
        ("结果怎样用", "只用来安排复测、谈心和辅导，不用于评优、分班和处分，不公布个人结果。"),
    ),
    ConsentKind.COUNSELING: (
        ("为什么做", "帮助孩子面对学习、交往和生活中的困扰。心理辅导不能代替就医。"),
        ("怎样做", "由心理教师在心理辅导室进行，每次约40分钟，时间与孩子商量，不影响上课。"),
        ("记录怎样用", "记录由心理教师本人保管，其他心理教师写明理由才能查看，不用于评优和处分。"),
    ),
    ConsentKind.RECORDING: (
        ("为什么做", "供心理教师整理记录和接受督导，改进辅导。"),
        ("怎样做", "每次录音前再问孩子一次，孩子随时可以要求停下。"),
        ("录音怎样用", "只由心理教师和督导老师听，整理后删除，不交给其他人。"),
    ),
    ConsentKind.PERSONAL_DATA: (
        ("为什么做", "为孩子建立心理健康档案，使关心和帮助前后连贯。"),
        ("收集什么", "基本情况、家庭情况、测评提示、谈心和辅导的时间与次数，以及家长愿意提供的材料。"),
        ("怎样用", "只用于校内心理健康工作。未经同意不提供给其他单位，法律另有规定的除外。"),
    ),
}
_ALWAYS = (
    ("谁能看到", "心理教师。班主任只知道在课堂上怎样配合，学校和上级只看到不含姓名的人数。"),
    ("保存多久", "保存在学校加密的档案里，按学校规定的期限保存，到期由两人共同销毁。"),
    (
        "什么情况下会告诉别人",
        "孩子可能伤害自己或他人、受到侵害，或者法律要求时，学校先保护安全，并告知监护人和有关部门。",
    ),
    ("自愿与退出", "可以不同意，也可以随时撤回，不影响孩子的学习和评价。撤回后学校不再进行下一步。"),
)


def form_pdf(
    session: Session,
    student_id: str,
    kind: ConsentKind,
    blank_missing: bool = False,
    *,
    fonts: FontBook | None = None,
) -> Paper:
    """One student's form.

    Raises:
        UserError: ``case_closed``, ``not_found`` (also a kind without a form), ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    session.require_case()
    student, class_label = student_of(session, student_id)
    content = _content(
        kind, f"{class_label} {student.name}".strip(), student.name, help_channels.phone_lines(session)
    )
    return print_paper(session, PRINT, student_id, content, blank_missing=blank_missing, fonts=fonts)


def screening_pdf(session: Session, student_id: str, blank_missing: bool = False) -> Paper:
    """:func:`form_pdf` for 测评."""
    return form_pdf(session, student_id, ConsentKind.SCREENING, blank_missing)


def counseling_pdf(session: Session, student_id: str, blank_missing: bool = False) -> Paper:
    """:func:`form_pdf` for 辅导."""
    return form_pdf(session, student_id, ConsentKind.COUNSELING, blank_missing)


def class_forms_pdf(
    session: Session,
    class_id: str,
    kind: ConsentKind,
    blank_missing: bool = False,
    *,
    fonts: FontBook | None = None,
) -> Paper:
    """A form for every student of a class, in the order of the list.

    Raises:
        UserError: ``case_closed``, ``not_found`` (an empty or unknown class, a kind without a form),
            ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    return several_forms_pdf(session, class_id, (class_id,), kind, blank_missing, fonts=fonts)


def several_forms_pdf(
    session: Session,
    object_id: str,
    class_ids: Sequence[str],
    kind: ConsentKind,
    blank_missing: bool = False,
    *,
    fonts: FontBook | None = None,
) -> Paper:
    """A form for every student of these classes, one file, class by class; counted under ``object_id``.

    Raises:
        UserError: as :func:`class_forms_pdf`.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    session.require_case()
    labels, phones = class_labels(session), help_channels.phone_lines(session)
    contents = [
        (row.id, _content(kind, f"{labels.get(class_id, '')} {row.name}".strip(), row.name, phones))
        for class_id in class_ids
        for row in list_students(session, StudentFilter(class_id=class_id))
    ]
    if not contents or kind not in PRINTED:
        raise UserError("not_found")
    whose = labels.get(class_ids[0], "") if len(class_ids) == 1 else f"{len(class_ids)}个班"
    name = f"{_TITLES[kind]}-{whose}.pdf"
    return print_papers(
        session, PRINT, object_id, contents, name=name, blank_missing=blank_missing, fonts=fonts
    )


def _content(kind: ConsentKind, who: str, name: str, phones: str) -> Content:
    if kind not in PRINTED:
        raise UserError("not_found")
    title = _TITLES[kind]
    opening = f"{who}的家长：您好。请您和孩子一起看完下面的说明，再决定是否同意，并填写回执。"
    return Content(
        title=title,
        facts=(("学生", who),),
        parts=(
            ("尊敬的家长", opening),
            ("一、请先了解", "\n".join(f"{word}：{text}" for word, text in (*_WHAT[kind], *_ALWAYS))),
            ("二、联系学校", phones),
        ),
        signed="说明人：　　　　　　　　　日期：",
        names=(name,),
        slip=(
            "回　执",
            f"我已看过{who}的《{title}》，了解了各项说明。",
            "意见：□ 同意　□ 不同意　说明：＿＿＿＿＿＿＿＿＿＿＿＿＿＿",
            "监护人签名：＿＿＿＿＿＿＿＿　与学生关系：＿＿＿＿＿＿＿＿",
            "学生签名：＿＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿＿＿＿＿＿",
        ),
    )
