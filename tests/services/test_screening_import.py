"""A vendor's file of answers or scores: matched, previewed, written in one transaction, taken back whole."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.support.screening import CALM, CRITICAL, HIGH, LOW, ScreeningSchool
from xinliapp.domain.casework import CheckStatus, Disposition, EntrySource
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.record_lines import Fate
from xinliapp.domain.screening import RowState, Tally
from xinliapp.services import screening_import as moving
from xinliapp.services import screening_import_reading as reading
from xinliapp.services import screening_results, screening_rounds, screening_tasks
from xinliapp.services.screening_import import ScreeningPlan
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.sheets.writer import TableSheet, Value, write_table
from xinliapp.storage.database import UnitOfWork

DAY = dt.date(2026, 11, 12)
ITEMS = [f"第{number}题" for number in range(1, 10)]
HEADER = ["姓名", "班级", "完成时间", *ITEMS]


def refused(code: str, act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == code
    return caught.value


class Desk:
    """A round and files for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = ScreeningSchool(folder)
        self.session = self.place.session
        self.round_id = self.place.round()

    def propose(self, header: Sequence[str], rows: Sequence[Sequence[Value]]) -> reading.ScreeningProposal:
        path = self.folder / "成绩.xlsx"
        write_table(path, [TableSheet("Sheet1", header, rows, title="测评结果")])
        return reading.propose(self.session, read_sheet_file(path), self.round_id)

    def plan(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[Value]],
        picked: dict[str, str] | None = None,
        fixed: dict[str, str] | None = None,
    ) -> ScreeningPlan:
        proposal = self.propose(header, rows)
        mapping = proposal.sheets[0].mapping
        assert mapping is not None
        for key, value in (fixed or {}).items():
            mapping = reading.with_source(mapping, proposal.form, key, value)
        return moving.preview(self.session, proposal.file, proposal.form, mapping, picked or {})

    def tally(self) -> Tally:
        return RoundSheet(self.session, self.round_id).tally()

    def stored(self) -> list[tuple[object, ...]]:
        """Everything the round holds, but for when it was written."""
        database = self.session.database
        entries = "SELECT student_id, day, status, source, hint, disposition FROM casework.check_entry"
        results = "SELECT student_id, day, answers, score, voided_at FROM casework.screening_result"
        return sorted(database.tuples(entries), key=str) + sorted(database.tuples(results), key=str)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def row(name: str, class_text: str, answers: Sequence[int | None], day: dt.date = DAY) -> list[Value]:
    return [name, class_text, day, *answers]


def fates(plan: ScreeningPlan) -> list[tuple[str, Fate]]:
    return [(line.name, line.fate) for line in plan.lines]


def test_answers_are_matched_scored_and_written_and_every_count_comes_back(desk: Desk) -> None:
    before = desk.stored()
    rows = [
        row("王小明", "七(1)", HIGH),
        row("李华", "701", [*CALM[:8], 7]),
        row("钱多", "七年级2班", CRITICAL),
        row("没有人", "七(1)", CALM),
    ]
    plan = desk.plan(HEADER, rows)
    assert plan.counts() == {
        "new": 3, "same": 0, "conflict": 0, "unmatched": 1, "invalid": 0, "skipped": 0,
    }  # fmt: skip
    assert desk.stored() == before  # a preview writes nothing
    report = moving.commit(desk.session, plan, {})
    assert (report.written, report.tally) == (
        3, Tally(expected=5, done=2, void=1, pending=2, hints=2, undisposed=2, retests=1),
    )  # fmt: skip
    assert [line.name for line in report.left] == ["没有人"]
    found = RoundSheet(desk.session, desk.round_id).row(desk.place.ming)
    assert (found.state, found.source, found.day) == (RowState.DONE, EntrySource.IMPORT, "2026-11-12")
    assert [case.student_id for case in screening_tasks.critical(desk.session)] == [desk.place.duo]
    assert moving.undoable(desk.session) == ((desk.round_id, "2026秋测评", "2026-11-23"),)
    undone = moving.undo(desk.session, desk.round_id)
    assert (undone.taken_back, undone.kept) == (3, 0)
    assert desk.stored() == before
    assert desk.tally() == Tally(expected=5, pending=5)
    refused("screening_undo_nothing", lambda: moving.undo(desk.session, desk.round_id))


