"""What stands of a family's answers, day by day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.consents import (
    Consent,
    ConsentKind,
    ConsentState,
    ConsentStep,
    standing_of,
    under_age,
)

KIND = ConsentKind.COUNSELING


def step(what: ConsentStep, day: str, kind: ConsentKind = KIND) -> Consent:
    return Consent("c", "s", kind, what, day, "王", "母亲", None, "理由", None, f"{day}T08:00:00", "甲")


def state(*steps: Consent, day: str = "2026-11-20", held_on: str | None = None) -> ConsentState:
    return standing_of("s", KIND, steps, day, held_on=held_on).state


ASKED, GIVEN, REFUSED, WITHDRAWN, WAIVED = ConsentStep


def test_the_newest_answer_stands_and_a_form_that_went_out_is_none() -> None:
    assert state() is ConsentState.MISSING
    asked = standing_of("s", KIND, [step(ASKED, "2026-09-01")], "2026-11-20")
    assert (asked.state, asked.asked_on, asked.stands) == (ConsentState.MISSING, "2026-09-01", False)
    signed = (step(GIVEN, "2026-09-04"),)
    assert state(*signed) is ConsentState.GIVEN
    assert state(*signed, step(ASKED, "2026-10-01")) is ConsentState.GIVEN
    assert state(*signed, step(WITHDRAWN, "2026-11-20")) is ConsentState.WITHDRAWN
    assert state(*signed, step(WITHDRAWN, "2026-11-21")) is ConsentState.GIVEN  # tomorrow's
    assert state(step(REFUSED, "2026-09-01"), *signed) is ConsentState.GIVEN
    assert state(*signed, day="2026-09-03") is ConsentState.MISSING
    assert state(step(GIVEN, "2026-09-04", ConsentKind.SCREENING)) is ConsentState.MISSING
    # Noted later, of an earlier day: the paper's day counts, not the day it was typed.
    assert state(step(WITHDRAWN, "2026-10-01"), step(GIVEN, "2026-09-04")) is ConsentState.WITHDRAWN


def test_a_ground_holds_until_an_answer_and_against_one_for_its_day() -> None:
    assert state(step(WAIVED, "2026-09-04")) is ConsentState.WAIVED
    assert state(step(WAIVED, "2026-09-04"), step(REFUSED, "2026-09-05")) is ConsentState.REFUSED
    against = (step(GIVEN, "2026-09-01"), step(WITHDRAWN, "2026-11-18"), step(WAIVED, "2026-11-19"))
    assert state(*against, day="2026-11-19") is ConsentState.WAIVED
    assert state(*against, day="2026-11-20") is ConsentState.WITHDRAWN


def test_what_was_held_is_written_up_by_what_stood_then() -> None:
    given_then = (step(GIVEN, "2026-09-01"), step(WITHDRAWN, "2026-11-18"))
    assert state(*given_then, held_on="2026-11-17") is ConsentState.GIVEN
    assert state(*given_then, held_on="2026-11-18") is ConsentState.GIVEN  # taken back after the talk
    assert state(*given_then, held_on="2026-11-19") is ConsentState.WITHDRAWN
    assert (
        state(step(GIVEN, "2026-11-20"), held_on="2026-11-16") is ConsentState.GIVEN
    )  # the paper came later
    ground = (*given_then, step(WAIVED, "2026-11-19"))
    assert state(*ground, held_on="2026-11-19") is ConsentState.WAIVED
    assert state(*ground, held_on="2026-11-20") is ConsentState.WITHDRAWN


@pytest.mark.parametrize(
    ("birthday", "day", "young"),
    [
        ("2012-11-23", "2026-11-22", True),
        ("2012-11-23", "2026-11-23", False),
        ("2012-02-29", "2026-02-28", True),
        ("2012-02-29", "2026-03-01", False),
        (None, "2026-11-22", True),
    ],
)
def test_fourteen_is_reached_on_the_birthday(birthday: str | None, day: str, young: bool) -> None:
    assert under_age(birthday, dt.date.fromisoformat(day)) is young


@given(
    st.lists(st.tuples(st.sampled_from(ConsentStep), st.dates(dt.date(2026, 9, 1), dt.date(2026, 11, 30))))
)
def test_nothing_stands_that_nobody_gave_or_grounded(steps: list[tuple[ConsentStep, dt.date]]) -> None:
    made = [step(what, day.isoformat()) for what, day in steps]
    found = standing_of("s", KIND, made, "2026-11-30")
    assert found.stands is (found.last is not None and found.last.step in (GIVEN, WAIVED))
    if not any(what in (GIVEN, WAIVED) for what, _ in steps):
        assert not found.stands
