"""The little language of cross-checks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.rulepacks.expressions import ExpressionError, parse


@pytest.mark.parametrize(
    ("text", "values", "broken"),
    [
        ("c1 >= 1 when c2 > 0", {"c1": 0, "c2": 5}, True),
        ("c1 >= 1 when c2 > 0", {"c1": 1, "c2": 5}, False),
        ("c1 >= 1 when c2 > 0", {"c1": 0, "c2": 0}, False),
        ("c1 >= 1 when c2 > 0", {"c1": None, "c2": 5}, True),
        ("c1 >= 1 when c2 > 0", {"c1": 0, "c2": None}, False),
        ("c8 <= c7", {"c8": 9, "c7": 8}, True),
        ("c8 <= c7", {"c8": 8, "c7": 8}, False),
        ("c8 <= c7", {"c8": None, "c7": 0}, False),
        ("c8 <= c7", {"c8": 1, "c7": None}, False),
        ("c1 + 2 * c2 == (c3 - 1) * 2", {"c1": 4, "c2": 3, "c3": 6}, False),
        ("c1 + 2 * c2 == (c3 - 1) * 2", {"c1": 4, "c2": 3, "c3": 7}, True),
        ("c1 != 3 and c2 < 2", {"c1": 4, "c2": 2}, True),
        ("c1 - 1 - 1 == 0", {"c1": 2}, False),
    ],
)
def test_rules(text: str, values: dict[str, float | None], broken: bool) -> None:
    assert parse(text).broken(values) is broken


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c1",
        "c1 >",
        "c1 >= 1 when",
        "c1 >= 1 2",
        "(c1 >= 1",
        "c1 = 1",
        "when > 1",
        "c1; c2 > 1",
        "c1.__class__ > 1",
        "open('x') > 1",
        "c1 >= 1 or c2 > 1",
        "c1 > 1 " * 60,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


def test_names_are_told() -> None:
    assert parse("c1 + c2 <= students when c3 > 0").names == {"c1", "c2", "c3", "students"}


@given(st.text(alphabet="c12 ><=!+-*()whenad.x", max_size=30))
def test_random_text_is_parsed_or_refused_never_else(text: str) -> None:
    try:
        expression = parse(text)
    except ExpressionError:
        return
    expression.broken(dict.fromkeys(expression.names, 1.0))
