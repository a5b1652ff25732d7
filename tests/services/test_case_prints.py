"""Papers out of the case file: what stands in them, what must not, and who may print them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reports.pdf_probe import lines, page_count, page_size_mm, plain_text
from tests.services.test_term_records import actions, refused
from tests.support.casework import REASON, active_plan, concluded, second_counselor, sitting
from tests.support.term_school import TermSchool, day
from xinliapp.domain.accounts import Role
from xinliapp.domain.casework import CareRole, MemberConsent
from xinliapp.domain.conferences import Basis, BasisKind, NextStep
from xinliapp.domain.contacts import ContactMode, TalkMark, TalkWindow
from xinliapp.domain.papers import Paper
from xinliapp.domain.safeguards import ChannelKind, ChannelScope
from xinliapp.services import (
    care_members,
    care_print,
    conference_sheets,
    conferences,
    contact_forms,
    help_channels,
    home_notice,
    home_visits,
    talk_coverage,
)
from xinliapp.services.care_members import MemberInput
from xinliapp.services.conferences import Conclusion
from xinliapp.services.help_channels import ChannelInput
from xinliapp.services.home_visits import VisitInput
from xinliapp.services.session import Session
from xinliapp.services.talk_coverage import CellInput
from xinliapp.storage.audit import Chain

TODAY = dt.date(2026, 11, 23)
TERM = TalkWindow("term", "本学期", dt.date(2026, 9, 1), dt.date(2027, 1, 22))


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def row_of(paper: Paper, word: str) -> str:
    """The printed line in which ``word`` stands."""
    found = [text for page in range(page_count(paper.data)) for _, text in lines(paper.data, page)]
    return next(text for text in found if word in text)


# --- a conference ---


def test_the_sheet_to_sign_names_who_takes_part_and_no_student(school: TermSchool) -> None:
    child = school.student(school.class_group(), name="赵小一")
    meeting = sitting(school.session, TODAY)
    concluded(school.session, meeting, child, 2)
    paper = conference_sheets.attendance_pdf(school.session, meeting)
    assert row_of(paper, "1心理教师甲").endswith("校内") and "李医生市医院校外" in row_of(paper, "市医院")
    text = plain_text(paper.data)
    assert "赵小一" not in text and not paper.names
    assert "第1份" in text and "不作医疗证明用途" in text
    assert "第2份" in plain_text(conference_sheets.attendance_pdf(school.session, meeting).data)


def test_grades_are_counted_by_year_and_small_numbers_are_not_printed(school: TermSchool) -> None:
    """七年级: 9 on the roll, six at 1, two at 2; 八年级: 8 on the roll, five at 1, six … by hand."""
    seven, eight = school.class_group(), school.class_group(entry_year=2025)
    sevens = [school.student(seven) for _ in range(9)]
    eights = [school.student(eight) for _ in range(8)]
    for child in (*sevens[:6], *eights[:5]):
        school.grade(child, 1)
    for child in (*sevens[6:8], *eights[5:8]):
        school.grade(child, 2)
    school.grade(sevens[0], 0, "2026-10-20")  # lifted since: five of 七年级 are left
    gone = school.student(eight)
    school.grade(gone, 1)
    school.status(gone, "transferred", "2026-11-01")
    paper = conference_sheets.grade_counts_pdf(school.session)
    assert row_of(paper, "七年级") == "七年级95<500"
    assert row_of(paper, "八年级") == "八年级85<500"
    # 2 and 3 are hidden, and 5 = 2 + 3 can be split in two ways besides: the total may stand.
    assert row_of(paper, "合计") == "合计1710500"
    text = plain_text(paper.data)
    assert "王小明" not in text and not paper.names


def test_a_total_that_would_tell_a_small_number_is_hidden(school: TermSchool) -> None:
    group = school.class_group()
    children = [school.student(group) for _ in range(6)]
    school.grade(children[0], 4)
    paper = conference_sheets.grade_counts_pdf(school.session)
    assert row_of(paper, "七年级") == "七年级6000<5"
    assert row_of(paper, "合计") == "合计6000*"


def test_a_small_total_is_a_small_number_too(school: TermSchool) -> None:
    """One in 七年级, two in 八年级: a sum of three can be split in two ways and is small all the same."""
    seven, eight = school.class_group(), school.class_group(entry_year=2025)
    for child in (school.student(seven), school.student(eight), school.student(eight)):
        school.grade(child, 4)
    for _ in range(3):
        school.student(seven)
    paper = conference_sheets.grade_counts_pdf(school.session)
    assert row_of(paper, "七年级") == "七年级4000<5" and row_of(paper, "八年级") == "八年级2000<5"
    assert row_of(paper, "合计") == "合计6000<5"


def test_nobody_on_the_roll_is_nothing_to_count(school: TermSchool) -> None:
    refused("paper_no_rows", lambda: conference_sheets.grade_counts_pdf(school.session))


# --- the letter to parents ---


def _told(school: TermSchool, ordinal: int, steps: tuple[NextStep, ...] = ()) -> tuple[str, Paper]:
    child = school.student(school.class_group(), name="赵小一")
    meeting = sitting(school.session, TODAY)
    basis = Basis(BasisKind.TALK, "", "2026-11-20", "班主任说他想不开")
    item = conferences.decide(
        school.session,
        meeting,
        Conclusion(child, ordinal, (basis,), day("2026-12-07"), REASON, "成绩好", "家长不同意", steps),
    )
    return item.id, home_notice.notice_pdf(school.session, item.id)


def test_parents_read_what_is_done_and_neither_grade_nor_reason(school: TermSchool) -> None:
    help_channels.add(
        school.session, ChannelInput(ChannelScope.INSIDE, ChannelKind.PHONE, "心理热线", "0516-1234567")
    )
    _, paper = _told(school, 2, (NextStep.PLAN, NextStep.HOME_NOTICE))
    text = plain_text(paper.data)
    assert "七(1)赵小一" in text and "制定支持方案" in text and "2026年12月7日前再看一次" in text
    assert "0516-1234567" in text and "成立关爱小组" not in text
    for word in ("重点", "2/4", "不愿来校", "想不开", "成绩好", "家长不同意"):
        assert word not in text
    assert "不让孩子独处" not in text
    assert page_count(paper.data) == 1


def test_the_receipt_stands_below_the_line_to_cut(school: TermSchool) -> None:
    _, paper = _told(school, 1)
    found = [text for _, text in lines(paper.data)]
    cut = found.index("（沿虚线剪下，交回学校）")
    assert found[cut + 1] == "回执"
    assert any("赵小一" in text for text in found[cut:]) and any("家长签名" in text for text in found[cut:])
    assert any("告知人" in text for text in found[:cut])


def test_the_letter_follows_the_degree(school: TermSchool) -> None:
    """ZZ-21: 按不同程度."""
    _, paper = _told(school, 3)
    assert "不让孩子独处" in plain_text(paper.data)


def test_a_conclusion_sent_back_has_no_letter(school: TermSchool) -> None:
    child = school.student(school.class_group())
    school.grade(child, 3)
    meeting = sitting(school.session, TODAY)
    item = concluded(school.session, meeting, child, 1)
    # While the lower grade waits for its second person, the higher one is in force.
    assert "不让孩子独处" in plain_text(home_notice.notice_pdf(school.session, item.id).data)
    conferences.countersign(second_counselor(school.vault), item.id, returned="证据不足,请再观察两周。")
    refused("not_found", lambda: home_notice.notice_pdf(school.session, item.id))


# --- groups and reviews ---


def _group(school: TermSchool, child: str, friend: str) -> None:
    care_members.set_members(
        school.session,
        child,
        [
            MemberInput(CareRole.COUNSELOR, "心理教师甲"),
            MemberInput(CareRole.CLASSMATE, "钱小二", friend, MemberConsent.GIVEN, TODAY),
        ],
    )


def test_two_lists_of_a_care_group(school: TermSchool) -> None:
    group = school.class_group()
    child, friend = school.student(group, name="赵小一"), school.student(group, name="钱小二")
    school.grade(child, 2)
    refused("paper_no_rows", lambda: care_print.group_pdf(school.session, child, internal=True))
    _group(school, child, friend)
    inside = care_print.group_pdf(school.session, child, internal=True)
    assert "重点（2/4）" in plain_text(inside.data) and "已同意" in row_of(inside, "钱小二")
    assert "缺" in row_of(inside, "班主任")
    outside = plain_text(care_print.group_pdf(school.session, child, internal=False).data)
    assert "钱小二" in outside and "赵小一" in outside
    for word in ("关爱", "重点", "等级", "同意", "缺"):
        assert word not in outside


def test_reviews_due_in_two_weeks_the_longest_overdue_first(school: TermSchool) -> None:
    group = school.class_group()
    names = ("赵小一", "钱小二", "孙小三", "李小四")
    one, two, three, gone = (school.student(group, name=name) for name in names)
    active_plan(school.session, one, day("2026-11-02"), days=14)  # due 11-16: seven days ago
    active_plan(school.session, two, day("2026-11-09"), days=28)  # due 12-07: the last day that is listed
    active_plan(school.session, three, day("2026-11-10"), days=28)  # due 12-08: not yet
    for child in (three, gone):
        _graded(school, child, "2026-11-23")
    school.status(gone, "transferred", "2026-11-20")
    with school.session.write("test.gone") as uow:
        uow.update("student", gone, {"status": "transferred"})
    paper = care_print.reviews_pdf(school.session)
    found = [text for _, text in lines(paper.data)]
    told = [(name, text) for text in found for name in names if name in text]
    assert [name for name, _ in told] == ["赵小一", "孙小三", "钱小二"]
    assert "方案复评2026年11月16日逾期7天" in told[0][1]
    assert "重点（2/4）等级复评2026年11月23日今天" in told[1][1]
    assert "还有14天" in told[2][1] and "共3项" in plain_text(paper.data)


def _graded(school: TermSchool, child: str, review_on: str) -> None:
    grade = school.grade(child, 2)
    with school.session.write("test.review", case=True) as uow:
        uow.update("casework.concern_grade", grade, {"review_on": review_on})


def test_no_review_is_due(school: TermSchool) -> None:
    refused("paper_no_rows", lambda: care_print.reviews_pdf(school.session))


# --- talks and visits ---


def test_the_form_for_talks_has_what_is_on_record_ticked(school: TermSchool) -> None:
    group = school.class_group()
    one, two = school.student(group, name="赵小一"), school.student(group, name="钱小二")
    school.student(school.class_group(2), name="孙小三")
    marks = [CellInput(one, TalkMark.IN_PERSON), CellInput(two, TalkMark.NOT_APPLICABLE)]
    talk_coverage.set_cells(school.session, TERM, day("2026-11-18"), "班主任甲", marks)
    paper = contact_forms.talk_form_pdf(school.session, TERM, group)
    assert row_of(paper, "赵小一").endswith("赵小一√11-18班主任甲")
    assert row_of(paper, "钱小二").endswith("钱小二不适用")
    assert "孙小三" not in plain_text(paper.data) and paper.names


def test_the_form_for_visits_is_empty_but_for_the_names(school: TermSchool) -> None:
    group = school.class_group()
    child = school.student(group, name="赵小一")
    school.grade(child, 3)
    _visited(school, child, ContactMode.AT_HOME)
    paper = contact_forms.visit_form_pdf(school.session, group)
    assert row_of(paper, "赵小一") == "1赵小一"
    assert all(word in plain_text(paper.data) for word in ("入户", "校访", "电话", "微信", "视频"))
    refused("class_empty", lambda: contact_forms.visit_form_pdf(school.session, school.class_group(2)))
    refused("not_found", lambda: contact_forms.visit_form_pdf(school.session, "none"))


def test_forty_five_names_fit_one_page(school: TermSchool) -> None:
    group = school.class_group()
    for place in range(45):
        school.student(group, name=f"学生{place:02d}")
    for paper in (
        contact_forms.visit_form_pdf(school.session, group),
        contact_forms.talk_form_pdf(school.session, TERM, group),
    ):
        assert page_count(paper.data) == 1
        assert page_size_mm(paper.data)[0] == pytest.approx(210, abs=0.5)


def _visited(school: TermSchool, child: str, mode: ContactMode, on: str = "2026-10-20") -> None:
    home_visits.add(school.session, VisitInput(child, day(on), mode, "班主任甲"))


def test_who_was_not_visited_at_home(school: TermSchool) -> None:
    group = school.class_group()
    names = ("赵小一", "钱小二", "孙小三", "李小四")
    one, two, three, four = (school.student(group, name=name) for name in names)
    for child in (one, two, three):
        school.grade(child, 2)
    school.grade(four, 1)  # below the threshold of 2
    _visited(school, one, ContactMode.AT_HOME)
    _visited(school, two, ContactMode.PHONE)
    _visited(school, two, ContactMode.PHONE, "2026-11-02")
    paper = contact_forms.not_visited_pdf(school.session)
    text = plain_text(paper.data)
    assert "赵小一" not in text and "李小四" not in text
    assert row_of(paper, "钱小二").endswith("钱小二电话2次") and row_of(paper, "孙小三").endswith("孙小三—")
    assert "任何方式：66.7%(2/3)" in text.replace(" ", "") and "只算入户：33.3%(1/3)" in text
    assert "保密" in text and "重点" not in row_of(paper, "钱小二")
    for child in (two, three):
        _visited(school, child, ContactMode.AT_HOME)
    refused("visits_nobody_missing", lambda: contact_forms.not_visited_pdf(school.session))
    school.set_threshold(None)
    refused("visits_no_threshold", lambda: contact_forms.not_visited_pdf(school.session))


# --- all of them ---


def _papers(school: TermSchool, count: int) -> dict[str, Callable[[Session], Paper]]:
    group = school.class_group()
    children = [school.student(group, name="欧阳小一") for _ in range(count)]
    for child in children:
        _graded(school, child, "2026-11-20")
    _group(school, children[0], children[1])
    meeting = sitting(school.session, TODAY)
    item = concluded(school.session, meeting, children[0], 2)
    return {
        "attendance": lambda session: conference_sheets.attendance_pdf(session, meeting),
        "counts": conference_sheets.grade_counts_pdf,
        "notice": lambda session: home_notice.notice_pdf(session, item.id),
        "reviews": care_print.reviews_pdf,
        "group": lambda session: care_print.group_pdf(session, children[0], internal=True),
        "neutral": lambda session: care_print.group_pdf(session, children[0], internal=False),
        "missing": contact_forms.not_visited_pdf,
        "talks": lambda session: contact_forms.talk_form_pdf(session, TERM, group),
    }


def test_without_the_case_key_none_of_them_is_printed(school: TermSchool) -> None:
    principal = school.vault.session(Role.PRINCIPAL, "校长甲")
    for make in _papers(school, 2).values():
        refused("case_closed", lambda make=make: make(principal))  # type: ignore[misc]


def test_each_print_is_noted_in_the_chain_of_its_case(school: TermSchool) -> None:
    made = _papers(school, 2)
    before = len(actions(school, Chain.CASE))
    for make in made.values():
        make(school.session)
    assert actions(school, Chain.CASE)[before:] == [
        "conference.print", "grade.print_counts", "notice.print", "review.print", "group.print",
        "group.print", "visit.print_missing",
    ]  # fmt: skip
    assert actions(school, Chain.CORE)[-1] == "class_form.print"


def test_two_hundred_students_keep_head_row_and_strip_on_every_page(school: TermSchool) -> None:
    made = _papers(school, 200)
    for name in ("reviews", "missing"):
        paper = made[name](school.session)
        pages = page_count(paper.data)
        assert pages > 4
        for page in range(pages):
            found = [text for _, text in lines(paper.data, page)]
            assert found[0].startswith("保密·编号20261123") and found[-1].endswith(
                f"第{page + 1}页共{pages}页"
            )
            assert any(text.startswith("班级") for text in found)


def test_a_name_no_font_has_is_refused_or_left_as_squares(school: TermSchool) -> None:
    group = school.class_group()
    child = school.student(group, name="王\U000e0100")
    school.grade(child, 2)
    refused("glyphs_missing", lambda: contact_forms.not_visited_pdf(school.session))
    assert contact_forms.not_visited_pdf(school.session, True).names
