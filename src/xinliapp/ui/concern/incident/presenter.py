"""What the page of a dossier does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.incidents import ReportKind
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import incident_print, incident_reports, incidents
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.incident_reports import Checked
from xinliapp.services.incidents import MaterialInput
from xinliapp.services.session import Session
from xinliapp.ui.concern.incident.facts import IncidentPage, ReportFacts, ReportForm, Told, read_form
from xinliapp.ui.concern.incident.reading import Opened, add_material, draft_key, read_page, save
from xinliapp.widgets.hosting import DraftState, Host


class IncidentView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: IncidentPage) -> None: ...
    def show_report(self, report: ReportFacts) -> None: ...
    def show_told(self, told: Told) -> None: ...
    def offer_draft(self, time: str) -> None: ...
    def form(self) -> ReportForm: ...
    def pending(self) -> bool: ...
    def refuse_newer(self, text: str, look: Callable[[], None]) -> None: ...
    def warn_outside(self, material_id: str) -> None: ...
    def open_outside(self, path: Path) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def saved(self, what: str) -> str: ...


class IncidentPresenter:
    """Asks for the reason, then the reports one at a time, the materials, the meeting."""

    def __init__(self, view: IncidentView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._dossier_id = ""
        self._page: IncidentPage | None = None
        self._kind: ReportKind | None = None
        self._opened: Opened | None = None
        self._touched = False
        self._drafts: DraftKeeper[ReportForm] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument``: ``{"dossier": id}``, or the id alone; without one the dossier of before."""
        wanted = argument.get("dossier", "") if isinstance(argument, Mapping) else argument
        if isinstance(wanted, str) and wanted and wanted != self._dossier_id:
            self.flush()
            self._dossier_id, self._kind, self._touched = wanted, None, False
        if self._dossier_id:
            self._load()

    def refresh(self, changes: Changes) -> None:
        """What was written elsewhere, unless a report is being typed."""
        if self._dossier_id and changes is not Changes.NONE and not self._touched:
            self._load()

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        if self._view.pending():
            self.keep()

    def keep(self) -> None:
        """Keep the report as a draft, count it and look for names."""
        if self._kind is None:
            return
        self._touched = True
        form = self._view.form()
        self._drafts.keep(draft_key(self._kind, self._dossier_id), form.kept())
        self._check(form)

    def take_draft(self) -> None:
        """Go on where the person left off, against what stands now."""
        report = self._report()
        if report is not None and self._drafts.offered is not None:
            self._touched = True
            form = replace(self._drafts.offered, mark=report.form.mark)
            self._view.show_report(replace(report, form=form))
            self._check(form)

    def unseal(self, reason: str) -> None:
        """打开卷宗."""
        self._jobs.run(
            incidents.unseal, self._session, self._dossier_id, reason,
            done=self._unsealed, failed=self._trouble, owner=self,
        )  # fmt: skip

    def show_kind(self, kind: ReportKind) -> None:
        """Another report; what was typed of this one is kept first."""
        if kind is not self._kind:
            self.flush()
            self._kind, self._touched = kind, False
            self._load()

    def save(self, final: bool) -> None:
        """保存 or 定稿. Before it is called final the text is saved whatever stands against that."""
        if self._kind is None:
            return
        self._jobs.run(
            save, self._session, self._dossier_id, self._kind, self._view.form(), False,
            done=partial(self._saved, final), failed=self._refused, owner=self,
        )  # fmt: skip

    def pass_name(self, name: str) -> None:
        """不是姓名."""
        report, form = self._report(), self._view.form()
        if report is not None:
            form = replace(form, passed=(*form.passed, name))
            self._view.show_report(replace(report, form=form))
            self.keep()

    def check(self) -> None:
        """脱敏检查."""
        self._check(self._view.form())

    def mark_sent(self, day: str) -> None:
        """登记报送."""
        if self._kind is not None:
            sent = dt.date.fromisoformat(day)
            self._do("sent", incident_reports.mark_sent, self._dossier_id, self._kind, sent)

    def save_facts(self, event_day: str, meeting_on: str, principal: bool) -> None:
        """事发日 and 分析会."""
        if self._page is not None:
            met = dt.date.fromisoformat(meeting_on) if meeting_on else None
            write = partial(incidents.save_facts, seen=self._page.mark)
            self._do("facts", write, self._dossier_id, dt.date.fromisoformat(event_day), met, principal)

    def add_material(self, title: str, provided_by: str, day: str, path: str) -> None:
        """放入材料."""
        made = MaterialInput(title, provided_by, dt.date.fromisoformat(day), Path(path) if path else None)
        self._do("material", add_material, self._dossier_id, made)

    def take_out(self, material_id: str) -> None:
        """取出."""
        undo = partial(self._do, "undone", incidents.put_back, material_id)
        self._jobs.run(
            incidents.take_out, self._session, material_id,
            done=partial(self._done, "out", undo), failed=self._trouble, owner=self,
        )  # fmt: skip

    def look(self, material_id: str) -> None:
        """A PDF in the program's own preview, anything else after a warning in its own program."""
        self._jobs.run(
            incidents.material_paper, self._session, material_id,
            done=partial(self._look, material_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def outside(self, material_id: str) -> None:
        """The person has read the warning."""
        self._jobs.run(
            incidents.material_outside, self._session, material_id,
            done=self._view.open_outside, failed=self._trouble, owner=self,
        )  # fmt: skip

    def print_report(self) -> None:
        """The saved version."""
        if self._kind is not None:
            self._jobs.run(
                incident_print.report_pdf, self._session, self._dossier_id, self._kind,
                done=self._host.show_paper, failed=self._trouble, owner=self,
            )  # fmt: skip

    def back(self) -> None:
        """The page before."""
        self._host.back()

    # --- what comes back ---

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self._dossier_id, done=self._show, failed=self._trouble, owner=self
        )

    def _show(self, opened: Opened) -> None:
        self._opened, self._page = opened, opened.page
        self._view.show_page(opened.page)
        if not opened.page.opened:
            return
        kinds = [one.kind for one in opened.page.reports]
        if self._kind not in kinds:
            self._kind = kinds[0]
        report = self._report()
        if report is None or self._touched:
            return
        self._view.show_report(report)
        self._check(report.form)
        kept = opened.drafts.get(report.kind)
        when = self._drafts.offer(kept, report.form, partial(read_form, mark=report.form.mark))
        if when:
            self._view.offer_draft(when)

    def _report(self) -> ReportFacts | None:
        reports = self._page.reports if self._page is not None else ()
        return next((one for one in reports if one.kind is self._kind), None)

    def _check(self, form: ReportForm) -> None:
        self._jobs.run(
            incident_reports.check, self._session, form.body, form.passed,
            done=self._checked, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _checked(self, checked: Checked) -> None:
        self._view.show_told(Told(checked.characters, checked.hits, checked.empty))

    def _unsealed(self, _changes: Changes) -> None:
        self._load()

    def _saved(self, final: bool, _changes: Changes) -> None:
        self._touched = False
        if not final:
            self._done("report", None, _changes)
            return
        self._jobs.run(
            read_page, self._session, self._dossier_id, done=self._finish, failed=self._trouble, owner=self
        )

    def _finish(self, opened: Opened) -> None:
        """定稿 of what was just saved."""
        self._show(opened)
        report = self._report()
        if report is not None:
            self._jobs.run(
                save, self._session, self._dossier_id, report.kind, report.form, True,
                done=partial(self._done, "final", None), failed=self._refused, owner=self,
            )  # fmt: skip

    def _refused(self, error: XinliError) -> None:
        if error.code == "changed_since":
            self._touched = True
            self._view.refuse_newer(sentence(error), self._look_again)
        else:
            self._trouble(error)

    def _look_again(self) -> None:
        """看现在的; what was typed here is kept as the draft."""
        self.keep()
        self._touched = False
        self._load()

    def _look(self, material_id: str, paper: Paper | None) -> None:
        if paper is not None:
            self._host.show_paper(paper)
        else:
            self._view.warn_outside(material_id)

    def _do(self, said: str, fn: Callable[..., object], *args: object) -> None:
        self._jobs.run(
            fn, self._session, *args, done=partial(self._done, said, None), failed=self._trouble, owner=self
        )

    def _done(self, said: str, undo: Callable[[], None] | None, _result: object) -> None:
        self._host.toast(self._view.saved(said), undo)
        self._load()

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
