"""Special days and examinations as people write them: one line each. Pure.

``2026-10-01~2026-10-07 国庆节`` or ``2026-10-10 补周四的课``. Reading what was written
gives the same days back; whitespace inside a name is folded to single spaces.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xinliapp.domain.calendar import CalendarNode, DayKind, NodeKind, SchoolYear, SpecialDay, Term
from xinliapp.domain.errors import UserError

HOLIDAYS, MAKEUP_DAYS, EXAMS = "节假日", "调休上课", "考试"
"""The words of the three lists, as errors name them."""
LONGEST_NAME = 60
LONGEST_SPAN = 93
"""Days of one line: longer ones are a slip of the year."""

_DAY = r"(\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)"
_GAP = r"[\s\u3000]"
_LINE = re.compile(
    rf"{_DAY}(?:{_GAP}*[-/~\uff5e\uff0d—–至到]{{1,2}}{_GAP}*{_DAY})?(?:{_GAP}+(\S.*))?", re.ASCII
)
_KIND_WORDS = {
    NodeKind.MIDTERM_EXAM: "期中考试",
    NodeKind.FINAL_EXAM: "期末考试",
    NodeKind.OTHER: "其他节点",
}
_MARKED = re.compile(r"(.*?)\s*[(\uff08](期中考试|期末考试|其他节点)[)\uff09]")
_EXAM_WORDS = ("考", "测", "试", "检", "评", "练")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, first and last day (both included), the name, which may be empty."""

    number: int
    first: dt.date
    last: dt.date
    name: str
    text: str

    def days(self) -> Iterator[dt.date]:
        """Every day of the span."""
        return (self.first + dt.timedelta(days=n) for n in range((self.last - self.first).days + 1))


# --- reading ---


def read_lines(text: str, words: str, *, named: bool = False) -> tuple[Line, ...]:
    """The lines of a list called ``words`` (a name the error shows); empty lines are left out.

    ``named``: a line without a name cannot be read.

    Raises:
        UserError: ``setup_line_wrong`` with ``field`` (the list), ``line`` (its number) and ``text``.
    """
    found = []
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        line = _read(number, raw.strip())
        if line is None or (named and not line.name):
            raise UserError("setup_line_wrong", field=words, line=number, text=raw.strip()[:40])
        found.append(line)
    return tuple(found)


def _read(number: int, text: str) -> Line | None:
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    try:
        first = _day(match[1])
        last = _day(match[2]) if match[2] else first
    except ValueError:
        return None
    name = _folded(match[3] or "")
    if not 0 <= (last - first).days < LONGEST_SPAN or len(name) > LONGEST_NAME + len("(期中考试)"):
        return None
    return Line(number, first, last, name, text)


def _day(text: str) -> dt.date:
    year, month, day = (int(part) for part in re.findall(r"\d+", text))
    return dt.date(year, month, day)


def _folded(name: str) -> str:
    return " ".join(name.split())


def read_special_days(holidays: str, makeup_days: str) -> tuple[SpecialDay, ...]:
    """One a day, in order; a make-up day wins over a holiday written for the same day.

    Raises:
        UserError: ``setup_line_wrong``.
    """
    made: dict[dt.date, SpecialDay] = {}
    for text, words, kind in (
        (holidays, HOLIDAYS, DayKind.HOLIDAY),
        (makeup_days, MAKEUP_DAYS, DayKind.MAKEUP),
    ):
        for line in read_lines(text, words):
            made.update((day, SpecialDay(day, kind, line.name)) for day in line.days())
    return tuple(made[day] for day in sorted(made))


def read_nodes(text: str) -> tuple[CalendarNode, ...]:
    """Examinations and other points, in order; the kind follows from the name or from a mark behind it.

    Raises:
        UserError: ``setup_line_wrong``; here a line needs a name.
    """
    return in_order(node_of(line) for line in read_lines(text, EXAMS, named=True))


