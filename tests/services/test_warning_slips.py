"""Slips for homeroom teachers: blank, filled in, proposed, accepted by a person, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.pdf_probe import page_count, plain_text
from tests.support.packets import filled, read_here, ticks
from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.class_packets import PacketKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.warnings import StepKind, Urgency, WarningDecision, WarningSource
from xinliapp.i18n.messages import all_messages
from xinliapp.services import (
    packet_log,
    packet_reading,
    slip_accepting,
    slip_reading,
    warning_slips,
    warnings,
)
from xinliapp.services.sheet_file import SheetFile
from xinliapp.services.shipped_lists import observed_signs
from xinliapp.services.slip_reading import SlipDecisions, SlipLine, SlipTrouble
from xinliapp.services.warnings import WarningInput

SIGNS = [sign.key for sign in observed_signs()]
IMMINENT = next(sign.key for sign in observed_signs() if sign.imminent)


def column(key: str) -> str:
    """The letter of a sign's column."""
    return chr(ord("D") + SIGNS.index(key))


URGENCY, NOTE = chr(ord("D") + len(SIGNS)), chr(ord("E") + len(SIGNS))


class Desk:
    """七(1) with 王小明, 李华 and another 李华; 七(2) with 赵强."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.school = folder, TermSchool(folder)
        self.session = self.school.session
        self.first, second = self.school.class_group(1), self.school.class_group(2)
        self.ming = self.school.student(self.first, name="王小明")
        self.hua = self.school.student(self.first, name="李华")
        self.hua_too = self.school.student(self.first, name="李华")
        self.qiang = self.school.student(second, name="赵强")

    def back(self, cells: dict[str, object], name: str = "预警.xlsx") -> SheetFile:
        blank = warning_slips.slip_files(self.session, class_id=self.first)[0].data
        return read_here(filled(blank, self.folder / name, ticks({"B3": "陈老师", **cells})))

    def lines(self, *files: SheetFile, students: dict[str, str] | None = None) -> tuple[SlipLine, ...]:
        return slip_reading.propose(self.session, list(enumerate(files)), students or {})

    def accept(self, *files: SheetFile, ids: set[str], students: dict[str, str] | None = None) -> str:
        decided = SlipDecisions(students or {}, frozenset(ids))
        return slip_accepting.accept(self.session, list(enumerate(files)), decided).batch_id


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


MING = {"B6": "王小明", "C6": "2026-11-20 10:30", f"{column(SIGNS[0])}6": "√", f"{column(SIGNS[2])}6": "√"}


def test_a_blank_slip_lists_the_signs_and_no_student(desk: Desk) -> None:
    paper = warning_slips.slips_pdf(desk.session)
    text = plain_text(paper.data)
    assert page_count(paper.data) == 2 and not paper.names
    assert all(f"□{sign.words}" in text for sign in observed_signs())
    assert all(name not in text for name in ("王小明", "李华", "赵强"))
    assert text.count("七(1)") == 1 and text.count("七(2)") == 1
    assert packet_log.issue_log(desk.session)[0].kind is PacketKind.WARNINGS
    assert [one.code for one in packet_log.states(desk.session)] == ["", ""]  # no sheet of ticks went out


def test_slips_are_told_from_sheets_of_ticks(desk: Desk) -> None:
    file = desk.back(MING)
    assert slip_reading.is_slip(file) and not packet_reading.is_packet(file)


def test_a_line_becomes_a_warning_when_a_person_accepts_it(desk: Desk) -> None:
    file = desk.back({**MING, f"{URGENCY}6": "尽快", f"{NOTE}6": "两天没吃午饭"})
    (line,) = desk.lines(file)
    assert line.ready and line.student_id == desk.ming and line.timed and not line.duplicate
    assert warnings.open_ones(desk.session) == []  # reading writes nothing
    desk.accept(file, ids={line.id})
    (made,) = warnings.open_ones(desk.session)
    assert (made.source, made.reported_by) == (WarningSource.HOMEROOM_TEACHER, "陈老师")
    assert (made.noticed_at, made.signs) == ("2026-11-20T10:30:00", (SIGNS[0], SIGNS[2]))
    assert (made.urgency, made.note, made.direct) == (Urgency.SOON, "两天没吃午饭", False)
    assert [(step.kind, step.at, step.by_name) for step in made.steps] == [
        (StepKind.TOLD_HOMEROOM, "2026-11-20T10:30:00", "陈老师"),
        (StepKind.TOLD_COUNSELOR, "2026-11-23T08:00:00", "心理教师甲"),
    ]
    assert made.untold == ()


def test_an_imminent_sign_goes_straight_to_the_school(desk: Desk) -> None:
    file = desk.back({**MING, f"{column(IMMINENT)}6": 1})
    (line,) = desk.lines(file)
    desk.accept(file, ids={line.id})
    (made,) = warnings.open_ones(desk.session)
    assert made.urgency is Urgency.IMMEDIATE and made.direct


def test_nothing_is_guessed(desk: Desk) -> None:
    tick = {f"{column(SIGNS[0])}{row}": "√" for row in range(6, 12)}
    file = desk.back(
        {
            **tick,
            "B6": "李华", "C6": "11-20",  # two of that name
            "B7": "赵强", "C7": "11-20",  # of another class
            "B8": "王小明", "C8": "上周",
            "B9": "王小明", "C9": "11-20", f"{column(SIGNS[0])}9": None,
            "B10": "王小明", "C10": "11-20", f"{column(SIGNS[1])}10": "有点",
            "B11": "王小明", "C11": "11-20", f"{URGENCY}11": "很急",
        }
    )  # fmt: skip
    lines = desk.lines(file)
    assert [line.troubles for line in lines] == [
        (SlipTrouble.WHO,), (SlipTrouble.WHO,), (SlipTrouble.WHEN,), (SlipTrouble.NO_SIGN,),
        (SlipTrouble.UNCLEAR_SIGN,), (SlipTrouble.URGENCY,),
    ]  # fmt: skip
    with pytest.raises(UserError) as caught:
        desk.accept(file, ids={lines[0].id})
    assert caught.value.code == "slip_line_not_ready" and caught.value.params["row"] == 6
    desk.accept(file, ids={lines[0].id}, students={lines[0].id: desk.hua_too})
    assert [one.student_id for one in warnings.open_ones(desk.session)] == [desk.hua_too]


def test_what_is_on_record_already_is_told(desk: Desk) -> None:
    when = desk.school.vault.clock.moment.replace(day=20, hour=9)
    warnings.report(desk.session, WarningInput(desk.ming, when, (SIGNS[0], SIGNS[2]), WarningSource.PARENT))
    again = {place.replace("6", "7"): value for place, value in MING.items()}
    other = {"B8": "王小明", "C8": "2026-11-19", f"{column(SIGNS[0])}8": "√"}
    lines = desk.lines(desk.back({**MING, **again, **other}))
    assert [line.duplicate for line in lines] == ["2026-11-20", "2026-11-20", ""]
    twice = {place.replace("8", "6"): value for place, value in other.items()}
    one, two = desk.lines(desk.back({**other, **twice}))
    assert (one.duplicate, two.duplicate) == ("", "2026-11-19")  # the same line twice in one file


def test_a_slip_without_our_number_is_refused_line_by_line(desk: Desk) -> None:
    (line,) = desk.lines(desk.back({**MING, "B2": "ZZZZZZ"}))
    assert SlipTrouble.NOT_OURS in line.troubles and SlipTrouble.WHO in line.troubles


def test_taking_back_spares_what_was_taken_in_since(desk: Desk) -> None:
    again = {place.replace("6", "7"): value for place, value in MING.items()} | {"C7": "11-19 10:00"}
    file = desk.back({**MING, **again})
    batch = desk.accept(file, ids={line.id for line in desk.lines(file)})
    older = next(one for one in warnings.open_ones(desk.session) if one.noticed_at.startswith("2026-11-19"))
    warnings.receive(desk.session, older.id, WarningDecision.TALK)
    slip_accepting.take_back(desk.session, batch)
    assert [one.id for one in warnings.open_ones(desk.session)] == [older.id]
    with pytest.raises(UserError):
        slip_accepting.take_back(desk.session, batch)


def test_nothing_accepted_is_nothing_written(desk: Desk) -> None:
    with pytest.raises(UserError) as caught:
        desk.accept(desk.back(MING), ids=set())
    assert caught.value.code == "packet_nothing_new"


def test_slips_are_the_case_sides(desk: Desk) -> None:
    for role in (Role.REGISTRAR, Role.PRINCIPAL):
        with pytest.raises(UserError) as caught:
            warning_slips.slips_pdf(desk.school.vault.session(role, "别人"))
        assert caught.value.code == "case_closed"


def test_every_trouble_has_a_sentence() -> None:
    assert all(f"slip_{trouble.value}" in all_messages() for trouble in SlipTrouble)
