"""The widgets of 规则与口径 (screens.md S25, S01 step 3): open numbers, conventions, a panel to set one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xinliapp.i18n.formats import MISSING
from xinliapp.ui.local_rules.facts import FOLLOW_UP_FIELD, REVIEW_FIELD, MatterRow, RulesPage
from xinliapp.ui.local_rules.review_box import ReviewBox
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.marks import Tag
from xinliapp.widgets.page import InlineBar, PageHeader, SidePanel, Tone, label
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class RulesView(QWidget):
    """Table and panel; says what is to be set in signals."""

    set_wanted = Signal(str, str, str)  # key, typed number, reason
    back_wanted = Signal(str, str)  # key, reason
    packs_wanted = Signal(tuple)  # ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rules")
        self._page: RulesPage | None = None
        self._offered = ("", "")
        self.header = PageHeader(self.tr("规则与口径"))
        self.packs = Tag("")
        self.header.add_left(self.packs)
        self.bar = InlineBar("rules.bar")
        self.chosen_packs: dict[str, QCheckBox] = {}
        self._pack_row = QHBoxLayout()
        set_margins(self._pack_row, 0, 0, 0, 0, tk.MARGIN)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self.bar)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._left())
        middle.addWidget(scroll, 1)
        self.panel = self._panel()
        middle.addWidget(self.panel)
        column.addLayout(middle, 1)

    # --- what the presenter calls ---

    def show_page(self, page: RulesPage) -> None:
        """One reading; the chosen number stays chosen."""
        self._page = page
        self.packs.set(page.packs)
        self.header.set_subtitle("" if page.may_set else self.tr("只读,由心理教师修改"))
        self._show_packs(page)
        numbers = sum(1 for row in page.rows if not row.choices)
        words = self.tr("文件没有给数字的事项 (%1) · 可以改的口径 (%2)").replace("%1", str(numbers))
        self.count.setText(words.replace("%2", str(len(page.rows) - numbers)))
        self.table.set_rows(page.rows)
        if self.table.current_row() is None and page.rows:
            self.table.select_key(page.rows[0].id)
        self.ways.set_rows(page.conventions)
        for table, rows in ((self.table, page.rows), (self.ways, page.conventions)):
            fix_height(table, tk.ROW * (max(len(rows), 1) + 1) + 4)  # whole: only the page scrolls
        known = "  ".join(f"{what}: {value}" for what, value in page.other)
        self.other.setText(known + self.tr("(在“学校与校历”里改)"))
        self.review.show_days(page.review_days, page.may_set_review)
        self.follow_up.show_days(page.follow_up_days, page.may_set_review)
        self._chosen(self.table.current_row())

    def _show_packs(self, page: RulesPage) -> None:
        """上级规则包: one box a pack; the row goes where there is nothing to choose."""
        if [each[0] for each in page.choices] != list(self.chosen_packs):
            while (old := self._pack_row.takeAt(0)) is not None:
                if (widget := old.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self._pack_row.addWidget(label(self.tr("上级规则包 (可多选)"), Role.SECTION))
            self.chosen_packs = {pack_id: QCheckBox() for pack_id, *_ in page.choices}
            for pack_id, box in self.chosen_packs.items():
                box.setObjectName(f"rules.pack.{pack_id}")
                box.clicked.connect(self._choose_packs)
                self._pack_row.addWidget(box)
            self._pack_row.addStretch(1)
        for pack_id, title, on in page.choices:
            self.chosen_packs[pack_id].setText(title)
            self.chosen_packs[pack_id].setChecked(on)
            self.chosen_packs[pack_id].setEnabled(page.may_set and len(page.choices) > 1)

    def _choose_packs(self) -> None:
        self.packs_wanted.emit(tuple(key for key, box in self.chosen_packs.items() if box.isChecked()))

    def choose(self, clause_id: str) -> None:
        """Makes the number of a clause current."""
        for row in self._page.rows if self._page is not None else ():
            if row.clause_id == clause_id:
                self.table.select_key(row.id)
                self.panel.set_open(True)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the table."""
        self.bar.tell(text, Tone.ERROR)

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field of that name; False when it is none of these."""
        known = {"本校设定": self.number_field, "理由": self.reason_field}
        for name, editor in known.items():
            editor.clear_error()
            if name == field:
                editor.set_error(text)
        boxes = (self.review, self.follow_up)
        for box in boxes:
            box.show_error(text if field == box.field_name else "")
        return field in known or field in {box.field_name for box in boxes}

    def saved(self) -> None:
        """What was typed has become a record."""
        self.bar.clear()
        self.number.clear()
        self.reason.clear()

    def review_saved(self) -> None:
        """The interval has become a setting."""
        self.bar.clear()
        for box in (self.review, self.follow_up):
            box.saved()

    def done_words(self) -> str:
        """What a toast says."""
        return self.tr("本校设定已保存,从今天起用")

    # --- parts ---

    def _left(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, tk.MARGIN, tk.GAP, 0, tk.GAP, tk.GAP)
        column.addLayout(self._pack_row)
        self.count = label("", Role.SECTION)
        column.addWidget(self.count)
        hint = self.tr(
            "留空 = 只记录,不判定。设定的数字写明“本校设定”,不算作文件的规定;已过去的时段仍用当时的数字。"
        )
        column.addWidget(label(hint, Role.CAPTION, "text2", wrap=True))
        self.table = DataTable(
            (
                Column("clause", self.tr("条款"), lambda r: r.clause_id, width=72, strong=True),
                Column("duty", self.tr("要求"), lambda r: r.duty, stretch=True, tip=lambda r: r.duty),
                Column("given", self.tr("文件"), lambda r: r.given, width=176, tip=lambda r: r.given),
                Column("value", self.tr("本校设定"), _set_to, width=136, align_right=True),
                Column("since", self.tr("起用"), lambda r: r.since or MISSING, width=104),
            ),
            object_name="rules.table",
        )
        self.table.set_empty(self.tr("已载入的规则包都给了数字。"))
        self.table.current_changed.connect(self._chosen)
        self.table.opened.connect(self._open_panel)
        column.addWidget(self.table)
        column.addWidget(label(self.tr("其他本校设定"), Role.SECTION))
        self.other = label("", tone="text2", wrap=True)
        column.addWidget(self.other)
        self.review = ReviewBox(self.tr("研判和方案的复评间隔"), REVIEW_FIELD, "rules.review")
        self.follow_up = ReviewBox(self.tr("转介后跟踪间隔 ZZ-23"), FOLLOW_UP_FIELD, "rules.follow_up")
        for box in (self.review, self.follow_up):
            column.addWidget(box)
        column.addWidget(label(self.tr("计算口径"), Role.SECTION))
        self.ways = DataTable(
            (
                Column("clauses", self.tr("条款"), lambda r: r[0], width=176, tip=lambda r: r[0]),
                Column("how", self.tr("口径"), lambda r: r[1], stretch=True, tip=lambda r: r[1]),
            ),
            key=lambda r: r[1],
            object_name="rules.conventions",
        )
        column.addWidget(self.ways)
        column.addStretch(1)
        return holder

    def _panel(self) -> SidePanel:
        panel = SidePanel()
        panel.setObjectName("rules.panel")
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        self.clause = label("", Role.SECTION)
        self.duty = label("", wrap=True)
        self.asked = label("", tone="text2", wrap=True)
        self.editing = QWidget()
        form = QVBoxLayout(self.editing)
        set_margins(form, 0, 0, 0, 0, tk.GAP)
        self.number = QLineEdit()
        self.number.setObjectName("rules.number")
        self.number.setMaxLength(7)
        self.number_field = Field(self.tr("本校设定"), self.number, required=True)
        self.way = combo((), "rules.way")
        self.way_field = Field(self.tr("本校设定"), self.way, required=True)
        self.reason = QLineEdit()
        self.reason.setObjectName("rules.reason")
        self.reason.setMaxLength(300)
        self.reason_field = Field(self.tr("理由"), self.reason, required=True)
        self.save = primary(self.tr("保存"), object_name="rules.save")
        self.save.setShortcut("Ctrl+Return")
        self.save.clicked.connect(self._save)
        self.back = outline(self.tr("不再设定"), object_name="rules.take_back")
        self.back.clicked.connect(self._take_back)
        buttons = QHBoxLayout()
        set_margins(buttons, 0, 0, 0, 0, tk.GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.save)
        form.addWidget(self.number_field)
        form.addWidget(self.way_field)
        form.addWidget(self.reason_field)
        form.addLayout(buttons)
        self.history = label("", Role.CAPTION, "text2", wrap=True)
        for widget in (self.clause, self.duty, self.asked, self.editing, self.history):
            column.addWidget(widget)
        panel.add(holder, 0)
        return panel

    # --- what the person does ---

    def _chosen(self, row: object) -> None:
        chosen = row if isinstance(row, MatterRow) else None
        may = self._page is not None and self._page.may_set
        self.editing.setVisible(chosen is not None and may)
        if chosen is None:
            for text in (self.clause, self.duty, self.asked, self.history):
                text.clear()
            return
        self.clause.setText(chosen.clause_id)
        self.duty.setText(chosen.duty)
        what = chosen.title if chosen.choices else f"{chosen.title} … {chosen.unit}"
        words = self.tr("文件: %1。本校可设: %2").replace("%1", chosen.given)
        self.asked.setText(words.replace("%2", what.strip()))
        self.number.setPlaceholderText(chosen.value or self.tr("留空 = 只记录"))
        self.number_field.setVisible(not chosen.choices)
        self.way_field.setVisible(bool(chosen.choices))
        self._offer(chosen)
        self.back.setVisible(bool(chosen.value))
        self.history.setText("\n".join(chosen.history))
        for field in (self.number_field, self.reason_field):
            field.clear_error()

    def _offer(self, chosen: MatterRow) -> None:
        """The ways to count; the same list stays as it was left."""
        offered = [(words, str(place)) for place, words in enumerate(chosen.choices, start=1)]
        if self._offered != (chosen.key, chosen.value):
            self._offered = (chosen.key, chosen.value)
            self.way.clear()
            for words, place in offered:
                self.way.addItem(words, place)
            self.way.setCurrentIndex(chosen.chosen if offered else -1)

    def _open_panel(self, _row: object) -> None:
        self.panel.set_open(True)

    def _save(self) -> None:
        row = self.table.current_row()
        if isinstance(row, MatterRow):
            typed = str(self.way.currentData()) if row.choices else self.number.text()
            self.set_wanted.emit(row.key, typed, self.reason.text())

    def _take_back(self) -> None:
        row = self.table.current_row()
        if isinstance(row, MatterRow):
            self.back_wanted.emit(row.key, self.reason.text())


def _set_to(row: MatterRow) -> str:
    return f"{row.title}{row.value}" if row.value else MISSING
