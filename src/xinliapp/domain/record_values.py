"""From a cell of a past workbook to a value; every reader gives the value or the Chinese reason why not."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from xinliapp.domain.record_imports import Choice
from xinliapp.domain.roster_values import blank, clean_name, read_birthday
from xinliapp.domain.spreadsheet import Cell, CellError, cell_text

LONGEST_MINUTES = 600
_FAR = dt.date(2999, 12, 31)
_WEEKDAY = re.compile(r"[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?$")
_CLOCK = r"(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?"
_MOMENT = re.compile(rf"{_CLOCK}(?:[-—–~～至到]{_CLOCK})?")
_IN_TEXT = re.compile(rf"(?<=\d|日)\s*[T ]?\s*{_CLOCK}(?:[-—–~～至到]{_CLOCK})?$")
_AMOUNT = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)(小时|时|h|分钟|分|min|'|′)?")
_HOURS_AND_MINUTES = re.compile(r"(\d{1,2})(?:小时|时|h)(\d{1,2})(?:分钟|分|min)?")
_RELATION = re.compile(
    r"(?:学生)?(?:父|母|爸|妈|爷|奶|祖|外公|外婆|姥|姑|叔|伯|舅|姨|婶|兄|姐|哥|嫂|监护|亲属|亲戚|家长|本人|其他)"
    r"[父母亲爸妈爷奶公婆姥丈姐妹弟人]{0,3}"
)
_WHY_NOT = {
    "birthday_two_digit_year": "年份只有两位,请写四位",
    "birthday_ambiguous": "分不清哪个是月、哪个是日",
    "birthday_out_of_range": "不在可以登记的年份里",
}


class Unread(ValueError):
    """A cell that says no value; the argument is the reason, in Chinese."""


def plain(cell: Cell) -> str:
    """A cell's text, full-width forms folded, without outer blanks."""
    return unicodedata.normalize("NFKC", cell_text(cell)).strip()


