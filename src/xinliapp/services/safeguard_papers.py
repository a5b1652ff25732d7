"""What is printed about the school's paper duties: 网络表, 通知, 制度目录, 会议纪要签到, 公示单."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column
from xinliapp.domain.safeguards import BodyKind, BodyMember, BodyRole, MeetingRecord, names_typed
from xinliapp.i18n import formats, labels
from xinliapp.reports.gbt9704 import Kind, Paragraph, SignOff, render_letter
from xinliapp.reports.marks import DEMO
from xinliapp.reports.papers import PaperInfo
from xinliapp.services import bodies, help_channels, meetings, policies
from xinliapp.services.bodies import BodyState
from xinliapp.services.demo import is_demo
from xinliapp.services.school import unit
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session

_SIGN_ROWS = 12


def network_pdf(session: Session, body_id: str, *, a3: bool = False, fonts: FontBook | None = None) -> Paper:
    """网络表 or member table of a body, those in office today; A4 across, or A3 for the wall.

    Raises:
        UserError: ``not_found``, ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    state = bodies.state(session, body_id)
    columns = (
        Column("序号", 0.7), Column(_part_heading(state), 1.4), Column("组内身份", 1.0), Column("姓名", 1.2),
        Column("职务", 1.8), Column("单位", 2.2, Align.LEFT), Column("电话", 1.8), Column("加入时间", 1.8),
    )  # fmt: skip
    body = tuple(
        (
            str(number),
            part_text(member),
            labels.label(member.role),
            member.name,
            post_words(member),
            member.unit or formats.MISSING,
            member.phone or formats.MISSING,
            formats.print_date(member.from_day),
        )
        for number, member in enumerate(_serving(session, state), start=1)
    )
    notes = (f"尚缺：{'、'.join(state.gaps)}。",) if state.gaps else ()
    title = f"{state.body.name}成员表" if not state.body.kind.levels else state.body.name
    return school_table(
        session, title, columns, body, "body.print", notes=notes, landscape=True, a3=a3, fonts=fonts
    )


def warning_network_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """The school's 三级 or 四级网络表: of the first network there is; each has its own among the bodies.

    Raises:
        UserError: ``paper_no_rows`` (no network, or nobody in it), ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    states = bodies.states(session)
    network = next(
        (one for one in states if one.body.kind.levels and one.body.closed_on is None),
        None,
    )
    if network is None:
        raise UserError("paper_no_rows")
    return network_pdf(session, network.body.id, fonts=fonts)


def notice_pdf(session: Session, body_id: str, *, adjusted: bool, fonts: FontBook | None = None) -> Paper:
    """关于成立(调整)…的通知: a class A letter to be sealed, with who is in the body today and its duty.

    Raises:
        UserError: ``not_found``, ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    state = bodies.state(session, body_id)
    serving = _serving(session, state)
    if not serving:
        raise UserError("paper_no_rows")
    name, verb = unit(session).name, "调整" if adjusted else "成立"
    title = f"{name}\n关于{verb}{state.body.name}的通知"
    opening = "因人员变动，经研究，决定对" if adjusted else "为做好学生心理健康工作，经研究，决定成立"
    closing = "成员作如下调整。" if adjusted else "，组成人员和职责如下。"
    text = [
        Paragraph(title, Kind.TITLE),
        Paragraph("各处室、年级组："),
        Paragraph(f"{opening}{state.body.name}{closing}"),
        Paragraph("一、组成人员", Kind.LEVEL1),
    ]
    for role in BodyRole:
        names = [f"{one.name}（{_with_unit(one)}）" for one in serving if one.role is role]
        if names:
            text.append(Paragraph(f"{labels.label(role)}：{'、'.join(names)}"))
    if state.body.duty:
        text += [Paragraph("二、主要职责", Kind.LEVEL1)]
        text += [Paragraph(line.strip()) for line in state.body.duty.splitlines() if line.strip()]
    today = session.clock.now().date()
    info = PaperInfo(title.replace("\n", ""), name, DEMO if is_demo(session) else "")
    data = render_letter(text, SignOff(name, formats.print_date(today)), info, fonts)
    with session.write("body.print", object_id=body_id):
        pass
    return Paper(f"{verb}通知-{state.body.name}.pdf", data)


