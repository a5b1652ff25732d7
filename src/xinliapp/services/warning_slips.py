"""预警信息报告单 for homeroom teachers, blank: a page a class on paper, or a workbook with a line a worry."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.class_packets import ClassPacket, PacketKind, PacketWay, new_code, new_secret
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.ids import new_id
from xinliapp.domain.papers import Paper
from xinliapp.reports.class_packet import SlipPage, render_slips
from xinliapp.services.demo import is_demo
from xinliapp.services.school import ClassRow, classes, unit
from xinliapp.services.session import Session
from xinliapp.services.shipped_lists import observed_signs
from xinliapp.sheets.class_packet import PacketBook, write_packet
from xinliapp.storage import class_packets as rows

NUMBER, NAME, NOTICED, URGENCY, NOTE = "班内学号", "姓名", "发现时间", "紧急程度", "补充"
URGENCIES = ("一般", "尽快", "立即")
_LINES = 12
_LEGEND = (
    "一行一名学生。发现时间如 2026-11-20 10:30；看到的表现打√；只写看到的，不写原因和结论。"
    "填好当面交心理教师。"
)
_WINDOW = "warnings"


def slips_pdf(session: Session, *, class_id: str | None = None, fonts: FontBook | None = None) -> Paper:
    """A blank slip for every class, or for one; no student's name stands in it.

    Raises:
        UserError: ``case_closed``, ``packet_no_class``. KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    prepared = _prepare(session, class_id)
    pages = [_page(session, packet, group) for packet, group, _ in prepared]
    pdf = render_slips(pages, fonts, author=unit(session).name, demo=is_demo(session))
    _issue(session, prepared, PacketWay.PAPER)
    return Paper(f"预警信息报告单(空白)-{session.clock.now().date().isoformat()}.pdf", pdf)


def slip_files(session: Session, *, class_id: str | None = None) -> tuple[Paper, ...]:
    """A blank workbook for every class, or for one.

    Raises:
        UserError: ``case_closed``, ``packet_no_class``.
    """
    prepared = _prepare(session, class_id)
    made = tuple(
        Paper(f"{group.label}预警单-{packet.code}.xlsx", write_packet(_book(packet, group)))
        for packet, group, _ in prepared
    )
    _issue(session, prepared, PacketWay.FILE)
    return made


_Prepared = tuple[ClassPacket, ClassRow, bool]


def _prepare(session: Session, class_id: str | None) -> list[_Prepared]:
    """One number a class, for ever: a slip asks about no span, so none grows old."""
    session.require_case()
    known = {one.class_id: one for one in rows.packets(session.database, PacketKind.WARNINGS)}
    today = session.clock.now().date().isoformat()
    prepared: list[_Prepared] = []
    for group in classes(session):
        if not group.students or (class_id is not None and group.id != class_id):
            continue
        packet = known.get(group.id)
        if packet is None:
            fresh = ClassPacket(
                new_id(), PacketKind.WARNINGS, new_code(), new_secret(), group.id, _WINDOW, "预警单",
                today, today, None, stamp(session.clock.now()),
            )  # fmt: skip
            prepared.append((fresh, group, True))
        else:
            prepared.append((packet, group, False))
    if not prepared:
        raise UserError("packet_no_class")
    return prepared


def _issue(session: Session, prepared: Sequence[_Prepared], way: PacketWay) -> None:
    with session.write("warning.slips_issue", case=True) as uow:
        for packet, _, fresh in prepared:
            if fresh:
                rows.insert(uow, packet, ())
        rows.issued(uow, (packet.id for packet, _, _ in prepared), way, session.account.display_name)


def _page(session: Session, packet: ClassPacket, group: ClassRow) -> SlipPage:
    signs = observed_signs()
    usual = [sign.words for sign in signs if not sign.imminent]
    lines = tuple("　".join(f"□{words}" for words in usual[at : at + 3]) for at in range(0, len(usual), 3))
    imminent = tuple(f"□{sign.words}" for sign in signs if sign.imminent)
    stamps = "＿＿月＿＿日＿＿时＿＿分"
    return SlipPage(
        title="预警信息报告单",
        facts=(unit(session).name, f"表号：{packet.code}", f"班级：{group.label}",
               f"班主任：{group.homeroom_teacher or '　　　　　'}"),
        blocks=(
            ("学生", ("班内学号：＿＿＿＿　姓名：＿＿＿＿＿＿＿＿",)),
            ("发现时间", (f"＿＿＿＿年{stamps}",)),
            ("看到的表现", lines),
            ("立即类", imminent),
            ("紧急程度", ("□一般　□尽快　□立即（打了立即类的，直接当面或电话报心理教师）",)),
            ("补充", ("",) * 5),
            ("告知与上报", (f"班主任：{stamps}", f"心理教师：{stamps}　姓名：＿＿＿＿＿＿",
                            f"年级：{stamps}　姓名：＿＿＿＿＿＿", f"学校：{stamps}　姓名：＿＿＿＿＿＿")),
            ("报告人", (f"签名：＿＿＿＿＿＿　报告时间：{stamps}",)),
        ),
        foot="只写看到的、听到的，不写原因和结论。填好后当面交心理教师，不在班级、群里传，不留复印件。",
    )  # fmt: skip


def _book(packet: ClassPacket, group: ClassRow) -> PacketBook:
    signs = [sign.words for sign in observed_signs()]
    header = (NUMBER, NAME, NOTICED, *signs, URGENCY, NOTE)
    ticks = {3 + place: ("√",) for place in range(len(signs))}
    return PacketBook(
        sheet="预警单",
        title=f"{group.label}预警信息报告单",
        facts=(
            (("表号", packet.code), ("班级", group.label)),
            (("填表人", group.homeroom_teacher or ""), ("填表日期", "")),
        ),
        legend=_LEGEND,
        header=header,
        rows=(),
        widths=(10, 12, 18, *(12,) * len(signs), 10, 40),
        choices={**ticks, 3 + len(signs): URGENCIES},
        blank_rows=_LINES,
    )
