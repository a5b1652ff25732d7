"""Money entry by entry, the papers that name staff to their post: refused, kept, taken back, printed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.reports.pdf_probe import lines, page_count, plain_text
from tests.services.test_term_records import actions, refused
from tests.support.term_school import TermSchool
from xinliapp.domain.errors import UserError
from xinliapp.domain.funding import FundingCategory, FundingKind
from xinliapp.services import attachments, funding, funding_print, staff_appointments
from xinliapp.services.funding import FundingInput
from xinliapp.services.staff_appointments import AppointmentInput
from xinliapp.storage.audit import Chain

DAY = dt.date(2026, 9, 1)
DAILY, EQUIPMENT, STAFF = FundingCategory.DAILY, FundingCategory.EQUIPMENT, FundingCategory.STAFF
BUDGET, SPENT = FundingKind.BUDGET, FundingKind.SPENT


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "批复.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    return path


def _add(
    school: TermSchool, category: FundingCategory, kind: FundingKind, amount: str, year: int = 2026
) -> str:
    return funding.add(school.session, FundingInput(year, category, kind, amount, "沙盘"))


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (FundingInput(2026, DAILY, SPENT, ""), "金额"),
        (FundingInput(2026, DAILY, SPENT, "一万"), "金额"),
        (FundingInput(2026, DAILY, SPENT, "0"), "金额"),
        (FundingInput(2028, DAILY, BUDGET, "1"), "年度"),
        (FundingInput(1999, DAILY, BUDGET, "1"), "年度"),
        (FundingInput(2026, DAILY, BUDGET, "1", "甲" * 201), "用途"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(school: TermSchool, entry: FundingInput, field: str) -> None:
    with pytest.raises(UserError) as caught:
        funding.add(school.session, entry)
    assert caught.value.params["field"] == field
    assert funding.everything(school.session) == []


def test_no_student_is_named_in_a_purpose(school: TermSchool) -> None:
    school.student(school.class_group(), name="赵小一")
    entry = FundingInput(2026, DAILY, SPENT, "100", "赵小一的检查费")
    refused("student_named", lambda: funding.add(school.session, entry))


def test_money_is_kept_in_fen_with_its_voucher_and_taken_back(school: TermSchool, pdf: Path) -> None:
    made = funding.add(school.session, FundingInput(2027, EQUIPMENT, BUDGET, "8,000.50", "沙盘", pdf))
    (row,) = funding.everything(school.session)
    assert (row.id, row.year, row.amount_fen) == (made, 2027, 800_050)
    assert attachments.kept_files(school.session)[row.attachment_id or ""].name == "批复.pdf"
    funding.take_back(school.session, made, "记错了")
    assert funding.everything(school.session) == []
    refused("not_found", lambda: funding.take_back(school.session, made, "再来"))
    assert actions(school, Chain.CORE)[-2:] == ["funding.add", "funding.void"]


def test_the_list_of_a_year_adds_up(school: TermSchool) -> None:
    """By hand: planned 30000 + 5000.50, paid 12000 + 0.25; next year's is another list."""
    _add(school, STAFF, BUDGET, "5000.50")
    _add(school, DAILY, SPENT, "12000")
    _add(school, DAILY, BUDGET, "30000")
    _add(school, EQUIPMENT, SPENT, "0.25")
    _add(school, DAILY, BUDGET, "777", 2027)
    paper = funding_print.list_pdf(school.session, 2026)
    found = [text for _, text in lines(paper.data)]
    told = [text for text in found if text[1] in "日设运队"]
    assert [text[:5] for text in told] == ["1日常运作", "2日常运作", "3设备配置", "4队伍建设"]
    assert "合计35000.5012000.25" in found
    assert "日常运作：预算30000元，支出12000元。" in found and "运行维护：预算0元，支出0元。" in found
    assert "777" not in plain_text(paper.data)
    refused("paper_no_rows", lambda: funding_print.list_pdf(school.session, 2025))


def test_two_hundred_entries_end_with_one_sum(school: TermSchool) -> None:
    for _ in range(200):
        _add(school, DAILY, SPENT, "1.01")
    paper = funding_print.list_pdf(school.session, 2026)
    assert page_count(paper.data) > 4 and plain_text(paper.data).count("合计0202") == 1


# --- 任职文件 ---


def test_an_appointment_needs_its_file_and_lies_sealed(school: TermSchool, pdf: Path) -> None:
    member = school.staff()
    refused("field_required", lambda: staff_appointments.add(
        school.session, member, AppointmentInput("任命通知", DAY, None)))  # fmt: skip
    refused("field_required", lambda: staff_appointments.add(
        school.session, member, AppointmentInput(" ", DAY, pdf)))  # fmt: skip
    refused("field_wrong", lambda: staff_appointments.add(
        school.session, member, AppointmentInput("任命通知", dt.date(2027, 1, 1), pdf)))  # fmt: skip
    refused("not_found", lambda: staff_appointments.add(
        school.session, "none", AppointmentInput("任命通知", DAY, pdf)))  # fmt: skip
    assert attachments.kept_files(school.session) == {}
    first = staff_appointments.add(school.session, member, AppointmentInput("任命通知", DAY, pdf))
    second = staff_appointments.add(
        school.session, member, AppointmentInput("续聘通知", dt.date(2026, 10, 8), pdf)
    )
    assert [paper.id for paper in staff_appointments.by_person(school.session)[member]] == [second, first]
    assert b"%PDF" not in b"".join(
        path.read_bytes() for path in school.session.vault.rglob("attachments/core/*")
    )
    staff_appointments.take_back(school.session, second, "传错了")
    assert [paper.title for paper in staff_appointments.by_person(school.session)[member]] == ["任命通知"]
