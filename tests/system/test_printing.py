"""Pages of a PDF as pictures, and what never goes to a printer that makes files."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from xinliapp.domain.errors import KnownError
from xinliapp.system import printing


def two_pages() -> bytes:
    """A4 upright with a red corner at the top left, then A4 across."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 742, 100, 100, fill=1, stroke=0)
    canvas.showPage()
    canvas.setPageSize((842, 595))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def printers(monkeypatch: pytest.MonkeyPatch, names: Sequence[str], default: str = "") -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: list(names))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: default)


def test_pages_have_the_size_of_the_paper() -> None:
    assert printing.page_sizes(two_pages()) == ((595, 842), (842, 595))


def test_a_page_is_drawn_as_wide_as_asked_in_its_colours() -> None:
    image = printing.render_page(two_pages(), 0, 595)
    assert (image.width(), image.height()) == (595, 842)
    assert image.pixelColor(50, 50).name() == "#ff0000"
    assert image.pixelColor(50, 150).name() == "#ffffff"
    across = printing.render_page(two_pages(), 1, 1684)
    assert (across.width(), across.height()) == (1684, 1190)


def test_the_usual_printer_comes_first_and_printers_that_make_files_never(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Fax", "HP 二楼", "Microsoft Print to PDF", "兄弟 办公室", "OneNote (Desktop)", "传真机"]
    printers(monkeypatch, names, "兄弟 办公室")
    assert printing.paper_printers() == ("兄弟 办公室", "HP 二楼")


def test_without_a_paper_printer_nothing_is_printed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    printers(monkeypatch, ["Microsoft Print to PDF"], "Microsoft Print to PDF")
    with pytest.raises(KnownError) as caught:
        printing.print_pdf(two_pages(), printer_name="Microsoft Print to PDF")
    assert caught.value.code == "no_printer"


def test_a_printer_that_is_gone_is_not_replaced_by_another(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printers(monkeypatch, ["HP 二楼"])
    with pytest.raises(KnownError) as caught:
        printing.print_pdf(two_pages(), printer_name="兄弟 办公室")
    assert caught.value.code == "printing_stopped"
    assert caught.value.params == {"printer": "兄弟 办公室"}
