"""班级包 (case data): one sheet for one class to tick 谈心, 家访 and 摸排, on paper or as a workbook.

No grade, tag or reason stands on a sheet, and nothing of what is on record already (screens.md 3.8 C): who
was talked to is the school's to know, not the sheet's. Every line carries a mark that only this vault makes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.casework import CheckMethod, CheckRound
from xinliapp.domain.class_packets import (
    ClassPacket,
    PacketColumn,
    PacketKind,
    PacketRow,
    PacketWay,
    new_code,
    new_secret,
    token_text,
)
from xinliapp.domain.clock import stamp
from xinliapp.domain.contacts import TalkWindow
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.ids import new_id
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Column
from xinliapp.i18n import labels
from xinliapp.i18n.formats import print_date
from xinliapp.reports.class_packet import PacketPage, render_packets
from xinliapp.services.demo import is_demo
from xinliapp.services.school import ClassRow, classes, unit
from xinliapp.services.session import Session
from xinliapp.sheets.class_packet import PacketBook, write_packet
from xinliapp.storage import class_packets as rows
from xinliapp.storage import screening as round_rows
from xinliapp.storage import students as student_rows
from xinliapp.storage.measures.context import roll_on

COLUMN_WORDS = {column: labels.label(column) for column in PacketColumn}
TOKEN, NUMBER, NAME = "编号", "班内学号", "姓名"
CODE, CLASS, FILLED_BY, FILLED_ON = "表号", "班级", "填表人", "填表日期"
_TICK = "√"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sheet ready to go out: ``fresh`` until it is written down."""

    packet: ClassPacket
    rows: tuple[PacketRow, ...]
    group: ClassRow
    fresh: bool


def open_check_round(session: Session) -> CheckRound | None:
    """The round of 摸排 that ticks go to: open, begun, not a scale's; the newest.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    today = session.clock.now().date().isoformat()
    found = (
        one
        for one in round_rows.rounds(session.database)
        if one.closed_on is None and one.method is not CheckMethod.SCALE and one.starts_on <= today
    )
    return next(found, None)


def packets_pdf(
    session: Session,
    window: TalkWindow,
    blank_missing: bool = False,
    *,
    class_id: str | None = None,
    fonts: FontBook | None = None,
) -> Paper:
    """Every class's sheet in one PDF, a page each (or one class's). Noted in the log of issues.

    Raises:
        UserError: ``case_closed``, ``packet_no_class``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    prepared = _prepare(session, window, class_id)
    known = round_rows.load_round(session.database, prepared[0].packet.round_id or "")
    pages = [_page(session, one, known) for one in prepared]
    names = [row.name for one in prepared for row in one.rows]
    pdf = render_packets(
        pages, fonts, author=unit(session).name, names=names, blank_missing=blank_missing,
        demo=is_demo(session),
    )  # fmt: skip
    _issue(session, prepared, PacketWay.PAPER)
    return Paper(f"班级包-{session.clock.now().date().isoformat()}.pdf", pdf, names=True)


def packet_files(session: Session, window: TalkWindow, *, class_id: str | None = None) -> tuple[Paper, ...]:
    """Every class's sheet as a workbook (or one class's). Noted in the log of issues.

    Raises:
        UserError: ``case_closed``, ``packet_no_class``.
    """
    prepared = _prepare(session, window, class_id)
    known = round_rows.load_round(session.database, prepared[0].packet.round_id or "")
    made = tuple(
        Paper(f"{one.group.label}班级包-{one.packet.code}.xlsx", write_packet(_book(one, known)), names=True)
        for one in prepared
    )
    _issue(session, prepared, PacketWay.FILE)
    return made


# --- making sheets ---


def _prepare(session: Session, window: TalkWindow, class_id: str | None) -> list[Prepared]:
    """A sheet for every class with students; one that says the same as the newest is the newest again."""
    session.require_case()
    round_ = open_check_round(session)
    newest = {one.class_id: one for one in rows.packets(session.database, PacketKind.CONTACTS)}
    lines = rows.rows_of(session.database, [one.id for one in newest.values()])
    seats = _seats(session)
    prepared = []
    for group in classes(session):
        wanted = seats.get(group.id, [])
        if not wanted or (class_id is not None and group.id != class_id):
            continue
        last = newest.get(group.id)
        if last is not None and _same(last, lines.get(last.id, []), window, round_, wanted):
            prepared.append(Prepared(last, tuple(lines[last.id]), group, fresh=False))
        else:
            prepared.append(_fresh(session, group, window, round_, wanted))
    if not prepared:
        raise UserError("packet_no_class")
    return prepared


