"""Publish, check, submit, approve: what each role sees, and what the signature is worth."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.support.self_checks import confirm_all
from tests.support.term_school import TermSchool
from xinliapp.crypto import sshsig
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import PaperStatus, RectificationPlan, SubjectKind
from xinliapp.domain.rules import Verdict
from xinliapp.i18n.messages import sentence
from xinliapp.services import approvals, figures, self_check
from xinliapp.services.check_json import digest
from xinliapp.storage import self_checks as rows

TERM = "2026-2027-1"
# What a person answers (S and M of the ledger); 53 as well while the school has set no number of days.
ANSWERED = {24, 25, 29, 31, 34, 43, 46, 47, 48, 49, 55, 57, 60, 61, 62, 63, 64, 65}
ROLES = ("counselor", "homeroom_teacher", "subject_teacher", "classmate", "parent")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    school = TermSchool(tmp_path)
    group = school.class_group()
    child = school.student(group, name="欧阳测试")
    school.grade(child, 2)
    school.group(child, ROLES)
    school.plan(child)
    school.entry(child, "2026-10-12")
    school.staff()
    school.meeting("2026-10-09")
    return school


def verdicts(result: self_check.CheckResult) -> dict[str, str]:
    return {found.clause.id: found.verdict.value for found in result.results}


def test_the_case_holder_sees_live_figures(school: TermSchool) -> None:
    found = self_check.check(school.session, "JS", dt.date(2026, 11, 23), TERM)
    told: dict[str, set[int]] = {}
    for clause, verdict in verdicts(found).items():
        told.setdefault(verdict, set()).add(int(clause[3:]))
    # One meeting of two; no body, no lesson, no opening, no representative; nobody full-time on the staff.
    assert told == {
        "met": {28, 37, 39, 40, 41},
        "unmet": {23, 26, 32, 35},
        "due_soon": {22, 27, 42, 44, 45, 52, 54},
        "no_number": {30, 33, 36, 38, 56, 58, 59},
        "not_applicable": {50, 51},
        "needs_person": ANSWERED | {53},
    }
    assert found.result("JS-37").published is None


def test_others_see_published_only_and_no_statement_touches_casework(school: TermSchool) -> None:
    principal = school.principal()
    before = self_check.check(principal, "JS")
    assert before.period == TERM
    assert [verdicts(before)[name] for name in ("JS-37", "JS-39", "JS-41")] == ["not_published"] * 3
    released = figures.publish(school.session, TERM)
    assert {figure.measure for figure in released} >= {"students_checked", "plans_active", "talks_held"}
    seen: list[str] = []
    principal.database.connection.set_trace_callback(seen.append)
    after = self_check.check(principal, "JS")
    assert [verdicts(after)[name] for name in ("JS-37", "JS-39", "JS-41")] == ["met"] * 3
    assert seen
    assert not any("casework" in statement for statement in seen)
    result = after.result("JS-39")
    assert (result.value, result.requirement, result.rows) == (1.0, 1.0, ())
    assert result.published is not None
    assert (result.published.published_by, result.published.row_count) == ("心理教师甲", 1)


def test_only_counsellors_publish(school: TermSchool) -> None:
    with pytest.raises(UserError, match="case_closed"):
        figures.publish(school.principal(), TERM)


def test_a_figure_goes_stale_when_its_records_change_and_never_else(school: TermSchool) -> None:
    figures.publish(school.session, TERM)
    assert figures.refresh_stale(school.session).value == 0
    school.plan(school.student(), starts="2026-11-01")  # a plan of a child who is not looked after
    assert figures.refresh_stale(school.session).value == 0 or any(
        figure.stale and figure.measure == "students_checked" for figure in figures.published(school.session)
    )
    other = school.student()
    school.grade(other, 3)
    figures.refresh_stale(school.session)
    stale = {figure.measure for figure in figures.published(school.session) if figure.stale}
    assert stale == {
        "care_groups_complete", "key_students_talked_around_nodes", "key_students_visited", "plans_active",
        "students_checked", "students_graded", "students_with_dossier",
    }  # fmt: skip
    assert "talks_held" not in stale
    figures.publish(school.session, TERM)
    assert not any(figure.stale for figure in figures.published(school.session))


def test_published_values_are_append_only_and_bound_to_rows_by_a_keyed_hash(school: TermSchool) -> None:
    before = figures.publish(school.session, TERM)
    first = {figure.measure: figure for figure in before}
    school.entry(school.student(), "2026-11-01")
    after = figures.publish(school.session, TERM)
    second = {figure.measure: figure for figure in after}
    assert school.session.database.scalar("SELECT count(*) FROM published_figure") == len(before) + len(after)
    assert first["students_checked"].rows_mac != second["students_checked"].rows_mac
    assert first["plans_active"].rows_mac == second["plans_active"].rows_mac
    assert second["students_checked"].value == 2.0
    rows_now = figures.figure_rows(school.session, second["students_checked"].id)
    assert [row.label for row in rows_now] == ["摸排记录1", "摸排记录2"]


def test_an_older_as_of_day_is_not_answered_by_a_later_figure(school: TermSchool) -> None:
    figures.publish(school.session, TERM, dt.date(2026, 11, 20))
    principal = school.principal()
    early = verdicts(self_check.check(principal, "JS", dt.date(2026, 11, 19)))
    late = verdicts(self_check.check(principal, "JS", dt.date(2026, 11, 23)))
    for clause in ("JS-37", "JS-41"):  # over a window, and as it stands on a day
        assert (early[clause], late[clause]) == ("not_published", "met")


def test_an_unset_threshold_asks_a_person_and_blocks_submission(school: TermSchool) -> None:
    school.set_threshold(None)
    figures.publish(school.session, TERM)
    draft = self_check.start(school.session, "JS", TERM)
    with pytest.raises(UserError) as caught:
        self_check.submit(school.session, draft)
    key_students = {"JS-39", "JS-41", "JS-44", "JS-53"}
    assert (caught.value.code, caught.value.params) == ("self_check_open", {"count": len(ANSWERED) + 4})
    assert confirm_all(school.session) == {f"JS-{number}" for number in ANSWERED} | key_students
    self_check.submit(school.session, draft)
    content = self_check.snapshot(school.session, draft)
    told = {clause["id"]: clause["verdict"] for clause in content["clauses"]}  # type: ignore[attr-defined]
    assert (told["JS-39"], told["JS-41"]) == ("met", "met")
    with pytest.raises(UserError, match="clause_is_counted"):
        self_check.confirm(school.session, "JS", "JS-22", TERM, met=True, note="开过了")


def test_draft_submit_return_revise_approve(school: TermSchool) -> None:
    figures.publish(school.session, TERM)
    confirm_all(school.session)
    principal = school.principal()
    first = self_check.start(school.session, "JS", TERM)
    assert self_check.start(school.session, "JS", TERM) == first  # an open draft is brought up to date
    with pytest.raises(UserError, match="paper_not_submitted"):
        self_check.approve(principal, first)
    with pytest.raises(UserError, match="not_allowed"):
        self_check.submit(principal, first)
    self_check.submit(school.session, first)
    with pytest.raises(UserError, match="paper_submitted"):
        self_check.start(school.session, "JS", TERM)
    with pytest.raises(UserError, match="field_wrong"):
        self_check.return_(principal, first, "不行")
    self_check.return_(principal, first, "JS-22第二次会议还没有登记")
    school.meeting("2026-11-20")
    second = self_check.start(school.session, "JS", TERM)
    assert self_check.record(school.session, second).revision == 2
    self_check.submit(school.session, second)
    with pytest.raises(UserError, match="not_allowed"):
        self_check.approve(school.session, second)
    self_check.approve(principal, second)
    assert self_check.record(principal, second).status is PaperStatus.APPROVED
    assert self_check.signature_holds(principal, second)
    third = self_check.start(school.session, "JS", TERM)
    assert self_check.record(school.session, third).revision == 3


def test_a_principal_whose_signing_key_is_not_open_is_told_to_open_it(school: TermSchool) -> None:
    figures.publish(school.session, TERM)
    confirm_all(school.session)
    draft = self_check.start(school.session, "JS", TERM)
    self_check.submit(school.session, draft)
    principal = school.principal()
    core = {part: key for part, key in principal.keys.keys.items() if part is not Compartment.SIGN}
    closed = replace(principal, keys=replace(principal.keys, keys=core))
    with pytest.raises(UserError) as caught:
        self_check.approve(closed, draft)
    assert sentence(caught.value) == "签名密钥没有打开。报告没有改变。请重新输入口令再签。"
    assert self_check.record(principal, draft).status is PaperStatus.SUBMITTED


def test_a_figure_overtaken_by_its_records_is_published_again_before_submission(school: TermSchool) -> None:
    figures.publish(school.session, TERM)
    confirm_all(school.session)
    draft = self_check.start(school.session, "JS", TERM)
    school.entry(school.student(), "2026-11-01")
    with pytest.raises(UserError) as caught:
        self_check.submit(school.session, draft)
    assert (caught.value.code, caught.value.params) == (
        "self_check_outdated",
        {"clauses": "JS-37、JS-38、JS-40、JS-58"},
    )
    figures.publish(school.session, TERM)
    self_check.submit(school.session, draft)
    assert self_check.record(school.session, draft).status is PaperStatus.SUBMITTED


def approved(school: TermSchool) -> str:
    figures.publish(school.session, TERM)
    confirm_all(school.session)
    record = self_check.start(school.session, "JS", TERM)
    self_check.submit(school.session, record)
    self_check.approve(school.principal(), record)
    return record


def test_a_changed_snapshot_loses_its_signature(school: TermSchool) -> None:
    record = approved(school)
    text = self_check.record(school.session, record).snapshot
    with school.session.write("test.tamper") as uow:
        rows.update(uow, record, snapshot=text.replace('"due_soon"', '"met"', 1))
    assert not self_check.signature_holds(school.session, record)
    assert self_check.report_model(school.session, record).approved_at is None


def test_a_signature_with_a_foreign_key_is_no_approval(school: TermSchool) -> None:
    record = approved(school)
    approval = approvals.approval_of(school.session, SubjectKind.SELF_CHECK, record)
    assert approval is not None
    seed = b"\x77" * 32
    line = approvals.digest_line(SubjectKind.SELF_CHECK, record, approval.digest)
    with school.session.database.unit_of_work(school.vault.clock, "test") as uow:
        uow.execute(
            "UPDATE approval SET signature = ?, public_line = ?",
            (sshsig.sign(seed, line, approvals.NAMESPACE), sshsig.public_line(sshsig.public_key(seed))),
        )
    for session in (school.session, school.principal()):
        assert not self_check.signature_holds(session, record)
        assert self_check.report_model(session, record).approved_at is None


def test_stock_ssh_keygen_verifies_the_approval(school: TermSchool, tmp_path: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed")
    record = approved(school)
    approval = approvals.approval_of(school.session, SubjectKind.SELF_CHECK, record)
    assert approval is not None
    signers, signature = tmp_path / "allowed_signers", tmp_path / "approval.sig"
    line = sshsig.allowed_signers_line("3199010001", approval.public_line, None, None, [approvals.NAMESPACE])
    signers.write_text(line + "\n")
    signature.write_text(approval.signature)
    message = approvals.digest_line(
        SubjectKind.SELF_CHECK, record, digest(self_check.record(school.session, record).snapshot)
    )
    command = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "3199010001"]
    command += ["-n", approvals.NAMESPACE, "-s", str(signature)]
    assert subprocess.run(command, input=message, capture_output=True, check=False).returncode == 0
    assert subprocess.run(command, input=message + b"x", capture_output=True, check=False).returncode != 0


def test_the_report_is_filled_from_the_frozen_snapshot(school: TermSchool) -> None:
    record = approved(school)
    school.meeting("2026-11-20")  # later changes do not reach a signed paper
    plan = RectificationPlan("JS", "JS-26", TERM, "教务处", "2026-12-01", "补课并登记")
    self_check.save_rectification(school.session, plan)
    report = self_check.report_model(school.principal(), record)
    by_id = {row.clause_id: row for row in report.rows}
    assert (by_id["JS-22"].actual, by_id["JS-22"].verdict) == ("1次", Verdict.DUE_SOON)
    assert by_id["JS-39"].actual == "1/1人"
    assert by_id["JS-39"].published_by == "心理教师甲"
    assert by_id["JS-26"].rectification is not None
    assert by_id["JS-26"].note.startswith("不足:七(1) 第1—2周")
    assert (report.period_label, report.unit_name) == ("2026—2027学年第一学期", "测试中学")
    assert report.approved_at is not None
    assert len(report.core_head) == 64
    text = self_check.record(school.session, record).snapshot
    assert "欧阳" not in text
    assert "student-" not in text


def test_check_json_has_what_the_command_promises(school: TermSchool) -> None:
    found = self_check.check_json_of(self_check.check(school.session, "JS", dt.date(2026, 11, 23), TERM))
    assert json.loads(json.dumps(found)) == found
    clauses = {clause["id"]: clause for clause in found["clauses"]}  # type: ignore[attr-defined]
    js28 = clauses["JS-28"]
    assert (js28["value"], js28["requirement"], js28["rows"], js28["unit"]) == (1, 1, 1, "人")
    assert js28["parameters"] == {"kinds": ["part_time"], "students_per_counselor": 500}
    assert js28["convention"] == "ceiling_of_ratio"
    assert js28["period"] == {"starts_on": "2026-11-23", "ends_on": "2026-11-23", "as_of": "2026-11-23"}
    assert "evidence" in js28
    assert "evidence" not in clauses["JS-37"]  # counts only for case figures
    assert clauses["JS-37"]["rows"] == 1


def test_no_calendar_and_unknown_periods_are_told(school: TermSchool) -> None:
    with pytest.raises(UserError, match="period_unknown"):
        self_check.check(school.session, "JS", period="2030-2031-1")
    with pytest.raises(UserError, match="pack_not_found"):
        self_check.check(school.session, "XX")
    with pytest.raises(UserError, match="calendar_missing"):
        self_check.check(school.session, "JS", dt.date(2020, 1, 1))


def test_the_printed_report_names_no_student(school: TermSchool) -> None:
    record = approved(school)
    pdf = self_check.print_pdf(school.principal(), record)
    assert pdf.startswith(b"%PDF-")
    reader = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in reader)
    assert "JS-39" in text
    assert "欧阳" not in text
