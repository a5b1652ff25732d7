"""School, calendar and classes over a real vault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import NodeKind
from xinliapp.domain.changes import Changes
from xinliapp.domain.school import Stage
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import classes, drafts, school
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.session import Session
from xinliapp.ui.school_settings.reading import SCREEN
from xinliapp.ui.school_settings.screen import SchoolSettingsScreen
from xinliapp.widgets.hosting import DraftState

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(tmp_path: Path) -> TermSchool:
    built = TermSchool(tmp_path)
    built.student(built.class_group(1))
    built.class_group(2)
    return built


def _screen(
    qtbot: QtBot, made: TermSchool, session: Session | None = None
) -> tuple[SchoolSettingsScreen, FakeHost]:
    host = FakeHost()
    screen = SchoolSettingsScreen(session or made.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1166, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(None)
    return screen, host


def _save(qtbot: QtBot, screen: SchoolSettingsScreen) -> None:
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, CTRL)


def _audited(made: TermSchool) -> list[str]:
    rows = made.session.database.tuples("SELECT action FROM audit_event ORDER BY seq")
    return [str(action) for (action,) in rows if not str(action).startswith("test.")]


def _bundle(made: TermSchool) -> None:
    """A bag signed under the school's code is out."""
    recipient = made.row(
        "recipient",
        {
            "code": "1111111111",
            "name": "某区教育局",
            "tier": "county",
            "signing_key": "k",
            "fingerprint": "x",
            "age_recipient": "y",
        },
    )
    approval = made.row(
        "approval",
        {"subject_kind": "form", "subject_id": "f", "digest": "d", "signature": "s", "public_line": "p"},
    )
    made.row(
        "bundle",
        {
            "recipient_id": recipient,
            "form_id": "KZ",
            "period": "2026-2027-1",
            "revision": 1,
            "sequence": 1,
            "epoch": "000001-9f3c21ab",
            "tagmanifest_hash": "h",
            "bag": b"",
            "approval_id": approval,
        },
    )


# --- the school ---


def test_what_is_stored_stands_there_and_nothing_is_to_be_saved(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made)
    view = screen.view
    assert (view.profile.name.text(), view.profile.code.text()) == ("测试中学", "3199010001")
    assert view.profile.threshold.currentText() == "第2级“重点”起"
    assert not view.profile.fields["upper"].isVisible()  # no primary school
    assert view.calendar.holidays.toPlainText() == "2026-10-01~2026-10-07 国庆节"
    assert "教学周 21 周,教学日 101 天,第1周从 2026-08-31 起" in view.calendar.preview.text()
    assert not view.typed().anything
    assert not view.save_button.isEnabled() and not view.discard_button.isEnabled()


def test_only_what_was_changed_is_written(qtbot: QtBot, made: TermSchool) -> None:
    screen, host = _screen(qtbot, made)
    view = screen.view
    before = _audited(made)
    view.profile.campuses.setFocus()
    qtbot.keyClicks(view.profile.campuses, "A,B")
    view.profile.threshold.setCurrentIndex(0)
    _save(qtbot, screen)
    assert host.toasts == ["已保存"]
    unit = school.unit(made.session)
    assert (unit.campuses, unit.concern_threshold) == (("A", "B"), None)
    assert _audited(made)[len(before) :] == ["school.profile"]
    assert view.profile.campuses.text() == "A、B" and not view.save_button.isEnabled()


def test_the_schools_words_for_the_grades(qtbot: QtBot, made: TermSchool) -> None:
    screen, host = _screen(qtbot, made)
    word = screen.view.profile.grade_words[2]
    word.clear()
    word.textEdited.emit("")
    _save(qtbot, screen)
    assert screen.view.profile.fields["grade_words"].error() == "要五个不同的词"
    assert "叫法有空缺" in screen.view.bar.text() and host.toasts == []
    qtbot.keyClicks(word, "care")
    assert screen.view.profile.threshold.currentText() == "第2级“care”起"
    _save(qtbot, screen)
    assert grade_labels(made.session)[2] == "care"
    assert screen.view.bar.isHidden()


