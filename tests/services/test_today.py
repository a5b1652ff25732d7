"""The page of the day on Monday 23 November 2026, week 13, and the principal's home."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from tests.support.self_checks import hand_in
from tests.support.term_school import TermSchool
from tests.support.vaults import make_vault
from xinliapp.domain.errors import UserError
from xinliapp.domain.tasks import Task
from xinliapp.services import campaigns, figures, forms, room, self_check, today

PERIOD = "2026-10-26/2026-11-20"


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def kinds(page: today.TodayPage) -> dict[str, Task]:
    return {entry.task.kind: entry.task for entry in page.due}


def test_an_empty_vault_has_a_page_too(tmp_path: Path) -> None:
    page = today.today(make_vault(tmp_path / "v").session())
    assert (page.week, page.counters) == (None, ())
    assert [(entry.task.kind, entry.task.page) for entry in page.due] == [("roster_empty", "roster_import")]
    home = today.principal_home(make_vault(tmp_path / "w").session())
    assert (home.verdicts, home.has_calendar) == ((), False)


def test_what_is_entered_is_not_asked_for_again(school: TermSchool) -> None:
    def first() -> list[tuple[str, str, object]]:
        listed = today.today(school.session).due
        return [
            (entry.task.kind, entry.task.page, entry.task.argument)
            for entry in listed
            if entry.task.key.startswith("first.")
        ]

    assert first() == [  # this school has a calendar
        ("roster_empty", "roster_import", None), ("staff_empty", "safeguards", "staff"),
        ("timetable_empty", "lessons", "timetable"),
    ]  # fmt: skip
    assert "publish" not in kinds(today.today(school.session))  # figures of nobody
    group = school.class_group()
    school.student(group)
    assert "publish" in kinds(today.today(school.session))
    school.staff()
    assert [kind for kind, *_ in first()] == ["timetable_empty", "without_backup"]
    school.lesson(group, "2026-11-20")  # logged without a timetable: this school keeps none
    assert first() == [("without_backup", "backup", None)]
    school.row("backup_run", {"folder": "2026-11-23", "kind": "demand", "rows_core": 1})
    assert first() == []
    school.vault.clock.moment = moment("2027-09-01T08:00:00")
    assert [kind for kind, *_ in first()] == ["calendar_empty"]  # the one there is has run out
    assert not [entry for entry in today.today(school.principal()).due if entry.task.key[:5] == "first"]


def test_counters_of_the_week_the_pair_and_the_term(school: TermSchool) -> None:
    school.student(school.class_group(1))
    late = school.class_group(2)
    school.student(late)
    school.lesson(late, "2026-11-23")
    school.meeting("2026-11-02")
    room.plan_slot(school.session, moment("2026-11-24T12:00:00"), moment("2026-11-24T14:00:00"))
    school.opening("2026-11-23T07:00:00", "2026-11-23T07:30:00")
    page = today.today(school.session)
    assert page.week is not None
    assert page.week.number == 13
    counters = {counter.clause.id: counter for counter in page.counters}
    assert set(counters) == {"JS-22", "JS-26", "JS-32"}
    assert (counters["JS-32"].value, counters["JS-32"].need, counters["JS-32"].planned) == (0.5, 8.0, 2.5)
    assert counters["JS-32"].left == 7.5
    assert (counters["JS-26"].value, counters["JS-26"].need) == (1.0, 2.0)
    assert (counters["JS-22"].value, counters["JS-22"].need) == (1.0, 2.0)
    missing = kinds(page)["lesson_missing"]
    assert (missing.subject, missing.clause, missing.due_on) == ("七(1)", "JS-26", dt.date(2026, 12, 4))
    assert len(page.lessons) == 1


def test_a_short_week_is_cut_and_says_so(school: TermSchool) -> None:
    school.vault.clock.moment = moment("2026-09-29T08:00:00")
    page = today.today(school.session)
    opening = next(counter for counter in page.counters if counter.clause.id == "JS-32")
    assert (round(opening.need, 6), opening.teaching_days) == (4.8, 3)


def test_an_open_door_counts_up_to_now(school: TermSchool) -> None:
    room.open_now(school.session)
    school.vault.clock.moment = moment("2026-11-23T08:45:00")
    page = today.today(school.session)
    assert page.door is not None
    assert next(counter.value for counter in page.counters if counter.clause.id == "JS-32") == 0.75
    room.close_now(school.session, visitors=3)
    assert today.today(school.session).door is None


def test_a_campaign_is_due_until_it_is_handed_in(school: TermSchool) -> None:
    due = {"school": dt.date(2026, 11, 26), "township": dt.date(2026, 11, 30)}
    campaigns.set_campaign(school.session, "KZ", PERIOD, "2026年宣传月统计表", due)
    item = kinds(today.today(school.session))["campaign"]
    assert (item.subject, item.due_on, item.warn) == (
        "2026年宣传月统计表",
        dt.date(2026, 11, 26),
        True,  # Thursday 26 less three school days is Monday 23
    )
    school.vault.clock.moment = moment("2026-11-22T08:00:00")
    assert not kinds(today.today(school.session))["campaign"].warn
    school.vault.clock.moment = moment("2026-11-26T23:00:00")
    assert not kinds(today.today(school.session))["campaign"].overdue(dt.date(2026, 11, 26))
    school.vault.clock.moment = moment("2026-11-27T08:00:00")
    assert kinds(today.today(school.session))["campaign"].overdue(dt.date(2026, 11, 27))
    figures.publish(school.session, PERIOD)
    head = {"填表人": "甲", "填表电话": "12345678"}
    record = forms.save(school.session, "KZ", PERIOD, head=head, entries={"c8": forms.Entry(blank=True)})
    forms.submit(school.session, record)
    assert "campaign" not in kinds(today.today(school.session))
    waiting = today.principal_home(school.principal()).waiting
    assert [(found.kind, found.key, found.subject) for found in waiting] == [
        ("sign_form", f"sign_form.{record}", "2026年宣传月统计表")
    ]


def test_campaigns_are_checked_and_replaced(school: TermSchool) -> None:
    with pytest.raises(UserError, match="field_wrong"):
        campaigns.set_campaign(school.session, "KZ", PERIOD, "早了", {"school": dt.date(2026, 11, 19)})
    with pytest.raises(UserError, match="campaign_due_missing"):
        campaigns.set_campaign(school.session, "KZ", PERIOD, "缺", {"township": dt.date(2026, 11, 30)})
    for text in ("一", "二"):
        campaigns.set_campaign(school.session, "KZ", PERIOD, text, {"school": dt.date(2026, 11, 26)})
    assert [found.title for found in campaigns.campaigns(school.session)] == ["二"]


def test_reviews_and_publishing_only_for_the_case_holder(school: TermSchool) -> None:
    child = school.student()
    school.grade(child, 2)
    plan = school.plan(child)
    with school.session.write("test", case=True) as uow:
        uow.update("casework.support_plan", plan, {"review_on": "2026-11-20"})
    page = kinds(today.today(school.session))
    review = page["plan_review"]
    assert (review.student_id, review.overdue(dt.date(2026, 11, 23))) == (child, True)
    assert page["publish"].finish is not None  # one click releases them
    figures.publish(school.session, "2026-2027-1")
    assert "publish" not in kinds(today.today(school.session))
    others = kinds(today.today(school.principal()))
    assert "plan_review" not in others
    assert "publish" not in others


def test_principal_home_needs_no_casework(school: TermSchool) -> None:
    school.student()
    record = hand_in(school.session)
    principal = school.principal()
    seen: list[str] = []
    principal.database.connection.set_trace_callback(seen.append)
    page = today.principal_home(principal)
    assert not any("casework" in statement for statement in seen)
    (task,) = page.waiting
    assert (task.kind, task.key) == ("sign_self_check", f"sign_self_check.{record}")
    assert task.waiting_for is None
    results = self_check.check(principal, "JS").results
    assert dict(page.verdicts) == Counter(result.verdict for result in results)
    assert {figure.measure for figure in page.figures} >= {"students_checked"}
