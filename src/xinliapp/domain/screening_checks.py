"""Whether a vendor's file says enough for a round, and whether its columns have slipped; pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from xinliapp.domain.errors import UserError
from xinliapp.domain.record_values import folded, is_day
from xinliapp.domain.roster_values import blank
from xinliapp.domain.scales import ScaleDefinition
from xinliapp.domain.screening_files import (
    CODING,
    DAY,
    ITEMS,
    NAME,
    NUMBER,
    SCORE,
    YES_NO,
    FileForm,
    FileMapping,
    one_more,
)
from xinliapp.domain.spreadsheet import Cell, CellError, Row, cell_text

_SAMPLES = 60
_NAME_LIKE = re.compile(r"[\u3400-\u9fff·]{2,6}")


def check_mapping(mapping: FileMapping, form: FileForm, name: str) -> None:
    """Refuse a mapping that says too little, or items the scale does not have.

    Raises:
        UserError: ``screening_columns_missing``, ``screening_items_unknown``, ``screening_items_missing``.
    """
    gone = []
    if mapping.source(NAME) is None and mapping.source(NUMBER) is None:
        gone.append("学籍号或姓名")
    if mapping.source(DAY) is None:
        gone.append(form.field(DAY).word)
    if gone:
        raise UserError("screening_columns_missing", columns="、".join(gone), name=name)
    if mapping.items:
        if mapping.beyond:
            raise UserError("screening_items_unknown", items=_listed(mapping.beyond), count=form.items)
        return
    if any(key.startswith(SCORE) for key in mapping.columns):
        return
    if mapping.lacking and len(mapping.lacking) < form.items:
        raise UserError("screening_items_missing", items=_listed(mapping.lacking), count=form.items)
    words = "总分" if form.definition is None else "第1题或总分"
    raise UserError("screening_columns_missing", columns=words, name=name)


def _listed(numbers: Sequence[int]) -> str:
    shown = "、".join(map(str, numbers[:8]))
    return shown if len(numbers) <= 8 else f"{shown} 等{len(numbers)}"


def check_not_shifted(rows: Sequence[Row], mapping: FileMapping, form: FileForm) -> None:
    """Refuse a sheet whose columns have slipped: names where answers should be, numbers where names should.

    Raises:
        UserError: ``screening_shifted`` with the column and what stands there; ``screening_codes`` where the
            answers are all within one more than the scale's.
    """
    for key, place in mapping.columns.items():
        if key in (NAME, NUMBER, DAY) or key.startswith(SCORE):
            _check_column(_cells(rows, place), form.field(key).word, key, form)
    if form.definition is None or not mapping.items:
        return
    _check_codes(rows, mapping, form.definition)
    for number, place in enumerate(mapping.items, start=1):
        _check_column(_cells(rows, place), f"第{number}题", ITEMS, form, one_more(mapping))


def _check_codes(rows: Sequence[Row], mapping: FileMapping, definition: ScaleDefinition) -> None:
    if CODING in mapping.fixed:
        return
    cells = [cell for place in mapping.items for cell in _cells(rows, place)]
    numbers = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
    low, high = definition.lowest, definition.highest
    if numbers and min(numbers) == low + 1 and max(numbers) == high + 1:
        raise UserError("screening_codes", low=low + 1, high=high + 1, least=low, most=high)


def _cells(rows: Sequence[Row], place: int) -> list[Cell]:
    found = []
    for row in rows:
        if place < len(row.cells) and not blank(row.cells[place]):
            found.append(row.cells[place])
            if len(found) == _SAMPLES:
                break
    return found


def _check_column(
    cells: Sequence[Cell], word: str, key: str, form: FileForm, shifted_by_one: bool = False
) -> None:
    wrong = [cell for cell in cells if _strange(cell, key, form, shifted_by_one)]
    if wrong and len(wrong) * 2 > len(cells):
        sample = cell_text(wrong[0])[:20]
        raise UserError("screening_shifted", column=word, sample=sample, what=_WHAT.get(key, "分数"))


_WHAT = {NAME: "姓名", NUMBER: "学籍号", DAY: "日期", ITEMS: "这个量表的答案"}


def _strange(cell: Cell, key: str, form: FileForm, shifted_by_one: bool) -> bool:
    like_a_name = isinstance(cell, str) and bool(_NAME_LIKE.fullmatch(cell.strip()))
    if key == NAME:
        return not isinstance(cell, str) or any(char.isdigit() for char in cell) or is_day(cell)
    if key in (NUMBER, DAY):
        return like_a_name
    if key != ITEMS:
        return like_a_name or is_day(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and form.definition is not None:
        more = int(shifted_by_one)
        return not form.definition.lowest + more <= cell <= form.definition.highest + more
    return isinstance(cell, dt.date | CellError) or (like_a_name and folded(str(cell)) not in YES_NO)
