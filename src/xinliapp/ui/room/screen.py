"""The room page put together."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.room.facts import Block
from xinliapp.ui.room.presenter import RoomPresenter
from xinliapp.ui.room.view import RoomView
from xinliapp.widgets.hosting import Host


class RoomScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = RoomView()
        self.presenter = RoomPresenter(self.view, session, jobs, host)
        self.view.week_wanted.connect(self._go)
        self.view.door_pressed.connect(self._door)
        self.view.removed.connect(self._remove)
        self.view.source_wanted.connect(self._source)
        self.view.panel.plan_wanted.connect(self._plan)
        self.view.panel.opening_wanted.connect(self._note)
        self.view.panel.close_wanted.connect(self._close_at)

    @Slot(int)
    def _go(self, weeks: int) -> None:
        self.presenter.go(weeks)

    @Slot(int)
    def _door(self, visitors: int) -> None:
        self.presenter.door(visitors)

    @Slot(object)
    def _remove(self, block: Block) -> None:
        self.presenter.remove(block)

    @Slot(str)
    def _source(self, clause: str) -> None:
        self.presenter.open_source(clause)

    @Slot(object)
    def _plan(self, typed: tuple[dt.datetime, dt.datetime, str]) -> None:
        self.presenter.plan(*typed)

    @Slot(object)
    def _note(self, typed: tuple[dt.datetime, dt.datetime, str, int]) -> None:
        self.presenter.note(*typed)

    @Slot(object)
    def _close_at(self, moment: dt.datetime) -> None:
        self.presenter.close_at(moment)
