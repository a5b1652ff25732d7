"""B03: who has reported, counted by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.audits import audited
from tests.support.district import PERIOD, District
from tests.support.recording import RecordingView
from tests.support.student_pages import FakeHost
from xinliapp.domain.bureau import ReportState
from xinliapp.domain.changes import Changes
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import inbox_desk, known_forms, members
from xinliapp.services.known_forms import definition
from xinliapp.sheets.kz_form import write_form_sheet
from xinliapp.ui.bureau_home.presenter import Narrow, ProgressPresenter
from xinliapp.ui.bureau_home.screen import ProgressScreen

VALUES = (12, 9600, 3, 1710, 1751, 1800, 23, 9)


@pytest.fixture
def district(tmp_path: Path) -> District:
    """Five schools: two on time, one late, one unsigned, one silent."""
    made = District(tmp_path, 5)
    for member in made.members:
        made.enrol(member)
    on_time = [made.write(tmp_path / "in", member, VALUES) for member in made.members[:2]]
    form = definition("KZ")
    assert form is not None
    plain = tmp_path / "四.xlsx"
    plain.write_bytes(write_form_sheet(form, made.members[3].form(VALUES)))
    inbox_desk.receive(made.session, [*on_time, plain])
    made.office.files.clock.moment += dt.timedelta(days=2)
    inbox_desk.receive(made.session, [made.write(tmp_path / "in", made.members[2], VALUES)])
    return made


def shown(district: District, **answers: object) -> tuple[RecordingView, ProgressPresenter, FakeHost]:
    view, host = RecordingView(**answers), FakeHost()
    presenter = ProgressPresenter(view, district.session, SerialRunner(), host)
    presenter.start(None)
    return view, presenter, host


def test_states_and_the_two_rates(district: District) -> None:
    view, _, _ = shown(district)
    page = view.last("show_progress")[0]
    assert [line.state for line in page.progress.schools] == [
        ReportState.REPORTED,
        ReportState.REPORTED,
        ReportState.REPORTED_LATE,
        ReportState.UNSIGNED,
        ReportState.MISSING,
    ]
    assert (page.progress.reported, page.progress.on_time, page.progress.due_on) == (4, 3, "2020-10-19")
    assert page.run.period == PERIOD


def test_a_newer_run_is_shown_unless_the_person_chose_another(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, presenter, host = shown(district)
    old = view.last("show_runs")[1]
    new = replace(old, period="2026-10-23/2026-11-22")
    monkeypatch.setattr(known_forms, "runs", lambda _session: (new, old))
    presenter.refresh(~Changes.NONE)
    assert view.last("show_runs")[1] == new  # nobody had chosen the old one: it was only the first
    presenter.open_merged()
    assert host.opened[-1] == ("merged", new.id)
    presenter.choose_run(old.id)
    presenter.refresh(~Changes.NONE)
    assert view.last("show_runs")[1] == old


def test_the_list_narrows(district: District) -> None:
    view, presenter, _ = shown(district)
    for narrow, codes in (
        (Narrow.MISSING, ["3150000005"]),
        (Narrow.LATE, ["3150000003"]),
        (Narrow.UNSIGNED, ["3150000004"]),
    ):
        presenter.choose(narrow)
        assert [line.school.code for line in view.last("show_lines")[0]] == codes


def test_whom_to_call_is_printed(district: District) -> None:
    _, presenter, host = shown(district)
    presenter.print_missing()
    (paper,) = host.papers
    assert paper.file_name == "催报单-2020-10-20.pdf"
    assert paper.data.startswith(b"%PDF")
    assert not paper.names
    assert audited(district.session)[-1] == "progress.print"


def test_nobody_missing_prints_nothing(district: District, tmp_path: Path) -> None:
    inbox_desk.receive(district.session, [district.write(tmp_path / "in", district.members[4], VALUES)])
    view, presenter, _ = shown(district)
    presenter.print_missing()
    assert view.told().startswith("这一期没有未报的学校")


def test_the_other_pages_are_one_click_away(district: District) -> None:
    _, presenter, host = shown(district)
    presenter.open_inbox()
    presenter.open_merged()
    assert host.opened == [("bureau_inbox", None), ("merged", f"KZ {PERIOD}")]


def test_the_page_on_the_screen(district: District, qtbot: QtBot) -> None:
    screen = ProgressScreen(district.session, SerialRunner(), FakeHost())
    view = screen.view
    qtbot.addWidget(view)
    screen.presenter.start(None)
    assert view.rates.text() == "已报率 80.0%(4/5) · 按时率 60.0%(3/5)"
    assert view.due.word == "2020-10-19 已截止"
    assert [chip.count for chip in view.chips.values()] == [5, 1, 0, 1, 1]
    view.chips[Narrow.MISSING].click()
    assert [row.school.code for row in view.table.rows()] == ["3150000005"]


def test_a_bureau_with_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    screen = ProgressScreen(District(tmp_path, 0).session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert screen.view.rates.text() == "已报率 — · 按时率 —"
    assert screen.view.due.word == "截止 10-19 剩 1 天"


def test_one_area_alone_with_its_own_counts(district: District, qtbot: QtBot) -> None:
    host = FakeHost()
    screen = ProgressScreen(district.session, SerialRunner(), host)
    view = screen.view
    qtbot.addWidget(view)
    screen.presenter.start(None)
    assert view.area.isHidden()  # no school has a 片区
    for number in (2, 4):
        member = district.members[number]
        members.save_member(district.session, member.code, member.name, area="山南片")
    screen.presenter.refresh(Changes.BUREAU)
    words = [view.area.itemText(number) for number in range(view.area.count())]
    assert words == ["按片区:全部", "山南片 已报 1/2", "未分片区 已报 3/3"]
    view.area.setCurrentIndex(1)
    view.area.activated.emit(1)
    assert [line.school.code for line in view.table.rows()] == [
        district.members[number].code for number in (2, 4)
    ]
    assert "50.0%" in view.rates.text()
    screen.presenter.print_missing()
    assert len(host.papers) == 1
    view.area.setCurrentIndex(2)
    view.area.activated.emit(2)
    screen.presenter.print_missing()  # nobody is missing there
    assert len(host.papers) == 1


def test_a_late_report_says_by_how_many_days(district: District) -> None:
    view, _, _ = shown(district)
    lines = view.last("show_progress")[0].progress.schools
    due = lines[2].due_on
    assert due is not None
    late = dt.date.fromisoformat(lines[2].received_at[:10]) - dt.date.fromisoformat(due)
    assert [line.days_late for line in lines] == [0, 0, late.days, 0, 0] and late.days > 0
