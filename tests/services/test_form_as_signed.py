"""A handed-in form is what it was: its own definition, unit, heading; a returned paper says who and when."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.reports.pdf_probe import plain_text
from tests.services.test_forms import HEAD, PERIOD, SURE, codes, ready, values
from tests.support.term_school import TermSchool
from tests.support.vaults import VaultFiles
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.rules import FormDefinition
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    campaigns,
    figures,
    form_definitions,
    form_paper,
    forms,
    leaving,
    measuring,
    self_check,
)
from xinliapp.services.forms import Entry
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, first_break, head
from xinliapp.storage.units import load_unit, store_unit
from xinliapp.ui.form_report import reading as form_page
from xinliapp.ui.self_check import reading as check_page

TODAY = dt.date(2026, 11, 23)
EARLIER = dt.date(2026, 11, 20)
RENAMED = "后来改的名称"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    school = TermSchool(tmp_path)
    children = [school.student() for _ in range(4)]
    school.activity("lecture", "2026-09-20", sessions=2, headcount=300)
    school.activity("handbook", "2026-09-22", sessions=0, headcount=200)
    for child in children[:3]:
        school.talk(child, "2026-09-25")
    school.entry(children[0], "2026-09-30", noticed=True)
    campaigns.set_campaign(school.session, "KZ", PERIOD, "本校的名称", {"school": dt.date(2026, 11, 25)})
    return school


def registrar(files: VaultFiles) -> Session:
    return files.session(Role.REGISTRAR, "资料员甲")


# --- which published figure a core-only form takes ---


def test_only_the_figure_of_the_forms_own_day_answers(school: TermSchool) -> None:
    principal = school.principal()
    figures.publish(school.session, PERIOD, EARLIER)
    sheet = forms.open_form(principal, "KZ", PERIOD)
    assert [values(sheet)[name] for name in ("c5", "c7")] == [(None, None)] * 2
    earlier = sheet.cell("c5").earlier
    assert earlier is not None and (earlier.window.as_of, earlier.value) == (EARLIER, 3.0)
    assert values(forms.open_form(principal, "KZ", PERIOD, EARLIER))["c5"] == (3.0, 3)
    figures.publish(school.session, PERIOD, TODAY)
    sheet = forms.open_form(principal, "KZ", PERIOD)
    assert (values(sheet)["c5"], sheet.cell("c5").earlier) == ((3.0, 3), None)


def test_a_registrar_cannot_hand_in_yesterdays_figures_and_is_told_the_day(school: TermSchool) -> None:
    figures.publish(school.session, PERIOD, EARLIER)
    person = registrar(school.vault)
    typed = {"c5": Entry(value=3), "c7": Entry(value=1), "c8": Entry(blank=True)}
    record = forms.save(person, "KZ", PERIOD, head=HEAD, entries=typed)
    sheet = forms.open_form(person, "KZ", PERIOD)
    assert codes(sheet) == [("c5", "form_figure_other_day"), ("c7", "form_figure_other_day")]
    with pytest.raises(UserError) as refused:
        forms.submit(person, record)
    words = sentence(refused.value)
    assert "未发布" in words and "2026-11-20" in words and "请心理教师重新发布" in words
    figures.publish(school.session, PERIOD, TODAY)
    forms.submit(person, record)


# --- what was handed in stays ---


def newer(definition: FormDefinition) -> FormDefinition:
    """A later file: another version, a heading reworded, a column gone, a check gone."""
    columns = tuple(
        dataclasses.replace(column, heading=RENAMED, unit="次") if column.id == "c1" else column
        for column in definition.columns
        if column.id != "c6"
    )
    return dataclasses.replace(
        definition,
        version="r2",
        title=RENAMED,
        columns=columns,
        checks=(),
        allowed_payload=("data/form.json",),
    )


def everything_changes(school: TermSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    later = newer(measuring.form("KZ"))
    monkeypatch.setattr(measuring, "form", lambda _form_id: later)
    unit = load_unit(school.session.database)
    assert unit is not None
    with school.session.write("test.unit") as uow:
        store_unit(uow, dataclasses.replace(unit, name=RENAMED, code="9999999999"))
    campaigns.set_campaign(school.session, "KZ", PERIOD, RENAMED, {"school": dt.date(2026, 11, 25)})
    school.student()


@pytest.mark.parametrize("signed", [True, False])
def test_a_newer_definition_or_name_never_reaches_it(
    school: TermSchool, monkeypatch: pytest.MonkeyPatch, signed: bool
) -> None:
    record = ready(school)
    forms.submit(school.session, record)
    if signed:
        forms.approve(school.principal(), record)
    before = forms.payload(school.session, record)
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    printed = form_paper.print_model(school.session, "KZ", PERIOD)
    everything_changes(school, monkeypatch)
    assert forms.payload(school.session, record) == before
    assert (before.form_version, before.unit_name, before.unit_code) == ("r1", "测试中学", "3199010001")
    after = forms.open_form(school.session, "KZ", PERIOD)
    assert (after.definition.columns, after.cells) == (sheet.definition.columns, sheet.cells)
    again = form_paper.print_model(school.session, "KZ", PERIOD)
    assert (again.title, again.head, again.columns, again.rows) == (
        "本校的名称", printed.head, printed.columns, printed.rows,
    )  # fmt: skip
    assert RENAMED not in repr(again)
    assert forms.definition(school.session, record).version == "r1"
    if not signed:
        forms.approve(school.principal(), record)  # the principal signs what was handed in
    assert forms.signature_holds(school.session, record)


def test_the_next_revision_goes_by_the_new_definition(
    school: TermSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = ready(school)
    forms.submit(school.session, record)
    forms.approve(school.principal(), record)
    everything_changes(school, monkeypatch)
    second = forms.save(school.session, "KZ", PERIOD)
    sheet = forms.open_form(school.session, "KZ", PERIOD)
    assert sheet.record is not None and sheet.record.id == second
    assert sheet.record.form_version == "r2"
    assert [cell.column.id for cell in sheet.cells] == ["c1", "c2", "c3", "c4", "c5", "c7", "c8", "c9"]
    assert sheet.cell("c8").entry == SURE
    forms.submit(school.session, second)
    payload = forms.payload(school.session, second)
    assert (payload.form_version, payload.unit_name, payload.columns[0].heading) == ("r2", RENAMED, RENAMED)
    assert forms.payload(school.session, record).columns[0].heading != RENAMED
    assert forms.signature_holds(school.session, record)


def test_a_form_from_before_it_was_kept_still_opens(school: TermSchool) -> None:
    record = ready(school)
    forms.submit(school.session, record)
    with school.session.write("test.old") as uow:
        uow.execute("UPDATE form_report SET definition = NULL, unit_code = NULL, unit_name = NULL")
    payload = forms.payload(school.session, record)
    assert (payload.unit_name, len(payload.columns)) == ("测试中学", 9)


def test_what_is_kept_of_a_definition_reads_back(school: TermSchool) -> None:
    definition = measuring.form("KZ")
    text = form_definitions.as_text(definition, "某次", definition.checks[1:2])
    stated = form_definitions.from_text(text)
    assert stated.definition == dataclasses.replace(definition, campaigns=(), kinds=())
    assert (stated.title, stated.broken_checks) == ("某次", definition.checks[1:2])
    with pytest.raises(ValueError, match="newer"):
        form_definitions.from_text(text.replace('"format":1', '"format":2'))


# --- who sent it back ---


def test_a_returned_form_says_who_and_when(school: TermSchool) -> None:
    record = ready(school)
    forms.submit(school.session, record)
    school.vault.clock.moment += dt.timedelta(hours=2)
    forms.return_(school.principal(), record, "第6列请核对台账")
    (kept,) = forms.records(school.session)
    assert kept.status is PaperStatus.RETURNED
    assert (kept.returned_by, kept.returned_at) == ("校长甲", "2026-11-23T10:00:00")
    assert (kept.submitted_by, kept.submitted_at) == ("心理教师甲", "2026-11-23T08:00:00")
    page = form_page.read_page(school.session, f"KZ {PERIOD}")
    assert page.said == "校长甲 11-23 10:00 第6列请核对台账"


def test_a_returned_self_check_says_who_and_when(school: TermSchool) -> None:
    figures.publish(school.session)
    record = self_check.start(school.session, "JS")
    with school.session.write("test.submitted") as uow:  # whatever a person would still have to confirm
        uow.execute("UPDATE self_check SET status = 'submitted', submitted_by = '心理教师甲'")
    self_check.return_(school.principal(), record, "缺少家长会的记录")
    kept = self_check.record(school.session, record)
    assert (kept.returned_by, kept.returned_at) == ("校长甲", "2026-11-23T08:00:00")
    standing = check_page._standing(kept, None)
    assert standing is not None
    assert (standing.by, standing.at, standing.reason) == (
        "校长甲", "2026-11-23T08:00:00", "缺少家长会的记录",
    )  # fmt: skip


# --- the print anchors the chains ---


def test_the_printed_form_anchors_both_heads(school: TermSchool) -> None:
    record = ready(school)
    with school.session.write("talk.read", case=True):
        pass
    core, case = head(school.session.database, Chain.CORE), head(school.session.database, Chain.CASE)
    pdf = form_paper.print_pdf(school.session, "KZ", PERIOD)
    text = plain_text(pdf)
    assert f"公共资料审计链头：{core.seq}{core.hash}" in text
    assert f"案卷审计链头：{case.seq}{case.hash}" in text
    rows = school.session.database.tuples(
        "SELECT chain, seq, head FROM chain_anchor WHERE reason = ? ORDER BY chain", (f"print:{record}",)
    )
    assert rows == [("case", case.seq, case.hash), ("core", core.seq, core.hash)]
    database = school.session.database
    assert first_break(database, Chain.CORE) is None
    database.connection.execute("DROP TRIGGER audit_event_no_delete")
    database.connection.execute("DELETE FROM main.audit_event WHERE seq >= ?", (core.seq,))
    assert first_break(database, Chain.CORE) == core.seq  # the cut would fit the chain, but not the paper


def test_a_bag_made_later_goes_by_the_kept_definition(
    school: TermSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = ready(school)
    forms.submit(school.session, record)
    forms.approve(school.principal(), record)
    asked: list[FormDefinition] = []

    def assemble(*_: object, definition: FormDefinition, **__: object) -> str:
        asked.append(definition)
        return "bag"

    monkeypatch.setattr(leaving.exchange, "assemble_and_sign", assemble)
    everything_changes(school, monkeypatch)
    leaving.sign_bag(school.principal(), record, "recipient")
    assert [definition.version for definition in asked] == ["r1"]
