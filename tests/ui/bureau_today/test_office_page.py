"""Entry 1 of a bureau: what waits, each row with its number and the page where it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.district import PERIOD, District
from tests.support.recording import RecordingView
from tests.support.student_pages import FakeHost
from xinliapp.app.status import status_facts
from xinliapp.domain.changes import Changes
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import inbox_desk
from xinliapp.ui.bureau_home.presenter import Narrow, ProgressPresenter
from xinliapp.ui.bureau_inbox.presenter import InboxPresenter, Show
from xinliapp.ui.bureau_today.presenter import OfficePresenter
from xinliapp.ui.bureau_today.screen import OfficeScreen
from xinliapp.widgets.task_list import TaskRow

FINE = (12, 900, 3, 300, 380, 350, 10, 4)


@pytest.fixture
def district(tmp_path: Path) -> District:
    """Three schools the day before the last: one reported, two silent; one bag is not for us."""
    made = District(tmp_path, 3)
    made.enrol(made.members[0])
    stray = tmp_path / "x.age"
    stray.write_bytes(b"age-encryption.org/v1\n-> X25519 nobody\n")
    inbox_desk.receive(made.session, [made.write(tmp_path / "in", made.members[0], FINE), stray])
    return made


def shown(made: District) -> tuple[RecordingView, OfficePresenter, FakeHost]:
    view, host = RecordingView(), FakeHost()
    presenter = OfficePresenter(view, made.session, SerialRunner(), host)
    presenter.start(None)
    return view, presenter, host


def test_every_row_has_its_number_and_leads_to_its_page(district: District) -> None:
    view, presenter, host = shown(district)
    office = view.last("show_office")[0]
    assert [(task.title, task.verb, task.days) for task in office.tasks] == [
        ("学校未报 2 所", "催报", 1),
        ("没有收下的文件 1 件", "看原因", None),
        ("收件待签回执 1 份", "签回执", None),
    ]
    for task in office.tasks:
        presenter.act(task)
    assert host.opened == [
        ("bureau_home", f"missing:KZ {PERIOD}"),
        ("bureau_inbox", "open"),
        ("bureau_inbox", None),
    ]
    presenter.open_progress()
    assert host.opened[-1] == ("bureau_home", f"KZ {PERIOD}")


def test_what_others_write_is_counted_anew(district: District, tmp_path: Path) -> None:
    view, presenter, _ = shown(district)
    district.enrol(district.members[1])
    inbox_desk.receive(district.session, [district.write(tmp_path / "in", district.members[1], FINE)])
    presenter.refresh(Changes.ROOM)
    assert view.last("show_office")[0].tasks[0].title == "学校未报 2 所"
    presenter.refresh(Changes.BUREAU)
    assert view.last("show_office")[0].tasks[0].title == "学校未报 1 所"


def test_the_pages_show_what_the_row_spoke_of(district: District) -> None:
    view = RecordingView()
    ProgressPresenter(view, district.session, SerialRunner(), FakeHost()).start(f"missing:KZ {PERIOD}")
    lines, narrow, _ = view.last("show_lines")
    assert (len(lines), narrow) == (2, Narrow.MISSING)
    view = RecordingView()
    InboxPresenter(view, district.session, SerialRunner(), FakeHost()).start("open")
    lines, show = view.last("show_lines")
    assert (len(lines), show) == (1, Show.OPEN)


def test_the_page_on_the_screen(district: District, qtbot: QtBot) -> None:
    host = FakeHost()
    screen = OfficeScreen(district.session, SerialRunner(), host)
    view = screen.view
    qtbot.addWidget(view)
    screen.presenter.start(None)
    rows = view.tasks.rows()
    assert [row.item.title for row in rows] == ["没有收下的文件 1 件", "收件待签回执 1 份", "学校未报 2 所"]
    assert all(row.later.isHidden() for row in rows)  # what is counted anew cannot be put off
    states = {name: view.findChild(QLabel, f"office.{name}") for name in ("reported", "missing")}
    assert {name: found.text() for name, found in states.items() if found} == {
        "reported": "1",
        "missing": "2",
    }
    button = view.findChild(QPushButton, "office.deadline.0")
    assert button is not None
    button.click()
    assert host.opened == [("bureau_home", f"KZ {PERIOD}")]
    assert isinstance(rows[0], TaskRow)
    rows[0].button.click()
    assert len(host.opened) == 2


def test_an_office_without_schools_is_led_to_the_register(tmp_path: Path, qtbot: QtBot) -> None:
    made, host = District(tmp_path, 0), FakeHost()
    screen = OfficeScreen(made.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert not screen.view.no_schools.isHidden()
    button = screen.view.findChild(QPushButton, "office.members")
    assert button is not None
    button.click()
    assert host.opened == [("members", None)]


def test_the_status_bar_speaks_of_the_office_not_of_a_form_to_fill_in(district: District) -> None:
    facts = status_facts(district.session)
    assert (facts.deadline, str(facts.deadline_on)) == ("报送", "2020-10-19")
