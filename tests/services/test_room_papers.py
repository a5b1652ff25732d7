"""Papers of the room and of a note: codes instead of names, copies counted, the author's alone."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.test_counseling import PARTS, colleague, note
from tests.support.term_school import TermSchool
from xinliapp.domain.appointments import Visitor
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.counseling import Breach, Risk, Told
from xinliapp.domain.errors import UserError
from xinliapp.domain.icalendar import CalendarEntry, calendar_file
from xinliapp.domain.safeguards import ChannelKind, ChannelScope
from xinliapp.services import (
    appointments,
    counseling,
    counseling_notes,
    counseling_print,
    duty_roster,
    help_channels,
    help_messages,
    room,
    room_papers,
)
from xinliapp.services.appointments import Booking
from xinliapp.services.help_channels import ChannelInput

NOW = parse_stamp("2026-11-23T12:40:00")
MONDAY = dt.date(2026, 11, 23)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def text_of(pdf: bytes, tmp_path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)
    found = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return found.stdout.decode("utf-8")


def teacher(school: TermSchool) -> str:
    return school.row(
        "staff_member",
        {"name": "心理教师甲", "kind": "full_time", "duty": "", "qualification": "心理学本科",
         "from_day": "2026-09-01"},
    )  # fmt: skip


def moment(text: str) -> dt.datetime:
    return parse_stamp(f"2026-11-{text}:00")


def test_opening_notice_and_roster_name_days_and_people(school: TermSchool, tmp_path: Path) -> None:
    with pytest.raises(UserError) as nothing:
        room_papers.opening_notice(school.session, MONDAY)
    assert nothing.value.code == "register_empty"
    room.plan_slot(school.session, moment("24T11:50"), moment("24T13:00"), teacher(school))
    room.plan_slot(school.session, moment("26T16:10"), moment("26T17:10"))
    words = text_of(room_papers.opening_notice(school.session, MONDAY).data, tmp_path)
    assert "周二" in words and "11:50—13:00" in words and "心理教师甲" in words and "待定" in words
    words = text_of(room_papers.duty_table(school.session, MONDAY).data, tmp_path)
    assert "2026-11-26" in words and "签到" in words


def test_the_duty_log_adds_up_and_marks_handed_over_words(school: TermSchool, tmp_path: Path) -> None:
    first = school.opening("2026-11-23T11:50:00", "2026-11-23T12:30:00")
    school.opening("2026-11-23T12:10:00", "2026-11-23T12:40:00")  # 20 minutes twice over
    plain = text_of(room_papers.duty_log(school.session, MONDAY).data, tmp_path)
    assert "保密" not in plain and " 50" in plain  # 11:50 to 12:40
    duty_roster.hand_over(school.session, first, "下午有人来取书")
    marked = text_of(room_papers.duty_log(school.session, MONDAY).data, tmp_path)
    assert "保密" in marked and "下午有人来取书" in marked
    principal = text_of(room_papers.duty_log(school.principal(), MONDAY).data, tmp_path)
    assert "取书" not in principal and "保密" not in principal


def test_the_duty_log_counts_letters_and_answers(school: TermSchool, tmp_path: Path) -> None:
    school.opening("2026-11-23T11:50:00", "2026-11-23T12:30:00")
    assert "信箱热线" not in text_of(room_papers.duty_log(school.session, MONDAY).data, tmp_path)
    box = help_channels.add(
        school.session, ChannelInput(ChannelScope.INSIDE, ChannelKind.MAILBOX, "悄悄话信箱", "一层", "")
    )
    help_messages.receive(school.session, box, moment("20T12:00"))  # the week before
    help_messages.receive(school.session, box, moment("23T08:00"), moment("23T09:00"))
    help_messages.receive(school.session, box, moment("23T10:00"))
    words = text_of(room_papers.duty_log(school.session, MONDAY).data, tmp_path)
    assert "信箱热线收到2件，已答复1件。" in words


def test_the_register_and_the_calendar_hold_codes_only(school: TermSchool, tmp_path: Path) -> None:
    child, who = school.student(name="钱小朵"), teacher(school)
    made = appointments.book(
        school.session,
        Booking(moment("25T10:10"), moment("25T10:50"), who, child, note="和妈妈一起来", first_time=True),
    )
    appointments.book(school.session, Booking(moment("25T11:00"), moment("25T11:40"), who, code="代号07"))
    visitor = appointments.one(school.session, made).visitor
    assert visitor is not None
    code = room_papers.visitor_code(school.session, visitor)
    assert len(code) == 5 and code == room_papers.visitor_code(school.session, visitor)
    words = text_of(room_papers.register(school.session, MONDAY).data, tmp_path)
    assert code in words and "代号07" in words and "11-25 10:10—10:50" in words
    assert "钱小朵" not in words and "妈妈" not in words
    ics = room_papers.calendar_export(school.session, MONDAY, MONDAY + dt.timedelta(days=6))
    plain = ics.data.decode("utf-8")
    assert f"SUMMARY:预约 {code}\r\n" in plain and "DTSTART:20261125T101000\r\n" in plain
    assert "钱" not in plain and child not in plain
    # The same appointment keeps its UID; DTSTAMP says when it last changed, not when the file was made.
    assert f"UID:{made}@xinliapp\r\n" in plain and plain.count("DTSTAMP:20261123T044000Z") == 2
    school.vault.clock.moment = moment("24T08:00")
    appointments.move(school.session, made, moment("25T10:20"), moment("25T11:00"))
    school.vault.clock.moment = moment("24T09:00")
    again = room_papers.calendar_export(school.session, MONDAY, MONDAY + dt.timedelta(days=6))
    later = again.data.decode("utf-8").replace("\r\n", "\n")
    assert f"UID:{made}@xinliapp\nDTSTAMP:20261124T000000Z\n" in later
    assert later.count("DTSTAMP:20261123T044000Z") == 1  # the other one was not touched
    for act in (room_papers.register, lambda s, d: room_papers.calendar_export(s, d, d)):
        with pytest.raises(UserError) as closed:
            act(school.principal(), MONDAY)
        assert closed.value.code == "case_closed"


def test_no_two_students_have_one_code(school: TermSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With 32 codes to give, twenty students would meet: who booked first keeps the code."""
    monkeypatch.setattr(room_papers, "CODE_LETTERS", 1)
    who, start = teacher(school), moment("25T08:00")
    known: dict[str, str] = {}
    for number in range(20):
        begins = start + dt.timedelta(minutes=20 * number)
        child = school.student(name=f"学生{number}")
        booking = Booking(begins, begins + dt.timedelta(minutes=20), who, child)
        appointments.book(school.session, booking)
        codes = room_papers.visitor_codes(school.session)
        assert {student: codes[student] for student in known} == known
        known = codes
    assert len(set(known.values())) == 20
    stranger = Visitor("none", "somebody", None, False, "", None)
    assert room_papers.visitor_code(school.session, stranger) not in known.values()