def test_undo_puts_back_what_was_there_and_keeps_what_was_worked_on(desk: Desk) -> None:
    place = desk.place
    screening_results.set_statuses(desk.session, desk.round_id, {place.ming: CheckStatus.ABSENT}, DAY)
    screening_results.enter_answers(desk.session, desk.round_id, place.hua, LOW, day=DAY)
    before = desk.stored()
    rows = [row("王小明", "七(1)", HIGH), row("李华", "七(1)", HIGH), row("钱多", "七(2)", HIGH)]
    plan = desk.plan(HEADER, rows)
    assert fates(plan) == [("王小明", Fate.NEW), ("李华", Fate.CONFLICT), ("钱多", Fate.NEW)]
    moving.commit(desk.session, plan, {plan.lines[1].key: True})
    assert [point.sheet.total for point in screening_rounds.history_of(desk.session, place.hua)] == [15]
    screening_results.dispose(desk.session, desk.round_id, {place.duo: Disposition.TELL_PARENTS})
    undone = moving.undo(desk.session, desk.round_id)
    assert (undone.taken_back, undone.kept) == (2, 1)
    after = [line for line in desk.stored() if line[0] != place.duo]
    assert after == before


def test_who_has_no_consent_is_left_out_counted_and_never_kept(desk: Desk) -> None:
    young = desk.place.student(desk.place.first, "陈小", born="2014-01-01")
    desk.place.consent(desk.place.hua, given=False)
    plan = desk.plan(
        HEADER, [row("陈小", "七(1)", HIGH), row("李华", "七(1)", HIGH), row("王小明", "七(1)", LOW)]
    )
    assert (plan.no_consent, plan.counts()["new"]) == (2, 1)
    left_out = [line for line in plan.lines if line.no_consent]
    assert [(line.answers, line.scored) for line in left_out] == [((), None), ((), None)]
    report = moving.commit(desk.session, plan, {line.key: True for line in plan.lines})
    assert (report.written, report.no_consent) == (1, 2)
    kept = desk.session.database.tuples("SELECT DISTINCT student_id FROM casework.check_entry")
    assert kept == [(desk.place.ming,)]
    rows = desk.session.database.tuples("SELECT before, after FROM casework.screening_import_row")
    assert not any(young in str(found) or desk.place.hua in str(found) for found in rows)
    # A consent that comes later makes the preview stale, and the next one takes the row.
    desk.place.consent(young)
    refused("screening_stale", lambda: moving.commit(desk.session, plan, {}))


def test_by_number_by_hand_and_never_by_a_name_alone(desk: Desk) -> None:
    place = desk.place
    place.number(place.ming, "G320102201109010011")
    twin = place.student(place.first, "李华")
    header = ["学籍号", *HEADER]
    rows: list[list[Value]] = [
        ["G320102201109010011", *row("王小明", "", HIGH)],
        ["", *row("李华", "七(1)", HIGH)],
        ["", *row("钱多", "", HIGH)],
        ["G320102201109010011", *row("钱多", "七(2)", CALM)],
    ]
    plan = desk.plan(header, rows)
    assert [line.fate for line in plan.lines] == [Fate.NEW, Fate.UNMATCHED, Fate.UNMATCHED, Fate.UNMATCHED]
    assert plan.lines[1].reason == "这个班有2名同名学生"
    assert set(plan.lines[1].candidates) == {place.hua, twin}
    assert plan.lines[2].reason == "没有学籍号也没有班级,不能只凭姓名认人"
    picked = desk.plan(header, rows, {plan.lines[1].key: twin})
    assert (picked.lines[1].fate, picked.lines[1].student) == (Fate.NEW, twin)


