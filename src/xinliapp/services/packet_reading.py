"""Sheets that came back, compared with what is on record: what is new, what changes, what nobody can read.

A line that cannot be read never stops the others. Whose line it is says its mark; a line of another class,
of an old sheet, copied, or typed over is nobody's until a person says whose it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from xinliapp.domain.class_packets import (
    STOPS,
    CellState,
    ClassPacket,
    FileNote,
    PacketColumn,
    PacketKind,
    PacketRow,
    RowTrouble,
    mark_of,
    plain_name,
    read_code,
    read_token,
)
from xinliapp.domain.packet_cells import TICK_MEANS, CellSaid, read_cell
from xinliapp.domain.packet_preview import NOTHING_DECIDED, Cellwise, Decisions, FilePreview, Line, Told
from xinliapp.domain.packet_sheets import ReturnedSheet, SheetLine, plain, read_sheet
from xinliapp.domain.spreadsheet import cell_text
from xinliapp.services import class_packets as sheets
from xinliapp.services.packet_record import Known
from xinliapp.services.school import class_labels
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.storage import class_packets as rows
from xinliapp.storage import screening as round_rows
from xinliapp.storage import students as student_rows

WORDS = {word: column for column, word in sheets.COLUMN_WORDS.items()}
_HEADINGS = (sheets.TOKEN, sheets.NUMBER, sheets.NAME, *WORDS)
_MERGED = "是合并的单元格,不知道是不是每个人都算"


def is_packet(file: SheetFile) -> bool:
    """Whether a file is a sheet of ticks at all (a slip of warnings has other columns)."""
    return _returned(file) is not None


def compare(
    session: Session, files: Sequence[SheetFile], decided: Decisions = NOTHING_DECIDED
) -> tuple[FilePreview, ...]:
    """Every sheet of ticks among the files against what is on record now; nothing is written. Other files are
    passed over, and keep their places.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    reader = _Reader(session, decided)
    found = ((index, file, _returned(file)) for index, file in enumerate(files))
    return tuple(reader.file(index, file, sheet) for index, file, sheet in found if sheet is not None)


class _Reader:
    """The sheets this vault ever made, and one comparison of some files with the record."""

    def __init__(self, session: Session, decided: Decisions) -> None:
        self.session, self.decided = session, decided
        self.today = session.clock.now().date()
        self.labels = class_labels(session)
        found = rows.packets(session.database, PacketKind.CONTACTS)
        self.by_code = {packet.code: packet for packet in found}
        self.newest = {packet.class_id: packet for packet in found}
        self.seen: dict[str, tuple[int, str]] = {}
        self.alive = {row[0] for row in student_rows.seats(session.database)}
        self.known = Known(session)
        self.read = {
            one.packet_id: one
            for one in rows.readings(session.database)
            if one.undone_at is None and one.outcome == "written"
        }

    def file(self, index: int, file: SheetFile, sheet: ReturnedSheet) -> FilePreview:
        """One file."""
        packet = self._packet_of(sheet)
        if packet is None:
            told = (Told(FileNote.NOT_OURS, {"file": file.name}),)
            return FilePreview(index, file.name, file.sha256, None, "", "", "", told, (), taken=False)
        return _Comparing(self, index, file, sheet, packet).preview()

    def _packet_of(self, sheet: ReturnedSheet) -> ClassPacket | None:
        """The sheet most lines are of; the number in the head where no line has one."""
        codes = [token.code for line in sheet.lines if (token := read_token(line.text(sheets.TOKEN)))]
        ours = [code for code in codes if code in self.by_code]
        if ours:
            return self.by_code[max(sorted(set(ours)), key=ours.count)]
        return self.by_code.get(read_code(cell_text(sheet.head.get(sheets.CODE))))


