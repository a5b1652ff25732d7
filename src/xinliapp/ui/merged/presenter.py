"""What the merged table's page does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from xinliapp.domain.bureau import CheckFlag, MergedColumn, MergedTable
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs, repeatable
from xinliapp.domain.papers import Paper
from xinliapp.domain.suppression import HIDDEN, SuppressedColumn
from xinliapp.i18n.messages import sentence
from xinliapp.services import known_forms, members, merge
from xinliapp.services.known_forms import FormRun
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.run_page import RunPage


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One school's line with its cells as they may be shown.

    Without ``students_known`` the checks against the number on the roll were not made.
    """

    school_code: str
    school_name: str
    cells: Mapping[str, str]
    numbers: Mapping[str, float | str | None]
    source: str
    signed: bool
    received_at: str
    flags: tuple[CheckFlag, ...]
    students_known: bool

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.school_code


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The table for the screen: small numbers of people hidden, and totals that would give them away.

    ``notes`` stand under the formal table too.
    """

    title: str
    columns: tuple[MergedColumn, ...]
    lines: tuple[ShownLine, ...]
    totals: Mapping[str, str]
    expected: int
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    made_at: str
    hidden: int


@dataclass(frozen=True, slots=True)
class MergedPage:
    """One reading: the runs to choose from and the chosen one's table, None while nothing has come in.

    ``uncounted`` are the codes of schools whose number of students the register does not give.
    """

    runs: tuple[FormRun, ...]
    run: FormRun | None
    table: MergedTable | None
    uncounted: frozenset[str] = frozenset()


class MergedView(Protocol):
    """What the presenter asks of the widgets."""

    def show_runs(self, runs: Sequence[FormRun], chosen: FormRun | None) -> None: ...
    def show_table(self, table: ShownTable | None) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def say_written(self, file_name: str) -> None: ...


@repeatable
def read_page(session: Session, run_id: str | None, include_unsigned: bool) -> MergedPage:
    """Merge the chosen run (the newest when None)."""
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
    return MergedPage(runs, chosen, table, frozenset(unknown))


def shown_table(table: MergedTable, line: int, uncounted: Collection[str] = ()) -> ShownTable:
    """The table as the screen may show it; ``line`` is the suppression line, 0 hides nothing."""
    small = merge.for_display(table, line=line)
    lines = tuple(_shown_line(table, number, small, uncounted) for number in range(len(table.lines)))
    totals = {
        column.id: HIDDEN if _total_hidden(column.id, small) else _text(table.totals.get(column.id))
        for column in table.columns
    }
    hidden = sum(
        1 for column in small.values() for cell in column.cells if cell == HIDDEN or cell.startswith("<")
    )
    missing = tuple(school.name for school in table.missing)
    return ShownTable(
        table.title,
        table.columns,
        lines,
        totals,
        table.expected,
        missing,
        merge.notes(table),
        table.made_at,
        hidden,
    )


def _total_hidden(column_id: str, small: Mapping[str, SuppressedColumn]) -> bool:
    return column_id in small and small[column_id].total_hidden


def _shown_line(
    table: MergedTable, number: int, small: Mapping[str, SuppressedColumn], uncounted: Collection[str]
) -> ShownLine:
    line = table.lines[number]
    cells = {
        column.id: small[column.id].cells[number] if column.id in small else _text(line.values.get(column.id))
        for column in table.columns
    }
    # A hidden number must not be found again by sorting: hidden columns sort by what is shown.
    numbers = {key: value for key, value in line.values.items() if key not in small}
    return ShownLine(
        line.school_code,
        line.school_name,
        cells,
        numbers,
        merge.source_label(line),
        line.signed,
        line.received_at,
        line.flags,
        line.school_code not in uncounted,
    )


def _text(value: float | str | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return str(int(value)) if float(value).is_integer() else str(value)


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

    def export_xlsx(self) -> None:
        """The formal table as a spreadsheet."""
        self._make(merge.merge_xlsx, self._save)

    def print_pdf(self) -> None:
        """The formal table, in the preview."""
        self._make(merge.merge_pdf, self._preview)

    def _make(self, maker: Callable[[MergedTable], bytes], done: Callable[[bytes], None]) -> None:
        if self._table is None:
            self._view.show_trouble(sentence(UserError("merge_empty")))
            return
        self._view.show_busy(True)
        self._jobs.run(maker, self._table, done=done, failed=self._trouble, owner=self, lane="work")

    def _save(self, data: bytes) -> None:
        self._view.show_busy(False)
        if self._table is not None:
            self._host.save_file(_paper(self._table, "xlsx", data), self._trouble, self._saved)

    def _saved(self, file_name: str) -> None:
        self._view.say_written(file_name)
        self._log("xlsx")

    def _preview(self, data: bytes) -> None:
        self._view.show_busy(False)
        if self._table is not None:
            self._log("pdf")
            self._host.show_paper(_paper(self._table, "pdf", data))

    def _log(self, kind: str) -> None:
        self._jobs.run(
            merge.record_export, self._session, self._table, kind,
            done=None, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self._run_id, self._unsigned,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, page: MergedPage) -> None:
        self._table, self._uncounted = page.table, page.uncounted
        self._view.show_runs(page.runs, page.run)
        self._present()

    def _present(self) -> None:
        table = self._table
        self._view.show_table(None if table is None else shown_table(table, self._line, self._uncounted))

    def _trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        self._view.show_trouble(sentence(error))


def _paper(table: MergedTable, kind: str, data: bytes) -> Paper:
    return Paper(f"汇总表-{table.form_id}-{table.made_at[:10]}.{kind}", data)