def test_the_same_student_twice(desk: Desk) -> None:
    rows = [
        row("王小明", "七(1)", HIGH), row("王小明", "七(1)", HIGH),
        row("李华", "七(1)", LOW), row("李华", "七(1)", HIGH),
    ]  # fmt: skip
    plan = desk.plan(HEADER, rows)
    assert [line.fate for line in plan.lines] == [Fate.NEW, Fate.SKIPPED, Fate.CONFLICT, Fate.CONFLICT]
    both = {line.key: True for line in plan.lines}
    assert refused("screening_twice", lambda: moving.commit(desk.session, plan, both)).params == {
        "name": "李华"
    }
    assert desk.tally().pending == 5
    report = moving.commit(desk.session, plan, {plan.lines[3].key: True})
    assert report.written == 2


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    rows = [row("王小明", "七(1)", HIGH), row("李华", "七(1)", CALM)]
    moving.commit(desk.session, desk.plan(HEADER, rows), {})
    again = desk.plan(HEADER, rows)
    assert (again.seen_before, again.counts()["same"]) == (True, 2)
    report = moving.commit(desk.session, again, {})
    assert (report.import_id, report.written) == (None, 0)


def test_columns_are_mapped_once_and_no_heading_is_kept(desk: Desk) -> None:
    wording = "最近两周做事提不起劲"
    header = ["学生", "班", "交卷", *[f"{number}、{wording}" for number in range(1, 10)]]
    rows = [row("王小明", "七(1)", HIGH)]
    proposal = desk.propose(header, rows)
    mapping = proposal.sheets[0].mapping
    assert mapping is not None and not proposal.sheets[0].remembered
    assert mapping.items == tuple(range(3, 12))
    assert [column.heading for column in proposal.sheets[0].columns][2:5] == ["交卷", "第1题", "第2题"]
    preview = lambda: moving.preview(desk.session, proposal.file, proposal.form, mapping, {})  # noqa: E731
    assert refused("screening_columns_missing", preview).params["columns"] == "施测日"
    mapping = reading.with_source(mapping, proposal.form, "day", 2)
    moving.commit(desk.session, preview(), {})
    again = desk.propose(header, [row("李华", "七(1)", HIGH)])
    assert again.sheets[0].remembered
    assert again.sheets[0].mapping is not None and again.sheets[0].mapping.source("day") == 2
    for table in ("casework.record_mapping", "casework.screening_import", "casework.screening_result"):
        for stored in desk.session.database.tuples(f"SELECT * FROM {table}"):  # noqa: S608
            assert wording[:6] not in str(stored)


def test_items_the_scale_does_not_have_and_items_that_lack(desk: Desk) -> None:
    more = [*HEADER, "第10题"]
    failed = refused("screening_items_unknown", lambda: desk.plan(more, [[*row("王小明", "七(1)", HIGH), 1]]))
    assert failed.params == {"items": "10", "count": 9}
    fewer = [one for one in HEADER if one != "第4题"]
    failed = refused("screening_items_missing", lambda: desk.plan(fewer, [row("王小明", "七(1)", HIGH[:8])]))
    assert failed.params == {"items": "4", "count": 9}


def test_shifted_columns_are_refused_before_anything_is_written(desk: Desk) -> None:
    slipped: list[list[Value]] = [["七(1)", DAY, *CALM, None], ["七(2)", DAY, *CALM, None]]
    assert refused("screening_shifted", lambda: desk.plan(HEADER, slipped)).params["column"] == "姓名"
    other = [row("王小明", "七(1)", [5] * 9), row("李华", "七(1)", [4] * 9)]
    assert refused("screening_shifted", lambda: desk.plan(HEADER, other)).params["column"] == "第1题"


def test_answers_counted_from_one_are_asked_about(desk: Desk) -> None:
    rows = [
        row("王小明", "七(1)", [3, 3, 3, 3, 3, 3, 3, 2, 1]),
        row("李华", "七(1)", [1, 2, 3, 4, 1, 1, 1, 1, 1]),
    ]
    refused("screening_codes", lambda: desk.plan(HEADER, rows))
    plan = desk.plan(HEADER, rows, fixed={"coding": "one_more"})
    totals = [line.scored.total for line in plan.lines if line.scored]
    assert totals == [15, 6]


def test_rows_that_cannot_be_read_say_why(desk: Desk) -> None:
    rows: list[list[Value]] = [
        row("王小明", "七(1)", CALM, dt.date(2026, 11, 30)),
        row("李华", "七(1)", CALM, dt.date(2026, 10, 1)),
        ["赵强", "七(1)", DAY, "有时", *CALM[1:]],
        row("钱多", "七(2)", [None] * 9),
        ["合计", "", "", *[0] * 9],
    ]
    plan = desk.plan(HEADER, rows)
    assert [(line.fate, line.reason) for line in plan.lines] == [
        (Fate.INVALID, "2026-11-30还没有到"),
        (Fate.INVALID, "2026-10-01早于本轮开始的2026-11-09"),
        (Fate.INVALID, "第1题“有时”不是答案的代码"),
        (Fate.SKIPPED, "没有成绩,也没有写状态"),
        (Fate.SKIPPED, "合计行或说明行"),
    ]


