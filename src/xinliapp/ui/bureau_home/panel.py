"""The side panel of the progress page: one school, what was sent back, its reminders and one more."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QDateTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.bureau import Chase, ChaseMethod, SchoolProgress
from xinliapp.i18n import labels
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.page import KeyValues, SidePanel, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


def late_words(line: SchoolProgress) -> str:
    """Why a report counts as late: the first usable file came in after the school's due day; "" in time."""
    if not line.days_late:
        return ""
    return QCoreApplication.translate("Progress", "迟%1天").replace("%1", str(line.days_late))


def _received(line: SchoolProgress) -> str:
    if line.received_at is None:
        return "—"
    return f"{line.received_at[:16].replace('T', ' ')} {late_words(line)}".rstrip()


class ChasePanel(SidePanel):
    """``noted(code, method, result, at)``: one reminder."""

    noted = Signal(str, object, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress.panel")
        self._code = ""
        self.school = label("", Role.STRONG, wrap=True)
        self.facts = KeyValues(key_width=64)
        self.returned = label("", tone="bad", wrap=True)
        self.returned.setObjectName("progress.returned_for")
        self._head = label(self.tr("催报"), Role.SECTION)
        self.history = label("", tone="text2", wrap=True)
        self.history.setObjectName("progress.chases")
        for widget in (self.school, self.facts, self.returned, self._head, self.history, self._form()):
            self.add(widget)
        self.show_line(None, None)

    def _form(self) -> QWidget:
        self._box = QWidget()
        column = QVBoxLayout(self._box)
        set_margins(column, 0, 4, 0, 4, 8)
        self.method = combo([(labels.label(one), one) for one in ChaseMethod], "chase.method")
        self.result = QLineEdit()
        self.result.setObjectName("chase.result")
        self.result.setMaxLength(60)
        self.result.returnPressed.connect(self._note)
        self.at = QDateTimeEdit()
        self.at.setObjectName("chase.at")
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.note_button = outline(self.tr("记一次催报"), object_name="chase.note", icon="phone")
        self.note_button.clicked.connect(self._note)
        for widget in (
            Field(self.tr("方式"), self.method),
            Field(self.tr("结果"), self.result),
            Field(self.tr("时间"), self.at),
            self.note_button,
        ):
            column.addWidget(widget)
        return self._box

    def show_line(self, line: SchoolProgress | None, now: dt.datetime | None) -> None:
        """One school; the time of a reminder is now unless changed."""
        self.setVisible(line is not None)
        if line is None:
            return
        self.set_open(True)
        if line.school.code != self._code:
            self.result.clear()
        self._code = line.school.code
        self.school.setText(line.school.name)
        self.facts.set_rows(
            (
                (self.tr("联系人"), line.school.contact or "—"),
                (self.tr("电话"), line.school.phone or "—"),
                (self.tr("截止"), line.due_on or "—"),
                (self.tr("首次收到"), _received(line)),
            )
        )
        why = "、".join(line.returned_for)
        self.returned.setText(self.tr("已退回:%1").replace("%1", why))
        self.returned.setVisible(bool(why))
        self.history.setText(
            "\n".join(self._chase(chase) for chase in line.chases) or self.tr("还没有催过。")
        )
        if now is not None:
            self.at.setDateTime(QDateTime(now.year, now.month, now.day, now.hour, now.minute, 0))

    def clear_typed(self) -> None:
        """What was typed has become a record."""
        self.result.clear()

    def _chase(self, chase: Chase) -> str:
        words = f"{chase.at[5:16].replace('T', ' ')} {labels.label(chase.method)}"
        return f"{words} {chase.result}".rstrip()

    def _note(self) -> None:
        at = self.at.dateTime().toPython()
        self.noted.emit(self._code, self.method.currentData(), self.result.text(), at)