def in_order(nodes: Iterable[CalendarNode]) -> tuple[CalendarNode, ...]:
    """By first day, then by name, as the vault gives them back."""
    return tuple(sorted(nodes, key=lambda node: (node.starts_on, node.name, node.ends_on, node.kind.value)))


def node_of(line: Line) -> CalendarNode:
    """A line of the examinations; ``学业检测(期中考试)`` is a mid-term examination called 学业检测."""
    marked = _MARKED.fullmatch(line.name)
    if marked is None:
        return CalendarNode(kind_of(line.name), line.name, line.first, line.last)
    kind = next(kind for kind, words in _KIND_WORDS.items() if words == marked[2])
    return CalendarNode(kind, marked[1] or marked[2], line.first, line.last)


def kind_of(name: str) -> NodeKind:
    """What a name alone says: 期中检测 is an examination, 期中家长会 is not."""
    if name.endswith("会"):
        return NodeKind.OTHER
    for words, kind in (("期中", NodeKind.MIDTERM_EXAM), ("期末", NodeKind.FINAL_EXAM)):
        if words in name and (name == words or any(word in name for word in _EXAM_WORDS)):
            return kind
    return NodeKind.OTHER


# --- writing ---


def write_special_days(days: Iterable[SpecialDay], kind: DayKind) -> str:
    """The days of one kind, days in a row with the same name on one line."""
    lines: list[tuple[dt.date, dt.date, str]] = []
    for special in sorted((day for day in days if day.kind is kind), key=lambda day: day.day):
        name = _folded(special.name)
        if lines:
            first, last, before = lines[-1]
            follows = special.day - last == dt.timedelta(days=1) and (special.day - first).days < LONGEST_SPAN
            if before == name and follows:
                lines[-1] = (first, special.day, name)
                continue
        lines.append((special.day, special.day, name))
    return "\n".join(_written(*line) for line in lines)


def write_nodes(nodes: Iterable[CalendarNode]) -> str:
    """Examinations and other points; one whose name does not tell its kind carries a mark."""
    return "\n".join(_written(node.starts_on, node.ends_on, _node_name(node)) for node in in_order(nodes))


def _node_name(node: CalendarNode) -> str:
    name = _folded(node.name) or _KIND_WORDS[node.kind]
    if _MARKED.fullmatch(name) is None and kind_of(name) is node.kind:
        return name
    return f"{name}({_KIND_WORDS[node.kind]})"


def _written(first: dt.date, last: dt.date, name: str) -> str:
    """The short form of a single day, unless its name begins like the end of a span."""
    if first == last:
        short = f"{first.isoformat()} {name}".rstrip()
        line = _read(1, short)
        if line is not None and (line.last, line.name) == (last, name):
            return short
    return f"{first.isoformat()}~{last.isoformat()} {name}".rstrip()


# --- a school year from its parts ---


def school_year(
    start_year: int,
    spans: Sequence[tuple[dt.date, dt.date]],
    days: Iterable[SpecialDay],
    nodes: Iterable[CalendarNode],
) -> SchoolYear:
    """The year with a term for each span; what no term holds is left out."""
    days, nodes = tuple(days), tuple(nodes)
    terms = tuple(
        Term(
            key=f"{start_year}-{start_year + 1}-{number}",
            starts_on=start,
            ends_on=end,
            special_days=tuple(day for day in days if start <= day.day <= end),
            nodes=tuple(node for node in nodes if start <= node.starts_on and node.ends_on <= end),
        )
        for number, (start, end) in enumerate(spans, start=1)
    )
    return SchoolYear(start_year, terms)


def outside(lines: Iterable[Line], spans: Sequence[tuple[dt.date, dt.date]], *, whole: bool) -> Line | None:
    """The first line no term holds: no day of it, or with ``whole`` not all of it in one term."""
    for line in lines:
        if whole and not any(start <= line.first and line.last <= end for start, end in spans):
            return line
        if not whole and not any(start <= line.last and line.first <= end for start, end in spans):
            return line
    return None
