"""Nobody who sees the shown column and its total can tell a small number."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.suppression import suppress

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
