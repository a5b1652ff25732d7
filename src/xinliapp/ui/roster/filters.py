"""The strip of filters above the list: 年级, 班级, 标签, 状态, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from xinliapp.domain.students import StudentStatus, TagKind
from xinliapp.i18n import labels
from xinliapp.services.school import ClassRow
from xinliapp.ui.roster.facts import HeldTags, Narrow, Presence, Rights, RosterPage
from xinliapp.widgets.fields import combo
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins


class FilterStrip(QFrame):
    """``changed`` whenever one of them was; the text stands in the page's header."""

    changed = Signal()

    def __init__(self, rights: Rights, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "bg")
        row = QHBoxLayout(self)
        set_margins(row, 16, 4, 16, 4, 8)
        self._classes: tuple[ClassRow, ...] = ()
        self.grade_box = self._box("roster.grade", self.tr("年级"), 104)
        self.class_box = self._box("roster.class", self.tr("班级"), 104)
        self.tag_box = self._box("roster.tag", self.tr("标签"), 120)
        self.status_box = self._box("roster.status", self.tr("状态"), 104)
        self._fill(self.status_box, self._states())
        self.count = label("", tone="text2")
        self.count.setObjectName("roster.count")
        self.no_phone = FilterChip(self.tr("缺监护人电话"), 0, Sign.DUE_SOON, object_name="roster.no_phone")
        self.doubtful = FilterChip(self.tr("学籍号待核"), 0, Sign.ASK, object_name="roster.doubtful")
        for widget in (self.grade_box, self.class_box, self.tag_box, self.status_box, self.count):
            row.addWidget(widget)
        self.tag_box.setVisible(rights.tags)
        for chip in (self.no_phone, self.doubtful):
            chip.setToolTip(self.tr("只看这些学生"))
            chip.toggled.connect(self._touched)
            row.addWidget(chip)
        row.addStretch(1)

    def narrow(self, text: str) -> Narrow:
        """What is chosen, with the text typed."""
        return Narrow(
            self.grade_box.currentData(), self.class_box.currentData(), self.tag_box.currentData(),
            self.status_box.currentData(), text, self.no_phone.isChecked(), self.doubtful.isChecked(),
        )  # fmt: skip

    def show_page(self, page: RosterPage, wanted: Narrow) -> None:
        """What there is to choose from, and what is chosen."""
        self._classes = page.classes
        grades = dict.fromkeys(row.grade_label for row in page.classes)
        self._fill(self.grade_box, [(self.tr("全部年级"), None), *((each, each) for each in grades)])
        self._choose(self.grade_box, wanted.grade)
        self._fill_classes()
        self._choose(self.class_box, wanted.class_id)
        self._fill(self.tag_box, [(self.tr("全部标签"), None), *_tag_options(page.tags, page)])
        self._choose(self.tag_box, wanted.tag)
        self._choose(self.status_box, wanted.status)
        counts = page.counts
        for chip, number in ((self.no_phone, counts.phone_missing), (self.doubtful, counts.number_doubtful)):
            chip.set_count(number)
            chip.setVisible(number > 0 or chip.isChecked())

    def show_count(self, shown: int, total: int) -> None:
        """1751/1800 人."""
        self.count.setText(self.tr("%1/%2 人").replace("%1", str(shown)).replace("%2", str(total)))

    def fit(self, *, narrow: bool) -> None:
        """Beside an open form in a small window there is no room for everything."""
        self.grade_box.setVisible(not narrow)
        self.count.setVisible(not narrow)

    def _states(self) -> list[tuple[str, object]]:
        return [
            (self.tr("在校"), Presence.HERE),
            *((labels.label(each), each) for each in StudentStatus),
            (self.tr("全部,含离校"), Presence.EVERYBODY),
        ]

    def _box(self, name: str, words: str, width: int) -> QComboBox:
        box = combo([], name)
        box.setAccessibleName(words)
        box.setMaxVisibleItems(16)
        fix_width(box, width)
        if name == "roster.grade":
            box.currentIndexChanged.connect(self._grade_chosen)
        else:
            box.currentIndexChanged.connect(self._touched)
        return box

    def _fill_classes(self) -> None:
        """Only those of the grade chosen; the class chosen stays if it is one of them."""
        grade = self.grade_box.currentData()
        shown = [row for row in self._classes if grade is None or row.grade_label == grade]
        self._fill(self.class_box, [(self.tr("全部班级"), None), *((row.label, row.id) for row in shown)])

    @staticmethod
    def _fill(box: QComboBox, options: Sequence[tuple[str, object]]) -> None:
        if list(options) == [(box.itemText(at), box.itemData(at)) for at in range(box.count())]:
            return
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for words, value in options:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, _place(box, chosen)))
        box.blockSignals(False)

    @staticmethod
    def _choose(box: QComboBox, value: object) -> None:
        box.blockSignals(True)
        box.setCurrentIndex(max(0, _place(box, value)))
        box.blockSignals(False)

    def _grade_chosen(self, _index: int) -> None:
        self._fill_classes()
        self._touched()

    def _touched(self, _value: object = None) -> None:
        self.changed.emit()


def _place(box: QComboBox, value: object) -> int:
    """Qt's own search takes an enum for its text."""
    return next((at for at in range(box.count()) if box.itemData(at) == value), -1)


def _tag_options(tags: HeldTags, page: RosterPage) -> list[tuple[str, TagKind]]:
    """The tags students here have, with how many."""
    here = {row.id for row in page.rows}
    found = Counter(kind for student, held in tags.items() if student in here for kind, _ in held)
    return [(f"{labels.label(kind)} {found[kind]}", kind) for kind in TagKind if found[kind]]
