"""Measures of the paper duties, counted by hand on both sides of each border."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool

TERM = ("2026-09-01", "2027-01-22")
YEAR = ("2026-01-01", "2026-12-31")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def body(school: TermSchool, kind: str, *, founded: str = "2026-09-01", closed: str | None = None) -> str:
    return school.row(
        "body",
        {
            "kind": kind,
            "name": "某组",
            "founded_on": founded,
            "document": "",
            "duty": "",
            "closed_on": closed,
        },
    )


def member(
    school: TermSchool,
    of: str,
    post: str,
    *,
    role: str = "leader",
    since: str = "2026-09-01",
    until: str | None = None,
    department: str | None = None,
) -> None:
    school.row(
        "body_member",
        {
            "body_id": of,
            "role": role,
            "post": post,
            "post_text": "",
            "name": "某人",
            "unit": "",
            "phone": "",
            "department": department,
            "area": "",
            "from_day": since,
            "to_day": until,
        },
    )


@pytest.mark.parametrize(
    ("post", "role", "value"),
    [
        ("principal", "leader", 1.0),
        ("party_secretary", "leader", 1.0),
        ("secretary_and_principal", "leader", 1.0),
        ("vice_head", "leader", 0.0),  # the post is judged, not who it is
        ("principal", "deputy", 0.0),
    ],
)
def test_the_post_of_the_leader_is_judged(school: TermSchool, post: str, role: str, value: float) -> None:
    member(school, body(school, "prevention_task_force"), post, role=role)
    found = school.measure("bodies_led_by_head", *TERM, "2026-11-23", kinds=["prevention_task_force"])
    assert (found.value, found.need) == (value, 1.0)
    assert [lack.label for lack in found.shortfall] == ([] if value else ["防治工作专班"])


def test_bodies_by_day_and_kind(school: TermSchool) -> None:
    force = body(school, "prevention_task_force", founded="2026-10-12", closed="2026-12-01")
    member(school, force, "principal", since="2026-10-15", until="2026-11-20")
    member(school, body(school, "leading_group"), "principal")

    def count(on: str, *kinds: str) -> float:
        return school.measure("bodies_led_by_head", *TERM, on, kinds=list(kinds)).value

    days = ("2026-10-14", "2026-10-15", "2026-11-19", "2026-11-20")
    assert [count(on, "prevention_task_force") for on in days] == [0, 1, 1, 0]
    assert count("2026-11-19", "prevention_task_force", "leading_group") == 2
    member(school, force, "principal", since="2026-11-20")
    assert [count(on, "prevention_task_force") for on in ("2026-11-30", "2026-12-01")] == [1, 0]


def test_the_six_departments_are_of_the_school_care_group_alone(school: TermSchool) -> None:
    group, other = body(school, "school_care_group"), body(school, "leading_group")
    parts = ["police", "civil_affairs", "health", "youth_league", "womens_federation", "next_generation"]
    for part in parts[:5]:
        member(school, group, "other", role="member", department=part)
    member(school, group, "other", role="member", department="police")  # a second one adds nothing
    member(school, other, "other", role="member", department="next_generation")
    found = school.measure("care_body_departments", *TERM, "2026-11-23", departments=parts)
    assert (found.value, found.need) == (5.0, 6.0)
    assert [lack.label for lack in found.shortfall] == ["关工委"]
    member(school, group, "other", role="member", department="next_generation", since="2026-11-23")
    assert school.measure("care_body_departments", *TERM, "2026-11-22", departments=parts).value == 5
    assert school.measure("care_body_departments", *TERM, "2026-11-23", departments=parts).value == 6


def policy(
    school: TermSchool, kind: str, since: str, until: str | None = None, file: str | None = None
) -> None:
    school.row(
        "policy_document",
        {
            "kind": kind,
            "title": "某制度",
            "version": "v1",
            "effective_on": since,
            "approved_by": "",
            "attachment_id": file,
            "reason": "",
            "withdrawn_on": until,
        },
    )


def test_policies_in_force_on_the_day(school: TermSchool) -> None:
    kinds = ["special_work_plan", "emergency_plan"]
    file = school.row(
        "attachment",
        {"sealed_name": "0" * 64, "file_key": bytes(32), "name": "a.pdf", "kind": "pdf", "size": 1},
    )
    policy(school, "special_work_plan", "2026-09-10", "2026-12-01", file)
    policy(school, "special_work_plan", "2026-10-01", "2026-12-01")  # a second one adds nothing
    policy(school, "emergency_plan", "2026-11-01")
    policy(school, "home_visits", "2026-09-01")

    def count(on: str) -> tuple[float, float | None]:
        found = school.measure("policies_in_force", *TERM, on, kinds=kinds)
        return found.value, found.need

    days = ("2026-09-09", "2026-09-10", "2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01")
    assert [count(on) for on in days] == [(0, 2), (1, 2), (1, 2), (2, 2), (2, 2), (1, 2)]
    found = school.measure("policies_in_force", *TERM, "2026-12-01", kinds=kinds)
    assert [lack.label for lack in found.shortfall] == ["special_work_plan"]
    assert found.notes == (("没有存电子文件(类)", 1.0),)


def channel(school: TermSchool, scope: str, published: str | None, until: str | None = None) -> None:
    school.row(
        "help_channel",
        {
            "scope": scope,
            "kind": "phone",
            "name": "热线",
            "value": "12355",
            "hours": "",
            "published_on": published,
            "published_where": "",
            "from_day": "2026-09-01",
            "to_day": until,
        },
    )


def test_channels_count_from_the_day_they_are_public(school: TermSchool) -> None:
    scopes = ["inside", "outside"]
    channel(school, "inside", None)
    channel(school, "inside", "2026-09-10")
    channel(school, "outside", "2026-09-20", "2026-11-01")

    def count(on: str) -> float:
        return school.measure("help_channels_published", *TERM, on, scopes=scopes).value

    days = ("2026-09-09", "2026-09-10", "2026-09-19", "2026-09-20", "2026-10-31", "2026-11-01")
    assert [count(on) for on in days] == [0, 1, 1, 2, 2, 1]
    found = school.measure("help_channels_published", *TERM, "2026-11-01", scopes=scopes)
    assert ([lack.label for lack in found.shortfall], found.need) == (["校外"], 2.0)


def training(
    school: TermSchool,
    on: str,
    audiences: list[str],
    *people: str,
    compulsory: bool = True,
    hours: float = 6.0,
    level: str = "school",
    voided: bool = False,
) -> None:
    made = school.row(
        "training",
        {
            "title": "某培训",
            "day": on,
            "level": level,
            "form": "central",
            "hours": hours,
            "audiences": json.dumps(audiences),
            "compulsory": compulsory,
            "organizer": "",
            "voided_at": "2026-11-01T08:00:00" if voided else None,
        },
    )
    for person in people:
        school.row("training_attendance", {"training_id": made, "staff_id": person, "certificate": ""})


def test_the_audience_with_the_fewest_trainings_decides(school: TermSchool) -> None:
    both = {"audience": ["homeroom_teachers", "subject_teachers"], "compulsory_only": True}
    training(school, "2026-01-01", ["homeroom_teachers"])
    training(school, "2026-12-31", ["homeroom_teachers"])
    training(school, "2025-12-31", ["subject_teachers"])  # another year
    training(school, "2026-10-12", ["subject_teachers"], compulsory=False)
    training(school, "2026-10-13", ["subject_teachers"], voided=True)
    found = school.measure("trainings_held", *YEAR, "2026-12-31", **both)
    assert (found.value, [lack.label for lack in found.shortfall]) == (0.0, ["学科教师"])
    training(school, "2026-10-14", ["all_staff"])
    found = school.measure("trainings_held", *YEAR, "2026-12-31", **both)
    assert (found.value, found.shortfall, len(found.rows)) == (1.0, (), 3)
    assert school.measure("trainings_held", *YEAR, "2026-10-13", **both).value == 0
    free = {**both, "compulsory_only": False}
    assert school.measure("trainings_held", *YEAR, "2026-12-31", **free).value == 2


def test_coverage_of_those_in_service_on_the_day(school: TermSchool) -> None:
    here, part, gone = school.staff("full_time"), school.staff(), school.staff(until="2026-11-01")
    params = {"kinds": ["full_time", "part_time"], "levels": ["county", "city"], "trainings_per_person": 1}
    training(school, "2026-10-12", ["counselors"], here, gone, level="city")
    training(school, "2026-10-13", ["counselors"], part, level="school")  # not of the level asked
    found = school.measure("staff_training_coverage", *YEAR, "2026-11-01", **params)
    assert (found.value, found.denominator, found.need) == (1.0, 2.0, 2.0)
    assert len(found.shortfall) == 1
    assert school.measure("staff_training_coverage", *YEAR, "2026-10-31", **params).denominator == 3
    training(school, "2026-11-02", ["counselors"], part, level="county")
    assert school.measure("staff_training_coverage", *YEAR, "2026-11-02", **params).value == 2


def test_hours_on_both_sides_of_the_floor(school: TermSchool) -> None:
    teacher = school.staff("full_time")
    training(school, "2025-12-31", ["counselors"], teacher, hours=30.0)
    training(school, "2026-03-02", ["counselors"], teacher, hours=29.5)
    params = {"kinds": ["full_time"], "hours_per_person": 30}
    found = school.measure("staff_training_hours", *YEAR, "2026-11-23", **params)
    assert (found.value, found.need, found.shortfall[0].have) == (0.0, 1.0, 29.5)
    training(school, "2026-11-23", ["counselors"], teacher, hours=0.5)
    assert school.measure("staff_training_hours", *YEAR, "2026-11-22", **params).value == 0
    assert school.measure("staff_training_hours", *YEAR, "2026-11-23", **params).value == 1


def test_a_meeting_taken_back_no_longer_counts(school: TermSchool) -> None:
    kept, taken = school.meeting("2026-10-09"), school.meeting("2026-10-10")
    with school.session.write("test") as uow:
        uow.update("meeting", taken, {"voided_at": "2026-10-11T08:00:00", "void_reason": "重复"})
    found = school.measure("meetings_held", *TERM, "2026-11-23", kinds=["leadership_mental_health"])
    assert [row.row_id for row in found.rows] == [kept]
