"""What a reviewer tried: one person signing as two, case text on paper, slips of the keyboard, lost files."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.casework import active_plan, concluded, second_counselor, sitting, whole_plan
from tests.support.student_pages import make_school
from tests.support.vaults import VaultFiles
from xinliapp.domain.accounts import Role
from xinliapp.domain.appointments import AppointmentSource
from xinliapp.domain.attachments import plain_file_name
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.term_records import StaffKind
from xinliapp.services import (
    appointments,
    concern,
    conferences,
    counseling,
    day_plan,
    plans,
    room,
    staff,
    staff_link,
    students,
    talks,
    typed,
)
from xinliapp.services.appointments import Booking
from xinliapp.services.conferences import ConferenceInput, PersonInput
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.services.talks import TalkInput

TODAY = dt.date(2026, 11, 23)
TEN = parse_stamp("2026-11-23T10:00:00")


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
    return students.add_student(session, StudentInput("赵小一", "class-2")).student_id


def refused(code: str, act: object) -> UserError:
    with pytest.raises(UserError) as caught:
        act()  # type: ignore[operator]
    assert caught.value.code == code
    return caught.value


# --- one person, two signatures ---


@pytest.mark.parametrize("name", ["心理教师甲", "心理教师 甲", "心理教师\u200b甲", "心理教师\u3000甲"])
def test_a_colleague_cannot_note_the_authors_own_name_as_the_second(
    files: VaultFiles, session: Session, child: str, name: str
) -> None:
    row = {
        "id": session.account.id,
        "name": "jia",
        "display_name": "心理教师甲",
        "role": "counselor",
        "active": 1,
    }
    with session.write("test.account") as uow:
        uow.insert("account", {**row})
    meeting = sitting(session, TODAY)
    concluded(session, meeting, child, 3)
    item = concluded(session, meeting, child, 1)
    second = second_counselor(files)
    try:
        paper = PaperSignature(name, TODAY)
        refused("second_is_first", lambda: conferences.countersign(second, item.id, paper=paper))
        conferences.countersign(second, item.id, paper=PaperSignature("校长", TODAY))
    finally:
        second.database.close()


def test_nobody_takes_over_anothers_place_on_the_staff_list(files: VaultFiles, session: Session) -> None:
    member = staff.add(session, "心理教师甲", StaffKind.FULL_TIME, from_day=dt.date(2026, 9, 1))
    rows = [("user-counselor", "甲", "counselor"), ("user-principal", "校长", "principal")]
    with session.write("test.accounts") as uow:
        for row_id, name, role in rows:
            uow.insert(
                "account", {"id": row_id, "name": name, "display_name": name, "role": role, "active": 1}
            )
    staff_link.link(session, member, session.account.id)
    principal = files.session(Role.PRINCIPAL, "校长")
    try:
        refused("not_allowed", lambda: staff_link.link(principal, member, principal.account.id))
        assert staff_link.me(session) is not None
    finally:
        principal.database.close()


# --- case text on paper ---


def test_the_words_of_a_measure_do_not_stand_on_the_day_plan(session: Session, child: str) -> None:
    active_plan(session, child, TODAY - dt.timedelta(days=6))  # a weekly measure's first turn ends today
    found = [entry for entry in day_plan.entries(session) if entry.kind == "方案措施"]
    words = plans.plans_of(session, child)[0].lines[0].what
    assert found and words
    assert not [entry for entry in found if words in entry.about]


@pytest.mark.parametrize("code", ["赵小一", "赵 小一", "七1赵小一"])
def test_a_students_name_is_no_code(session: Session, child: str, code: str) -> None:
    teacher = staff.add(
        session, "甲", StaffKind.FULL_TIME, from_day=dt.date(2026, 9, 1), qualification="本科"
    )
    booking = Booking(TEN, TEN + dt.timedelta(minutes=40), teacher, code=code)
    assert refused("field_wrong", lambda: appointments.book(session, booking)).params["field"] == "代号"
    assert appointments.book(session, dataclasses.replace(booking, code="代号07"))


def test_whose_appointment_it_is_does_not_change(session: Session, child: str) -> None:
    teacher = staff.add(
        session, "甲", StaffKind.FULL_TIME, from_day=dt.date(2026, 9, 1), qualification="本科"
    )
    other = students.add_student(session, StudentInput("钱小二", "class-2")).student_id
    times = (TEN, TEN + dt.timedelta(minutes=40))
    made = appointments.book(session, Booking(*times, teacher, code="代号01", source=AppointmentSource.SELF))
    appointments.identify(session, made, child)
    begun = counseling.begin_from(session, made)
    refused("not_found", lambda: appointments.identify(session, made, other))
    (kept,) = appointments.of_student(session, child)
    assert (kept.session_id, appointments.of_student(session, other)) == (begun, ())


# --- slips of the keyboard ---


@pytest.mark.parametrize("year", [1, 202, 1949])
def test_a_day_of_another_age_is_refused(session: Session, child: str, year: int) -> None:
    wrong = dt.date(year, 11, 3)
    assert refused("field_wrong", lambda: talks.add(session, TalkInput(child, wrong, "甲"))).params["field"]
    moment = dt.datetime.combine(wrong, dt.time(8))
    refused("field_wrong", lambda: room.add_opening(session, moment, moment + dt.timedelta(hours=1)))
    assert typed.past_day(session, "日", dt.date(1950, 1, 1)) == "1950-01-01"


@pytest.mark.parametrize("year", [1, 9999])
def test_a_plan_that_begins_in_another_age_is_refused_at_once(
    session: Session, child: str, year: int
) -> None:
    wrong = dataclasses.replace(whole_plan(TODAY), starts_on=dt.date(year, 12, 31))
    refused("field_wrong", lambda: plans.save_draft(session, child, wrong))


def test_marks_nobody_sees_are_not_kept(session: Session, child: str) -> None:
    note = "一\x00二\u202e三\ud800四\x0b五\n六\t七😀=cmd"
    talks.add(session, TalkInput(child, TODAY, "甲\u202e", note=note))
    (talk,) = talks.of_student(session, child)
    assert (talk.by_name, talk.note) == ("甲", "一二三四五\n六\t七😀=cmd")
    refused("field_required", lambda: talks.add(session, TalkInput(child, TODAY, "\x00\u202e ")))


def test_a_version_that_was_sent_back_cannot_be_handed_in_again(
    files: VaultFiles, session: Session, child: str
) -> None:
    first = plans.save_draft(session, child, whole_plan(TODAY))
    plans.submit(session, first)
    second = second_counselor(files)
    try:
        plans.return_plan(second, first, "目标再具体些")
    finally:
        second.database.close()
    refused("plan_not_draft", lambda: plans.submit(session, first))
    plans.submit(session, plans.plans_of(session, child)[0].id)


def test_the_day_of_a_conference_stays_once_something_was_concluded(session: Session, child: str) -> None:
    meeting = sitting(session, TODAY)
    head = ConferenceInput(TODAY - dt.timedelta(days=1), "心理教师甲", (PersonInput("心理教师甲"),))
    conferences.save_head(session, meeting, head)
    conferences.save_head(session, meeting, dataclasses.replace(head, held_on=TODAY))
    concluded(session, meeting, child, 2)
    refused("field_wrong", lambda: conferences.save_head(session, meeting, head))
    conferences.save_head(session, meeting, dataclasses.replace(head, held_on=TODAY, place="会议室"))
    assert concern.history(session, child)[0].decided_on == TODAY.isoformat()


# --- names of files ---


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("2026:草案.pdf", "2026_草案.pdf"),  # on Windows a colon names a hidden stream of another file
        ('a<b>"c|d?e*.pdf', "a_b__c_d_e_.pdf"),
        ("合同\u202efdp.docx", "合同_fdp.docx"),
        ("一\n二\x00.pdf", "一_二_.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1.2026.pdf", "_lpt1.2026.pdf"),
        ("方案.pdf", "方案.pdf"),
    ],
)
def test_a_kept_files_name_is_one_every_system_takes(name: str, kept: str) -> None:
    assert plain_file_name(name) == kept


def test_a_long_chinese_name_fits_every_disk() -> None:
    found = plain_file_name("心" * 200 + ".docx")
    assert found.endswith("心.docx") and len(found.encode("utf-8")) <= 255
