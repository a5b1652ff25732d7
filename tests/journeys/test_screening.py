"""J3 测评导入 through the real window (screens.md 5), on F1800: 1,800 rows from drop to retest list."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from PySide6.QtWidgets import QLabel

from tests.support.desk import Desk
from tests.support.user import CTRL, Key, User
from tests.support.written import logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.casework import CheckMethod, ConsentRule
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.screening import RoundRow
from xinliapp.services import consents, screening_import, screening_list, screening_rounds
from xinliapp.services.consents import Answer
from xinliapp.services.screening_import_reading import propose
from xinliapp.services.screening_rounds import RoundInput
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.sheets.writer import TableSheet, Value, write_table
from xinliapp.widgets.marks import FilterChip

NO_CONSENT, INVALID, ABSENT, SILENT = 17, 24, 40, 31
DAY = "2026-11-18"
HEAD = ("班级", "姓名", "施测日", "状态", *(f"第{item}题" for item in range(1, 10)))


def _plan(session: Session) -> str:
    """A round about the whole school; all guardians agreed but 17, who refused."""
    wanted = RoundInput(
        "2026秋测评", CheckMethod.SCALE, dt.date(2026, 11, 16), dt.date(2026, 11, 30), scale_id="PHQ-9",
        consent_rule=ConsentRule.ALL,
    )  # fmt: skip
    round_id = screening_rounds.plan(session, wanted)
    signed = dt.date(2026, 11, 18)  # after whatever the demo knows of them
    consents.record_many(
        session,
        [
            Answer(row.student_id, ConsentKind.SCREENING, signed, "监护人", "母亲", given=place >= NO_CONSENT)
            for place, row in enumerate(screening_list.rows(session, round_id))
        ],
    )
    return round_id


def _file(rows: list[RoundRow], path: Path) -> list[RoundRow]:
    """A row a student as the vendor exports them; returns the three whose names were written wrongly."""
    often = Counter(row.name for row in rows)
    twins = Counter((row.name, row.class_label) for row in rows)
    wrong = [row for row in rows[200:] if often[row.name] == 1][:3]
    lines: list[tuple[Value, ...]] = []
    invalid = iter(range(INVALID))
    for place, row in enumerate(rows):
        answers: tuple[Value, ...] = (0, 1, 0, 0, 1, 0, 0, 0, 0)
        status = ""
        if NO_CONSENT <= place < NO_CONSENT + ABSENT:
            answers, status = ("",) * 9, "缺测"
        elif NO_CONSENT + ABSENT <= place < NO_CONSENT + ABSENT + SILENT:
            answers = ("",) * 9
        elif row not in wrong and place >= 400 and next(invalid, None) is not None:
            answers = (0, 1, "", 0, 1, 0, 0, 0, 0)
        name = row.name[0] + "某某某" if row in wrong else row.name
        assert twins[row.name, row.class_label] == 1
        lines.append((row.class_label, name, DAY, status, *answers))
    write_table(path, [TableSheet("成绩", HEAD, lines)])
    return wrong


def _remember(session: Session, round_id: str, row: RoundRow, path: Path) -> None:
    """The same vendor's columns were mapped before, for one sheet that was taken back."""
    write_table(path, [TableSheet("成绩", HEAD, [(row.class_label, row.name, DAY, "", *(0,) * 9)])])
    proposal = propose(session, read_sheet_file(path), round_id)
    (sheet,) = proposal.sheets
    assert sheet.mapping is not None
    plan = screening_import.preview(session, proposal.file, proposal.form, sheet.mapping, {})
    screening_import.commit(session, plan, {})
    screening_import.undo(session, round_id)


def test_a_vendors_file_in_twelve_clicks(
    desk: Desk, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    round_id = desk.ask(_plan)
    rows = desk.ask(screening_list.rows, round_id)
    path = tmp_path / "成绩.xlsx"
    wrong = _file(rows, path)
    desk.ask(_remember, round_id, rows[-1], tmp_path / "试一份.xlsx")
    before = desk.ask(tables)
    with user.within(clicks=12, seconds=180):
        user.key(Key.Key_4, CTRL)
        user.press("round.open")
        user.drop("round.drop", [path])
        assert user.reads("这种表头以前导入过,已套用上次的对应列")
        user.press("screening_import.next")
        assert user.see("screening_import.filter.unmatched", FilterChip).count == 3
        assert user.reads(f"未同意跳过 {NO_CONSENT} 行:只计数,不保存。")
        for row in wrong:
            user.fill("screening_import.student", row.name)
            user.key(Key.Key_Return)
        user.press("screening_import.next")
        counts = user.see("screening_import.counts", QLabel).text()
        assert "完成 1688" in counts and "无效 24" in counts and "缺测 40" in counts
        user.press("screening_import.next")
        user.press("retest.make")
        assert user.sees("paper.pages")
    text = user.save_paper(tmp_path / "复测名单.pdf")
    assert "复测名单" in text
    after = desk.ask(tables)
    new = wrote(before, after)
    assert new["casework.screening_result"] == 1688 + INVALID
    assert new["casework.check_entry"] == 1688 + INVALID + ABSENT
    assert logged(before, after)[1][-2:] == ["round.import", "round.print_retest"]
    kept = {entry.student_id for entry in desk.ask(screening_list.rows, round_id) if entry.entry_id}
    assert not kept & {row.student_id for row in rows[:NO_CONSENT]}
    _close_is_refused(user)
    _undo_restores(desk, user, round_id)


def _close_is_refused(user: User) -> None:
    user.press("round.step.close")
    user.press("round.close")
    assert user.reads(f"还差:{NO_CONSENT + SILENT}人无状态")
    assert user.sees("round.close")  # it is still there to be pressed


def _undo_restores(desk: Desk, user: User, round_id: str) -> None:
    user.press("round.step.import")
    user.press("round.import_undo")
    user.desk.settle()
    counted = desk.ask(lambda session: screening_list.RoundSheet(session, round_id).tally())
    assert (counted.expected, counted.pending, counted.done, counted.void) == (1800, 1800, 0, 0)
    assert user.reads("完成0 缺测0 无效0 拒测0 免测0 | 合计 0 + 待定 1800")
