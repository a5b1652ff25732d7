"""The radio of risk, and the record of 突破保密 that it opens: reason, told whom, when, what."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateTimeEdit,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.counseling import Risk, Told
from xinliapp.i18n import labels
from xinliapp.ui.counseling.facts import Body
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_width, px, set_margins

_MOMENT = "yyyy-MM-dd HH:mm"


class RiskFields(QWidget):
    """``changed`` at every edit; ``fields`` by the names the service's errors use."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._started = ""
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, 0, 0, 0, 0, tk.MARGIN)
        row.addWidget(label(self.tr("风险"), tone="text2"))
        self._radios = QButtonGroup(self)
        self.choices: dict[Risk, QRadioButton] = {}
        words = {Risk.BREACH: self.tr("突破保密,在下面登记")}
        for risk in Risk:
            radio = QRadioButton(words.get(risk, labels.label(risk)))
            radio.setObjectName(f"note.risk.{risk.value}")
            self._radios.addButton(radio)
            self.choices[risk] = radio
            row.addWidget(radio)
        row.addStretch(1)
        self._radios.buttonToggled.connect(self._toggled)
        self.record = self._record()
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        column.addWidget(line)
        column.addWidget(self.record)
        self.record.setVisible(False)

    def fill(self, body: Body) -> None:
        """Show a draft."""
        self._started = body["started_at"]
        self.choices[Risk(body["risk"] or Risk.UNCHANGED.value)].setChecked(True)
        self.reason.setPlainText(body["breach_reason"])
        self.what.setPlainText(body["breach_what"])
        told = body["breach_told"].split()
        for one, tick in self.told.items():
            tick.setChecked(one.value in told)
        moment = body["breach_at"] or self._started
        self.at.setDateTime(QDateTime.fromString(moment, _MOMENT))

    def body(self) -> Body:
        """As typed."""
        risk = next((one for one, radio in self.choices.items() if radio.isChecked()), Risk.UNCHANGED)
        breach = risk is Risk.BREACH
        return {
            "risk": risk.value,
            "breach_reason": self.reason.toPlainText(),
            "breach_told": " ".join(one.value for one, tick in self.told.items() if tick.isChecked()),
            "breach_at": self.at.dateTime().toString(_MOMENT) if breach else "",
            "breach_what": self.what.toPlainText(),
        }

    def _record(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        self.reason, self.what = self._area("note.breach_reason"), self._area("note.breach_what")
        self.at = QDateTimeEdit()
        self.at.setDisplayFormat(_MOMENT)
        self.at.setCalendarPopup(True)
        self.at.setObjectName("note.breach_at")
        self.at.dateTimeChanged.connect(self._edited)
        people = QWidget()
        row = QHBoxLayout(people)
        set_margins(row, 0, 4, 0, 4, tk.MARGIN)
        self.told: dict[Told, QCheckBox] = {}
        for one in Told:
            tick = QCheckBox(labels.label(one))
            tick.setObjectName(f"note.told.{one.value}")
            tick.toggled.connect(self._edited)
            self.told[one] = tick
            row.addWidget(tick)
        row.addStretch(1)
        self.fields = {
            "突破保密的理由": Field(self.tr("突破保密的理由"), self.reason, required=True),
            "告知了谁": Field(self.tr("告知了谁"), people, required=True),
            "告知时间": Field(self.tr("告知时间"), self.at, required=True),
            "告知了什么": Field(self.tr("告知了什么"), self.what, required=True),
        }
        fix_width(self.fields["告知时间"], 184)
        line = QHBoxLayout()
        set_margins(line, 0, 0, 0, 0, 12)
        line.addWidget(self.fields["告知了谁"], 1)
        line.addWidget(self.fields["告知时间"])
        column.addWidget(self.fields["突破保密的理由"])
        column.addLayout(line)
        column.addWidget(self.fields["告知了什么"])
        return holder

    def _area(self, name: str) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName(name)
        text.setTabChangesFocus(True)
        text.setFixedHeight(px(56))
        text.textChanged.connect(self._edited)
        return text

    def _toggled(self, _button: object, on: bool) -> None:
        if on:
            self.record.setVisible(self.choices[Risk.BREACH].isChecked())
            self.changed.emit()

    def _edited(self, _value: object = None) -> None:
        self.changed.emit()
