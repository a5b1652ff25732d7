"""The self-check page over a real vault: what is shown, who may do what, and where typed words end up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from tests.support.audits import audited
from tests.support.hosts import FakeHost
from tests.support.self_checks import confirm_all, hand_in
from tests.support.term_school import YEAR, TermSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.paperwork import PaperStatus, RectificationPlan
from xinliapp.domain.rules import EvidenceRow, Verdict
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import drafts, figures, self_check
from xinliapp.services.session import Session
from xinliapp.storage.calendar import replace_school_year
from xinliapp.ui.self_check import reading
from xinliapp.ui.self_check.declare_dialog import DeclareDialog
from xinliapp.ui.self_check.screen import SelfCheckScreen
from xinliapp.ui.self_check.unpublished_dialog import UnpublishedDialog
from xinliapp.ui.self_check.view import declared
from xinliapp.ui.self_check.words import amount
from xinliapp.widgets.buttons import Button
from xinliapp.widgets.evidence_dialog import EvidenceDialog
from xinliapp.widgets.reason_dialog import ReturnDialog

PERIOD = "2026-2027-1"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    """One class of two; a short week 2; one meeting of two; one student of concern without a group."""
    made = TermSchool(tmp_path)
    group = made.class_group()
    first, _second = made.student(group), made.student(group)
    made.opening("2026-09-07T08:00:00", "2026-09-07T16:00:00")  # week 2: exactly 8 h
    made.opening("2026-09-14T08:00:00", "2026-09-14T15:59:00")  # week 3: a minute short
    made.meeting("2026-10-12")
    made.grade(first, 3)
    return made


def _screen(qtbot: QtBot, session: Session) -> tuple[SelfCheckScreen, FakeHost]:
    host = FakeHost()
    screen = SelfCheckScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(None)
    return screen, host


def _verdicts(screen: SelfCheckScreen) -> dict[str, Verdict]:
    return {row.result.clause.id: row.result.verdict for row in screen.view.table.rows()}


def test_before_the_first_check_the_page_says_so_and_begins_with_one_key(
    qtbot: QtBot, school: TermSchool
) -> None:
    screen, host = _screen(qtbot, school.session)
    assert screen.view.empty.isVisible()
    assert not screen.view.table.isVisible()
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert host.toasts == ["自查已算好"]
    assert screen.view.table.isVisible()
    assert _verdicts(screen)["JS-22"] is Verdict.DUE_SOON
    assert _verdicts(screen)["JS-32"] is Verdict.UNMET
    assert _verdicts(screen)["JS-39"] is Verdict.NOT_PUBLISHED


def test_the_chosen_clause_explains_itself(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, _ = _screen(qtbot, school.session)
    screen.presenter.start("JS-32")
    panel = screen.view.panel
    assert panel.clause.text() == "JS-32"
    assert "苏教?函〔2023〕10号(“?”处来源缺字)" in panel.source.text()
    assert "重叠只计一次" in panel.counted.text()
    assert "第3周 7.9/8" in panel.lacking.text()
    row = screen.view.current()
    assert row is not None
    weeks = {week.number: week for week in row.weeks}
    assert weeks[2].hours == 8.0
    assert weeks[3].hours == pytest.approx(7 + 59 / 60)
    assert weeks[3].finished and not weeks[max(weeks)].finished
    assert panel.bars.isVisible()


def test_filters_show_what_their_count_says(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, _ = _screen(qtbot, school.session)
    chip = screen.view.findChild(type(screen.view.open_only), "selfcheck.filter.unmet")
    assert chip is not None
    chip.setChecked(True)
    assert chip.count == len(screen.view.table.rows())
    assert set(_verdicts(screen).values()) == {Verdict.UNMET}
    chip.setChecked(False)
    screen.view.open_only.setChecked(True)
    assert Verdict.MET not in _verdicts(screen).values()


def test_a_case_holder_sees_the_live_figure_beside_the_published_one(
    qtbot: QtBot, school: TermSchool
) -> None:
    self_check.start(school.session, "JS")
    screen, host = _screen(qtbot, school.session)
    screen.presenter.start("JS-39")
    assert "还没有发布" in screen.view.panel.released.text()
    assert "案卷里现在是 0/1" in screen.view.panel.released.text()
    qtbot.mouseClick(screen.view.publish, Qt.MouseButton.LeftButton)
    assert host.toasts == ["已发布 14 个数字"]  # the pack's clauses that are counted in the case file
    assert _verdicts(screen)["JS-39"] is Verdict.UNMET
    assert "发布 0/1 · 心理教师甲 · 11-23 08:00" in screen.view.panel.released.text()


def test_the_principal_signs_and_sees_no_case_rows(qtbot: QtBot, school: TermSchool) -> None:
    paper = self_check.start(school.session, "JS")
    figures.publish(school.session)
    confirm_all(school.session)
    self_check.submit(school.session, paper)
    screen, host = _screen(qtbot, school.principal())
    view = screen.view
    visible = [button.isVisible() for button in (view.publish, view.submit, view.approve, view.back)]
    assert visible == [False, False, True, True]
    screen.presenter.start("JS-39")
    row = view.current()
    assert row is not None and row.live == "" and row.result.rows == ()
    assert not view.panel.planning.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert host.toasts == ["已签批"]
    assert self_check.signature_holds(school.session, paper)
    assert "第1版 已签批" in view.state.text()
    assert not view.approve.isVisible()


def test_a_paper_handed_in_keeps_its_figures(qtbot: QtBot, school: TermSchool) -> None:
    figures.publish(school.session, PERIOD)
    confirm_all(school.session)
    paper = self_check.start(school.session, "JS")
    self_check.submit(school.session, paper)
    school.meeting("2026-11-02")
    school.meeting("2026-11-09")
    screen, _ = _screen(qtbot, school.session)
    screen.presenter.start("JS-22")
    row = screen.view.current()
    assert row is not None
    assert (row.result.verdict, row.actual, row.changed) == (Verdict.DUE_SOON, "1次", True)
    assert "提交时的数字" in screen.view.panel.said.text()


def test_a_return_asks_a_reason_and_a_new_revision_follows(qtbot: QtBot, school: TermSchool) -> None:
    figures.publish(school.session, PERIOD)
    confirm_all(school.session)
    paper = self_check.start(school.session, "JS")
    self_check.submit(school.session, paper)
    principal, _ = _screen(qtbot, school.principal())
    principal.view.return_wanted.emit("请补第3周的整改")
    assert self_check.record(school.session, paper).return_reason == "请补第3周的整改"
    screen, _ = _screen(qtbot, school.session)
    assert "请补第3周的整改" in screen.view.state.text()
    assert screen.view.renew.isVisible() and not screen.view.submit.isVisible()
    qtbot.mouseClick(screen.view.renew, Qt.MouseButton.LeftButton)
    assert "第2版 草稿" in screen.view.state.text()
    assert screen.view.submit.isVisible()


def test_the_reason_is_asked_for_in_place(qtbot: QtBot) -> None:
    dialog = ReturnDialog("退回给心理教师", "selfcheck")
    qtbot.addWidget(dialog)
    dialog.editor.setPlainText("再看")
    dialog._send()
    assert dialog.field.error() == "请写5到300个字。"
    assert dialog.result() == 0
    dialog.editor.setPlainText("请补第3周的整改")
    dialog._send()
    assert dialog.result() == 1


def test_a_reason_that_names_a_student_is_asked_for_again_with_its_words(
    qtbot: QtBot, school: TermSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures.publish(school.session, PERIOD)
    confirm_all(school.session)
    paper = self_check.start(school.session, "JS")
    self_check.submit(school.session, paper)
    asked: list[tuple[str, str]] = []
    answers = iter(("请补充王小明的家访", "请补充一名学生的家访"))

    def answer(dialog: ReturnDialog) -> int:
        asked.append((dialog.reason(), dialog.field.error()))
        dialog.editor.setPlainText(next(answers))
        return 1

    monkeypatch.setattr(ReturnDialog, "exec", answer)
    principal, _ = _screen(qtbot, school.principal())
    qtbot.mouseClick(principal.view.back, Qt.MouseButton.LeftButton)
    assert asked[0] == ("", "") and asked[1][0] == "请补充王小明的家访"
    assert asked[1][1].startswith("“退回理由”第1行里有学生姓名,没有保存。")
    assert self_check.record(school.session, paper).return_reason == "请补充一名学生的家访"


def test_figures_not_released_are_asked_about_when_the_paper_is_handed_in(
    qtbot: QtBot, school: TermSchool
) -> None:
    confirm_all(school.session)
    paper = self_check.start(school.session, "JS")
    screen, host = _screen(qtbot, school.session)

    def asked() -> UnpublishedDialog:
        qtbot.mouseClick(screen.view.submit, Qt.MouseButton.LeftButton)
        return next(one for one in screen.view.findChildren(UnpublishedDialog) if one.isVisible())

    dialog = asked()
    words = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "条未发布,没有提交。已确认的都已保存。" in words and "发布数字" in words
    qtbot.mouseClick(dialog.findChild(Button, "selfcheck.unpublished_go"), Qt.MouseButton.LeftButton)
    assert dialog.field.error() == "请写5到300个字。"
    dialog.editor.setPlainText("王小明的记录还在核对")
    qtbot.mouseClick(dialog.findChild(Button, "selfcheck.unpublished_go"), Qt.MouseButton.LeftButton)
    again = next(one for one in screen.view.findChildren(UnpublishedDialog) if one.isVisible())
    assert again.field.error().startswith("“未发布的原因”第1行里有学生姓名")
    assert again.reason() == "王小明的记录还在核对"
    again.reject()
    assert self_check.record(school.session, paper).status is PaperStatus.DRAFT
    publish = asked().findChild(Button, "selfcheck.unpublished_publish")
    qtbot.mouseClick(publish, Qt.MouseButton.LeftButton)
    assert host.toasts == ["已提交,等校长签批"]
    rows = self_check.report_model(school.session, paper).rows
    assert all(row.verdict is not Verdict.NOT_PUBLISHED for row in rows)


def test_a_paper_may_leave_figures_out_with_a_reason(qtbot: QtBot, school: TermSchool) -> None:
    confirm_all(school.session)
    paper = self_check.start(school.session, "JS")
    screen, host = _screen(qtbot, school.session)
    screen.view.submit_wanted.emit("期末核对后再发布")
    assert host.toasts == ["已提交,等校长签批"]
    rows = {row.clause_id: row for row in self_check.report_model(school.session, paper).rows}
    assert rows["JS-37"].verdict is Verdict.NOT_PUBLISHED
    assert rows["JS-37"].note == "未发布的原因：期末核对后再发布"
    assert rows["JS-22"].note == ""


def test_a_declaration_that_names_a_student_keeps_its_ticks(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, _ = _screen(qtbot, school.session)
    dialog = DeclareDialog(declared(screen.view.table.rows()))
    qtbot.addWidget(dialog)
    dialog.restore(("JS-64",), "王小明说没有", "“说明”里有姓名")
    assert (dialog.clause_ids(), dialog.words()) == (("JS-64",), "王小明说没有")
    assert dialog.note_field.error() == "“说明”里有姓名"


def test_a_note_that_names_a_student_is_refused_at_its_field(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, _ = _screen(qtbot, school.session)
    screen.presenter.start("JS-49")
    screen.view.panel.note.setPlainText("第一行\n王小明的家长说没有")
    screen.view.panel.met_button.click()
    assert screen.view.panel.note_field.error().startswith("“说明”第2行里有学生姓名")
    assert screen.view.panel.note.toPlainText() == "第一行\n王小明的家长说没有"


def test_a_plan_without_an_owner_is_refused_at_its_field_and_kept(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, host = _screen(qtbot, school.session)
    screen.presenter.start("JS-32")
    panel = screen.view.panel
    panel.measures.setPlainText("每周三增开一次")
    qtbot.mouseClick(panel.plan_button, Qt.MouseButton.LeftButton)
    assert "没有填写" in panel.owner_field.error()
    assert panel.measures.toPlainText() == "每周三增开一次"
    panel.owner.setText("教师乙")
    qtbot.mouseClick(panel.plan_button, Qt.MouseButton.LeftButton)
    assert host.toasts == ["整改已保存"]
    row = screen.view.current()
    assert row is not None and row.plan is not None
    assert (row.plan.responsible, row.plan.measures) == ("教师乙", "每周三增开一次")


def test_a_plan_another_place_saved_meanwhile_is_told_and_not_written_over(
    qtbot: QtBot, school: TermSchool
) -> None:
    self_check.start(school.session, "JS")
    screen, _ = _screen(qtbot, school.session)
    screen.presenter.start("JS-32")
    panel = screen.view.panel
    panel.owner.setText("教师乙")
    panel.measures.setPlainText("这里写的")
    row = screen.view.current()
    assert row is not None
    period = screen.presenter._page.period  # type: ignore[union-attr]
    there = RectificationPlan("JS", "JS-32", period, "教师丙", "2026-12-11", "别处写的")
    self_check.save_rectification(school.session, there)
    screen.presenter.refresh(Changes.SELF_CHECK)
    assert panel.measures.toPlainText() == "这里写的"
    panel.plan_button.click()
    assert "别处又保存过" in screen.view.bar.text()
    screen.view.bar._action.click()
    assert (panel.owner.text(), panel.measures.toPlainText()) == ("教师丙", "别处写的")
    screen.view.bar._action.click()
    assert (panel.owner.text(), panel.measures.toPlainText()) == ("教师乙", "这里写的")
    panel.plan_button.click()
    assert not screen.view.bar.isVisible()
    row = screen.view.current()
    assert row is not None and row.plan is not None and row.plan.measures == "这里写的"


def test_typed_words_become_a_draft_and_come_back(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, host = _screen(qtbot, school.session)
    screen.presenter.start("JS-32")
    panel = screen.view.panel
    qtbot.keyClicks(panel.owner, "yi")
    screen.presenter.start("JS-22")  # leaving the clause keeps its words
    assert host.drafts[-1][1] == "08:00"
    again, _ = _screen(qtbot, school.session)
    again.presenter.start("JS-32")
    assert again.view.panel.owner.text() == "yi"
    again.presenter.save_plan("教师乙", "2026-12-11", "增开")
    assert drafts.load_draft(school.session, reading.SCREEN) is None


def test_the_report_is_shown_before_it_is_printed(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, host = _screen(qtbot, school.session)
    qtbot.keyClick(screen.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (paper,) = host.papers
    assert paper.file_name.startswith("学期自查报告-") and paper.data.startswith(b"%PDF")
    assert audited(school.session)[-1] == "selfcheck.print"
    assert screen.view.print_button.isEnabled()


def test_without_a_calendar_the_page_says_what_to_do(qtbot: QtBot, school: TermSchool) -> None:
    with school.session.database.unit_of_work(school.vault.clock, "test") as uow:
        uow.execute("DELETE FROM calendar_node")
        uow.execute("DELETE FROM special_day")
        uow.execute("DELETE FROM term")
    screen, host = _screen(qtbot, school.session)
    words = " ".join(each.text() for each in screen.view.empty.findChildren(QLabel))
    assert words.startswith("还没有设置校历,不能自查。") and not screen.view.bar.text()
    assert not screen.view.begin_button.isVisible()
    qtbot.mouseClick(screen.view.calendar_button, Qt.MouseButton.LeftButton)
    assert host.opened == [("school_settings", None)]
    with school.session.write("test.school") as uow:
        replace_school_year(uow, YEAR)
    screen.presenter.refresh(Changes.CALENDAR)
    words = " ".join(each.text() for each in screen.view.empty.findChildren(QLabel))
    assert words.startswith("本学期自查还没开始。") and not screen.view.calendar_button.isVisible()
    assert screen.view.begin_button.isVisible()


def test_who_cannot_set_the_calendar_is_told_whom_to_ask(qtbot: QtBot, school: TermSchool) -> None:
    with school.session.database.unit_of_work(school.vault.clock, "test") as uow:
        uow.execute("DELETE FROM calendar_node")
        uow.execute("DELETE FROM special_day")
        uow.execute("DELETE FROM term")
    screen, _ = _screen(qtbot, school.principal())
    words = " ".join(each.text() for each in screen.view.empty.findChildren(QLabel))
    assert words.startswith("还没有设置校历,不能自查。请心理教师")
    assert screen.view.calendar_button.isHidden() and screen.view.head.pack_choice.isHidden()


def test_rows_behind_a_figure_are_listed(qtbot: QtBot) -> None:
    rows = [
        EvidenceRow("lesson_log", "1", "2026-09-07", "七(1)", 1.0),
        EvidenceRow("x", "2", "2026-09-08", "", 2),
    ]
    dialog = EvidenceDialog("JS-26", rows, "selfcheck")
    qtbot.addWidget(dialog)
    assert [dialog.table.model().index(n, 1).data() for n in (0, 1)] == ["上课登记", "记录"]
    assert dialog.count.text() == "共 2 条"
    summed = EvidenceDialog("第5列", rows, "form", total=True)
    qtbot.addWidget(summed)
    assert summed.count.text() == "共 2 条,合计 3"


@pytest.mark.parametrize(("value", "words"), [(8.0, "8"), (7.99, "7.9"), (0.0, "0"), (1 / 3, "0.3")])
def test_an_amount_is_never_rounded_up(value: float, words: str) -> None:
    assert amount(value) == words


def test_declared_clauses_are_ticked_in_their_group_with_one_note(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, host = _screen(qtbot, school.session)
    view = screen.view
    groups = declared(view.table.rows())
    assert [(name, [row.result.clause.id for row in rows]) for name, rows in groups] == [
        ("二15", ["JS-47"]),
        ("二16", ["JS-49"]),
        ("三18", ["JS-55"]),
        ("三20", ["JS-62", "JS-63", "JS-64"]),
    ]
    dialog = DeclareDialog(groups)
    qtbot.addWidget(dialog)
    dialog.group.setCurrentIndex(3)
    assert dialog.clause_ids() == ()  # nothing is ticked beforehand
    dialog._go()
    assert "勾选" in dialog.trouble.text()
    dialog.findChild(QCheckBox, "selfcheck.declare.JS-62").setChecked(True)
    dialog.findChild(QCheckBox, "selfcheck.declare.JS-64").setChecked(True)
    dialog._go()
    assert dialog.note_field.error()
    dialog.note.setPlainText("没有发现这类情形")
    dialog._go()
    assert dialog.result() == 1
    view.declare_wanted.emit(dialog.clause_ids(), dialog.words())
    assert host.toasts == ["确认已保存"]
    told = _verdicts(screen)
    assert (told["JS-62"], told["JS-63"], told["JS-64"]) == (
        Verdict.MET,
        Verdict.NEEDS_PERSON,
        Verdict.MET,
    )
    screen.presenter.start("JS-62")
    assert "没有发现这类情形" in view.panel.said.text() and "11-23 08:00" in view.panel.said.text()


def test_what_the_records_say_stands_ready_to_be_confirmed(qtbot: QtBot, school: TermSchool) -> None:
    words = {"title": "学生心理危机应急预案", "version": "1", "approved_by": "校长", "reason": ""}
    school.row("policy_document", {"kind": "emergency_plan", "effective_on": "2026-09-01", **words})
    self_check.start(school.session, "JS")
    screen, _ = _screen(qtbot, school.session)
    screen.presenter.start("JS-24")
    panel = screen.view.panel
    assert panel.note.toPlainText() == "据记录:1类(应有2)。《学生心理危机应急预案》"
    assert panel.typed() is None  # nobody typed it
    screen.presenter.start("JS-49")
    assert panel.note.toPlainText() == ""


def test_a_plan_is_carried_out_and_its_ledger_printed(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, host = _screen(qtbot, school.session)
    screen.presenter.start("JS-32")
    panel = screen.view.panel
    assert not panel.finishing.isVisible()
    screen.presenter.save_plan("教师乙", "2026-12-11", "增开")
    assert panel.finishing.isVisible()
    panel.done_wanted.emit("")
    assert "没有填写" in panel.outcome_field.error()
    panel.done_wanted.emit("已增开")
    assert host.toasts[-1] == "整改已登记完成"
    assert panel.done_line.text() == "2026-11-23 已增开" and not panel.finishing.isVisible()
    screen.view.ledger_wanted.emit()
    screen.view.package_wanted.emit()
    assert [paper.file_name for paper in host.papers] == [
        "2026—2027学年第一学期整改台账.pdf",
        "2026—2027学年第一学期自查佐证包目录.pdf",
    ]


def test_evidence_is_kept_shown_and_taken_back(qtbot: QtBot, school: TermSchool, tmp_path: Path) -> None:
    file = tmp_path / "名单.pdf"
    file.write_bytes(b"%PDF-1.4\ntrailer<<>>\n%%EOF")
    self_check.start(school.session, "JS")
    screen, host = _screen(qtbot, school.session)
    screen.presenter.start("JS-47")
    section = screen.view.panel.evidence
    section.added.emit("", "")
    assert "没有填写" in section.field.error()
    section.added.emit("社团名单", str(file))
    row = screen.view.current()
    assert row is not None and [paper.title for paper in row.papers] == ["社团名单"]
    section.opened.emit(row.papers[0].attachment_id)
    assert host.papers[-1].data == file.read_bytes()
    section.taken_back.emit(row.papers[0].id)
    row = screen.view.current()
    assert row is not None and row.papers == ()
    assert host.toasts == ["佐证已加入", "佐证已撤回"]


def test_the_term_before_stands_in_a_column_on_wish(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school.session)
    self_check.start(school.session, "JS")
    screen.presenter.start(None)
    view = screen.view
    view.compare.setChecked(True)
    assert "没有可比的" in view.bar.text() and not view.compare.isChecked()
    assert view.table.isColumnHidden(4)
    record = hand_in(school.session)
    self_check.approve(school.principal(), record)
    school.vault.clock.moment = dt.datetime.fromisoformat("2027-03-01T08:00:00")
    self_check.start(school.session, "JS", "2026-2027-2")
    screen.presenter.start("2026-2027-2")
    view.compare.setChecked(True)
    assert not view.table.isColumnHidden(4)
    before = {row.result.clause.id: row.before for row in view.table.rows()}
    assert before["JS-22"] == "1次 ! 快到期"
    assert "已签批" in view.bar.text()


def test_chips_that_do_not_fit_get_a_line_of_their_own(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen, _ = _screen(qtbot, school.session)
    screen.view.resize(1500, 616)  # six verdicts fit here in any look
    qtbot.waitUntil(screen.view.strip.isHidden)
    screen.view.resize(900, 500)
    qtbot.waitUntil(screen.view.strip.isVisible)
    assert screen.view.filters.parent() is screen.view.strip
    screen.view.resize(1500, 616)
    qtbot.waitUntil(screen.view.strip.isHidden)
    assert screen.view.filters.parent() is screen.view.header
