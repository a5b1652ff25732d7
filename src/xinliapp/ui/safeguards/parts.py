"""Forms of the page built from entries: one entry is a field, its editor and the names errors call it by."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xinliapp.i18n import labels
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind, primary
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.file_pick import FilePick
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role

DAY = "yyyy-MM-dd"
DRAFT_AFTER_MS = 2000
_SUBJECT, _BASE = "_subject", "_base"


class Ticks(QWidget):
    """Several enum members to tick, two in a row."""

    changed = Signal()

    def __init__(self, members: Sequence[Enum], object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.boxes = {member: QCheckBox(labels.label(member)) for member in members}
        for member, box in self.boxes.items():
            box.setObjectName(f"{object_name}.{member.value}")
            box.toggled.connect(self._told)
        boxes = list(self.boxes.values())
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(form_grid([boxes[at : at + 2] for at in range(0, len(boxes), 2)]))

    def chosen(self) -> tuple[Enum, ...]:
        """The ticked ones in their order."""
        return tuple(member for member, box in self.boxes.items() if box.isChecked())

    def set_chosen(self, members: Sequence[Enum]) -> None:
        """Ticks exactly these."""
        for member, box in self.boxes.items():
            box.setChecked(member in members)

    def _told(self, _on: bool) -> None:
        self.changed.emit()


class Form(QWidget):
    """A titled form with its button; ``submitted`` carries what was typed, raw, by the entries' keys.

    An entry has a ``title`` as it is shown and ``says``, the name by which errors speak of it: the title may
    be translated, errors are not.
    """

    submitted = Signal(str, object)
    touched = Signal(str)
    closed = Signal()

    def __init__(self, key: str, title: str, save: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._editors: dict[str, QWidget] = {}
        self._start: dict[str, object] = {}
        self._fields: dict[str, Field] = {}
        self._filling = self._dirty = False
        self.subject = self.base = ""  # the record it was filled with, and the mark of that (services.seen)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self._rested)
        self._column = QVBoxLayout(self)
        set_margins(self._column, tk.MARGIN, 0, tk.MARGIN, tk.GAP, tk.GAP)
        self.title = label(title, Role.SECTION, wrap=True)
        self.about = label("", tone="text2", wrap=True)
        head = QHBoxLayout()
        set_margins(head, 0, 0, 0, 0, tk.GAP)
        away = Button("", Kind.QUIET, icon="close", object_name=f"safeguards.close_{key}")
        away.setToolTip(self.tr("收起 Esc"))
        away.setAccessibleName(self.tr("收起"))
        away.clicked.connect(self.closed)
        head.addWidget(self.title, 1)
        head.addWidget(away)
        self._column.addLayout(head)
        self._column.addWidget(self.about)
        self.about.setVisible(False)
        self.save = primary(save, object_name=f"safeguards.save_{key}", shortcut="")
        self.save.clicked.connect(self.submit)
        self.foot = QWidget()
        foot = QHBoxLayout(self.foot)
        set_margins(foot, 0, 0, 0, 0, 0)
        foot.addStretch(1)
        foot.addWidget(self.save)

    # --- building ---

    def line(
        self, key: str, title: str, says: str, *, longest: int, required: bool = False, hint: str = ""
    ) -> Field:
        made = QLineEdit()
        made.setMaxLength(longest)
        made.textEdited.connect(self._touch)
        return self._keep(key, title, says, made, required=required, hint=hint)

    def text(self, key: str, title: str, says: str, *, height: int = 72, hint: str = "") -> Field:
        made = QPlainTextEdit()
        made.setTabChangesFocus(True)
        fix_height(made, height)
        made.textChanged.connect(self._touch)
        return self._keep(key, title, says, made, hint=hint)

    def pick(
        self, key: str, title: str, says: str, options: Sequence[tuple[str, object]], *, required: bool = True
    ) -> Field:
        made = combo(options)
        made.activated.connect(self._touch)
        return self._keep(key, title, says, made, required=required)

    def enum(self, key: str, title: str, says: str, members: Sequence[Enum], *, none: str = "") -> Field:
        options: list[tuple[str, object]] = [(labels.label(member), member) for member in members]
        return self.pick(key, title, says, [(none, None), *options] if none else options, required=not none)

    def day(self, key: str, title: str, says: str) -> Field:
        made = date_edit()
        made.userDateChanged.connect(self._touch)
        return self._keep(key, title, says, made, required=True)

    def number(
        self, key: str, title: str, says: str, *, highest: int, lowest: int = 0, halves: bool = False
    ) -> Field:
        if halves:
            parts = QDoubleSpinBox()
            parts.setRange(lowest, highest)
            parts.setDecimals(1)
            parts.setSingleStep(0.5)
            parts.valueChanged.connect(self._touch)
            return self._keep(key, title, says, parts, required=True)
        whole = QSpinBox()
        whole.setRange(lowest, highest)
        whole.valueChanged.connect(self._touch)
        return self._keep(key, title, says, whole)

    def check(self, key: str, title: str) -> QCheckBox:
        made = QCheckBox(title)
        made.toggled.connect(self._touch)
        self._editors[key] = made
        made.setObjectName(f"safeguards.{self.key}.{key}")
        return made

    def ticks(
        self, key: str, title: str, says: str, members: Sequence[Enum], chosen: Sequence[Enum]
    ) -> Field:
        made = Ticks(members, f"safeguards.{self.key}.{key}")
        made.set_chosen(chosen)
        made.changed.connect(self._touch)
        return self._keep(key, title, says, made, required=True)

    def file(self, key: str, title: str, suffixes: Sequence[str]) -> Field:
        made = FilePick(f"safeguards.{self.key}.{key}", suffixes)
        made.changed.connect(self._touch)
        return self._keep(key, title, "文件", made)

    def finish(self, rows: Sequence[Sequence[QWidget]]) -> None:
        """Lays the entries out; the button is :attr:`foot`, which the panel keeps below what scrolls."""
        self._column.addWidget(form_grid(rows))
        self._start = self.values()

    def _keep(
        self, key: str, title: str, says: str, editor: QWidget, *, required: bool = False, hint: str = ""
    ) -> Field:
        editor.setObjectName(f"safeguards.{self.key}.{key}")
        self._editors[key] = editor
        self._fields[says] = field = Field(title, editor, required=required, hint=hint)
        return field

    # --- what stands in it ---

    def editor(self, key: str) -> Any:
        """The widget of an entry."""
        return self._editors[key]

    def values(self) -> dict[str, object]:
        """What was typed: texts, enum members, ISO days, numbers, flags, a path."""
        return {key: _value(editor) for key, editor in self._editors.items()}

    def set_values(self, values: dict[str, object], *, typed: bool = False) -> None:
        """Puts values in; with ``typed`` they count as something the person typed and has not saved."""
        self._filling = True
        for key, value in values.items():
            if key in self._editors:
                _set(self._editors[key], value)
        self._filling = False
        self._dirty = typed

    def fill_with(self, values: dict[str, object], subject: str, base: str) -> None:
        """What is stored of a record, to be changed."""
        self.set_values(values)
        self.subject, self.base = subject, base

    def begin_with(self, values: dict[str, object]) -> None:
        """What stands in it when it opens and after every saving."""
        self._start = {**self._start, **values}
        if not self._dirty:
            self.set_values(values)

    def set_options(self, key: str, options: Sequence[tuple[str, object]]) -> None:
        """Other choices for a drop-down; what was chosen stays if it is still there."""
        box = self._editors[key]
        if not isinstance(box, QComboBox):
            raise TypeError(key)
        chosen = box.currentData()
        box.clear()
        for words, value in options:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def set_today(self, day: str) -> None:
        """Days begin at today."""
        self.set_values({key: day for key, editor in self._editors.items() if isinstance(editor, QDateEdit)})
        self._start = {**self._start, **dict.fromkeys(self._days(), day)}

    def clear(self) -> None:
        """As it opened."""
        self.set_values(self._start)
        self.subject = self.base = ""
        self._pause.stop()
        self.clear_errors()

    def draft(self) -> dict[str, object] | None:
        """What was typed and not saved, as plain JSON; None when nothing was. A file is not part of it."""
        if not self._dirty:
            return None
        typed = {key: _plain(value) for key, value in self.values().items() if not isinstance(value, Path)}
        return {**typed, _SUBJECT: self.subject, _BASE: self.base} if self.subject else typed

    def restore(self, draft: dict[str, object]) -> None:
        """Puts a draft back, with the record it was about."""
        self.set_values(draft, typed=True)
        self.subject, self.base = str(draft.get(_SUBJECT, "")), str(draft.get(_BASE, ""))

    def put_back(self, typed: dict[str, object]) -> None:
        """What was typed, over what stands in it now; that was seen."""
        self.set_values(typed, typed=True)

    def say(self, text: str) -> None:
        """A line under the title: whom or what the form is about."""
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def set_active(self, on: bool) -> None:
        """Ctrl+Enter is the visible form's."""
        self.save.setShortcut("Ctrl+Return" if on else "")

    def show_error(self, says: str, text: str) -> bool:
        """Marks the field an error speaks of; False when this form has none of that name."""
        self.clear_errors()
        field = self._fields.get(says)
        if field is not None:
            field.set_error(text)
        return field is not None

    def clear_errors(self) -> None:
        for field in self._fields.values():
            field.clear_error()

    def submit(self) -> None:
        """Hands over what was typed."""
        self.clear_errors()
        self.submitted.emit(self.key, self.values())

    def focus(self) -> None:
        """The cursor into the first line to write."""
        for editor in self._editors.values():
            if isinstance(editor, QLineEdit):
                editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _days(self) -> list[str]:
        return [key for key, editor in self._editors.items() if isinstance(editor, QDateEdit)]

    def _touch(self, _value: object = None) -> None:
        if not self._filling:
            self._dirty = True
            self._pause.start()

    def _rested(self) -> None:
        self.touched.emit(self.key)


