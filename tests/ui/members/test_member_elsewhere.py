"""A school of the register changed elsewhere while its form is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.district import District
from tests.support.student_pages import FakeHost
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import members
from xinliapp.ui.members.screen import MembersScreen


@pytest.fixture
def district(tmp_path: Path) -> District:
    return District(tmp_path, 3)


def test_a_school_changed_elsewhere_is_not_written_over(qtbot: QtBot, district: District) -> None:
    screen = MembersScreen(district.session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.presenter.start(None)
    view, code = screen.view, district.members[0].code
    view.table.select_key(code)
    view.edit_button.click()
    name = view.school.lines["name"]
    name.setText("这里写的")
    view.school.lines["phone"].setText("13800000000")
    view.school.lines["students"].setText("")
    members.save_member(district.session, code, "别处写的")
    view.school.save_button.click()
    assert "别处又保存过,这次没有写入" in view.bar.text() and name.text() == "这里写的"
    view.bar._action.click()
    assert name.text() == "别处写的"
    view.bar._action.click()
    assert name.text() == "这里写的"
    view.school.save_button.click()
    found = members.find(district.session, code)
    assert found is not None and found.name == "这里写的" and not view.school.isVisible()


def test_a_school_that_is_in_the_register_is_not_added_over(qtbot: QtBot, district: District) -> None:
    screen = MembersScreen(district.session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.view.show()
    screen.presenter.start(None)
    view, member = screen.view, district.members[0]
    before = members.find(district.session, member.code)
    view.new_button.click()
    view.school.lines["code"].setText(member.code)
    view.school.lines["name"].setText("这里写的")
    view.school.lines["phone"].setText("13800000000")
    view.school.lines["students"].setText("")
    view.school.save_button.click()
    assert view.bar.text().startswith("名册里已有这所学校") and "这里写的" in view.school.lines["name"].text()
    assert members.find(district.session, member.code) == before
    view.bar._action.click()
    assert before is not None and view.school.lines["name"].text() == before.name
    assert view.school.lines["code"].isReadOnly()
