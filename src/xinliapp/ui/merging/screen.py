"""The page of two records of one person put together."""

from __future__ import annotations

from PySide6.QtCore import QObject

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.merging.presenter import MergingPresenter
from xinliapp.ui.merging.view import MergingView
from xinliapp.widgets.hosting import Host


class MergingScreen(QObject):
    """View and presenter; every signal goes to a bound method."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = MergingView(host.find_students)
        self.presenter = MergingPresenter(self.view, session, jobs, host)
        self.view.kept_picked.connect(self.presenter.pick_kept)
        self.view.other_picked.connect(self.presenter.pick_other)
        self.view.swap_wanted.connect(self.presenter.swap)
        self.view.field_taken.connect(self.presenter.take)
        self.view.merge_wanted.connect(self.presenter.merge)
        self.view.undo_wanted.connect(self.presenter.undo)
        self.view.look_wanted.connect(self.presenter.look)
