"""The measures of a plan as rows to type in: what, who, how often, from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.plan_measures import Frequency
from xinliapp.i18n import labels
from xinliapp.services.plans import MOST_MEASURES
from xinliapp.ui.concern.plan.facts import LineForm
from xinliapp.widgets.buttons import Button, Kind, row_button
from xinliapp.widgets.fields import DateEdit, combo, date_edit, tab_before
from xinliapp.widgets.style import fix_width, set_margins

_DAY, _WHO, _OFTEN = 124, 96, 92


class _MeasureRow(QWidget):
    """One measure."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, number: int, line: LineForm, today: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_id = line.line_id
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, 4)
        self.what = self._edit(f"plan.what.{number}", line.what, self.tr("内容"))
        self.who = self._edit(f"plan.who.{number}", line.responsible, self.tr("责任人"))
        self.first = self._day(f"plan.from.{number}", line.starts_on, today, self.tr("起"))
        self.last = self._day(f"plan.to.{number}", line.ends_on, today, self.tr("止"))
        self.often = combo([(labels.label(each), each.value) for each in Frequency], f"plan.often.{number}")
        self.often.setCurrentIndex(max(0, self.often.findData(line.frequency)))
        self.often.currentIndexChanged.connect(self.changed)
        fix_width(self.often, _OFTEN)
        fix_width(self.who, _WHO)
        away = Button("", Kind.QUIET, icon="close", object_name=f"plan.remove.{number}")
        away.setAccessibleName(self.tr("删去这一行"))
        away.setToolTip(self.tr("删去这一行"))
        away.clicked.connect(self._remove)
        row.addWidget(self.what, 1)
        for widget in (self.who, self.often, self.first, self.last, away):
            row.addWidget(widget)
        self.fields = (self.what, self.who, self.often, self.first, self.last, away)

    def line(self) -> LineForm:
        """The row as it stands."""
        return LineForm(
            self.what.text(), self.who.text(), str(self.often.currentData()),
            self.first.iso(), self.last.iso(), self._line_id,
        )  # fmt: skip

    def _edit(self, name: str, text: str, words: str) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setObjectName(name)
        edit.setPlaceholderText(words)
        edit.setAccessibleName(words)
        edit.textChanged.connect(self.changed)
        return edit

    def _day(self, name: str, day: str, today: str, words: str) -> DateEdit:
        edit = date_edit(name, none=words)
        edit.set_iso(day, near=today)
        edit.setAccessibleName(words)
        edit.setToolTip(words)
        edit.dateChanged.connect(self.changed)
        fix_width(edit, _DAY)
        return edit

    def _remove(self) -> None:
        self.removed.emit(self)


class MeasureRows(QWidget):
    """Up to twenty rows; ``changed`` when anything in them moves."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan.measures")
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 4)
        self._column = QVBoxLayout()
        set_margins(self._column, 0, 0, 0, 0, 4)
        column.addLayout(self._column)
        self._rows: list[_MeasureRow] = []
        self._today = ""
        self.more = row_button(self.tr("+ 行"), object_name="plan.more")
        self.more.clicked.connect(self._add)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        column.addLayout(foot)

    def set_today(self, day: str) -> None:
        """Where a day that is still open begins (ISO)."""
        self._today = day

    def set_lines(self, lines: Sequence[LineForm]) -> None:
        """Exactly these rows, at least one to type in."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for line in lines or (LineForm(),):
            self._append(line)

    def lines(self) -> tuple[LineForm, ...]:
        """The rows as they stand, empty ones left out."""
        return tuple(line for line in (row.line() for row in self._rows) if not line.empty)

    def _append(self, line: LineForm) -> None:
        row = _MeasureRow(len(self._rows) + 1, line, self._today)
        row.changed.connect(self.changed)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()
        tab_before(self.more, row.fields)
        self.more.setEnabled(len(self._rows) < MOST_MEASURES)

    def _add(self) -> None:
        before = self._rows[-1].line() if self._rows else LineForm()
        self._append(LineForm(starts_on=before.starts_on, ends_on=before.ends_on))
        self._rows[-1].what.setFocus()
        self.changed.emit()

    def _remove(self, row: object) -> None:
        if isinstance(row, _MeasureRow):
            self._rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
            self.more.setEnabled(True)
            if not self._rows:
                self._append(LineForm())
            self.changed.emit()
