"""The fields of a home visit or of another contact: one form for a new record, one for a correction."""

from __future__ import annotations

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.contacts import ContactMode, ContactTopic, VisitOccasion
from xinliapp.i18n import labels
from xinliapp.ui.contacts.facts import ContactLine, FamilyInput, VisitLine
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.reveal import reveal
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role

FORMAT = "yyyy-MM-dd"
NO_DAY = QDate(2000, 1, 1)
DRAFT_AFTER_MS = 2000


class FamilyForm(QWidget):
    """What is asked of a visit (``visit``) or a contact; a correction asks why, and keeps its student.

    ``draft_changed`` comes when somebody stops typing. Keeps nothing but what its fields show.
    """

    draft_changed = Signal()

    def __init__(
        self, visit: bool, correcting: bool, search: Search, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._visit, self._correcting, self._name = visit, correcting, name
        self._record = ""
        self._filling = self._dirty = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self._make_fields(search)
        self._lay_out()
        for line in (self.met, self.agreed, self.reason):
            line.textEdited.connect(self._touched)
        self.text.textChanged.connect(self._touched)
        self.student.picked.connect(self._touched)
        if correcting:
            for day in (self.day, self.next_on):
                day.dateChanged.connect(self._touched)
            for box in (self.mode, self.occasion, self.topic):
                box.currentIndexChanged.connect(self._touched)
            self.by_name.textEdited.connect(self._touched)

    # --- what the pane calls ---

    @property
    def dirty(self) -> bool:
        """Whether something is typed and not saved."""
        return self._dirty

    def begin(self, today: str, me: str) -> None:
        """The day and the person of a new record, where nothing is chosen yet."""
        if self.day.date() == NO_DAY:
            self.day.setDate(QDate.fromString(today, FORMAT))
        if not self.by_name.text():
            self.by_name.setText(me)

    def fill(self, row: VisitLine | ContactLine) -> None:
        """The words of a record, to be corrected."""
        self.clear_errors()
        self._filling = True
        self._record = row.id
        record = row.visit if isinstance(row, VisitLine) else row.contact
        self.student.set_picked(PickRow(record.student_id, row.student, (row.class_label,)))
        self.day.setDate(QDate.fromString(record.day, FORMAT))
        self.mode.setCurrentIndex(self.mode.findData(record.mode))
        self.by_name.setText(record.by_name)
        self.reason.clear()
        if isinstance(row, VisitLine):
            visit = row.visit
            self.occasion.setCurrentIndex(self.occasion.findData(visit.occasion))
            self.met.setText(visit.met)
            self.text.setPlainText(visit.findings)
            self.agreed.setText(visit.agreed)
            self.next_on.setDate(QDate.fromString(visit.next_on, FORMAT) if visit.next_on else NO_DAY)
        else:
            self.topic.setCurrentIndex(self.topic.findData(row.contact.topic))
            self.text.setPlainText(row.contact.note)
        self._filling = False
        self.settle()

    def settle(self) -> None:
        """What stands here is saved, or given up."""
        self._dirty = False
        self._pause.stop()

    def saved(self) -> None:
        """Empties what was kept; the day, the person and the way stay for the next one."""
        self.clear_errors()
        self._filling = True
        self.student.set_picked(None)
        for line in (self.met, self.agreed, self.reason):
            line.clear()
        self.text.clear()
        self.next_on.setDate(NO_DAY)
        self._filling = False
        self.settle()

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.clear_errors()
        if field in self.fields:
            wrong = self.fields[field]
            wrong.set_error(text)
            reveal(wrong, wrong.editor)
        return field in self.fields

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear_error()

    def typed(self) -> FamilyInput:
        """The form as it stands."""
        student = self.student.picked_row()
        next_on = self.next_on.date()
        return FamilyInput(
            self._visit,
            student.id if student is not None else "",
            self.day.date().toString(FORMAT),
            self.mode.currentData(),
            self.by_name.text(),
            self.occasion.currentData(),
            self.topic.currentData(),
            self.met.text(),
            self.text.toPlainText(),
            self.agreed.text(),
            "" if next_on == NO_DAY else next_on.toString(FORMAT),
            self._record,
            self.reason.text(),
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
            "day": self.day.date().toString(FORMAT),
            "mode": self.mode.currentData().value,
            "by_name": self.by_name.text(),
            "occasion": self.occasion.currentData().value,
            "topic": self.topic.currentData().value,
            "met": self.met.text(),
            "text": self.text.toPlainText(),
            "agreed": self.agreed.text(),
            "next_on": self.next_on.date().toString(FORMAT),
            "record": self._record,
            "reason": self.reason.text(),
        }

    def restore(self, kept: dict[str, str]) -> None:
        """Puts a draft back."""
        self._filling = True
        self._record = kept.get("record", "")
        if kept.get("student"):
            row = PickRow(kept["student"], kept.get("title", ""), (kept.get("details", ""),))
            self.student.set_picked(row)
        for day, name in ((self.day, "day"), (self.next_on, "next_on")):
            day.setDate(QDate.fromString(kept.get(name, ""), FORMAT))
        for box, name in ((self.mode, "mode"), (self.occasion, "occasion"), (self.topic, "topic")):
            values = [box.itemData(place).value for place in range(box.count())]
            box.setCurrentIndex(values.index(kept[name]) if kept.get(name) in values else 0)
        for line, name in ((self.by_name, "by_name"), (self.met, "met"), (self.agreed, "agreed"),
                           (self.reason, "reason")):  # fmt: skip
            line.setText(kept.get(name, ""))
        self.text.setPlainText(kept.get("text", ""))
        self._filling = False
        self._dirty = True

    # --- parts ---

    def _lay_out(self) -> None:
        kind = self.occasion_field if self._visit else self.topic_field
        rows: list[list[QWidget]] = [
            [self.student_field],
            [self.day_field, self.mode_field],
            [self.name_field, kind],
        ]
        rows += [[self.met_field]] if self._visit else []
        rows += [[self.text_field]]
        rows += [[self.agreed_field], [self.next_field]] if self._visit else []
        rows += [[self.reason_field]] if self._correcting else []
        # Only hiding: a field that is shown before it stands in the form would open a window of its own.
        visit_only = (self.occasion_field, self.met_field, self.agreed_field, self.next_field)
        unused = [self.topic_field] if self._visit else list(visit_only)
        for field in unused if self._correcting else [*unused, self.reason_field]:
            field.setParent(self)
            field.setVisible(False)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 8)
        column.addWidget(label(self._title(), Role.SECTION))
        column.addWidget(form_grid(rows))

    def _title(self) -> str:
        if self._correcting:
            return self.tr("更正家访") if self._visit else self.tr("更正家长沟通")
        return self.tr("登记一次家访") if self._visit else self.tr("登记一次家长沟通")

    def _line(self, name: str, longest: int) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"{self._name}.{name}")
        made.setMaxLength(longest)
        return made

    def _make_fields(self, search: Search) -> None:
        self.student = StudentPicker(search, object_name=f"{self._name}.student")
        self.day = date_edit(f"{self._name}.day")
        self.day.setDate(NO_DAY)
        self.mode = combo([(labels.label(mode), mode) for mode in ContactMode], f"{self._name}.mode")
        if not self._visit:
            self.mode.setCurrentIndex(self.mode.findData(ContactMode.PHONE))
        self.occasion = combo(
            [(labels.label(kind), kind) for kind in VisitOccasion], f"{self._name}.occasion"
        )
        self.topic = combo([(labels.label(kind), kind) for kind in ContactTopic], f"{self._name}.topic")
        self.by_name, self.met = self._line("by_name", 40), self._line("met", 20)
        self.agreed = self._line("agreed", 500)
        self.text = QPlainTextEdit()
        self.text.setObjectName(f"{self._name}.text")
        self.text.setTabChangesFocus(True)
        fix_height(self.text, 88)
        self.next_on = date_edit(f"{self._name}.next")
        self.next_on.setMinimumDate(NO_DAY)
        self.next_on.setSpecialValueText(self.tr("不约"))
        self.next_on.setDate(NO_DAY)
        self.student_field = Field(self.tr("学生"), self.student, required=True)
        self.day_field = Field(self.tr("日期"), self.day, required=True)
        self.mode_field = Field(self.tr("方式"), self.mode, required=True)
        who = self.tr("访谈人") if self._visit else self.tr("沟通人")
        self.name_field = Field(who, self.by_name, required=True)
        self.occasion_field = Field(self.tr("事由"), self.occasion)
        self.topic_field = Field(self.tr("内容"), self.topic)
        hint = self.tr("写关系,如母亲、祖父。")
        self.met_field = Field(self.tr("接待人关系"), self.met, hint=hint)
        self.text_field = Field(self.tr("发现") if self._visit else self.tr("记录"), self.text)
        self.agreed_field = Field(self.tr("约定"), self.agreed)
        self.next_field = Field(self.tr("下次"), self.next_on)
        self.student.setEnabled(not self._correcting)
        self.reason = self._line("reason", 100)
        self.reason_field = Field(self.tr("更正理由"), self.reason, required=True)
        self.fields = {
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
            "更正理由": self.reason_field,
        }

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._dirty = True
            self._pause.start()
