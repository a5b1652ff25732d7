"""What the tab 班级包 shows: plain facts, no Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.class_packets import PacketColumn
from xinliapp.domain.packet_preview import Decisions
from xinliapp.services.packet_log import ClassState, LogLine
from xinliapp.services.sheet_file import SheetFile
from xinliapp.services.slip_reading import SlipDecisions


class PacketPrint(Enum):
    """What the menu beside the print button makes."""

    FILES = "files"
    SLIPS = "slips"
    SLIP_FILES = "slip_files"


class Outcome(Enum):
    """What becomes of a line."""

    UNCLEAR = "unclear"
    CHANGED = "changed"
    NEW = "new"
    SAME = "same"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of a file that says something; ``why`` are the sentences about it.

    ``asks_student``: a person has to say whose it is; ``unread`` are the cells that count only if told so.
    """

    id: str
    on: bool
    outcome: Outcome
    slip: bool
    class_label: str
    row: int
    student: str
    words: str
    why: tuple[str, ...]
    asks_student: bool
    unread: tuple[PacketColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewFile:
    """One file: how many of its lines do what, what is to be said about it."""

    index: int
    on: bool
    slip: bool
    name: str
    class_label: str
    lines: int
    new: int
    changed: int
    unclear: int
    day: str
    why: tuple[str, ...]
    packet_id: str
    sha256: str

    @property
    def id(self) -> int:
        """The row's identity."""
        return self.index


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be written: ``records`` of sheets of ticks, ``warnings`` of slips."""

    files: tuple[PreviewFile, ...]
    lines: tuple[PreviewLine, ...]
    records: int
    warnings: int
    day: str

    @property
    def ready(self) -> bool:
        """Whether there is anything to write, or a sheet to note as read."""
        return bool(self.warnings) or any(file.on and not file.slip for file in self.files)


@dataclass(frozen=True, slots=True)
class PacketHome:
    """Every class's newest sheet, and the last times sheets went out."""

    classes: tuple[ClassState, ...]
    log: tuple[LogLine, ...]

    @property
    def out(self) -> int:
        """Classes with a sheet."""
        return sum(1 for one in self.classes if one.code)

    @property
    def back(self) -> int:
        """Classes whose newest sheet was read back."""
        return sum(1 for one in self.classes if one.read_at and not one.returned_at)

    @property
    def returned(self) -> int:
        """Classes whose newest sheet was given back."""
        return sum(1 for one in self.classes if one.returned_at)


@dataclass
class Choices:
    """What the person decided so far about the files that were dropped."""

    files: list[SheetFile] = field(default_factory=list)
    students: dict[str, str] = field(default_factory=dict)
    ignored: set[str] = field(default_factory=set)
    counted: set[tuple[str, PacketColumn]] = field(default_factory=set)
    taken: dict[int, bool] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    day: dt.date | None = None

    def snapshot(self) -> Choices:
        """As it stands now: a thread reads it while the person goes on."""
        return Choices(
            list(self.files), dict(self.students), set(self.ignored), set(self.counted), dict(self.taken),
            set(self.accepted), self.day,
        )  # fmt: skip

    def of_ticks(self) -> Decisions:
        """What the reading of sheets of ticks is told."""
        return Decisions(
            dict(self.students), frozenset(self.ignored), frozenset(self.counted), dict(self.taken), self.day
        )

    def of_slips(self) -> SlipDecisions:
        """What the reading of slips is told; a slip that is not taken accepts nothing."""
        kept = {key for key in self.accepted if self.taken.get(int(key.partition(":")[0]), True)}
        return SlipDecisions(dict(self.students), frozenset(kept))
