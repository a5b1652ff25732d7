"""The tab 家长通报: a notice, its slip, 撤销, a draft that was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.term_school import TermSchool
from tests.ui.contacts.test_packets import ToastHost
from xinliapp.domain.home_notices import NoticeResponse
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import home_notices
from xinliapp.ui.contacts.screen import ContactsScreen
from xinliapp.widgets.picking import PickRow


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def _screen(qtbot: QtBot, school: TermSchool) -> tuple[ContactsScreen, ToastHost]:
    host = ToastHost()
    screen = ContactsScreen(school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 640)
    screen.view.show()
    screen.presenter.start("notices")
    return screen, host


def test_a_notice_and_its_slip(qtbot: QtBot, school: TermSchool) -> None:
    child = school.student(school.class_group(), name="王小明")
    screen, host = _screen(qtbot, school)
    pane = screen.view.notices
    pane.save.click()
    assert "学生" in pane.fields["学生"].error()
    pane.student.set_picked(PickRow(child, "王小明", ("七(1)",)))
    pane.save.click()
    assert pane.fields["家长"].error()
    pane.guardian.setText("母亲")
    pane.save.click()
    (known,) = home_notices.of_student(school.session, child)
    assert known.guardian == "母亲" and host.toasts[-1] == "家长通报已登记"
    assert pane.total.text() == "本学年通报 1 次,回执收到 0 份"
    pane.table.selectRow(0)
    assert pane.back_part.isVisible()
    pane.response.setCurrentIndex(pane.response.findData(NoticeResponse.TALK_FIRST))
    pane.receipt_wanted.emit(known.id)
    (after,) = home_notices.of_student(school.session, child)
    assert (after.response, after.receipt_on) == (NoticeResponse.TALK_FIRST, "2026-11-23")
    assert pane.total.text().endswith("回执收到 1 份")
    assert host.undo is not None
    host.undo()
    assert home_notices.of_student(school.session, child)[0].receipt_on is None


def test_what_was_typed_is_there_again(qtbot: QtBot, school: TermSchool) -> None:
    child = school.student(school.class_group(), name="王小明")
    screen, _ = _screen(qtbot, school)
    pane = screen.view.notices
    pane.student.set_picked(PickRow(child, "王小明", ("七(1)",)))
    pane.note.setPlainText("母亲说晚上会陪着")
    screen.presenter.flush()
    again, _ = _screen(qtbot, school)
    assert again.view.notices.note.toPlainText() == "母亲说晚上会陪着"
    picked = again.view.notices.student.picked_row()
    assert picked is not None and picked.id == child
