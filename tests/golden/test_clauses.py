"""Every automatic clause on both sides of its number, with expectations written by hand in clauses.csv.

The shift moves the clause's threshold by one: the records stand just at it, so the verdict must turn. Where
a notice says "all of them", the threshold is how many that are; where it gives no number, the school's own
floor stands in its place: at the value it is met, one above it is not. ``why`` is the sum done by hand.
"""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest

from tests.golden.scenarios import SCENARIOS
from tests.support.term_school import TermSchool, day
from xinliapp.domain.rules import Automation, Clause, ClauseResult, Comparator, RulePack, Verdict
from xinliapp.rulepacks import library
from xinliapp.rulepacks.judging import judge
from xinliapp.rulepacks.local_layer import LOCAL_MARK, layered
from xinliapp.services import checking, measuring
from xinliapp.storage import local_layer
from xinliapp.storage.measures import SPECS

CASES = list(csv.DictReader(Path(__file__).with_name("clauses.csv").open(encoding="utf-8")))
NUMBERED = [case for case in CASES if case["requirement"]]
COUNTED = [case for case in CASES if not case["requirement"]]
PACK = library.pack("JS", SPECS)
TERM = "2026-2027-1"
NODE_DAYS = ("JS-53.node_days", 10.0)  # the notice gives none; set by the school in the scenarios
NO_FLOOR = {"JS-38", "JS-59"}  # more graded students or more readings are not better


def case_id(case: dict[str, str]) -> str:
    return f"{case['clause']}-{case['scenario']}-{case['as_of']}"


def told(school: TermSchool, case: dict[str, str], pack: RulePack = PACK) -> ClauseResult:
    alone = dataclasses.replace(pack, clauses=(pack.clause(case["clause"]),))
    found = checking.run(school.session, alone, day(case["as_of"]), TERM, live=True)
    return found.result(case["clause"])


def shifted(pack: RulePack, clause_id: str, by: float) -> RulePack:
    clauses = tuple(
        dataclasses.replace(clause, requirement=clause.requirement + by)
        if clause.id == clause_id and clause.requirement is not None
        else clause
        for clause in pack.clauses
    )
    return dataclasses.replace(pack, clauses=clauses)


def moved(school: TermSchool, case: dict[str, str]) -> ClauseResult:
    """The result with the threshold moved: the clause's number, or how many "all of them" are."""
    by = float(case["shift"])
    clause = PACK.clause(case["clause"])
    spec = SPECS[clause.measure or ""]
    counts = measuring.counting(school.session, TERM, day(case["as_of"]))
    clause = counts.layered(PACK).clause(clause.id)
    window = counts.window(clause)
    measured = counts.measure(spec.name, measuring.clause_parameters(clause), window)
    if spec.requirement_parameter is not None or measured.need is None:
        return told(school, case, shifted(PACK, clause.id, by))
    return judge(clause, PACK, dataclasses.replace(measured, need=measured.need + by), window)


def prepared(case: dict[str, str], folder: Path) -> TermSchool:
    school = TermSchool(folder)
    with school.session.write("test.layer") as uow:
        local_layer.insert(uow, *NODE_DAYS, "2026-09-01", "试验")
    SCENARIOS[case["scenario"]](school)
    return school


@pytest.mark.parametrize("case", NUMBERED, ids=case_id)
def test_verdict_and_shifted_threshold(case: dict[str, str], tmp_path: Path) -> None:
    school = prepared(case, tmp_path)
    result = told(school, case)
    assert (result.value, result.requirement) == (float(case["value"]), float(case["requirement"]))
    assert result.verdict.value == case["verdict"]
    assert moved(school, case).verdict.value == case["shifted_verdict"]


@pytest.mark.parametrize("case", COUNTED, ids=case_id)
def test_a_clause_without_a_number_counts_and_judges_by_the_schools_floor_alone(
    case: dict[str, str], tmp_path: Path
) -> None:
    school = prepared(case, tmp_path)
    result = told(school, case)
    value = float(case["value"])
    assert (result.value, result.requirement, result.verdict.value) == (value, None, case["verdict"])
    assert result.clause.local == ""
    for floor, verdict in ((value, Verdict.MET), (value + 1, Verdict.UNMET)) if value else ():
        key = f"{case['clause']}.floor"
        own = layered(PACK, SPECS, {key: floor})
        clause = told(school, case, own).clause
        if case["clause"] in NO_FLOOR:
            assert own is PACK
            continue
        judged = told(school, case, own)
        assert (judged.verdict, judged.requirement) == (verdict, floor)
        assert judged.pack_version.endswith(LOCAL_MARK)
        assert (
            f"不少于{floor:g}" in clause.local and clause.requirement_text == result.clause.requirement_text
        )


def test_every_row_turns_and_every_automatic_clause_stands_on_both_sides() -> None:
    assert all(case["verdict"] != case["shifted_verdict"] for case in NUMBERED)
    assert all(case["why"] for case in CASES) and len(automatic()) == 26
    for clause in automatic():
        rows = [case for case in CASES if case["clause"] == clause.id]
        verdicts = {case["verdict"] for case in rows}
        if clause.comparator is Comparator.NONE:
            assert verdicts == {"no_number"} and len({case["value"] for case in rows}) > 1, clause.id
        else:
            assert {"met", "unmet"} <= verdicts, clause.id


def automatic() -> list[Clause]:
    return [clause for clause in PACK.clauses if clause.automation is Automation.AUTOMATIC]
