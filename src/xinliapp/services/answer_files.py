"""Answer files of the command ``score``: an id, then the items in order; read and scored. No vault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.errors import UserError
from xinliapp.domain.scales import FlagKind, ScaleDefinition, ScoreSheet, VoidKind
from xinliapp.domain.spreadsheet import FileKind, cell_text
from xinliapp.scales.load import shipped
from xinliapp.scales.scoring import scorer
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.sheets.guard import MAX_FILE, recognise
from xinliapp.sheets.parse import text_lines

UNREADABLE = -1
"""An answer that is no whole number: below every scale's range, so that the sheet says which item it is."""
_HEADINGS = frozenset(
    {"id", "no", "编号", "序号", "学号", "考号", "学籍号", "代号", "姓名", "用户", "用户id"}
)
_NUMBER = re.compile(r"\d{1,6}")
FIRST_LINES = 10


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One line with its number in the file; None where the field is blank."""

    number: int
    id: str
    answers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What was read; ``header``: the number of the line taken for headings, None where there is none."""

    header: int | None
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """The sheets of a file beside its rows."""

    definition: ScaleDefinition
    file: AnswerFile
    sheets: tuple[ScoreSheet, ...]

    @property
    def void(self) -> int:
        """How many rows have no valid score."""
        return sum(sheet.void for sheet in self.sheets)

    def flagged(self, kind: FlagKind) -> int:
        """How many rows carry a flag of this kind."""
        return sum(sheet.has(kind) for sheet in self.sheets)

    @property
    def misfits(self) -> bool:
        """Every row has another number of items than the scale: the file as a whole is shaped wrongly."""
        reasons = [sheet.reason for sheet in self.sheets]
        return bool(reasons) and all(
            reason is not None and reason.kind is VoidKind.WRONG_COUNT for reason in reasons
        )

    @property
    def repeated(self) -> tuple[int, ...]:
        """Line numbers whose id stood on an earlier line; each line is scored for itself."""
        seen: set[str] = set()
        found = []
        for row in self.file.rows:
            if row.id in seen and row.id:
                found.append(row.number)
            seen.add(row.id)
        return tuple(found)


def named(name: str) -> ScaleDefinition:
    """The shipped scale of this name, in any letter case, with or without its dash.

    Raises:
        UserError: ``scale_not_found``.
    """
    for definition in shipped().values():
        if _plain(definition.id) == _plain(name):
            return definition
    raise UserError("scale_not_found", scale=name, known="、".join(shipped()))


def score_file(definition: ScaleDefinition, path: Path) -> Scored:
    """Read and score a file; whatever a line holds, the others are scored.

    Raises:
        UserError: a ``sheet_…`` code; nothing was read then.
    """
    file = read_answers(path, definition)
    prepared = scorer(definition)
    return Scored(definition, file, tuple(prepared.score(row.answers) for row in file.rows))


def read_answers(path: Path, definition: ScaleDefinition) -> AnswerFile:
    """CSV or TSV in any of the usual encodings, or the first sheet of a workbook.

    A line that is shorter in a CSV has too few items; a workbook keeps no blank cells at a line's end, so
    there a line is as long as the longest.

    Raises:
        UserError: a ``sheet_…`` code.
    """
    lines = [(number, cells) for number, cells in _lines(path) if any(cell.strip() for cell in cells)]
    place = _header(lines, definition)
    header = None if place is None else lines[place][0]
    lines = lines if place is None else lines[place + 1 :]
    known = _Known()
    rows = []
    for number, cells in lines:
        answers = [known[cell] for cell in cells[1:]]
        while len(answers) > definition.items and answers[-1] is None:
            answers.pop()
        rows.append(AnswerRow(number, unicodedata.normalize("NFKC", cells[0]).strip(), tuple(answers)))
    return AnswerFile(header, tuple(rows))


class _Known(dict[str, int | None]):
    """What a field says, by its text; most files have a dozen different ones."""

    def __missing__(self, text: str) -> int | None:
        self[text] = answer = _answer(text)
        return answer


def _answer(text: str) -> int | None:
    """A whole number, also full-width or written ``2.0``; None for a blank; else ``UNREADABLE``."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    whole = re.fullmatch(r"\+?(\d{1,6})(?:\.0*)?", plain, re.ASCII)
    return int(whole[1]) if whole else UNREADABLE


def _header(lines: Sequence[tuple[int, list[str]]], definition: ScaleDefinition) -> int | None:
    """Where the headings stand among the first lines; only titles, which hold no answer, may be above."""
    for place, (_number, cells) in enumerate(lines[:FIRST_LINES]):
        if _is_header(cells, definition):
            return place
        if any((_answer(cell) or 0) >= 0 for cell in cells[1:] if cell.strip()):
            return None
    return None


def _is_header(cells: Sequence[str], definition: ScaleDefinition) -> bool:
    """Headings: a known word for the id; the items' numbers in order; or no answer at all, nor a digit."""
    first = _plain(cells[0])
    if first in _HEADINGS:
        return True
    numbers = [match and int(match[0]) for match in map(_NUMBER.search, cells[1 : definition.items + 1])]
    answers = [_answer(cell) for cell in cells[1:]]
    if numbers == list(range(1, definition.items + 1)):
        return definition.items > definition.highest or UNREADABLE in answers
    written = [answer for answer in answers if answer is not None]
    return not _NUMBER.search(first) and bool(written) and set(written) == {UNREADABLE}


def _lines(path: Path) -> Iterable[tuple[int, list[str]]]:
    try:
        if path.stat().st_size > MAX_FILE:
            raise UserError("sheet_too_big", name=path.name)
        data = path.read_bytes()
    except OSError:
        raise UserError("sheet_not_readable", name=path.name) from None
    if recognise(data) is FileKind.TEXT:
        return enumerate(text_lines(data, path.name), start=1)
    sheets = read_sheet_file(path).book.sheets
    rows = next((sheet.rows for sheet in sheets if sheet.rows), ())
    width = max((len(row.cells) for row in rows), default=0)
    return [
        (row.number, [cell_text(cell) for cell in (*row.cells, *(None,) * (width - len(row.cells)))])
        for row in rows
    ]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()
