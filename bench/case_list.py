"""A list of 20,000 rows from nothing to painted, against the library's own table with a plain model."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from bench.floors.table import bare_list
from bench.harness import Case
from xinliapp.system import fonts
from xinliapp.widgets.style import apply_theme, ensure_font
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Theme

ROWS, SIZE = 20_000, (1100, 600)


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    name: str
    class_label: str
    number: str
    day: str


def cases(folder: Path) -> list[Case]:
    """Both on the same rows, built, shown and painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    ensure_font(str(fonts.bundled_font_path()))
    apply_theme(app, Theme.LIGHT, 100)
    lines = [
        _Line(n, f"学生{n}", f"初{n % 3 + 1}({n % 14 + 1})班", f"G{n:06d}", f"2026-09-{n % 28 + 1:02d}")
        for n in range(ROWS)
    ]  # fmt: skip
    texts = [(line.name, line.class_label, line.number, line.day) for line in lines]
    columns = (
        Column("name", "姓名", lambda line: line.name),
        Column("class", "班级", lambda line: line.class_label),
        Column("number", "学籍号", lambda line: line.number),
        Column("day", "日期", lambda line: line.day),
    )
    kept: list[QWidget] = []

    def opened(_: object) -> DataTable:
        table = DataTable(columns, object_name="bench.table")
        table.resize(*SIZE)
        table.set_rows(lines)
        table.show()
        app.processEvents()
        table.grab()
        kept.append(table)
        return table

    def bare(_: object) -> None:
        kept.append(bare_list(texts, *SIZE))

    def away() -> None:
        for widget in kept:
            widget.close()
            widget.deleteLater()
        kept.clear()
        app.processEvents()

    return [Case(f"打开{ROWS}行的表", opened, bare, away, repeats=7, goal_seconds=0.300)]
