"""Step 3 of a round without a scale: one class typed with digits, and 其余未见异常."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.casework import CheckMethod
from xinliapp.domain.screening import RoundRow, RowState
from xinliapp.i18n import labels
from xinliapp.ui.screening.class_list import ClassList
from xinliapp.ui.screening.facts import CHECK_CODES, CheckCode, RoundPage, code_of
from xinliapp.ui.screening.words import shown_name
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.digit_grid import DigitGrid, GridCell
from xinliapp.widgets.fields import Field, combo, date_edit
from xinliapp.widgets.flow import flow
from xinliapp.widgets.page import ActionBar, label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000
CLEAR = "0"
_METHODS = (CheckMethod.TALK, CheckMethod.OBSERVATION, CheckMethod.SURVEY)


class GridPane(QWidget):
    """Coverage by class at the left; the chosen class's students under the digits at the right."""

    class_wanted = Signal(str)
    digit_typed = Signal(str, str)
    save_wanted = Signal()
    rest_wanted = Signal(object)
    draft_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self.classes = ClassList("round.grid_classes")
        self.classes.class_wanted.connect(self.class_wanted)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.classes)
        middle.addWidget(self._right(), 1)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    # --- what the page calls ---

    def show_round(self, page: RoundPage, class_id: str) -> None:
        """The coverage by class, and the day a digit is of."""
        self.classes.show_lines(page.class_lines, class_id)
        if not self.day.property("set"):
            self.day.setProperty("set", True)
            self.day.set_iso(page.today)
        chosen = next((line for line in page.class_lines if line.id == class_id), None)
        self.who.setText(self.tr("%1 逐人").replace("%1", chosen.label) if chosen else "")
        self._writable = not page.closed and chosen is not None
        for widget in (self.grid, self.day, self.rest, self.rest_method):
            widget.setEnabled(self._writable)

    def show_grid(self, rows: Sequence[RoundRow], typed: Mapping[str, str], masked: bool) -> None:
        """A class, with the digits that are typed and not saved marked as such."""
        self.grid.set_cells([self._cell(row, typed.get(row.student_id), masked) for row in rows])
        words = self.tr("保存 %1 人").replace("%1", str(len(typed))) if typed else self.tr("保存")
        self.save.setText(words)
        self.save.setEnabled(bool(typed) and self._writable)
        self.save.setToolTip("" if typed else self.tr("还没有改动。在名单里按数字键。"))
        left = sum(row.state is RowState.PENDING and row.student_id not in typed for row in rows)
        self.rest.setText(
            self.tr("其余%1人未见异常").replace("%1", str(left)) if left else self.tr("其余未见异常")
        )
        self.rest.setEnabled(self._writable and left > 0)
        if typed:
            self._pause.start()

    def typed_day(self) -> str:
        """The day of the digits being typed."""
        return self.day.iso()

    def set_day(self, day: str) -> None:
        """Puts a draft's day back."""
        self.day.setProperty("set", True)
        self.day.set_iso(day)

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.clear_errors()
        known = {"摸排日期": self.day_field, "方式": self.method_field}
        if field in known:
            known[field].set_error(text)
        return field in known

    def clear_errors(self) -> None:
        self.day_field.clear_error()
        self.method_field.clear_error()

    # --- parts ---

    def _right(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        self.who = label("", Role.SECTION)
        self.place = label("", Role.CAPTION, "text2")
        first = QHBoxLayout()
        set_margins(first, tk.MARGIN, 8, tk.MARGIN, 0, tk.GAP)
        first.addWidget(self.who)
        first.addStretch(1)
        first.addWidget(self.place)
        column.addLayout(first)
        keys = flow(
            label(self.tr("未见异常:1谈话 2观察 3调查"), Role.CAPTION, "text2"),
            label(self.tr("见异常:4谈话 5观察 6调查"), Role.CAPTION, "text2"),
            label(self.tr("没做:7缺测 8拒测 9免测 0清除"), Role.CAPTION, "text2"),
            gap=16,
        )
        keys.setContentsMargins(tk.MARGIN, 0, tk.MARGIN, 4)
        column.addWidget(keys)
        column.addWidget(self._day_line())
        self.grid = DigitGrid(CLEAR + "".join(CHECK_CODES), "round.grid")
        self.grid.typed.connect(self.digit_typed)
        self.grid.moved.connect(self._moved)
        column.addWidget(self.grid, 1)
        return holder

    def _day_line(self) -> QWidget:
        self.day = date_edit("round.grid_day")
        fix_width(self.day, 136)
        self.rest_method = combo(
            [(self.tr("选方式"), None), *((labels.label(one), one) for one in _METHODS)], "round.rest_method"
        )
        self.day_field, self.method_field = Field("", self.day), Field("", self.rest_method)
        self.day.setAccessibleName(self.tr("摸排日期"))
        self.rest_method.setAccessibleName(self.tr("其余学生的方式"))
        self.rest = outline(self.tr("其余未见异常"), object_name="round.rest")
        self.rest.clicked.connect(self._rest)
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 4, tk.GAP)
        row.addWidget(label(self.tr("摸排日期"), tone="text2"))
        row.addWidget(self.day_field)
        row.addStretch(1)
        row.addWidget(self.method_field)
        row.addWidget(self.rest)
        return line

    def _foot(self) -> QWidget:
        foot = ActionBar()
        self.save = primary(self.tr("保存"), object_name="round.grid_save")
        self.save.setEnabled(False)
        self.save.clicked.connect(self.save_wanted)
        foot.add_button(self.save)
        return foot

    def _cell(self, row: RoundRow, typed: str | None, masked: bool) -> GridCell:
        number = f"{row.number:02d} " if row.number is not None else ""
        name = number + shown_name(row, masked)
        if typed is not None:
            code = CHECK_CODES.get(typed)
            return GridCell(row.student_id, name, typed, self._word(code), self._note(code), changed=True)
        state = row.state
        code = None if state is RowState.PENDING else CheckCode(state, row.method, row.hint)
        note = self._note(code) or (row.day[5:] if row.day else "")
        return GridCell(row.student_id, name, code_of(row) or CLEAR, self._word(code), note)

    def _word(self, code: CheckCode | None) -> str:
        if code is None:
            return ""
        if code.state is not RowState.DONE:
            return labels.label(code.state)
        return {
            CheckMethod.TALK: self.tr("谈话"),
            CheckMethod.OBSERVATION: self.tr("观察"),
            CheckMethod.SURVEY: self.tr("调查"),
        }.get(code.method or CheckMethod.TALK, self.tr("量表"))

    def _note(self, code: CheckCode | None) -> str:
        return self.tr("见异常") if code is not None and code.noticed else ""

    def _moved(self, place: int, total: int) -> None:
        self.place.setText(self.tr("第 %1/%2 人").replace("%1", str(place)).replace("%2", str(total)))

    def _rest(self) -> None:
        method = self.rest_method.currentData()
        self.clear_errors()
        if method is None:
            self.method_field.set_error(self.tr("请先选方式。"))
            return
        self.rest_wanted.emit(method)
