"""The words of a paper, page by page, without the breaks of its lines."""

from __future__ import annotations

import pypdfium2


def pdf_pages(data: bytes) -> list[str]:
    """Each page's text with blanks and line ends taken out."""
    document = pypdfium2.PdfDocument(data)
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()
