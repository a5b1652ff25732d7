"""A group session of a past workbook without a time stands above the hours of the week, with no time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.clock import parse_stamp
from xinliapp.jobs.runner import SerialRunner
from xinliapp.ui.room.facts import BlockKind
from xinliapp.ui.room.reading import read_week
from xinliapp.ui.room.screen import RoomScreen

WEDNESDAY = dt.date(2026, 11, 25)


def test_it_stands_above_the_hours(qtbot: QtBot, tmp_path: Path) -> None:
    school = TermSchool(tmp_path, moment=parse_stamp("2026-11-25T12:00:00"))
    for number, timed in ((1, 0), (2, 1)):
        school.row(
            "casework.counseling_session",
            {
                "year": 2026,
                "sequence": number,
                "kind": "group",
                "mode": "face_to_face",
                "started_at": "2026-11-25T00:00:00" if not timed else "2026-11-25T09:00:00",
                "timed": timed,
                "minutes": 60,
                "author_id": "a",
                "author_name": "心理教师甲",
                **dict.fromkeys(("theme", "situation", "assessment", "response", "outcome", "agreed"), ""),
                "risk": "unchanged",
                "signed_at": "2026-11-25T10:00:00",
            },
        )
    page = read_week(school.session, WEDNESDAY)
    (column,) = (one for one in page.days if one.day == WEDNESDAY)
    groups = [block for block in column.blocks if block.kind is BlockKind.GROUP]
    assert [(block.starts, block.ends) for block in groups] == [("09:00", "10:00"), ("—", "")]
    screen = RoomScreen(school.session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    told, untold = (screen.view.grid.block(group.id) for group in groups)
    assert told is not None and told.timed
    assert untold is not None and not untold.timed
    assert "现在" not in untold.words and "00:00" not in untold.words
