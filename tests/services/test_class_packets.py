"""Class packets: what goes out, what is recognised when it comes back, what is written and taken back."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.pdf_probe import glyphs, page_count, page_size_mm, plain_text
from tests.support.packets import WINDOW, filled, read_here, ticks
from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.class_packets import CellState, FileNote, PacketColumn, PacketWay, RowTrouble
from xinliapp.domain.contacts import ContactMode, TalkWindow
from xinliapp.domain.errors import UserError
from xinliapp.domain.packet_preview import Decisions, FilePreview
from xinliapp.i18n.messages import all_messages
from xinliapp.services import class_packets, home_visits, packet_log, packet_reading, packet_writing, talks
from xinliapp.services.sheet_file import SheetFile, read_sheet_file

D = dt.date
TALK, VISIT, CHECK = PacketColumn.TALK, PacketColumn.VISIT, PacketColumn.CHECK
NAMES = ("王小明", "李华", "赵强", "孙丽")


class Desk:
    """Two classes of four; sheets printed and filled in."""

    def __init__(self, folder: Path, *, check_round: bool = True) -> None:
        self.folder, self.school = folder, TermSchool(folder)
        self.session = self.school.session
        self.round = self.school.round() if check_round else None
        self.groups = [self.school.class_group(number) for number in (1, 2)]
        self.pupils = [[self.school.student(group, name=name) for name in NAMES] for group in self.groups]

    def later(self) -> None:
        self.school.vault.clock.moment += dt.timedelta(hours=1)

    def hand_out(self, window: TalkWindow = WINDOW) -> list[bytes]:
        return [paper.data for paper in class_packets.packet_files(self.session, window)]

    def back(self, data: bytes, cells: dict[str, object] | None = None, name: str = "交回.xlsx") -> SheetFile:
        return read_here(filled(data, self.folder / name, ticks(cells or {})))

    def preview(self, *files: SheetFile, decided: Decisions | None = None) -> tuple[FilePreview, ...]:
        return packet_reading.compare(self.session, files, decided or Decisions())

    def write(self, *files: SheetFile, decided: Decisions | None = None) -> packet_writing.PacketWritten:
        return packet_writing.write(self.session, files, decided or Decisions())

    def order(self, group: int = 0) -> list[str]:
        """The pupils as the sheet lists them: without numbers, by name."""
        names = sorted(zip(NAMES, self.pupils[group], strict=True))
        return [pupil for _, pupil in names]

    def talks(self, pupil: str) -> list[tuple[str, bool, str]]:
        return [(one.day, one.face_to_face, one.by_name) for one in talks.of_student(self.session, pupil)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def notes(preview: FilePreview) -> list[FileNote]:
    return [told.note for told in preview.told]


# --- what goes out ---


def test_a_sheet_says_nothing_but_names(desk: Desk) -> None:
    desk.school.grade(desk.pupils[0][0], 3)
    desk.school.talk(desk.pupils[0][0], "2026-10-10")
    paper = class_packets.packets_pdf(desk.session, WINDOW)
    text = plain_text(paper.data)
    assert page_count(paper.data) == 2 and page_size_mm(paper.data) == pytest.approx((210, 297), abs=0.5)
    assert all(text.count(name) == 2 for name in NAMES) and "谈心" in text and "摸排" in text
    for word in ("关注", "重点", "等级", "预警", "理由", "备注"):
        assert word not in text, word
    assert "√" not in text.replace("打√", "").replace("谈心√", "").replace("家访√", "").replace("摸排√", "")


def test_a_class_of_45_fits_on_one_page(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for number in range(41):
        desk.school.student(desk.groups[0], name=f"学生{number}")
    paper = class_packets.packets_pdf(desk.session, WINDOW, class_id=desk.groups[0])
    assert page_count(paper.data) == 1
    lowest = min(glyph.bottom for glyph in glyphs(paper.data))
    assert lowest > 10 / 25.4 * 72  # nothing is printed into the last 10 mm
    desk.school.student(desk.groups[0], name="第四十六")
    assert page_count(class_packets.packets_pdf(desk.session, WINDOW, class_id=desk.groups[0]).data) == 2


def test_without_an_open_round_there_is_no_column_for_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, check_round=False)
    assert "摸排" not in plain_text(class_packets.packets_pdf(desk.session, WINDOW).data)


def test_printing_again_is_the_same_sheet_until_something_on_it_changes(desk: Desk) -> None:
    class_packets.packets_pdf(desk.session, WINDOW)
    first = {one.class_id: one.code for one in packet_log.states(desk.session)}
    desk.later()
    class_packets.packet_files(desk.session, WINDOW)
    desk.later()
    assert {one.class_id: one.code for one in packet_log.states(desk.session)} == first
    desk.school.student(desk.groups[0], name="新来的")
    class_packets.packets_pdf(desk.session, WINDOW)
    after = {one.class_id: one.code for one in packet_log.states(desk.session)}
    assert after[desk.groups[0]] != first[desk.groups[0]] and after[desk.groups[1]] == first[desk.groups[1]]
    log = [
        (line.at[11:16], line.way, line.classes, line.window) for line in packet_log.issue_log(desk.session)
    ]
    assert log == [
        ("10:00", PacketWay.PAPER, 2, "本学期"),
        ("09:00", PacketWay.FILE, 2, "本学期"),
        ("08:00", PacketWay.PAPER, 2, "本学期"),
    ]


def test_only_the_case_side_hands_sheets_out(desk: Desk) -> None:
    clerk = desk.school.vault.session(Role.REGISTRAR, "资料员甲")
    for call in (class_packets.packets_pdf, class_packets.packet_files):
        with pytest.raises(UserError) as caught:
            call(clerk, WINDOW)
        assert caught.value.code == "case_closed"


# --- what comes back ---


def test_ticks_become_records_once(desk: Desk) -> None:
    sheet = desk.hand_out()[0]
    first, second, third, fourth = desk.order()
    file = desk.back(sheet, {"D6": "√", "E6": "电话 11-10", "F6": 1, "D7": "电话", "D8": "v", "E9": "是"})
    preview = desk.preview(file)[0]
    assert preview.taken and notes(preview) == [] and preview.writes == 6
    done = desk.write(file)
    assert (done.records, done.classes, done.unread) == (6, 1, 0)
    assert desk.talks(first) == [("2026-11-23", True, "班主任")]
    assert desk.talks(second) == [("2026-11-23", False, "班主任")]
    visit = home_visits.of_student(desk.session, first)[0]
    assert (visit.day, visit.mode) == ("2026-11-10", ContactMode.PHONE)
    assert home_visits.of_student(desk.session, fourth)[0].mode is ContactMode.AT_HOME
    assert home_visits.of_student(desk.session, third) == []
    entry = desk.session.database.tuples(
        "SELECT student_id, method, source, noticed FROM casework.check_entry"
    )
    assert [tuple(row) for row in entry] == [(first, "survey", "paper", 0)]
    again = desk.preview(file)[0]
    assert notes(again) == [FileNote.READ_BEFORE] and again.writes == 0
    assert {cell.state for line in again.lines for cell in line.cells} == {CellState.SAME, CellState.EMPTY}


def test_what_is_on_record_is_no_news(desk: Desk) -> None:
    first, second, _, _ = desk.order()
    desk.school.talk(first, "2026-10-10")
    desk.school.talk(second, "2026-10-10", face=False)
    file = desk.back(desk.hand_out()[0], {"D6": "√", "D7": "√", "D8": "电话"})
    states = [line.cells[0].state for line in desk.preview(file)[0].lines]
    assert states == [CellState.SAME, CellState.NEW, CellState.NEW, CellState.EMPTY]


def test_the_sheets_own_day_and_person_count(desk: Desk) -> None:
    sheet = desk.hand_out()[0]
    file = desk.back(sheet, {"B3": "陈老师", "D3": "2026-11-12", "D6": "√"})
    desk.write(file)
    assert desk.talks(desk.order()[0]) == [("2026-11-12", True, "陈老师")]
    plain = desk.back(sheet, {"D7": "√"}, "又一次.xlsx")
    desk.write(plain, decided=Decisions(day=D(2026, 11, 16)))
    assert desk.talks(desk.order()[1])[0][0] == "2026-11-16"


def test_a_second_reading_corrects_what_the_first_brought_and_no_more(desk: Desk) -> None:
    first, second, _, _ = desk.order()
    desk.school.talk(second, "2026-11-10", face=False)  # a colleague's
    sheet = desk.hand_out()[0]
    desk.write(desk.back(sheet, {"D6": "电话 11-10"}))
    file = desk.back(sheet, {"D6": "当面 11-11", "D7": "√"})
    states = [line.cells[0].state for line in desk.preview(file)[0].lines]
    assert states[:2] == [CellState.CHANGED, CellState.NEW]
    done = desk.write(file)
    assert [row[:2] for row in desk.talks(first)] == [("2026-11-11", True)]
    assert len(desk.talks(second)) == 2
    packet_writing.take_back(desk.session, done.batch_id)
    assert [row[:2] for row in desk.talks(first)] == [("2026-11-10", False)]
    assert len(desk.talks(second)) == 1
    with pytest.raises(UserError) as caught:
        packet_writing.take_back(desk.session, done.batch_id)
    assert caught.value.code == "not_found"


def test_taking_back_leaves_nothing_and_keeps_what_others_wrote_since(desk: Desk) -> None:
    first, second, _, _ = desk.order()
    absent = desk.school.entry(second, "2026-11-02", round_id=desk.round, status="absent")
    file = desk.back(desk.hand_out()[0], {"D6": "√", "E6": "√", "F6": "√", "F7": "观察", "F8": "√"})
    done = desk.write(file)
    with desk.session.write("test.touch", case=True) as uow:
        uow.execute("UPDATE casework.check_entry SET noticed = 1 WHERE student_id = ?", (desk.order()[2],))
    packet_writing.take_back(desk.session, done.batch_id)
    assert desk.talks(first) == [] and home_visits.of_student(desk.session, first) == []
    left = desk.session.database.tuples(
        "SELECT id, student_id, status FROM casework.check_entry ORDER BY status"
    )
    assert [(row[1], row[2]) for row in left] == [(second, "absent"), (desk.order()[2], "done")]
    assert left[0][0] == absent
    assert desk.preview(file)[0].writes == 4  # it can be read again: one entry was touched and stays


def test_one_bad_line_stops_nobody(desk: Desk) -> None:
    file = desk.back(desk.hand_out()[0], {"D6": "√", "D7": "张老师谈的", "C10": "周新", "D10": "√"})
    preview = desk.preview(file)[0]
    assert preview.taken and notes(preview) == [FileNote.ROWS_MORE]
    assert dict(preview.told[0].params) | {} == {
        "class_": "七(1)", "number": preview.packet.code if preview.packet else "", "day": "2026-11-23",
        "n": 1, "rows": "10", "rest": 4,
    }  # fmt: skip
    extra = preview.lines[-1]
    assert extra.trouble is RowTrouble.NO_MARK and extra.student_id is None and extra.unclear
    done = desk.write(file)
    assert (done.records, done.unread) == (1, 2)
    # … and what a person decides about it counts
    decided = Decisions(
        students={extra.id: desk.pupils[1][0]}, counted=frozenset({(preview.lines[1].id, TALK)})
    )
    again = desk.write(file, decided=decided)
    assert again.records == 2 and desk.talks(desk.pupils[1][0]) and desk.talks(desk.order()[1])


def test_an_ignored_line_is_left_out(desk: Desk) -> None:
    file = desk.back(desk.hand_out()[0], {"D6": "√", "D7": "√"})
    line = desk.preview(file)[0].lines[0]
    assert desk.write(file, decided=Decisions(ignored=frozenset({line.id}))).records == 1
    assert desk.talks(desk.order()[0]) == []


# --- what is not what it says ---


def test_lines_of_another_class_are_told(desk: Desk) -> None:
    one, two = desk.hand_out()
    other = desk.back(two).book.sheets[0].rows[5].cells[0]
    file = desk.back(one, {"A7": other, "D7": "√", "D6": "√"})
    preview = desk.preview(file)[0]
    assert [line.trouble for line in preview.lines] == [None, RowTrouble.OTHER_CLASS, None, None]
    assert preview.writes == 1


def test_a_sheet_of_another_class_under_this_ones_name_is_set_aside(desk: Desk) -> None:
    one, two = desk.hand_out()
    for file in (
        desk.back(two, {"D6": "√"}, "七(1)班级包.xlsx"),
        desk.back(two, {"D6": "√", "D2": "七（1）"}),
    ):
        preview = desk.preview(file)[0]
        assert notes(preview) == [FileNote.OTHER_CLASS] and not preview.taken
        with pytest.raises(UserError) as caught:
            desk.write(file)
        assert caught.value.code == "packet_nothing_new"
    assert desk.write(file, decided=Decisions(taken={0: True})).records == 1
    assert one != two


def test_an_old_sheet_is_set_aside(desk: Desk) -> None:
    old = desk.hand_out()[0]
    desk.school.student(desk.groups[0], name="新来的")
    desk.hand_out()
    file = desk.back(old, {"D6": "√"})
    preview = desk.preview(file)[0]
    assert notes(preview) == [FileNote.OLD] and not preview.taken
    assert desk.write(file, decided=Decisions(taken={0: True})).records == 1


def test_a_copy_is_read_once(desk: Desk) -> None:
    sheet = desk.hand_out()[0]
    one, two = desk.back(sheet, {"D6": "√"}, "甲.xlsx"), desk.back(sheet, {"D7": "√"}, "乙.xlsx")
    first, second = desk.preview(one, two)
    assert first.taken and notes(second) == [FileNote.COPY] and not second.taken
    assert second.told[0].params["other"] == "甲.xlsx"
    assert desk.write(one, two).records == 1


def test_names_written_over_are_told(desk: Desk) -> None:
    sheet = desk.hand_out()[0]
    file = desk.back(sheet, {"C6": "周新", "D6": "√", "D7": "√"})
    preview = desk.preview(file)[0]
    assert [line.trouble for line in preview.lines] == [RowTrouble.EDITED, None, None, None]
    assert preview.writes == 1
    copied = desk.back(sheet, {f"C{row}": f"别班{row}" for row in range(6, 10)} | {"D6": "√"})
    assert FileNote.MOSTLY_EDITED in notes(desk.preview(copied)[0]) and not desk.preview(copied)[0].taken


def test_sorting_one_column_alone_is_noticed(desk: Desk) -> None:
    def swap(sheet: Worksheet) -> None:
        sheet["C6"], sheet["C7"] = sheet["C7"].value, sheet["C6"].value
        sheet["D6"] = "√"

    file = read_here(filled(desk.hand_out()[0], desk.folder / "乱.xlsx", swap))
    assert [line.trouble for line in desk.preview(file)[0].lines][:2] == [RowTrouble.EDITED] * 2


def test_sorting_whole_lines_is_harmless(desk: Desk) -> None:
    def turn(sheet: Worksheet) -> None:
        kept = [[cell.value for cell in sheet[row]] for row in range(6, 10)]
        for row, values in zip(range(6, 10), reversed(kept), strict=True):
            for cell, value in zip(sheet[row], values, strict=True):
                cell.value = value
        sheet["D6"] = "√"

    file = read_here(filled(desk.hand_out()[0], desk.folder / "倒.xlsx", turn))
    desk.write(file)
    assert desk.talks(desk.order()[3])


def test_a_mark_twice_and_a_foreign_mark(desk: Desk) -> None:
    sheet = desk.hand_out()[0]
    mark = desk.back(sheet).book.sheets[0].rows[5].cells[0]
    file = desk.back(sheet, {"A10": mark, "D10": "√", "A11": "0AAAAA-03-AAAAAAAA", "D11": "√"})
    assert [line.trouble for line in desk.preview(file)[0].lines][4:] == [
        RowTrouble.TWICE,
        RowTrouble.NOT_OURS,
    ]


def test_a_sheet_of_another_school(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other")
    file = desk.back(other.hand_out()[0], {"D6": "√"})
    preview = desk.preview(file)[0]
    assert notes(preview) == [FileNote.NOT_OURS] and preview.packet is None and not preview.taken


def test_merged_cells_say_nothing_for_sure(desk: Desk) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet["D6"] = "√"
        sheet.merge_cells("D6:D8")

    file = read_here(filled(desk.hand_out()[0], desk.folder / "合并.xlsx", merge))
    states = [line.cells[0].state for line in desk.preview(file)[0].lines]
    assert states == [CellState.UNCLEAR] * 3 + [CellState.EMPTY]


def test_lines_and_columns_that_are_gone_are_told(desk: Desk) -> None:
    def cut(sheet: Worksheet) -> None:
        sheet["D6"] = "√"
        sheet.delete_rows(9)
        sheet.delete_cols(5)

    file = read_here(filled(desk.hand_out()[0], desk.folder / "缺.xlsx", cut))
    preview = desk.preview(file)[0]
    assert notes(preview) == [FileNote.ROWS_GONE, FileNote.COLUMN_GONE] and preview.writes == 1
    assert preview.told[1].params["columns"] == "家访"


def test_a_closed_round_takes_no_ticks(desk: Desk) -> None:
    sheet = desk.hand_out()[0]
    with desk.session.write("test.close", case=True) as uow:
        uow.execute("UPDATE casework.check_round SET closed_on = '2026-11-20'")
    preview = desk.preview(desk.back(sheet, {"D6": "√", "F6": "√"}))[0]
    assert notes(preview) == [FileNote.ROUND_CLOSED] and preview.writes == 1
    assert preview.lines[0].cells[2].state is CellState.UNCLEAR


def test_a_sheet_given_back_is_counted_until_it_comes_again(desk: Desk) -> None:
    sheet = desk.hand_out()[0]
    file = desk.back(sheet, {"D6": "√"})
    packet = desk.preview(file)[0].packet
    assert packet is not None
    packet_writing.give_back(desk.session, packet.id, file.sha256, "姓名被改过")
    assert [bool(one.returned_at) for one in packet_log.states(desk.session)] == [True, False]
    assert desk.talks(desk.order()[0]) == []
    desk.later()
    desk.write(file)
    state = packet_log.states(desk.session)[0]
    assert not state.returned_at and state.read_at.startswith("2026-11-23T09") and state.written == 1


def test_the_guarded_child_reads_a_sheet(desk: Desk) -> None:
    path = filled(desk.hand_out()[0], desk.folder / "真读.xlsx", ticks({"D6": "√"}))
    assert packet_reading.is_packet(read_sheet_file(path))
    assert desk.preview(read_sheet_file(path))[0].writes == 1


def test_everything_that_can_be_said_has_a_sentence() -> None:
    words = all_messages()
    assert all(f"packet_file_{note.value}" in words for note in FileNote)
    assert all(f"packet_line_{trouble.value}" in words for trouble in RowTrouble)


def test_the_longest_name_of_a_school_stays_on_the_page(desk: Desk) -> None:
    with desk.session.write("test.name") as uow:
        uow.execute(
            "UPDATE unit SET name = ?", ("示例省示例市示例片区教育集团第一实验初级中学示例分校东校区",)
        )
    paper = class_packets.packets_pdf(desk.session, WINDOW)
    signs = glyphs(paper.data)
    assert max(glyph.right for glyph in signs) < (210 - 10) / 25.4 * 72
    line = [
        glyph
        for glyph in signs
        if glyph.y == next(one.y for one in signs if one.text == "号" and one.y > 700)
    ]
    edges = sorted((glyph.left, glyph.right) for glyph in line)
    assert all(right <= left + 0.5 for (_, right), (left, _) in itertools.pairwise(edges))


def test_a_mark_made_up_by_hand_is_none(desk: Desk) -> None:
    sheet = desk.hand_out()[0]
    mark = str(desk.back(sheet).book.sheets[0].rows[5].cells[0])
    file = desk.back(sheet, {"A6": mark[:-8] + "AAAAAAAA", "D6": "√"})
    assert [line.trouble for line in desk.preview(file)[0].lines] == [RowTrouble.EDITED, None, None, None]
