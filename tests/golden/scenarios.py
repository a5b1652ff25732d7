"""Records for the golden clauses, each standing just at or just below what its clause asks."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from tests.support.term_school import YEAR, TermSchool, day
from xinliapp.domain.calendar import CalendarNode, NodeKind
from xinliapp.services import dossier
from xinliapp.storage.calendar import replace_school_year

ROLES = ("counselor", "homeroom_teacher", "subject_teacher", "classmate", "parent")


def _meetings(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        for number in range(count):
            school.meeting(f"2026-10-{10 + number}")

    return fill


def _lessons(classes_taught: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        for number in (1, 2):
            group = school.class_group(number)
            school.student(group)
            # Weeks 1–2 have nine days: a whole unit there is enough for a floor of 1, two are for 2.
            school.lesson(group, "2026-09-03", 2)
            if number <= classes_taught:
                school.lesson(group, "2026-09-16", 1)

    return fill


def _ratio(students: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        columns = ("id", "name", "id_number_state", "student_number_state", "status", "joined_on")
        rows = [(f"s{n}", "甲", "none", "none", "enrolled", "2026-09-01") for n in range(students)]
        with school.session.write("test") as uow:
            uow.insert_many("student", columns, rows)
        school.staff()
        school.staff()

    return fill


def _opening(minutes: int, first_week: str = "18:00") -> Callable[[TermSchool], None]:
    """Week 1 of four days from 08:00 until then, week 2 of five days so many minutes."""

    def fill(school: TermSchool) -> None:
        school.opening("2026-09-02T08:00:00", f"2026-09-02T{first_week}:00")
        school.opening("2026-09-08T08:00:00", f"2026-09-08T{8 + minutes // 60:02}:{minutes % 60:02}:00")

    return fill


def _checked(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        children = [school.student(), school.student()]
        for child in children[:count]:
            school.entry(child, "2026-10-12")

    return fill


def _care(roles: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        child = school.student()
        school.grade(child, 2)
        school.group(child, ROLES[:roles])

    return fill


def _plans(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        child = school.student()
        school.grade(child, 2)
        for number in range(count):
            school.plan(child, version=number + 1)

    return fill


def _body(post: str) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        words = {"name": "专班", "founded_on": "2026-09-01", "document": "", "duty": ""}
        body = school.row("body", {"kind": "prevention_task_force", **words})
        member = {"body_id": body, "role": "leader", "post": post, "from_day": "2026-09-01"}
        plain = dict.fromkeys(("post_text", "name", "unit", "phone", "area"), "")
        school.row("body_member", {**member, **plain})

    return fill


def _activity(school: TermSchool, on: str, class_ids: list[str], **more: object) -> str:
    plain = dict.fromkeys(("theme", "audience", "carrier"), "")
    counts = {"sessions": 1, "headcount": 0, "mental_health": 1, "audience_kind": "classes"}
    row = school.row("activity", {"day": on, "title": "活动", **plain, **counts, **more})
    for class_id in class_ids:
        school.row("activity_class", {"activity_id": row, "class_id": class_id})
    return row


def _life_education(absent_once: bool) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        group = school.class_group()
        _first, second = school.student(group), school.student(group)
        for on, theme in (("2026-10-12", "life"), ("2026-11-09", "setback")):
            row = _activity(school, on, [group], form="lecture", themes=json.dumps([theme]))
        if absent_once:
            school.row("activity_absentee", {"activity_id": row, "class_id": group, "student_id": second})

    return fill


def _meeting_and(lectures: int) -> Callable[[TermSchool], None]:
    """One student: a class meeting on mental health and life, and so many lectures on setbacks."""

    def fill(school: TermSchool) -> None:
        group = school.class_group()
        school.student(group)
        _activity(school, "2026-10-12", [group], form="class_meeting", themes=json.dumps(["life"]))
        for number in range(lectures):
            on = f"2026-11-{9 + number:02}"
            _activity(school, on, [group], form="lecture", themes=json.dumps(["setback"]))

    return fill


def _reps(count: int) -> Callable[[TermSchool], None]:
    """A class of boys only: nobody asks it for a girl, so that the number alone decides."""

    def fill(school: TermSchool) -> None:
        group = school.class_group()
        boys = [school.student(group) for _ in range(3)]
        with school.session.write("test.gender") as uow:
            for boy in boys:
                uow.update("student", boy, {"gender": "male"})
        for boy in boys[:count]:
            school.row("peer_rep", {"class_id": group, "student_id": boy, "from_day": "2026-09-01"})

    return fill


def _dossiers(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        children = [school.student(), school.student()]
        for child in children[:count]:
            school.talk(child, "2026-10-12")

    return fill


def _parents_evenings(with_topic: int) -> Callable[[TermSchool], None]:
    """Two parents' evenings; so many spoke of mental health."""

    def fill(school: TermSchool) -> None:
        for number in range(2):
            agenda = int(number < with_topic)
            _activity(
                school, f"2026-10-{12 + number}", [], form="parent_meeting", audience_kind="parents",
                agenda=agenda,
            )  # fmt: skip

    return fill


