"""J7 of screens.md 5 on F1800: sheets of every class printed in two clicks, one read back, who is missing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pypdfium2
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtWidgets import QLabel

from tests.support.desk import Desk
from tests.support.packets import FIRST_ROW, filled, ticks
from tests.support.user import CTRL, Key, User
from tests.support.written import logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.clock import FixedClock
from xinliapp.services import school, students
from xinliapp.widgets.table import DataTable

ROOM, SIZE = "九(13)", 45  # the class furthest behind: 12 of 45 talked to
AFTER = FIRST_ROW + SIZE


def test_every_class_on_a_page_in_two_clicks(
    desk: Desk, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    before = desk.ask(tables)
    with user.within(clicks=2, seconds=60):
        user.key(Key.Key_7, CTRL)
        user.press("packet.print")
        assert user.sees("paper.pages")
    paper = tmp_path / "班级包.pdf"
    text = "".join(user.save_paper(paper).split())  # under the watermark a reader breaks lines anywhere
    document = pypdfium2.PdfDocument(paper)
    try:
        assert len(document) == 40
    finally:
        document.close()
    assert len([row for row in desk.ask(students.list_students) if row.name in text]) == 1800
    for word in ("关注", "重点", "预警", "等级", "理由"):
        assert word not in text, word
    after = desk.ask(tables)
    assert wrote(before, after) == {
        "casework.class_packet": 40, "casework.class_packet_row": 1800, "casework.class_packet_issue": 40,
    }  # fmt: skip
    assert logged(before, after) == ([], ["packet.issue"])


def test_a_sheet_is_read_back_in_two_minutes(
    desk: Desk, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    user.key(Key.Key_7, CTRL)
    user.will_choose(tmp_path)
    user.choose_from_menu("packet.more", "班级包存为表格")
    blanks = list(tmp_path.glob("班级包-*/*.xlsx"))
    assert len(blanks) == 40 and len(desk.ask(school.classes)) == 40
    file = _teachers(next(path for path in blanks if path.name.startswith(ROOM)), tmp_path)
    before = desk.ask(tables)
    done = _done(user)
    with user.within(clicks=4, seconds=120) as spent:
        user.drop("contacts", [file])
        assert user.reads(f"{ROOM}的表多出1行(第{AFTER}行),没有编号。其余45行已备好")
        lines = user.see("packet.lines", DataTable).rows()
        assert len([line for line in lines if line.outcome.value == "unclear"]) == 1
        user.press("packet.ignore")
        user.press("packet.write")
        assert user.reads(f"已写入 {SIZE - 12} 条(1 个班)")
        assert _done(user) == done + SIZE - 12
        user.press("talk.missing")
        assert user.sees("paper.pages")
    assert spent.clicks == 4
    missing = user.save_paper(tmp_path / "未谈名单.pdf")
    assert ROOM not in missing
    after = desk.ask(tables)
    assert wrote(before, after) == {
        "casework.talk": SIZE - 12,
        "casework.class_packet_reading": 1,
        "casework.class_packet_written": SIZE - 12,
    }
    assert logged(before, after) == ([], ["packet.read", "talk.print_missing"])


def test_what_was_read_back_is_taken_back(
    desk: Desk, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    """A copy under another class's name is set aside; 撤销 brings everything back."""
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    user.key(Key.Key_7, CTRL)
    user.will_choose(tmp_path)
    user.choose_from_menu("packet.more", "班级包存为表格")
    blank = next(path for path in tmp_path.glob("班级包-*/*.xlsx") if path.name.startswith(ROOM))
    done = _done(user)
    file = _teachers(blank, tmp_path)
    wrong = tmp_path / "七(1)班级包.xlsx"
    wrong.write_bytes(file.read_bytes())
    user.press("packet.read")
    user.drop("packet.drop", [file, wrong])
    assert user.reads(f"编号是{ROOM}的,表上或文件名写的是七(1),先不写入")
    user.press("packet.write")
    assert _done(user) == done + SIZE - 12
    user.press("toast.undo")
    assert _done(user) == done


def _teachers(blank: Path, folder: Path) -> Path:
    """Everybody ticked, and a pupil written below that the sheet does not know."""
    cells: dict[str, object] = {f"D{row}": "√" for row in range(FIRST_ROW, AFTER)}
    book = openpyxl.load_workbook(blank).active
    assert isinstance(book, Worksheet) and book[f"C{AFTER - 1}"].value and book[f"C{AFTER}"].value is None
    return filled(
        blank.read_bytes(), folder / blank.name, ticks({**cells, f"C{AFTER}": "新同学", f"D{AFTER}": "√"})
    )


def _done(user: User) -> int:
    return int(user.see("contacts.total", QLabel).text().split("(")[1].split("/")[0])
