"""The page of people and meetings put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.safeguards.facts import NewMeeting, NewMember
from xinliapp.ui.safeguards.presenter import SafeguardsPresenter
from xinliapp.ui.safeguards.view import SafeguardsView
from xinliapp.widgets.hosting import Host


class SafeguardsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = SafeguardsView()
        self.presenter = SafeguardsPresenter(self.view, session, jobs, host)
        self.view.source_wanted.connect(self._source)
        self.view.panel.member_wanted.connect(self._join)
        self.view.panel.leave_wanted.connect(self._leave)
        self.view.panel.meeting_wanted.connect(self._hold)
        self.view.panel.draft_changed.connect(self._keep)

    @Slot(str)
    def _source(self, clause: str) -> None:
        self.presenter.open_source(clause)

    @Slot(object)
    def _join(self, typed: NewMember) -> None:
        self.presenter.join(typed)

    @Slot(str, str)
    def _leave(self, member_id: str, day: str) -> None:
        self.presenter.leave(member_id, day)

    @Slot(object)
    def _hold(self, typed: NewMeeting) -> None:
        self.presenter.hold(typed)

    @Slot()
    def _keep(self) -> None:
        self.presenter.flush()
