"""The form KZ: counted beside entered, what blocks it, what is signed, what leaves."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.bundles.form_payload import read_form, write_form
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.services import figures, forms
from xinliapp.services.forms import Entry

PERIOD = "2026-09-14/2026-10-16"
HEAD = {"填表人": "资料员甲", "填表电话": "023-5221 8030"}
SURE = Entry(value=1, definition="结案为好转/解除", confirmed_by="心理教师甲")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    school = TermSchool(tmp_path)
    children = [school.student() for _ in range(4)]
    school.activity("lecture", "2026-09-20", sessions=2, headcount=300)
    school.activity("parent_meeting", "2026-09-21", headcount=120)
    school.activity("handbook", "2026-09-22", sessions=0, headcount=200)
    for child in children[:3]:
        school.talk(child, "2026-09-25")
    school.entry(children[0], "2026-09-30", noticed=True)
    school.entry(children[1], "2026-09-30", noticed=True)
    school.plan(children[0], status="closed", closed="2026-10-10", outcome="improved")
    return school


def values(sheet: forms.FormSheet) -> dict[str, tuple[float | None, int | None]]:
    return {cell.column.id: (cell.system, cell.entry.value) for cell in sheet.cells}


def codes(sheet: forms.FormSheet) -> list[tuple[str, str]]:
    return [(problem.column_id, problem.code) for problem in sheet.problems]


def ready(school: TermSchool) -> str:
    figures.publish(school.session, PERIOD)
    return forms.save(school.session, "KZ", PERIOD, head=HEAD, entries={"c8": SURE})


def test_counted_columns_are_entered_and_the_proposal_never_is(school: TermSchool) -> None:
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    assert values(sheet) == {
        "c1": (2.0, 2),
        "c2": (300.0, 300),
        "c3": (1.0, 1),
        "c4": (120.0, 120),
        "c5": (3.0, 3),
        "c6": (200.0, 200),
        "c7": (2.0, 2),
        "c8": (1.0, None),
        "c9": (None, None),
    }
    assert sheet.head == {"填表单位": "测试中学", "填表时间": "2026-11-23", "填表人": "", "填表电话": ""}
    assert sheet.record is None


def test_without_the_case_key_only_published_numbers_stand(school: TermSchool) -> None:
    principal = school.principal()
    sheet = forms.open_form(principal, "KZ", PERIOD)
    assert [values(sheet)[name] for name in ("c5", "c7", "c8")] == [(None, None)] * 3
    figures.publish(school.session, PERIOD)
    sheet = forms.open_form(principal, "KZ", PERIOD)
    assert [values(sheet)[name] for name in ("c5", "c7", "c8")] == [(3.0, 3), (2.0, 2), (1.0, None)]
    with pytest.raises(UserError, match="case_closed"):
        forms.column_rows(principal, "KZ", PERIOD, "c5")
    assert len(forms.column_rows(school.session, "KZ", PERIOD, "c5")) == 3


def test_what_keeps_a_form_from_being_handed_in(school: TermSchool) -> None:
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    assert codes(sheet) == [
        ("", "form_head_wrong"),
        ("", "form_head_wrong"),
        ("c5", "form_figure_unpublished"),
        ("c7", "form_figure_unpublished"),
        ("c8", "form_cell_undecided"),
    ]
    figures.publish(school.session, PERIOD)
    entries = {"c6": Entry(value=250), "c8": Entry(value=1)}
    record = forms.save(school.session, "KZ", PERIOD, head=HEAD, entries=entries)
    assert codes(forms.open_form(school.session, "KZ", PERIOD)) == [
        ("c6", "form_reason_missing"),
        ("c8", "form_confirmation_missing"),
    ]
    with pytest.raises(UserError) as caught:
        forms.submit(school.session, record)
    assert (caught.value.code, caught.value.params["heading"]) == (
        "form_reason_missing",
        "发放宣传手册（册）",
    )
    good = {"c6": Entry(value=250, reason="手册台账补登"), "c8": SURE}
    assert forms.save(school.session, "KZ", PERIOD, entries=good) == record
    assert codes(forms.open_form(school.session, "KZ", PERIOD)) == []
    forms.submit(school.session, record)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("填表电话", "123456"),
        ("填表电话", "1234567890123"),
        ("填表电话", "1234567a"),
        ("填表电话", "１２３４５６７"),
        ("填表时间", "2026-11-24"),
        ("填表时间", "11月"),
        ("填表人", "甲" * 21),
    ],
)
def test_head_fields(school: TermSchool, field: str, value: str) -> None:
    ready(school)
    forms.save(school.session, "KZ", PERIOD, head={field: value})
    assert codes(forms.open_form(school.session, "KZ", PERIOD)) == [("", "form_head_wrong")]


def test_a_blank_is_a_decision_and_zero_is_a_number(school: TermSchool) -> None:
    ready(school)
    entries = {"c8": Entry(blank=True), "c6": Entry(blank=True, reason="本校不发手册")}
    record = forms.save(school.session, "KZ", PERIOD, entries=entries)
    forms.submit(school.session, record)
    sent = forms.payload(school.session, record)
    by_id = {figure.column_id: figure for figure in sent.columns}
    assert (by_id["c8"].value, by_id["c6"].value, by_id["c6"].system_value) == (None, None, 200.0)
    assert by_id["c9"].text == ""


def test_impossible_entries_are_refused_at_once(school: TermSchool) -> None:
    for entry in (Entry(value=-1), Entry(value=3, blank=True)):
        with pytest.raises(UserError, match="form_cell_wrong"):
            forms.save(school.session, "KZ", PERIOD, entries={"c1": entry})
    with pytest.raises(UserError, match="form_column_unknown"):
        forms.save(school.session, "KZ", PERIOD, entries={"c99": Entry(value=1)})
    with pytest.raises(UserError, match="form_column_unknown"):
        forms.save(school.session, "KZ", PERIOD, head={"邮箱": "x"})
    assert forms.records(school.session) == []


def test_more_improved_than_found_is_sent_back_before_it_leaves(school: TermSchool) -> None:
    ready(school)
    record = forms.save(school.session, "KZ", PERIOD, entries={"c8": dataclasses.replace(SURE, value=3)})
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    assert [check.id for check in sheet.broken] == ["improved_within_found"]
    with pytest.raises(UserError, match="form_check_broken"):
        forms.submit(school.session, record)


def test_a_draft_follows_the_records_where_nobody_changed_it(school: TermSchool) -> None:
    ready(school)
    school.activity("lecture", "2026-09-28", headcount=40)
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    assert values(sheet)["c1"] == (3.0, 3)
    school.talk(school.student(), "2026-09-28")
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    assert values(sheet)["c5"] == (4.0, 4)
    assert codes(sheet) == [("c5", "form_figure_unpublished")]  # what leaves must be what was released


def test_submit_freezes_and_the_definition_goes_into_the_remarks(school: TermSchool) -> None:
    record = ready(school)
    forms.submit(school.session, record)
    school.activity("lecture", "2026-09-28", headcount=40)
    sent = forms.payload(school.principal(), record)
    by_id = {figure.column_id: figure for figure in sent.columns}
    assert by_id["c1"].value == 2.0
    assert by_id["c9"].text == "成功干预、疏导学生（人）口径:结案为好转/解除;确认人:心理教师甲。"
    assert by_id["c7"].published is not None
    assert (by_id["c7"].published.row_count, by_id["c7"].definition_id) == (2, "students_noticed")
    assert by_id["c1"].published is None
    with pytest.raises(UserError, match="paper_submitted"):
        forms.save(school.session, "KZ", PERIOD)
    assert read_form(write_form(sent)) == sent


def test_return_keeps_what_was_entered_for_the_next_revision(school: TermSchool) -> None:
    record = ready(school)
    forms.submit(school.session, record)
    with pytest.raises(UserError, match="not_allowed"):
        forms.return_(school.session, record, "请核对第六列")
    forms.return_(school.principal(), record, "请核对第六列")
    again = forms.save(school.session, "KZ", PERIOD)
    assert again != record
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    assert sheet.record is not None
    assert (sheet.record.revision, sheet.cell("c8").entry.value) == (2, 1)
    assert sheet.head["填表人"] == "资料员甲"


def test_approval_signs_the_payload_and_a_change_breaks_it(school: TermSchool) -> None:
    record = ready(school)
    forms.submit(school.session, record)
    with pytest.raises(UserError, match="not_allowed"):
        forms.approve(school.session, record)
    forms.approve(school.principal(), record)
    assert forms.signature_holds(school.session, record)
    with school.session.database.unit_of_work(school.vault.clock, "test") as uow:
        uow.execute("UPDATE form_report SET cells = replace(cells, '\"value\":300', '\"value\":301')")
    assert not forms.signature_holds(school.session, record)


def test_after_approval_a_correction_is_revision_two(school: TermSchool) -> None:
    record = ready(school)
    forms.submit(school.session, record)
    forms.approve(school.principal(), record)
    school.activity("lecture", "2026-09-28", headcount=40)
    second = forms.save(school.session, "KZ", PERIOD, entries={"c6": Entry(value=201, reason="补登一册手册")})
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    assert sheet.record is not None
    assert (sheet.record.id, sheet.record.revision) == (second, 2)
    assert values(sheet)["c1"] == (3.0, 3)
    assert (values(sheet)["c6"], values(sheet)["c8"]) == ((200.0, 201), (1.0, 1))
    forms.submit(school.session, second)
    assert forms.payload(school.session, second).revision == 2
    assert forms.payload(school.session, record).columns[0].value == 2.0
    statuses = [found.status for found in forms.records(school.session)]
    assert sorted(status.value for status in statuses) == ["approved", "submitted"]
    assert PaperStatus.DRAFT not in statuses


@pytest.mark.parametrize(
    ("entries", "field", "line"),
    [
        ({"c9": Entry(text="两人\n王 小·明已好转")}, "备注", 2),
        ({"c6": Entry(value=201, reason="补登王小明的一册")}, "{c6}·改动理由", 1),
        ({"c8": dataclasses.replace(SURE, definition="如王小明")}, "{c8}·口径", 1),
        ({"c8": dataclasses.replace(SURE, confirmed_by="王小明")}, "{c8}·确认人", 1),
    ],
)
def test_a_childs_name_is_refused_while_it_is_typed(
    school: TermSchool, entries: dict[str, Entry], field: str, line: int
) -> None:
    """What would be refused when it leaves is not stored where everybody with an account reads."""
    record = ready(school)
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    before = stored_cells(school, record)
    with pytest.raises(UserError) as refused:
        forms.save(school.session, "KZ", PERIOD, entries=entries)
    said = field.format(**{cell.column.id: cell.column.heading for cell in sheet.cells})
    assert (refused.value.code, refused.value.params) == ("student_named", {"field": said, "line": line})
    assert stored_cells(school, record) == before


def test_who_fills_in_may_have_any_name_and_a_correction_begins_with_old_words(school: TermSchool) -> None:
    """A child of that name came after the words were written: the correction begins, then asks for others."""
    record = ready(school)
    words = {"c9": Entry(text="三年级李明明讲座")}
    forms.save(school.session, "KZ", PERIOD, head={"填表人": "王小明"}, entries=words)
    school.student(name="李明明")
    with pytest.raises(UserError, match="student_named"):
        forms.submit(school.session, record)
    with school.session.database.unit_of_work(school.vault.clock, "test") as uow:
        uow.execute("UPDATE form_report SET status = 'returned'")
    again = forms.save(school.session, "KZ", PERIOD)
    assert again != record
    with pytest.raises(UserError, match="student_named"):
        forms.save(school.session, "KZ", PERIOD, entries=words)


def test_another_period_owes_nothing_to_the_announced_campaign(school: TermSchool) -> None:
    sheet = forms.open_form(school.session, "KZ", "2026-10-17/2026-11-20", dt.date(2026, 11, 20))
    assert [cell.system for cell in sheet.cells[:8]] == [0.0] * 8
    assert sheet.definition.campaigns[0].period == "2020-09-14/2020-10-16"


def stored_cells(school: TermSchool, record: str) -> dict[str, dict[str, object]]:
    """What stands in core.db of a form, as anybody with K_core and a stock shell reads it."""
    text = school.principal().database.scalar("SELECT cells FROM form_report WHERE id = ?", (record,))
    found: dict[str, dict[str, object]] = json.loads(str(text))
    return found


def test_a_draft_tells_core_no_case_figure_before_it_is_released(school: TermSchool) -> None:
    record = forms.save(school.session, "KZ", PERIOD, head=HEAD, entries={"c8": SURE})
    cells = stored_cells(school, record)
    for name in ("c5", "c7", "c8"):
        assert (cells[name]["system"], cells[name]["rows"]) == (None, None)
    assert cells["c5"]["entry"] == dataclasses.asdict(Entry())
    assert cells["c1"]["system"] == 2.0
    assert values(forms.open_form(school.session, "KZ", PERIOD))["c5"] == (
        3.0,
        3,
    )  # the counsellor's own page
    figures.publish(school.session, PERIOD)
    forms.save(school.session, "KZ", PERIOD)
    cells = stored_cells(school, record)
    assert [cells[name]["system"] for name in ("c5", "c7", "c8")] == [3.0, 2.0, 1.0]
    child = school.student()
    school.talk(child, "2026-10-14")
    forms.save(school.session, "KZ", PERIOD)
    assert stored_cells(school, record)["c5"]["system"] is None  # four talks now, three released
    assert forms.open_form(school.principal(), "KZ", PERIOD).cell("c5").system == 3.0


def test_a_released_figure_known_to_be_outdated_is_not_handed_in(school: TermSchool) -> None:
    record = ready(school)
    child = school.student()
    school.talk(child, "2026-10-14")
    figures.refresh_stale(school.session)
    registrar = school.vault.session(Role.REGISTRAR, "资料员甲")
    with pytest.raises(UserError, match="form_figure_unpublished"):
        forms.submit(registrar, record)