def test_a_primary_school_is_asked_where_its_upper_grades_begin(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made)
    profile = screen.view.profile
    profile.stages[Stage.PRIMARY].click()
    assert profile.fields["upper"].isVisible() and profile.upper.currentData() is None
    profile.upper.setCurrentIndex(profile.upper.findData(5))
    _save(qtbot, screen)
    assert school.unit(made.session).upper_primary_from == 5


def test_a_stage_with_classes_cannot_be_taken_away(qtbot: QtBot, made: TermSchool) -> None:
    screen, host = _screen(qtbot, made)
    profile = screen.view.profile
    profile.stages[Stage.SENIOR].click()
    profile.stages[Stage.JUNIOR].click()
    _save(qtbot, screen)
    assert profile.fields["stages"].error() == "这个学段还有班级"
    assert "初中还有班级(七(1))" in screen.view.bar.text() and host.toasts == []


def test_a_code_that_signed_a_bag_is_fixed(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made)
    assert not screen.view.profile.code.isReadOnly()
    screen.view.profile.code.setText("3199010002")  # typed while the bag was being signed elsewhere
    _bundle(made)
    screen.presenter.save()
    assert "不能改" in screen.view.profile.fields["code"].error()
    screen.presenter.discard()
    assert screen.view.profile.code.isReadOnly() and screen.view.profile.code.text() == "3199010001"


# --- the calendar ---


def test_a_make_up_day_is_added_and_its_effect_told_before(qtbot: QtBot, made: TermSchool) -> None:
    screen, host = _screen(qtbot, made)
    section = screen.view.calendar
    assert section.effect.isHidden()
    section.makeup.setPlainText(section.makeup.toPlainText() + "\n2026-11-14 运动会调课")
    section.exams.setPlainText("2026-11-04~2026-11-06 期中考试")
    qtbot.waitUntil(section.effect.isVisible)
    assert section.effect.text() == "保存后:第一学期教学日 101→102 天,周计数、期限和自查数字按新校历算。"
    assert "期中考试 11-04—11-06" in section.preview.text()
    _save(qtbot, screen)
    assert host.toasts == ["已保存"]
    (year,) = school.calendar(made.session)
    assert [node.kind for node in year.terms[0].nodes] == [NodeKind.MIDTERM_EXAM]
    assert len(year.terms[0].special_days) == 10
    assert section.effect.isHidden()


def test_every_wrong_field_is_marked_and_nothing_is_written(qtbot: QtBot, made: TermSchool) -> None:
    screen, host = _screen(qtbot, made)
    section = screen.view.calendar
    section.holidays.setPlainText("2026-10-01 国庆\n2027-02-10 除夕")
    section.exams.setPlainText("期中")
    screen.view.profile.name.clear()
    screen.presenter.save()
    assert screen.view.profile.fields["name"].error() == "没有填写"
    assert section.fields["holidays"].error() == "第2行不在学期之内"
    assert section.fields["exams"].error() == "第1行看不懂"
    assert "学校名称" in screen.view.bar.text()
    assert host.toasts == [] and school.unit(made.session).name == "测试中学"
    assert section.holidays.toPlainText().endswith("除夕")


def test_a_field_put_right_loses_its_mark(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made)
    section, name = screen.view.calendar, screen.view.profile.fields["name"]
    section.holidays.setPlainText("国庆")
    screen.view.profile.name.clear()
    screen.presenter.save()
    section.holidays.setPlainText("2026-10-01 国庆")
    assert section.fields["holidays"].error() == "" and name.error() != ""
    assert screen.view.bar.isVisible()
    qtbot.keyClicks(screen.view.profile.name, "X")
    assert name.error() == "" and screen.view.bar.isHidden()


def test_the_next_year_is_added_and_may_have_one_term(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made)
    section = screen.view.calendar
    qtbot.mouseClick(section.add_button, Qt.MouseButton.LeftButton)
    assert section.year.currentText() == "2027—2028学年(新)"
    assert section.dates[0].date() == QDate(2027, 9, 1)
    assert "请核对" in screen.view.bar.text()
    section.second_set.click()
    assert not section.dates[2].isVisible()
    _save(qtbot, screen)
    years = school.calendar(made.session)
    assert [(year.key, len(year.terms)) for year in years] == [("2026-2027", 2), ("2027-2028", 1)]
    assert years[0].terms[0].special_days  # the other year stays
    assert section.year.currentText() == "2027—2028学年"


