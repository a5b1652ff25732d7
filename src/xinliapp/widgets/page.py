"""The parts of a page: header, action bar, inline bar, side panel, empty state, rules, key–value rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, fix_width, px, set_margins, set_role
from xinliapp.widgets.tokens import Role


def label(text: str = "", role: Role = Role.BODY, tone: str = "text", *, wrap: bool = False) -> QLabel:
    """A plain-text label in a text role and tone (text is never taken for rich text)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    set_role(made, role, tone)
    return made


def area(kind: str) -> QFrame:
    """A frame with the background of ``kind`` (surface, bg, alt, popup …; see ``base_qss``)."""
    made = QFrame()
    made.setProperty("area", kind)
    return made


def clear_layout(layout: QLayout) -> None:
    """Takes every widget out of a layout; they are gone from sight and from searches at once."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def rule(vertical: bool = False) -> QFrame:
    """A 1 px line between areas."""
    made = QFrame()
    made.setProperty("rule", "v" if vertical else "h")
    made.setSizePolicy(
        QSizePolicy.Policy.Fixed if vertical else QSizePolicy.Policy.Expanding,
        QSizePolicy.Policy.Expanding if vertical else QSizePolicy.Policy.Fixed,
    )
    return made


class PageHeader(QFrame):
    """52 px: title, subtitle, then chips at the left; actions at the far right (the primary last).

    One title a page. ``add_left`` takes chips and filters, ``add_action`` buttons.
    """

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "pageHeader")
        fix_height(self, tk.PAGE_HEADER)
        self._row = QHBoxLayout(self)
        set_margins(self._row, tk.MARGIN, 0, tk.MARGIN, 0, 12)
        self._title = label(title, Role.TITLE)
        self._subtitle = label(subtitle, Role.BODY, "text2")
        self._left = QHBoxLayout()
        self._left.setSpacing(tk.GAP)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(12)
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle)
        self._row.addLayout(self._left)
        self._row.addStretch(1)
        self._row.addLayout(self._actions)
        self._subtitle.setVisible(bool(subtitle))

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_subtitle(self, subtitle: str) -> None:
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def title(self) -> str:
        return self._title.text()

    def add_left(self, widget: QWidget) -> None:
        self._left.addWidget(widget)

    def add_action(self, widget: QWidget) -> None:
        self._actions.addWidget(widget)


class ActionBar(QFrame):
    """The fixed 52 px bar at the foot of a page: draft state and facts at the left, buttons at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "actionBar")
        fix_height(self, tk.ACTION_BAR)
        self._row = QHBoxLayout(self)
        set_margins(self._row, tk.MARGIN, 0, tk.MARGIN, 0, tk.MARGIN)
        self._draft = label("", Role.BODY, "text2")
        self._draft.setVisible(False)
        self._facts = QHBoxLayout()
        self._facts.setSpacing(tk.MARGIN)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(tk.GAP)
        self._row.addWidget(self._draft)
        self._row.addLayout(self._facts)
        self._row.addStretch(1)
        self._row.addLayout(self._buttons)

    def set_draft(self, text: str) -> None:
        """“草稿已存11:38”, “未保存”, or nothing."""
        self._draft.setText(text)
        self._draft.setVisible(bool(text))

    def add_fact(self, widget: QWidget) -> None:
        """A short fact, link or status mark, parted by a rule from what stands left of it."""
        if self._facts.count():
            line = rule(vertical=True)
            fix_height(line, 20)
            self._facts.addWidget(line)
        self._facts.addWidget(widget)

    def add_button(self, button: QWidget) -> None:
        """Buttons in order; add the primary last."""
        self._buttons.addWidget(button)


class Tone(Enum):
    """What an inline bar reports."""

    ERROR = "inlineError"
    WARNING = "inlineWarn"
    INFO = "inlineInfo"
    DONE = "inlineOk"


_TONE_SIGN = {Tone.ERROR: Sign.BAD, Tone.WARNING: Sign.DUE_SOON, Tone.INFO: Sign.ASK, Tone.DONE: Sign.OK}


