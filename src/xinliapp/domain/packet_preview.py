"""What reading sheets back would do, line by line, before anything is written; and what a person decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.class_packets import CellState, ClassPacket, FileNote, PacketColumn, RowTrouble


@dataclass(frozen=True, slots=True)
class Cellwise:
    """What one cell does: ``way`` and ``day`` are what is written, ``replaces`` the record it takes the place
    of, ``words`` what the file says, ``why`` why it cannot be read."""

    column: PacketColumn
    state: CellState
    words: str = ""
    way: Enum | None = None
    day: str = ""
    replaces: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: ``student_id`` None while it is nobody's."""

    id: str
    file: int
    row: int
    number: str
    name: str
    student_id: str | None
    trouble: RowTrouble | None
    cells: tuple[Cellwise, ...]
    ignored: bool = False

    @property
    def writes(self) -> tuple[Cellwise, ...]:
        """The cells that are written once the person says so."""
        if self.student_id is None or self.ignored:
            return ()
        return tuple(one for one in self.cells if one.state in (CellState.NEW, CellState.CHANGED))

    @property
    def unclear(self) -> bool:
        """Whether a person has to look at it."""
        unread = any(one.state is CellState.UNCLEAR for one in self.cells)
        return not self.ignored and (self.student_id is None or unread)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about a file, with what its sentence needs."""

    note: FileNote
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilePreview:
    """One file: whose it is, what is to be said about it, its lines; ``day`` is the day of a bare tick."""

    index: int
    name: str
    sha256: str
    packet: ClassPacket | None
    class_label: str
    by_name: str
    day: str
    told: tuple[Told, ...]
    lines: tuple[Line, ...]
    taken: bool

    @property
    def writes(self) -> int:
        """How many records are written if it is taken."""
        return sum(len(line.writes) for line in self.lines) if self.taken else 0


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the person decided: whose a line is, lines left out, cells that count all the same, files taken in
    or left out against the program's proposal, the day of bare ticks where a file names none."""

    students: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    counted: frozenset[tuple[str, PacketColumn]] = frozenset()
    taken: Mapping[int, bool] = field(default_factory=dict)
    day: dt.date | None = None


NOTHING_DECIDED = Decisions()
