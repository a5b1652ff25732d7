"""Answers keyed in: one sheet a student, an item's number and a digit, never its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.scales import ScaleDefinition
from xinliapp.domain.screening import RoundRow
from xinliapp.i18n import labels
from xinliapp.ui.screening.facts import ClassLine, RoundPage, digits
from xinliapp.ui.screening.words import STATE_SIGNS, shown_name
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.digit_grid import DigitGrid, GridCell
from xinliapp.widgets.fields import Field, combo, date_edit
from xinliapp.widgets.page import ActionBar, label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000


class SheetPane(QWidget):
    """A class's students at the left, the current one's sheet at the right."""

    class_wanted = Signal(str)
    student_wanted = Signal(str)
    digit_typed = Signal(str, str)
    save_wanted = Signal()
    back_wanted = Signal()
    draft_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling, self._masked = False, True
        self._scale: ScaleDefinition | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self._left())
        middle.addWidget(self._right(), 1)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    # --- what the page calls ---

    def show_class(
        self, page: RoundPage, class_id: str, rows: Sequence[RoundRow], student_id: str, masked: bool
    ) -> None:
        """A class and whose sheet is being typed."""
        self._filling, self._masked = True, masked
        self._offer_classes(page.class_lines, class_id)
        self.students.set_rows(rows)
        self.students.select_key(student_id)
        if not self.day.property("set"):
            self.day.setProperty("set", True)
            self.day.set_iso(page.today)
        self._scale = page.scale
        if page.scale is not None:
            self.grid.set_codes(digits(page.scale))
            words = self.tr("%1 题,每题按 %2 中的一个数字键").replace("%1", str(page.scale.items))
            self.keys.setText(words.replace("%2", " ".join(digits(page.scale))))
        chosen = next((row for row in rows if row.student_id == student_id), None)
        self.who.setText(self._heading(chosen))
        again = chosen is not None and chosen.result_id is not None
        self.again.setText(
            self.tr("这份答卷记为复测,原来那份留着。")
            if chosen is not None and chosen.retest
            else self.tr("这名学生已有答卷,保存后由这份代替,原来那份留作更正前的记录。")
        )
        self.again.setVisible(again)
        self.grid.setEnabled(chosen is not None and not page.closed)
        self._filling = False

    def show_sheet(self, answers: Mapping[int, int], *, fresh: bool = False) -> None:
        """The digits typed so far, by item from 1; ``fresh``: another sheet, from its first item."""
        items = self._scale.items if self._scale is not None else 0
        cells = [
            GridCell(str(item), str(item), str(answers.get(item, "")), str(answers.get(item, "")))
            for item in range(1, items + 1)
        ]
        self.grid.set_cells(cells)
        if fresh:
            self.grid.go_first()
            self.refusal.setText("")
        self.save.setEnabled(bool(answers) and self.grid.isEnabled())
        left = items - len(answers)
        self.left.setText(self.tr("还有 %1 题没有答案").replace("%1", str(left)) if left else "")
        if answers:
            self._pause.start()

    def typed_day(self) -> str:
        """The day the sheet was filled in."""
        return self.day.iso()

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.day_field.clear_error()
        if field == "施测日期":
            self.day_field.set_error(text)
        return field == "施测日期"

    def clear_errors(self) -> None:
        self.day_field.clear_error()

    def take_keyboard(self) -> None:
        """The digits have the keyboard."""
        self.grid.setFocus()

    # --- parts ---

    def _left(self) -> QWidget:
        holder = QWidget()
        fix_width(holder, 264)
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        self.classes = combo((), "round.sheet_class")
        self.classes.setAccessibleName(self.tr("班级"))
        self.classes.currentIndexChanged.connect(self._class_chosen)
        line = QHBoxLayout()
        set_margins(line, tk.MARGIN, 8, tk.MARGIN, 8, 0)
        line.addWidget(self.classes, 1)
        column.addLayout(line)
        self.students = DataTable(
            (
                Column("name", self.tr("学生"), self._name, stretch=True, strong=True),
                Column("state", self.tr("状态"), lambda r: labels.label(r.state), width=88, kind="sign",
                       ordinal=lambda r: STATE_SIGNS[r.state]),
            ),
            object_name="round.sheet_students", dense=True, sortable=False,
        )  # fmt: skip
        self.students.set_empty(self.tr("这个班没有学生。"))
        self.students.current_changed.connect(self._student_chosen)
        column.addWidget(self.students, 1)
        return holder

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
        self.day = date_edit("round.sheet_day")
        fix_width(self.day, 136)
        self.day.setAccessibleName(self.tr("施测日期"))
        self.day_field = Field("", self.day)
        self.keys = label("", Role.CAPTION, "text2")
        second = QHBoxLayout()
        set_margins(second, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        second.addWidget(label(self.tr("施测日期"), tone="text2"))
        second.addWidget(self.day_field)
        second.addWidget(self.keys)
        second.addStretch(1)
        self.again = label("", tone="text2")
        self.again.setContentsMargins(tk.MARGIN, 0, tk.MARGIN, 4)
        self.refusal = label("", tone="bad")
        self.refusal.setObjectName("round.refusal")
        self.refusal.setContentsMargins(tk.MARGIN, 0, tk.MARGIN, 4)
        self.grid = DigitGrid("", "round.sheet", narrow=True)
        self.grid.typed.connect(self._typed)
        self.grid.refused.connect(self._refused)
        self.grid.moved.connect(self._moved)
        column.addLayout(first)
        column.addLayout(second)
        for widget in (self.again, self.refusal):
            column.addWidget(widget)
        sheet = QHBoxLayout()  # the cells begin with a gap of their own
        set_margins(sheet, tk.MARGIN - tk.GAP, 0, tk.MARGIN - tk.GAP, 0, 0)
        sheet.addWidget(self.grid)
        column.addLayout(sheet, 1)
        return holder

    def _foot(self) -> QWidget:
        foot = ActionBar()
        self.left = label("", tone="text2")
        foot.add_fact(self.left)
        self.back = outline(self.tr("回到导入"), object_name="round.sheet_back")
        self.back.clicked.connect(self.back_wanted)
        self.save = primary(self.tr("保存,下一人"), object_name="round.sheet_save")
        self.save.clicked.connect(self.save_wanted)
        foot.add_button(self.back)
        foot.add_button(self.save)
        return foot

    def _offer_classes(self, lines: Sequence[ClassLine], class_id: str) -> None:
        known = [self.classes.itemData(place) for place in range(self.classes.count())]
        if known != [line.id for line in lines]:
            self.classes.clear()
            for line in lines:
                self.classes.addItem(line.label, line.id)
        for place, line in enumerate(lines):
            words = self.tr("%1 · 待定 %2").replace("%1", line.label)
            self.classes.setItemText(place, words.replace("%2", str(line.tally.pending)))
        self.classes.setCurrentIndex(self.classes.findData(class_id))

    # --- inside ---

    def _name(self, row: RoundRow) -> str:
        number = f"{row.number:02d} " if row.number is not None else ""
        return number + shown_name(row, self._masked)

    def _heading(self, row: RoundRow | None) -> str:
        if row is None:
            return ""
        return f"{row.class_label} {self._name(row)}"

    def _class_chosen(self, _place: int) -> None:
        if not self._filling and self.classes.currentData():
            self.class_wanted.emit(self.classes.currentData())

    def _student_chosen(self, row: object) -> None:
        if isinstance(row, RoundRow) and not self._filling:
            self.student_wanted.emit(row.student_id)

    def _typed(self, item: str, code: str) -> None:
        self.refusal.setText("")
        self.digit_typed.emit(item, code)

    def _refused(self, code: str) -> None:
        allowed = " ".join(digits(self._scale)) if self._scale is not None else ""
        words = self.tr("没有 %1 这个选项,没有记下。这份量表只有 %2。").replace("%1", code)
        self.refusal.setText(words.replace("%2", allowed))

    def _moved(self, place: int, total: int) -> None:
        self.place.setText(self.tr("第 %1/%2 题").replace("%1", str(place)).replace("%2", str(total)))