def test_finished_scores_and_statuses(desk: Desk) -> None:
    rows: list[list[Value]] = [
        ["王小明", "七(1)", DAY, 15, ""],
        ["李华", "七(1)", DAY, 28, ""],
        ["赵强", "七(1)", None, None, "缺测"],
        ["钱多", "七(2)", DAY, 3, "无效"],
    ]
    plan = desk.plan(["姓名", "班级", "施测日", "总分", "状态"], rows)
    assert [(line.fate, line.reason) for line in plan.lines] == [
        (Fate.NEW, ""), (Fate.INVALID, "应在0到27之间"), (Fate.NEW, ""), (Fate.NEW, ""),
    ]  # fmt: skip
    moving.commit(desk.session, plan, {})
    expected = Tally(expected=5, done=1, absent=1, void=1, pending=2, hints=1, undisposed=1, retests=1)
    assert desk.tally() == expected
    moving.undo(desk.session, desk.round_id)
    assert desk.tally() == Tally(expected=5, pending=5)


def test_a_student_the_round_does_not_ask(desk: Desk) -> None:
    desk.round_id = desk.place.round(name="只测七(1)", class_ids=(desk.place.first,))
    plan = desk.plan(HEADER, [row("钱多", "七(2)", CALM)])
    assert [(line.fate, line.takeable) for line in plan.lines] == [(Fate.INVALID, False)]


def test_a_retest_comes_in_without_asking(desk: Desk) -> None:
    spoiled = [*CALM[:8], 7]
    screening_results.enter_answers(desk.session, desk.round_id, desk.place.ming, spoiled, day=DAY)
    plan = desk.plan(HEADER, [row("王小明", "七(1)", LOW)])
    assert fates(plan) == [("王小明", Fate.NEW)]
    moving.commit(desk.session, plan, {})
    history = screening_rounds.history_of(desk.session, desk.place.ming)
    assert [(point.void, point.sheet.total) for point in history] == [(True, None), (False, 5)]
    moving.undo(desk.session, desk.round_id)
    assert RoundSheet(desk.session, desk.round_id).row(desk.place.ming).retest


def test_a_disk_that_fills_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.stored()
    plan = desk.plan(HEADER, [row("王小明", "七(1)", HIGH), row("钱多", "七(2)", CALM)])
    many = UnitOfWork.insert_many

    def full(uow: UnitOfWork, table: str, *rest: object) -> None:
        if table == "casework.screening_import_row":
            raise KnownError("disk_full")
        many(uow, table, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(UnitOfWork, "insert_many", full)
    with pytest.raises(KnownError):
        moving.commit(desk.session, plan, {})
    monkeypatch.undo()
    assert desk.stored() == before
    assert moving.undoable(desk.session) == ()
    assert moving.commit(desk.session, plan, {}).written == 2


def test_two_windows_the_second_import_sees_what_the_first_wrote(desk: Desk) -> None:
    other = desk.place.school.vault.session()
    account = dataclasses.replace(other.account, id="user-second")
    other = dataclasses.replace(other, account=account)
    mine = desk.plan(HEADER, [row("王小明", "七(1)", HIGH)])
    theirs = moving.preview(other, mine.file, mine.form, mine.mapping, {})
    moving.commit(other, theirs, {})
    refused("screening_stale", lambda: moving.commit(desk.session, mine, {}))
    other.database.close()


def test_a_closed_round_takes_nothing(desk: Desk) -> None:
    proposal = desk.propose(HEADER, [row("王小明", "七(1)", HIGH)])
    with desk.session.write("test.close") as uow:
        uow.update("casework.check_round", desk.round_id, {"closed_on": "2026-11-20"})
    mapping = proposal.sheets[0].mapping
    assert mapping is not None
    refused("round_closed", lambda: moving.preview(desk.session, proposal.file, proposal.form, mapping, {}))
