"""A saved visit or contact, whole: everything that was written about it, to read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.i18n import formats, labels
from xinliapp.ui.contacts.facts import ContactLine, VisitLine
from xinliapp.widgets.buttons import link
from xinliapp.widgets.page import KeyValues, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class FamilyCard(QWidget):
    """``student_wanted(id)``: the page of whom it is about."""

    student_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.card")
        self.row: VisitLine | ContactLine | None = None
        self.title = label("", Role.SECTION, wrap=True)
        self.rows = KeyValues(key_width=80)
        student = link(self.tr("学生页"), object_name=f"{name}.to_student")
        student.clicked.connect(self._to_student)
        head = QHBoxLayout()
        set_margins(head, 0, 0, 0, 0, 8)
        head.addWidget(self.title, 1)
        head.addWidget(student)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 8)
        column.addLayout(head)
        column.addWidget(self.rows)

    def show_row(self, row: VisitLine | ContactLine, masked: bool) -> None:
        """One record; nothing of it is cut."""
        self.row = row
        name = formats.masked_name(row.student) if masked else row.student
        self.title.setText(" ".join(filter(None, (row.class_label, name))))
        self.rows.set_rows(self._visit(row) if isinstance(row, VisitLine) else self._contact(row))

    def _visit(self, row: VisitLine) -> tuple[tuple[str, str], ...]:
        visit = row.visit
        return (
            (self.tr("家访日期"), formats.screen_date(visit.day)),
            (self.tr("方式"), labels.label(visit.mode)),
            (self.tr("事由"), labels.label(visit.occasion)),
            (self.tr("访谈人"), visit.by_name),
            (self.tr("接待人"), visit.met or formats.MISSING),
            (self.tr("发现"), visit.findings or formats.MISSING),
            (self.tr("约定"), visit.agreed or formats.MISSING),
            (self.tr("下次"), formats.screen_date(visit.next_on) if visit.next_on else self.tr("不约")),
        )

    def _contact(self, row: ContactLine) -> tuple[tuple[str, str], ...]:
        contact = row.contact
        return (
            (self.tr("沟通日期"), formats.screen_date(contact.day)),
            (self.tr("方式"), labels.label(contact.mode)),
            (self.tr("内容"), labels.label(contact.topic)),
            (self.tr("沟通人"), contact.by_name),
            (self.tr("记录"), contact.note or formats.MISSING),
        )

    def _to_student(self) -> None:
        row = self.row
        if row is not None:
            self.student_wanted.emit(
                row.visit.student_id if isinstance(row, VisitLine) else row.contact.student_id
            )
