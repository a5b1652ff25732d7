"""The rows of a vendor's file, read against the school: whose they are and what they say; pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xinliapp.domain.casework import CheckStatus
from xinliapp.domain.record_lines import Fate
from xinliapp.domain.record_values import Unread, folded, plain, read_day
from xinliapp.domain.roster_values import blank, number_destroyed, read_student_number_cell
from xinliapp.domain.scales import ScoreSheet
from xinliapp.domain.screening_files import (
    CLASS,
    DAY,
    HINT,
    HINTED,
    NAME,
    NUMBER,
    SCORE,
    STATUS,
    STATUSES,
    YES_NO,
    FileForm,
    FileMapping,
    one_more,
)
from xinliapp.domain.spreadsheet import Cell, CellError, Row, Sheet, cell_text
from xinliapp.domain.student_matching import SchoolBook, find_student

_TOTALS = ("合计", "总计", "小计", "平均", "示例", "说明", "注:")


@dataclass(frozen=True, slots=True)
class ScreeningLine:
    """One row: whose it is, what it says, what it would do.

    ``answers`` and ``scores`` are empty in a row that must not be kept. ``scored`` is set once the row can be
    written. ``status`` is 缺测 and the like where the file says so; None where a sheet decides. ``takeable``:
    a person may have it written. ``no_consent``: left out for want of a consent.
    """

    sheet: str
    row: int
    name: str
    number: str
    class_text: str
    day: str
    fate: Fate
    reason: str = ""
    student: str | None = None
    candidates: tuple[str, ...] = ()
    takeable: bool = False
    status: CheckStatus | None = None
    answers: tuple[int | None, ...] = ()
    scores: Mapping[str, float] | None = None
    hint: bool | None = None
    scored: ScoreSheet | None = None
    no_consent: bool = False

    @property
    def key(self) -> str:
        """``sheet!row``."""
        return f"{self.sheet}!{self.row}"

    def emptied(self, reason: str) -> ScreeningLine:
        """Left out, with nothing of what it said but whose it is."""
        return replace(
            self, fate=Fate.SKIPPED, reason=reason, no_consent=True, answers=(), scores=None, hint=None,
            status=None, scored=None, takeable=False,
        )  # fmt: skip


def read_lines(
    sheets: Sequence[Sheet],
    mapping: FileMapping,
    form: FileForm,
    book: SchoolBook,
    picked: Mapping[str, str],
    *,
    uses_1904: bool = False,
) -> list[ScreeningLine]:
    """Every row under the header; ``picked`` are students a person chose, by a row's key."""
    reader = _Reader(mapping, form, book, uses_1904)
    return [
        reader.read(sheet, row, picked.get(f"{sheet.name}!{row.number}"))
        for sheet in sheets
        for row in sheet.rows
        if row.number > mapping.header_row and not all(blank(cell) for cell in row.cells)
    ]


