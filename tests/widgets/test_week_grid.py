"""The week on a time grid: lanes, hits, dragging, keys; expectations computed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.event_loop import process_events
from xinliapp.widgets.week_grid import WeekGrid
from xinliapp.widgets.week_layout import BlockLook, GridBlock, GridColumn, Span, hours_shown, lanes, lay_out

LEFT = Qt.MouseButton.LeftButton


def block(key: str, column: int, start: int, end: int, **more: object) -> GridBlock:
    return GridBlock(key, column, start, end, BlockLook.PLANNED, key, words=f"计划 {key}", **more)  # type: ignore[arg-type]


WEEK = (
    block("a", 0, 8 * 60, 9 * 60),
    block("b", 0, 8 * 60 + 30, 10 * 60, movable=True, removable=True),
    block("c", 1, 12 * 60, 13 * 60, movable=True),
)


@pytest.fixture
def grid(qtbot: QtBot) -> WeekGrid:
    made = WeekGrid("test.week")
    qtbot.addWidget(made)
    made.resize(652, 560)  # 52 axis and five days of 120, a little less for a scroll bar
    made.show()
    qtbot.waitExposed(made)
    columns = [GridColumn(f"周{word}", today=place == 1) for place, word in enumerate("一二三四五")]
    made.show_week(columns, WEEK, now=(1, 10 * 60), week="w")
    process_events()
    return made


def point(grid: WeekGrid, column: int, minute: int, right: int = 0) -> QPoint:
    layout = grid.body.layout_now()
    day = layout.column_box(column)
    return QPoint(round(day.x + day.width / 2) + right, round(layout.y(minute)))


def drag(grid: WeekGrid, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(grid.body, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(grid.body, (start + end) / 2)
    QTest.mouseMove(grid.body, end)
    QTest.mouseRelease(grid.body, LEFT, Qt.KeyboardModifier.NoModifier, end)


def test_blocks_that_overlap_stand_side_by_side() -> None:
    found = lanes(
        [
            block("long", 0, 480, 720),
            block("one", 0, 490, 540),
            block("two", 0, 500, 530),
            block("three", 0, 540, 600),  # takes the lane "one" has left
            block("apart", 0, 720, 780),  # touches, does not overlap
            block("other", 1, 490, 540),
            GridBlock("loose", 0, -1, -1, BlockLook.QUIET, ""),
        ]
    )
    assert found == {
        "long": (0, 3), "one": (1, 3), "two": (2, 3), "three": (1, 3), "apart": (0, 1), "other": (0, 1),
    }  # fmt: skip


def test_a_short_block_takes_the_room_its_words_need() -> None:
    """Five minutes are drawn 25 high: what begins ten minutes later stands beside it, not over it."""
    assert lanes([block("a", 0, 480, 485), block("b", 0, 490, 540)]) == {"a": (0, 2), "b": (1, 2)}
    assert lanes([block("a", 0, 480, 485), block("b", 0, 505, 540)]) == {"a": (0, 1), "b": (0, 1)}


@given(st.lists(st.tuples(st.integers(0, 1300), st.integers(5, 139)), max_size=14))
def test_no_two_blocks_are_ever_drawn_over_each_other(spans: list[tuple[int, int]]) -> None:
    blocks = [block(str(n), 0, start, start + length) for n, (start, length) in enumerate(spans)]
    layout = lay_out(blocks, 1, (0, 1440), 700, 48, 52)
    boxes = [layout.box(one) for one in blocks]
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            above = one.y + one.height <= other.y or other.y + other.height <= one.y
            assert beside or above


def test_the_axis_covers_the_usual_day_and_whatever_is_on() -> None:
    assert hours_shown((), ()) == (480, 1080)
    assert hours_shown([block("a", 0, 445, 1130)], [(1090, 1135)]) == (420, 1140)


def test_a_point_finds_its_block_in_its_lane(grid: WeekGrid) -> None:
    layout = grid.body.layout_now()
    left, right = point(grid, 0, 540 - 10, -30), point(grid, 0, 540 - 10, 30)
    assert layout.at(left.x(), left.y()) == WEEK[0]
    assert layout.at(right.x(), right.y()) == WEEK[1]
    below = point(grid, 0, 11 * 60)
    assert layout.at(below.x(), below.y()) is None
    assert layout.minute_at(layout.y(11 * 60 + 54)) == 11 * 60 + 50
    assert (layout.column_at(0), layout.column_at(9999)) == (0, 4)


def test_drawing_on_empty_time_gives_a_span_and_stays_pending(grid: WeekGrid) -> None:
    seen: list[Span] = []
    grid.spanned.connect(seen.append)
    drag(grid, point(grid, 2, 13 * 60), point(grid, 2, 11 * 60 + 50))  # upwards too
    assert seen == [Span(2, 11 * 60 + 50, 13 * 60)]
    assert grid.body.pending == ("", Span(2, 11 * 60 + 50, 13 * 60))
    grid.settle()
    assert grid.body.pending is None


def test_a_click_draws_nothing(grid: WeekGrid) -> None:
    seen: list[Span] = []
    grid.spanned.connect(seen.append)
    QTest.mouseClick(grid.body, LEFT, Qt.KeyboardModifier.NoModifier, point(grid, 3, 600))
    assert seen == [] and grid.body.pending is None
    grid.set_may_draw(False)
    drag(grid, point(grid, 2, 13 * 60), point(grid, 2, 14 * 60))
    assert seen == []


def test_dragging_moves_what_may_be_moved_and_keeps_its_length(grid: WeekGrid) -> None:
    seen: list[tuple[str, Span]] = []
    grid.moved.connect(lambda key, span: seen.append((key, span)))
    drag(grid, point(grid, 1, 12 * 60 + 20), point(grid, 3, 14 * 60 + 20))
    assert seen == [("c", Span(3, 14 * 60, 15 * 60))]
    drag(grid, point(grid, 1, 12 * 60 + 20), point(grid, 1, 17 * 60 + 55))  # not below the axis
    assert seen[-1] == ("c", Span(1, 17 * 60, 18 * 60))
    drag(grid, point(grid, 0, 8 * 60 + 10, -30), point(grid, 2, 9 * 60))  # "a" may not be moved
    assert len(seen) == 2


def test_the_foot_of_a_block_stretches_it(grid: WeekGrid) -> None:
    seen: list[tuple[str, Span]] = []
    grid.moved.connect(lambda key, span: seen.append((key, span)))
    foot = point(grid, 1, 13 * 60) - QPoint(0, 4)
    drag(grid, foot, point(grid, 1, 13 * 60 + 30))
    assert seen == [("c", Span(1, 12 * 60, 13 * 60 + 30))]


def test_what_speaks_against_a_time_is_asked_while_it_is_dragged(grid: WeekGrid) -> None:
    asked: list[tuple[str, Span]] = []

    def check(key: str, span: Span) -> str:
        asked.append((key, span))
        return "与课冲突"

    grid.set_check(check)
    QTest.mousePress(grid.body, LEFT, Qt.KeyboardModifier.NoModifier, point(grid, 1, 12 * 60 + 20))
    QTest.mouseMove(grid.body, point(grid, 2, 14 * 60 + 20))
    grid.grab()
    assert asked[-1] == ("c", Span(2, 14 * 60, 15 * 60))
    QTest.keyClick(grid.body, Qt.Key.Key_Escape)  # given up
    seen: list[str] = []
    grid.moved.connect(lambda key, _span: seen.append(key))
    QTest.mouseRelease(grid.body, LEFT, Qt.KeyboardModifier.NoModifier, point(grid, 2, 14 * 60 + 20))
    assert seen == [] and grid.body.pending is None


def test_the_keys_visit_every_block_and_free_half_hour(grid: WeekGrid) -> None:
    grid.body.setFocus()
    grid.select("a")
    visited = []
    for _ in range(3):
        visited.append(grid.body.accessibleName())
        QTest.keyClick(grid.body, Qt.Key.Key_Down)
    assert visited == ["计划 a", "计划 b", "周一 10:00—10:30"]
    QTest.keyClick(grid.body, Qt.Key.Key_Right)
    assert grid.body.accessibleName() == "周二 10:30—11:00"
    for _ in range(3):
        QTest.keyClick(grid.body, Qt.Key.Key_Down)
    current = grid.body.current_block()
    assert current is not None and current.key == "c"


def test_enter_edits_del_removes_and_empty_time_begins_an_hour(grid: WeekGrid) -> None:
    opened: list[str] = []
    removed: list[str] = []
    drawn: list[Span] = []
    grid.opened.connect(opened.append)
    grid.removal.connect(removed.append)
    grid.spanned.connect(drawn.append)
    grid.body.setFocus()
    for key in ("a", "b"):
        grid.select(key)
        QTest.keyClick(grid.body, Qt.Key.Key_Delete)
        QTest.keyClick(grid.body, Qt.Key.Key_F2)
    assert (opened, removed) == (["a", "b"], ["b"])
    QTest.keyClick(grid.body, Qt.Key.Key_Down)
    QTest.keyClick(grid.body, Qt.Key.Key_Return)
    assert drawn == [Span(0, 600, 660)]
    grid.settle()
    QTest.mouseDClick(grid.body, LEFT, Qt.KeyboardModifier.NoModifier, grid.block_centre("c"))
    assert opened[-1] == "c"


def test_a_new_reading_keeps_the_block_and_another_week_the_scroll(grid: WeekGrid) -> None:
    grid.select("c")
    columns = grid.body.columns
    grid.show_week(columns, WEEK[2:], week="w")
    current = grid.body.current_block()
    assert current is not None and current.key == "c"
    grid.show_week(columns, (), week="w2")
    assert grid.body.current_block() is None
    loose = GridBlock("x", 0, -1, -1, BlockLook.QUIET, "课 七(1) 第1节")
    grid.show_week(columns, (loose,), week="w2")
    assert grid.untimed.words == ("课 七(1) 第1节", "", "", "", "") and not grid.untimed.isHidden()
    grid.show_week(columns, WEEK, week="w2")
    assert grid.untimed.isHidden()


def test_another_week_scrolls_to_the_present_or_the_first_block(grid: WeekGrid) -> None:
    grid.resize(652, 300)
    process_events()
    columns = grid.body.columns
    bar, layout = grid.hours.verticalScrollBar(), grid.body.layout_now()
    seen = grid.hours.viewport().height()
    grid.show_week(columns, WEEK, now=(1, 15 * 60), week="w3")
    assert bar.value() < layout.y(15 * 60) < bar.value() + seen
    grid.show_week(columns, WEEK, week="w4")  # nothing of it is now: half an hour above the first block
    assert bar.value() == 0
    grid.show_week(columns, WEEK[2:], week="w5")
    assert bar.value() == round(grid.body.layout_now().y(11 * 60 + 30))


def test_ctrl_n_begins_after_the_block_it_stands_on_and_stays_on_the_axis(grid: WeekGrid) -> None:
    drawn: list[Span] = []
    grid.spanned.connect(drawn.append)
    grid.begin_new()  # nowhere yet: from now on
    grid.select("c")
    grid.begin_new()
    late = block("late", 4, 17 * 60, 18 * 60)
    grid.show_week(grid.body.columns, (late,), week="w")
    grid.select("late")
    grid.begin_new()
    assert drawn == [Span(1, 600, 660), Span(1, 780, 840), Span(4, 1020, 1080)]