class InlineBar(QFrame):
    """Pushed in above a form, never covering it: what happened, what is not lost, what to do now.

    Hidden until :meth:`tell`. ``closed``: the person closed it; ``acted``: its button was pressed.
    """

    closed = Signal()
    acted = Signal()

    def __init__(self, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if object_name:
            self.setObjectName(object_name)
        row = QHBoxLayout(self)
        set_margins(row, 12, 4, 8, 4, tk.GAP)
        self._mark = StatusMark(Sign.BAD, "")
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._action = Button("", Kind.LINK)
        self._close = Button("", Kind.QUIET, icon="close")
        self._close.setAccessibleName(self.tr("关闭提示"))
        self._close.setToolTip(self.tr("关闭提示"))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._again: Callable[[], None] | None = None
        self._close.clicked.connect(self._dismiss)
        self._action.clicked.connect(self._act)
        self.setVisible(False)

    def tell(self, text: str, tone: Tone = Tone.ERROR, action: str = "") -> None:
        """Shows ``text`` (for an error: ``i18n.messages.sentence(error)``), replacing what stood there."""
        self._again = None
        self.setProperty("area", tone.value)
        self._mark.set(_TONE_SIGN[tone], "")
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(True)

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A paper was refused for characters no font has: ``again`` prints it with squares to write in."""
        self.tell(text, Tone.ERROR, self.tr("留空打印"))
        self._again = again

    def refuse_newer(self, text: str, look: Callable[[], None]) -> None:
        """Another place saved since the form was filled: 看现在的 calls ``look``; what was typed stays."""
        self.tell(text, Tone.ERROR, self.tr("看现在的"))
        self._again = look

    def show_now(self, go_on: Callable[[], None]) -> None:
        """The form shows what another place saved: 接着写 calls ``go_on``, which puts what was typed back."""
        self.tell(self.tr("这是别处保存的。您写的没有丢。"), Tone.INFO, self.tr("接着写"))
        self._again = go_on

    def text(self) -> str:
        return self._text.text()

    def clear(self) -> None:
        """Hides the bar without a signal."""
        self.setVisible(False)
        self._text.clear()

    def _act(self) -> None:
        again = self._again
        if again is None:
            self.acted.emit()
            return
        self.clear()
        again()

    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()


class SidePanel(QFrame):
    """The right panel, scrolling on its own; add sections with :meth:`add` and :meth:`add_rule`.

    In windows narrower than 1240 px (at the text scale) it is a drawer: closed to a 32 px strip until opened
    by its button or by :meth:`set_open`. What is added with :meth:`add_foot` stays below what scrolls: a
    form's button is never out of sight.
    """

    def __init__(self, parent: QWidget | None = None, *, width: int = tk.SIDE_PANEL) -> None:
        super().__init__(parent)
        self._width = width
        self.setProperty("area", "sidePanel")
        self._narrow, self._open = False, True
        outer = QHBoxLayout(self)
        set_margins(outer, 1, 0, 0, 0, 0)
        self._handle = Button("", Kind.QUIET, icon="chevron_left", object_name="panel.handle")
        self._handle.clicked.connect(self._toggle)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = area("surface")
        self._column = QVBoxLayout(body)
        set_margins(self._column, 0, 12, 0, 12, tk.GAP)
        self._column.addStretch(1)
        self._scroll.setWidget(body)
        self._foot = area("surface")
        self._foot_column = QVBoxLayout(self._foot)
        set_margins(self._foot_column, 0, 0, 0, 0, tk.GAP)
        self._has_foot, self._foot_on = False, True
        outer.addWidget(self._handle, 0, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout()
        set_margins(inner, 0, 0, 0, 0, 0)
        inner.addWidget(self._scroll, 1)
        inner.addWidget(self._foot)
        outer.addLayout(inner, 1)
        self._apply()

    def add(self, widget: QWidget, margin: int = tk.MARGIN) -> None:
        """A widget with the page margin at both sides."""
        holder = QHBoxLayout()
        set_margins(holder, margin, 0, margin, 0, 0)
        holder.addWidget(widget)
        if isinstance(widget, Button):
            holder.addStretch(1)  # a button keeps its width and stands at the left
        self._column.insertLayout(self._column.count() - 1, holder)

    def add_rule(self) -> QWidget:
        """A line across; returned so that it can go with what it parts."""
        line = rule()
        self._column.insertWidget(self._column.count() - 1, line)
        return line

    def add_foot(self, widget: QWidget, margin: int = tk.MARGIN) -> None:
        """A widget below the part that scrolls, under a rule."""
        if not self._has_foot:
            self._foot_column.addWidget(rule())
            self._foot_column.setContentsMargins(0, 0, 0, px(tk.GAP))
        self._has_foot = True
        holder = QHBoxLayout()
        set_margins(holder, margin, 0, margin, 0, 0)
        holder.addWidget(widget)
        self._foot_column.addLayout(holder)
        self._apply()

    def show_foot(self, on: bool) -> None:
        """Whether what :meth:`add_foot` put there shows now."""
        self._foot_on = on
        self._apply()

    def set_open(self, opened: bool) -> None:
        """Opens or closes the drawer (in wide windows the panel always shows)."""
        self._open = opened or not self._narrow
        self._apply()

    @property
    def opened(self) -> bool:
        """Whether the content shows."""
        return self._open

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._fit()  # another text scale

    def _fit(self) -> None:
        narrow = self.window().width() < px(tk.RAIL_BELOW)
        if narrow != self._narrow:
            self._narrow, self._open = narrow, not narrow
            self._apply()

    def _toggle(self) -> None:
        self.set_open(not self._open)

    def _apply(self) -> None:
        self._handle.setVisible(self._narrow)
        self._handle.set_icon("chevron_right" if self._open else "chevron_left")
        words = self.tr("收起右栏") if self._open else self.tr("展开右栏")
        self._handle.setToolTip(words)
        self._handle.setAccessibleName(words)
        self._scroll.setVisible(self._open)
        self._foot.setVisible(self._open and self._has_foot and self._foot_on)
        fix_width(self, (self._width if self._open else 0) + (tk.CONTROL + 2 if self._narrow else 0))


class EmptyState(QWidget):
    """What a page says when there is nothing yet: one sentence and at most one button."""

    def __init__(
        self, sentence: str, button: Button | None = None, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_margins(column, 32, 32, 32, 32, tk.MARGIN)
        column.addStretch(1)
        self._text = label(sentence, Role.BODY, "text2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text)
        if button is not None:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def set_text(self, sentence: str) -> None:
        self._text.setText(sentence)

    def add_button(self, button: Button) -> None:
        """A second button; the page shows only one of the two at a time."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)


class KeyValues(QWidget):
    """Rows of 36: a word in text2 at the left, its value beside it."""

    def __init__(
        self, rows: Sequence[tuple[str, str]] = (), key_width: int = 72, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key_width = key_width
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 0, 0, 0, 0)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Replaces all rows (key, value)."""
        clear_layout(self._column)
        for key, value in rows:
            line = QWidget()
            line.setMinimumHeight(28)
            row = QHBoxLayout(line)
            set_margins(row, 0, 4, 0, 4, tk.GAP)
            word = label(key, Role.BODY, "text2")
            fix_width(word, self._key_width)
            row.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(value, wrap=True), 1)
            self._column.addWidget(line)
