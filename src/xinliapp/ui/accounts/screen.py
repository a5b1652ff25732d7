"""The account page put together."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.changes import Changes
from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.accounts.keys_presenter import KeysPresenter
from xinliapp.ui.accounts.leaving_presenter import LeavingPresenter
from xinliapp.ui.accounts.presenter import AccountLine, AccountsPresenter
from xinliapp.ui.accounts.view import AccountsView
from xinliapp.widgets.hosting import Host


class _Pages(AccountsPresenter):
    """The list of people, and what stands beside it, loaded together."""

    def __init__(self, view: AccountsView, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__(view, session, jobs, host)
        self.keys = KeysPresenter(view, session, jobs, host)
        self.leaving = LeavingPresenter(view.leaving, view, session, jobs, host)
        self._page = view

    def start(self, argument: object) -> None:
        """``drill`` opens the panel for proving the sheet, ``retention`` the one of the rule."""
        super().start(argument)
        self.keys.load()
        if argument == "drill":
            self._page.open_drill()
        elif argument == "retention":
            self._page.open_rule()

    def refresh(self, changes: Changes) -> None:
        """Load again when accounts or the unit changed."""
        super().refresh(changes)
        if changes & (Changes.ACCOUNTS | Changes.SCHOOL):
            self.keys.load()


class AccountsScreen(QObject):
    """View and presenters, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = AccountsView()
        self.presenter = _Pages(self.view, session, jobs, host)
        self.view.panel.saved.connect(self._save)
        self.view.panel.judge_due.connect(self._judge)
        self.view.disable_wanted.connect(self._wish_disable)
        self.view.disable_confirmed.connect(self._disable)
        keys, leaving = self.presenter.keys, self.presenter.leaving
        self.view.rule_wanted.connect(keys.open_rule)
        self.view.rule_look_wanted.connect(keys.look_at_rule)
        self.view.table_wanted.connect(keys.print_accounts)
        self.view.fingerprint_wanted.connect(keys.print_fingerprint)
        self.view.request_wanted.connect(keys.save_request)
        self.view.drill.saved.connect(self._prove)
        self.view.retention.saved.connect(self._set_rule)
        self.view.retention.files_button.setVisible(host.has("lifecycle"))
        self.view.retention.files_button.clicked.connect(keys.open_left_files)
        self.view.leave_wanted.connect(self._leave)
        self.view.leaving.sheet_typed.connect(self._use_sheet)
        self.view.leaving.print_wanted.connect(leaving.print_sheet)
        self.view.leaving.proven.connect(self._finish)
        self.view.leaving.closed.connect(leaving.give_up)
        self.view.leaving.lock_wanted.connect(leaving.lock)

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

    @Slot()
    def _prove(self) -> None:
        self.presenter.keys.prove(self.view.drill.code.text())

    @Slot()
    def _set_rule(self) -> None:
        self.presenter.keys.set_rule(self.view.retention.typed())

    @Slot(object)
    def _leave(self, line: AccountLine) -> None:
        self.presenter.leaving.begin(line.id)

    @Slot(str, str)
    def _use_sheet(self, account_id: str, code: str) -> None:
        self.presenter.leaving.use_sheet(account_id, code)

    @Slot(object)
    def _finish(self, typed: Mapping[int, str]) -> None:
        self.presenter.leaving.finish(typed)
