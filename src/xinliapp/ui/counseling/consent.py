"""The way on where a consent is missing or was taken back: 记同意, or 注明依据继续; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n import labels
from xinliapp.i18n.formats import masked_name
from xinliapp.i18n.messages import sentence
from xinliapp.services import consents
from xinliapp.services.consents import Answer
from xinliapp.services.school import class_labels
from xinliapp.services.session import Session
from xinliapp.services.students import student
from xinliapp.widgets.consent_form import ConsentForm


class ConsentView(Protocol):
    """What is asked of the widgets."""

    def offer_consent(self, text: str) -> None: ...
    def ask_consent(self, subject: str, people: tuple[tuple[str, str], ...], today: str) -> None: ...
    def show_consent_trouble(self, text: str) -> None: ...
    def consent_settled(self) -> None: ...


class ConsentDesk:
    """Keeps what was refused for want of a consent, and does it again once one stands."""

    def __init__(self, view: ConsentView, session: Session, jobs: Jobs, masked: Callable[[], bool]) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._masked = masked
        self._whose, self._kind = "", ConsentKind.COUNSELING
        self._again: Callable[[], None] | None = None

    def catches(self, error: XinliError, again: Callable[[], None]) -> bool:
        """Whether ``error`` is one of these; then both ways on are offered, and ``again`` follows."""
        if not error.code.startswith("consent_") or not error.params.get("student_id"):
            return False
        self._whose, self._kind = str(error.params["student_id"]), ConsentKind(str(error.params["kind"]))
        self._again = again
        self._jobs.run(
            _who, self._session, self._whose,
            done=partial(self._offer, sentence(error)), failed=self._trouble, owner=self,
        )  # fmt: skip
        return True

    def _offer(self, text: str, who: tuple[str, str]) -> None:
        if self._again is not None:
            class_label, name = who
            shown = masked_name(name) if self._masked() else name
            self._view.offer_consent(f"{class_label} {shown}:{text}".lstrip())

    def drop(self) -> None:
        """Something else was begun: nothing waits for a consent any more."""
        self._again = None
        self._view.consent_settled()

    def ask(self) -> None:
        """记同意: the small form, with the guardians the roster knows."""
        self._jobs.run(
            people_of, self._session, self._whose, done=self._asked, failed=self._trouble, owner=self
        )

    def record(self, form: ConsentForm) -> None:
        """Store the answer, then go on."""
        answer = Answer(
            self._whose, self._kind, dt.date.fromisoformat(form.day), form.signer, form.relation,
            form.given, form.way, form.reason,
        )  # fmt: skip
        scan = Path(form.scan) if form.scan else None
        self._jobs.run(
            _record, self._session, answer, scan, done=self._noted, failed=self._trouble, owner=self
        )

    def waive(self, ground: str) -> None:
        """注明依据继续."""
        self._jobs.run(
            consents.waive, self._session, self._whose, self._kind, ground,
            done=self._noted, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _asked(self, people: tuple[tuple[str, str], ...]) -> None:
        today = self._session.clock.now().date().isoformat()
        self._view.ask_consent(labels.label(self._kind), people, today)

    def _noted(self, _changes: object) -> None:
        again = self._again
        self.drop()
        if again is not None:
            again()

    def _trouble(self, error: XinliError) -> None:
        self._view.show_consent_trouble(sentence(error))


def _who(session: Session, student_id: str) -> tuple[str, str]:
    """Class and name of whose consent it is."""
    found = student(session, student_id)
    return class_labels(session).get(found.class_id or "", ""), found.name


def people_of(session: Session, student_id: str) -> tuple[tuple[str, str], ...]:
    """The guardians the roster knows by name, with their relation."""
    return tuple((one.name, one.relation or "") for one in student(session, student_id).guardians if one.name)


def _record(session: Session, answer: Answer, scan: Path | None) -> Changes:
    return consents.record(session, answer, scan=scan)
