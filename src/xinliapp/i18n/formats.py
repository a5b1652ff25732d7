"""How dates, figures and half-hidden names read, on the screen and on paper (screens.md 3.6 "Formats").

Qt-free and pure: the same words in the window, the command line and every print.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from xinliapp.domain.rules import Verdict

MISSING = "—"
# What people type between the figures of a day: 2026-12-07, 2026/12/7, 2026年12月7日.
BETWEEN_FIGURES = ("-", ".", "/", "年", "月")
_WEEKDAYS = "一二三四五六日"
_TERMS = {"1": "第一学期", "2": "第二学期"}

VERDICT_SHAPES: dict[Verdict, str] = {
    Verdict.MET: "√",
    Verdict.UNMET: "×",
    Verdict.DUE_SOON: "!",
    Verdict.NEEDS_PERSON: "?",
    Verdict.NO_NUMBER: "—",
    Verdict.NOT_APPLICABLE: "○",
    Verdict.NOT_PUBLISHED: "?",
}
VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.MET: "达标",
    Verdict.UNMET: "未达标",
    Verdict.DUE_SOON: "快到期",
    Verdict.NEEDS_PERSON: "待确认",
    Verdict.NO_NUMBER: "文件未给数字",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.NOT_PUBLISHED: "未发布",
}


def verdict_text(verdict: Verdict) -> str:
    """Shape and word together: the shape alone must do in greyscale, the word alone when read aloud."""
    return f"{VERDICT_SHAPES[verdict]} {VERDICT_WORDS[verdict]}"


def _day(day: dt.date | str) -> dt.date:
    if isinstance(day, dt.datetime):
        return day.date()
    return dt.date.fromisoformat(day[:10]) if isinstance(day, str) else day


def print_date(day: dt.date | str | None) -> str:
    """On paper: ``2026年11月3日``, no padding zero (GB/T 9704-2012 7.3.5.4); missing is ``—``.

    Raises:
        ValueError: the text does not begin with a day ``YYYY-MM-DD``.
    """
    if not day:
        return MISSING
    value = _day(day)
    return f"{value.year}年{value.month}月{value.day}日"


def print_moment(moment: dt.datetime | str | None) -> str:
    """On paper, where the minute counts: ``2026年11月3日 08:05``; missing is ``—``."""
    if not moment:
        return MISSING
    value = dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{print_date(value)} {value:%H:%M}"


def screen_date(day: dt.date | str | None) -> str:
    """On the screen: ``2026-11-23 周一``; missing is ``—``."""
    if not day:
        return MISSING
    value = _day(day)
    return f"{value.isoformat()} 周{_WEEKDAYS[value.weekday()]}"


def days_ago(day: dt.date | str, today: dt.date | str) -> str:
    """``今天``, ``昨天``, ``3天前``; days to come read ``明天``, ``3天后``."""
    gap = (_day(today) - _day(day)).days
    near = {0: "今天", 1: "昨天", -1: "明天"}
    if gap in near:
        return near[gap]
    return f"{gap}天前" if gap > 0 else f"{-gap}天后"


def period_label(period: str) -> str:
    """``2026-2027-1`` → ``2026—2027学年第一学期``; ``2026-2027`` → the year; ``START/END`` → both days.

    Raises:
        ValueError: neither of these.
    """
    if "/" in period:
        start, end = period.split("/", 1)
        return f"{print_date(start)}—{print_date(end)}"
    parts = period.split("-")
    years = [part for part in parts[:2] if len(part) == 4 and part.isdigit()]
    if len(years) != 2 or int(years[1]) != int(years[0]) + 1 or len(parts) > 3:
        raise ValueError(f"not a period: {period!r}")
    label = f"{years[0]}—{years[1]}学年"
    if len(parts) == 2:
        return label
    if parts[2] not in _TERMS:
        raise ValueError(f"not a term: {period!r}")
    return label + _TERMS[parts[2]]


def month_day(day: str) -> str:
    """``11月23日 周一``: a day of this year on the screen."""
    return f"{int(day[5:7])}月{int(day[8:10])}日 {screen_date(day)[-2:]}"


def teaching_week(number: int | None, *, has_calendar: bool = True) -> str:
    """``第13周``; without a number why there is none: the day lies in no week, or there is no calendar."""
    if number is not None:
        return f"第{number}周"
    return "不在教学周内" if has_calendar else "还没有设置校历"


def count(value: float | None) -> str:
    """A count: no thousands comma, zero is ``0``, missing is ``—``, a fraction keeps one decimal."""
    if value is None:
        return MISSING
    if value == int(value):
        return str(int(value))
    return str(Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def hours(minutes: float | None) -> str:
    """Minutes as hours with one decimal, cut off rather than rounded: 479 minutes must not read ``8.0``."""
    if minutes is None:
        return MISSING
    return str((Decimal(str(minutes)) / 60).quantize(Decimal("0.1"), ROUND_DOWN))


def document_number(number: str) -> str:
    """A notice's number for reading: a character its source lacks (〓) as ``?``, with a remark."""
    return f"{number.replace('〓', '?')}(“?”处来源缺字)" if "〓" in number else number


def percent(part: int | None, whole: int | None) -> str:
    """``97.5%(39/40)``; an empty or missing whole is ``—``.

    Rounded half up, but a share that is not complete never reads 100.0 % and one that is not nothing never
    reads 0.0 %.
    """
    if part is None or not whole:
        return MISSING
    share = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if 0 < part < whole:
        share = min(max(share, Decimal("0.1")), Decimal("99.9"))
    return f"{share}%({part}/{whole})"


def file_size(size: int) -> str:
    """Of a kept file, in bytes: ``3.2MB``, ``84KB``; never nought."""
    return f"{size / (1 << 20):.1f}MB" if size >= 1 << 20 else f"{max(1, size >> 10)}KB"


def masked_phone(phone: str | None) -> str:
    """``139****0000``; shorter numbers (landlines) keep their last four digits; missing is ``—``."""
    text = (phone or "").strip()
    if not text:
        return MISSING
    if len(text) >= 11:
        return f"{text[:3]}{'*' * (len(text) - 7)}{text[-4:]}"
    return "*" * max(len(text) - 4, 4) + (text[-4:] if len(text) > 6 else "")


def masked_number(number: str | None) -> str:
    """Student and ID numbers: ``...1234``; too short to hide anything is ``...``; missing is ``—``."""
    text = (number or "").strip()
    if not text:
        return MISSING
    return f"...{text[-4:]}" if len(text) >= 8 else "..."


def masked_name(name: str | None) -> str:
    """``赵**`` whatever the length, so that the length gives nothing away; missing is ``—``."""
    text = (name or "").strip()
    return f"{text[0]}**" if text else MISSING
