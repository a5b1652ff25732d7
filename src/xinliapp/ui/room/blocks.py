"""What stands in the week as blocks of the time grid: hollow as planned, solid as it happened."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject

from xinliapp.domain.appointments import parse_bells
from xinliapp.i18n import formats
from xinliapp.ui.room.checking import minutes
from xinliapp.ui.room.facts import Block, BlockKind, DayColumn, RoomPage
from xinliapp.ui.room.week_list import Line
from xinliapp.widgets.week_layout import BlockLook, GridBlock, GridColumn

_LOOKS = {
    BlockKind.PLANNED: BlockLook.PLANNED,
    BlockKind.MISSED: BlockLook.ALERT,
    BlockKind.DONE: BlockLook.ACTUAL,
    BlockKind.OPEN: BlockLook.ACTUAL,
    BlockKind.LESSON: BlockLook.QUIET,
    BlockKind.APPOINTMENT: BlockLook.BOOKED,
    BlockKind.GROUP: BlockLook.BOOKED,
}


class BlockWords(QObject):
    """Puts the facts of a page into the words and looks of the grid; ``masked`` is 隐名."""

    def columns(self, page: RoomPage) -> tuple[GridColumn, ...]:
        """The days; what was really open stands behind each."""
        return tuple(self._column(day, page.has_calendar) for day in page.days)

    def blocks(self, page: RoomPage, masked: bool) -> tuple[GridBlock, ...]:
        """Every block of the week."""
        return tuple(
            self._block(block, number, page, masked)
            for number, day in enumerate(page.days)
            for block in day.blocks
        )

    def lines_of(self, page: RoomPage, masked: bool) -> tuple[Line, ...]:
        """The same week as rows of a list."""
        return tuple(
            Line(
                block.id,
                day.day,
                self.times(block),
                self.status(block),
                self.title(block, masked),
                " ".join(line for line in self.lines(block) if line != self.times(block)),
                block.plan is not None and page.may_write,
            )
            for day in page.days
            for block in day.blocks
        )

    def title(self, block: Block, masked: bool) -> str:
        """开放 甲, 约 七(2)钱**, 缺开 …"""
        kind = block.kind
        if kind is BlockKind.APPOINTMENT:
            return self._visitor(block, masked)
        if kind is BlockKind.LESSON:
            return self.tr("课 %1").replace("%1", block.detail)
        if kind is BlockKind.GROUP:
            return self.tr("团辅 %1").replace("%1", block.detail)
        if kind is BlockKind.MISSED:
            return self.tr("缺开")
        if block.barred:
            return self.tr("开放 ? 无资质")
        if kind is BlockKind.PLANNED and not block.person:
            return self.tr("开放 ? 待定")
        return self.tr("开放 %1").replace("%1", block.person).rstrip()

    def times(self, block: Block) -> str:
        """11:50—13:00; to 现在 while the door is open, a period where no times are known."""
        if block.kind in (BlockKind.LESSON, BlockKind.GROUP) and not block.ends:
            return block.starts
        return f"{block.starts}—{block.ends or self.tr('现在')}"

    def lines(self, block: Block) -> tuple[str, ...]:
        """What stands below the title, the most telling first."""
        kind, times = block.kind, self.times(block)
        length = self.tr("%1分").replace("%1", formats.count(float(int(block.minutes))))
        if kind in (BlockKind.DONE, BlockKind.OPEN):
            really = self.tr("实 %1 · %2").replace("%1", times).replace("%2", length)
            visitors = self.tr("来访 %1").replace("%1", str(block.visitors)) if block.visitors else ""
            return _some(really, visitors, self.tr("有交接") if block.note else "")
        if kind in (BlockKind.PLANNED, BlockKind.MISSED):
            planned = self.tr("%1 计划").replace("%1", times)
            who = block.person if kind is BlockKind.MISSED or block.barred else ""
            return _some(block.against if not block.barred else who, planned, "" if block.barred else who)
        if kind is BlockKind.APPOINTMENT:
            return _some(block.against, block.detail, times, block.person)
        if kind is BlockKind.LESSON:
            return _some(block.note, block.person)
        return _some(times, length, block.person)

    def words(self, block: Block, masked: bool, day: dt.date) -> str:
        """The whole of it in a row: for the tip, the list, and who listens."""
        when = formats.screen_date(day)
        parts = (f"{when[11:]} {when[5:10]}", self.times(block), self.title(block, masked))
        rest = [line for line in self.lines(block) if line != parts[1]]
        return " ".join([*parts, *rest])

    def status(self, block: Block) -> str:
        """The list's word for how a block stands."""
        return {
            BlockKind.PLANNED: self.tr("计划"),
            BlockKind.MISSED: self.tr("缺开"),
            BlockKind.DONE: self.tr("实开"),
            BlockKind.OPEN: self.tr("开着"),
            BlockKind.LESSON: self.tr("课"),
            BlockKind.APPOINTMENT: self.tr("约"),
            BlockKind.GROUP: self.tr("团辅"),
        }[block.kind]

    def _column(self, day: DayColumn, has_calendar: bool) -> GridColumn:
        words = formats.screen_date(day.day)
        note = self.tr("已开 %1 h").replace("%1", formats.hours(day.minutes)) if day.minutes else ""
        off = has_calendar and not day.teaching
        if day.today:
            note = " ".join(filter(None, (self.tr("今天"), note)))
        elif off and not note:
            note = self.tr("不上课")
        return GridColumn(f"{words[11:]} {words[8:10]}", note, day.today, off)

    def _block(self, block: Block, column: int, page: RoomPage, masked: bool) -> GridBlock:
        start, end = minutes(block.starts), minutes(block.ends)
        if block.kind is BlockKind.OPEN:
            end = max(start + 1, minutes(page.now[11:16]) if page.days[column].today else 24 * 60)
        elif start >= 0 and end <= start:
            # Closed in the minute it was opened, or over midnight: the rest is the next day's.
            end = min(24 * 60, start + max(1, int(block.minutes)))
        kind = _LOOKS[block.kind]
        if block.barred:
            kind = BlockLook.BAD
        elif block.against or (block.kind is BlockKind.PLANNED and not block.person):
            kind = BlockLook.ALERT
        return GridBlock(
            block.id,
            column,
            start,
            end,
            kind,
            self.title(block, masked),
            self.lines(block) if end - start > 0 else (),
            sign=_sign(block, kind),
            movable=block.movable,
            removable=block.plan is not None and page.may_write,
            words=self.words(block, masked, page.days[column].day),
        )

    def _visitor(self, block: Block, masked: bool) -> str:
        if block.who is None:
            return self.tr("约(已占)")
        group, name = block.who
        shown = formats.masked_name(name) if masked and not block.coded else name
        words = self.tr("约 %1").replace("%1", f"{group} {shown}".strip())
        return f"{words} {self.tr('急')}" if block.urgent else words


def periods(page: RoomPage) -> tuple[tuple[int, int], ...]:
    """The school's lesson periods in minutes, for the ruler on the axis."""
    found = parse_bells(page.bells)
    if not isinstance(found, tuple):
        return ()
    return tuple((minutes(bell.starts), minutes(bell.ends)) for bell in found)


def _sign(block: Block, kind: BlockLook) -> str:
    if kind is BlockLook.BAD:
        return "bad"
    if kind is BlockLook.ALERT or block.urgent:
        return "warn"
    return "ok" if block.kind in (BlockKind.DONE, BlockKind.OPEN) else ""


def _some(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)
