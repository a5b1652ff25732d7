"""Drawing shared by the papers about keys: headings, numbered boxes, wrapped text, lines to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from xinliapp.domain.fonts import FontStyle
from xinliapp.reports.fonts import Type
from xinliapp.reports.linebreak import break_lines

WIDTH, HEIGHT = A4
MARGIN = 20 * mm
INNER = WIDTH - 2 * MARGIN
TEXT = 12.0
LEADING = 19.0


@dataclass(slots=True)
class Pen:
    """Writes down a page: the canvas, the type, and the y of the next line's top."""

    canvas: Any
    type_: Type
    y: float = HEIGHT - MARGIN

    def heading(self, text: str, size: float = 22.0) -> None:
        """One centred line."""
        self.y -= size
        x = (WIDTH - self.type_.width(text, FontStyle.TITLE, size)) / 2
        self.type_.draw(self.canvas, x, self.y, text, FontStyle.TITLE, size)
        self.y -= size * 0.6

    def text(self, text: str, style: FontStyle = FontStyle.SONGTI, room: float = INNER) -> None:
        """A wrapped paragraph from the left margin."""
        for line in break_lines(text, lambda part: self.type_.width(part, style, TEXT), room):
            self.y -= LEADING
            self.type_.draw(self.canvas, MARGIN, self.y + LEADING - TEXT, line, style, TEXT)

    def fields(self, pairs: Sequence[tuple[str, str]], room: float = INNER) -> None:
        """Label and value, one pair to a line."""
        for label, value in pairs:
            self.text(f"{label}：{value}", room=room)

    def boxes(
        self, groups: Sequence[str], per_row: int, *, size: float = 20.0, numbered: bool = True
    ) -> None:
        """Groups in ruled boxes, each with its number small in the corner, to be read back one by one."""
        width, height = INNER / per_row, size * 2.1
        for index, group in enumerate(groups):
            column = index % per_row
            if column == 0:
                self.y -= height
            x = MARGIN + column * width
            self.canvas.setLineWidth(0.5)
            self.canvas.rect(x, self.y, width, height)
            if numbered:
                label = f"第{index + 1}组"
                self.type_.draw(self.canvas, x + 3, self.y + height - 10, label, FontStyle.SONGTI, 8)
            used = self.type_.width(group, FontStyle.HEITI, size)
            self.type_.draw(
                self.canvas, x + (width - used) / 2, self.y + size * 0.45, group, FontStyle.HEITI, size
            )
        self.y -= 10

    def lines_to_sign(self, labels: Sequence[str], gap: float = 34.0) -> None:
        """Labels, each with a rule to write on."""
        for label in labels:
            self.y -= gap
            end = self.type_.draw(self.canvas, MARGIN, self.y, f"{label}：", FontStyle.SONGTI, TEXT)
            self.canvas.setLineWidth(0.5)
            self.canvas.line(end, self.y - 2, max(end + 40 * mm, MARGIN + 75 * mm), self.y - 2)


def spaced(text: str, size: int) -> str:
    """``text`` with a blank after every ``size`` characters, for reading aloud."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))
