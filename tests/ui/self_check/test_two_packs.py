"""S20 “Overlapping packs: both rows, 建议取最严”: side by side, one paper each; S01 “可多选”."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.packs import with_second_pack
from tests.support.term_school import TermSchool
from xinliapp.domain.changes import Changes
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import local_layer, measuring, self_check, term_tasks
from xinliapp.ui.local_rules.screen import RulesScreen
from xinliapp.ui.self_check.screen import SelfCheckScreen
from xinliapp.ui.today.reading import read_day

TERM = "2026-2027-1"


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TermSchool:
    with_second_pack(monkeypatch, tmp_path / "program")
    made = TermSchool(tmp_path)
    made.student(made.class_group())
    made.opening("2026-09-08T08:00:00", "2026-09-08T15:00:00")
    return made


def _screen(qtbot: QtBot, school: TermSchool, argument: object = None) -> SelfCheckScreen:
    screen = SelfCheckScreen(school.session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(argument)
    return screen


def test_overlapping_rows_stand_side_by_side_with_the_suggestion(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen = _screen(qtbot, school)
    view = screen.view
    ids = [row.result.clause.id for row in view.table.rows()]
    assert ids[ids.index("JS-26") + 1] == "TT-02" and ids[ids.index("JS-32") + 1] == "TT-01"
    said = {row.result.clause.id: view._duty(row) for row in view.table.rows()}
    assert said["JS-32"].endswith("· 建议取最严") and said["TT-01"].endswith("· 与JS-32重叠")
    assert said["TT-02"].endswith("· 建议取最严") and said["JS-26"].endswith("· 与TT-02重叠")
    assert "重叠" not in said["JS-22"]
    assert view.tally.text().startswith("44 条")  # the other pack's rows count for nothing here
    view.table.select_key("TT/TT-01")
    assert "建议取最严: JS-32。" in view.panel.overlap.text()
    assert not view.panel.confirming.isVisible() and not view.panel.planning.isVisible()


def test_the_other_packs_paper_is_chosen_from_a_list(qtbot: QtBot, school: TermSchool) -> None:
    self_check.start(school.session, "JS")
    screen = _screen(qtbot, school)
    view = screen.view
    assert [view.pack_choice.itemData(place) for place in range(view.pack_choice.count())] == ["JS", "TT"]
    assert view.pack_choice.currentText() == "江苏重点事项清单 r2" and not view.pack.isVisible()
    view.pack_choice.setCurrentIndex(1)
    view.pack_choice.activated.emit(1)
    assert view.empty.isVisible() and view.pack_choice.isVisible()  # its paper was not begun yet
    qtbot.mouseClick(view.begin_button, Qt.MouseButton.LeftButton)
    assert [row.result.clause.id for row in view.table.rows()] == [
        "TT-01",
        "JS-32",
        "TT-02",
        "JS-26",
        "TT-03",
    ]
    assert view.tally.text().startswith("3 条")
    by_period = _screen(qtbot, school, "TT 2026-2027-1")
    assert by_period.view.tally.text().startswith("3 条")
    by_clause = _screen(qtbot, school, "TT-03")
    current = by_clause.view.current()
    assert current is not None and current.result.clause.id == "TT-03"


def test_with_one_pack_there_is_nothing_to_choose(qtbot: QtBot, school: TermSchool) -> None:
    local_layer.choose_packs(school.session, ["JS"])
    self_check.start(school.session, "JS")
    screen = _screen(qtbot, school)
    assert not screen.view.pack_choice.isVisible()
    assert not [row for row in screen.view.table.rows() if row.foreign]


def test_today_counts_by_the_clause_that_asks_most(qtbot: QtBot, school: TermSchool) -> None:
    counters = read_day(school.session).day.counters
    assert [(each.clause, each.required) for each in counters] == [("JS-32", 8.0)]
    titles = [item.title for item in read_day(school.session).day.deadlines]
    assert titles == ["学期自查 江苏重点事项清单", "学期自查 试验片区要求", "学期结束"]
    local_layer.choose_packs(school.session, ["TT"])
    counters = read_day(school.session).day.counters
    assert [(each.clause, each.required) for each in counters] == [("TT-01", 6.0)]


def test_packs_are_ticked_on_the_rules_page(qtbot: QtBot, school: TermSchool) -> None:
    screen = RulesScreen(school.session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.view.resize(1183, 620)
    screen.view.show()
    screen.presenter.start(None)
    boxes = screen.view.chosen_packs
    assert {key: box.isChecked() for key, box in boxes.items()} == {"JS": True, "TT": True}
    boxes["TT"].click()
    assert measuring.pack_ids(school.session.database) == ("JS",)
    assert not {row.clause_id for row in screen.view.table.rows()} & {"TT-01", "TT-02"}
    boxes["JS"].click()
    assert screen.view.bar.text().startswith("没有勾选规则包。")
    assert boxes["JS"].isChecked() and measuring.pack_ids(school.session.database) == ("JS",)
    boxes["TT"].click()
    screen.presenter.refresh(Changes.SETTINGS)
    assert measuring.pack_ids(school.session.database) == ("JS", "TT")


def test_a_paper_handed_in_stays_to_be_signed_when_its_pack_is_left(qtbot: QtBot, school: TermSchool) -> None:
    self_check.confirm(school.session, "TT", "TT-03", TERM, met=True, note="每周一开启")
    paper = self_check.start(school.session, "TT", TERM)
    self_check.submit(school.session, paper)
    local_layer.choose_packs(school.session, ["JS"])
    (task,) = term_tasks.signature_tasks(school.session, school.session.clock.now().date())
    view = _screen(qtbot, school, task.argument).view
    assert [row.result.clause.id for row in view.table.rows()][:1] == ["TT-01"]
    assert view.pack_choice.currentData() == "TT"
