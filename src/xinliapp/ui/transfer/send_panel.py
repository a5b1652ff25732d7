"""移交一份: whose file, to which school, what of it, who signs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.transfer import TransferSection
from xinliapp.i18n import labels
from xinliapp.ui.transfer.facts import OwnNote, Shown, TransferPage
from xinliapp.ui.transfer.panels import SignerFields
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind
from xinliapp.widgets.closing_panel import ClosingPanel
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import clear_layout, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

LONGEST_GROUND = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands in the form; ``school_id`` is None where no card was compared yet."""

    student_id: str | None
    school_id: str | None
    ground: str
    sections: frozenset[TransferSection]
    notes: frozenset[str]


class SendPanel(ClosingPanel):
    """``chosen``: another student or other sections are to be shown; ``sent``: 签发并写出."""

    chosen = Signal()
    sent = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__("transfer.send", parent)
        self.title.setText(self.tr("移交一份档案"))
        self.picker = StudentPicker(search, object_name="transfer.send.student")
        self.picker.picked.connect(self._changed)
        self.school = QComboBox()
        self.school.setObjectName("transfer.send.school")
        self.ground = QLineEdit()
        self.ground.setObjectName("transfer.send.ground")
        self.ground.setMaxLength(LONGEST_GROUND)
        self.body.addWidget(Field(self.tr("学生"), self.picker, required=True))
        self.body.addWidget(Field(self.tr("移交给"), self.school, required=True))
        self.body.addWidget(Field(self.tr("移交的法律依据"), self.ground, required=True))
        self._boxes()
        self.signer = SignerFields("transfer.send")
        self.body.addWidget(self.signer)
        words = self.tr("签名人看到的只有移交给谁、第几号,看不到档案内容。")
        self.body.addWidget(label(words, Role.CAPTION, "muted", wrap=True))
        self.body.addStretch(1)
        self.go = BusyButton(self.tr("签发并写出"), Kind.PRIMARY, object_name="transfer.send.go")
        self.go.clicked.connect(self.sent)
        self.foot.add_button(self.go)

    def open(self, page: TransferPage, student: PickRow | None) -> None:
        """An empty form; everything of the file is ticked, no words of notes."""
        self.bar.clear()
        self.school.clear()
        for one in page.schools:
            self.school.addItem(f"{one.name}({one.code})", one.id)
        self.ground.clear()
        self._fill_notes(())
        for box in self.sections.values():
            with QSignalBlocker(box):
                box.setChecked(True)
        self.signer.fill(page.signers, signs_self=page.signs_self)
        self.picker.set_picked(student)
        if student is None:
            self.picker.setFocus()
        else:
            self.chosen.emit()
            self.ground.setFocus()

    def show_notes(self, shown: Shown) -> None:
        """The boxes of one's own notes, where another student was chosen."""
        self.bar.clear()
        if tuple(self._notes) != tuple(note.id for note in shown.notes):
            self._fill_notes(shown.notes)

    def choice(self) -> Choice:
        """What stands in the form."""
        row = self.picker.picked_row()
        return Choice(
            row.id if row else None,
            self.school.currentData(),
            self.ground.text(),
            frozenset(section for section, box in self.sections.items() if box.isChecked()),
            frozenset(note for note, box in self._notes.items() if box.isChecked()),
        )

    def counseling_goes(self) -> bool:
        """Whether counselling goes along at all; without it no words of it do."""
        return self.sections[TransferSection.COUNSELING].isChecked()

    def note_boxes(self) -> tuple[QCheckBox, ...]:
        """The boxes of one's own notes."""
        return tuple(self._notes.values())

    def _boxes(self) -> None:
        self.body.addWidget(label(self.tr("内容"), Role.CAPTION, "text2"))
        self.sections: dict[TransferSection, QCheckBox] = {}
        boxes = QVBoxLayout()
        set_margins(boxes, 0, 0, 0, 0, 0)
        for section in TransferSection:
            box = QCheckBox(labels.label(section))
            box.setObjectName(f"transfer.send.{section.value}")
            box.setChecked(True)
            box.toggled.connect(self._changed)
            self.sections[section] = box
            boxes.addWidget(box)
        self.body.addLayout(boxes)
        words = self.tr("辅导记录只写日期和编号。要连正文一起移交的,勾选您自己签名的记录:")
        self._note_words = label(words, Role.CAPTION, "text2", wrap=True)
        self.body.addWidget(self._note_words)
        holder = QWidget()
        self._note_column = QVBoxLayout(holder)
        set_margins(self._note_column, 0, 0, 0, 0, 4)
        self._notes: dict[str, QCheckBox] = {}
        self.body.addWidget(holder)
        never = self.tr("他人封存的记录、过程笔记和外来材料不会移交。")
        self.body.addWidget(label(never, Role.CAPTION, "muted", wrap=True))

    def _fill_notes(self, notes: tuple[OwnNote, ...]) -> None:
        clear_layout(self._note_column)
        self._notes = {}
        for note in notes:
            box = QCheckBox(note.words)
            box.setObjectName(f"transfer.send.note.{note.id}")
            box.toggled.connect(self._changed)
            self._notes[note.id] = box
            self._note_column.addWidget(box)
        self._note_words.setVisible(bool(notes))

    def _changed(self, *_: object) -> None:
        if self.picker.picked_row() is not None:
            self.chosen.emit()
