"""找记录: what was found, the place in it, what is shut, and where a hit leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.services.test_find import signed
from tests.support.casework import second_counselor
from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.find import Closed, FindKind
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import find, talks
from xinliapp.services.find import Hit
from xinliapp.services.named_students import Named
from xinliapp.services.talks import TalkInput
from xinliapp.storage.audit import Chain, events
from xinliapp.ui.find.screen import FindScreen


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=parse_stamp("2026-11-23T12:40:00"))


@pytest.fixture
def child(school: TermSchool) -> str:
    child = school.student()
    days = [dt.date(2026, 11, 1) + dt.timedelta(days=number % 20) for number in range(60)]
    talks.add_many(school.session, [TalkInput(child, day, "班主任甲", note="和<同桌>吵架") for day in days])
    signed(school.session, child)
    while find.catch_up(school.session):
        pass
    return child


@pytest.fixture
def page(school: TermSchool, child: str, qtbot: QtBot) -> Iterator[FindScreen]:
    screen = FindScreen(school.session, SerialRunner(), FakeHost(hidden=True))
    qtbot.addWidget(screen.view)
    yield screen


def test_without_words_the_line_waits(page: FindScreen) -> None:
    page.presenter.start(None)
    assert (page.view.text.text(), page.view.count.text(), page.view.table.rows()) == ("", "", ())


def test_hits_come_by_the_page_with_the_place_marked(page: FindScreen) -> None:
    page.presenter.start("吵架")
    assert len(page.view.table.rows()) == 50
    assert page.view.count.text() == "已列出最新50条,还有更早的"
    assert page.view.place.text() == "和&lt;同桌&gt;<b>吵架</b>"
    page.view.more_button.click()
    assert len(page.view.table.rows()) == 60
    assert page.view.count.text() == "共60条"
    assert not page.view.more_button.isVisibleTo(page.view)
    assert page.view._name(page.view.table.rows()[0]).endswith("**")


def test_names_appear_without_looking_again(page: FindScreen, school: TermSchool) -> None:
    page.presenter.start("吵架")
    looked = len(list(events(school.session.database, Chain.CASE)))
    page.presenter._host.hidden = False  # type: ignore[attr-defined]
    page.presenter.refresh(Changes.NONE)
    assert not page.view._name(page.view.table.rows()[0]).endswith("**")
    page.presenter.refresh(Changes.CASEWORK)
    assert len(list(events(school.session.database, Chain.CASE))) == looked


def test_a_hit_opens_the_page_it_stands_on(page: FindScreen, child: str) -> None:
    page.presenter.start("吵架")
    page.view.table.opened.emit(page.view.table.rows()[0])
    page.presenter.start("月考")
    (note,) = page.view.table.rows()
    page.view.table.link_clicked.emit(note, "open")
    assert page.presenter._host.opened == [("student", child), ("counseling", note.of_id)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "closed", "place"),
    [
        (FindKind.AMENDMENT, Closed.COLLEAGUE, ("counseling", "of")),
        (FindKind.INCIDENT, Closed.INCIDENT, ("incident", {"dossier": "of"})),
        (FindKind.CRISIS_ENTRY, None, ("crisis_record", {"crisis": "of"})),
        (FindKind.WARNING_STEP, None, ("concern", {"warning": "of"})),
        (FindKind.WARNING_STEP, Closed.OLDER, ("student", "child")),
        (FindKind.REVIEW, None, ("plan", "child")),
        (FindKind.FOLLOW_UP, None, ("referral", "child")),
        (FindKind.ASSESSMENT, Closed.OTHERS, ("referral", "child")),
        (FindKind.PAPER, Closed.OTHERS, ("student", "child")),
    ],
)
def test_where_a_hit_leads(
    page: FindScreen, kind: FindKind, closed: Closed | None, place: tuple[str, object]
) -> None:
    page.presenter.open(Hit(1, kind, "of", "2026-11-01", Named("child", "王小明", ""), "", None, closed))
    assert page.presenter._host.opened == [place]  # type: ignore[attr-defined]


def test_what_is_sealed_shows_no_word(school: TermSchool, child: str, qtbot: QtBot) -> None:
    other = second_counselor(school.vault)
    screen = FindScreen(other, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.presenter.start("月考")
    (hit,) = screen.view.table.rows()
    columns = {column.key: column.value(hit) for column in screen.view._columns()}
    assert columns["words"] == "封存(他人的辅导记录)"
    assert (columns["day"], columns["kind"], columns["author"]) == ("2026-11-23", "辅导记录", "心理教师甲")
    assert columns["open"] == "申请查看"
    assert not screen.view.place.isVisibleTo(screen.view)
    other.database.close()


def test_marks_alone_are_answered_in_a_sentence(page: FindScreen) -> None:
    page.presenter.start("。")
    assert page.view.bar.text().startswith("没有可找的字。")


def test_what_is_typed_goes_through_the_shell(page: FindScreen) -> None:
    page.presenter.start(None)
    page.view.text.setText(" 睡眠 ")
    page.view.go.click()
    assert page.presenter._host.opened == [("find", "睡眠")]  # type: ignore[attr-defined]
