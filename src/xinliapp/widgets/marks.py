"""Small status widgets: sign and word, grade chip, 来源 chip, tag, filter chip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from xinliapp.widgets import paint
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.paint import VERDICT_SIGNS, Sign
from xinliapp.widgets.style import color, font, is_look_change, px, text_width
from xinliapp.widgets.tokens import Role


class _Mark(QWidget):
    """A fixed-size painted word; the word is also the accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _say(self, text: str) -> None:
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_look_change(event):
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class StatusMark(_Mark):
    """Shape and word in a status colour; the shape alone suffices in print."""

    def __init__(self, sign: Sign, word: str, role: Role = Role.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.set(sign, word)

    def set(self, sign: Sign, word: str) -> None:
        self._sign, self._word = sign, word
        self._say(word)

    @property
    def sign(self) -> Sign:
        return self._sign

    @property
    def word(self) -> str:
        return self._word

    def sizeHint(self) -> QSize:
        return QSize(paint.sign_width(self._word, self._sign, self._role), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.paint_sign_word(QPainter(self), self._sign, self._word, QRectF(self.rect()), self._role)


class VerdictMark(StatusMark):
    """A verdict of the self-check: ``verdict`` is the enum's value, ``word`` its label."""

    def __init__(self, verdict: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(VERDICT_SIGNS[verdict], word, parent=parent)

    def set_verdict(self, verdict: str, word: str) -> None:
        self.set(VERDICT_SIGNS[verdict], word)


class GradeChip(_Mark):
    """A concern grade: ordinal 0–4 gives shape and colour, ``label`` the scheme's word. Casework only."""

    def __init__(self, ordinal: int, label: str, height: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.set(ordinal, label)

    def set(self, ordinal: int, label: str) -> None:
        paint.check_grade_label(label)
        self._ordinal, self._label = ordinal, label
        self._say(label)

    def sizeHint(self) -> QSize:
        return QSize(paint.grade_chip_width(self._label), px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.paint_grade_chip(QPainter(self), self._ordinal, self._label, QRectF(self.rect()), self._height)


class Tag(_Mark):
    """A roster tag or a short neutral fact (“江苏r4+本地”)."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set(text)

    def set(self, text: str) -> None:
        self._text = text
        self._say(text)

    def sizeHint(self) -> QSize:
        return QSize(paint.tag_width(self._text), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.paint_tag(QPainter(self), self._text, QRectF(self.rect()), "bg")


class _ChipButton(QAbstractButton):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_look_change(event):
            self.updateGeometry()


class SourceChip(_ChipButton):
    """来源: a clause number; clicking opens the clause (connect ``clicked``)."""

    def __init__(self, clause: str, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(clause, parent)
        self.setAccessibleName(self.tr("来源 ") + clause)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if object_name:
            self.setObjectName(object_name)

    def sizeHint(self) -> QSize:
        return QSize(paint.tag_width(self.text()), px(tk.CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill = "selected" if self.isDown() else "alt" if self.underMouse() else "surface"
        paint.paint_tag(QPainter(self), self.text(), QRectF(self.rect()), fill, "rule")


class FilterChip(_ChipButton):
    """A checkable filter with a count, 28 high in a 32 hit area; a status sign may stand before it."""

    def __init__(
        self,
        text: str,
        count: int | None = None,
        sign: Sign | None = None,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._sign = sign
        self._count = count
        self.setCheckable(True)
        if object_name:
            self.setObjectName(object_name)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """The number after the word; ``None`` shows none."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}" if count is not None else self.text())
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int | None:
        return self._count

    def sizeHint(self) -> QSize:
        width = 2 * 8 + text_width(self.text())
        if self._sign is not None:
            width += px(tk.STATUS_SIGN) + 4
        if self._count is not None:
            width += 4 + text_width(str(self._count), Role.STRONG)
        return QSize(width + 2, px(tk.CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = px(28)
        body = QRectF(0.5, (self.height() - tall) / 2 + 0.5, self.width() - 1, tall - 1)
        on = self.isChecked()
        painter.setPen(QPen(color("accent" if on else "control" if self.underMouse() else "rule"), 1))
        painter.setBrush(color("selected" if on or self.isDown() else "surface"))
        painter.drawRoundedRect(body, tk.RADIUS, tk.RADIUS)
        x = 9.0
        ink = color("text" if self._sign is None else self._sign.token)
        if self._sign is not None:
            side = px(tk.STATUS_SIGN)
            paint.paint_sign(painter, self._sign, QRectF(x, round(self.height() / 2 - side / 2), side, side))
            x += side + 4
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(font())
        painter.setPen(ink)
        painter.drawText(QRectF(x, 0, self.width(), self.height()), flags, self.text())
        if self._count is not None:
            painter.setFont(font(Role.STRONG))
            painter.setPen(color("text"))
            x += text_width(self.text()) + 4
            painter.drawText(QRectF(x, 0, self.width(), self.height()), flags, str(self._count))
