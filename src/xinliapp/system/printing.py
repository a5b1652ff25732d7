"""Putting a PDF on paper, through the system's printers; the file itself is never written to disk for it."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from xinliapp.domain.errors import KnownError

_DPI = 300
_POINTS = 72
# Printers that write a file or send it away: a recovery sheet must never end up there.
_NO_PAPER = ("pdf", "xps", "onenote", "fax", "传真", "图像")


def paper_printers() -> tuple[str, ...]:
    """The names of the printers that print on paper, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != default)
    return tuple(name for name in names if not any(word in name.lower() for word in _NO_PAPER))


def print_pdf(data: bytes, *, copies: int = 1, printer_name: str | None = None) -> str:
    """Print on ``printer_name`` or the first paper printer; its name.

    Raises:
        KnownError: ``no_printer``, ``printing_stopped``.
    """
    names = paper_printers()
    if printer_name is None and not names:
        raise KnownError("no_printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(printer_name or names[0])
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setCopyCount(copies)
    printer.setFullPage(True)
    document = pypdfium2.PdfDocument(data)
    painter = QPainter()
    try:
        for number, page in enumerate(document):
            wide = page.get_width() > page.get_height()
            orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            printer.setPageOrientation(orientation)
            started = painter.begin(printer) if number == 0 else printer.newPage()
            if not started:
                raise KnownError("printing_stopped", printer=printer.printerName())
            _paint(painter, page)
    finally:
        if painter.isActive():
            painter.end()
        document.close()
    return printer.printerName()


def _paint(painter: QPainter, page: pypdfium2.PdfPage) -> None:
    bitmap = page.render(scale=_DPI / _POINTS, grayscale=True)
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8
    )
    painter.drawImage(QRectF(painter.viewport()), image)