def policy_list_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """制度目录: every kind the packs ask for or the school keeps, with its version in force.

    Raises:
        UserError: ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    columns = (
        Column("序号", 0.7), Column("类型", 2.0, Align.LEFT), Column("文件名称", 3.4, Align.LEFT),
        Column("版本", 0.9), Column("生效日期", 2.0), Column("批准人", 1.2), Column("来源条款", 1.1),
    )  # fmt: skip
    body = []
    for number, state in enumerate(policies.states(session), start=1):
        now = state.current
        body.append(
            (
                str(number),
                state.kind.label,
                now.title if now else "缺",
                now.version if now else formats.MISSING,
                formats.print_date(now.effective_on) if now else formats.MISSING,
                (now.approved_by or formats.MISSING) if now else formats.MISSING,
                "、".join(state.asked_by) or formats.MISSING,
            )
        )
    return school_table(session, "制度文件目录", columns, body, "policy.print", fonts=fonts)


def minutes_pdf(session: Session, meeting_id: str, *, fonts: FontBook | None = None) -> Paper:
    """会议纪要 with the sign-in table under it; the names typed stand there, and empty rows follow.

    Raises:
        UserError: ``not_found``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    found = meetings.record(session, meeting_id)
    names = names_typed(found.attendance)
    columns = (
        Column("序号", 0.7), Column("姓名", 1.6), Column("签到", 2.6), Column("序号", 0.7),
        Column("姓名", 1.6), Column("签到", 2.6),
    )  # fmt: skip
    half = (len(names) + 1) // 2
    pairs = [(place, place + half) for place in range(half)]
    body = tuple(
        (
            str(left + 1),
            names[left],
            "",
            str(right + 1) if right < len(names) else "",
            names[right] if right < len(names) else "",
            "",
        )
        for left, right in pairs
    )
    head = (
        ("会议类型", labels.label(found.kind)),
        ("时间", formats.print_date(found.day)),
        ("地点", found.place),
        ("主持", found.host),
        ("到会", f"{found.attendees}人"),
    )
    return school_table(
        session, f"{found.title} 纪要与签到", columns, body, "meeting.print",
        head=head, notes=_minutes(found), blank_rows=max(0, _SIGN_ROWS - len(body)), fonts=fonts,
    )  # fmt: skip


def channels_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """求助渠道公示单, to be put up: ways inside the school first.

    Raises:
        UserError: ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    columns = (
        Column("范围", 0.9), Column("名称", 2.6, Align.LEFT), Column("方式", 1.0),
        Column("号码或地点", 3.2, Align.LEFT), Column("开放时间", 2.2, Align.LEFT),
    )  # fmt: skip
    body = tuple(
        (
            labels.label(each.scope),
            each.name,
            labels.label(each.kind),
            each.value,
            each.hours or formats.MISSING,
        )
        for each in help_channels.current(session)
    )
    notes = ("遇到烦恼可以找老师、家人或拨打上面的电话。来访内容按规定保密。",)
    return school_table(session, "心理求助渠道公示", columns, body, "channel.print", notes=notes, fonts=fonts)


def post_words(member: BodyMember) -> str:
    """The post in the person's own words where they were typed."""
    return member.post_text or labels.label(member.post)


def part_text(member: BodyMember) -> str:
    """The department, or the level with the class or year."""
    if member.department is not None:
        return labels.label(member.department)
    if member.level is not None:
        level = labels.label(member.level)
        return member.area if level in member.area else f"{level} {member.area}".strip()
    return member.area or formats.MISSING


def _part_heading(state: BodyState) -> str:
    kind = state.body.kind
    if kind is BodyKind.SCHOOL_CARE_GROUP:
        return "部门"
    return "层级" if kind.levels else "分工"


def _with_unit(member: BodyMember) -> str:
    return f"{member.unit}{post_words(member)}" if member.unit else post_words(member)


def _serving(session: Session, state: BodyState) -> list[BodyMember]:
    today: dt.date = session.clock.now().date()
    return [member for member in state.members if member.serves(today.isoformat())]


def _minutes(found: MeetingRecord) -> tuple[str, ...]:
    parts = (("议题", found.topics), ("纪要", found.summary), ("决定", found.decisions))
    return tuple(
        f"{word}：{line.strip()}" if place == 0 else line.strip()
        for word, text in parts
        for place, line in enumerate(text.splitlines())
        if line.strip()
    )
