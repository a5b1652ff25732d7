"""The arithmetic behind the bench table."""

from __future__ import annotations

import pytest
from bench.harness import Case, Outcome, duration, measure, table


def nothing(_: object) -> None:
    return None


def test_case_and_floor_take_turns_and_change_who_goes_first() -> None:
    calls: list[str] = []
    made = iter(range(100))
    case = Case(
        "x",
        run=lambda start: calls.append(f"run {start}"),
        floor=lambda start: calls.append(f"floor {start}"),
        prepare=lambda: next(made),
        repeats=2,
    )
    outcome = measure(case)
    assert calls == ["run 0", "floor 1", "run 2", "floor 3", "floor 4", "run 5"]
    assert len(outcome.times) == len(outcome.floors) == 2


@pytest.mark.parametrize(
    ("times", "floors", "goals", "met"),
    [
        ([0.3, 0.2, 9.0], [0.1, 0.2, 0.1], {"goal_ratio": 3.0}, True),  # 0.3 against 3 x 0.1
        ([0.31, 0.2, 9.0], [0.1, 0.2, 0.1], {"goal_ratio": 3.0}, False),
        ([0.5], [0.1], {"goal_ratio": 1.0, "goal_extra": 0.4}, True),
        ([0.01] * 19 + [0.5], [], {"goal_seconds": 0.016, "percentile": 0.95}, True),
        ([0.01] * 18 + [0.5] * 2, [], {"goal_seconds": 0.016, "percentile": 0.95}, False),
        ([1.0], [], {}, None),
    ],
)
def test_goals(times: list[float], floors: list[float], goals: dict[str, float], met: bool | None) -> None:
    assert Outcome(Case("x", nothing, **goals), times, floors).met is met


def test_the_table_says_ratio_goal_and_verdict() -> None:
    case = Case("导入", nothing, goal_ratio=2.0, goal_extra=0.4)
    line = table([Outcome(case, [0.3, 0.3], [0.1, 0.1])]).splitlines()[-1]
    assert line == "| 导入 | 300.0 ms | 300.0 ms | 100.0 ms | 3.00× | ≤ 2× + 400.0 ms | √ |"


def test_durations_read_as_people_say_them() -> None:
    assert [duration(value) for value in (None, 0.0032, 1.25)] == ["—", "3.2 ms", "1.25 s"]
