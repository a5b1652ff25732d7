"""Bars by band: what is hidden has no length to read it off."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from xinliapp.widgets.band_bars import BandBars, bar_share, most_of


def test_a_bar_is_measured_on_the_largest_number_shown() -> None:
    rows = [("七年级", ("560", "61")), ("八年级", ("*", "*"))]
    assert most_of(rows) == 560
    assert bar_share("280", 560) == 0.5
    assert bar_share("*", 560) is None
    assert bar_share("<5", 560) is None
    assert most_of([]) == 0
    assert bar_share("0", 0) is None


def test_the_numbers_are_told_to_who_cannot_see_the_bars(qtbot: QtBot) -> None:
    bars = BandBars("test.bars")
    qtbot.addWidget(bars)
    bars.show_table(("未见异常", "见异常"), [("七年级", ("560", "61"))], ("合计", ("560", "61")))
    assert bars.accessibleDescription() == "七年级 560 61\n合计 560 61"
    tall = bars.sizeHint().height()
    bars.show_table((), (), None)
    assert bars.sizeHint().height() < tall
