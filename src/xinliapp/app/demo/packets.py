"""The demo term's class packets: October's sheets went out to every class and came back from nearly all."""

from __future__ import annotations

import datetime as dt
import hashlib

from xinliapp.app.demo.calendar import MOMENT
from xinliapp.domain.class_packets import ClassPacket, PacketRow, token_text
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.home_notices import NoticeDegree, NoticeResponse
from xinliapp.domain.packet_preview import Decisions
from xinliapp.domain.spreadsheet import Cell, FileKind, Row, Sheet, Workbook
from xinliapp.services import class_packets, concern, home_notices, packet_writing, talk_coverage
from xinliapp.services.home_notices import NoticeInput
from xinliapp.services.school import classes
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.storage import class_packets as rows

_OUT = dt.datetime(2026, 10, 26, 16, 30)  # noqa: DTZ001 - the school's wall clock
_BACK = dt.datetime(2026, 10, 30, 15, 10)  # noqa: DTZ001 - the school's wall clock
_MISSING = 2  # classes that have not handed theirs in
_WAYS = ("电话 10-28", "校访 10-29", "微信 10-27")
_ANSWERS = (NoticeResponse.AGREED, NoticeResponse.AGREED, NoticeResponse.TALK_FIRST)


def fill(session: Session, clock: FixedClock) -> None:
    """Sheets of the term out on 26 October, back on the 30th from all classes but two, one was given back.

    They bring three families of every class that were rung up or came to school. Students who are looked
    after closely are left to their own visits, so that no figure changes.
    """
    clock.moment = _OUT
    window = next(one for one in talk_coverage.windows(session) if one.key == "term")
    class_packets.packet_files(session, window)
    sheets = {one.class_id: one for one in rows.packets(session.database)}
    lines = rows.rows_of(session.database, [one.id for one in sheets.values()])
    key = {grade.student_id for grade in concern.current(session).values() if grade.ordinal >= 2}
    listed = [row for row in classes(session) if row.id in sheets]
    files = [
        _file(sheets[row.id], lines[sheets[row.id].id], key, row.label, row.homeroom_teacher or "班主任")
        for row in listed[: max(1, len(listed) - _MISSING)]
    ]
    clock.moment = _BACK
    packet_writing.write(session, files, Decisions())
    if len(listed) > _MISSING:
        last = sheets[listed[-1].id]
        packet_writing.give_back(session, last.id, "", "姓名列被别的班覆盖,请重填。")
    _notices(session, sorted(key))
    clock.moment = MOMENT


def _file(packet: ClassPacket, lines: list[PacketRow], key: set[str], label: str, teacher: str) -> SheetFile:
    """A sheet as it came back, as if it had been read from a workbook."""
    head: list[tuple[Cell, ...]] = [
        (f"{label}班级包",),
        ("表号", packet.code, "班级", label),
        ("填表人", teacher, "填表日期", "2026-10-29"),
        ("编号", "班内学号", "姓名", "谈心", "家访", "摸排"),
    ]
    others = [row.student_id for row in lines if row.student_id not in key]
    visited = dict(zip(others[4::13][:3], _WAYS, strict=False))
    body: list[tuple[Cell, ...]] = [
        (token_text(packet, row), row.number, row.name, "", visited.get(row.student_id, ""), "")
        for row in lines
    ]
    cells = tuple(Row(number, row) for number, row in enumerate([*head, *body], start=1))
    digest = hashlib.sha256(packet.code.encode()).hexdigest()
    return SheetFile(f"{label}班级包.xlsx", digest, Workbook(FileKind.XLSX, (Sheet("班级包", cells),)))


def _notices(session: Session, key: list[str]) -> None:
    """Six families told after the conference, three of whose slips came back."""
    for place, student in enumerate(key[:6]):
        day = dt.date(2026, 10, 19 + place)
        mode = ContactMode.AT_SCHOOL if place % 2 else ContactMode.AT_HOME
        degree = NoticeDegree.CLOSE if place == 0 else NoticeDegree.USUAL
        guardian = ("母亲", "父亲", "祖母")[place % 3]
        made = home_notices.add(
            session, NoticeInput(student, day, mode, session.account.display_name, guardian, degree)
        )
        if place % 2 == 0:
            home_notices.receipt(session, made, day + dt.timedelta(days=2), _ANSWERS[place // 2])
