"""Nobody who sees the shown column and its total can tell a small number."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.suppression import suppress, suppress_rows

LINE = 4
TOP = 11


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_shown_table_has_two_explanations(count: int) -> None:
    """All tables up to a total of 11, grouped by what is shown: no small cell is the same in all."""
    explanations = defaultdict(list)
    for values in product(range(TOP + 1), repeat=count):
        shown = suppress(values, LINE)
        total = None if shown.total_hidden else sum(values)
        if total is None or total <= TOP:
            explanations[shown.cells, total].append(values)
    for (cells, _), tables in explanations.items():
        for place, cell in enumerate(cells):
            if cell == f"<{LINE}":
                assert len({table[place] for table in tables}) > 1, (cells, tables)


@given(st.lists(st.one_of(st.none(), st.integers(0, 60)), max_size=12), st.integers(0, 8))
def test_what_is_shown_is_true(values: list[int | None], line: int) -> None:
    shown = suppress(values, line)
    for value, cell in zip(values, shown.cells, strict=True):
        if value is None:
            assert cell == ""
        elif 0 < value < line:
            assert cell == f"<{line}"
        elif cell == "*":
            assert value >= line
        else:
            assert cell == str(value)


def test_by_hand() -> None:
    assert suppress((23, 2, 7, 1), 5).cells == ("23", "<5", "7", "<5")
    lone = suppress((23, 2, 9, 0, None), 5)
    assert lone.cells == ("23", "<5", "*", "0", "") and not lone.total_hidden
    assert suppress((23, 1, 5), 5).total_hidden  # 6 can only be 1 + 5
    assert suppress((2,), 5) == suppress((2,), 5).__class__(("<5",), True)
    assert suppress((1, 1, 30), 5).total_hidden  # a sum of 2 can only be 1 + 1
    assert suppress((1, 2, 3), 0).cells == ("1", "2", "3")


@pytest.mark.parametrize(("tall", "wide", "top"), [(2, 2, 7), (3, 2, 5), (1, 2, 9), (2, 3, 4)])
def test_groups_of_known_size_have_two_explanations_for_every_small_number(
    tall: int, wide: int, top: int
) -> None:
    """All small tables, grouped by what is seen: cells, the groups' sizes, the totals that stand below."""
    line = 3
    explanations = defaultdict(list)
    for values in product(range(top + 1), repeat=tall * wide):
        rows = [values[place : place + wide] for place in range(0, len(values), wide)]
        shown = suppress_rows(rows, line)
        sizes = tuple(sum(row) for row in rows)
        below = None if shown.totals_hidden else tuple(map(sum, zip(*rows, strict=True)))
        if all(size <= top for size in sizes):  # larger ones are not all there
            explanations[shown.rows, sizes, below].append(rows)
    for (cells, sizes, below), tables in explanations.items():
        for y, row in enumerate(cells):
            for x, cell in enumerate(row):
                found = {table[y][x] for table in tables}
                assert cell == "*" or not 0 < int(cell) < line
                assert cell != "*" or len(found) > 1 or not 0 < found.pop() < line, (sizes, below, tables)


def test_groups_by_hand() -> None:
    """45 asked, one noticed: both numbers go, the smallest other group with them."""
    shown = suppress_rows([(44, 1), (45, 0), (40, 5)], 5)
    assert shown.rows == (("*", "*"), ("*", "*"), ("40", "5"))
    assert shown.totals_hidden  # 1 + 0: the band's hidden part is still a small number
    several = suppress_rows([(560, 3), (540, 60), (550, 4)], 5)
    assert several.rows == (("*", "*"), ("540", "60"), ("*", "*"))
    assert not several.totals_hidden
    assert suppress_rows([(20, 25), (30, 15)], 5).rows == (("20", "25"), ("30", "15"))
    assert suppress_rows([(44, 1)], 5).totals_hidden
    assert suppress_rows((), 5).rows == ()
