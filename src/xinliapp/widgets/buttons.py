"""Push buttons: one filled primary a page, outlined ones, row buttons, links; painted in tokens."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.icons import paint_icon
from xinliapp.widgets.keys import key_of
from xinliapp.widgets.style import color, font, is_look_change, px, text_width
from xinliapp.widgets.tokens import Role


class Kind(Enum):
    """How a button looks (dynamic property ``kind``)."""

    PRIMARY = "primary"
    OUTLINE = "outline"
    ROW = "row"
    LINK = "link"
    QUIET = "quiet"  # shell header: no border, text colour


_SPACE = {Kind.PRIMARY: 13, Kind.OUTLINE: 13, Kind.ROW: 12, Kind.LINK: 0, Kind.QUIET: 8}


class Button(QPushButton):
    """A button of the visual language.

    ``shortcut`` is a key sequence (``"Ctrl+Return"``) that also clicks it; ``hint`` is what is printed in
    muted 12 px after the label when that differs (``"Ctrl+Enter"``); with ``key_action`` it is the key the
    person chose for that action (:mod:`xinliapp.widgets.keys`). ``menu_arrow`` adds a chevron.
    Hit height is 32; row buttons are drawn 28 high inside it.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.OUTLINE,
        *,
        icon: str = "",
        shortcut: str = "",
        hint: str = "",
        key_action: str = "",
        object_name: str = "",
        menu_arrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._hint = hint or shortcut
        self.key_action = key_action
        self._arrow = menu_arrow
        self._icon_token = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind is Kind.LINK else Qt.CursorShape.ArrowCursor)
        self.set_kind(kind)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._keys: QShortcut | None = None
        if shortcut:
            self.setShortcut(shortcut)
        if object_name:
            self.setObjectName(object_name)

    def setShortcut(self, key: QKeySequence | str) -> None:  # type: ignore[override]
        """The key that presses this button, while it is visible and enabled.

        Qt's own button shortcut clicks 100 ms late (it animates) and is lost at every ``setText``.
        """
        if self._keys is None:
            self._keys = QShortcut(self)
            self._keys.setAutoRepeat(False)
            self._keys.activated.connect(self.click)
        self._keys.setKey(QKeySequence(key))

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Changes the look, e.g. when the primary moves with the selection of a work list."""
        self._kind = kind
        self.setProperty("kind", kind.value)
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str, token: str = "") -> None:
        """Another drawing before the label; ``token`` overrides its colour."""
        self._icon, self._icon_token = icon, token
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * _SPACE[self._kind] + self._content_width()
        if self._kind is Kind.ROW:
            width = max(width, px(64))
        return QSize(max(width, px(tk.CONTROL) if self._kind is not Kind.LINK else 0), px(tk.CONTROL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_look_change(event):
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def hint(self) -> str:
        """The key printed after the label, "" for none."""
        return key_of(self.key_action) if self.key_action else self._hint

    def _content_width(self) -> int:
        """Icon, words, key and arrow, with the gaps between them."""
        width = text_width(self.text(), self._role())
        if self._icon:
            width += px(tk.ICON) + (tk.GAP if self.text() else 0)
        if hint := self.hint():
            width += tk.GAP + text_width(hint, Role.CAPTION)
        if self._arrow:
            width += px(20)
        return width

    def _role(self) -> Role:
        return Role.STRONG if self._kind is Kind.PRIMARY else Role.BODY

    def _body(self) -> QRectF:
        area = QRectF(self.rect())
        if self._kind is Kind.ROW:
            spare = area.height() - px(tk.ROW_BUTTON)
            area.adjust(0, spare / 2, 0, -spare / 2)
        return area.adjusted(0.5, 0.5, -0.5, -0.5)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return color("muted")
        if self._kind is Kind.PRIMARY:
            return color("on_accent")
        return color("accent" if self._kind in (Kind.ROW, Kind.LINK) else "text")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_content(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        if self._kind is Kind.LINK:
            return
        hover, down = self.underMouse() and self.isEnabled(), self.isDown() or self.isChecked()
        body = self._body()
        if not self.isEnabled():
            fill, edge = color("bg"), color("rule")
        elif self._kind is Kind.PRIMARY:
            fill, edge = color("accent"), color("accent")
        elif down:
            fill, edge = color("selected"), color("accent")
        elif self._kind is Kind.ROW:
            fill, edge = color("surface"), color("control" if hover else "rule")
        elif self._kind is Kind.QUIET:
            if not hover:
                return
            fill = edge = color("bg")
        else:
            fill, edge = color("bg" if hover else "surface"), color("control")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(body, tk.RADIUS, tk.RADIUS)
        if self._kind is Kind.PRIMARY and self.isEnabled() and (hover or self.isDown()):
            width = 2 if self.isDown() else 1
            painter.setPen(QPen(color("on_accent"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body.adjusted(2, 2, -2, -2), tk.RADIUS - 1, tk.RADIUS - 1)

    def _paint_content(self, painter: QPainter) -> None:
        ink, role = self._ink(), self._role()
        widths = text_width(self.text(), role)
        centred = (self.width() - self._content_width()) / 2
        x = max(float(_SPACE[self._kind]), centred) if self._kind is not Kind.LINK else 0.0
        middle = self.height() / 2
        if self._icon:
            side = px(tk.ICON)
            shade = color(self._icon_token) if self._icon_token and self.isEnabled() else ink
            paint_icon(painter, self._icon, QRectF(x, middle - side / 2, side, side), shade)
            x += side + (tk.GAP if self.text() else 0)
        made = font(role)
        made.setUnderline(self._kind is Kind.LINK and self.underMouse() and self.isEnabled())
        painter.setFont(made)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextHideMnemonic
        painter.drawText(QRectF(x, 0, widths + 2, self.height()), int(flags), self.text())
        x += widths
        if hint := self.hint():
            painter.setFont(font(Role.CAPTION))
            painter.setPen(ink if self._kind is Kind.PRIMARY else color("muted"))
            painter.drawText(QRectF(x + tk.GAP, 0, self.width(), self.height()), int(flags), hint)
            x += tk.GAP + text_width(hint, Role.CAPTION)
        if self._arrow:
            side = px(16)
            spot = QPointF(x + px(6), middle - side / 2 + 0.5)
            paint_icon(painter, "chevron_down", QRectF(spot.x(), spot.y(), side, side), ink)


def primary(
    text: str, *, object_name: str, shortcut: str = "Ctrl+Return", hint: str = "", icon: str = ""
) -> Button:
    """The page's main action; Ctrl+Enter by default, not printed unless ``hint`` is given."""
    made = Button(text, Kind.PRIMARY, icon=icon, hint=hint, object_name=object_name)
    if shortcut:
        made.setShortcut(shortcut)
    return made


def outline(
    text: str,
    *,
    object_name: str,
    icon: str = "",
    shortcut: str = "",
    hint: str = "",
    key_action: str = "",
    menu_arrow: bool = False,
) -> Button:
    """A secondary action of the page."""
    return Button(
        text,
        Kind.OUTLINE,
        icon=icon,
        shortcut=shortcut,
        hint=hint,
        key_action=key_action,
        object_name=object_name,
        menu_arrow=menu_arrow,
    )


def row_button(text: str, *, object_name: str) -> Button:
    """An action of one row: drawn 28 high, accent text."""
    return Button(text, Kind.ROW, object_name=object_name)


def link(text: str, *, object_name: str) -> Button:
    """A text link with a 32 px hit height."""
    return Button(text, Kind.LINK, object_name=object_name)
