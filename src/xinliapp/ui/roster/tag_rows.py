"""The tags of a student on the form: known ones with source and end, and new ones to be given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.student_tags import HAND_SOURCES, LONGEST_DETAIL, TagSource
from xinliapp.domain.students import TagKind
from xinliapp.i18n import labels
from xinliapp.ui.roster.tag_entry import TagEntry
from xinliapp.widgets.buttons import link, row_button
from xinliapp.widgets.fields import combo
from xinliapp.widgets.page import clear_layout, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

# What a code of the roster says less about than a word of one's own does.
_WITH_DETAIL = (TagKind.DISABILITY, TagKind.HARDSHIP, TagKind.HEALTH)
_KINDS = (
    TagKind.LEFT_BEHIND_ONE, TagKind.LEFT_BEHIND_BOTH, TagKind.LEFT_BEHIND, TagKind.MIGRANT, TagKind.ORPHAN,
    TagKind.DISABILITY, TagKind.INCLUSIVE_EDUCATION, TagKind.SINGLE_PARENT, TagKind.HARDSHIP,
    TagKind.MARTYR_FAMILY, TagKind.HEALTH,
)  # fmt: skip


def _narrow(box: QComboBox) -> QComboBox:
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    return box


class TagRow(QWidget):
    """One tag: its kind and, below, source and last day; ``dropped``: 结束 or 去掉 was pressed."""

    changed = Signal()
    dropped = Signal(object)

    def __init__(self, tag: TagEntry, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = tag
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 4, 4)
        head = QHBoxLayout()
        self.kind = self._kind(name)
        known = bool(tag.id)
        self._drop = row_button(self.tr("结束") if known else self.tr("去掉"), object_name=f"{name}.drop")
        self._drop.clicked.connect(self._dropped)
        head.addWidget(self._words(tag) if known else self.kind, 1)
        head.addWidget(self._drop)
        column.addLayout(head)
        column.addWidget(self._facts(name))
        self.detail = QLineEdit(tag.detail)
        self.detail.setObjectName(f"{name}.detail")
        self.detail.setMaxLength(LONGEST_DETAIL)
        self.detail.setPlaceholderText(self.tr("类别,可不填"))
        self.detail.setAccessibleName(self.tr("标签说明"))
        self.detail.textChanged.connect(self._touched)
        column.addWidget(self.detail)
        self._fit_detail()

    def entry(self) -> TagEntry:
        """The tag as it stands."""
        return TagEntry(
            self._tag.id,
            self._tag.kind if self._tag.id else str(self.kind.currentData() or ""),
            self._tag.detail if self._tag.id else self.detail.text().strip(),
            str(self.source.currentData() or ""),
            self.last_day.text().strip(),
        )

    def allow_dropping(self, on: bool) -> None:
        """Whether the row can go: the only one of a form cannot."""
        self._drop.setVisible(on)

    def _kind(self, name: str) -> QComboBox:
        options = [(labels.label(kind), kind.value) for kind in _KINDS]
        box = _narrow(combo([(self.tr("选标签"), ""), *options], f"{name}.kind"))
        box.setAccessibleName(self.tr("标签"))
        box.setCurrentIndex(max(0, box.findData(self._tag.kind)))
        box.currentIndexChanged.connect(self._kind_chosen)
        return box

    @staticmethod
    def _words(tag: TagEntry) -> QWidget:
        return label(" ".join(filter(None, (labels.label(TagKind(tag.kind)), tag.detail))), Role.STRONG)

    def _facts(self, name: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 8)
        options = [(labels.label(source), source.value) for source in HAND_SOURCES]
        if self._tag.source and self._tag.source not in (value for _, value in options):
            options.insert(0, (labels.tag_source(self._tag.source), self._tag.source))
        self.source = _narrow(combo([(self.tr("来源*"), ""), *options], f"{name}.source"))
        self.source.setAccessibleName(self.tr("标签来源"))
        self.source.setCurrentIndex(max(0, self.source.findData(self._tag.source)))
        self.source.currentIndexChanged.connect(self._touched)
        self.last_day = QLineEdit(self._tag.last_day)
        self.last_day.setObjectName(f"{name}.last_day")
        open_end = self._tag.source == TagSource.ROSTER.value
        self.last_day.setPlaceholderText(self.tr("止") if open_end else self.tr("止* 如 20270701"))
        self.last_day.setAccessibleName(self.tr("标签止"))
        self.last_day.textChanged.connect(self._touched)
        row.addWidget(self.source, 1)
        row.addWidget(self.last_day, 1)
        return holder

    def _kind_chosen(self, _index: int) -> None:
        self._fit_detail()
        self._touched()

    def _fit_detail(self) -> None:
        wanted = {kind.value for kind in _WITH_DETAIL}
        self.detail.setVisible(not self._tag.id and self.kind.currentData() in wanted)

    def _dropped(self) -> None:
        self.dropped.emit(self)

    def _touched(self, _value: object = None) -> None:
        self.changed.emit()


class TagRows(QWidget):
    """Every tag of the form; ended ones are remembered until the form is saved."""

    changed = Signal()

    def __init__(self, name: str, *, sees_tags: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._rows: list[TagRow] = []
        self._ended: list[TagEntry] = []
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 4)
        self._note = label(
            self.tr("标签只进案卷。这个账户看不到已有的标签;这里加的会密封,心理教师登录时并入。"),
            Role.CAPTION, "muted", wrap=True,
        )  # fmt: skip
        column.addWidget(self._note)
        self._note.setVisible(not sees_tags)
        self._list = QVBoxLayout()
        set_margins(self._list, 0, 0, 0, 0, 4)
        column.addLayout(self._list)
        self.add_button = link(self.tr("加一个标签"), object_name=f"{name}.add")
        self.add_button.clicked.connect(self._add_empty)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        column.addLayout(line)

    @property
    def rows(self) -> tuple[TagRow, ...]:
        """The rows shown."""
        return tuple(self._rows)

    def show_tags(self, tags: Sequence[TagEntry]) -> None:
        """Replace everything."""
        clear_layout(self._list)
        self._rows = []
        self._ended = [tag for tag in tags if tag.ended]
        for tag in tags:
            if not tag.ended:
                self._add(tag)

    def entries(self) -> tuple[TagEntry, ...]:
        """Every tag as it stands, ended ones last; rows nobody touched are left out."""
        rows = (row.entry() for row in self._rows)
        return (*(entry for entry in rows if entry != TagEntry()), *self._ended)

    def _add(self, tag: TagEntry) -> TagRow:
        row = TagRow(tag, f"{self._name}.{len(self._rows)}")
        row.changed.connect(self.changed)
        row.dropped.connect(self._drop)
        self._rows.append(row)
        self._list.addWidget(row)
        row.setVisible(True)  # now, so that it can take the keyboard
        return row

    def _add_empty(self) -> None:
        self._add(TagEntry()).kind.setFocus()

    def _drop(self, row: TagRow) -> None:
        entry = row.entry()
        if entry.id:
            self._ended.append(
                TagEntry(entry.id, entry.kind, entry.detail, entry.source, entry.last_day, True)
            )
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()