class _Comparing:
    """One file that is a sheet of this vault."""

    def __init__(
        self, reader: _Reader, index: int, file: SheetFile, sheet: ReturnedSheet, packet: ClassPacket
    ) -> None:
        self._reader, self._index, self._file = reader, index, file
        self._sheet, self._packet = sheet, packet
        database = reader.session.database
        self._round = round_rows.load_round(database, packet.round_id or "")
        self._rows = {row.seat: row for row in rows.rows_of(database, [packet.id]).get(packet.id, [])}
        self._record = reader.known.within(packet)
        self._today = reader.today
        self._decided = reader.decided
        self._label = reader.labels.get(packet.class_id, "")
        self._day = self._tick_day()
        self._taken_seats: set[int] = set()
        self._columns = tuple(column for word, column in WORDS.items() if word in sheet.headings)

    def preview(self) -> FilePreview:
        lines = tuple(found for line in self._sheet.lines if (found := self._line(line)) is not None)
        told = tuple(self._told(lines))
        proposed = not any(one.note in STOPS for one in told)
        by_name = cell_text(self._sheet.head.get(sheets.FILLED_BY)).strip()[:40]
        return FilePreview(
            self._index, self._file.name, self._file.sha256, self._packet, self._label,
            by_name or "班主任", self._day.isoformat(), told, lines,
            taken=self._decided.taken.get(self._index, proposed),
        )  # fmt: skip

    # --- a line ---

    def _line(self, line: SheetLine) -> Line | None:
        written = [line.cells.get(sheets.COLUMN_WORDS[column]) for column in self._columns]
        if not line.text(sheets.TOKEN) and not line.text(sheets.NAME) and not any(map(cell_text, written)):
            return None
        key = f"{self._index}:{line.row}"
        student, trouble = self._whose(line)
        chosen = self._decided.students.get(key)
        student = chosen or student
        cells = tuple(self._cell(key, line, column, student) for column in self._columns)
        return Line(
            key, self._index, line.row, line.text(sheets.NUMBER), line.text(sheets.NAME), student,
            None if chosen else trouble, cells, key in self._decided.ignored,
        )  # fmt: skip

    def _whose(self, line: SheetLine) -> tuple[str | None, RowTrouble | None]:
        text = line.text(sheets.TOKEN)
        token = read_token(text)
        if token is None:
            return None, RowTrouble.EDITED if text else RowTrouble.NO_MARK
        if token.code != self._packet.code:
            other = self._reader.by_code.get(token.code)
            if other is None:
                return None, RowTrouble.NOT_OURS
            same = other.class_id == self._packet.class_id
            return None, RowTrouble.OLD_SHEET if same else RowTrouble.OTHER_CLASS
        row = self._rows.get(token.seat)
        if row is None or token.mark != mark_of(self._packet, row) or not _as_printed(line, row):
            return None, RowTrouble.EDITED
        if token.seat in self._taken_seats:
            return None, RowTrouble.TWICE
        self._taken_seats.add(token.seat)
        return (row.student_id, None) if row.student_id in self._reader.alive else (None, RowTrouble.GONE)

    def _cell(self, key: str, line: SheetLine, column: PacketColumn, student: str | None) -> Cellwise:
        word = sheets.COLUMN_WORDS[column]
        raw = cell_text(line.cells.get(word)).strip()
        tick = self._tick(column)
        said = read_cell(line.cells.get(word), column, tick, self._packet.span, self._today)
        if (said.way is not None or said.unclear) and word in line.merged:
            said = CellSaid(unclear=_MERGED)
        if said.unclear and (key, column) in self._decided.counted:
            said = CellSaid(tick)
        if column is PacketColumn.CHECK and said.way is not None and not self._open_round():
            said = CellSaid(unclear="本轮摸排已经关闭")
        if said.unclear:
            return Cellwise(column, CellState.UNCLEAR, raw, why=said.unclear)
        if said.way is None:
            return Cellwise(column, CellState.EMPTY, raw)
        day = (said.day or self._day).isoformat()
        if student is None:
            return Cellwise(column, CellState.NEW, raw, said.way, day)
        state, replaces = self._record.standing(column, student, said.way, day if said.day else None)
        return Cellwise(column, state, raw, said.way, day, replaces)

    def _tick(self, column: PacketColumn) -> Enum:
        if column is PacketColumn.CHECK and self._round is not None:
            return self._round.method
        return TICK_MEANS.get(column, column)

    def _open_round(self) -> bool:
        return self._round is not None and self._round.closed_on is None

    def _tick_day(self) -> dt.date:
        """The file's own day, the day the person chose, or the last day that can be meant."""
        first, last = self._packet.span
        stated = self._sheet.head.get(sheets.FILLED_ON)
        tick = TICK_MEANS[PacketColumn.TALK]
        said = read_cell(stated, PacketColumn.TALK, tick, (first, last), self._today)
        chosen = self._decided.day
        if said.day is not None:
            return said.day
        if chosen is not None and first <= chosen <= min(last, self._today):
            return chosen
        return max(first, min(last, self._today))

    # --- the file as a whole ---

    def _told(self, lines: Sequence[Line]) -> Iterable[Told]:
        reader, packet = self._reader, self._packet
        base = {"class_": self._label, "number": packet.code, "day": packet.created_at[:10]}
        wrong = self._other_class()
        if wrong:
            yield Told(FileNote.OTHER_CLASS, {**base, "said": wrong})
        edited = [line for line in lines if line.trouble is RowTrouble.EDITED]
        if len(edited) * 2 > len(lines) and len(edited) > 1:
            yield Told(FileNote.MOSTLY_EDITED, {**base, "n": len(edited)})
        newest = reader.newest[packet.class_id]
        if newest.id != packet.id:
            yield Told(FileNote.OLD, {**base, "newer": newest.created_at[:10]})
        place, name = reader.seen.setdefault(packet.code, (self._index, self._file.name))
        if place != self._index:
            yield Told(FileNote.COPY, {**base, "other": name})
        yield from self._less_told(lines, base)

    def _less_told(self, lines: Sequence[Line], base: Mapping[str, str | int]) -> Iterable[Told]:
        read = self._reader.read.get(self._packet.id)
        if read is not None:
            yield Told(FileNote.READ_BEFORE, {**base, "read": read.created_at[:10]})
        gone = len(self._rows) - len(self._taken_seats)
        if gone > 0:
            yield Told(FileNote.ROWS_GONE, {**base, "n": gone})
        more = [line.row for line in lines if line.trouble is RowTrouble.NO_MARK and not line.ignored]
        if more:
            rest = len(lines) - len(more)
            rows_ = "、".join(str(row) for row in more[:5])
            yield Told(FileNote.ROWS_MORE, {**base, "n": len(more), "rows": rows_, "rest": rest})
        lost = [sheets.COLUMN_WORDS[c] for c in self._packet.columns if c not in self._columns]
        if lost:
            yield Told(FileNote.COLUMN_GONE, {**base, "columns": "、".join(lost)})
        if PacketColumn.CHECK in self._packet.columns and not self._open_round():
            yield Told(FileNote.ROUND_CLOSED, base)

    def _other_class(self) -> str:
        """The class the head or the file's name says, where it is not this sheet's; "" where it agrees."""
        own = plain(self._label)
        stated = plain(cell_text(self._sheet.head.get(sheets.CLASS)))
        if stated and stated != own:
            return stated
        name = plain(self._file.name)
        others = [plain(words) for words in self._reader.labels.values() if plain(words) != own]
        return "" if own in name else next((words for words in others if words and words in name), "")


def _returned(file: SheetFile) -> ReturnedSheet | None:
    return read_sheet(file.book, _HEADINGS, frozenset(WORDS))


def _as_printed(line: SheetLine, row: PacketRow) -> bool:
    """Whether number and name still stand as they were printed; a blank says nothing against it."""
    name, number = plain_name(line.text(sheets.NAME)), line.text(sheets.NUMBER).lstrip("0")
    return name in ("", plain_name(row.name)) and number in ("", row.number.lstrip("0"))
