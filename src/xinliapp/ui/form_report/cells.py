"""The columns of a form as rows to fill in: counted number, entered number, why they differ."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from xinliapp.i18n import formats
from xinliapp.services.forms import Cell, Entry
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import link
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, fix_width, repolish, set_margins
from xinliapp.widgets.tokens import Role

SYSTEM, NUMBER, ABSENT = 96, 96, 104
_LARGEST = 9_999_999


class CellRow(QFrame):
    """One column of the form, as a row of the page."""

    edited = Signal()
    rows_wanted = Signal(str)

    def __init__(self, number: int, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = cell
        self._filling = False
        self.setProperty("area", "surface")
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        row = QHBoxLayout()
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        outer.addLayout(row)
        outer.addWidget(rule())
        heading = label(f"{number}  {cell.column.heading}", Role.BODY, wrap=True)
        fix_width(heading, 232)
        row.addWidget(heading)
        if cell.column.text:
            row.addWidget(self._text(), 1)
            self.fields: tuple[QWidget, ...] = (self.remarks,)
        else:
            row.addWidget(self._system())
            row.addWidget(self._value())
            row.addWidget(self._absent())
            row.addWidget(self._explaining(), 1)
            self.fields = (
                self.value, self.absent, self.rows_link, self.why, self.definition, self.confirmer
            )  # fmt: skip

    # --- parts ---

    def _system(self) -> QLabel:
        found = formats.count(self.cell.system)
        words = self.tr("建议 %1").replace("%1", found) if self.cell.column.proposal_only else found
        self.system = label(words, Role.BODY, "text2")
        self.system.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        fix_width(self.system, SYSTEM)
        return self.system

    def _value(self) -> QLineEdit:
        self.value = QLineEdit()
        self.value.setObjectName(f"form.value.{self.cell.column.id}")
        self.value.setAccessibleName(self.cell.column.heading + self.tr(" 填报数"))
        self.value.setValidator(QIntValidator(0, _LARGEST, self.value))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.value.textEdited.connect(self._value_typed)
        fix_width(self.value, NUMBER)
        return self.value

    def _absent(self) -> QCheckBox:
        self.absent = QCheckBox(self.tr("没有此项"))
        self.absent.setObjectName(f"form.absent.{self.cell.column.id}")
        self.absent.toggled.connect(self._absent_toggled)
        fix_width(self.absent, ABSENT)
        kept = self.absent.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the columns stay where they are
        self.absent.setSizePolicy(kept)
        return self.absent

    def _explaining(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 4)
        first = QHBoxLayout()
        set_margins(first, 0, 0, 0, 0, tk.GAP)
        count = self.cell.row_count or 0
        self.rows_link = link(
            self.tr("看%1条").replace("%1", str(count)), object_name=f"form.rows.{self.cell.column.id}"
        )
        self.rows_link.clicked.connect(self._ask_rows)
        self.rows_link.setVisible(False)
        first.addWidget(self.rows_link)
        self.mark = StatusMark(Sign.ASK, "", Role.CAPTION)
        self.mark.setVisible(False)
        first.addWidget(self.mark)
        self.why = self._line("form.reason", self.tr("改动理由(5到100字)"), 100)
        first.addWidget(self.why, 100)
        first.addStretch(1)
        column.addLayout(first)
        second = QHBoxLayout()
        set_margins(second, 0, 0, 0, 0, tk.GAP)
        self.definition = self._line("form.definition", self.tr("口径*,如 结案为好转或解除"), 100)
        self.confirmer = self._line("form.confirmer", self.tr("确认人*"), 20)
        fix_width(self.confirmer, 112)
        second.addWidget(self.definition, 1)
        second.addWidget(self.confirmer)
        self._proposal = QWidget()
        self._proposal.setLayout(second)
        column.addWidget(self._proposal)
        self.wrong = label("", Role.CAPTION, "bad", wrap=True)
        self.wrong.setVisible(False)
        column.addWidget(self.wrong)
        return holder

    def _line(self, name: str, hint: str, longest: int) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"{name}.{self.cell.column.id}")
        made.setPlaceholderText(hint)
        made.setAccessibleName(self.cell.column.heading + " " + hint)
        made.setMaxLength(longest)
        made.textEdited.connect(self._touched)
        return made

    def _text(self) -> QPlainTextEdit:
        self.remarks = QPlainTextEdit()
        self.remarks.setObjectName(f"form.text.{self.cell.column.id}")
        self.remarks.setAccessibleName(self.cell.column.heading)
        self.remarks.setPlaceholderText(self.tr("不写学生姓名。第8列的口径和确认人提交时会写进这里。"))
        self.remarks.setTabChangesFocus(True)
        self.remarks.textChanged.connect(self._touched)
        fix_height(self.remarks, 72)
        return self.remarks

    # --- filling and reading ---

    def fill(self, entry: Entry, *, editable: bool, may_see_rows: bool) -> None:
        """What was entered; ``may_see_rows``: the records behind the number may be listed."""
        self._filling = True
        if self.cell.column.text:
            self.remarks.setPlainText(entry.text)
            self.remarks.setReadOnly(not editable)
            self._filling = False
            return
        self.value.setText("" if entry.value is None else str(entry.value))
        self.absent.setChecked(entry.blank)
        self.why.setText(entry.reason)
        self.definition.setText(entry.definition)
        self.confirmer.setText(entry.confirmed_by)
        for line in (self.value, self.why, self.definition, self.confirmer):
            line.setReadOnly(not editable)
        self.absent.setEnabled(editable)
        self.absent.setVisible(editable or entry.blank)  # nothing to tick in a form that is signed
        self.rows_link.setVisible(bool(self.cell.row_count) and may_see_rows)
        self._filling = False
        self._show_state()

    def entry(self) -> Entry:
        """What stands in the fields."""
        if self.cell.column.text:
            return Entry(text=self.remarks.toPlainText())
        text = self.value.text()
        return Entry(
            value=int(text) if text and not self.absent.isChecked() else None,
            blank=self.absent.isChecked(),
            reason=self.why.text().strip() if not self.why.isHidden() else "",
            definition=self.definition.text().strip() if self.cell.column.proposal_only else "",
            confirmed_by=self.confirmer.text().strip() if self.cell.column.proposal_only else "",
        )

    def set_wrong(self, text: str) -> None:
        """Why the form cannot be handed in because of this column; "" when it can."""
        if self.cell.column.text:
            return
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))
        self.value.setProperty("wrong", bool(text))
        repolish(self.value)

    # --- what the person does ---

    def _show_state(self) -> None:
        column = self.cell.column
        entry = self.entry()
        system = self.cell.system
        changed = not column.proposal_only and system is not None
        changed = changed and (entry.blank or (entry.value is not None and entry.value != system))
        self.why.setVisible(changed)
        self._proposal.setVisible(column.proposal_only and not entry.blank)
        self.value.setEnabled(not entry.blank)
        figure = self.cell.figure
        if column.needs_case and not column.proposal_only:
            released = figure is not None and figure.value == system and not figure.stale
            self.mark.set(Sign.OK if released else Sign.ASK, self._released(released))
        self.mark.setVisible(column.needs_case and not column.proposal_only)

    def _released(self, released: bool) -> str:
        figure = self.cell.figure
        if figure is None and self.cell.earlier is not None:
            day = self.cell.earlier.window.as_of.isoformat()[5:]
            return self.tr("未发布(已发布的是%1的数),请心理教师重新发布").replace("%1", day)
        if figure is None:
            return self.tr("未发布")
        day = figure.published_at[5:10]
        if released:
            return self.tr("发布 %1").replace("%1", day)
        return self.tr("有更新,待重新发布(上次 %1)").replace("%1", formats.count(figure.value))

    def _value_typed(self, _text: str) -> None:
        self._show_state()
        self._touched()

    def _absent_toggled(self, on: bool) -> None:
        if on and not self._filling:
            self.value.clear()
        self._show_state()
        self._touched()

    def _touched(self, _text: str = "") -> None:
        if not self._filling:
            self.set_wrong("")
            self.edited.emit()

    def _ask_rows(self) -> None:
        self.rows_wanted.emit(self.cell.column.id)
