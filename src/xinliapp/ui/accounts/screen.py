"""The account page put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.accounts.presenter import AccountLine, AccountsPresenter
from xinliapp.ui.accounts.view import AccountsView
from xinliapp.widgets.hosting import Host


class AccountsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = AccountsView()
        self.presenter = AccountsPresenter(self.view, session, jobs, host)
        self.view.panel.saved.connect(self._save)
        self.view.panel.judge_due.connect(self._judge)
        self.view.disable_wanted.connect(self._wish_disable)
        self.view.disable_confirmed.connect(self._disable)

    @Slot()
    def _save(self) -> None:
        panel = self.view.panel
        panel.clear_errors()
        if panel.adding:
            self.presenter.add(panel.new_account())
        else:
            self.presenter.change(panel.new_passphrase())

    @Slot()
    def _judge(self) -> None:
        panel = self.view.panel
        about = (panel.name.text(), panel.display_name.text()) if panel.adding else ()
        self.presenter.judge(panel.first.text(), about)

    @Slot(object)
    def _wish_disable(self, line: AccountLine) -> None:
        self.presenter.wish_disable(line)

    @Slot()
    def _disable(self) -> None:
        self.presenter.disable()