def test_an_error_of_another_year_brings_that_year_up(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made)
    section = screen.view.calendar
    section.holidays.setPlainText("?")
    screen.view.year_wanted.emit()
    assert section.year.currentData() == 2027
    screen.presenter.save()
    assert section.year.currentData() == 2026
    assert section.fields["holidays"].error() == "第1行看不懂"
    assert len(school.calendar(made.session)) == 1


def test_without_a_calendar_this_year_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    made = TermSchool(tmp_path)
    with made.session.write("test.calendar") as uow:
        uow.execute("DELETE FROM special_day")
        uow.execute("DELETE FROM term")
    screen, _ = _screen(qtbot, made)
    section = screen.view.calendar
    assert section.empty.isVisible() and not section.body.isVisible()
    assert section.add_button.text() == "添加本学年"
    section.add_button.click()
    _save(qtbot, screen)
    assert [year.key for year in school.calendar(made.session)] == ["2026-2027"]


# --- the classes ---


def test_homeroom_teachers_are_named(qtbot: QtBot, made: TermSchool) -> None:
    screen, host = _screen(qtbot, made)
    labels = [each.text() for each in screen.view.classes.findChildren(QLabel)]
    assert "七(1)  1人" in labels and "七(2)  0人" in labels
    first = next(iter(screen.view.classes.editors.values()))
    first.setFocus()
    qtbot.keyClicks(first, "Wang")
    _save(qtbot, screen)
    assert [row.homeroom_teacher for row in school.classes(made.session)] == ["Wang", None]
    assert host.toasts == ["已保存"]


# --- drafts, roles, refreshing ---


def test_what_was_typed_becomes_a_draft_and_comes_back(qtbot: QtBot, made: TermSchool) -> None:
    screen, host = _screen(qtbot, made)
    qtbot.keyClicks(screen.view.profile.campuses, "A")
    screen.view.calendar.holidays.setPlainText("2026-10-01 x")
    next(iter(screen.view.classes.editors.values())).setText("Wang")
    screen.presenter.flush()
    assert host.drafts[-1] == (DraftState.SAVED, "08:00")
    again, _ = _screen(qtbot, made)
    assert again.view.typed() == screen.view.typed()
    assert "08:00" in again.view.bar.text()
    assert again.view.save_button.isEnabled()
    _save(qtbot, again)
    assert drafts.load_draft(made.session, SCREEN) is None
    assert school.unit(made.session).campuses == ("A",)


def test_changes_taken_back_leave_no_draft(qtbot: QtBot, made: TermSchool) -> None:
    screen, host = _screen(qtbot, made)
    screen.view.profile.stages[Stage.SENIOR].click()
    screen.presenter.flush()
    assert drafts.load_draft(made.session, SCREEN) is not None
    screen.view.profile.stages[Stage.SENIOR].click()
    screen.presenter.flush()
    assert drafts.load_draft(made.session, SCREEN) is None
    assert host.drafts[-1][0] is DraftState.NONE


def test_discarding_brings_back_what_is_stored(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made)
    qtbot.keyClicks(screen.view.profile.name, "X")
    screen.view.year_wanted.emit()
    screen.presenter.flush()
    qtbot.mouseClick(screen.view.discard_button, Qt.MouseButton.LeftButton)
    assert screen.view.profile.name.text() == "测试中学"
    assert screen.view.calendar.year.count() == 1
    assert drafts.load_draft(made.session, SCREEN) is None


def test_a_change_elsewhere_is_shown_but_never_over_what_is_typed(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made)
    school.save_unit(made.session, replace(school.unit(made.session), name="新名"))
    screen.presenter.refresh(Changes.ROOM)
    assert screen.view.profile.name.text() == "测试中学"
    screen.presenter.refresh(Changes.SCHOOL)
    assert screen.view.profile.name.text() == "新名"
    qtbot.keyClicks(screen.view.profile.campuses, "A")
    screen.presenter.refresh(Changes.SCHOOL)
    assert screen.view.profile.campuses.text() == "A"


