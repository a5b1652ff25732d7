"""What the tab 附件 does: consents noted and taken back, papers kept and opened; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.domain.student_papers import PaperKind, StudentPaper
from xinliapp.i18n import labels
from xinliapp.i18n.messages import sentence
from xinliapp.services import consents, student_papers, students
from xinliapp.services.consents import Answer
from xinliapp.services.session import Session
from xinliapp.services.student_papers import PaperInput
from xinliapp.widgets.consent_form import ConsentForm
from xinliapp.widgets.hosting import Host

People = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A paper as typed; ``day`` is ISO."""

    kind: PaperKind
    day: str
    title: str
    provider: str
    path: str


class PapersView(Protocol):
    """What is asked of the widgets."""

    def ask_consent(self, subject: str, people: People, today: str, taking_back: bool) -> None: ...
    def ask_paper(self, path: str, today: str) -> None: ...
    def ask_reason(self) -> None: ...
    def close_dialog(self) -> None: ...
    def show_dialog_trouble(self, text: str) -> None: ...
    def show_picture(self, picture: Paper) -> None: ...
    def warn_outside(self) -> None: ...
    def open_outside(self, path: Path) -> None: ...
    def papers_words(self, step: str) -> str: ...


class PapersDesk:
    """For one student at a time: :meth:`turn_to` says whose page is open."""

    def __init__(
        self,
        view: PapersView,
        session: Session,
        jobs: Jobs,
        host: Host,
        trouble: Callable[[XinliError], None],
        reread: Callable[[], None],
    ) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._trouble = trouble
        self._reread = reread
        self._student_id = ""
        self._kind = ConsentKind.COUNSELING
        self._paper: StudentPaper | None = None
        self._outside: Callable[[Session], Path] | None = None

    def turn_to(self, student_id: str) -> None:
        """Another student's page; what was asked about the one before is put away."""
        if student_id != self._student_id:
            self._student_id = student_id
            self._view.close_dialog()

    # --- consents ---

    def ask_consent(self, kind: ConsentKind, *, taking_back: bool = False) -> None:
        """记同意 or 撤回: the small form with the guardians the roster knows."""
        self._kind = kind
        self._jobs.run(
            _people, self._session, self._student_id,
            done=partial(self._ask_consent, taking_back), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _ask_consent(self, taking_back: bool, people: People) -> None:
        self._view.ask_consent(labels.label(self._kind), people, self._today(), taking_back)

    def record(self, form: ConsentForm) -> None:
        """Store an answer."""
        scan = Path(form.scan) if form.scan else None
        answer = Answer(
            self._student_id, self._kind, dt.date.fromisoformat(form.day), form.signer, form.relation,
            form.given, form.way, form.reason,
        )  # fmt: skip
        self._store("consent", partial(_record, answer=answer, scan=scan))

    def withdraw(self, form: ConsentForm) -> None:
        """Store a withdrawal."""
        take_back = partial(
            consents.withdraw, student_id=self._student_id, kind=self._kind,
            day=dt.date.fromisoformat(form.day), signer=form.signer, relation=form.relation,
            reason=form.reason,
        )  # fmt: skip
        self._store("withdraw", take_back)

    def show_scan(self, consent_id: str) -> None:
        """A consent's scan."""
        self._outside = partial(consents.scan_outside, consent_id=consent_id)
        self._open(partial(consents.scan, consent_id=consent_id))

    def add_scan(self, consent_id: str, path: str) -> None:
        """The scan of an answer's paper that came later."""
        self._store("scan", partial(consents.add_scan, consent_id=consent_id, scan=Path(path)))

    def void_consent(self, consent_id: str, reason: str) -> None:
        """记错了."""
        self._store("void", partial(consents.void, consent_id=consent_id, reason=reason))

    # --- papers ---

    def take(self, path: str) -> None:
        """A file was dropped: whose it is has to be said."""
        self._view.ask_paper(path, self._today())

    def add(self, form: PaperForm) -> None:
        """Keep it."""
        wanted = PaperInput(form.kind, dt.date.fromisoformat(form.day), form.title, form.provider)
        self._store(
            "paper",
            partial(student_papers.add, student_id=self._student_id, paper=wanted, path=Path(form.path)),
        )

    def open(self, paper: StudentPaper) -> None:
        """打开, or 申请查看 where it is a third party's."""
        self._paper = paper
        if paper.sealed:
            self._view.ask_reason()
        else:
            self._look(paper)

    def unseal(self, reason: str) -> None:
        """The reason was written."""
        if self._paper is not None:
            self._jobs.run(
                student_papers.unseal, self._session, self._paper.id, reason,
                done=self._unsealed, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _unsealed(self, paper: StudentPaper) -> None:
        self._reread()
        self._look(paper)

    def void(self, paper_id: str, reason: str) -> None:
        """作废 of a paper that was filed by mistake."""
        self._store("void", partial(student_papers.remove, paper_id=paper_id, reason=reason))

    def copy_outside(self) -> None:
        """The person has read what a plain copy means."""
        if self._outside is not None:
            self._jobs.run(
                self._outside, self._session,
                done=self._view.open_outside, failed=self._trouble, owner=self,
            )  # fmt: skip

    # --- inside ---

    def _store(self, step: str, store: Callable[..., object]) -> None:
        self._jobs.run(
            _stored, store, self._session,
            done=partial(self._done, step), failed=self._refused, owner=self,
        )  # fmt: skip

    def _done(self, step: str, _changes: Changes) -> None:
        self._view.close_dialog()
        self._host.toast(self._view.papers_words(step))

    def _refused(self, error: XinliError) -> None:
        self._view.show_dialog_trouble(sentence(error))

    def _look(self, paper: StudentPaper) -> None:
        self._outside = partial(student_papers.open_outside, paper_id=paper.id)
        self._open(partial(student_papers.shown, paper_id=paper.id))

    def _open(self, read: Callable[[Session], Paper | None]) -> None:
        self._jobs.run(read, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, found: Paper | None) -> None:
        if found is None:
            self._view.warn_outside()
        elif found.file_name.endswith(".pdf"):
            self._host.show_paper(found)
        else:
            self._view.show_picture(found)

    def _today(self) -> str:
        return self._session.clock.now().date().isoformat()


def _people(session: Session, student_id: str) -> People:
    found = students.student(session, student_id).guardians
    return tuple((one.name, one.relation or "") for one in found if one.name)


def _record(session: Session, answer: Answer, scan: Path | None) -> Changes:
    return consents.record(session, answer, scan=scan)


def _stored(store: Callable[[Session], object], session: Session) -> Changes:
    """What a step changed, whatever it gives back: the shell refreshes what is shown."""
    store(session)
    return Changes.CASEWORK
