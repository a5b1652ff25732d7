"""进展: what happened to a referral, each with time and person, and the form of the next step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.referrals import ALLOWED, Referral, ReferralStep, ReferralStepKind
from xinliapp.i18n import labels
from xinliapp.ui.concern.referral.facts import Opened
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.buttons import Button, link, outline
from xinliapp.widgets.fields import Field, combo, date_edit
from xinliapp.widgets.file_pick import FilePick
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, clear_layout, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

_FREE = (ReferralStepKind.RECEIPT,)
_SIGNS = {
    ReferralStepKind.ACCEPTED: Sign.OK,
    ReferralStepKind.ATTENDING: Sign.OK,
    ReferralStepKind.REFUSED: Sign.CROSS,
}


class StepBox(QWidget):
    """``save_wanted`` for [登记]; ``voided(step id, reason)``; ``file_wanted(attachment id)``."""

    save_wanted = Signal()
    voided = Signal(str, str)
    file_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ""
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        box = area("surface")
        outer.addWidget(box)
        column = QVBoxLayout(box)
        set_margins(column, 16, 12, 16, 12, 8)
        column.addWidget(label(self.tr("交接与进展"), Role.SECTION))
        self._list = QVBoxLayout()
        set_margins(self._list, 0, 0, 0, 0, 4)
        column.addLayout(self._list)
        self._form = QWidget()
        self._build(self._form)
        column.addWidget(self._form)
        column.addStretch(1)

    def show_opened(self, opened: Opened) -> None:
        """What happened so far, and what may be noted next."""
        found = opened.referral
        clear_layout(self._list)
        self.setVisible(found is not None)
        if found is None:
            return
        for step in found.steps:
            self._list.addWidget(self._step(step, opened))
        if not found.steps:
            self._list.addWidget(label(self.tr("还没有登记。接收机构答复后在这里记。"), tone="text2"))
        self._form.setVisible(found.open)
        self._offer(found)
        self.day.set_iso(opened.today)
        self.time.setText(opened.now[11:16])
        self.by.setText("")
        self.note.setText("")
        self.file.set_path(None)
        self.clear_errors()

    def kind(self) -> ReferralStepKind:
        """What is to be noted."""
        return ReferralStepKind(str(self.what.currentData()))

    def when(self) -> tuple[str, str]:
        """Day and time as typed."""
        return self.day.iso(), self.time.text()

    def path(self) -> Path | None:
        """The receipt's scan chosen just now."""
        return self.file.path()

    def mark(self, field: str, text: str) -> None:
        """Say at its place what is wrong."""
        self.clear_errors()
        place = {"时间": self._time_field, "经办人": self._by_field, "原因": self._note_field}.get(field)
        if place is not None:
            place.set_error(text.split("。")[0])
            place.editor.setFocus()

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        for field in (self._time_field, self._by_field, self._note_field):
            field.clear_error()

    # --- parts ---

    def _build(self, holder: QWidget) -> None:
        self.what = combo((), "ref.step")
        self.day = date_edit("ref.step_day")
        self.day.setAccessibleName(self.tr("日期"))
        self.time = self._line("ref.step_time", 5)
        when = QWidget()
        row = QHBoxLayout(when)
        set_margins(row, 0, 0, 0, 0, 4)
        fix_width(self.day, 128)
        fix_width(self.time, 64)
        row.addWidget(self.day)
        row.addWidget(self.time)
        self.by, self.note = self._line("ref.step_by", 40), self._line("ref.step_note", 300)
        self._time_field = Field(self.tr("交接时间"), when, required=True)
        self._by_field = Field(self.tr("经办人"), self.by, required=True)
        self._note_field = Field(self.tr("说明(未接收时写原因)"), self.note)
        self.file = FilePick("ref.receipt", SUFFIXES)
        self.save = outline(self.tr("登记"), object_name="ref.step_save")
        self.save.clicked.connect(self.save_wanted)
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 8)
        first = QHBoxLayout()
        what = Field(self.tr("登记"), self.what)
        for field, width in ((what, 112), (self._time_field, 204), (self._by_field, 136)):
            fix_width(field, width)
            first.addWidget(field)
        first.addWidget(self._note_field, 1)
        column.addLayout(first)
        second = QHBoxLayout()
        second.addWidget(label(self.tr("回执扫描件"), Role.CAPTION, "text2"))
        second.addWidget(self.file, 1)
        second.addWidget(self.save)
        column.addLayout(second)

    def _offer(self, found: Referral) -> None:
        self.what.clear()
        allowed = ALLOWED[found.state]
        for kind in ReferralStepKind:
            if kind in allowed or kind in _FREE:
                self.what.addItem(labels.label(kind), kind.value)
        usual = next((kind for kind in ReferralStepKind if kind in allowed), ReferralStepKind.CLOSED)
        self.what.setCurrentIndex(self.what.findData(usual.value))

    def _step(self, step: ReferralStep, opened: Opened) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 8)
        words = " ".join(
            filter(None, (step.at.replace("T", " ")[:16], labels.label(step.kind), step.by_name))
        )
        row.addWidget(StatusMark(_SIGNS.get(step.kind, Sign.DOT), words))
        if step.note:
            row.addWidget(label(step.note, tone="text2", wrap=True), 1)
        else:
            row.addStretch(1)
        if step.attachment_id is not None:
            kept = link(self.tr("看回执"), object_name=f"ref.receipt_kept.{step.kind.value}")
            kept.setProperty("file", step.attachment_id)
            kept.setToolTip(opened.files.get(step.attachment_id, ""))
            kept.clicked.connect(self._want_file)
            row.addWidget(kept)
        wrong = link(self.tr("记错了"), object_name=f"ref.step_void.{step.kind.value}")
        wrong.setProperty("step", step.id)
        wrong.clicked.connect(self._ask)
        row.addWidget(wrong)
        return holder

    def _want_file(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.file_wanted.emit(str(button.property("file")))

    def _ask(self) -> None:
        button = self.sender()
        if not isinstance(button, Button):
            return
        self._asked = str(button.property("step"))
        hint = self.tr("这一条留在记录里并注明撤销,状态回到上一步。")
        ask = AskDialog("ref.voiding", self.tr("撤销理由"), self.tr("撤销这一条"), hint, 1, self)
        ask.given.connect(self._voided)
        ask.open()

    def _voided(self, reason: str) -> None:
        self.voided.emit(self._asked, reason)

    def _line(self, name: str, longest: int) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setMaxLength(longest)
        return line
