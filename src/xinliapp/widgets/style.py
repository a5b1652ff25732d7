"""The one look: palette, style sheet, fonts and the scaled heights, applied to the whole application at once.

Qt's palette and style sheet are application-wide, and so is :func:`look`, set by :func:`apply_theme` only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.base_qss import BASE_QSS
from xinliapp.widgets.fusion import WorkbenchStyle
from xinliapp.widgets.tokens import TOKENS, Role, Theme, Tokens


@dataclass(frozen=True, slots=True)
class Look:
    """What is applied now. ``scale`` is the text scale in percent (100, 115, 130)."""

    theme: Theme
    scale: int
    tokens: Tokens
    families: tuple[str, ...]


_look = Look(Theme.LIGHT, 100, TOKENS[Theme.LIGHT], tk.FONT_FAMILIES)


def look() -> Look:
    """The look now in force (light at 100 % before :func:`apply_theme`)."""
    return _look


def px(length: float) -> int:
    """A design length at 100 % in logical pixels of the present text scale, at least 1."""
    scaled = round(length * _look.scale / 100)
    return max(1, scaled) if length > 0 else scaled


def color(name: str) -> QColor:
    """The colour of token ``name`` (a field of :class:`Tokens`) in the present theme."""
    return QColor(getattr(_look.tokens, name))


def font(role: Role = Role.BODY) -> QFont:
    """The font of a text role at the present scale, with tabular digits."""
    made = QFont(list(_look.families))
    made.setPixelSize(px(role.size))
    made.setWeight(QFont.Weight.DemiBold if role.semibold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def ensure_font(path: str | None) -> str | None:
    """Adds the font file at ``path`` when the platform has none of the wished ones; its family or None.

    A Chinese font we know nothing of may have no bold and no Latin letters of its own. Call it after the
    application object exists and before :func:`apply_theme`.
    """
    if path is None or set(tk.FONT_FAMILIES) & set(QFontDatabase.families()):
        return None
    number = QFontDatabase.addApplicationFont(path)
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else None


def _families() -> tuple[str, ...]:
    """The wished families that exist, then any other Chinese one (a bundled font, a Linux desktop's own)."""
    present = set(QFontDatabase.families())
    wished = [name for name in tk.FONT_FAMILIES if name in present]
    others = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return tuple(wished) or tuple(others[:1]) or tk.FONT_FAMILIES


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: t.surface,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.alt,
        role.Text: t.text,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.bad,
        role.Highlight: t.selected,
        role.HighlightedText: t.text,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.ToolTipBase: t.text,
        role.ToolTipText: t.surface,
        role.PlaceholderText: t.muted,
        role.Accent: t.accent,
        role.Mid: t.rule,
        role.Dark: t.control,
        role.Light: t.surface,
    }
    for key, value in pairs.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(t.muted))
    return palette


def _style_sheet() -> str:
    def value(match: re.Match[str]) -> str:
        name, number = match.group(1), match.group(2)
        return str(px(int(number))) + "px" if name == "px" else str(getattr(_look.tokens, name))

    return re.sub(r"@([a-z_]+[0-9]?)(?:\((\d+)\))?", value, BASE_QSS)


def apply_theme(app: QApplication, theme: Theme, scale: int = 100) -> None:
    """Dresses the whole application: Fusion with our primitives, palette, style sheet, fonts, scaled heights.

    Calling it again switches theme or scale in place; widgets repaint themselves.

    Raises:
        ValueError: ``scale`` is none of 100, 115, 130.
    """
    global _look
    if scale not in tk.SCALES:
        raise ValueError(f"text scale {scale} is not offered")
    _look = Look(theme, scale, TOKENS[theme], _families())
    if app.property("xinliStyle") is None:
        app.setStyle(WorkbenchStyle())
        app.setProperty("xinliStyle", True)
    app.setPalette(_palette(_look.tokens))
    app.setFont(font())
    app.setStyleSheet(_style_sheet())
    for widget in app.allWidgets():
        _refit(widget)


def set_role(widget: QWidget, role: Role, tone: str = "text") -> None:
    """Gives a label its text role and tone (text, text2, muted, ok, warn, bad, info, accent)."""
    widget.setProperty("role", role.key)
    widget.setProperty("tone", tone)
    repolish(widget)


def repolish(widget: QWidget) -> None:
    """Makes the style sheet look at changed dynamic properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def fix_height(widget: QWidget, height: int) -> None:
    """A fixed height given at 100 % that follows the text scale."""
    widget.setProperty("xlHeight", height)
    _refit(widget)


def fix_width(widget: QWidget, width: int) -> None:
    """A fixed width given at 100 % that follows the text scale."""
    widget.setProperty("xlWidth", width)
    _refit(widget)


def set_margins(layout: QLayout, left: int, top: int, right: int, bottom: int, spacing: int = tk.GAP) -> None:
    """Layout margins and spacing given at 100 % (distances do not grow with the text)."""
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(spacing)


def _refit(widget: QWidget) -> None:
    height, width = widget.property("xlHeight"), widget.property("xlWidth")
    if isinstance(height, int):
        widget.setFixedHeight(px(height))
    if isinstance(width, int):
        widget.setFixedWidth(px(width))


def text_width(text: str, role: Role = Role.BODY) -> int:
    """Width of ``text`` in logical pixels in the font of ``role``, rounded up."""
    return int(QFontMetricsF(font(role)).horizontalAdvance(text) + 0.999)


def is_look_change(event: QEvent) -> bool:
    """Whether a ``changeEvent`` says that theme or scale changed (drop caches, recompute sizes)."""
    return event.type() in (
        QEvent.Type.PaletteChange,
        QEvent.Type.StyleChange,
        QEvent.Type.ApplicationPaletteChange,
        QEvent.Type.FontChange,
    )


def name(widget: QObject, object_name: str) -> None:
    """Sets ``objectName`` (``screen.widget``), by which tests and journeys find a widget."""
    widget.setObjectName(object_name)
