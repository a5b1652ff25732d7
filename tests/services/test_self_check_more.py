"""A school's own numbers, plans carried out, papers kept as evidence, the term before, reminders in time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.support.self_checks import TERM, confirm_all
from tests.support.term_school import YEAR, TermSchool, day
from xinliapp.domain.calendar import CalendarNode, NodeKind, SchoolYear, Term
from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import RectificationPlan
from xinliapp.domain.rules import Verdict
from xinliapp.services import (
    checking,
    clause_evidence,
    figures,
    local_layer,
    measuring,
    rectifications,
    self_check,
    self_check_tasks,
    term_comparison,
)
from xinliapp.storage.audit import Chain, head
from xinliapp.storage.calendar import replace_school_year

FLOOR = "JS-30.floor"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
EXAMS = (
    CalendarNode(NodeKind.MIDTERM_EXAM, "期中考试", day("2026-11-12"), day("2026-11-13")),
    CalendarNode(NodeKind.FINAL_EXAM, "期末考试", day("2027-01-14"), day("2027-01-15")),
)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def at(school: TermSchool, moment: str) -> None:
    school.vault.clock.moment = dt.datetime.fromisoformat(moment)


def text_of(pdf: bytes) -> str:
    reader = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in reader)


# --- the school's own layer ---


def test_open_matters_are_those_a_number_changes_something_for(school: TermSchool) -> None:
    keys = [matter.number.key for matter in local_layer.open_matters(school.session)]
    # JS-43 and JS-57 are confirmed by a person; more grades (38) or readings (59) are not better.
    assert " ".join(keys) == (
        "JS-27.class_meetings JS-29.year JS-30.floor JS-32.short_weeks JS-33.floor JS-36.floor JS-44.year"
        " JS-50.short_weeks JS-51.short_weeks JS-53.node_days JS-56.floor JS-58.floor"
    )


def test_a_number_holds_from_its_day_and_the_term_before_keeps_its_own(school: TermSchool) -> None:
    child = school.student()
    school.talk(child, "2026-10-12")
    local_layer.set_number(school.session, FLOOR, 1, "学期初定")
    found = self_check.check(school.session, "JS", period=TERM)
    assert found.pack.version.endswith("+本地")
    assert found.result("JS-30").verdict is Verdict.MET
    assert found.result("JS-30").clause.local == "每学期不少于1场次"
    assert found.result("JS-30").clause.requirement_text == "经常,未给次数"  # the notice's words stay
    at(school, "2027-03-01T08:00:00")
    local_layer.set_number(school.session, FLOOR, 2, "新学期提高")
    past = self_check.check(school.session, "JS", period=TERM)
    assert (past.result("JS-30").requirement, past.result("JS-30").verdict) == (1.0, Verdict.MET)
    now = self_check.check(school.session, "JS", period="2026-2027-2")
    assert now.result("JS-30").requirement == 2.0
    local_layer.set_number(school.session, FLOOR, None, "不再设定")
    back = self_check.check(school.session, "JS", period="2026-2027-2")
    assert back.result("JS-30").verdict is Verdict.NO_NUMBER
    (matter,) = (each for each in local_layer.open_matters(school.session) if each.number.key == FLOOR)
    assert [(entry.value, entry.reason) for entry in matter.history] == [
        (None, "不再设定"), (2.0, "新学期提高"), (1.0, "学期初定"),
    ]  # fmt: skip
    assert matter.history[0].created_by == school.session.account.id  # no account row here: its id
    assert local_layer.revision(school.session, "JS") == measuring.pack("JS").version


def test_wrong_numbers_are_refused_at_their_field(school: TermSchool) -> None:
    for value, reason in ((0, "理由"), (1.5, "理由"), (2_000_000, "理由"), (3, " ")):
        with pytest.raises(UserError):
            local_layer.set_number(school.session, FLOOR, value, reason)
    with pytest.raises(UserError, match="not_found"):
        local_layer.set_number(school.session, "JS-22.floor", 3, "通知已给两次")
    with pytest.raises(UserError, match="not_allowed"):
        local_layer.set_number(school.principal(), FLOOR, 3, "理由")


def test_a_way_of_counting_is_chosen_for_weeks_that_are_short(school: TermSchool) -> None:
    key = "JS-32.short_weeks"
    with pytest.raises(UserError, match="field_wrong"):
        local_layer.set_number(school.session, key, 4, "没有第四种")
    with pytest.raises(UserError, match="field_wrong"):
        local_layer.set_number(school.session, key, 1.5, "不是一种")
    local_layer.set_number(school.session, key, 2, "校务会商定")
    clause = self_check.check(school.session, "JS").result("JS-32").clause
    assert (clause.local, clause.parameters["short_weeks"]) == ("不足五个教学日的周照整周要求", "full")
    local_layer.set_number(school.session, key, 1, "改回")
    assert self_check.check(school.session, "JS").result("JS-32").clause.local == ""


def test_each_year_may_be_the_school_year(school: TermSchool) -> None:
    local_layer.set_number(school.session, "JS-29.year", 2, "培训按学年安排")
    window = self_check.check(school.session, "JS").result("JS-29").window
    assert (window.starts_on, window.ends_on) == (day("2026-09-01"), day("2027-08-31"))


# --- declared, planned, done ---


def test_declaring_several_clauses_notes_each_of_them_or_none(school: TermSchool) -> None:
    with pytest.raises(UserError, match="clause_is_counted"):
        self_check.declare(school.session, "JS", ("JS-62", "JS-22"), TERM, met=True, note="核过")
    assert self_check.check(school.session, "JS").result("JS-62").verdict is Verdict.NEEDS_PERSON
    self_check.declare(school.session, "JS", ("JS-62", "JS-63"), TERM, met=True, note="核过")
    found = self_check.check(school.session, "JS")
    for clause in ("JS-62", "JS-63"):
        result = found.result(clause)
        assert (result.verdict, result.confirmed_by, result.confirmed_note) == (
            Verdict.MET, school.session.account.id, "核过",
        )  # fmt: skip
        assert result.confirmed_at is not None and result.confirmed_at.startswith("2026-11-23T")


def test_a_plan_becomes_a_task_until_it_is_done(school: TermSchool) -> None:
    plan = RectificationPlan("JS", "JS-32", TERM, "教师乙", "2026-12-11", "每周三增开一次")
    self_check.save_rectification(school.session, plan)
    # 11 December is a Friday: three working days before it is Tuesday 8.
    for on, warned in (("2026-12-07", False), ("2026-12-08", True), ("2026-12-12", True)):
        (task,) = self_check_tasks.rectification_tasks(school.session, day(on))
        assert (task.due_on, task.warn, task.clause) == (day("2026-12-11"), warned, "JS-32")
    rectifications.done(school.session, "JS", "JS-32", TERM, "已增开,12月起每周8小时")
    assert list(self_check_tasks.rectification_tasks(school.session, day("2026-12-12"))) == []
    with pytest.raises(UserError, match="not_found"):
        rectifications.done(school.session, "JS", "JS-32", TERM, "再做一次")
    paper = rectifications.ledger_pdf(school.session, "JS", TERM)
    text = text_of(paper.data)
    assert "教师乙" in text and "完成" in text and "JS-32" in text
    with pytest.raises(UserError, match="paper_no_rows"):
        rectifications.ledger_pdf(school.session, "JS", "2026-2027-2")


# --- evidence ---


def test_papers_are_kept_with_their_clause_and_listed_without_names(
    school: TermSchool, tmp_path: Path
) -> None:
    group = school.class_group()
    child = school.student(group, name="欧阳测试")
    school.entry(child, "2026-10-12")
    school.meeting("2026-10-09")
    figures.publish(school.session, TERM)
    file = tmp_path / "plan.pdf"
    file.write_bytes(PDF)
    kept = clause_evidence.add(school.session, "JS", "JS-47", TERM, "科技社团名单", file)
    clause_evidence.add(school.session, "JS", "JS-48", TERM, "考试安排表")
    papers = clause_evidence.of_period(school.session, "js", TERM)
    assert [(p.clause_id, p.title, p.attachment_id is not None) for p in papers] == [
        ("JS-47", "科技社团名单", True), ("JS-48", "考试安排表", False),
    ]  # fmt: skip
    text = text_of(clause_evidence.package_pdf(school.session, "JS", TERM).data)
    assert "科技社团名单" in text and "考试安排表(纸质)" in text
    assert "案卷记录1条" in text and "会议1条" in text.replace("会议记录", "会议")
    assert "欧阳" not in text
    clause_evidence.take_back(school.session, kept)
    assert len(clause_evidence.of_period(school.session, "JS", TERM)) == 1
    with pytest.raises(UserError, match="not_found"):
        clause_evidence.take_back(school.session, kept)
    with pytest.raises(UserError, match="not_found"):
        clause_evidence.add(school.session, "JS", "JS-99", TERM, "无此条")


# --- the term before ---


def test_the_term_before_is_the_paper_as_it_was_signed(school: TermSchool) -> None:
    assert term_comparison.term_before(school.session, "JS", TERM) is None
    assert term_comparison.term_before(school.session, "JS", "2026-2027-2") is None
    school.meeting("2026-10-09")
    figures.publish(school.session, TERM)
    confirm_all(school.session)
    record = self_check.start(school.session, "JS", TERM)
    assert term_comparison.term_before(school.session, "JS", "2026-2027-2") is None  # a draft is nothing yet
    self_check.submit(school.session, record)
    self_check.approve(school.principal(), record)
    school.meeting("2026-10-20")
    before = term_comparison.term_before(school.session, "JS", "2026-2027-2")
    assert before is not None and before.approved and before.period == TERM
    assert (before.clauses["JS-22"].verdict, before.clauses["JS-22"].actual) == (Verdict.DUE_SOON, "1次")


# --- reminders ---


def with_exams(school: TermSchool) -> None:
    autumn, spring = YEAR.terms
    with school.session.write("test.nodes") as uow:
        replace_school_year(uow, SchoolYear(2026, (replace(autumn, nodes=EXAMS), spring)))


@pytest.mark.parametrize(
    ("on", "warned"),
    [
        # Mid-term begins on Thursday 12 November: from Monday 9 until Friday 13.
        ("2026-11-08", False), ("2026-11-09", True), ("2026-11-13", True), ("2026-11-14", False),
        # The term ends on Friday 22 January: from Tuesday 19 on.
        ("2027-01-18", False), ("2027-01-19", True), ("2027-01-22", True), ("2027-01-23", False),
    ],
)  # fmt: skip
def test_a_term_that_runs_out_is_warned_of_in_time(on: str, warned: bool) -> None:
    term = Term("2026-2027-1", day("2026-09-01"), day("2027-01-22"), (), EXAMS)
    assert self_check_tasks.reminded(day("2027-01-22"), day(on), [term]) is warned


def test_a_floor_that_is_not_reached_becomes_a_task_and_goes_when_it_is(school: TermSchool) -> None:
    with_exams(school)
    school.activity("parent_course", "2026-10-12")

    def told(on: str) -> list[str]:
        at(school, f"{on}T08:00:00")
        return [task.subject for task in self_check_tasks.floor_tasks(school.session, day(on))]

    assert told("2026-11-06") == []
    assert "JS-45 1次" in told("2026-11-10")
    school.activity("parent_course", "2026-11-09")
    assert not any(subject.startswith("JS-45") for subject in told("2026-11-10"))


def test_case_floors_are_told_only_by_the_case_provider(school: TermSchool) -> None:
    with_exams(school)
    school.grade(school.student(), 2)
    at(school, "2026-11-10T08:00:00")
    core = {task.clause for task in self_check_tasks.floor_tasks(school.session, day("2026-11-10"))}
    case = {task.clause for task in self_check_tasks.case_floor_tasks(school.session, day("2026-11-10"))}
    assert "JS-44" in case and not core & {"JS-37", "JS-44"}
    assert list(self_check_tasks.floor_tasks(school.principal(), day("2026-11-10")))


def test_talks_around_examinations_are_asked_for_once_the_school_has_set_days(school: TermSchool) -> None:
    with_exams(school)
    first, second = school.student(), school.student()
    for child in (first, second):
        school.grade(child, 2)
    school.talk(first, "2026-11-10")

    def told(on: str) -> list[tuple[str, dt.date | None]]:
        tasks = self_check_tasks.node_tasks(school.session, day(on))
        return [(task.subject, task.due_on) for task in tasks]

    at(school, "2026-11-02T08:00:00")
    assert told("2026-11-10") == []
    local_layer.set_number(school.session, "JS-53.node_days", 7, "年级组商定")
    assert told("2026-11-04") == []
    # Seven days before 12 November: 5 to 11; seven after 13 November: 14 to 20.
    assert told("2026-11-10") == [("期中前 还有1人", day("2026-11-11"))]
    assert told("2026-11-14") == [("期中后 还有2人", day("2026-11-20"))]
    assert told("2026-11-21") == []


def test_the_page_asks_every_measure_once(school: TermSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    run = measuring.run

    def noting(name: str, context: object, params: object) -> object:
        asked.append((name, str(params)))
        return run(name, context, params)  # type: ignore[arg-type]

    monkeypatch.setattr(measuring, "run", noting)
    shown, live = checking.both(school.session, measuring.pack("JS"), None, TERM)
    assert len(asked) == len(set(asked)) == sum(1 for r in shown.results if r.clause.measure)
    assert shown.result("JS-37").verdict is Verdict.NOT_PUBLISHED
    assert live.result("JS-37").verdict is not Verdict.NOT_PUBLISHED
    assert live.result("JS-22") is shown.result("JS-22")


def test_a_printed_draft_carries_todays_chain_heads(school: TermSchool) -> None:
    school.meeting("2026-10-09")
    record = self_check.start(school.session, "JS", TERM)
    before = head(school.session.database, Chain.CORE)
    text = "".join(text_of(self_check.print_pdf(school.session, record)).split())
    assert "草稿" in text and before.hash in text
    kept = school.session.database.tuples(
        "SELECT chain, seq, head FROM chain_anchor WHERE reason LIKE 'print:%'"
    )
    assert ("core", before.seq, before.hash) in kept
