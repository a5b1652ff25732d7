"""What a teacher wrote into a tick cell: √, 1, v, 是, a day, a way. What could mean two things is unclear."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.casework import CheckMethod
from xinliapp.domain.class_packets import PacketColumn
from xinliapp.domain.contacts import ContactMode, TalkMark
from xinliapp.domain.spreadsheet import Cell, CellError, cell_text

_YES = frozenset(
    ("√", "✓", "✔", "☑", "✅", "1", "v", "y", "t", "是", "有", "对", "勾", "已", "完成", "ok", "yes", "已谈",
     "已访", "已做")
)  # fmt: skip
_NO = frozenset(
    ("×", "✗", "✘", "☐", "□", "0", "否", "无", "没", "没有", "未", "未谈", "未访", "-", "—", "–", "/", "no")
)  # fmt: skip
_WAYS: Mapping[PacketColumn, Mapping[str, Enum]] = {
    PacketColumn.TALK: {
        **dict.fromkeys(("当面", "面谈", "面"), TalkMark.IN_PERSON),
        **dict.fromkeys(("电话", "电", "通话", "微信", "视频"), TalkMark.BY_PHONE),
    },
    PacketColumn.VISIT: {
        **dict.fromkeys(("入户", "到家", "上门", "家"), ContactMode.AT_HOME),
        **dict.fromkeys(("校访", "到校", "来校", "校"), ContactMode.AT_SCHOOL),
        **dict.fromkeys(("电话", "电", "通话"), ContactMode.PHONE),
        **dict.fromkeys(("微信", "微", "短信", "qq"), ContactMode.MESSAGE),
        **dict.fromkeys(("视频", "视"), ContactMode.VIDEO),
    },
    PacketColumn.CHECK: {
        **dict.fromkeys(("观察", "观"), CheckMethod.OBSERVATION),
        **dict.fromkeys(("谈话", "谈心", "谈"), CheckMethod.TALK),
        **dict.fromkeys(("调查", "查", "问卷"), CheckMethod.SURVEY),
    },
}
TICK_MEANS: Mapping[PacketColumn, Enum] = {
    PacketColumn.TALK: TalkMark.IN_PERSON,
    PacketColumn.VISIT: ContactMode.AT_HOME,
}
"""What a bare tick means, as the sheet itself says; in 摸排 it means the method of the round."""
_FULL = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?")
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})[-./月](\d{1,2})日?(?![\d.])")


@dataclass(frozen=True, slots=True)
class CellSaid:
    """What one cell says: ``way`` None for nothing; ``day`` None where no day stands there.

    ``unclear`` holds why it cannot be read, "" for what can.
    """

    way: Enum | None = None
    day: dt.date | None = None
    unclear: str = ""


NOTHING = CellSaid()


def read_cell(
    cell: Cell, column: PacketColumn, tick: Enum, span: tuple[dt.date, dt.date], today: dt.date
) -> CellSaid:
    """Read a cell; a bare tick means ``tick``; a day lies in ``span`` (both included), not after today."""
    if isinstance(cell, CellError):
        return CellSaid(unclear=f"公式出错({cell.text})")
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, dt.date):
        return _on(cell, tick, span, today)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell not in (0, 1):
        return CellSaid(unclear="是一个数,不知道是日期还是别的")
    return _read_text(cell_text(cell), column, tick, span, today)


def _read_text(
    text: str, column: PacketColumn, tick: Enum, span: tuple[dt.date, dt.date], today: dt.date
) -> CellSaid:
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if not plain or plain in _NO:
        return NOTHING
    days, rest = _days(plain, span)
    word = re.sub(r"[\s,;:、。()]", "", rest)
    means = tick if word in _YES or (not word and days) else _WAYS[column].get(word)
    if means is None:
        return CellSaid(unclear="看不懂写的是什么")
    if not days:
        return CellSaid(means)
    return _on(days[0], means, span, today) if len(days) == 1 else CellSaid(unclear="不知道是哪一天")


def _days(text: str, span: tuple[dt.date, dt.date]) -> tuple[list[dt.date], str]:
    """Every day the text can mean, and the text without it. Without a year it is looked for in the span."""
    full = _FULL.search(text)
    short = None if full else _SHORT.search(text)
    found = full or short
    if found is None:
        return [], text
    years = [int(found[1])] if full else list(range(span[0].year, span[1].year + 1))
    month, day = (int(found[2]), int(found[3])) if full else (int(found[1]), int(found[2]))
    days = [made for year in years if (made := _day(year, month, day)) is not None]
    inside = [one for one in days if span[0] <= one <= span[1]]
    return inside or days[:1], (text[: found.start()] + text[found.end() :]).strip()


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _on(day: dt.date, way: Enum, span: tuple[dt.date, dt.date], today: dt.date) -> CellSaid:
    if day > today:
        return CellSaid(unclear=f"{day.isoformat()}还没有到")
    if not span[0] <= day <= span[1]:
        return CellSaid(unclear=f"{day.isoformat()}不在这份表的日期里")
    return CellSaid(way, day)