def _value(editor: QWidget) -> object:
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, QDateEdit):
        return editor.date().toString(DAY)
    if isinstance(editor, QSpinBox | QDoubleSpinBox):
        return editor.value()
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, Ticks):
        return editor.chosen()
    if isinstance(editor, FilePick):
        return editor.path()
    raise TypeError(type(editor).__name__)


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _set(editor: QWidget, value: object) -> None:
    if isinstance(editor, QLineEdit):
        editor.setText(str(value or ""))
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(str(value or ""))
    elif isinstance(editor, QComboBox):
        found = (at for at in range(editor.count()) if _plain(editor.itemData(at)) == _plain(value))
        editor.setCurrentIndex(next(found, 0))
    elif isinstance(editor, QDateEdit):
        editor.setDate(QDate.fromString(str(value), DAY))
    elif isinstance(editor, QSpinBox):
        editor.setValue(int(str(value or 0)))
    elif isinstance(editor, QDoubleSpinBox):
        editor.setValue(float(str(value or 0)))
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, Ticks):
        plain = {_plain(item) for item in value} if isinstance(value, list | tuple) else set()
        editor.set_chosen([member for member in editor.boxes if member.value in plain])
    elif isinstance(editor, FilePick):
        editor.set_path(value if isinstance(value, Path) else None)
