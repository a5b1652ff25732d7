"""Form fields: a label with its required mark above the editor, and an error line below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.i18n.formats import BETWEEN_FIGURES
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import repolish, set_margins
from xinliapp.widgets.tokens import Role


class Field(QWidget):
    """Label (``*`` when required), editor, an optional hint and a line for what is wrong."""

    def __init__(
        self,
        text: str,
        editor: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 4)
        self._label = label(text + ("*" if required else ""), Role.CAPTION, "text2")
        self._label.setBuddy(editor)
        editor.setAccessibleName(text)
        self._wrong = QWidget()
        line = QHBoxLayout(self._wrong)
        set_margins(line, 0, 0, 0, 0, 4)
        self._reason = label("", Role.CAPTION, "bad", wrap=True)  # long reasons wrap, no panel grows by them
        line.addWidget(StatusMark(Sign.CROSS, "", Role.CAPTION), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._reason, 1)
        self._wrong.setVisible(False)
        self._hint = label(hint, Role.CAPTION, "muted", wrap=True)
        column.addWidget(self._label)
        column.addWidget(editor)
        column.addWidget(self._hint)
        column.addWidget(self._wrong)
        # Only now that they have a parent: a parentless widget made visible opens a window of its own.
        self._label.setVisible(bool(text))
        self._hint.setVisible(bool(hint))

    def set_error(self, text: str) -> None:
        """Marks the editor and says why; keeps what was typed."""
        self._reason.setText(text)
        self._wrong.setVisible(True)
        self.editor.setProperty("wrong", True)
        repolish(self.editor)

    def clear_error(self) -> None:
        if self.editor.property("wrong"):
            self.editor.setProperty("wrong", False)
            repolish(self.editor)
        self._wrong.setVisible(False)

    def error(self) -> str:
        """The error shown, empty when none."""
        return self._reason.text() if self.editor.property("wrong") else ""

    def set_hint(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))


def form_grid(rows: Sequence[Sequence[QWidget]]) -> QWidget:
    """Fields in rows of equal columns; a row with one field spans the whole width."""
    holder = QWidget()
    grid = QGridLayout(holder)
    set_margins(grid, 0, 0, 0, 0, 12)
    columns = max((len(row) for row in rows), default=1)
    for y, row in enumerate(rows):
        for x, widget in enumerate(row):
            span = columns if len(row) == 1 else 1
            # At the top: an error under one field must not move its neighbour.
            place = Qt.AlignmentFlag.AlignTop if len(row) > 1 else Qt.AlignmentFlag(0)
            grid.addWidget(widget, y, x, 1, span, place)
    for x in range(columns):
        grid.setColumnStretch(x, 1)
    return holder


_ISO = Qt.DateFormat.ISODate
_NO_DAY = QDate(1900, 1, 1)
_BLANK_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_STEPS = {Qt.Key.Key_Up, Qt.Key.Key_Down}


class DateEdit(QDateEdit):
    """A day, typed in figures or picked from a calendar; with ``none`` it may stay without one.

    ``none`` is what stands there then. Delete takes the day away again, the first figure typed (or an arrow)
    begins at the day the page is near. ``20261207``, ``2026-12-07`` and ``2026-12-7`` all mean that day.
    """

    def __init__(self, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = none
        self._near = QDate()
        self._went_on = False
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        if none:
            self.setMinimumDate(_NO_DAY)
            self.setSpecialValueText(none)
            self.setDate(_NO_DAY)

    def iso(self) -> str:
        """The day as ``YYYY-MM-DD``, empty for none."""
        return "" if self._blank() else self.date().toString(_ISO)

    def set_iso(self, day: str, near: str = "") -> None:
        """Show a day, or none ("" where none is allowed); ``near``: where a blank one begins."""
        found, start = QDate.fromString(day, _ISO), QDate.fromString(near, _ISO)
        if start.isValid():
            self._near = start
        if found.isValid():
            self.setDate(found)
        elif self._none:
            self.setDate(_NO_DAY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._none and event.key() in _BLANK_KEYS and self._all_marked():
            self.setDate(_NO_DAY)
            return
        if self._blank() and self._near.isValid():
            if event.key() in _STEPS:
                self.setDate(self._near)
                return
            if event.text().isdecimal():
                self.setDate(self._near)
                self.setSelectedSection(QDateEdit.Section.YearSection)
        if event.text() in BETWEEN_FIGURES and self._went_on:
            # The figures before it were complete: the next part has the keyboard already.
            self._went_on = False
            return
        before = self.currentSection()
        super().keyPressEvent(event)
        self._went_on = event.text().isdecimal() and self.currentSection() != before

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._blank() and self._near.isValid():
            self.calendarWidget().setCurrentPage(self._near.year(), self._near.month())

    def _blank(self) -> bool:
        return bool(self._none) and self.date() == _NO_DAY

    def _all_marked(self) -> bool:
        return self._blank() or self.lineEdit().selectedText() == self.lineEdit().text()


def date_edit(object_name: str = "", *, none: str = "") -> DateEdit:
    """A date field as the program writes dates (``2026-11-23``), with a calendar to pick from.

    ``none``: the words of a field that may stay without a day (未定, 未签).
    """
    made = DateEdit(none)
    if object_name:
        made.setObjectName(object_name)
    return made


def tab_before(place: QWidget, widgets: Iterable[QWidget]) -> None:
    """Tab goes through ``widgets`` just before it comes to ``place``.

    Rows made later than their form are last in the window's order otherwise, after every other thing in it.
    All of them are in one window already.
    """
    last: QWidget | None = place.previousInFocusChain()
    while last is not None and last is not place and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
        last = last.previousInFocusChain()
    for widget in widgets:
        if last is not None:
            QWidget.setTabOrder(last, widget)
        last = widget


def combo(options: Iterable[tuple[str, object]], object_name: str = "") -> QComboBox:
    """A drop-down of (words, value) pairs; ``currentData()`` gives the value."""
    made = QComboBox()
    for words, value in options:
        made.addItem(words, value)
    if object_name:
        made.setObjectName(object_name)
    return made


class PassphraseEdit(QWidget):
    """A passphrase line that says when Caps Lock seems on or characters of an input method arrive.

    Qt cannot read the Caps Lock state portably; it is inferred from the letters typed.
    """

    submitted = Signal()
    changed = Signal(str)

    def __init__(self, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self.line = _SecretLine(self)
        if object_name:
            self.line.setObjectName(object_name)
        self.setFocusProxy(self.line)
        self._state = label("", Role.CAPTION, "muted")
        self._state.setMinimumWidth(96)
        row.addWidget(self.line, 1)
        row.addWidget(self._state)
        self.line.returnPressed.connect(self.submitted)
        self.line.textChanged.connect(self.changed)
        self.line.caps_seen.connect(self._show)
        self._show(False)

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        self.line.clear()

    def state_text(self) -> str:
        """What stands beside the line (“英 · 大写关”)."""
        return self._state.text()

    def _show(self, caps: bool) -> None:
        wide = any(ord(letter) > 0x2E7F for letter in self.line.text())
        language = self.tr("中") if wide else self.tr("英")
        self._state.setText(language + " · " + (self.tr("大写开") if caps else self.tr("大写关")))


class _SecretLine(QLineEdit):
    caps_seen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(256)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.text():
            self._tell_caps(event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _tell_caps(self, typed: str, shifted: bool) -> None:
        """A capital without Shift, or a small letter with it, means that Caps Lock is on."""
        letter = len(typed) == 1 and typed.isascii() and typed.isalpha()
        self.caps_seen.emit(letter and typed.isupper() != shifted)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu:
            return True  # no copy of a passphrase
        return super().event(event)
