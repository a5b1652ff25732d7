"""Putting a PDF on paper and on the screen; the file itself is never written to disk for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from xinliapp.domain.errors import KnownError

_DPI = 300
_POINTS = 72
# Printers that write a file or send it away: a recovery sheet must never end up there.
_NO_PAPER = ("pdf", "xps", "onenote", "fax", "传真", "图像")
# PDFium keeps global state: two threads in it at once crash the process.
_pdfium = threading.Lock()


def paper_printers() -> tuple[str, ...]:
    """The names of the printers that print on paper, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != default)
    return tuple(name for name in names if not any(word in name.lower() for word in _NO_PAPER))


def print_pdf(data: bytes, *, copies: int = 1, printer_name: str | None = None) -> str:
    """Print on ``printer_name`` or the first paper printer; its name. May run in any thread.

    Raises:
        KnownError: ``no_printer``, ``printing_stopped``.
    """
    names = paper_printers()
    if not names:
        raise KnownError("no_printer")
    if printer_name is not None and printer_name not in names:
        # Never on another one: nobody may be standing there.
        raise KnownError("printing_stopped", printer=printer_name)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(printer_name or names[0])
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setCopyCount(copies)
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for number, (width, height) in enumerate(page_sizes(data)):
            wide = width > height
            orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            printer.setPageOrientation(orientation)
            started = painter.begin(printer) if number == 0 else printer.newPage()
            if not started:
                raise KnownError("printing_stopped", printer=printer.printerName())
            image = _image(data, number, grayscale=True)
            painter.drawImage(QRectF(painter.viewport()), image)
    finally:
        if painter.isActive():
            painter.end()
    return printer.printerName()


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page, in points."""
    with _open(data) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def render_page(data: bytes, number: int, width: int) -> QImage:
    """Page ``number`` (from 0) in colour, ``width`` pixels wide. May run in any thread.

    One page a call: a preview renders what is looked at, and a long report costs no more than a short one.
    """
    return _image(data, number, grayscale=False, width=width)


@contextmanager
def _open(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _pdfium, closing(pypdfium2.PdfDocument(data)) as document:
        yield document


def _image(data: bytes, number: int, *, grayscale: bool, width: int | None = None) -> QImage:
    """Printer resolution without ``width``. Locked for one page only: a preview goes on while printing."""
    with _open(data) as document, closing(document[number]) as page:
        scale = width / page.get_width() if width is not None else _DPI / _POINTS
        bitmap = page.render(scale=scale, grayscale=grayscale, rev_byteorder=True, prefer_bgrx=True)
        kind = QImage.Format.Format_Grayscale8 if grayscale else QImage.Format.Format_RGBX8888
        shared = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind)
        return shared.copy()
