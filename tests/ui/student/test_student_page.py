"""One student's page through its real widgets, on a real vault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.casework import active_plan
from tests.support.student_pages import FakeHost, add_many, make_school
from tests.support.vaults import VaultFiles
from xinliapp.domain.accounts import Role
from xinliapp.domain.casework import CareRole, MemberConsent
from xinliapp.domain.changes import Changes
from xinliapp.domain.dossier import Section
from xinliapp.domain.ids import new_id
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import care_members, concern, drafts, plans, talks
from xinliapp.services.care_members import MemberInput
from xinliapp.services.session import Session
from xinliapp.storage import dossier as dossier_rows
from xinliapp.storage import plans as plan_rows
from xinliapp.storage.audit import Chain, events
from xinliapp.ui.student.forms import FormKind, Trouble, first_body, troubles
from xinliapp.ui.student.lines import Band, Line, with_bands
from xinliapp.ui.student.screen import StudentScreen
from xinliapp.widgets.hosting import DraftState
from xinliapp.widgets.marks import GradeChip

CHILD, OTHER = "student-0001", "student-0002"
D = dt.date


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    made = make_school(tmp_path / "vault")
    session = made.session()
    add_many(session, 4, 1)
    session.database.close()
    return made


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


def make_screen(session: Session, host: FakeHost, qtbot: QtBot) -> StudentScreen:
    jobs = SerialRunner()
    made = StudentScreen(session, jobs, host)
    jobs._on_changed = made.presenter.refresh
    qtbot.addWidget(made.view)
    made.view.resize(1182, 616)
    made.view.show()
    return made


@pytest.fixture
def screen(session: Session, host: FakeHost, qtbot: QtBot) -> StudentScreen:
    made = make_screen(session, host, qtbot)
    made.presenter.start(CHILD)
    return made


def press(screen: StudentScreen, name: str) -> None:
    found = [one for one in screen.view.findChildren(QAbstractButton, name) if one.isVisible()]
    assert len(found) == 1, name
    found[0].click()


def write(screen: StudentScreen, **values: str) -> None:
    for key, value in values.items():
        editor = screen.view.panel.fields[key].editor
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(value)
        elif isinstance(editor, QComboBox):
            place = editor.findData(value)
            assert place >= 0, value
            editor.setCurrentIndex(place)
        elif isinstance(editor, QCheckBox):
            editor.setChecked(value == "1")
        else:
            assert isinstance(editor, QLineEdit)
            editor.setText(value)


def lines(screen: StudentScreen) -> list[Line]:
    return [row for row in screen.view.timeline.rows() if isinstance(row, Line)]


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def opened(session: Session) -> list[str | None]:
    return [e.object_id for e in events(session.database, Chain.CASE) if e.action == "dossier.open"]


def test_without_a_student_the_page_says_how_to_find_one(
    session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen = make_screen(session, host, qtbot)
    screen.presenter.start(None)
    assert "Ctrl+K" in texts(screen.view)
    press(screen, "student.to_list")
    assert host.opened == [("roster", None)]


def test_opening_is_noted_once_a_visit(screen: StudentScreen, session: Session) -> None:
    assert opened(session) == [CHILD]
    screen.presenter.refresh(Changes.CASEWORK)
    screen.presenter.refresh(Changes.NONE)
    assert opened(session) == [CHILD]
    screen.presenter.start(OTHER)
    assert opened(session) == [CHILD, OTHER]


def test_names_and_phones_are_hidden_until_alt_is_held(screen: StudentScreen, host: FakeHost) -> None:
    host.hide = True
    screen.presenter.refresh(Changes.NONE)
    shown = texts(screen.view)
    assert screen.view.identity.name.text() == "钱**"
    assert "139****0001" in shown and "13900000001" not in shown and "按住 Alt 显示" in shown
    host.hide = False
    screen.presenter.refresh(Changes.NONE)
    assert screen.view.identity.name.text() == "钱子轩"
    assert "13900000001" in texts(screen.view)


def test_who_lacks_the_case_key_sees_the_roster_part_and_one_sentence(
    files: VaultFiles, session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    concern.assign(session, CHILD, 2, D(2026, 11, 1), reason="表现")
    principal = files.session(Role.PRINCIPAL, "校长")
    try:
        screen = make_screen(principal, host, qtbot)
        screen.presenter.start(CHILD)
        shown = texts(screen.view)
        assert "个人辅导内容不在本账户可见范围内。" in shown
        assert "等级" not in shown and "重点" not in shown and "关爱小组" not in shown
        assert screen.view.identity.findChildren(GradeChip) == []
        assert not screen.view.identity.talk_button.isVisible()
        assert not screen.view.identity.other_button.isVisible()
        screen.presenter.open_form(FormKind.TALK)
        assert not screen.view.panel.isVisible()
    finally:
        principal.database.close()


def test_a_talk_is_noted_in_place(screen: StudentScreen, session: Session, host: FakeHost) -> None:
    press(screen, "student.record")
    assert screen.view.panel.isVisible()
    write(screen, day="20261120", note="约定周五再谈", one_to_one="1", face_to_face="")
    press(screen, "student.panel.save")
    assert not screen.view.panel.isVisible()
    assert host.toasts == ["谈心已记下"]
    stored = talks.of_student(session, CHILD)[0]
    assert (stored.day, stored.by_name, stored.one_to_one, stored.face_to_face, stored.note) == (
        "2026-11-20",
        "心理教师甲",
        True,
        False,
        "约定周五再谈",
    )
    assert [(line.day, line.kind) for line in lines(screen)] == [("2026-11-20", "谈心")]


def test_other_records_begin_on_their_pages_with_the_student(
    screen: StudentScreen, host: FakeHost, session: Session
) -> None:
    for action in screen.view.identity.records.values():
        action.trigger()
    assert host.opened == [
        ("counseling", {"student": CHILD}),
        ("contacts", {"tab": "visits", "student": CHILD}),
        ("contacts", {"tab": "guardians", "student": CHILD}),
        ("warning", CHILD),
        ("appointment", {"student": CHILD}),
        ("transfer", {"student": CHILD}),
    ]
    host.missing = {"contacts"}
    screen.presenter.refresh(Changes.NONE)
    offered = [action.text() for action in screen.view.identity.records.values() if action.isVisible()]
    assert offered == ["辅导", "快速预警", "预约", "转学移交"]
    host.missing = {"contacts", "counseling", "warning", "appointment", "transfer"}
    screen.presenter.refresh(Changes.NONE)
    assert screen.view.identity.other_button.isHidden()


def test_what_is_wrong_is_said_at_the_field(screen: StudentScreen, session: Session) -> None:
    press(screen, "student.record")
    write(screen, day="昨天", by_name="")
    press(screen, "student.panel.save")
    fields = screen.view.panel.fields
    assert (fields["day"].error(), fields["by_name"].error()) == ("请写成 2026-11-23", "还没有填")
    write(screen, day="2026-11-24", by_name="甲")
    press(screen, "student.panel.save")
    assert fields["day"].error() == "日期还没有到"
    assert fields["by_name"].error() == ""
    assert talks.of_student(session, CHILD) == []


def test_the_grade_shows_as_a_chip_and_leads_to_the_conference(
    screen: StudentScreen, session: Session, host: FakeHost
) -> None:
    concern.assign(session, CHILD, 2, D(2026, 11, 1), reason="两周不愿来校", review_on=D(2026, 12, 1))
    screen.presenter.refresh(Changes.CASEWORK)
    chips = [one.accessibleName() for one in screen.view.identity.findChildren(GradeChip) if one.isVisible()]
    assert chips == ["重点(2/4)"]
    assert lines(screen)[0].grades == ((2, "重点(2/4)"),)
    press(screen, "student.to.conference")
    assert host.opened == [("conference", {"student": CHILD})]


def test_a_late_review_is_said(screen: StudentScreen, session: Session) -> None:
    concern.assign(session, CHILD, 1, D(2026, 10, 1), reason="表现", review_on=D(2026, 11, 20))
    screen.presenter.refresh(Changes.CASEWORK)
    late = [one for one in screen.view.overview.findChildren(QWidget) if one.accessibleName() == "复评 逾3天"]
    assert len(late) == 1


def test_the_care_group_says_who_is_missing(screen: StudentScreen, session: Session) -> None:
    people = [MemberInput(role, role.value) for role in CareRole if role is not CareRole.SUBJECT_TEACHER]
    care_members.set_members(session, CHILD, people)
    screen.presenter.refresh(Changes.CASEWORK)
    marks = [one.accessibleName() for one in screen.view.overview.findChildren(QWidget) if one.isVisible()]
    assert "4/5 缺 任课教师, 待同意 2" in marks
    given = MemberConsent.GIVEN  # counts of classmate and parents; the others are not asked
    everybody = [MemberInput(role, role.value, consent=given) for role in CareRole]
    care_members.set_members(session, CHILD, everybody)
    screen.presenter.refresh(Changes.CASEWORK)
    marks = [one.accessibleName() for one in screen.view.overview.findChildren(QWidget) if one.isVisible()]
    assert "5/5 齐" in marks


def test_the_plan_tab_ticks_a_measure_and_takes_it_back(
    screen: StudentScreen, session: Session, host: FakeHost
) -> None:
    active_plan(session, CHILD, D(2026, 11, 16))
    screen.presenter.refresh(Changes.CASEWORK)
    assert "v1 在执行" in texts(screen.view.overview)
    press(screen, "student.tab.plan")
    press(screen, "student.done.1")
    assert [line.kind for line in lines(screen)] == ["方案"]
    line_id = plans.plans_of(session, CHILD)[0].lines[0].line_id
    assert [done.done_on for done in plan_rows.done_of(session.database, [line_id])] == ["2026-11-23"]
    undo = host.undos[-1]
    assert undo is not None
    undo()
    assert plan_rows.done_of(session.database, [line_id]) == []


def test_what_is_left_to_do_stands_on_the_page(screen: StudentScreen, session: Session) -> None:
    active_plan(session, CHILD, D(2026, 11, 2))
    screen.presenter.refresh(Changes.CASEWORK)
    marks = [one.accessibleName() for one in screen.view.overview.findChildren(QWidget) if one.isVisible()]
    # begun on 11-02 with 14 days: the review was due on 11-16; the first week's measure until 11-08
    assert "方案复评 2026-11-16 逾7天" in marks
    assert "方案措施 个别辅导 逾15天" in marks
    assert "方案待家长签字" in marks


def test_completeness_leads_to_a_fact_with_its_source(screen: StudentScreen, session: Session) -> None:
    assert "2/5  WN-26" not in texts(screen.view.overview)
    press(screen, "student.fill.family")
    assert screen.view.panel.body()["section"] == "family"
    write(screen, text="由外祖母照顾", source="母亲,电话", day="20261120")
    press(screen, "student.panel.save")
    facts = dossier_rows.facts_of(session.database, CHILD)
    assert [(one.text, one.source, one.day) for one in facts] == [("由外祖母照顾", "母亲,电话", "2026-11-20")]
    missing = [one.accessibleName() for one in screen.view.overview.findChildren(QWidget) if one.isVisible()]
    assert "缺 家庭情况" not in missing and "缺 心理状况" in missing


def test_who_looked_is_listed_and_a_print_is_one_of_them(
    screen: StudentScreen, session: Session, host: FakeHost
) -> None:
    press(screen, "student.card")
    assert len(host.papers) == 1 and host.papers[0].data.startswith(b"%PDF-")
    press(screen, "student.tab.readings")
    rows = screen.view.readings.rows()
    assert [(row.who, row.action) for row in rows] == [
        ("心理教师甲", "dossier.print"),
        ("心理教师甲", "dossier.open"),
    ]


def test_the_timeline_is_filtered_by_kind_and_year(screen: StudentScreen, session: Session) -> None:
    talks.add(session, talks.TalkInput(CHILD, D(2026, 1, 8), "甲"))
    talks.add(session, talks.TalkInput(CHILD, D(2025, 11, 20), "甲"))
    concern.assign(session, CHILD, 1, D(2026, 11, 1), reason="表现")
    screen.presenter.refresh(Changes.CASEWORK)
    press(screen, "student.tab.timeline")
    history = screen.view.history
    history.kind.setCurrentIndex(history.kind.findData("talk"))
    assert [line.day for line in lines(screen)] == ["2026-01-08", "2025-11-20"]
    history.year.setCurrentIndex(history.year.findData("2025"))
    assert [line.day for line in lines(screen)] == ["2025-11-20"]
    press(screen, "student.tab.overview")
    assert history.kind.isVisible()
    assert [line.day for line in lines(screen)] == ["2025-11-20"]
    history.kind.setCurrentIndex(0)
    history.year.setCurrentIndex(0)
    assert len(lines(screen)) == 3
    press(screen, "student.tab.home")
    assert not history.kind.isVisible()


def test_unfinished_texts_come_back_on_offer(
    screen: StudentScreen, session: Session, host: FakeHost, qtbot: QtBot
) -> None:
    screen.view.panel._pause.setInterval(10)
    press(screen, "student.record")
    with qtbot.waitSignal(screen.view.panel.draft_due, timeout=2000):
        write(screen, note="写到一半")
    assert host.drafts[-1] == (DraftState.SAVED, "08:00")
    qtbot.keyClick(screen.view, Qt.Key.Key_Escape)
    assert not screen.view.panel.isVisible()
    press(screen, "student.record")
    assert screen.view.panel.body()["note"] == ""
    assert "08:00" in screen.view.panel.bar.text()
    screen.view.panel.bar.acted.emit()
    assert screen.view.panel.body()["note"] == "写到一半"
    press(screen, "student.panel.save")
    assert drafts.list_drafts(session) == []


def test_leaving_for_another_student_keeps_the_text_with_the_first(
    screen: StudentScreen, session: Session
) -> None:
    press(screen, "student.record")
    write(screen, note="属于第一名学生")
    screen.presenter.start(OTHER)
    assert not screen.view.panel.isVisible()
    kept = drafts.list_drafts(session)
    assert [draft.screen for draft in kept] == [f"student.talk:{CHILD}"]
    # nothing of it in core, where accounts without the case key read
    assert session.database.scalar("SELECT count(*) FROM main.draft") == 0


def test_an_entry_opens_below_the_timeline(screen: StudentScreen, session: Session) -> None:
    talks.add(session, talks.TalkInput(CHILD, D(2026, 11, 20), "心理教师甲", note="第一行\n第二行"))
    screen.presenter.refresh(Changes.CASEWORK)
    assert lines(screen)[0].words == "一对一当面 · 第一行"
    assert not screen.view.detail.isVisible()
    screen.view.timeline.setCurrentIndex(screen.view.timeline.model().index(1, 0))
    assert screen.view.detail.isVisible()
    assert screen.view.history._detail_text.toPlainText() == "第一行\n第二行"
    screen.presenter.start(OTHER)
    assert not screen.view.detail.isVisible()
    assert screen.view.history._detail_text.toPlainText() == ""


def test_older_entries_open_on_request_and_that_is_noted(screen: StudentScreen, session: Session) -> None:
    talks.add(session, talks.TalkInput(CHILD, D(2024, 10, 1), "心理教师甲", note="旧"))
    screen.presenter.refresh(Changes.CASEWORK)
    assert lines(screen) == []
    press(screen, "student.older")
    assert [line.day for line in lines(screen)] == ["2024-10-01"]
    assert [e.action for e in events(session.database, Chain.CASE)][-1] == "dossier.older"
    screen.presenter.start(OTHER)
    screen.presenter.start(CHILD)
    assert lines(screen) == []


def test_tags_come_with_their_source(screen: StudentScreen, session: Session) -> None:
    with session.write("test", case=True) as uow:
        uow.insert(
            "casework.student_tag",
            {"id": new_id(), "student_id": CHILD, "kind": "left_behind", "detail": None, "source": "roster",
             "starts_on": "2026-09-01", "ends_on": None},
        )  # fmt: skip
    screen.presenter.refresh(Changes.CASEWORK)
    shown = texts(screen.view.overview)
    assert "留守" in shown and "来自名单 · 自 2026-09-01" in shown


def test_bands_part_the_months() -> None:
    rows = with_bands(
        [Line("a", "2026-11-20", "talk", "谈心"), Line("b", "2026-11-01", "talk", "谈心"),
         Line("c", "2026-09-01", "talk", "谈心")],
        "%1年%2月",
    )  # fmt: skip
    assert [row.words for row in rows if isinstance(row, Band)] == ["2026年11月", "2026年9月"]
    assert [isinstance(row, Band) for row in rows] == [True, False, False, True, False]


def test_a_fact_needs_its_source() -> None:
    body = first_body(FormKind.FACT, "2026-11-23", "甲", Section.FAMILY)
    assert (body["section"], body["day"]) == ("family", "2026-11-23")
    assert troubles(FormKind.FACT, body) == {"text": Trouble.EMPTY, "source": Trouble.EMPTY}
    assert first_body(FormKind.TALK, "2026-11-23", "甲")["by_name"] == "甲"
