"""The side panel of the inbox: why a file stands where it does, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.bureau import MemberSchool
from xinliapp.domain.exchange import ArrivalVerdict
from xinliapp.domain.receipts import ReceiptKind
from xinliapp.services.inbox_desk import DeskLine
from xinliapp.services.known_forms import FormRun
from xinliapp.ui.bureau_inbox.wording import breakable, reason_text, result_word, sign_of
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import KeyValues, SidePanel, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class FilePanel(SidePanel):
    """Details of the current file. ``claimed``, ``decided(accept)``, ``returned``: the person's wish."""

    claimed = Signal()
    returned = Signal()
    decided = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inbox.panel")
        self.name = label("", Role.STRONG, wrap=True)
        self.mark = StatusMark(Sign.NONE, "")
        self.reason = label("", wrap=True)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.figures = KeyValues(key_width=176)
        for widget in (self.name, _at_left(self.mark), self.reason):
            self.add(widget)
        self._claim = self._claim_box()
        self._decide = self._decide_box()
        self.add(self._claim)
        self.add(self._decide)
        self.return_button = outline(self.tr("退回"), object_name="inbox.return", icon="return_slip")
        self.return_button.clicked.connect(self.returned)
        self.add(_at_left(self.return_button))
        self.add(self.figures)
        self.show_line(None)

    def _claim_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        set_margins(column, 0, 4, 0, 4, 12)
        self.school = _searchable("inbox.school")
        self.period = QComboBox()
        self.period.setObjectName("inbox.period")
        self.period.setEditable(True)
        column.addWidget(Field(self.tr("学校"), self.school, required=True))
        column.addWidget(Field(self.tr("期次"), self.period, required=True))
        button = outline(self.tr("认领"), object_name="inbox.claim")
        button.clicked.connect(self.claimed)
        column.addWidget(button)
        return box

    def _decide_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        set_margins(column, 0, 4, 0, 4, 12)
        self.note = QLineEdit()
        self.note.setObjectName("inbox.note")
        self.note.setMaxLength(200)
        column.addWidget(Field(self.tr("说明(电话核实的结果)"), self.note, required=True))
        take = outline(self.tr("核实无误,收下"), object_name="inbox.take")
        leave = outline(self.tr("不收"), object_name="inbox.leave")
        take.clicked.connect(self._take)
        leave.clicked.connect(self._leave)
        column.addWidget(take)
        column.addWidget(leave)
        return box

    # --- what the view calls ------------------------------------------------------------------------------

    def set_choices(self, schools: Sequence[MemberSchool], runs: Sequence[FormRun]) -> None:
        """What an unsigned form can be claimed for; nothing is chosen beforehand."""
        chosen = self.school.currentData()
        self.school.clear()
        for school in schools:
            self.school.addItem(f"{school.name} {school.code}", school.code)
        self.school.setCurrentIndex(self.school.findData(chosen) if chosen else -1)
        self.period.clear()
        for run in runs:
            self.period.addItem(run.period, run.period)

    def show_line(self, line: DeskLine | None) -> None:
        """Everything about one file, and the box it needs."""
        self.setVisible(line is not None)
        if line is None:
            return
        self.set_open(True)
        self.name.setText(breakable(line.file_name))
        self.mark.set(sign_of(line), result_word(line))
        told = reason_text(line)
        self.reason.setText(told)
        self.reason.setVisible(bool(told))
        self._claim.setVisible(line.unclaimed)
        self._decide.setVisible(line.verdict is ArrivalVerdict.HELD)
        stands = line.verdict.counts or (line.verdict is ArrivalVerdict.UNSIGNED and not line.unclaimed)
        self.return_button.setVisible(stands and not line.via and line.answer is not ReceiptKind.RETURNED)
        self.figures.set_rows([(heading, shown or "—") for heading, shown in line.figures])
        if line.unclaimed:
            self.school.setCurrentIndex(self.school.findData(line.school_code) if line.school_code else -1)
            self.period.setCurrentText(line.period or self.period.currentText())

    def chosen_school(self) -> str | None:
        """The code of the school that is chosen or typed in full."""
        place = self.school.findText(self.school.currentText())
        return self.school.itemData(place) if place >= 0 else None

    def _take(self) -> None:
        self.decided.emit(True)

    def _leave(self) -> None:
        self.decided.emit(False)


def _at_left(mark: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, 0, 0, 0, 0, 0)
    row.addWidget(mark)
    row.addStretch(1)
    return holder


def _searchable(object_name: str) -> QComboBox:
    """A drop-down that finds what is typed anywhere in its lines."""
    made = QComboBox()
    made.setObjectName(object_name)
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setMaxVisibleItems(12)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    finder = made.completer()
    if finder is not None:
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return made
