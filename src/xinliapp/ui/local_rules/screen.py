"""规则与口径 put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.local_rules.presenter import RulesPresenter
from xinliapp.ui.local_rules.view import RulesView
from xinliapp.widgets.hosting import Host


class RulesScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = RulesView()
        self.presenter = RulesPresenter(self.view, session, jobs, host)
        self.view.set_wanted.connect(self._set)
        self.view.back_wanted.connect(self._back)
        self.view.packs_wanted.connect(self._packs)
        self.view.review.wanted.connect(self._review)
        self.view.follow_up.wanted.connect(self._follow_up)

    @Slot(str, str, str)
    def _set(self, key: str, typed: str, reason: str) -> None:
        self.presenter.set_number(key, typed, reason)

    @Slot(str)
    def _review(self, typed: str) -> None:
        self.presenter.set_review(typed)

    @Slot(str)
    def _follow_up(self, typed: str) -> None:
        self.presenter.set_follow_up(typed)

    @Slot(tuple)
    def _packs(self, pack_ids: tuple[str, ...]) -> None:
        self.presenter.choose_packs(pack_ids)

    @Slot(str, str)
    def _back(self, key: str, reason: str) -> None:
        self.presenter.take_back(key, reason)
