"""From a day's work to the bureau's table: three people, four vault files, one real bundle on a stick."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.demo import DemoRun
from tests.support.desk import Desk, drop, sitting, texts
from xinliapp.app.demo.calendar import CAMPAIGN
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.rules import Verdict
from xinliapp.i18n.formats import masked_name
from xinliapp.services import concern, self_check, students
from xinliapp.ui.bureau_inbox.wording import result_word

NOTE = "说最近睡得好些了,约好下周三中午再来"
REASON = "班主任和家长都反映情绪低落两周,希望一起关心"
HANDBOOKS = 25


def _clauses(desk: Desk) -> dict[str, Any]:
    return {result.clause.id: result for result in desk.ask(self_check.check, "JS").results}


def _record_a_day(desk: Desk, clock: FixedClock) -> None:
    """Door, lesson, talk, grade: and what each of them does to the self-check."""
    before = _clauses(desk)
    _open_and_close_the_door(desk, clock)
    opened = _clauses(desk)
    assert len(opened["JS-32"].rows) == len(before["JS-32"].rows) + 1
    (week,) = before["JS-32"].pending
    (later,) = opened["JS-32"].pending
    assert (week.label, later.have - week.have) == ("第12周", 0.5)
    assert opened["JS-26"].rows == before["JS-26"].rows

    lacking = before["JS-26"].shortfall[0].label.partition(" ")[0]
    _log_the_missing_lesson(desk, lacking)
    taught = _clauses(desk)
    assert (before["JS-26"].value, before["JS-26"].verdict) == (5, Verdict.UNMET)
    assert taught["JS-26"].value == 6 == taught["JS-26"].denominator
    assert taught["JS-26"].verdict is not Verdict.UNMET
    assert len(taught["JS-26"].rows) == len(before["JS-26"].rows) + 1

    child = _talk_and_grade(desk)
    graded = _clauses(desk)
    for clause in ("JS-39", "JS-41"):
        assert before[clause].verdict is Verdict.MET
        assert (graded[clause].value, graded[clause].denominator) == (2, 3)
        assert graded[clause].verdict is Verdict.UNMET
    assert desk.ask(concern.current)[child].ordinal == 2


def _open_and_close_the_door(desk: Desk, clock: FixedClock) -> None:
    today = desk.screen("today")
    desk.click(desk.find(QPushButton, "today.open", today.view))
    assert "已开门" in " ".join(texts(desk.shell))
    clock.moment += dt.timedelta(minutes=30)
    desk.click(desk.find(QPushButton, "today.close", today.view))
    assert "已关门" in texts(today.view)
    assert not [b for b in today.view.findChildren(QPushButton, "today.close") if b.isVisible()]


def _log_the_missing_lesson(desk: Desk, lacking: str) -> None:
    """Weeks 7 and 8 begin on 12 October: Wednesday the 21st is a teaching day of theirs."""
    lessons = desk.screen("lessons")
    panel = lessons.view.panel
    panel.group.setCurrentIndex(panel.group.findText(lacking))
    assert panel.group.currentText() == lacking
    panel.lesson_day.setDate(QDate(2026, 10, 21))
    panel.period.setValue(8)
    desk.write(panel.topic, "认识情绪")
    desk.click(panel.save_lesson)
    assert not lessons.view.bar.isVisible(), lessons.view.bar.text()


def _talk_and_grade(desk: Desk) -> str:
    grades = desk.ask(concern.current)
    child = next(row for row in desk.ask(students.list_students) if row.id not in grades)
    student = desk.screen("student", child.id)
    assert student.view.identity.name.text() == masked_name(child.name) != child.name
    desk.click(student.view.identity.talk_button)
    desk.write(desk.find(QPlainTextEdit, "student.panel.note"), NOTE)
    desk.click(student.view.panel.save_button)
    assert "11-19" in " ".join(texts(student.view.timeline)), texts(student.view.timeline)
    desk.click(desk.find(QPushButton, "student.to.conference", student.view))
    page = desk.screen("conference")
    assert page.view.edit.title.text().startswith(masked_name(child.name))
    desk.write(page.view.edit.extra, "班主任观察")
    page.view.edit.grades.choose(2)
    desk.write(page.view.edit.review, "20261203")
    desk.click(page.view.decide_button)
    assert "没有写理由" in page.view.bar.text()  # a grade without a reason is not taken
    desk.write(page.view.edit.reason, REASON)
    desk.click(page.view.decide_button)
    assert REASON not in " ".join(texts(desk.shell.header))
    return child.id


def _release_and_hand_in(desk: Desk) -> None:
    """A new revision of the self-check and of the form, with figures released again."""
    check = desk.screen("self_check")
    desk.click(check.view.renew)
    desk.click(check.view.publish)
    desk.click(check.view.submit)
    assert not check.view.bar.isVisible(), check.view.bar.text()
    assert check.view.state.text().startswith("第2版 已提交 心理教师甲")
    shown = {row.result.clause.id: row for row in check.view.table.rows()}
    assert shown["JS-39"].result.verdict is Verdict.UNMET
    assert "2/3" in shown["JS-39"].actual

    form = desk.screen("form_report", f"KZ {CAMPAIGN}")
    desk.click(form.view.renew)
    known = int(desk.find(QLineEdit, "form.value.c6", form.view).text())
    desk.rewrite(desk.find(QLineEdit, "form.value.c6", form.view), str(known + HANDBOOKS))
    desk.click(form.view.submit)
    assert form.view.state.text().startswith("第2版 草稿"), form.view.state.text()
    assert "理由" in " ".join(texts(form.view))  # both numbers stay, and why they differ is asked
    desk.write(desk.find(QLineEdit, "form.reason.c6", form.view), "家长会上补发一批")
    desk.click(form.view.submit)
    assert form.view.state.text().startswith("第2版 已提交"), texts(form.view)


def _sign_and_seal(desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The principal signs both papers and seals the bundle onto a stick."""
    home = desk.screen("principal_home")
    assert len([button for button in home.view.findChildren(QPushButton) if button.text() == "看并签"]) == 2
    assert not desk.has("today")
    check = desk.screen("self_check", "2026-2027-1")
    desk.click(check.view.approve)
    assert check.view.state.text().startswith("第2版 已签批"), check.view.bar.text()
    form = desk.screen("form_report", f"KZ {CAMPAIGN}")
    assert form.view.recipient.currentText() == "签批并发给 示例片区教管中心"
    desk.click(form.view.approve)
    assert form.view.state.text().startswith("第2版 已签批"), form.view.bar.text()
    exchange = desk.screen("exchange")
    leaving = {row.column_id: row for row in exchange.view.figures.rows()}
    assert leaving["c6"].changed
    assert "不会离开:姓名" in exchange.view.leaves.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    desk.click(exchange.view.seal_button)
    assert "已读回核对" in exchange.view.bar.text(), exchange.view.bar.text()
    made = list(stick.iterdir())
    assert len(made) == 1 and made[0].name.endswith("-2.age")
    return made[0]


