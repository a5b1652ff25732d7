"""The navigation at the left: nine entries at most; in narrow windows a 60 px rail of icons and words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from xinliapp.ui.shell.spec import ScreenSpec
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.icons import paint_icon
from xinliapp.widgets.page import area
from xinliapp.widgets.style import color, font, px, set_margins
from xinliapp.widgets.tokens import Role


class NavButton(QAbstractButton):
    """One entry: icon, title and number; current = selected fill, 3 px accent bar, semibold."""

    def __init__(self, spec: ScreenSpec, hint: str, token: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._hint = hint
        self._token = token
        self._rail = False
        self.setText(spec.title)
        self.setAccessibleName(f"{spec.title} {hint}")
        self.setCheckable(True)
        self.setObjectName(f"nav.{spec.key}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.setToolTip(f"{self.spec.title}  {self._hint}" if rail else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(tk.NAV), px(43 if self._rail else tk.NAV_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(40), px(24))

    def nextCheckState(self) -> None:
        """Only the shell says which entry is current."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        if on:
            painter.fillRect(box, color("selected"))
            painter.fillRect(QRectF(0, 0, 3, box.height()), color("accent"))
        elif self.underMouse() or self.hasFocus():
            painter.fillRect(box, color("alt"))
        if self._rail:
            self._paint_rail(painter, box, on)
        else:
            self._paint_wide(painter, box, on)

    def _paint_wide(self, painter: QPainter, box: QRectF, on: bool) -> None:
        side, middle = px(tk.ICON), box.center().y()
        ink = color(self._token or ("accent" if on else "text2"))
        paint_icon(painter, self.spec.icon, QRectF(16, middle - side / 2, side, side), ink)
        left = 16 + side + 12
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(font(Role.STRONG if on else Role.BODY))
        painter.setPen(color("text" if on or self._token else "text2"))
        painter.drawText(QRectF(left, 0, box.width() - left, box.height()), flags, self.text())
        painter.setFont(font(Role.CAPTION_STRONG if on else Role.CAPTION))
        painter.setPen(color("muted"))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(box.adjusted(0, 0, -17, 0), right, self._hint)

    def _paint_rail(self, painter: QPainter, box: QRectF, on: bool) -> None:
        side = px(tk.ICON)
        ink = color(self._token or ("accent" if on else "text2"))
        paint_icon(painter, self.spec.icon, QRectF(box.center().x() - side / 2, px(3), side, side), ink)
        painter.setFont(font(Role.CAPTION_STRONG if on else Role.CAPTION))
        painter.setPen(color("text" if on else "text2"))
        words = self.spec.short or self.spec.title[:2]
        top = px(3) + side
        if box.height() < top + px(12):
            return  # very low windows: the icon alone, the word is in the tool tip
        painter.drawText(
            QRectF(0, top, box.width(), box.height() - top), int(Qt.AlignmentFlag.AlignCenter), words
        )


class NavBar(QFrame):
    """The column of entries; ``chosen`` gives the page's key."""

    chosen = Signal(str)

    def __init__(
        self, entries: Sequence[ScreenSpec], crisis: ScreenSpec | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("area", "nav")
        self.setObjectName("nav")
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 8, 1, 0, 0)
        self._buttons: list[NavButton] = []
        self._crisis: NavButton | None = None
        for spec in entries:
            self._add(NavButton(spec, str(spec.nav_index)), self._column)
        self._column.addStretch(1)
        if crisis is not None:
            self._foot = area("navFoot")
            foot = QVBoxLayout(self._foot)
            set_margins(foot, 0, 1, 0, 0, 0)
            self._crisis = NavButton(crisis, "F9", "bad")
            self._add(self._crisis, foot)
            self._column.addWidget(self._foot)
        self._rail = False
        self.set_rail(False)

    def _add(self, button: NavButton, column: QVBoxLayout) -> None:
        button.clicked.connect(self._tell)
        self._buttons.append(button)
        column.addWidget(button)

    def _tell(self) -> None:
        sender = self.sender()
        if isinstance(sender, NavButton):
            self.chosen.emit(sender.spec.key)

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.setFixedWidth(px(tk.NAV_RAIL if rail else tk.NAV))
        for button in self._buttons:
            button.set_rail(rail)

    def set_current(self, key: str, nav_index: int) -> None:
        """Marks the entry of the page ``key``, or the one its number belongs to."""
        for button in self._buttons:
            own = button.spec.key == key
            # 危机处置 at the foot stands for its page alone, though that page lies among those of an entry.
            group = nav_index > 0 and button.spec.nav_index == nav_index and button is not self._crisis
            button.setChecked(own or group)

    def keys(self) -> tuple[str, ...]:
        """The entries shown, from top to bottom."""
        return tuple(button.spec.key for button in self._buttons)
