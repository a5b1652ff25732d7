"""Figures of a round: how many lie where, class by class, small numbers protected; sheets for paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.errors import UserError
from xinliapp.domain.scales import TOTAL, FlagKind, Lines, ScaleDefinition, ScoreSheet
from xinliapp.domain.screening import RoundRow, RowState
from xinliapp.domain.suppression import suppress_rows
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.screening_rounds import scale_of
from xinliapp.services.session import Session

SMALL_LINE = 5
"""Numbers of pupils below this are not shown class by class (the open point of screens.md 6)."""


@dataclass(frozen=True, slots=True)
class BandRow:
    """One class: its numbers by band as shown, all ``*`` where a small one is protected."""

    class_id: str
    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BandTable:
    """Valid sheets by band of one score.

    ``levels`` 0 … n are how many lines are reached, ``lines`` the lines themselves; ``totals`` of the whole
    round as shown, hidden where they would tell a small number again.
    """

    key: str
    levels: tuple[int, ...]
    lines: tuple[float, ...]
    rows: tuple[BandRow, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """What a class's paper needs: item numbers and answer codes, never an item's words."""

    round_name: str
    scale_title: str
    class_label: str
    items: int
    codes: tuple[int, ...]
    students: tuple[tuple[int | None, str], ...]


def keys(session: Session, round_id: str) -> tuple[str, ...]:
    """The scores of a round's scale that have lines: ``total``, then subscales and counts.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``scale_unknown``.
    """
    definition = scale_of(RoundSheet(session, round_id).round)
    if definition is None:
        return (TOTAL,)
    return tuple(key for key, lines in _lined(definition).items() if lines is not None)


def bands(session: Session, round_id: str, key: str = TOTAL, *, line: int = SMALL_LINE) -> BandTable:
    """How many valid sheets lie in which band, class by class (分布图: numbers alone, nobody's name).

    Raises:
        UserError: ``case_closed``, ``not_found``, ``scale_unknown``.
    """
    sheet = RoundSheet(session, round_id)
    definition = scale_of(sheet.round)
    known = _lined(definition).get(key) if definition else None
    lines = (known.values if known else ()) if definition else _outside_lines(sheet)
    levels = tuple(range(len(lines) + 1))
    groups: dict[str, list[RoundRow]] = {}
    for row in sheet.rows():
        groups.setdefault(row.class_id or "", []).append(row)
    counted = {class_id: [_in(rows, key, level) for level in levels] for class_id, rows in groups.items()}
    protected = suppress_rows(list(counted.values()), line)
    shown = tuple(
        BandRow(class_id, groups[class_id][0].class_label, cells)
        for class_id, cells in zip(counted, protected.rows, strict=True)
    )
    sums = [sum(column) for column in zip(*counted.values(), strict=True)]
    totals = tuple("*" if protected.totals_hidden else str(number) for number in sums)
    return BandTable(key, levels, lines, shown, totals)


def hint_shares(session: Session, round_id: str) -> tuple[tuple[str, int, int], ...]:
    """(class, students with a valid sheet, of them with a hint), for who holds the case key.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    groups: dict[str, list[RoundRow]] = {}
    for row in RoundSheet(session, round_id).rows():
        groups.setdefault(row.class_label, []).append(row)
    return tuple(
        (label, sum(row.state is RowState.DONE for row in rows), sum(row.hint for row in rows))
        for label, rows in groups.items()
    )


def answer_sheets(session: Session, round_id: str) -> tuple[AnswerSheet, ...]:
    """One answer sheet a class, for everybody the round asks and who has no valid sheet yet.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``scale_unknown``, ``round_not_scored``.
    """
    sheet = RoundSheet(session, round_id)
    definition = scale_of(sheet.round)
    if definition is None:
        raise UserError("round_not_scored")
    codes = tuple(range(definition.lowest, definition.highest + 1))
    groups: dict[str, list[tuple[int | None, str]]] = {}
    for row in sheet.rows():
        if row.state is not RowState.DONE or row.retest:
            groups.setdefault(row.class_label, []).append((row.number, row.name))
    return tuple(
        AnswerSheet(sheet.round.name, definition.title, label, definition.items, codes, tuple(students))
        for label, students in groups.items()
    )


def _lined(definition: ScaleDefinition) -> dict[str, Lines | None]:
    found = {TOTAL: definition.lines}
    found |= {one.key: one.lines for one in definition.subscales}
    return found | {one.key: one.lines for one in definition.counts}


def _outside_lines(sheet: RoundSheet) -> tuple[float, ...]:
    line = sheet.round.hint_line
    return () if line is None else (line,)


def _in(rows: Sequence[RoundRow], key: str, level: int) -> int:
    return sum(
        row.sheet is not None and row.state is RowState.DONE and _level(row.sheet, key) == level
        for row in rows
    )


def _level(sheet: ScoreSheet, key: str) -> int | None:
    """The band of one score, None without it; a vendor's own has two: below its line, or from it on."""
    if key in sheet.bands:
        return sheet.bands[key].level
    if key == TOTAL and sheet.total is not None:
        return int(sheet.has(FlagKind.HINT))
    return None