def folded(text: str) -> str:
    """A word without blanks and case, as words are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def read_day(cell: Cell, *, uses_1904: bool = False) -> str:
    """A day in every form seen in workbooks, as ISO text; a clock time and a weekday after it are left out.

    Raises:
        Unread: it is no day, or one of two.
    """
    if isinstance(cell, str):
        text = _WEEKDAY.sub("", plain(cell)).strip()
        cell = _IN_TEXT.sub("", text).strip()
    read = read_birthday(cell, _FAR, uses_1904=uses_1904)
    if read.value is not None:
        return read.value
    shown = cell_text(cell)[:20]
    why = next((_WHY_NOT[code] for code in read.codes if code in _WHY_NOT), "不是日期")
    raise Unread(f"“{shown}”{why}")


def is_day(cell: Cell) -> bool:
    """Whether a cell reads as a day (a bare number does not: it may be any)."""
    if blank(cell) or isinstance(cell, CellError | bool | int | float):
        return False
    try:
        read_day(cell)
    except Unread:
        return False
    return True


def read_span(cell: Cell) -> tuple[str, int | None] | None:
    """``14:00`` or ``14:00-14:45`` as (HH:MM, minutes); None where the cell has no time.

    Raises:
        Unread: it is no time of the day, or ends before it begins.
    """
    if isinstance(cell, dt.datetime):
        return None if (cell.hour, cell.minute) == (0, 0) else (cell.strftime("%H:%M"), None)
    if isinstance(cell, float) and 0 < cell < 1:
        minutes = round(cell * 24 * 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}", None
    text = "".join(plain(cell).split())
    if not text:
        return None
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise Unread(f"“{text[:20]}”不是时间")
    return _span(match, text)


def _span(match: re.Match[str], text: str) -> tuple[str, int | None]:
    try:
        first = dt.time(int(match[1]), int(match[2]))
        last = dt.time(int(match[3]), int(match[4])) if match[3] else None
    except ValueError:
        raise Unread(f"“{text[:20]}”不是时间") from None
    if last is None:
        return first.strftime("%H:%M"), None
    length = (last.hour - first.hour) * 60 + last.minute - first.minute
    if length <= 0:
        raise Unread(f"“{text[:20]}”结束不晚于开始")
    return first.strftime("%H:%M"), length


def time_in_day(cell: Cell) -> tuple[str, int | None] | None:
    """The clock time that stands in the same cell as the day, if any."""
    if isinstance(cell, dt.datetime):
        return read_span(cell)
    match = _IN_TEXT.search(plain(cell)) if isinstance(cell, str) else None
    return _span(match, match[0]) if match else None


def read_minutes(cell: Cell) -> int:
    """``45``, ``45分钟``, ``1小时``, ``1.5小时``, ``1小时20分`` as minutes; a bare number is minutes.

    Raises:
        Unread: no number, not more than 0, or more than 600 minutes.
    """
    if isinstance(cell, bool | CellError | dt.date):
        raise Unread(f"“{cell_text(cell)[:20]}”不是分钟数")
    text = folded(cell_text(cell)).removeprefix("约")
    both = _HOURS_AND_MINUTES.fullmatch(text)
    match = _AMOUNT.fullmatch(text)
    if both:
        minutes = float(int(both[1]) * 60 + int(both[2]))
    elif match:
        minutes = float(match[1]) * (60 if match[2] in ("小时", "时", "h") else 1)
    else:
        raise Unread(f"“{text[:20]}”不是分钟数")
    if not minutes.is_integer():
        raise Unread(f"“{text[:20]}”不是整分钟")
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise Unread(f"分钟应为1到{LONGEST_MINUTES}")
    return int(minutes)


def read_amount(cell: Cell, word: str, *, whole: bool, highest: int, lowest: float = 0) -> float:
    """A number, its unit left out (``120人次``, ``2学时``).

    Raises:
        Unread: no number, or out of bounds.
    """
    if isinstance(cell, bool | CellError | dt.date):
        raise Unread(f"“{cell_text(cell)[:20]}”不是{word}")
    match = re.fullmatch(
        r"(\d{1,7}(?:\.\d+)?)(?:人次|人|册|份|场|次|学时|课时|小时|节)?", folded(cell_text(cell))
    )
    if match is None or (whole and not float(match[1]).is_integer()):
        raise Unread(f"“{cell_text(cell)[:20]}”不是{word}")
    value = float(match[1])
    if not lowest <= value <= highest or (not whole and value == 0):
        raise Unread(f"{word}应在{lowest:g}到{highest}之间" if whole else f"{word}应大于0且不超过{highest}")
    return value


def read_choice(cell: Cell, choices: Sequence[Choice]) -> str:
    """The value a word stands for.

    Raises:
        Unread: it is none of the words.
    """
    text = folded(cell_text(cell))
    for choice in choices:
        if text in (folded(choice.word), *map(folded, choice.also)):
            return choice.value
    raise Unread(f"“{cell_text(cell)[:20]}”不是其中一种:{'、'.join(one.word for one in choices)}")


def read_choices(cell: Cell, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Several values in one cell.

    Raises:
        Unread: one of them is none of the words.
    """
    return tuple(dict.fromkeys(read_choice(part, choices) for part in split_names(cell_text(cell))))


def split_names(text: str) -> tuple[str, ...]:
    """The names in one cell, however they are parted; a blank between Han characters belongs to a name."""
    return tuple(filter(None, (clean_name(part) for part in re.split(r"[、,,;;/|\n]+|\s{2,}", text))))


def read_met(text: str) -> str:
    """Who was met, by relation alone.

    Raises:
        Unread: it names a person.
    """
    parts = split_names(text)
    if any(not _RELATION.fullmatch(part) for part in parts):
        raise Unread("接待人只写与学生的关系,如 父亲、母亲、祖父母")
    return "、".join(parts)
