"""The strip at the top of the student page: name, grade, tags, class, gender, age, number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from xinliapp.domain.consents import ConsentKind, ConsentState
from xinliapp.i18n import formats, labels
from xinliapp.services.dossier import CasePart, Dossier
from xinliapp.ui.student.facts import PaperKind, Record
from xinliapp.ui.student.wording import grade_chip_label
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Kind, link, outline, primary
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import GradeChip, Tag
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role

_HEIGHT = 72
_TAGS_SHOWN = 3
_SHOWN = (ConsentKind.SCREENING, ConsentKind.COUNSELING, ConsentKind.RECORDING)


class Identity(QFrame):
    """Two lines; the one primary button, for who may write case records."""

    talk_wanted = Signal()
    record_wanted = Signal(object)
    roster_wanted = Signal()
    paper_wanted = Signal(object)
    consents_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.identity")
        self.setProperty("area", "pageHeader")
        fix_height(self, _HEIGHT)
        outer = QHBoxLayout(self)
        set_margins(outer, tk.MARGIN, 8, tk.MARGIN, 8, 12)
        column = QVBoxLayout()
        set_margins(column, 0, 0, 0, 0, 0)
        first = QHBoxLayout()
        set_margins(first, 0, 0, 0, 0, tk.GAP)
        self.name = ElidedLabel("", Role.TITLE)  # a very long name is cut rather than widening the window
        self.name.setObjectName("student.name")
        self._chips = QHBoxLayout()
        set_margins(self._chips, 0, 0, 0, 0, tk.GAP)
        first.addWidget(self.name)
        first.addLayout(self._chips)
        first.addStretch(1)
        second = QHBoxLayout()
        set_margins(second, 0, 0, 0, 0, 12)
        self.facts = label("", tone="text2")
        self.facts.setObjectName("student.facts")
        self._list = link(self.tr("回到本班名单"), object_name="student.roster")
        self._list.clicked.connect(self.roster_wanted)
        self.consents = link("", object_name="student.consents")
        self.consents.clicked.connect(self.consents_wanted)
        second.addWidget(self.facts)
        second.addWidget(self.consents)
        second.addWidget(self._list)
        second.addStretch(1)
        column.addLayout(first)
        column.addLayout(second)
        outer.addLayout(column, 1)
        self._buttons(outer)
        self.talk_button = primary(self.tr("记一次谈心"), object_name="student.record", icon="talk")
        self.talk_button.clicked.connect(self.talk_wanted)
        self._other()
        for button in (self.other_button, self.talk_button):
            outer.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _other(self) -> None:
        """记其他: what is written on a page of its own."""
        self.other_button = outline(self.tr("记其他"), object_name="student.record_other", menu_arrow=True)
        self.other_button.clicked.connect(self._open_records)
        self._record_menu = QMenu(self)
        self.records: dict[Record, QAction] = {}
        for words, record in (
            (self.tr("辅导"), Record.COUNSELING),
            (self.tr("家访"), Record.VISIT),
            (self.tr("家长沟通"), Record.GUARDIAN),
            (self.tr("快速预警"), Record.WARNING),
            (self.tr("预约"), Record.APPOINTMENT),
            (self.tr("转学移交"), Record.TRANSFER),
        ):
            action = self._record_menu.addAction(words)
            action.setObjectName(f"student.record.{record.value}")
            action.setData(record.value)
            self.records[record] = action
        self._record_menu.triggered.connect(self._record)

    def _buttons(self, row: QHBoxLayout) -> None:
        self.card_button = outline(self.tr("急用卡"), object_name="student.card", icon="card")
        self.card_button.clicked.connect(self._card)
        self.print_button = outline(
            self.tr("打印"), object_name="student.print", icon="print", shortcut="Ctrl+P", menu_arrow=True
        )
        self.print_button.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        for words, kind in (
            (self.tr("一人一档(五要素)"), PaperKind.FIVE_ELEMENTS),
            (self.tr("班主任摘要"), PaperKind.HOMEROOM),
            (self.tr("知情同意书(测评)"), PaperKind.CONSENT_SCREENING),
            (self.tr("知情同意书(辅导)"), PaperKind.CONSENT_COUNSELING),
        ):
            action = self._menu.addAction(words)
            action.setObjectName(f"student.print.{kind.value}")
            action.setData(kind.value)
        self._menu.triggered.connect(self._print)
        for button in (self.card_button, self.print_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def clear(self) -> None:
        """Nobody."""
        self.name.setText(self.tr("学生档案"))
        self.facts.clear()
        self.facts.setVisible(False)
        self._list.setVisible(False)
        self.consents.setVisible(False)
        for button in (self.talk_button, self.other_button, self.card_button, self.print_button):
            button.setVisible(False)
        self._clear_chips()

    def show_dossier(self, dossier: Dossier, masked: bool, offered: frozenset[str]) -> None:
        """Who this is; grade and tags only from the case part. ``offered``: pages this person has."""
        student = dossier.student
        self.name.setText(formats.masked_name(student.name) if masked else student.name)
        age = self.tr("%1岁").replace("%1", str(dossier.age)) if dossier.age is not None else ""
        facts = (
            dossier.class_label or self.tr("没有班级"),
            labels.label(student.gender) if student.gender else "",
            age,
            formats.masked_number(student.student_number) if student.student_number else "",
        )
        self.facts.setText("  ".join(filter(None, facts)))
        self.facts.setVisible(True)
        self._list.setVisible(True)
        for button in (self.talk_button, self.card_button, self.print_button):
            button.setVisible(dossier.case is not None)
        for record, action in self.records.items():
            action.setVisible(record.page in offered)
        some = any(record.page in offered for record in self.records)
        self.other_button.setVisible(dossier.case is not None and some)
        self._clear_chips()
        self.consents.setVisible(dossier.case is not None)
        if dossier.case is None:
            return
        self.consents.setText(self._consent_words(dossier.case))
        grade = dossier.case.grade
        if grade is not None:
            words = grade_chip_label(grade.ordinal, dossier.grade_words[grade.ordinal])
            self._add_chip(GradeChip(grade.ordinal, words, 24))
        if dossier.final_year:
            self._add_chip(Tag(self.tr("毕业年级")))
        tags = dossier.case.tags
        for tag in tags[:_TAGS_SHOWN]:
            self._add_chip(Tag(labels.label(tag.kind)))
        if len(tags) > _TAGS_SHOWN:
            self._add_chip(Tag(f"+{len(tags) - _TAGS_SHOWN}"))

    def _consent_words(self, case: CasePart) -> str:
        """知情同意 测评√ 辅导√ 录音-."""
        states = {one.kind: one.state for one in case.consents}
        marks = {
            ConsentState.GIVEN: "√",
            ConsentState.WAIVED: self.tr("(有依据)"),
            ConsentState.REFUSED: "×",
            ConsentState.WITHDRAWN: self.tr("×(撤回)"),
            ConsentState.MISSING: "-",
        }
        told = (f"{labels.label(kind)}{marks[states[kind]]}" for kind in _SHOWN if kind in states)
        return " ".join((self.tr("知情同意"), *told))

    def set_busy(self, busy: bool) -> None:
        """While a form is open its own button is the main one."""
        self.talk_button.set_kind(Kind.OUTLINE if busy else Kind.PRIMARY)
        self.talk_button.setShortcut("" if busy else "Ctrl+Return")

    def _add_chip(self, chip: QWidget) -> None:
        self._chips.addWidget(chip)
        chip.show()

    def _clear_chips(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget: QWidget | None = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _card(self) -> None:
        self.paper_wanted.emit(PaperKind.CARD)

    def _open_menu(self) -> None:
        self._menu.popup(self.print_button.mapToGlobal(self.print_button.rect().bottomLeft()))

    def _open_records(self) -> None:
        corner = self.other_button.rect().bottomLeft()
        self._record_menu.popup(self.other_button.mapToGlobal(corner))

    def _record(self, action: QAction) -> None:
        self.record_wanted.emit(Record(action.data()))

    def _print(self, action: QAction) -> None:
        self.paper_wanted.emit(PaperKind(action.data()))