def test_what_another_place_saved_meanwhile_is_told_and_not_written_over(
    qtbot: QtBot, made: TermSchool
) -> None:
    screen, _ = _screen(qtbot, made)
    view = screen.view
    qtbot.keyClicks(view.profile.campuses, "A")
    view.calendar.holidays.setPlainText("2026-10-02 x")
    before = school.calendar(made.session)
    school.save_unit(made.session, replace(school.unit(made.session), name="新名"))
    screen.presenter.refresh(Changes.SCHOOL)
    _save(qtbot, screen)
    assert "别处又保存过" in view.bar.text() and view.profile.campuses.text() == "A"
    assert school.unit(made.session).name == "新名" and school.calendar(made.session) == before
    view.bar._action.click()
    assert (view.profile.name.text(), view.profile.campuses.text()) == ("新名", "")
    view.bar._action.click()
    assert view.profile.campuses.text() == "A" and view.typed().years
    view.profile.name.setText("新名")
    _save(qtbot, screen)
    assert (school.unit(made.session).name, school.unit(made.session).campuses) == ("新名", ("A",))
    assert school.calendar(made.session) != before


def test_a_draft_over_what_was_saved_since_is_told_too(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made)
    qtbot.keyClicks(screen.view.profile.campuses, "A")
    screen.presenter.flush()
    school.save_unit(made.session, replace(school.unit(made.session), name="新名"))
    again, _ = _screen(qtbot, made)
    _save(qtbot, again)
    assert "看现在的" in again.view.bar.text()
    assert school.unit(made.session).name == "新名"


def test_the_principal_only_reads(qtbot: QtBot, made: TermSchool) -> None:
    screen, _ = _screen(qtbot, made, made.principal())
    view = screen.view
    assert not view.foot.isVisible() and not view.calendar.add_button.isVisible()
    assert view.profile.name.isReadOnly() and view.calendar.holidays.isReadOnly()
    assert not view.profile.stages[Stage.JUNIOR].isEnabled() and not view.calendar.dates[0].isEnabled()
    assert all(edit.isReadOnly() for edit in view.classes.editors.values())
    screen.presenter.flush()
    assert drafts.load_draft(screen.presenter._session, SCREEN) is None


def test_the_registrar_keeps_calendar_and_classes_but_not_the_profile(qtbot: QtBot, made: TermSchool) -> None:
    session = made.vault.session(Role.REGISTRAR, "资料员")
    screen, host = _screen(qtbot, made, session)
    view = screen.view
    assert view.profile.name.isReadOnly() and not view.profile.threshold.isEnabled()
    view.calendar.makeup.clear()
    _save(qtbot, screen)
    assert host.toasts == ["已保存"]
    assert {day.name for day in school.calendar(made.session)[0].terms[0].special_days} == {"国庆节"}


def test_a_homeroom_teacher_named_elsewhere_is_not_written_over(qtbot: QtBot, made: TermSchool) -> None:
    group = school.classes(made.session)[0].id
    screen, _ = _screen(qtbot, made)
    view, editor = screen.view, screen.view.classes.editors[group]
    qtbot.keyClicks(editor, "Here")
    classes.set_homeroom_teacher(made.session, group, "Elsewhere")
    _save(qtbot, screen)
    assert "别处又保存过" in view.bar.text() and editor.text() == "Here"
    assert school.classes(made.session)[0].homeroom_teacher == "Elsewhere"
    view.bar._action.click()
    assert view.classes.editors[group].text() == "Elsewhere"
    view.bar._action.click()
    assert view.classes.editors[group].text() == "Here"
    _save(qtbot, screen)
    assert school.classes(made.session)[0].homeroom_teacher == "Here"


def test_a_draft_of_a_homeroom_teacher_named_elsewhere_since_is_told_too(
    qtbot: QtBot, made: TermSchool
) -> None:
    group = school.classes(made.session)[0].id
    screen, _ = _screen(qtbot, made)
    qtbot.keyClicks(screen.view.classes.editors[group], "Here")
    screen.presenter.flush()
    classes.set_homeroom_teacher(made.session, group, "Elsewhere")
    again, _ = _screen(qtbot, made)
    assert again.view.classes.editors[group].text() == "Here"
    _save(qtbot, again)
    assert "看现在的" in again.view.bar.text()
    assert school.classes(made.session)[0].homeroom_teacher == "Elsewhere"
