"""The files of a whole school as one PDF: drawing 1,800 of them, and what that takes of memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

from bench.floors.pages import Glyphs, bare_pages
from bench.harness import Case
from bench.vaults import big_session
from xinliapp.reports.fonts import Type
from xinliapp.services import dossier_batch, students

FILES = 1800
READ = 120  # files read from the vault; drawn again and again until there are 1,800
MOST_MB = 64.0


def cases(folder: Path) -> list[Case]:
    """The ratio is to a canvas given the same glyphs; reading is a case of its own."""
    session = big_session()
    ids = [row.id for row in students.list_students(session)][:READ]
    read = [
        file
        for start in range(0, len(ids), dossier_batch.SLICE)
        for file in dossier_batch.read_slice(session, ids[start : start + dossier_batch.SLICE])
    ]
    files = (read * (FILES // READ + 1))[:FILES]
    pages = _glyphs(files)
    return [
        Case(
            f"{FILES}份一人一档印成一份PDF",
            lambda _: dossier_batch.draw(files),
            lambda _: bare_pages(pages),
            repeats=3,
            goal_ratio=3.0,
        ),
        Case(
            "其间多占内存",
            lambda _: _peak(files),
            repeats=1,
            goal_seconds=MOST_MB,
            unit="MB",
        ),
        Case(
            f"读{dossier_batch.SLICE}份档案",
            lambda _: dossier_batch.read_slice(session, ids[: dossier_batch.SLICE]),
            repeats=9,
            goal_seconds=0.4,
        ),
    ]


def _glyphs(files: list[dossier_batch.File]) -> list[list[Glyphs]]:
    """What is drawn, page by page, as the program draws it."""
    pages: list[list[Glyphs]] = [[]]
    draw = Type.draw

    def noting(
        type_: Type, canvas: Any, x: float, y: float, text: str, style: Any, size: float, **more: Any
    ) -> float:
        at = x
        for run in type_.runs(text, style):
            pages[-1].append((run.face, size, at, y, run.text))
            at += type_.width(run.text, style, size)
        return draw(type_, canvas, x, y, text, style, size, **more)

    def turned(done: int, _total: int) -> None:
        pages.append([])

    Type.draw = noting  # type: ignore[method-assign]
    try:
        dossier_batch.draw(files, progress=turned)
    finally:
        Type.draw = draw  # type: ignore[method-assign]
    return pages[:-1]


def _peak(files: list[dossier_batch.File]) -> float:
    """Megabytes in use at the most while drawing, beyond what was in use before."""
    tracemalloc.start()
    try:
        dossier_batch.draw(files)
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()
