"""What the merged table's page does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from xinliapp.domain.bureau import MergedTable
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs, repeatable
from xinliapp.domain.merge_versions import Comparison, MergeVersion, rows_of
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import known_forms, members, merge, merge_versions
from xinliapp.services.known_forms import FormRun
from xinliapp.services.session import Session
from xinliapp.ui.merged.shown import ShownTable, shown_table
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.run_page import RunPage


@dataclass(frozen=True, slots=True)
class MergedPage:
    """One reading: the runs to choose from and the chosen one's table, None while nothing has come in.

    ``uncounted`` are the codes of schools whose number of students the register does not give. ``versions``
    left the program before; ``comparison`` is the table against the one asked for.
    """

    runs: tuple[FormRun, ...]
    run: FormRun | None
    table: MergedTable | None
    uncounted: frozenset[str] = frozenset()
    versions: tuple[MergeVersion, ...] = ()
    comparison: Comparison | None = None


class MergedView(Protocol):
    """What the presenter asks of the widgets."""

    def show_runs(self, runs: Sequence[FormRun], chosen: FormRun | None) -> None: ...
    def show_table(self, table: ShownTable | None) -> None: ...
    def show_versions(self, versions: Sequence[MergeVersion], now: int, chosen: int) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def say_written(self, file_name: str) -> None: ...


@repeatable
def read_page(session: Session, run_id: str | None, include_unsigned: bool, against: int = 0) -> MergedPage:
    """Merge the chosen run (the newest when None); ``against`` is the version to compare with, 0 for none."""
    runs = known_forms.runs(session)
    chosen = next((run for run in runs if run.id == run_id), runs[0] if runs else None)
    if chosen is None:
        return MergedPage(runs, None, None)
    try:
        table = merge.merge(session, chosen.definition, chosen.period, include_unsigned=include_unsigned)
    except UserError as error:
        if error.code != "merge_empty":
            raise
        return MergedPage(runs, chosen, None)
    unknown = (school.code for school in members.list_members(session) if school.students is None)
    kept = merge_versions.versions(session, chosen.definition.id, chosen.period)
    version = next((one for one in kept if one.number == against), None)
    comparison = None if version is None else merge_versions.against(session, table, version)
    return MergedPage(runs, chosen, table, frozenset(unknown), kept, comparison)


class MergedPresenter(RunPage):
    """Shows and exports the merged table; hides small numbers on the screen only."""

    def __init__(self, view: MergedView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._unsigned = True
        self._line = merge.DEFAULT_LINE
        self._table: MergedTable | None = None
        self._uncounted: frozenset[str] = frozenset()
        self._by_area = False
        self._against = 0
        self._comparison: Comparison | None = None

    def flush(self) -> None:
        """Nothing is typed here."""

    def include_unsigned(self, on: bool) -> None:
        """With or without plain spreadsheets."""
        self._unsigned = on
        self._load()

    def set_line(self, line: int) -> None:
        """From which number on counts of people are shown on the screen."""
        self._line = line
        self._present()

    def choose_run(self, run_id: str) -> None:
        """Another form or period; its versions are others."""
        self._against = 0
        super().choose_run(run_id)

    def group(self, by_area: bool) -> None:
        """Schools alone, or 片区 with their subtotals."""
        self._by_area = by_area
        self._present()

    def compare(self, number: int) -> None:
        """Against the version with this number; 0 compares with none."""
        self._against = number
        self._load()

    def export_xlsx(self) -> None:
        """The formal table as a spreadsheet."""
        self._make(merge.merge_xlsx, self._save)

    def print_pdf(self) -> None:
        """The formal table, in the preview."""
        self._make(merge.merge_pdf, self._preview)

    def _make(
        self, maker: Callable[[MergedTable], bytes], done: Callable[[MergedTable, bytes], None]
    ) -> None:
        table = self._table
        if table is None:
            self._view.show_trouble(sentence(UserError("merge_empty")))
            return
        self._view.show_busy(True)
        self._jobs.run(maker, table, done=partial(done, table), failed=self._trouble, owner=self, lane="work")

    def _save(self, table: MergedTable, data: bytes) -> None:
        self._view.show_busy(False)
        self._host.save_file(_paper(table, "xlsx", data), self._trouble, partial(self._saved, table))

    def _saved(self, table: MergedTable, file_name: str) -> None:
        self._view.say_written(file_name)
        self._log(table, "xlsx")

    def _preview(self, table: MergedTable, data: bytes) -> None:
        self._view.show_busy(False)
        self._log(table, "pdf")
        self._host.show_paper(_paper(table, "pdf", data))

    def _log(self, table: MergedTable, kind: str) -> None:
        self._jobs.run(
            partial(merge_versions.record_export, with_unsigned=self._unsigned),
            self._session, table, kind, done=self._logged, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _logged(self, _nothing: None) -> None:
        self._load()  # the version is there now

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self._run_id, self._unsigned, self._against,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, page: MergedPage) -> None:
        self._table, self._uncounted, self._comparison = page.table, page.uncounted, page.comparison
        self._view.show_runs(page.runs, page.run)
        chosen = 0 if page.comparison is None else page.comparison.version.number
        self._view.show_versions(page.versions, self._number(page), chosen)
        self._present()

    def _present(self) -> None:
        table, shown = self._table, None
        if table is not None:
            shown = shown_table(
                table, self._line, self._uncounted, by_area=self._by_area, comparison=self._comparison
            )
        self._view.show_table(shown)

    def _number(self, page: MergedPage) -> int:
        """Which version the table is, or would be if it left the program now."""
        if page.table is None:
            return 0
        last = page.versions[-1] if page.versions else None
        return len(page.versions) + (last is None or last.rows != rows_of(page.table.lines))

    def _trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        self._view.show_trouble(sentence(error))


def _paper(table: MergedTable, kind: str, data: bytes) -> Paper:
    return Paper(f"汇总表-{table.form_id}-{table.made_at[:10]}.{kind}", data)
