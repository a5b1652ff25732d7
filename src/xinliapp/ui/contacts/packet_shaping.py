"""A line of a file in words: what it says, what becomes of it, what has to be asked about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xinliapp.domain.class_packets import CellState, FileNote, RowTrouble
from xinliapp.domain.errors import UserError
from xinliapp.domain.packet_preview import Cellwise, FilePreview, Line
from xinliapp.i18n import formats, labels
from xinliapp.i18n.messages import sentence
from xinliapp.services.class_packets import COLUMN_WORDS
from xinliapp.services.sheet_file import SheetFile
from xinliapp.services.shipped_lists import sign_words
from xinliapp.services.slip_reading import SlipLine, SlipTrouble
from xinliapp.ui.contacts.packet_facts import Choices, Outcome, PreviewFile, PreviewLine

# The sentence of everything that can be said (i18n/messages/packets.py).
_FILE = {
    FileNote.NOT_OURS: "packet_file_not_ours",
    FileNote.OTHER_CLASS: "packet_file_other_class",
    FileNote.OLD: "packet_file_old",
    FileNote.COPY: "packet_file_copy",
    FileNote.MOSTLY_EDITED: "packet_file_mostly_edited",
    FileNote.READ_BEFORE: "packet_file_read_before",
    FileNote.ROWS_GONE: "packet_file_rows_gone",
    FileNote.ROWS_MORE: "packet_file_rows_more",
    FileNote.COLUMN_GONE: "packet_file_column_gone",
    FileNote.ROUND_CLOSED: "packet_file_round_closed",
}
_LINE = {
    RowTrouble.NO_MARK: "packet_line_no_mark",
    RowTrouble.NOT_OURS: "packet_line_not_ours",
    RowTrouble.OTHER_CLASS: "packet_line_other_class",
    RowTrouble.OLD_SHEET: "packet_line_old_sheet",
    RowTrouble.EDITED: "packet_line_edited",
    RowTrouble.TWICE: "packet_line_twice",
    RowTrouble.GONE: "packet_line_gone",
}
_SLIP = {
    SlipTrouble.WHO: "slip_who",
    SlipTrouble.WHEN: "slip_when",
    SlipTrouble.NO_SIGN: "slip_no_sign",
    SlipTrouble.UNCLEAR_SIGN: "slip_unclear_sign",
    SlipTrouble.URGENCY: "slip_urgency",
    SlipTrouble.NOTE_LONG: "slip_note_long",
    SlipTrouble.NOT_OURS: "slip_not_ours",
}


def says(line: Line) -> bool:
    """Whether a line is worth showing: one with no tick at all is not."""
    return line.student_id is None or any(cell.state is not CellState.EMPTY for cell in line.cells)


def tick_file(one: FilePreview) -> PreviewFile:
    """A sheet of ticks."""
    states = [cell.state for line in one.lines if not line.ignored and line.student_id for cell in line.cells]
    return PreviewFile(
        one.index, one.taken, False, one.name, one.class_label, len(one.lines), states.count(CellState.NEW),
        states.count(CellState.CHANGED), sum(1 for line in one.lines if line.unclear), one.day,
        tuple(_told(_FILE[told.note], dict(told.params)) for told in one.told),
        one.packet.id if one.packet is not None else "", one.sha256,
    )  # fmt: skip


def slip_file(index: int, file: SheetFile, lines: Sequence[SlipLine], choices: Choices) -> PreviewFile:
    """A slip of warnings."""
    own = [line for line in lines if line.file == index]
    label = next((line.class_label for line in own), "")
    unclear = sum(1 for line in own if line.troubles)
    return PreviewFile(
        index, choices.taken.get(index, True), True, file.name, label, len(own), len(own) - unclear, 0,
        unclear, "", (), next((line.packet_id for line in own), ""), file.sha256,
    )  # fmt: skip


def tick_line(one: FilePreview, line: Line, names: Mapping[str, str]) -> PreviewLine:
    """A line of ticks."""
    why = [_told(_LINE[line.trouble], {"row": line.row})] if line.trouble is not None else []
    unread = [cell for cell in line.cells if cell.state is CellState.UNCLEAR]
    why += [
        _told(
            "packet_cell_unclear",
            {"row": line.row, "column": COLUMN_WORDS[cell.column], "words": cell.words, "why": cell.why},
        )
        for cell in unread
    ]
    on = one.taken and not line.ignored and line.student_id is not None
    return PreviewLine(
        line.id, on, _outcome(line), False, one.class_label, line.row,
        names.get(line.student_id or "", line.name), "　".join(map(_cell, _said(line))), tuple(why),
        line.student_id is None, tuple(cell.column for cell in unread),
    )  # fmt: skip


def slip_line(line: SlipLine, names: Mapping[str, str], choices: Choices) -> PreviewLine:
    """A worry: accepted only by a person's tick."""
    why = [_told(_SLIP[trouble], {"row": line.row}) for trouble in line.troubles]
    if line.duplicate:
        why.append(_told("slip_duplicate", {"row": line.row, "day": line.duplicate}))
    if line.noticed_at and not line.timed:
        why.append(_told("slip_day_only", {"row": line.row}))
    day = formats.screen_date(line.noticed_at[:10]) if line.noticed_at else ""
    moment = f"{day} {line.noticed_at[11:16]}" if line.timed else day
    signs = "、".join(sign_words(key) for key in line.signs)
    words = "　".join(filter(None, ("预警", moment, signs, labels.label(line.urgency), line.note)))
    outcome = Outcome.UNCLEAR if line.troubles else Outcome.SAME if line.duplicate else Outcome.NEW
    return PreviewLine(
        line.id, line.id in choices.of_slips().accepted and line.ready, outcome, True, line.class_label,
        line.row, names.get(line.student_id or "", line.name), words, tuple(why),
        SlipTrouble.WHO in line.troubles,
    )  # fmt: skip


def _outcome(line: Line) -> Outcome:
    states = {cell.state for cell in line.cells}
    if line.ignored:
        return Outcome.LEFT_OUT
    if line.unclear:
        return Outcome.UNCLEAR
    if CellState.CHANGED in states:
        return Outcome.CHANGED
    return Outcome.NEW if CellState.NEW in states else Outcome.SAME


def _said(line: Line) -> list[Cellwise]:
    return [cell for cell in line.cells if cell.state is not CellState.EMPTY]


def _cell(cell: Cellwise) -> str:
    word = COLUMN_WORDS[cell.column]
    if cell.state is CellState.UNCLEAR:
        return f"{word} “{cell.words}”?"
    way = labels.label(cell.way) if cell.way is not None else ""
    mark = "(已有)" if cell.state is CellState.SAME else "(改)" if cell.state is CellState.CHANGED else ""
    return f"{word} {way} {cell.day[5:]}{mark}"


def _told(code: str, params: Mapping[str, str | int]) -> str:
    return sentence(UserError(code, **params))
