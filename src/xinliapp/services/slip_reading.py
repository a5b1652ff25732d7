"""Slips of warnings that came back: each line is a proposal until a person accepts it.

Whose line it is must be plain: number and name agree in the slip's class, or the name stands there once. A
line that says what a warning on record says already is told and left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.class_packets import ClassPacket, PacketColumn, PacketKind, plain_name, read_code
from xinliapp.domain.clock import stamp
from xinliapp.domain.contacts import TalkMark
from xinliapp.domain.packet_cells import read_cell
from xinliapp.domain.packet_sheets import ReturnedSheet, SheetLine, read_sheet
from xinliapp.domain.slip_values import noticed_said, urgency_said
from xinliapp.domain.spreadsheet import cell_text
from xinliapp.domain.warnings import Urgency, urgency_of
from xinliapp.services import warning_slips as slips
from xinliapp.services import warnings
from xinliapp.services.school import classes
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.services.shipped_lists import observed_signs
from xinliapp.storage import class_packets as rows
from xinliapp.storage import students as student_rows
from xinliapp.storage import warnings as warning_rows


class SlipTrouble(Enum):
    """Why a line cannot be accepted as it stands."""

    WHO = "who"
    WHEN = "when"
    NO_SIGN = "no_sign"
    UNCLEAR_SIGN = "unclear_sign"
    URGENCY = "urgency"
    NOTE_LONG = "note_long"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One worry as read; ``duplicate`` is the day of the warning that says the same, "" for none."""

    id: str
    file: int
    row: int
    class_label: str
    number: str
    name: str
    student_id: str | None
    noticed_at: str
    timed: bool
    signs: tuple[str, ...]
    urgency: Urgency
    note: str
    by_name: str
    packet_id: str
    troubles: tuple[SlipTrouble, ...]
    duplicate: str = ""

    @property
    def ready(self) -> bool:
        """Whether a person may accept it."""
        return not self.troubles


@dataclass(frozen=True, slots=True)
class SlipDecisions:
    """Whose a line is, and which lines are accepted."""

    students: Mapping[str, str] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()


def is_slip(file: SheetFile) -> bool:
    """Whether a file is a slip at all."""
    return _returned(file) is not None


def propose(
    session: Session, files: Sequence[tuple[int, SheetFile]], students: Mapping[str, str]
) -> tuple[SlipLine, ...]:
    """Every line of these files (with their places in the drop); nothing is written.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    reader = _Reader(session, students)
    return tuple(line for index, file in files for line in reader.lines(index, file))


class _Reader:
    def __init__(self, session: Session, students: Mapping[str, str]) -> None:
        self._session, self._chosen = session, students
        self._packets = {one.code: one for one in rows.packets(session.database, PacketKind.WARNINGS)}
        self._groups = {row.id: row for row in classes(session)}
        self._pupils: dict[str, list[tuple[str, str, str]]] = {}
        for student, name, class_id, number in student_rows.seats(session.database):
            if class_id is not None:
                own = (student, plain_name(name), str(number) if number is not None else "")
                self._pupils.setdefault(class_id, []).append(own)
        self._signs = {sign.words: sign.key for sign in observed_signs()}
        self._by_key = {sign.key: sign for sign in observed_signs()}
        self._said: set[tuple[str, str, frozenset[str]]] = set()

    def lines(self, index: int, file: SheetFile) -> list[SlipLine]:
        sheet = _returned(file)
        if sheet is None:
            return []
        packet = self._packets.get(read_code(cell_text(sheet.head.get("表号"))))
        return [self._line(index, sheet, packet, line) for line in sheet.lines if self._says_anything(line)]

    def _says_anything(self, line: SheetLine) -> bool:
        return any(line.text(word) for word in (slips.NAME, slips.NUMBER, *self._signs))

    def _line(
        self, index: int, sheet: ReturnedSheet, packet: ClassPacket | None, line: SheetLine
    ) -> SlipLine:
        key = f"{index}:{line.row}"
        now = self._session.clock.now()
        group = self._groups.get(packet.class_id) if packet is not None else None
        student = self._chosen.get(key) or self._whose(packet, line)
        noticed = noticed_said(line.cells.get(slips.NOTICED), now)
        signs, unclear = self._ticked(line, now.date())
        urgency, note = urgency_said(line.text(slips.URGENCY)), line.text(slips.NOTE)
        found = (
            (SlipTrouble.NOT_OURS, packet is None),
            (SlipTrouble.WHO, student is None),
            (SlipTrouble.WHEN, noticed.at is None),
            (SlipTrouble.UNCLEAR_SIGN, unclear),
            (SlipTrouble.NO_SIGN, not signs and not unclear),
            (SlipTrouble.URGENCY, urgency is None),
            (SlipTrouble.NOTE_LONG, len(note) > warnings.NOTE_LENGTH),
        )
        by_name = cell_text(sheet.head.get("填表人")).strip()[: warnings.NAME_LENGTH]
        at = stamp(noticed.at) if noticed.at is not None else ""
        return SlipLine(
            key, index, line.row, group.label if group is not None else "", line.text(slips.NUMBER),
            line.text(slips.NAME), student, at, noticed.timed, signs,
            urgency_of([self._by_key[sign] for sign in signs], urgency or Urgency.ROUTINE), note,
            by_name or (group.homeroom_teacher if group is not None else None) or "班主任",
            packet.id if packet is not None else "",
            tuple(trouble for trouble, there in found if there), self._duplicate(student, at, signs),
        )  # fmt: skip

    def _whose(self, packet: ClassPacket | None, line: SheetLine) -> str | None:
        if packet is None or not line.text(slips.NAME):
            return None
        number, name = line.text(slips.NUMBER).lstrip("0"), plain_name(line.text(slips.NAME))
        same = [
            student
            for student, known, seat in self._pupils.get(packet.class_id, [])
            if known == name and (not number or number == seat)
        ]
        return same[0] if len(same) == 1 else None

    def _ticked(self, line: SheetLine, today: dt.date) -> tuple[tuple[str, ...], bool]:
        """The signs that are ticked, and whether a cell cannot be read or belongs to several lines."""
        found, unclear = [], False
        for words, key in self._signs.items():
            said = read_cell(
                line.cells.get(words), PacketColumn.CHECK, TalkMark.IN_PERSON, (today, today), today
            )
            if said.unclear or (said.way is not None and words in line.merged):
                unclear = True
            elif said.way is not None:
                found.append(key)
        return tuple(found), unclear

    def _duplicate(self, student: str | None, at: str, signs: Sequence[str]) -> str:
        """The day of a warning that says the same of the same day: on record, or above in this drop."""
        if student is None or not at:
            return ""
        said = (student, at[:10], frozenset(signs))
        known = any(
            one.noticed_at[:10] == at[:10] and frozenset(one.signs) == said[2]
            for one in warning_rows.of_student(self._session.database, student)
        )
        again = said in self._said
        self._said.add(said)
        return at[:10] if known or again else ""


def _returned(file: SheetFile) -> ReturnedSheet | None:
    words = tuple(sign.words for sign in observed_signs())
    headings = (slips.NUMBER, slips.NAME, slips.NOTICED, *words, slips.URGENCY, slips.NOTE)
    return read_sheet(file.book, headings, frozenset(words))
