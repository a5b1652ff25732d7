"""Tips in plain text (Qt-free): Qt takes what looks like HTML for HTML, and fetches the pictures it names."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """``text`` so that a tip shows exactly these characters.

    A school's remark or a cell of a workbook may say ``<img src="file://somebody/…">``: as HTML, opening the
    tip would ask that machine for the picture.
    """
    if "<" not in text and "&" not in text:  # nothing Qt could take for a tag or an entity
        return text
    return f'<span style="white-space: pre-wrap">{html.escape(text)}</span>'
