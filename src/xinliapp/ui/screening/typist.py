"""Digits of a class and answers of a sheet, typed and not yet saved; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from xinliapp.domain.casework import CheckMethod
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.scales import FlagKind, ScoreSheet
from xinliapp.domain.screening import RoundRow
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.screening_results import Entered
from xinliapp.services.session import Session
from xinliapp.ui.screening import drafts, reading
from xinliapp.ui.screening.facts import ClassLine, CriticalLine, RoundPage, SheetInput, code_of
from xinliapp.widgets.hosting import DraftState, Host


class TypingView(Protocol):
    """What typing asks of the widgets."""

    def show_class(self, page: RoundPage, class_id: str) -> None: ...
    def show_grid(self, rows: Sequence[RoundRow], typed: Mapping[str, str], masked: bool) -> None: ...
    def show_sheet_class(
        self, page: RoundPage, class_id: str, rows: Sequence[RoundRow], student_id: str, masked: bool
    ) -> None: ...
    def show_sheet(self, answers: Mapping[int, int], *, fresh: bool) -> None: ...
    def grid_day(self) -> str: ...
    def sheet_day(self) -> str: ...
    def restore_day(self, grid: bool, day: str) -> None: ...
    def said(self, what: str, count: int = 0) -> str: ...
    def scored(self, sheet: ScoreSheet) -> str: ...
    def warn_critical(self, line: CriticalLine | None) -> None: ...


class Typist:
    """Holds what is typed of one round. ``keying``: sheets are keyed in; ``doing``: what was last saved."""

    def __init__(
        self,
        view: TypingView,
        session: Session,
        jobs: Jobs,
        host: Host,
        keeper: DraftKeeper[object],
        reload: Callable[[], None],
        trouble: Callable[[XinliError], None],
    ) -> None:
        self._view, self._session, self._jobs, self._host = view, session, jobs, host
        self._keeper, self._reload, self._failed = keeper, reload, trouble
        self._page: RoundPage | None = None
        self._class_id = self._student_id = ""
        self._typed: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        self._answers: dict[int, int] = {}
        self._mark: str | None = None
        self._aside: tuple[dict[str, str], dict[int, int]] = ({}, {})
        self._kept = drafts.Kept()
        self.keying = False
        self.doing = ""

    # --- what the presenter calls ---

    def show(self, page: RoundPage) -> None:
        """The round as it is now; what is typed of it stays, of another it goes (it was kept as a draft)."""
        if self._page is None or self._page.round.id != page.round.id:
            self._typed, self._marks, self._answers = {}, {}, {}
            self._class_id = self._student_id = ""
            self._page = page
            self._restore()
        self._page = page
        self._class_id = chosen_class(page.class_lines, self._class_id)
        if page.with_scale:
            self._show_sheets(fresh=False)
        else:
            self._view.show_class(page, self._class_id)
            self._show_grid()

    def offer(self, kept: drafts.Kept) -> None:
        """What was typed before the program locked; it comes back with its round."""
        self._kept = kept
        if self._page is not None and not self._typed and not self._answers:
            self._restore()
            self.show(self._page)

    def flush(self) -> None:
        """Keep what is typed and not saved."""
        if self._page is None:
            return
        round_id = self._page.round.id
        if self._typed:
            body = drafts.GridKept(round_id, self._view.grid_day(), dict(self._typed))
            self._kept = self._kept.with_grid(body)
            self._keeper.keep(reading.GRID, body.body())
        if self._answers:
            sheet = drafts.SheetKept(round_id, self._student_id, self._view.sheet_day(), dict(self._answers))
            self._kept = self._kept.with_sheet(sheet)
            self._keeper.keep(reading.SHEET, sheet.body())

    def look(self) -> None:
        """看现在的: what is typed is put aside, so that what another window wrote shows."""
        self._aside = dict(self._typed), dict(self._answers)
        self._typed, self._marks, self._answers, self._mark = {}, {}, {}, None

    def go_on(self) -> None:
        """接着写: what was put aside is typed again, over what shows now."""
        self._typed, self._answers = dict(self._aside[0]), dict(self._aside[1])
        self._marks = {student: self._seen(student) for student in self._typed}
        self._mark = self._seen(self._student_id) if self._answers else None
        if self._page is not None:
            self.show(self._page)

    def leave_sheets(self) -> None:
        """The file's page again; what is typed stays typed."""
        self.keying = False

    # --- the grid ---

    def choose_class(self, class_id: str) -> None:
        """Another class; what is typed for this one stays typed."""
        if self._page is not None and class_id != self._class_id:
            self._class_id = class_id
            self._view.show_class(self._page, class_id)
            self._show_grid()

    def type_digit(self, student_id: str, code: str) -> None:
        """A digit for one student; typing what is stored takes the typed digit back."""
        stored = {row.student_id: code_of(row) or "0" for row in self._rows()}
        if stored.get(student_id) == code:
            self._typed.pop(student_id, None)
        else:
            self._typed[student_id] = code
            self._marks.setdefault(student_id, self._seen(student_id))
        self._host.draft(DraftState.UNSAVED if self._typed else DraftState.NONE)
        self._show_grid()

    def save_grid(self) -> None:
        """保存: every digit typed, of every class, in one go."""
        if self._page is None or not self._typed:
            return
        self.doing = "grid"
        self._jobs.run(
            reading.save_grid, self._session, self._page.round.id, self._view.grid_day(), dict(self._typed),
            dict(self._marks), done=self._grid_saved, failed=self._trouble, owner=self,
        )  # fmt: skip

    def rest(self, method: CheckMethod) -> None:
        """其余未见异常: what is typed is saved first, then the rest of the class."""
        if self._page is None or not self._class_id:
            return
        self.doing = "grid"
        work = partial(
            _save_and_rest, typed=dict(self._typed), seen=dict(self._marks), day=self._view.grid_day()
        )
        self._jobs.run(
            work, self._session, self._page.round.id, self._class_id, method,
            done=self._rest_saved, failed=self._trouble, owner=self,
        )  # fmt: skip

    # --- the sheet ---

    def begin_sheets(self, page: RoundPage) -> None:
        """逐份键入答案, from the first of the class without a status."""
        self.keying = True
        self._page = page
        self._show_sheets(fresh=not self._answers)

    def choose_sheet_class(self, class_id: str) -> None:
        """Another class; a sheet that is begun is kept as a draft."""
        self.flush()
        self._class_id, self._student_id, self._answers = class_id, "", {}
        self._show_sheets(fresh=True)

    def choose_student(self, student_id: str) -> None:
        """Another student's sheet."""
        if student_id != self._student_id:
            self.flush()
            self._student_id, self._answers = student_id, {}
            self._show_sheets(fresh=True)

    def type_answer(self, item: str, code: str) -> None:
        """A digit for one item."""
        if not self._answers:
            self._mark = self._seen(self._student_id)
            self._view.warn_critical(None)
        self._answers[int(item)] = int(code)
        self._host.draft(DraftState.UNSAVED)
        self._view.show_sheet(self._answers, fresh=False)

    def save_sheet(self) -> None:
        """保存,下一人: scored at once."""
        if self._page is None or self._page.scale is None or not self._answers:
            return
        self.doing = "sheet"
        answers = tuple(self._answers.get(item) for item in range(1, self._page.scale.items + 1))
        typed = SheetInput(self._page.round.id, self._student_id, self._view.sheet_day(), answers, self._mark)
        self._jobs.run(
            reading.save_sheet, self._session, typed,
            done=self._sheet_saved, failed=self._trouble, owner=self,
        )  # fmt: skip

    # --- inside ---

    def _rows(self) -> list[RoundRow]:
        rows = self._page.rows if self._page is not None else ()
        return [row for row in rows if row.class_id == self._class_id]

    def _seen(self, student_id: str) -> str:
        rows = self._page.rows if self._page is not None else ()
        return next((row.seen for row in rows if row.student_id == student_id), "")

    def _show_grid(self) -> None:
        self._view.show_grid(self._rows(), self._typed, self._host.masked())

    def _show_sheets(self, *, fresh: bool) -> None:
        if self._page is None:
            return
        rows = self._rows()
        if all(row.student_id != self._student_id for row in rows):
            self._student_id = next_student(rows, "")
        self._view.show_sheet_class(self._page, self._class_id, rows, self._student_id, self._host.masked())
        self._view.show_sheet(self._answers, fresh=fresh and self.keying)

    def _restore(self) -> None:
        page, grid, sheet = self._page, self._kept.grid, self._kept.sheet
        if page is None:
            return
        ids = {row.student_id: row for row in page.rows}
        if grid is not None and grid.round_id == page.round.id:
            self._typed = {student: code for student, code in grid.typed.items() if student in ids}
            self._view.restore_day(True, grid.day)
        if sheet is not None and sheet.round_id == page.round.id and sheet.student_id in ids:
            self._class_id = ids[sheet.student_id].class_id or ""
            self._student_id, self._answers = sheet.student_id, dict(sheet.answers)
            self._view.restore_day(False, sheet.day)

    def _grid_saved(self, count: int) -> None:
        self._settle_grid()
        self._host.toast(self._view.said("grid", count))
        self._reload()

    def _rest_saved(self, count: int) -> None:
        self._settle_grid()
        self._host.toast(self._view.said("rest", count))
        self._reload()

    def _settle_grid(self) -> None:
        self.doing = ""
        self._typed, self._marks = {}, {}
        self._kept = self._kept.with_grid(None)
        self._host.draft(DraftState.NONE)

    def _sheet_saved(self, entered: Entered) -> None:
        self.doing = ""
        student = self._student_id
        self._answers, self._mark = {}, None
        self._kept = self._kept.with_sheet(None)
        self._host.draft(DraftState.NONE)
        self._host.toast(self._view.scored(entered.sheet))
        items = tuple(flag.item or 0 for flag in entered.sheet.flags if flag.kind is FlagKind.CRITICAL)
        if items:
            self._view.warn_critical(CriticalLine(entered.result_id, student, "", "", items, ""))
        self._student_id = next_student(self._rows(), student)
        self._show_sheets(fresh=True)
        self._reload()

    def _trouble(self, error: XinliError) -> None:
        self._failed(error)
        self.doing = ""


def chosen_class(lines: Sequence[ClassLine], wanted: str) -> str:
    """The class asked for, or the one furthest behind; "" where there is none."""
    if any(line.id == wanted for line in lines):
        return wanted
    behind = min(lines, key=lambda line: line.share, default=None)
    return behind.id if behind is not None else ""


def next_student(rows: Sequence[RoundRow], student_id: str) -> str:
    """Whose sheet comes after a student's: the next one of the class without a status, else the same."""
    ids = [row.student_id for row in rows]
    start = ids.index(student_id) + 1 if student_id in ids else 0
    waiting = [row.student_id for row in (*rows[start:], *rows[:start]) if row.entry_id is None]
    others = [one for one in waiting if one != student_id]
    return others[0] if others else student_id or (ids[0] if ids else "")


def _save_and_rest(
    session: Session,
    round_id: str,
    class_id: str,
    method: CheckMethod,
    *,
    typed: Mapping[str, str],
    seen: Mapping[str, str],
    day: str,
) -> int:
    if typed:
        reading.save_grid(session, round_id, day, typed, seen)
    return reading.rest(session, round_id, class_id, method, day)