def test_a_code_that_was_typed_is_not_given_to_a_student(
    school: TermSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    child, who = school.student(name="钱小朵"), teacher(school)
    own = room_papers.visitor_code(school.session, Visitor("none", child, None, False, "", None))
    appointments.book(school.session, Booking(moment("25T11:00"), moment("25T11:40"), who, code=own))
    appointments.book(school.session, Booking(moment("25T10:10"), moment("25T10:50"), who, child))
    assert room_papers.visitor_codes(school.session)[child] != own


def test_calendar_lines_are_folded_by_octets_and_escaped() -> None:
    entry = CalendarEntry("a", NOW, NOW + dt.timedelta(minutes=40), "约" * 40 + ";,\\", cancelled=True)
    data = calendar_file([entry], NOW)
    lines = data.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    unfolded = data.replace(b"\r\n ", b"").decode("utf-8")
    assert "SUMMARY:" + "约" * 40 + "\\;\\,\\\\\r\n" in unfolded
    assert "STATUS:CANCELLED" in unfolded and "DTSTAMP:20261123T044000Z" in unfolded
    assert data.endswith(b"END:VCALENDAR\r\n")


def test_a_note_is_printed_by_its_author_and_counted(school: TermSchool, tmp_path: Path) -> None:
    child = school.student(school.class_group(), name="钱小朵")
    begun = counseling.begin(school.session, child)
    with pytest.raises(UserError) as early:
        counseling_print.note_pdf(school.session, begun)
    assert early.value.code == "note_not_signed"
    breach = Breach("说到想离家", (Told.GUARDIAN, Told.SCHOOL_LEADER), "2026-11-23T12:35:00", "请家长来接")
    typed = replace(
        note(risk=Risk.BREACH, breach=breach), parts=replace(PARTS, situation="第一行\n" + "长文" * 900)
    )
    counseling.sign(school.session, begun, typed)
    counseling.amend(school.session, begun, "傍晚家长已接回")
    words = text_of(counseling_print.note_pdf(school.session, begun).data, tmp_path)
    for expected in (
        "保密 · 编号 2026-1 · 心理教师甲", "第1份", "不作医疗证明用途", "七(1) 钱小朵", "突破保密",
        "监护人、校领导", "傍晚家长已接回", "第2页 共2页",
    ):  # fmt: skip
        assert expected in words, expected
    assert words.count("保密 · 编号") == 2  # on every page
    assert "第2份" in text_of(counseling_print.note_pdf(school.session, begun).data, tmp_path)
    other = colleague(school)
    counseling_notes.unseal(other, begun, "接手这名学生的辅导")
    with pytest.raises(UserError) as wrong:
        counseling_print.note_pdf(other, begun)
    assert wrong.value.code == "note_not_own"
