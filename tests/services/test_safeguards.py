"""Staff papers, trainings, bodies, policies, partners, help channels: what is refused, what is derived."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.reports.pdf_probe import plain_text
from tests.support.term_school import TermSchool, day
from xinliapp.domain.errors import UserError
from xinliapp.domain.safeguards import (
    BodyKind,
    BodyRole,
    ChannelKind,
    ChannelScope,
    NetworkLevel,
    PartnerKind,
    Post,
    names_typed,
)
from xinliapp.domain.staff import (
    Attendance,
    Certificate,
    CertificateKind,
    Education,
    QualificationPart,
    StaffProfile,
    TrainingAudience,
    TrainingForm,
    TrainingLevel,
    duty_qualification,
    highest_level,
    hours_in_year,
)
from xinliapp.domain.tasks import Finished, Task
from xinliapp.domain.term_records import StaffKind
from xinliapp.i18n.messages import sentence
from xinliapp.i18n.task_words import TASK_WORDS
from xinliapp.rulepacks.policy_kinds import policy_kinds
from xinliapp.services import (
    bodies,
    help_channels,
    meetings,
    partners,
    policies,
    safeguard_papers,
    safeguard_tasks,
    staff,
    staff_papers,
    task_list,
)
from xinliapp.services.bodies import MemberInput
from xinliapp.services.help_channels import ChannelInput
from xinliapp.services.partners import PartnerInput
from xinliapp.services.policies import PolicyInput
from xinliapp.services.staff import CertificateInput, TrainingInput

SINCE = dt.date(2026, 9, 1)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def tasks(school: TermSchool, on: str) -> list[Task]:
    found = []
    for provider in (
        safeguard_tasks.expiry_tasks,
        safeguard_tasks.policy_tasks,
        safeguard_tasks.body_tasks,
        safeguard_tasks.meeting_tasks,
    ):
        assert provider in task_list.CORE_PROVIDERS
        found += list(provider(school.session, day(on)))
    assert {task.kind for task in found} <= set(TASK_WORDS)
    return found


# --- staff ---


def _certificate(kind: CertificateKind, last: str | None) -> Certificate:
    return Certificate("c", "s", kind, "1", "", "2020-01-01", last, None)


@pytest.mark.parametrize(
    ("education", "near", "failing"),
    [
        (Education.BACHELOR, True, ()),
        (Education.COLLEGE, True, (QualificationPart.DEGREE,)),
        (Education.MASTER, False, (QualificationPart.PSYCHOLOGY,)),
        (None, False, (QualificationPart.DEGREE, QualificationPart.PSYCHOLOGY)),
    ],
)
def test_full_time_is_asked_in_principle_only(
    education: Education | None, near: bool, failing: tuple[QualificationPart, ...]
) -> None:
    profile = StaffProfile("s", education, "", near)
    found = duty_qualification(StaffKind.FULL_TIME, profile, (), False, "2026-11-23")
    assert found.failing == failing
    assert not found.firm  # amber, never red


@pytest.mark.parametrize(
    ("certificates", "trained", "holds"),
    [
        ((), False, False),
        ((), True, True),
        ((_certificate(CertificateKind.COUNSELOR, "2026-11-23"),), False, True),
        ((_certificate(CertificateKind.COUNSELOR, "2026-11-22"),), False, False),
        ((_certificate(CertificateKind.OTHER, None),), False, False),
    ],
)
def test_part_time_needs_a_valid_paper_or_a_training(
    certificates: tuple[Certificate, ...], trained: bool, holds: bool
) -> None:
    profile = StaffProfile("s", Education.DOCTOR, "心理学", True)
    found = duty_qualification(StaffKind.PART_TIME, profile, certificates, trained, "2026-11-23")
    assert found.firm is not holds
    assert not duty_qualification(StaffKind.OTHER, profile, (), False, "2026-11-23").judged


def test_hours_of_the_calendar_year_and_levels_of_three_years() -> None:
    def at(on: str, level: TrainingLevel, hours: float = 1.0) -> Attendance:
        return Attendance("s", "t", on, level, hours, "")

    attended = [
        at("2023-11-23", TrainingLevel.NATIONAL),  # three years and a day before the 24th
        at("2023-11-24", TrainingLevel.PROVINCE),
        at("2025-12-31", TrainingLevel.CITY, 30.0),
        at("2026-01-01", TrainingLevel.SCHOOL, 12.5),
    ]
    assert hours_in_year(attended, 2026) == 12.5
    assert highest_level(attended, dt.date(2026, 11, 22)) is TrainingLevel.NATIONAL
    assert highest_level(attended, dt.date(2026, 11, 23)) is TrainingLevel.PROVINCE
    assert highest_level(attended, dt.date(2026, 11, 24)) is TrainingLevel.CITY
    assert highest_level([], dt.date(2028, 2, 29)) is None


def test_the_sentence_of_a_certificate_that_ends_too_early(school: TermSchool) -> None:
    member = school.staff()
    wrong = CertificateInput(CertificateKind.COUNSELOR, "1", "", dt.date(2026, 5, 2), dt.date(2026, 5, 1))
    with pytest.raises(UserError) as refused:
        staff.add_certificate(school.session, member, wrong)
    assert sentence(refused.value) == "证书到期日早于发证日。没有保存,其他字段在草稿里。请改日期。"
    same = CertificateInput(CertificateKind.COUNSELOR, "1", "", dt.date(2026, 5, 2), dt.date(2026, 5, 2))
    assert staff.add_certificate(school.session, member, same)


def test_a_training_of_the_future_or_of_nobody_is_refused(school: TermSchool) -> None:
    member = school.staff()
    given = TrainingInput("培训", dt.date(2026, 11, 24), TrainingLevel.CITY, TrainingForm.ONLINE, 2.0)
    for people, code in (([member], "field_wrong"), ([], "training_nobody"), (["none"], "not_found")):
        with pytest.raises(UserError) as refused:
            staff.add_training(school.session, given, people)
        assert refused.value.code == code
    assert staff.trainings(school.session, dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == []


def test_a_training_taken_back_counts_for_nobody(school: TermSchool) -> None:
    member = school.staff("full_time")
    given = TrainingInput(
        "培训", SINCE, TrainingLevel.CITY, TrainingForm.ONLINE, 2.5, (TrainingAudience.ALL_STAFF,), True
    )
    made = staff.add_training(school.session, given, [member, member], {member: "证1"})
    year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    (row,) = staff.attendances(school.session, *year)
    assert (row.hours, row.certificate) == (2.5, "证1")
    (training,) = staff.trainings(school.session, *year)
    assert (training.audiences, training.compulsory) == ((TrainingAudience.ALL_STAFF,), True)
    staff.take_back_training(school.session, made, "重复")
    assert staff.attendances(school.session, *year) == []
    with pytest.raises(UserError):
        staff.take_back_training(school.session, made, "重复")


def test_the_workload_of_a_month_by_hand(school: TermSchool) -> None:
    teacher, other = school.staff("full_time"), school.staff("other")
    group = school.class_group()
    for on, who, kind in (
        ("2026-10-31", teacher, "mental_health"),
        ("2026-11-02", teacher, "mental_health"),
        ("2026-11-30", teacher, "mental_health"),
        ("2026-11-03", teacher, "other"),
        ("2026-11-04", other, "mental_health"),
    ):
        lesson = school.lesson(group, on, 1.5, kind=kind)
        with school.session.write("test") as uow:
            uow.update("lesson_log", lesson, {"staff_id": who})
    opening = school.opening("2026-11-05T11:50:00", "2026-11-05T13:20:00")
    with school.session.write("test") as uow:
        uow.update("actual_opening", opening, {"staff_id": teacher})
    school.activity("lecture", "2026-11-06", sessions=2)
    school.activity("class_meeting", "2026-11-06", sessions=3)
    school.activity("lecture", "2026-12-01")
    found = staff_papers.workload(school.session, 2026, 11)
    (row,) = found.people
    assert (row.member.id, row.lessons, row.duty_minutes, row.counseling_minutes) == (teacher, 3.0, 90.0, 0.0)
    assert (found.lectures, found.activities) == (2, 3)
    core_only = staff_papers.workload(school.principal(), 2026, 11)
    assert core_only.people[0].counseling_minutes is None
    assert not core_only.counseling_known


# --- tasks ---


def test_a_certificate_is_told_sixty_days_before_its_last_day(school: TermSchool) -> None:
    member, gone = school.staff(), school.staff(until="2026-10-01")
    for person in (member, gone):
        paper = CertificateInput(
            CertificateKind.COUNSELOR, "1", "", dt.date(2021, 1, 1), dt.date(2027, 1, 22)
        )
        staff.add_certificate(school.session, person, paper)
    assert [t.kind for t in tasks(school, "2026-11-22") if t.kind == "certificate_expiring"] == []
    (task,) = [t for t in tasks(school, "2026-11-23") if t.kind == "certificate_expiring"]
    assert (task.due_on, task.argument, task.overdue(dt.date(2027, 1, 22))) == (
        dt.date(2027, 1, 22),
        ("staff", member),
        False,
    )
    renewed = CertificateInput(CertificateKind.COUNSELOR, "2", "", dt.date(2026, 11, 1), dt.date(2031, 1, 1))
    staff.add_certificate(school.session, member, renewed)
    assert [t for t in tasks(school, "2026-11-23") if t.kind == "certificate_expiring"] == []


def test_an_agreement_is_told_in_time(school: TermSchool) -> None:
    made = partners.add(
        school.session,
        PartnerInput("市精卫中心", PartnerKind.PSYCHIATRIC_HOSPITAL, agreement_to=dt.date(2027, 1, 22)),
    )
    assert [t for t in tasks(school, "2026-11-22") if t.kind == "agreement_expiring"] == []
    (task,) = [t for t in tasks(school, "2026-11-23") if t.kind == "agreement_expiring"]
    assert (task.subject, task.due_on) == ("市精卫中心", dt.date(2027, 1, 22))
    partners.end(school.session, made, dt.date(2026, 11, 23))
    assert [t for t in tasks(school, "2026-11-23") if t.kind == "agreement_expiring"] == []


def test_missing_policies_are_one_task_a_term(school: TermSchool) -> None:
    asked = [kind.id for kind in policy_kinds() if any(c.startswith("JS-") for c in kind.clauses)]
    (task,) = [t for t in tasks(school, "2026-11-23") if t.kind == "policy_missing"]
    assert (task.key, task.warn) == ("policies 2026-2027-1", True)
    assert task.subject == f"专项工作方案等{len(asked)}类"
    assert tasks(school, "2026-08-20") == []  # no term
    for kind in asked:
        policies.add(school.session, PolicyInput(kind, "某制度", "v1", SINCE))
    assert [t for t in tasks(school, "2026-11-23") if t.kind == "policy_missing"] == []


def test_a_colleague_who_left_is_taken_out_with_one_click(school: TermSchool) -> None:
    member = school.staff()
    body = bodies.found(school.session, BodyKind.PREVENTION_TASK_FORCE, "专班", SINCE)
    made = bodies.add_member(school.session, body, MemberInput(Post.COUNSELOR, staff_id=member), SINCE)
    assert [t for t in tasks(school, "2026-11-23") if t.kind == "body_member_left"] == []
    staff.leave(school.session, member, dt.date(2026, 11, 20))
    assert [t for t in tasks(school, "2026-11-19") if t.kind == "body_member_left"] == []
    (task,) = [t for t in tasks(school, "2026-11-20") if t.kind == "body_member_left"]
    assert task.subject == "专班 教师甲"
    assert task.finish is not None
    done = task.finish(school.session)
    assert isinstance(done, Finished)
    assert [(m.id, m.to_day) for m in bodies.state(school.session, body).members] == [(made, "2026-11-20")]
    assert [t for t in tasks(school, "2026-11-20") if t.kind == "body_member_left"] == []
    assert done.undo is not None
    done.undo(school.session)
    assert len([t for t in tasks(school, "2026-11-20") if t.kind == "body_member_left"]) == 1


def test_meetings_are_told_three_working_days_before_the_term_ends(school: TermSchool) -> None:
    # The term ends on Friday 22 January 2027: 21, 20 and 19 January are the working days before.
    school.meeting("2026-10-12")
    assert [t for t in tasks(school, "2027-01-18") if t.kind == "meetings_short"] == []
    (task,) = [t for t in tasks(school, "2027-01-19") if t.kind == "meetings_short"]
    assert (task.subject, task.due_on, task.clause) == ("1/2次", dt.date(2027, 1, 22), "JS-22")
    second = school.meeting("2027-01-19")
    assert [t for t in tasks(school, "2027-01-19") if t.kind == "meetings_short"] == []
    meetings.take_back(school.session, second, "记错")
    assert len([t for t in tasks(school, "2027-01-22") if t.kind == "meetings_short"]) == 1
    assert [t for t in tasks(school, "2027-01-23") if t.kind == "meetings_short"] == []


# --- bodies, policies, partners, channels ---


def test_the_network_is_filled_from_the_classes_and_says_what_it_lacks(school: TermSchool) -> None:
    for number, teacher in ((1, "甲"), (2, "乙"), (3, None)):
        group = school.class_group(number)
        school.student(group)
        with school.session.write("test") as uow:
            uow.update("class_group", group, {"homeroom_teacher": teacher})
    network = bodies.found(school.session, BodyKind.WARNING_NETWORK, "预警网络", SINCE)
    assert bodies.state(school.session, network).gaps == ("牵头人", "班级层", "年级层", "学校层")
    assert bodies.fill_class_level(school.session, network, SINCE) == 2
    assert bodies.fill_class_level(school.session, network, SINCE) == 0
    with pytest.raises(UserError) as refused:
        bodies.add_member(school.session, network, MemberInput(Post.PRINCIPAL, "丙"), SINCE)
    assert refused.value.code == "body_level"
    for level, role in ((NetworkLevel.GRADE, BodyRole.MEMBER), (NetworkLevel.SCHOOL, BodyRole.LEADER)):
        bodies.add_member(
            school.session, network, MemberInput(Post.PRINCIPAL, "丙", role, level=level), SINCE
        )
    state = bodies.state(school.session, network)
    assert state.gaps == ("七(3)",)
    assert state.led_by_head


def test_a_network_of_four_levels_asks_for_family_and_counsellors(school: TermSchool) -> None:
    """ZZ-09: 学校—家庭—心理教师—班级; it has no level of years, and the three-level one no family."""
    found = bodies.found(school.session, BodyKind.FOUR_LEVEL_NETWORK, "四级预警网络", SINCE)
    assert bodies.state(school.session, found).gaps == ("牵头人", "学校层", "家庭层", "心理教师层", "班级层")
    found_levels = (NetworkLevel.SCHOOL, NetworkLevel.FAMILY, NetworkLevel.COUNSELOR)
    for level, name in zip(found_levels, ("丁", "戊", "己"), strict=True):
        role = BodyRole.LEADER if level is NetworkLevel.SCHOOL else BodyRole.MEMBER
        member = MemberInput(Post.OTHER, name, role, level=level)
        bodies.add_member(school.session, found, member, SINCE)
    assert bodies.state(school.session, found).gaps == ("班级层",)
    three = bodies.found(school.session, BodyKind.WARNING_NETWORK, "三级预警网络", SINCE)
    for network, level in ((found, NetworkLevel.GRADE), (three, NetworkLevel.FAMILY)):
        with pytest.raises(UserError) as refused:
            bodies.add_member(school.session, network, MemberInput(Post.OTHER, "丁", level=level), SINCE)
        assert refused.value.code == "body_level"
    paper = safeguard_papers.network_pdf(school.session, found)
    assert "家庭" in plain_text(paper.data) and "尚缺：班级层" in plain_text(paper.data)


def test_no_care_group_of_a_student_is_among_the_bodies(school: TermSchool) -> None:
    school.group(school.student(), ("counselor", "classmate"))
    assert bodies.states(school.session) == []
    words = {kind.value for kind in BodyKind}
    assert "care_group" not in words
    tables = school.session.database.tuples("SELECT count(*) FROM body_member")
    assert tables == [(0,)]


def test_a_body_has_no_member_before_it_was_founded(school: TermSchool) -> None:
    body = bodies.found(school.session, BodyKind.LEADING_GROUP, "领导小组", SINCE)
    for input_, since, code in (
        (MemberInput(Post.PRINCIPAL, "甲"), dt.date(2026, 8, 31), "field_wrong"),
        (MemberInput(Post.PRINCIPAL, " "), SINCE, "field_required"),
        (MemberInput(Post.PRINCIPAL, staff_id="nobody"), SINCE, "not_found"),
    ):
        with pytest.raises(UserError) as refused:
            bodies.add_member(school.session, body, input_, since)
        assert refused.value.code == code


def test_a_version_may_only_follow_the_newest(school: TermSchool) -> None:
    def given(version: str, on: dt.date) -> PolicyInput:
        return PolicyInput("home_visits", "家访制度", version, on, "校务会")

    first = policies.add(school.session, given("v1", SINCE))
    second = policies.add(school.session, given("v2", dt.date(2026, 12, 1)), supersedes=first, reason="修订")
    for old, on, code in (
        (first, dt.date(2027, 1, 1), "policy_not_newest"),
        (second, dt.date(2026, 11, 30), "field_wrong"),
        ("none", SINCE, "not_found"),
    ):
        with pytest.raises(UserError) as refused:
            policies.add(school.session, given("v3", on), supersedes=old, reason="再修订")
        assert refused.value.code == code
    # Until the new one comes into force the old one holds.
    (state,) = [s for s in policies.states(school.session) if s.versions]
    assert state.current is not None
    assert state.current.version == "v1"
    (later,) = [s for s in policies.states(school.session, dt.date(2026, 12, 1)) if s.versions]
    assert later.current is not None
    assert later.current.version == "v2"
    assert (later.asked_by, later.missing) == (
        (),
        False,
    )  # 家访制度 is asked for by WN-53, which is not loaded


def test_every_kind_a_pack_counts_is_a_kind_of_the_list() -> None:
    from xinliapp.rulepacks import library
    from xinliapp.services import measuring

    known = {kind.id for kind in policy_kinds()}
    for pack_id in library.pack_ids():
        for clause in measuring.pack(pack_id).clauses:
            if clause.measure == "policies_in_force":
                kinds = clause.parameters["kinds"]
                assert isinstance(kinds, list | tuple)
                assert set(kinds) <= known, clause.id


def test_a_channel_is_public_at_a_place(school: TermSchool) -> None:
    def given(**more: object) -> ChannelInput:
        return ChannelInput(ChannelScope.INSIDE, ChannelKind.MAILBOX, "信箱", "一楼", **more)  # type: ignore[arg-type]

    with pytest.raises(UserError) as refused:
        help_channels.add(school.session, given(published_on=SINCE))
    assert refused.value.params["field"] == "公布地点"
    made = help_channels.add(school.session, given())
    help_channels.change(school.session, made, given(published_on=SINCE, published_where="各班"))
    (channel,) = help_channels.current(school.session)
    assert (channel.published_on, channel.published_where) == ("2026-09-01", "各班")
    help_channels.end(school.session, made, dt.date(2026, 11, 23))
    assert help_channels.current(school.session) == []
    assert len(help_channels.everything(school.session)) == 1


def test_names_as_people_type_them() -> None:
    assert names_typed("甲、乙,丙;丁 甲\n戊，己；庚") == ("甲", "乙", "丙", "丁", "戊", "己", "庚")
    assert names_typed("  ") == ()
