"""The page of a conference put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.concern.conference.facts import AgendaLine, ConferencePaper
from xinliapp.ui.concern.conference.presenter import ConferencePresenter
from xinliapp.ui.concern.conference.view import ConferenceView
from xinliapp.widgets.hosting import Host


class ConferenceScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = ConferenceView(host.find_students)
        self.presenter = ConferencePresenter(self.view, session, jobs, host)
        view = self.view
        view.line_chosen.connect(self._choose)
        view.student_sent.connect(self._send)
        view.head_wanted.connect(self._head)
        view.look_wanted.connect(self._look)
        view.decide_wanted.connect(self._decide)
        view.end_wanted.connect(self._end)
        view.dismissed.connect(self._dismiss)
        view.signed.connect(self._sign)
        view.draft_due.connect(self._keep)
        view.draft_taken.connect(self._take)
        view.page_wanted.connect(self._page)
        view.print_wanted.connect(self._print)

    @Slot(object)
    def _choose(self, line: AgendaLine) -> None:
        self.presenter.choose(line)

    @Slot(str)
    def _send(self, student_id: str) -> None:
        self.presenter.send(student_id)

    @Slot()
    def _head(self) -> None:
        self.presenter.save_head()

    @Slot()
    def _look(self) -> None:
        self.presenter.look_again()

    @Slot()
    def _decide(self) -> None:
        self.presenter.decide()

    @Slot()
    def _end(self) -> None:
        self.presenter.end()

    @Slot(str)
    def _dismiss(self, reason: str) -> None:
        self.presenter.dismiss(reason)

    @Slot(str, object, object)
    def _sign(self, item_id: str, paper: tuple[str, str] | None, returned: str | None) -> None:
        self.presenter.countersign(item_id, paper, returned)

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep()

    @Slot()
    def _take(self) -> None:
        self.presenter.take_draft()

    @Slot(str, str)
    def _print(self, what: str, about: str) -> None:
        self.presenter.print(ConferencePaper(what), about)

    @Slot(str, object)
    def _page(self, page: str, argument: object) -> None:
        self.presenter.open_page(page, argument)
