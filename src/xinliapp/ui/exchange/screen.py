"""The exchange page put together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.exchange import Channel
from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.exchange.presenter import ExchangePresenter
from xinliapp.ui.exchange.view import ExchangeView
from xinliapp.widgets.hosting import Host


class ExchangeScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = ExchangeView()
        self.presenter = ExchangePresenter(self.view, session, jobs, host)
        view = self.view
        view.recipient_chosen.connect(self._choose_recipient)
        view.form_chosen.connect(self._choose_form)
        view.card_given.connect(self._open_card)
        view.seal_wanted.connect(self._seal)
        view.files_given.connect(self._take)
        view.eject_wanted.connect(self._eject)
        view.leaving_wanted.connect(self._leaving)
        view.panel.sent_wanted.connect(self._sent)
        view.panel.slip_wanted.connect(self._slip)
        view.panel.correct_wanted.connect(self._correct)
        view.panel.handover_wanted.connect(self._handover)
        view.sign_wanted.connect(self._sign)
        view.request_wanted.connect(self._request)
        view.sheet_wanted.connect(self._sheet)
        view.panel.checked.connect(self._add)
        view.panel.dropped.connect(self._drop)

    @Slot(str)
    def _choose_recipient(self, recipient_id: str) -> None:
        self.presenter.choose_recipient(recipient_id)

    @Slot(object)
    def _choose_form(self, record_id: str | None) -> None:
        self.presenter.choose_form(record_id)

    @Slot(str)
    def _open_card(self, path: str) -> None:
        self.presenter.open_card(path)

    @Slot(object, object)
    def _seal(self, folder: Path | None, channel: Channel) -> None:
        self.presenter.seal(folder, channel)

    @Slot(list)
    def _take(self, paths: list[str]) -> None:
        self.presenter.take_receipts(paths)

    @Slot()
    def _eject(self) -> None:
        self.presenter.eject()

    @Slot()
    def _leaving(self) -> None:
        self.presenter.print_leaving()

    @Slot()
    def _sent(self) -> None:
        self.presenter.mark_sent()

    @Slot()
    def _slip(self) -> None:
        self.presenter.show_slip()

    @Slot()
    def _correct(self) -> None:
        self.presenter.correct()

    @Slot()
    def _handover(self) -> None:
        self.presenter.print_handover()

    @Slot()
    def _sign(self) -> None:
        self.presenter.sign()

    @Slot()
    def _request(self) -> None:
        self.presenter.export_request()

    @Slot()
    def _sheet(self) -> None:
        self.presenter.print_sheet()

    @Slot()
    def _add(self) -> None:
        self.presenter.add_recipient(self.view.panel.groups.typed())

    @Slot()
    def _drop(self) -> None:
        self.presenter.drop_card()
