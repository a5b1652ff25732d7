"""What a tick cell says: habits of Excel and WPS, days, ways; what could mean two things is unclear."""

from __future__ import annotations

import datetime as dt
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.casework import CheckMethod
from xinliapp.domain.class_packets import PacketColumn
from xinliapp.domain.contacts import ContactMode, TalkMark
from xinliapp.domain.packet_cells import NOTHING, CellSaid, read_cell
from xinliapp.domain.spreadsheet import Cell, CellError

D = dt.date
SPAN = (D(2026, 11, 9), D(2027, 1, 8))
TODAY = D(2026, 11, 23)
TALK, VISIT, CHECK = PacketColumn.TALK, PacketColumn.VISIT, PacketColumn.CHECK
TICKS: dict[PacketColumn, Enum] = {
    TALK: TalkMark.IN_PERSON,
    VISIT: ContactMode.AT_HOME,
    CHECK: CheckMethod.TALK,
}


def said(cell: Cell, column: PacketColumn = TALK, span: tuple[D, D] = SPAN, today: D = TODAY) -> CellSaid:
    return read_cell(cell, column, TICKS[column], span, today)


@pytest.mark.parametrize(
    "cell", ["√", "✓", "✔", "1", 1, 1.0, "v", "V", "Ｖ", "是", True, " √ ", "已谈", "ok"]
)
def test_a_tick_however_it_is_made(cell: Cell) -> None:
    assert said(cell) == CellSaid(TalkMark.IN_PERSON)
    assert said(cell, CHECK) == CellSaid(CheckMethod.TALK)  # what the round's own method is


@pytest.mark.parametrize("cell", [None, "", "  ", "0", 0, 0.0, "×", "否", "没有", False, "—", "□"])
def test_nothing_said(cell: Cell) -> None:
    assert said(cell) == NOTHING


@pytest.mark.parametrize(
    ("cell", "column", "way", "day"),
    [
        ("电话", TALK, TalkMark.BY_PHONE, None),
        ("当面 11-10", TALK, TalkMark.IN_PERSON, D(2026, 11, 10)),
        ("11月10日电话", TALK, TalkMark.BY_PHONE, D(2026, 11, 10)),
        ("11.10", TALK, TalkMark.IN_PERSON, D(2026, 11, 10)),
        ("2026/11/10", TALK, TalkMark.IN_PERSON, D(2026, 11, 10)),
        ("√11-10", TALK, TalkMark.IN_PERSON, D(2026, 11, 10)),
        (D(2026, 11, 10), VISIT, ContactMode.AT_HOME, D(2026, 11, 10)),
        (dt.datetime(2026, 11, 10, 8, 0), VISIT, ContactMode.AT_HOME, D(2026, 11, 10)),  # noqa: DTZ001
        ("校访", VISIT, ContactMode.AT_SCHOOL, None),
        ("微信11-20", VISIT, ContactMode.MESSAGE, D(2026, 11, 20)),
        ("观察", CHECK, CheckMethod.OBSERVATION, None),
    ],
)
def test_ways_and_days(cell: Cell, column: PacketColumn, way: Enum, day: dt.date | None) -> None:
    assert said(cell, column) == CellSaid(way, day)


@pytest.mark.parametrize(
    "cell",
    [
        "x",
        "X",
        "?",
        "张老师",
        "见异常",
        11.1,
        3,
        46336,
        "11-24",
        "10-10",
        "2025-11-10",
        CellError("#N/A"),
        "2",
    ],
)
def test_what_could_mean_two_things_or_lies_outside_is_unclear(cell: Cell) -> None:
    found = said(cell)
    assert found.unclear and found.way is None


def test_a_day_without_a_year_is_looked_for_in_the_span() -> None:
    assert said("1-5", today=D(2027, 1, 6)) == CellSaid(TalkMark.IN_PERSON, D(2027, 1, 5))
    wide = (D(2026, 9, 1), D(2027, 10, 1))
    assert said("9-15", span=wide, today=D(2027, 9, 30)).unclear == "不知道是哪一天"


@given(st.text(max_size=12), st.sampled_from(list(PacketColumn)))
def test_whatever_is_typed_is_read_or_called_unclear(text: str, column: PacketColumn) -> None:
    found = said(text, column)
    assert (found.way is None) or not found.unclear
    assert found.day is None or SPAN[0] <= found.day <= TODAY
