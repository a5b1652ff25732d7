"""When a teacher noticed it, as written on a slip; what is unclear stays unclear."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.slip_values import Noticed, noticed_said, urgency_said
from xinliapp.domain.spreadsheet import Cell
from xinliapp.domain.warnings import Urgency

NOW = dt.datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001 - wall clock


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts)  # type: ignore[arg-type,misc]  # noqa: DTZ001


@pytest.mark.parametrize(
    ("cell", "moment", "timed"),
    [
        ("2026-11-20 10:30", at(2026, 11, 20, 10, 30), True),
        ("11-20 10:30", at(2026, 11, 20, 10, 30), True),
        ("11月20日10点", at(2026, 11, 20, 10, 0), True),
        ("2026年11月20日 10点5分", None, False),  # one digit of minutes is nobody's habit: asked about
        ("11.20", at(2026, 11, 20), False),
        ("12-30", None, False),  # last December was not meant without its year …
        ("2025-12-30", at(2025, 12, 30), False),  # … but may be with it
        (dt.date(2026, 11, 20), at(2026, 11, 20), False),
        (at(2026, 11, 20, 10, 30), at(2026, 11, 20, 10, 30), True),
        ("11-23 09:00", None, False),  # to come
        ("2024-11-20", None, False),
        ("上周五", None, False),
        ("11-20 上午", None, False),
        ("11-20 25:00", None, False),
        ("2-30", None, False),
        (46346, None, False),
        (None, None, False),
    ],
)
def test_when_it_was_noticed(cell: Cell, moment: dt.datetime | None, timed: bool) -> None:
    assert noticed_said(cell, NOW) == Noticed(moment, timed)


def test_how_urgent() -> None:
    assert [urgency_said(text) for text in ("", "一般", " 尽快", "立即", "随便")] == [
        Urgency.ROUTINE, Urgency.ROUTINE, Urgency.SOON, Urgency.IMMEDIATE, None,
    ]  # fmt: skip


@given(st.text(max_size=20))
def test_no_text_is_read_as_a_moment_to_come(text: str) -> None:
    found = noticed_said(text, NOW)
    assert found.at is None or found.at <= NOW
