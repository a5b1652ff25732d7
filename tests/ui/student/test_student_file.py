"""基本与家庭, 附件 and 测评 of a student's page through the real widgets, on a real vault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.desk import texts as all_texts
from tests.support.student_pages import FakeHost, add_many, make_school
from xinliapp.domain.casework import Disposition
from xinliapp.domain.consents import ConsentKind, ConsentState
from xinliapp.domain.dossier import FactTopic, Section
from xinliapp.domain.life_events import EventKind
from xinliapp.domain.student_papers import PaperKind
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import consents, dossier, life_events, student_papers
from xinliapp.services.consents import Answer
from xinliapp.services.dossier import FactInput
from xinliapp.services.life_events import EventInput
from xinliapp.services.score_history import ScaleHistory, ScoreRow
from xinliapp.services.session import Session
from xinliapp.ui.student.paper_dialog import PaperDialog
from xinliapp.ui.student.screen import StudentScreen
from xinliapp.widgets.consent_dialog import ConsentDialog
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.score_line import ScoreLine, ScorePoint, score_span

CHILD, OTHER = "student-0001", "student-0002"
COUNSELING = ConsentKind.COUNSELING


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = make_school(tmp_path / "vault").session()
    add_many(opened, 4, 1)
    yield opened
    opened.database.close()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def screen(session: Session, host: FakeHost, qtbot: QtBot) -> StudentScreen:
    jobs = SerialRunner()
    made = StudentScreen(session, jobs, host)
    jobs._on_changed = made.presenter.refresh
    qtbot.addWidget(made.view)
    made.view.resize(1182, 616)
    made.view.show()
    made.presenter.start(CHILD)
    return made


def press(screen: StudentScreen, name: str) -> None:
    found = [one for one in screen.view.findChildren(QAbstractButton, name) if one.isVisible()]
    assert len(found) == 1, (name, len(found))
    found[0].click()


def dialog(screen: StudentScreen) -> QDialog:
    (found,) = [one for one in screen.view.findChildren(QDialog) if one.isVisible()]
    return found


def texts(root: QWidget) -> str:
    return "\n".join(all_texts(root))


def today(session: Session) -> dt.date:
    return session.clock.now().date()


def test_a_topic_is_noted_and_corrected_with_a_reason(screen: StudentScreen, session: Session) -> None:
    press(screen, "student.tab.file")
    press(screen, "student.file.add_fact")
    fields = screen.view.panel.fields
    section, text = fields["section"].editor, fields["text"].editor
    assert isinstance(section, QComboBox) and isinstance(text, QPlainTextEdit)
    section.setCurrentIndex(section.findText("主要照料者"))
    text.setPlainText("由祖母照料")
    fields["source"].editor.setText("班主任")  # type: ignore[attr-defined]
    press(screen, "student.panel.save")
    assert "由祖母照料" in texts(screen.view.file)
    press(screen, "student.file.correct")
    assert "reason" in screen.view.panel.fields and not screen.view.panel.fields["corrects"].isVisible()
    text = screen.view.panel.fields["text"].editor
    assert isinstance(text, QPlainTextEdit) and text.toPlainText() == "由祖母照料"
    text.setPlainText("由外祖母照料")
    press(screen, "student.panel.save")
    assert screen.view.panel.fields["reason"].error()
    screen.view.panel.fields["reason"].editor.setText("听错了")  # type: ignore[attr-defined]
    press(screen, "student.panel.save")
    case = dossier.open_dossier(session, CHILD, again=True).case
    assert case is not None
    assert [(fact.topic, fact.text) for fact in case.facts] == [(FactTopic.CARERS, "由外祖母照料")]
    kept = session.database.tuples("SELECT text, reason FROM casework.dossier_fact ORDER BY rowid")
    assert kept == [("由祖母照料", ""), ("由外祖母照料", "听错了")]
    assert "主要照料者" not in texts(screen.view.file).partition("基本与家庭")[0]  # no longer lacking


def test_a_correction_in_two_windows_is_written_once(
    screen: StudentScreen, session: Session, qtbot: QtBot
) -> None:
    fact = FactInput(Section.FAMILY, "由祖母照料", "班主任", today(session), topic=FactTopic.CARERS)
    dossier.add_fact(session, CHILD, fact)
    screen.presenter.start(CHILD)
    press(screen, "student.tab.file")
    press(screen, "student.file.correct")
    screen.view.panel.fields["reason"].editor.setText("听错了")  # type: ignore[attr-defined]
    case = dossier.open_dossier(session, CHILD, again=True).case
    assert case is not None
    other = FactInput(
        Section.FAMILY, "由姑姑照料", "母亲", today(session), case.facts[0].id, "更正", FactTopic.CARERS
    )
    dossier.add_fact(session, CHILD, other)
    press(screen, "student.panel.save")
    assert screen.view.panel.bar.isVisible()
    assert session.database.scalar("SELECT count(*) FROM casework.dossier_fact") == 2


def test_an_event_says_it_reminds_of_a_visit_and_is_taken_back(
    screen: StudentScreen, session: Session, host: FakeHost
) -> None:
    press(screen, "student.tab.file")
    press(screen, "student.file.add_event")
    fields = screen.view.panel.fields
    kind, text = fields["kind"].editor, fields["text"].editor
    assert isinstance(kind, QComboBox) and isinstance(text, QPlainTextEdit)
    kind.setCurrentIndex(kind.findData(EventKind.UPHEAVAL.value))
    text.setPlainText("父亲到外地工作")
    fields["source"].editor.setText("班主任")  # type: ignore[attr-defined]
    press(screen, "student.panel.save")
    assert "提醒家访 BJ-31" in texts(screen.view.file)
    assert len(list(life_events.tasks(session, today(session)))) == 1
    press(screen, "student.file.drop_event")
    assert life_events.of_student(session, CHILD) == () and host.toasts[-1] == "已撤回"
    undo = host.undos[-1]
    assert undo is not None
    undo()
    assert len(life_events.of_student(session, CHILD)) == 1


def test_an_unfinished_event_is_offered_again_and_a_correction_only_for_its_own(
    screen: StudentScreen, session: Session
) -> None:
    for day in (1, 2):
        event = EventInput(EventKind.OTHER, today(session) - dt.timedelta(days=day), f"事件{day}", "班主任")
        life_events.add(session, CHILD, event)
    screen.presenter.start(CHILD)
    press(screen, "student.tab.file")
    first, second = [
        one
        for one in screen.view.file.findChildren(QAbstractButton, "student.file.correct")
        if one.isVisible()
    ]
    first.click()
    screen.view.panel.fields["reason"].editor.setText("写了一半")  # type: ignore[attr-defined]
    screen.presenter.flush()
    screen.presenter.close_form()
    second.click()
    assert not screen.view.panel.bar.isVisible()
    screen.presenter.close_form()
    first.click()
    assert screen.view.panel.bar.isVisible()
    screen.view.panel.bar.acted.emit()
    assert screen.view.panel.body()["reason"] == "写了一半"


def test_the_head_shows_where_consents_stand_and_leads_to_them(
    screen: StudentScreen, session: Session, tmp_path: Path
) -> None:
    head = screen.view.identity.consents
    assert head.text() == "知情同意 测评- 辅导- 录音-"
    head.click()
    press(screen, "student.consent.record.counseling")
    form = dialog(screen)
    assert isinstance(form, ConsentDialog)
    form.signer.setCurrentText("王某")
    form.relation.setCurrentText("母亲")
    scan = tmp_path / "同意书.pdf"
    scan.write_bytes(b"%PDF-1.7\n")
    form.set_scan(str(scan))
    form.findChildren(QAbstractButton, "student.consent_form.go")[0].click()
    assert not form.isVisible() and head.text() == "知情同意 测评- 辅导√ 录音-"
    press(screen, "student.consent.scan.counseling")
    assert [paper.file_name[:5] for paper in screen.presenter._host.papers] == ["知情同意书"]  # type: ignore[attr-defined]
    press(screen, "student.consent.withdraw.counseling")
    back = dialog(screen)
    assert isinstance(back, ConsentDialog)
    back.signer.setCurrentText("王某")
    back.relation.setCurrentText("母亲")
    back.findChildren(QAbstractButton, "student.withdrawal.go")[0].click()
    assert back.isVisible()  # a reason is asked for
    back.reason.setText("想先等等")
    back.findChildren(QAbstractButton, "student.withdrawal.go")[0].click()
    assert head.text() == "知情同意 测评- 辅导×(撤回) 录音-"
    press(screen, "student.consent.void.counseling")
    asked = dialog(screen)
    asked.findChildren(QLineEdit)[0].setText("按错了")
    asked.findChildren(QAbstractButton, "student.void.go")[0].click()
    found = consents.standing(session, CHILD, COUNSELING, today(session))
    assert found.state is ConsentState.GIVEN


def test_who_signed_is_hidden_with_the_names(screen: StudentScreen, session: Session, host: FakeHost) -> None:
    consents.record(session, Answer(CHILD, COUNSELING, today(session), "王大明", "父亲"))
    screen.presenter.start(CHILD)
    press(screen, "student.tab.papers")
    assert "王大明" in texts(screen.view.papers)
    host.hide = True
    screen.presenter.start(CHILD)
    assert "王大明" not in texts(screen.view.papers) and "王**" in texts(screen.view.papers)


def test_a_hospitals_paper_is_filed_and_opens_with_a_reason(
    screen: StudentScreen, session: Session, host: FakeHost, tmp_path: Path
) -> None:
    scan = tmp_path / "复诊.pdf"
    scan.write_bytes(b"%PDF-1.7\n")
    press(screen, "student.tab.papers")
    (zone,) = screen.view.papers.findChildren(DropZone)
    zone.offer([str(scan)])
    form = dialog(screen)
    assert isinstance(form, PaperDialog)
    form.kind.setCurrentIndex(form.kind.findData(PaperKind.HOSPITAL))
    go = form.findChildren(QAbstractButton, "student.paper.go")[0]
    go.click()
    assert form.isVisible() and form._in_provider.error()
    form.provider.setText("示例市医院")
    go.click()
    assert not form.isVisible()
    assert "示例市医院" not in texts(screen.view.papers) and "复诊.pdf" not in texts(screen.view.papers)
    press(screen, "student.papers.open")
    asked = dialog(screen)
    asked.findChildren(QLineEdit)[0].setText("家长来校商量返校")
    asked.findChildren(QAbstractButton, "student.unseal.go")[0].click()
    assert len(host.papers) == 1
    assert "示例市医院" in texts(screen.view.papers)
    press(screen, "student.tab.readings")
    assert "家长来校商量返校" in {row.reason for row in screen.view.readings.rows()}


def test_a_file_that_lies_is_refused_in_its_window(
    screen: StudentScreen, session: Session, tmp_path: Path
) -> None:
    liar = tmp_path / "说明.pdf"
    liar.write_bytes(b"MZ")
    screen.presenter.files.take(str(liar))
    form = dialog(screen)
    assert isinstance(form, PaperDialog)
    form.kind.setCurrentIndex(form.kind.findData(PaperKind.SCHOOL))
    form.title.setText("说明")
    form.findChildren(QAbstractButton, "student.paper.go")[0].click()
    assert form.isVisible() and "没有上传" in form.bar.text()
    assert student_papers.of_student(session, CHILD) == ()
    screen.presenter.start(OTHER)  # another student's page: the window of the first is put away
    assert not form.isVisible()


def test_scores_are_drawn_by_scale_with_the_void_ones_apart(screen: StudentScreen) -> None:
    rows = (
        ScoreRow("2026-03-10", "春季", 7.0, False, "", False, None),
        ScoreRow("2026-09-10", "秋季", 12.0, False, "", True, Disposition.RETEST),
        ScoreRow("2026-09-24", "复测", None, True, "漏答", False, None),
    )
    found = screen.presenter.dossier
    assert found is not None and found.case is not None
    case = found.case.__class__(
        **{name: getattr(found.case, name) for name in found.case.__dataclass_fields__ if name != "scores"},
        scores=(ScaleHistory("one", "甲表", 10.0, rows), ScaleHistory("two", "乙表", None, rows[:1])),
    )
    press(screen, "student.tab.scores")
    screen.view.scores.show_case(case)
    (chart,) = screen.view.scores.findChildren(ScoreLine)  # one sheet alone is no line
    assert chart.points() == (
        ScorePoint("2026-03-10", 7.0),
        ScorePoint("2026-09-10", 12.0),
        ScorePoint("2026-09-24", None, True),
    )
    said = texts(screen.view.scores)
    for words in (
        "2026-03-10  7分  没有提示",
        "2026-09-10  12分  有提示",
        "× 无效 漏答",
        "提示线 10,图里是虚线",
    ):
        assert words in said
    chart.resize(320, 104)
    assert not chart.grab().isNull()


def test_the_span_of_a_drawing_never_vanishes() -> None:
    assert score_span((), None) == (0.0, 1.0)
    assert score_span((ScorePoint("2026-01-01", 0.0),), None) == (0.0, 1.0)
    assert score_span((ScorePoint("2026-01-01", 4.0), ScorePoint("2026-02-01", None, True)), 10.0) == (
        0.0,
        10.0,
    )
