"""The text of a chapter: our colours, pictures from one folder only, nothing that leaves the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from xinliapp.widgets.style import color, font, is_look_change, px

MARGIN = 24
RESIZE_MS = 120
MOST = 640  # a picture that fills the page would push its text out of sight
_SHEET = """
h1 { font-size: @20px; font-weight: 600; color: @text; margin: 0 0 @12px 0; }
h2 { font-size: @16px; font-weight: 600; color: @text; margin: @24px 0 @8px 0; }
h3 { font-size: @14px; font-weight: 600; color: @text; margin: @16px 0 @4px 0; }
p, li { color: @text; line-height: 150%; margin-bottom: @8px; }
.caption { color: @muted; font-size: @12px; }
p.picture { margin-bottom: @4px; line-height: 100%; }
.button { color: @accent; }
a { color: @accent; text-decoration: underline; }
code { background-color: @alt; }
pre { background-color: @alt; color: @text; white-space: pre-wrap; }
table.grid { border-collapse: collapse; border: 1px solid @rule; margin: @4px 0 @12px 0; }
table.grid th { color: @text; padding: @6px @8px; border: 1px solid @rule; text-align: left;
    background-color: @alt; }
table.grid td { color: @text; padding: @6px @8px; border: 1px solid @rule; }
table.note td { background-color: @selected; color: @text; padding: @8px @12px; }
"""


def sheet() -> str:
    """The style sheet of a chapter in the present theme and scale."""
    made = _SHEET
    for size in (24, 20, 16, 14, 12, 8, 6, 4):
        made = made.replace(f"@{size}px", f"{px(size)}px")
    for name in ("text", "muted", "accent", "alt", "rule", "selected"):
        made = made.replace(f"@{name}", color(name).name())
    return made


class ManualBrowser(QTextBrowser):
    """Shows one chapter; a link tells ``anchorClicked`` and opens nothing by itself."""

    def __init__(self, pictures: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help.text")
        self._pictures = pictures
        self._html = ""
        # Always there: a bar that comes and goes would change the width the pictures were fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(RESIZE_MS)
        self._late.timeout.connect(self._fit)

    def show_chapter(self, html: str, anchor: str) -> None:
        """Shows a text from ``anchor`` on, "" from its head."""
        if html != self._html:
            self._html = html
            self._set()
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures of the manual, no wider than the text; nothing else, from nowhere else."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        file = (name if isinstance(name, QUrl) else QUrl(name)).fileName()
        image = QImage(str(self._pictures / file))
        if image.isNull():
            return None
        ratio = self.devicePixelRatioF()
        room = max(160, min(px(MOST), self.viewport().width() - 2 * px(MARGIN) - 4))
        smooth = Qt.TransformationMode.SmoothTransformation
        fitted = image.scaledToWidth(round(min(room, image.width()) * ratio), smooth)
        fitted.setDevicePixelRatio(ratio)
        return fitted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._late.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_look_change(event) and self._html:
            self._late.start()

    def _fit(self) -> None:
        """Another width, theme or size: the same place of the same text."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self._set()
        bar.setValue(round(part * bar.maximum()))

    def _set(self) -> None:
        document = self.document()
        document.setDefaultFont(font())
        document.setDefaultStyleSheet(sheet())
        document.setDocumentMargin(px(MARGIN))
        self.setHtml(self._html)