_Seat = tuple[str, str, str]  # student, number, name


def _seats(session: Session) -> dict[str, list[_Seat]]:
    """Who stands on each class's sheet: 在读 today, by number."""
    enrolled = roll_on(session.database, session.clock.now().date()).enrolled
    found: dict[str, list[tuple[int, str, _Seat]]] = {}
    for student, name, class_id, number in student_rows.seats(session.database):
        if student in enrolled and class_id is not None:
            seat = (student, str(number) if number is not None else "", name)
            found.setdefault(class_id, []).append((number or 999, name, seat))
    return {key: [seat for _, _, seat in sorted(listed)] for key, listed in found.items()}


def _same(
    last: ClassPacket,
    lines: list[PacketRow],
    window: TalkWindow,
    round_: CheckRound | None,
    wanted: list[_Seat],
) -> bool:
    span = (window.key, window.starts_on.isoformat(), window.ends_on.isoformat())
    return (
        (last.window_key, last.starts_on, last.ends_on) == span
        and last.round_id == (round_.id if round_ is not None else None)
        and [(row.student_id, row.number, row.name) for row in lines] == wanted
    )


def _fresh(
    session: Session, group: ClassRow, window: TalkWindow, round_: CheckRound | None, wanted: list[_Seat]
) -> Prepared:
    packet = ClassPacket(
        new_id(), PacketKind.CONTACTS, new_code(), new_secret(), group.id, window.key, window.label,
        window.starts_on.isoformat(), window.ends_on.isoformat(),
        round_.id if round_ is not None else None, stamp(session.clock.now()),
    )  # fmt: skip
    lines = tuple(PacketRow(packet.id, seat, *one) for seat, one in enumerate(wanted, start=1))
    return Prepared(packet, lines, group, fresh=True)


def _issue(session: Session, prepared: Sequence[Prepared], way: PacketWay) -> None:
    with session.write("packet.issue", case=True) as uow:
        for one in prepared:
            if one.fresh:
                rows.insert(uow, one.packet, one.rows)
        rows.issued(uow, (one.packet.id for one in prepared), way, session.account.display_name)


# --- what stands on them ---


def legend(round_: CheckRound | None) -> str:
    """What a tick means, in one line on every sheet."""
    check = f"；摸排√={labels.label(round_.method)}" if round_ is not None else ""
    visit = "家访√=入户，其他写电话、校访、微信、视频"
    return f"打√或写日期（如11-10）。谈心√=一对一当面，电话谈写“电话”；{visit}{check}。"


def _page(session: Session, one: Prepared, round_: CheckRound | None) -> PacketPage:
    packet = one.packet
    teacher = one.group.homeroom_teacher or "　　　　"
    ticks = tuple(Column(COLUMN_WORDS[column], 46) for column in packet.columns)
    empty = ("",) * len(ticks)
    first, last = packet.span
    return PacketPage(
        title=f"{one.group.label}班级包（{packet.window_label} {print_date(first)}—{print_date(last)}）",
        facts=(
            unit(session).name, f"表号：{packet.code}", f"班主任：{teacher}",
            "填表人：　　　　", "填表日期：　　　　　",
        ),
        legend=legend(round_),
        columns=(Column(NUMBER, 17), Column(NAME, 31), *ticks),
        rows=tuple((row.number or str(row.seat), row.name, *empty) for row in one.rows),
    )  # fmt: skip


def _book(one: Prepared, round_: CheckRound | None) -> PacketBook:
    packet = one.packet
    columns = packet.columns
    words = [COLUMN_WORDS[column] for column in columns]
    offers = {PacketColumn.TALK: (_TICK, "电话"), PacketColumn.VISIT: (_TICK, "校访", "电话", "微信", "视频")}
    return PacketBook(
        sheet="班级包",
        title=f"{one.group.label}班级包({packet.window_label})",
        facts=(
            ((CODE, packet.code), (CLASS, one.group.label)),
            ((FILLED_BY, one.group.homeroom_teacher or ""), (FILLED_ON, "")),
        ),
        legend=legend(round_),
        header=(TOKEN, NUMBER, NAME, *words),
        rows=[(token_text(packet, row), row.number, row.name, *("",) * len(words)) for row in one.rows],
        widths=(22, 10, 12, *(14,) * len(words)),
        choices={3 + place: offers.get(column, (_TICK,)) for place, column in enumerate(columns)},
    )
