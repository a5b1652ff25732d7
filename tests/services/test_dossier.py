"""One student's page: who sees what, what is noted, what is folded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.casework import active_plan, lifted
from tests.support.student_pages import make_school
from tests.support.term_school import TermSchool
from tests.support.vaults import VaultFiles
from xinliapp.domain.accounts import Role
from xinliapp.domain.casework import CareRole, CheckMethod, PlanOutcome
from xinliapp.domain.changes import Changes
from xinliapp.domain.dossier import EntryKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import care, care_members, concern, plans, roster_print, screening, students, talks
from xinliapp.services.care_members import MemberInput
from xinliapp.services.dossier import age_on, open_dossier
from xinliapp.services.grade_labels import DEFAULT_LABELS, grade_labels, save_grade_labels
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.storage.audit import Chain, events, first_break

D = dt.date


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_school(tmp_path / "vault")


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def child(session: Session) -> str:
    return students.add_student(session, StudentInput("赵一", "class-2", birthday="2012-11-24")).student_id


def actions(session: Session, chain: Chain) -> list[str]:
    return [event.action for event in events(session.database, chain)]


def test_opening_is_noted_in_the_case_chain_once(session: Session, child: str) -> None:
    open_dossier(session, child)
    open_dossier(session, child, again=True)
    noted = [e for e in events(session.database, Chain.CASE) if e.action == "dossier.open"]
    assert [event.object_id for event in noted] == [child]
    assert "dossier.open" not in actions(session, Chain.CORE)
    assert first_break(session.database, Chain.CASE) is None


def test_who_lacks_the_case_key_gets_the_roster_part_alone(files: VaultFiles, child: str) -> None:
    principal = files.session(Role.PRINCIPAL, "校长")
    try:
        dossier = open_dossier(principal, child)
        assert dossier.case is None
        assert dossier.grade_words == ()
        assert (dossier.student.name, dossier.class_label, dossier.age) == ("赵一", "八(3)", 13)
    finally:
        principal.database.close()


def test_the_case_part(session: Session, child: str) -> None:
    concern.assign(session, child, 1, D(2026, 9, 20), reason="初次")
    concern.assign(session, child, 2, D(2026, 10, 20), reason="再看", review_on=D(2026, 12, 1))
    talks.add(session, talks.TalkInput(child, D(2026, 11, 18), "心理教师甲", note="约定"))
    round_id = screening.open_round(session, "2026秋普测", CheckMethod.SCALE, D(2026, 9, 1))
    screening.record_many(session, round_id, [screening.EntryInput(child, D(2026, 9, 10), noticed=True)])
    active_plan(session, child, D(2026, 10, 22))
    plans.save_draft(session, child, plans.PlanInput(D(2026, 11, 1), "改"))
    case = open_dossier(session, child).case
    assert case is not None and case.grade is not None and case.plan is not None and case.draft is not None
    assert case.grade.ordinal == 2
    assert (case.plan.version, case.draft.version) == (1, 2)
    assert [(line.kind, line.day) for line in case.timeline] == [
        (EntryKind.TALK, "2026-11-18"),
        (EntryKind.PLAN, "2026-10-22"),
        (EntryKind.GRADE, "2026-10-20"),
        (EntryKind.GRADE, "2026-09-20"),
        (EntryKind.CHECK, "2026-09-10"),
    ]
    assert [line.grades for line in case.timeline if line.kind is EntryKind.GRADE] == [(1, 2), (1,)]


def test_entries_before_last_school_year_are_folded(session: Session, child: str) -> None:
    for day in (D(2025, 8, 31), D(2025, 9, 1)):
        talks.add(session, talks.TalkInput(child, day, "心理教师甲"))
    folded = open_dossier(session, child).case
    assert folded is not None
    assert ([line.day for line in folded.timeline], folded.older) == (["2025-09-01"], 1)
    whole = open_dossier(session, child, older=True).case
    assert whole is not None and whole.older == 0 and len(whole.timeline) == 2
    assert actions(session, Chain.CASE)[-1] == "dossier.older"


def test_a_closed_plan_stands_with_its_outcome(session: Session, child: str) -> None:
    active_plan(session, child, D(2026, 10, 1))
    lifted(session, child, D(2026, 11, 20))
    case = open_dossier(session, child).case
    assert case is not None and case.plan is not None
    assert (case.plan.outcome, case.plan.closed_on) == (PlanOutcome.LIFTED, "2026-11-20")


def test_an_ended_tag_is_not_shown(session: Session, child: str) -> None:
    with session.write("test", case=True) as uow:
        for kind, ends in (("orphan", "2026-11-23"), ("migrant_child", "2026-11-24")):
            uow.insert(
                "casework.student_tag",
                {"id": new_id(), "student_id": child, "kind": kind, "detail": None, "source": "roster",
                 "starts_on": "2026-09-01", "ends_on": ends},
            )  # fmt: skip
    case = open_dossier(session, child).case
    assert case is not None
    assert [tag.kind.value for tag in case.tags] == ["migrant_child"]


@pytest.mark.parametrize(
    ("day", "age"), [(D(2026, 11, 23), 13), (D(2026, 11, 24), 14), (D(2026, 11, 25), 14)]
)
def test_age_changes_on_the_birthday(day: dt.date, age: int) -> None:
    assert age_on("2012-11-24", day) == age


def test_members_as_the_form_leaves_them(session: Session, child: str) -> None:
    everyone = [MemberInput(role, role.value) for role in CareRole]
    first = [MemberInput(CareRole.COUNSELOR, "甲")]
    first += [MemberInput(CareRole.PARENT, name) for name in ("母", "父")]
    assert care_members.set_members(session, child, first) == care_members.CHANGES
    case = open_dossier(session, child).case
    assert case is not None
    assert case.missing_roles == (CareRole.HOMEROOM_TEACHER, CareRole.SUBJECT_TEACHER, CareRole.CLASSMATE)
    assert care_members.set_members(session, child, first) is Changes.NONE
    care_members.set_members(session, child, everyone)
    groups = care.groups_of(session, child)
    assert len(groups) == 1
    ended = {member.name: member.to_day for member in groups[0].members if member.to_day}
    assert ended == {"甲": "2026-11-23", "母": "2026-11-23", "父": "2026-11-23"}
    case = open_dossier(session, child).case
    assert case is not None and case.missing_roles == ()
    with pytest.raises(UserError, match="field_required"):
        care_members.set_members(session, child, [])


def test_members_need_the_case_key(files: VaultFiles, child: str) -> None:
    principal = files.session(Role.PRINCIPAL, "校长")
    try:
        with pytest.raises(UserError, match="case_closed"):
            care_members.set_members(principal, child, [MemberInput(CareRole.COUNSELOR, "甲")])
    finally:
        principal.database.close()


def test_grade_labels(session: Session) -> None:
    assert grade_labels(session) == DEFAULT_LABELS
    words = ("无", "蓝", "黄", "橙", "红")
    assert save_grade_labels(session, words) is Changes.SCHOOL
    assert grade_labels(session) == words
    for wrong in (words[:4], (*words[:4], "无")):
        with pytest.raises(UserError, match="field_wrong"):
            save_grade_labels(session, wrong)
    with pytest.raises(UserError, match="field_required"):
        save_grade_labels(session, (*words[:4], " "))
    assert grade_labels(session) == words


def test_class_list_print(session: Session, child: str) -> None:
    printed = roster_print.class_list_pdf(session, "class-2")
    assert printed.data.startswith(b"%PDF-")
    assert printed.names
    assert "赵一" not in printed.file_name and "八(3)" in printed.file_name
    assert actions(session, Chain.CORE)[-1] == "roster.print"
    before = len(actions(session, Chain.CORE))
    with pytest.raises(UserError, match="class_empty"):
        roster_print.class_list_pdf(session, "class-1")
    with pytest.raises(UserError, match="not_found"):
        roster_print.class_list_pdf(session, "no-class")
    assert len(actions(session, Chain.CORE)) == before


def test_the_last_year_of_a_stage_is_told_by_the_class(tmp_path: Path) -> None:
    school = TermSchool(tmp_path)  # 六三, autumn 2026
    for entry_year, last in ((2024, True), (2025, False), (2026, False), (2023, False)):
        child = school.student(school.class_group(entry_year % 10, entry_year))
        assert open_dossier(school.session, child).final_year is last, entry_year
    assert not open_dossier(school.session, school.student()).final_year
