"""What speaks against a time of the week shown, in the short words of a block; Qt-free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from xinliapp.domain.appointments import Conflict, ConflictKind
from xinliapp.ui.room.facts import Block, BlockKind, RoomPage

_SHORT = {
    ConflictKind.LESSON: "与课冲突",
    ConflictKind.UNQUALIFIED: "无资质",
    ConflictKind.NO_TEACHING_DAY: "放假",
    ConflictKind.NOT_ON_STAFF: "不在岗",
    ConflictKind.STAFF_BUSY: "已有预约",
    ConflictKind.VISITOR_BUSY: "来访者已有预约",
    ConflictKind.SOMEBODY_ELSES_OPENING: "别人值班",
}


def short_words(found: Iterable[Conflict]) -> str:
    """与课冲突 七(2)、无资质; "" for nothing."""
    told = (
        f"{_SHORT[one.kind]} {one.detail}" if one.kind is ConflictKind.LESSON else _SHORT[one.kind]
        for one in found
    )
    return "、".join(dict.fromkeys(told))


def moment(day: dt.date, minute: int) -> dt.datetime:
    """A minute of a day; 24:00 is the next day's first."""
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minute)


def minutes(text: str) -> int:
    """``HH:MM`` as minutes from midnight, -1 where it is none."""
    hours, colon, rest = text.partition(":")
    return int(hours) * 60 + int(rest) if colon else -1


def against_opening(page: RoomPage, starts: dt.datetime, ends: dt.datetime, staff_id: str) -> str:
    """What speaks against a planned opening with this person ("" for nobody yet)."""
    return short_words(page.checks.opening(staff_id, starts, ends))


def against_block(page: RoomPage, block: Block, starts: dt.datetime, ends: dt.datetime) -> str:
    """What speaks against a plan or an appointment at another time."""
    if block.kind is BlockKind.APPOINTMENT:
        return short_words(page.checks.appointment(block.staff_id, starts, ends, block.id))
    return against_opening(page, starts, ends, block.staff_id)
