"""A school under two notices: which packs it chose, where they overlap, what each has of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.packs import with_second_pack
from tests.support.term_school import TermSchool, day
from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.rules import Verdict
from xinliapp.rulepacks.overlaps import overlap
from xinliapp.services import (
    local_layer,
    measuring,
    overlapping,
    self_check,
    self_check_tasks,
    term_tasks,
    today,
)
from xinliapp.storage.measures import SPECS

TERM = "2026-2027-1"


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TermSchool:
    """Weeks 1 and 2: seven hours in the second, one lesson in the pair of nine days."""
    with_second_pack(monkeypatch, tmp_path / "program")
    made = TermSchool(tmp_path)
    group = made.class_group()
    made.student(group)
    made.lesson(group, "2026-09-03", 1)
    made.opening("2026-09-02T08:00:00", "2026-09-02T18:00:00")
    made.opening("2026-09-08T08:00:00", "2026-09-08T15:00:00")
    return made


def test_both_packs_judge_the_same_records_by_their_own_numbers(school: TermSchool) -> None:
    assert measuring.pack_ids(school.session.database) == ("JS", "TT")
    asked = day("2026-09-13")
    js = self_check.check(school.session, "JS", asked, TERM)
    tt = self_check.check(school.session, "TT", asked, TERM)
    assert (js.result("JS-32").verdict, tt.result("TT-01").verdict) == (Verdict.UNMET, Verdict.MET)
    assert (js.result("JS-26").verdict, tt.result("TT-02").verdict) == (Verdict.MET, Verdict.UNMET)


def test_overlapping_clauses_and_which_asks_most(school: TermSchool) -> None:
    shown = self_check.check(school.session, "JS", day("2026-09-13"), TERM)
    found = overlapping.overlaps(school.session, shown, day("2026-09-13"))
    assert {key: [each.clause.id for each in one.others] for key, one in found.items()} == {
        "JS-26": ["TT-02"],
        "JS-32": ["TT-01"],
    }
    assert found["JS-32"].strictest == "JS-32"  # 8 hours, not 6
    assert found["JS-26"].strictest == "TT-02"  # two lessons, not one
    other = self_check.check(school.session, "TT", day("2026-09-13"), TERM)
    back = overlapping.overlaps(school.session, other, day("2026-09-13"))
    assert set(back) == {"TT-01", "TT-02"} and back["TT-01"].strictest == "JS-32"
    most = measuring.strictest("weekly_opening_minutes", school.session.database, day("2026-09-13"))
    assert most is not None and most.id == "JS-32"


def test_clauses_of_one_measure_that_count_other_kinds_do_not_overlap() -> None:
    js = measuring.pack("JS")
    assert not overlap(js.clause("JS-24"), js.clause("JS-25"), SPECS)  # other papers
    assert overlap(js.clause("JS-43"), js.clause("JS-56"), SPECS)  # family education is in both


def test_a_school_chooses_its_packs_and_never_none(school: TermSchool) -> None:
    local_layer.choose_packs(school.session, ["TT"])
    assert measuring.pack_ids(school.session.database) == ("TT",)
    assert local_layer.packs(school.session) == (("JS", False), ("TT", True))
    page = today.today(school.session)
    assert {counter.clause.id for counter in page.counters} <= {"TT-01", "TT-02"}
    shown = self_check.check(school.session, "TT", day("2026-09-13"), TERM)
    assert overlapping.overlaps(school.session, shown, day("2026-09-13")) == {}
    for wrong, code in (([], "pack_needed"), (["XX"], "pack_not_found")):
        with pytest.raises(UserError, match=code):
            local_layer.choose_packs(school.session, wrong)
    with pytest.raises(UserError, match="not_allowed"):
        local_layer.choose_packs(school.principal(), ["JS"])
    assert measuring.pack_ids(school.session.database) == ("TT",)
    local_layer.choose_packs(school.session, ["TT", "JS"])
    assert measuring.pack_ids(school.session.database) == ("JS", "TT")  # as they are shown


def test_the_layer_of_the_school_lies_over_each_pack(school: TermSchool) -> None:
    keys = {matter.number.key for matter in local_layer.open_matters(school.session)}
    assert {"JS-32.short_weeks", "TT-01.short_weeks", "JS-30.floor"} <= keys
    local_layer.set_number(school.session, "TT-01.short_weeks", 2, "试验")
    assert local_layer.revision(school.session, "TT") == "r1+本地"
    assert "+" not in local_layer.revision(school.session, "JS")


def test_each_pack_has_its_own_paper_and_its_own_task(school: TermSchool) -> None:
    on = school.session.clock.now().date()
    tasks = [task for task in term_tasks.paper_tasks(school.session, on) if task.kind == "self_check"]
    assert [task.argument for task in tasks] == [TERM, f"TT {TERM}"]
    self_check.confirm(school.session, "TT", "TT-03", TERM, met=True, note="每周一开启")
    paper = self_check.start(school.session, "TT", TERM)
    self_check.submit(school.session, paper)
    assert self_check.record(school.session, paper).status is PaperStatus.SUBMITTED
    report = self_check.report_model(school.session, paper)
    assert [row.clause_id for row in report.rows] == ["TT-01", "TT-02", "TT-03"]
    (waiting,) = term_tasks.signature_tasks(school.session, on)
    assert waiting.argument == f"TT {TERM}"
    assert [task.kind for task in self_check_tasks.floor_tasks(school.session, on)] == []
