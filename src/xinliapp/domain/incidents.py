"""The dossier of an incident (极端事件): materials, and the reports by the level that owes them.

KZ-40: the school hands in a 情况分析报告. JS-15..17: the office of education writes the 复盘报告, of 3,000
characters or more, and hands it in within 14 days of the event; a school prepares its material for it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum

DAYS = 14  # JS-17: 事件发生两周内
CHARACTERS = 3000  # JS-16: 篇幅不少于3000字
_LEVEL1 = re.compile(r"[一二三四五六七八九十]+、")
_LEVEL2 = re.compile(r"（[一二三四五六七八九十]+）")
LONGEST_HEADING = 40
_TABLE = ("|", "｜")
# A run of Latin letters or digits is one 字, as word processors count.
_UNIT = re.compile(r"[0-9A-Za-z]+(?:[.,:/\-][0-9A-Za-z]+)*|\S")


class ReportKind(Enum):
    """What is written, and so by whom."""

    SITUATION = "situation"  # 情况分析报告, the school (KZ-40)
    MATERIAL = "material"  # 复盘材料, prepared by the school for the office
    REVIEW = "review"  # 复盘报告, the office (JS-16)

    @property
    def by_school(self) -> bool:
        """Whether a school is its author."""
        return self is not ReportKind.REVIEW


@dataclass(frozen=True, slots=True)
class Incident:
    """A dossier; ``crisis_id`` is the school's own, an office names the school instead.

    ``meeting_on`` and ``principal_present``: the analysis meeting of KZ-41.
    """

    id: str
    crisis_id: str | None
    event_day: str
    school_code: str | None
    school_name: str
    meeting_on: str | None
    principal_present: bool | None
    created_at: str


@dataclass(frozen=True, slots=True)
class Material:
    """A kept file, or (``attachment_id`` None) a paper in the safe."""

    id: str
    dossier_id: str
    title: str
    provided_by: str
    day: str
    attachment_id: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One version of a report; ``passed`` are words that look like a name and are none."""

    id: str
    dossier_id: str
    kind: ReportKind
    version: int
    body: str
    passed: tuple[str, ...]
    author_name: str
    final_at: str | None
    sent_on: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opened the dossier, when and why."""

    reader_name: str
    reason: str
    at: str


class ReportLine(Enum):
    """What a line of a report is."""

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    TABLE = "table"
    TEXT = "text"


def line_kind(line: str) -> ReportLine:
    """A heading begins with 一、 or （一）, short and without a full stop; a row of a table with ``|``."""
    bare = line.strip()
    if bare.startswith(_TABLE):
        return ReportLine.TABLE
    heading = len(bare) <= LONGEST_HEADING and not bare.endswith(("。", "；", "：", "，"))
    if heading and _LEVEL1.match(bare):
        return ReportLine.LEVEL1
    if heading and _LEVEL2.match(bare):
        return ReportLine.LEVEL2
    return ReportLine.TEXT


def characters(body: str) -> int:
    """How many 字 the text has without headings and tables: signs each, a number or foreign word once."""
    return sum(len(_UNIT.findall(line)) for line in body.splitlines() if line_kind(line) is ReportLine.TEXT)


def due_on(event_day: str) -> dt.date:
    """The last day for the 复盘报告 (JS-17)."""
    return dt.date.fromisoformat(event_day) + dt.timedelta(days=DAYS)


def days_left(event_day: str, day: dt.date) -> int:
    """Days until that, below 0 when it has passed."""
    return (due_on(event_day) - day).days


def empty_headings(body: str) -> tuple[str, ...]:
    """Headings below which nothing is written, subheadings apart."""
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    found = []
    for number, line in enumerate(lines):
        kind = line_kind(line)
        if kind not in (ReportLine.LEVEL1, ReportLine.LEVEL2):
            continue
        following = line_kind(lines[number + 1]) if number + 1 < len(lines) else ReportLine.LEVEL1
        if following is ReportLine.LEVEL1 or (kind is ReportLine.LEVEL2 and following is ReportLine.LEVEL2):
            found.append(line)
    return tuple(found)
