"""The tabs 家访 and 家长沟通: what was noted this school year, and the form for one more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.contacts import ContactMode, ContactTopic, GuardianContact, HomeVisit, VisitOccasion
from xinliapp.i18n import formats, labels
from xinliapp.ui.contacts.facts import ContactLine, ContactPaper, FamiliesPage, FamilyInput, VisitLine
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import SidePanel, area, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_FORMAT = "yyyy-MM-dd"
_NO_DAY = QDate(2000, 1, 1)
DRAFT_AFTER_MS = 2000


class FamilyPane(QWidget):
    """One list with its form; ``visit`` says whether it is home visits or other contacts."""

    save_wanted = Signal(object)
    student_wanted = Signal(str)
    draft_changed = Signal()
    print_wanted = Signal(str)

    def __init__(self, visit: bool, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._masked = True
        self._filling = self._dirty = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self._name = "visit" if visit else "guardian"
        self.reach = label("", tone="text2")
        head = area("surface")
        line = QHBoxLayout(head)
        set_margins(line, tk.MARGIN, 8, tk.MARGIN, 8, tk.GAP)
        line.addWidget(self.reach)
        line.addStretch(1)
        self.print = outline(self.tr("未访名单"), object_name="visit.missing", icon="print")
        self.print.clicked.connect(self._print_missing)
        line.addWidget(self.print)
        if not visit:
            head.setVisible(False)
        self.table = DataTable(
            self._visit_columns() if visit else self._contact_columns(), object_name=f"{self._name}.table"
        )
        self.table.set_empty(
            self.tr("本学年还没有家访记录。在右边登记一次。")
            if visit
            else self.tr("本学年还没有家长沟通记录。在右边登记一次。")
        )
        self.table.opened.connect(self._open)
        left = QVBoxLayout()
        set_margins(left, 0, 0, 0, 0, 0)
        left.addWidget(head)
        left.addWidget(self.table, 1)
        layout = QHBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addLayout(left, 1)
        layout.addWidget(self._form(search))

    # --- what the page shows ---

    def show_page(self, page: FamiliesPage, today: str, me: str, masked: bool) -> None:
        """The year's records, the newest first."""
        self._masked = masked
        rows: Sequence[VisitLine | ContactLine] = page.visits if self._visit else page.contacts
        self.table.set_rows(rows)
        if self.day.date() == _NO_DAY:
            self.day.setDate(QDate.fromString(today, _FORMAT))
        if not self.by_name.text():
            self.by_name.setText(me)
        known = [
            self.tr("%1 %2").replace("%1", reach.label).replace("%2", formats.percent(reach.have, reach.need))
            for reach in page.reach
            if reach.known
        ]
        words = self.tr("重点关爱学生本年家访: ") + " · ".join(known)
        self.reach.setText(words if known else self.tr("还没有设定重点关爱学生的等级,不能计算家访覆盖。"))

    def saved(self) -> None:
        """Empties what was kept; the day, the person and the way stay for the next one."""
        self.clear_errors()
        self._filling = True
        self.student.set_picked(None)
        for line in (self.met, self.agreed):
            line.clear()
        self.text.clear()
        self.next_on.setDate(_NO_DAY)
        self._filling = self._dirty = False
        self._pause.stop()

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.clear_errors()
        known = {
            "学生": self.student_field,
            "家访日期": self.day_field,
            "沟通日期": self.day_field,
            "访谈人": self.name_field,
            "沟通人": self.name_field,
            "接待人关系": self.met_field,
            "发现": self.text_field,
            "记录": self.text_field,
            "约定": self.agreed_field,
            "下次": self.next_field,
        }
        if field in known:
            known[field].set_error(text)
            self.panel.set_open(True)
        return field in known

    def clear_errors(self) -> None:
        for field in (
            self.student_field, self.day_field, self.name_field, self.met_field, self.text_field,
            self.agreed_field, self.next_field,
        ):  # fmt: skip
            field.clear_error()

    # --- parts ---

    def _common(self, get: Callable[[Any], HomeVisit | GuardianContact]) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: formats.screen_date(get(r).day), width=144,
                   sort=lambda r: get(r).day),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=72),
            Column("student", self.tr("学生"), self._student_name, width=88, strong=True),
            Column("mode", self.tr("方式"), lambda r: labels.label(get(r).mode), width=72),
        )  # fmt: skip

    def _visit_columns(self) -> tuple[Column, ...]:
        return (
            *self._common(lambda r: r.visit),
            Column("occasion", self.tr("触发"), lambda r: labels.label(r.visit.occasion), width=88),
            Column("by", self.tr("访谈人"), lambda r: r.visit.by_name, width=88),
            Column("agreed", self.tr("约定"), lambda r: r.visit.agreed or formats.MISSING, stretch=True,
                   tip=lambda r: r.visit.findings),
            Column("next", self.tr("下次"), lambda r: r.visit.next_on or "", width=104),
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

    def _line(self, name: str, longest: int) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"{self._name}.{name}")
        made.setMaxLength(longest)
        return made

    def _form(self, search: Search) -> SidePanel:
        self._make_fields(search)
        kind = self.occasion_field if self._visit else self.topic_field
        rows: list[list[QWidget]] = [
            [self.student_field],
            [self.day_field, self.mode_field],
            [self.name_field, kind],
        ]
        rows += [[self.met_field]] if self._visit else []
        rows += [[self.text_field]]
        rows += [[self.agreed_field], [self.next_field]] if self._visit else []
        # Only hiding: a field that is shown before it stands in the form would open a window of its own.
        visit_only = (self.occasion_field, self.met_field, self.agreed_field, self.next_field)
        for field in (self.topic_field,) if self._visit else visit_only:
            field.setVisible(False)
        self.panel = SidePanel()
        title = self.tr("登记一次家访") if self._visit else self.tr("登记一次家长沟通")
        self.panel.add(label(title, Role.SECTION))
        self.panel.add(form_grid(rows))
        self.save = primary(self.tr("保存"), object_name=f"{self._name}.save", shortcut="")
        self.save.clicked.connect(self._save)
        for line in (self.met, self.agreed):
            line.textEdited.connect(self._touched)
        self.text.textChanged.connect(self._touched)
        self.student.picked.connect(self._touched)
        foot = QWidget()
        row = QHBoxLayout(foot)
        set_margins(row, 0, 0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.save)
        self.panel.add_foot(foot)
        return self.panel

    def _make_fields(self, search: Search) -> None:
        self.student = StudentPicker(search, object_name=f"{self._name}.student")
        self.day = date_edit(f"{self._name}.day")
        self.day.setDate(_NO_DAY)
        self.mode = combo([(labels.label(mode), mode) for mode in ContactMode], f"{self._name}.mode")
        if not self._visit:
            self.mode.setCurrentIndex(self.mode.findData(ContactMode.PHONE))
        self.occasion = combo([(labels.label(kind), kind) for kind in VisitOccasion], "visit.occasion")
        self.topic = combo([(labels.label(kind), kind) for kind in ContactTopic], "guardian.topic")
        self.by_name, self.met = self._line("by_name", 40), self._line("met", 20)
        self.agreed = self._line("agreed", 500)
        self.text = QPlainTextEdit()
        self.text.setObjectName(f"{self._name}.text")
        self.text.setTabChangesFocus(True)
        fix_height(self.text, 88)
        self.next_on = date_edit("visit.next")
        self.next_on.setMinimumDate(_NO_DAY)
        self.next_on.setSpecialValueText(self.tr("不约"))
        self.next_on.setDate(_NO_DAY)
        self.student_field = Field(self.tr("学生"), self.student, required=True)
        self.day_field = Field(self.tr("日期"), self.day, required=True)
        self.mode_field = Field(self.tr("方式"), self.mode, required=True)
        who = self.tr("访谈人") if self._visit else self.tr("沟通人")
        self.name_field = Field(who, self.by_name, required=True)
        self.occasion_field = Field(self.tr("触发"), self.occasion)
        self.topic_field = Field(self.tr("内容"), self.topic)
        hint = self.tr("写关系,如母亲、祖父。")
        self.met_field = Field(self.tr("接待人关系"), self.met, hint=hint)
        self.text_field = Field(self.tr("发现") if self._visit else self.tr("记录"), self.text)
        self.agreed_field = Field(self.tr("约定"), self.agreed)
        self.next_field = Field(self.tr("下次"), self.next_on)

    # --- what the person does ---

    def typed(self) -> FamilyInput:
        """The form as it stands."""
        student = self.student.picked_row()
        next_on = self.next_on.date()
        return FamilyInput(
            self._visit,
            student.id if student is not None else "",
            self.day.date().toString(_FORMAT),
            self.mode.currentData(),
            self.by_name.text(),
            self.occasion.currentData(),
            self.topic.currentData(),
            self.met.text(),
            self.text.toPlainText(),
            self.agreed.text(),
            "" if next_on == _NO_DAY else next_on.toString(_FORMAT),
        )

    def draft(self) -> dict[str, str] | None:
        """What is typed and not saved, as plain texts; None when nothing is."""
        if not self._dirty:
            return None
        student = self.student.picked_row()
        return {
            "student": student.id if student is not None else "",
            "title": student.title if student is not None else "",
            "details": " ".join(student.details) if student is not None else "",
            "day": self.day.date().toString(_FORMAT),
            "mode": self.mode.currentData().value,
            "by_name": self.by_name.text(),
            "occasion": self.occasion.currentData().value,
            "topic": self.topic.currentData().value,
            "met": self.met.text(),
            "text": self.text.toPlainText(),
            "agreed": self.agreed.text(),
            "next_on": self.next_on.date().toString(_FORMAT),
        }

    def restore(self, kept: dict[str, str]) -> None:
        """Puts a draft back."""
        self._filling = True
        if kept.get("student"):
            row = PickRow(kept["student"], kept.get("title", ""), (kept.get("details", ""),))
            self.student.set_picked(row)
        for day, name in ((self.day, "day"), (self.next_on, "next_on")):
            day.setDate(QDate.fromString(kept.get(name, ""), _FORMAT))
        for box, name in ((self.mode, "mode"), (self.occasion, "occasion"), (self.topic, "topic")):
            values = [box.itemData(place).value for place in range(box.count())]
            box.setCurrentIndex(values.index(kept[name]) if kept.get(name) in values else 0)
        for line, name in ((self.by_name, "by_name"), (self.met, "met"), (self.agreed, "agreed")):
            line.setText(kept.get(name, ""))
        self.text.setPlainText(kept.get("text", ""))
        self._filling = False
        self._dirty = True

    def _print_missing(self) -> None:
        self.print_wanted.emit(ContactPaper.NOT_VISITED.value)

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._dirty = True
            self._pause.start()

    def _save(self) -> None:
        self.save_wanted.emit(self.typed())

    def _open(self, row: object) -> None:
        if isinstance(row, VisitLine):
            self.student_wanted.emit(row.visit.student_id)
        elif isinstance(row, ContactLine):
            self.student_wanted.emit(row.contact.student_id)