def _receive_and_merge(desk: Desk, demo: DemoRun, sent: Path, broken: Path) -> None:
    """Old files again, the new one and a broken one in one heap; then the table."""
    old = sorted((demo.out / "bundles").iterdir())
    inbox = desk.screen("bureau_inbox")
    drop(inbox.view.drop, [*old, broken, sent])
    desk.settle()
    assert "通过" in inbox.view.bar.text() and "需处理 1" in inbox.view.bar.text(), inbox.view.bar.text()
    desk.click(inbox.view.batch)
    verdicts = {line.file_name: result_word(line) for line in inbox.view.table.rows()}
    assert verdicts == {
        **{path.name: "重复,没有变化" for path in old},
        broken.name: "没有收下",
        sent.name: "收下,替换较早版本(保留历史)",
    }

    before = json.loads((demo.out / "figures.json").read_text(encoding="utf-8"))["merged"]["totals"]
    wanted = {**before, "c6": before["c6"] + HANDBOOKS}
    merged = desk.screen("merged")
    merged.view.line.setValue(0)  # nothing hidden
    desk.settle()
    (totals,) = merged.view.grid.totals.rows()
    assert totals.school_name == "合计 3/4"
    assert {column: totals.cells[column] for column in wanted} == {
        column: str(int(value)) for column, value in wanted.items()
    }
    lines = merged.view.grid.table.rows()
    for column in wanted:
        assert sum(int(line.cells[column]) for line in lines) == wanted[column]
    assert "未报 1 所:示例第二小学" in merged.view.missing.text()


def test_from_a_days_work_to_the_bureaus_table(
    look: None,
    qtbot: QtBot,
    demo: DemoRun,
    school: Path,
    bureau: Path,
    clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with sitting(qtbot) as desk:
        desk.prefer(auto_lock_minutes=600)
        desk.unlock(school, "心理教师甲")
        _record_a_day(desk, clock)
        _release_and_hand_in(desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    with sitting(qtbot) as desk:
        desk.unlock(school, "校长")
        sent = _sign_and_seal(desk, stick, monkeypatch)
    broken = tmp_path / "3199000001-broken.age"
    shutil.copy(sent, broken)
    with broken.open("r+b") as stream:
        stream.seek(-30, 2)
        stream.write(b"scratched!")
    with sitting(qtbot) as desk:
        desk.unlock(bureau, "经办人")
        assert not desk.has("today") and not desk.has("student")
        _receive_and_merge(desk, demo, sent, broken)