class _Reader:
    def __init__(self, mapping: FileMapping, form: FileForm, book: SchoolBook, uses_1904: bool) -> None:
        self._mapping, self._form, self._book, self._uses_1904 = mapping, form, book, uses_1904
        self._less = int(one_more(mapping))

    def read(self, sheet: Sheet, row: Row, picked: str | None) -> ScreeningLine:
        """One row; the first thing that is wrong decides."""
        class_cell = self._cell(row, CLASS)
        if blank(class_cell):
            class_cell = self._mapping.class_texts.get(sheet.name) or None
        name = cell_text(self._cell(row, NAME)).strip()[:40]
        line = ScreeningLine(
            sheet.name, row.number, name, "", cell_text(class_cell).strip()[:20], "", Fate.INVALID
        )
        first = next((plain(cell) for cell in row.cells if not blank(cell)), "")
        if first.startswith(_TOTALS):
            return replace(line, fate=Fate.SKIPPED, reason="合计行或说明行")
        try:
            line = replace(line, number=self._number(row))
            if not line.name and not line.number:
                return replace(line, fate=Fate.SKIPPED, reason="没有姓名也没有学籍号")
            line = replace(line, status=self._status(row))
            line = self._said(line, row)
        except Unread as unread:
            return replace(line, reason=str(unread))
        if line.fate is Fate.SKIPPED:
            return line
        return self._matched(line, class_cell, picked)

    def _cell(self, row: Row, key: str) -> Cell:
        place = self._mapping.columns.get(key)
        return row.cells[place] if place is not None and place < len(row.cells) else None

    def _number(self, row: Row) -> str:
        cell = self._cell(row, NUMBER)
        if blank(cell):
            return ""
        if number_destroyed(cell):
            raise Unread("学籍号在表格里只剩前15位,请把这一列设为文本重填")
        return read_student_number_cell(cell).value or plain(cell)

    def _status(self, row: Row) -> CheckStatus | None:
        cell = self._cell(row, STATUS)
        if blank(cell):
            return None
        word = folded(cell_text(cell))
        if word not in STATUSES:
            raise Unread(f"状态“{cell_text(cell)[:20]}”不是完成、缺测、无效、拒测、免测之一")
        return STATUSES[word]

    def _said(self, line: ScreeningLine, row: Row) -> ScreeningLine:
        """The row with its day and its answers or scores; a status of its own needs neither."""
        answers = self._answers(row) if self._mapping.items else ()
        scores = {} if self._mapping.items else self._scores(row)
        said = any(answer is not None for answer in answers) or bool(scores)
        absent = line.status not in (None, CheckStatus.DONE, CheckStatus.VOID)
        if said and absent:
            raise Unread("状态写的是没有测,却有成绩")
        if not said and not absent:
            return replace(line, fate=Fate.SKIPPED, reason="没有成绩,也没有写状态")
        day = self._day(row, required=said)
        if not said:
            return replace(line, day=day)
        hint = self._hint(row)
        if answers:
            return replace(line, day=day, answers=answers, hint=hint)
        return replace(line, day=day, scores=scores, hint=hint)

    def _day(self, row: Row, *, required: bool) -> str:
        fixed = self._mapping.fixed.get(DAY)
        cell = self._cell(row, DAY)
        if fixed or (blank(cell) and not required):
            return fixed or ""
        if blank(cell):
            raise Unread("没有写施测日")
        day = read_day(cell, uses_1904=self._uses_1904)
        if day > self._book.today:
            raise Unread(f"{day}还没有到")
        if day < self._form.starts_on:
            raise Unread(f"{day}早于本轮开始的{self._form.starts_on}")
        return day

    def _answers(self, row: Row) -> tuple[int | None, ...]:
        cells, width, less = row.cells, len(row.cells), self._less
        found: list[int | None] = []
        for item, place in enumerate(self._mapping.items, start=1):
            cell = cells[place] if place < width else None
            if type(cell) is int or (type(cell) is float and cell.is_integer()):
                found.append(int(cell) - less)
            elif cell is None:
                found.append(None)
            else:
                found.append(self._answer(cell, item))
        return tuple(found)

    def _answer(self, cell: Cell, item: int) -> int | None:
        if blank(cell):
            return None
        definition = self._form.definition
        text = unicodedata.normalize("NFKC", cell_text(cell)).strip()
        if definition is None or isinstance(cell, CellError):
            raise Unread(f"第{item}题的公式没有结果({text})")
        if text.lstrip("-").isdigit() and len(text) < 5:
            return int(text) - self._less
        two = definition.highest - definition.lowest == 1
        if two and text in YES_NO:
            return definition.lowest + YES_NO[text]
        letter = "ABCDEFGHIJ".find(text.upper()) if len(text) == 1 else -1
        if 0 <= letter <= definition.highest - definition.lowest:
            return definition.lowest + letter
        raise Unread(f"第{item}题“{text[:10]}”不是答案的代码")

    def _scores(self, row: Row) -> dict[str, float]:
        found = {}
        for key in self._mapping.columns:
            cell = self._cell(row, key) if key.startswith(SCORE) else None
            if blank(cell):
                continue
            text = unicodedata.normalize("NFKC", cell_text(cell)).strip().removesuffix("分")
            try:
                found[key.removeprefix(SCORE)] = float(text)
            except ValueError:
                raise Unread(f"{self._form.field(key).word}“{text[:10]}”不是分数") from None
        return found

    def _hint(self, row: Row) -> bool | None:
        cell = self._cell(row, HINT)
        if blank(cell):
            return None
        word = folded(cell_text(cell))
        if word not in HINTED:
            raise Unread(f"提示“{cell_text(cell)[:20]}”看不出有没有")
        return HINTED[word]

    def _matched(self, line: ScreeningLine, class_cell: Cell, picked: str | None) -> ScreeningLine:
        if picked is not None:
            return replace(line, fate=Fate.NEW, student=picked)
        day = line.day or self._form.starts_on
        found, why, candidates = find_student(self._book, line.number, line.name, class_cell, day)
        if found is not None:
            return replace(line, fate=Fate.NEW, student=found.id)
        return replace(line, fate=Fate.UNMATCHED, reason=why, candidates=tuple(one.id for one in candidates))
