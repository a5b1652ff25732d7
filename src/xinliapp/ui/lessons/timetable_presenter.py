"""The timetable's cells and its import; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.timetable_import import TimetableField
from xinliapp.i18n.messages import sentence
from xinliapp.services import timetable, timetable_import
from xinliapp.services.sheet_file import SheetFile, read_sheet_file
from xinliapp.services.timetable import CellChange
from xinliapp.services.timetable_import import TimetablePlan, TimetableUndo
from xinliapp.ui.lessons.desk import LessonDesk
from xinliapp.ui.lessons.facts import CellEdit


class TimetablePresenter:
    """A cell at a time, or a whole file: choose, map, preview, one transaction, undo."""

    def __init__(self, desk: LessonDesk) -> None:
        self._desk = desk
        self._file: SheetFile | None = None
        self._plan: TimetablePlan | None = None

    def edit(self, edit: CellEdit) -> None:
        """A cell was changed in the grid."""
        self._desk.do(
            timetable.set_cell,
            edit.class_id,
            edit.weekday,
            edit.slots,
            edit.from_day,
            step="cell",
            undo=self._cell_back,
        )

    def template(self) -> None:
        """下载模板."""
        self._desk.paper(timetable_import.template, sheet=True)

    def choose(self, path: str, from_day: dt.date) -> None:
        """A file was chosen: read in the capped child, then previewed."""
        self._desk.jobs.run(
            read_sheet_file,
            Path(path),
            done=partial(self._chosen, from_day),
            failed=self._refused,
            owner=self,
            lane="work",
        )

    def preview(
        self, from_day: dt.date, whole_classes: bool, columns: Mapping[TimetableField, int] | None = None
    ) -> None:
        """What the chosen file would do."""
        if self._file is None:
            return
        self._plan = None
        self._desk.jobs.run(
            partial(
                timetable_import.preview,
                self._desk.session,
                self._file,
                from_day,
                whole_classes=whole_classes,
                columns=columns,
            ),
            done=self._previewed,
            failed=self._refused,
            owner=self,
        )

    def write(self) -> None:
        """写入, exactly what the preview shows."""
        if self._plan is not None:
            plan, self._plan = self._plan, None
            self._desk.do(timetable_import.commit, plan, step="import", undo=self._undo)

    def undo(self) -> None:
        """撤销导入; what somebody changed since is named."""
        self._desk.jobs.run(
            timetable_import.undo,
            self._desk.session,
            done=self._undone,
            failed=partial(self._desk.trouble, "import_undone"),
            owner=self,
        )

    def _undone(self, undone: TimetableUndo) -> None:
        self._desk.host.toast(self._desk.view.saved("import_undone"))
        self._desk.view.show_kept(undone.kept)
        self._desk.reload()

    def leave(self) -> None:
        """The import is given up: nothing was written."""
        self._file = self._plan = None
        self._desk.view.close_import()

    def _chosen(self, from_day: dt.date, file: SheetFile) -> None:
        self._file = file
        self.preview(from_day, whole_classes=True)

    def _previewed(self, plan: TimetablePlan) -> None:
        self._plan = plan
        self._desk.view.show_import(plan, "")

    def _refused(self, error: XinliError) -> None:
        """The columns that were found are shown even where one is missing: a person picks the rest."""
        header = None
        if self._file is not None:
            try:
                header = timetable_import.header_of(self._file)
            except UserError:
                header = None
        self._desk.view.show_import(header, sentence(error))

    def _undo(self, _report: object) -> None:
        self.undo()

    def _cell_back(self, before: object) -> None:
        if isinstance(before, CellChange):
            self._desk.do(
                timetable.set_cell,
                before.class_id,
                before.weekday,
                before.slots,
                before.from_day,
                step="cell_back",
            )