def _visits(count: int, on: str = "2026-10-20") -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        child = school.student()
        school.grade(child, 2)
        for _ in range(count):
            words = dict.fromkeys(("by_name", "met", "findings", "agreed"), "")
            visit = {"student_id": child, "day": on, "mode": "phone", "occasion": "planned"}
            school.row("casework.home_visit", {**visit, **words})

    return fill


def _parent_courses(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        for number in range(count):
            school.activity("parent_course", f"2026-10-{12 + number}")

    return fill


def _own_lessons(second_week: int, first_week: int = 10) -> Callable[[TermSchool], None]:
    """A full-time teacher: so many units in week 1 of four days and in week 2 of five."""

    def fill(school: TermSchool) -> None:
        teacher, group = school.staff("full_time"), school.class_group()
        for number in range(first_week + second_week):
            on = "2026-09-03" if number < first_week else "2026-09-08"
            lesson = {"class_id": group, "day": on, "period": number + 1, "units": 1.0, "staff_id": teacher}
            school.row("lesson_log", {**lesson, "kind": "mental_health", "topic": "", "in_timetable": 1})

    return fill


def _session(school: TermSchool, number: int, started: str, minutes: int, staff: str | None) -> None:
    held = {"year": 2026, "sequence": number, "kind": "individual", "mode": "face_to_face", "theme": ""}
    when = {"student_id": "child", "started_at": started, "minutes": minutes, "staff_id": staff}
    words = dict.fromkeys(("situation", "assessment", "response", "outcome", "agreed"), "")
    signed = {"author_id": "a", "author_name": "甲", "risk": "unchanged", "signed_at": "2026-11-01T08:00:00"}
    school.row("casework.counseling_session", {**held, **when, **words, **signed})


def _counseling(second_week: int, first_week: int = 360) -> Callable[[TermSchool], None]:
    """A full-time teacher: so many minutes in week 1 of four days and in week 2 of five."""

    def fill(school: TermSchool) -> None:
        teacher = school.staff("full_time")
        _session(school, 1, "2026-09-03T08:00:00", first_week, teacher)
        _session(school, 2, "2026-09-08T08:00:00", second_week, teacher)

    return fill


def _per_class(form: str, counts: tuple[int, int]) -> Callable[[TermSchool], None]:
    """Two classes with so many activities of the form each, one a day."""

    def fill(school: TermSchool) -> None:
        for number, count in enumerate(counts, start=1):
            group = school.class_group(number)
            school.student(group)
            for place in range(count):
                _activity(school, f"2026-10-{12 + place}", [group], form=form, agenda=1)

    return fill


def _around_nodes(talks: tuple[str, ...]) -> Callable[[TermSchool], None]:
    """Mid-term on 12–13 November, final on 14–15 January; one key student and one-to-one talks on days."""

    def fill(school: TermSchool) -> None:
        nodes = (
            CalendarNode(NodeKind.MIDTERM_EXAM, "期中考试", day("2026-11-12"), day("2026-11-13")),
            CalendarNode(NodeKind.FINAL_EXAM, "期末考试", day("2027-01-14"), day("2027-01-15")),
        )
        autumn, spring = YEAR.terms
        with school.session.write("test.nodes") as uow:
            replace_school_year(uow, replace(YEAR, terms=(replace(autumn, nodes=nodes), spring)))
        child = school.student(joined="2026-08-20")
        school.grade(child, 2, "2026-08-20")
        for on in talks:
            school.talk(child, on)

    return fill


def _talks(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        child = school.student()
        for number in range(count):
            school.talk(child, f"2026-10-{12 + number}")

    return fill


def _sessions(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        for number in range(count):
            _session(school, number + 1, f"2026-10-{12 + number}T12:00:00", 40, None)

    return fill


def _peer_training(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        for number in range(count):
            _activity(school, f"2026-10-{12 + number}", [], form="training", audience_kind="peer_reps")

    return fill


def _graded(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        children = [school.student(), school.student()]
        for child in children[:count]:
            school.grade(child, 0)

    return fill


def _contacts(count: int) -> Callable[[TermSchool], None]:
    """Contacts about how the child is at home, and one about something else."""

    def fill(school: TermSchool) -> None:
        child = school.student()
        for number in range(count + 1):
            topic = "at_home" if number < count else "other"
            words = {"by_name": "甲", "note": "", "mode": "phone", "topic": topic}
            school.row("casework.guardian_contact", {"student_id": child, "day": "2026-10-12", **words})

    return fill


def _readings(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        child = school.student()
        for _ in range(count):
            dossier.open_dossier(school.session, child)

    return fill


SCENARIOS: dict[str, Callable[[TermSchool], None]] = {
    "two_meetings": _meetings(2),
    "one_meeting": _meetings(1),
    "one_lesson_each_full_pair": _lessons(2),
    "one_class_without": _lessons(1),
    "ratio_on_the_line": _ratio(1000),
    "ratio_over_the_line": _ratio(1001),
    "eight_hours": _opening(480),
    "seven_hours": _opening(420),
    "each_once": _checked(2),
    "one_unchecked": _checked(1),
    "five_roles": _care(5),
    "four_roles": _care(4),
    "one_plan": _plans(1),
    "no_plan": _plans(0),
    "led_by_principal": _body("principal"),
    "led_by_deputy": _body("vice_head"),
    "each_twice": _life_education(absent_once=False),
    "one_absent_once": _life_education(absent_once=True),
    "two_reps": _reps(2),
    "one_rep": _reps(1),
    "all_with_a_record": _dossiers(2),
    "one_without_a_record": _dossiers(1),
    "both_with_topic": _parents_evenings(2),
    "one_without_topic": _parents_evenings(1),
    "visited_once": _visits(1),
    "not_visited": _visits(0),
    "two_courses": _parent_courses(2),
    "one_course": _parent_courses(1),
    "ten_units": _own_lessons(10),
    "nine_units": _own_lessons(9),
    "six_hours": _counseling(360),
    "five_hours": _counseling(300),
    "class_meeting_each": _per_class("class_meeting", (1, 1)),
    "class_meeting_one": _per_class("class_meeting", (1, 0)),
    "talked_around_midterm": _around_nodes(("2026-08-25", "2026-11-10", "2026-11-16")),
    "not_after_midterm": _around_nodes(("2026-08-25", "2026-11-10")),
    "two_evenings_each": _per_class("parent_meeting", (2, 2)),
    "two_evenings_and_one": _per_class("parent_meeting", (2, 1)),
    "two_talks": _talks(2),
    "no_talk": _talks(0),
    "two_sessions": _sessions(2),
    "no_session": _sessions(0),
    "one_training": _peer_training(1),
    "no_training": _peer_training(0),
    "one_graded": _graded(1),
    "two_graded": _graded(2),
    "two_contacts": _contacts(2),
    "no_contact": _contacts(0),
    "two_checks": _checked(2),
    "no_check": _checked(0),
    "two_readings": _readings(2),
    "no_reading": _readings(0),
    # For the ways of counting a school may choose: week 1 has four days, week 2 five.
    "cut_hours_then_eight": _opening(480, "14:24"),
    "six_hours_then_eight": _opening(480, "14:00"),
    "cut_units_then_ten": _own_lessons(10, 8),
    "seven_units_then_ten": _own_lessons(10, 7),
    "cut_sessions_then_six_hours": _counseling(360, 288),
    "four_hours_then_six": _counseling(360, 240),
    "visited_in_march_before": _visits(1, "2026-03-10"),
    "meeting_and_lecture": _meeting_and(1),
    "meeting_and_two_lectures": _meeting_and(2),
}
