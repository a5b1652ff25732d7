"""The ways of counting a school may choose (counting.md ◇), each on both sides, by hand in conventions.csv.

``choice`` is what the school set (``short_weeks=2``: the second of its ways); empty is the pack's own way.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.golden.test_clauses import PACK, prepared, told
from xinliapp.rulepacks.local_layer import LOCAL_MARK, layered, open_numbers
from xinliapp.storage.measures import SPECS

CASES = list(csv.DictReader(Path(__file__).with_name("conventions.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(case.values()))
def test_a_way_of_counting_turns_the_verdict(case: dict[str, str], tmp_path: Path) -> None:
    school = prepared(case, tmp_path)
    name, _, place = case["choice"].partition("=")
    own = layered(PACK, SPECS, {f"{case['clause']}.{name}": float(place)} if name else {})
    result = told(school, case, own)
    assert (result.value, result.requirement) == (float(case["value"]), float(case["requirement"]))
    assert result.verdict.value == case["verdict"]
    assert bool(result.clause.local) is own.version.endswith(LOCAL_MARK) is bool(name)
    assert result.clause.requirement_text == PACK.clause(case["clause"]).requirement_text


def test_every_way_that_can_be_chosen_stands_on_both_sides() -> None:
    for number in open_numbers(PACK, SPECS):
        if number.choices and number.clause_id != "JS-29":  # a person's word: no verdict turns
            for place in range(2, len(number.choices) + 1):
                rows = [
                    case for case in CASES
                    if (case["clause"], case["choice"]) == (number.clause_id, f"{number.name}={place}")
                ]  # fmt: skip
                assert "met" in {row["verdict"] for row in rows}, number.key
                assert {row["verdict"] for row in rows} & {"unmet", "due_soon"}, number.key


def test_the_first_way_is_the_packs_own_and_leaves_no_mark() -> None:
    firsts = {number.key: 1.0 for number in open_numbers(PACK, SPECS) if number.choices}
    assert sorted(firsts) == [
        "JS-27.class_meetings", "JS-29.year", "JS-32.short_weeks", "JS-44.year",
        "JS-50.short_weeks", "JS-51.short_weeks",
    ]  # fmt: skip
    assert layered(PACK, SPECS, firsts) is PACK
