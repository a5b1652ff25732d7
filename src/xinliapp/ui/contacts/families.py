"""The tabs 家访 and 家长沟通: what was noted this school year, a record whole, the forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.contacts import GuardianContact, HomeVisit
from xinliapp.i18n import formats, labels
from xinliapp.ui.contacts.asked_line import AskedLine
from xinliapp.ui.contacts.facts import ContactLine, ContactPaper, FamiliesPage, VisitLine
from xinliapp.ui.contacts.family_card import FamilyCard
from xinliapp.ui.contacts.family_form import FamilyForm
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline, primary
from xinliapp.widgets.page import SidePanel, area, label
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable


class Shown(Enum):
    """What the right panel shows; its buttons go with it."""

    NEW = "new"
    CARD = "card"
    CHANGE = "change"


class FamilyPane(QWidget):
    """One list with its panel; ``visit`` says whether it is home visits or other contacts.

    ``save_wanted``: a new record or a correction; ``back_wanted(visit, id)``: 撤回; ``dropped(visit)``: a
    correction is given up.
    """

    save_wanted = Signal(object)
    back_wanted = Signal(bool, str)
    dropped = Signal(bool)
    student_wanted = Signal(str)
    draft_changed = Signal()
    print_wanted = Signal(str)
    source_wanted = Signal(str)

    def __init__(self, visit: bool, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._masked = True
        self._active = False
        self.shown = Shown.NEW
        self._name = "visit" if visit else "guardian"
        self.table = DataTable(
            self._visit_columns() if visit else self._contact_columns(), object_name=f"{self._name}.table"
        )
        self.table.set_empty(
            self.tr("本学年还没有家访记录。在右栏登记一次。")
            if visit
            else self.tr("本学年还没有家长沟通记录。在右栏登记一次。")
        )
        self.table.opened.connect(self._open)
        # Selected, not current: Tab, passing by, makes a row current and must not put the form away.
        self.table.selection_changed.connect(self._selected)
        left = QVBoxLayout()
        set_margins(left, 0, 0, 0, 0, 0)
        left.addWidget(self._head())
        left.addWidget(self.table, 1)
        layout = QHBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addLayout(left, 1)
        layout.addWidget(self._panel(search))
        self._show(Shown.NEW)

    # --- what the page shows ---

    def show_page(self, page: FamiliesPage, today: str, me: str, masked: bool) -> None:
        """The year's records, the newest first."""
        self._masked = masked
        rows: Sequence[VisitLine | ContactLine] = page.visits if self._visit else page.contacts
        self.table.set_rows(rows)
        self.form.begin(today, me)
        known = [
            self.tr("%1 %2").replace("%1", reach.label).replace("%2", formats.percent(reach.have, reach.need))
            for reach in page.reach
            if reach.known
        ]
        words = self.tr("本年家访: ") + " · ".join(known)
        self.reach.setText(words if known else self.tr("还没有设定重点关爱学生的等级,不能计算家访覆盖。"))
        self.asked.show_clause(page.visits_asked if self._visit else page.contacts_asked)

    def saved(self, correcting: bool) -> None:
        """Empties the form that was kept."""
        (self.change if correcting else self.form).saved()
        if correcting:
            self._show(Shown.CARD if self._row() is not None else Shown.NEW)

    def begin_for(self, student: PickRow) -> bool:
        """登记 for one student; False, and nothing changed, when another record is begun and not saved."""
        self._show(Shown.NEW)
        self.panel.set_open(True)
        picked = self.form.student.picked_row()
        if self.form.dirty and not (picked is not None and picked.id == student.id):
            return False
        self.form.student.set_picked(student)
        self.form.text.setFocus()
        return True

    def show_field_error(self, field: str, text: str, correcting: bool) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        form = self.change if correcting else self.form
        if field not in form.fields:
            return False
        self._show(Shown.CHANGE if correcting else Shown.NEW)
        self.panel.set_open(True)
        return form.show_field_error(field, text)

    def restore(self, correcting: bool, kept: dict[str, str]) -> None:
        """Puts a draft back; a correction begun is what shows."""
        (self.change if correcting else self.form).restore(kept)
        if correcting:
            self._show(Shown.CHANGE)

    def set_active(self, on: bool) -> None:
        """The keys belong to the tab that shows."""
        self._active = on
        self._show(self.shown)
        if self._visit:
            self.print.setShortcut("Ctrl+P" if on else "")

    # --- parts ---

    def _head(self) -> QWidget:
        head = area("surface")
        line = QHBoxLayout(head)
        set_margins(line, tk.MARGIN, 8, tk.MARGIN, 8, tk.GAP)
        self.asked = AskedLine(f"{self._name}.source")
        self.asked.source_wanted.connect(self.source_wanted)
        self.reach = label("", tone="text2")
        line.addWidget(self.asked, 1)
        line.addWidget(self.reach)
        self.print = outline(self.tr("未访名单"), object_name="visit.missing", icon="print")
        self.print.clicked.connect(self._print_missing)
        line.addWidget(self.print)
        if not self._visit:
            for widget in (self.reach, self.print):
                widget.setVisible(False)
        return head

    def _common(self, get: Callable[[Any], HomeVisit | GuardianContact]) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: formats.screen_date(get(r).day), width=144,
                   sort=lambda r: get(r).day),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=72),
            Column("student", self.tr("学生"), self._student_name, width=88, strong=True,
                   tip=self._student_name),
            Column("mode", self.tr("方式"), lambda r: labels.label(get(r).mode), width=72),
        )  # fmt: skip

    def _visit_columns(self) -> tuple[Column, ...]:
        return (
            *self._common(lambda r: r.visit),
            Column("occasion", self.tr("事由"), lambda r: labels.label(r.visit.occasion), width=88),
            Column("by", self.tr("访谈人"), lambda r: r.visit.by_name, width=88),
            Column("agreed", self.tr("约定"), lambda r: r.visit.agreed or formats.MISSING, stretch=True,
                   tip=lambda r: r.visit.findings),
            Column("next", self.tr("下次"), lambda r: r.visit.next_on or formats.MISSING, width=104),
        )  # fmt: skip

    def _contact_columns(self) -> tuple[Column, ...]:
        return (
            *self._common(lambda r: r.contact),
            Column("topic", self.tr("内容"), lambda r: labels.label(r.contact.topic), width=112),
            Column("by", self.tr("沟通人"), lambda r: r.contact.by_name, width=88),
            Column("note", self.tr("记录"), lambda r: r.contact.note or formats.MISSING, stretch=True),
        )  # fmt: skip

    def _student_name(self, row: VisitLine | ContactLine) -> str:
        return formats.masked_name(row.student) if self._masked else row.student

    def _panel(self, search: Search) -> SidePanel:
        name = self._name
        self.form = FamilyForm(self._visit, False, search, name)
        self.change = FamilyForm(self._visit, True, search, f"{name}.change")
        self.card = FamilyCard(name)
        self.card.student_wanted.connect(self.student_wanted)
        self.panel = SidePanel()
        for widget in (self.form, self.card, self.change):
            self.panel.add(widget)
        for form in (self.form, self.change):
            form.draft_changed.connect(self.draft_changed)
        self.save = primary(self.tr("保存"), object_name=f"{name}.save", shortcut="")
        self.save.clicked.connect(self._save)
        self.back = outline(self.tr("撤回"), object_name=f"{name}.take_back")
        self.back.clicked.connect(self._take_back)
        self.correct = outline(self.tr("更正"), object_name=f"{name}.correct")
        self.correct.clicked.connect(self._correct)
        self.new = primary(self.tr("再登记一次"), object_name=f"{name}.new", shortcut="")
        self.new.clicked.connect(self._new)
        self.give_up = outline(self.tr("不改了"), object_name=f"{name}.give_up")
        self.give_up.clicked.connect(self._give_up)
        self.save_change = primary(self.tr("保存更正"), object_name=f"{name}.save_change", shortcut="")
        self.save_change.clicked.connect(self._save_change)
        foot = QWidget()
        row = QHBoxLayout(foot)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        row.addStretch(1)
        self._buttons: dict[Shown, tuple[Button, ...]] = {
            Shown.NEW: (self.save,),
            Shown.CARD: (self.back, self.correct, self.new),
            Shown.CHANGE: (self.give_up, self.save_change),
        }
        for buttons in self._buttons.values():
            for button in buttons:
                row.addWidget(button)
        self.panel.add_foot(foot)
        return self.panel

    def _show(self, what: Shown) -> None:
        """One thing at a time, and one main button, which has Ctrl+Enter."""
        self.shown = what
        for kind, widget in ((Shown.NEW, self.form), (Shown.CARD, self.card), (Shown.CHANGE, self.change)):
            widget.setVisible(kind is what)
            for button in self._buttons[kind]:
                button.setVisible(kind is what)
        for kind, main in ((Shown.NEW, self.save), (Shown.CHANGE, self.save_change)):
            main.setShortcut("Ctrl+Return" if self._active and kind is what else "")
        self.new.setShortcut("Ctrl+N" if self._active and what is Shown.CARD else "")

    # --- what the person does ---

    def _row(self) -> VisitLine | ContactLine | None:
        rows = self.table.selected_rows()
        return rows[0] if rows and isinstance(rows[0], (VisitLine, ContactLine)) else None

    def _selected(self, _rows: object) -> None:
        row = self._row()
        if row is not None:
            self.card.show_row(row, self._masked)
        if self.shown is Shown.CHANGE and self.change.dirty:
            return  # what is being corrected stays until it is saved or given up
        if row is None:
            self._show(Shown.NEW)
        elif self.shown is not Shown.NEW or self.table.hasFocus():
            self._show(Shown.CARD)
            self.panel.set_open(True)

    def _new(self) -> None:
        self.table.clearSelection()
        self._show(Shown.NEW)
        self.form.student.setFocus()

    def _correct(self) -> None:
        row = self._row()
        if row is not None:
            self.change.fill(row)
            self._show(Shown.CHANGE)
            self.change.text.setFocus()

    def _give_up(self) -> None:
        self.change.saved()
        self.dropped.emit(self._visit)
        self._show(Shown.CARD if self._row() is not None else Shown.NEW)

    def _take_back(self) -> None:
        row = self._row()
        if row is not None:
            self.back_wanted.emit(self._visit, row.id)

    def _print_missing(self) -> None:
        self.print_wanted.emit(ContactPaper.NOT_VISITED.value)

    def _save(self) -> None:
        self.save_wanted.emit(self.form.typed())

    def _save_change(self) -> None:
        self.save_wanted.emit(self.change.typed())

    def _open(self, row: object) -> None:
        if isinstance(row, VisitLine):
            self.student_wanted.emit(row.visit.student_id)
        elif isinstance(row, ContactLine):
            self.student_wanted.emit(row.contact.student_id)
