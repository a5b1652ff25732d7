"""What the shell decides: history, idle lock, blank, search of pages. No Qt."""

from __future__ import annotations

import datetime as dt

import pytest

from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.school import Edition
from xinliapp.ui.shell.presenter import ShellPresenter
from xinliapp.ui.shell.spec import MENU_PAGE, Level, ScreenSpec, Viewer, backup_level, deadline_level
from xinliapp.widgets.picking import PickRow

START = parse_stamp("2026-11-23T08:00:00")
COUNSELOR = Viewer("心理教师甲", Role.COUNSELOR, True, Edition.SCHOOL)
PRINCIPAL = Viewer("校长", Role.PRINCIPAL, False, Edition.SCHOOL)


class View:
    def __init__(self) -> None:
        self.pages: list[tuple[str, object]] = []
        self.left: list[tuple[int, bool]] = []
        self.blank: list[bool] = []
        self.locks: list[str] = []

    def show_page(self, key: str, argument: object) -> None:
        self.pages.append((key, argument))

    def show_remaining(self, seconds: int, amber: bool) -> None:
        self.left.append((seconds, amber))

    def show_blank(self, on: bool) -> None:
        self.blank.append(on)

    def lock_now(self, reason: str) -> None:
        self.locks.append(reason)


def _factory(_host: object) -> object:
    raise AssertionError("the presenter makes no screens")


def _spec(key: str, number: int, title: str, **more: object) -> ScreenSpec:
    return ScreenSpec(key, number, title, "today", _factory, **more)  # type: ignore[arg-type]


SPECS = (
    _spec("selfcheck", 9, "自查上报", keywords=("zc", "zicha")),
    _spec("today", 1, "工作台"),
    _spec("care", 3, "关注帮扶", visible=lambda viewer: viewer.case_open),
    _spec("roster", 2, "学生档案"),
    _spec("student", 2, "一人一档", entry=False),
    _spec("export", 9, "外发", entry=False, keywords=("dc",)),
    _spec("warning", 3, "快速预警", entry=False, visible=lambda viewer: viewer.case_open),
    _spec("backup", MENU_PAGE, "备份与恢复"),
)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START)


@pytest.fixture
def view() -> View:
    return View()


def _shell(view: View, clock: FixedClock, viewer: Viewer = COUNSELOR, **more: int) -> ShellPresenter:
    return ShellPresenter(view, SPECS, viewer, clock, **more)


def _later(clock: FixedClock, seconds: int) -> None:
    clock.moment += dt.timedelta(seconds=seconds)


def test_entries_stand_in_the_order_of_their_numbers_and_missing_ones_are_not_shown(
    view: View, clock: FixedClock
) -> None:
    assert [s.key for s in _shell(view, clock).entries()] == ["today", "roster", "care", "selfcheck"]
    assert [s.key for s in _shell(view, clock).menu_pages()] == ["backup"]


def test_what_a_viewer_may_not_see_does_not_exist_anywhere(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock, PRINCIPAL)
    assert [s.key for s in shell.entries()] == ["today", "roster", "selfcheck"]
    assert not shell.open("care") and not shell.open_entry(3)
    assert shell.find_pages("关注") == () and shell.find_pages("预警") == ()
    assert view.pages == []


def test_numbers_open_entries(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    assert shell.open_entry(9) and not shell.open_entry(4)
    assert view.pages == [("selfcheck", None)]


def test_back_and_forward_keep_the_argument(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    shell.open("today")
    shell.open("student", "s1")
    shell.open("student", "s2")
    shell.back()
    shell.back()
    assert shell.can_go == (False, True)
    shell.forward()
    assert view.pages[3:] == [("student", "s1"), ("today", None), ("student", "s1")]
    shell.open("roster")
    assert shell.can_go == (True, False), "a new way forgets the forward one"


def test_opening_the_page_one_is_on_adds_no_step_back(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    shell.open("today")
    shell.open("today")
    shell.back()
    assert shell.can_go == (False, False)


def test_five_idle_minutes_lock_with_the_last_one_amber(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    for seconds in (0, 239, 1, 59):
        _later(clock, seconds)
        shell.tick()
    assert view.left == [(300, False), (61, False), (60, True), (1, True)]
    assert view.locks == []
    _later(clock, 1)
    shell.tick()
    shell.tick()
    assert view.locks == ["lock.idle"]


def test_input_starts_the_time_again(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    _later(clock, 290)
    shell.touch()
    _later(clock, 290)
    shell.tick()
    assert view.left == [(10, True)]


def test_a_sleeping_pc_locks_at_its_first_tick(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    _later(clock, 3600)
    shell.tick()
    assert view.locks == ["lock.idle"]


def test_a_clock_set_back_neither_locks_nor_gives_more_than_the_full_time(
    view: View, clock: FixedClock
) -> None:
    shell = _shell(view, clock)
    _later(clock, -7200)
    shell.tick()
    assert view.left == [(300, False)] and view.locks == []


def test_the_same_key_returns_within_a_minute_and_locks_later(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    shell.toggle_blank()
    _later(clock, 60)
    shell.toggle_blank()
    assert view.blank == [True, False] and view.locks == []
    shell.toggle_blank()
    _later(clock, 61)
    shell.toggle_blank()
    assert view.locks == ["lock.blank"] and view.blank == [True, False, True]


def test_a_return_time_of_zero_always_locks(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock, blank_return_seconds=0)
    shell.toggle_blank()
    shell.toggle_blank()
    assert view.locks == ["lock.blank"]


def test_moving_the_mouse_over_the_blank_does_not_hold_the_lock_off(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    shell.toggle_blank()
    _later(clock, 299)
    shell.touch()
    _later(clock, 1)
    shell.tick()
    assert view.locks == ["lock.idle"]


def test_pages_are_found_by_title_and_by_keyword(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    assert [row.id for row in shell.find_pages("自查")] == ["selfcheck"]
    assert [row.id for row in shell.find_pages("dc")] == ["export"]
    assert shell.find_pages("") == ()


def test_enter_opens_the_student_and_other_keys_the_page_for_them(view: View, clock: FixedClock) -> None:
    shell = _shell(view, clock)
    student = PickRow("s1", "赵小一")
    shell.choose(student, "open")
    shell.choose(student, "warning")
    shell.choose(student, "appointment")  # no such page: the file opens
    shell.choose(PickRow("c1", "八(3)", (), "class"), "open")
    shell.choose(PickRow("export", "外发", (), "page"), "open")
    assert view.pages == [
        ("student", "s1"),
        ("warning", "s1"),
        ("student", "s1"),
        ("roster", {"class_id": "c1"}),
        ("export", None),
    ]


@pytest.mark.parametrize(
    ("age", "level"), [(0, Level.OK), (14, Level.OK), (15, Level.SOON), (30, Level.SOON), (31, Level.LATE)]
)
def test_backup_levels(age: int, level: Level) -> None:
    today = dt.date(2026, 11, 23)
    assert backup_level(today - dt.timedelta(days=age), today) is level


def test_a_backup_never_proven_is_late() -> None:
    assert backup_level(None, dt.date(2026, 11, 23)) is Level.LATE


@pytest.mark.parametrize(
    ("left", "level"), [(4, Level.PLAIN), (3, Level.SOON), (0, Level.SOON), (-1, Level.LATE)]
)
def test_deadline_levels(left: int, level: Level) -> None:
    today = dt.date(2026, 11, 23)
    assert deadline_level(today + dt.timedelta(days=left), today) is level
