"""一人一档 of a whole list: one PDF, noted for each student; 取消 leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.support.student_pages import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.jobs import CancelToken
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import dossier_batch
from xinliapp.ui.roster.files_presenter import FilesPresenter


class View:
    """What a page would show."""

    def __init__(self) -> None:
        self.work: list[int] = []
        self.steps: list[tuple[int, int]] = []
        self.offers: list[Callable[[], None]] = []
        self.troubles: list[str] = []

    def show_work(self, total: int) -> None:
        self.work.append(total)

    def show_progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def offer_blank(self, _text: str, again: Callable[[], None]) -> None:
        self.offers.append(again)

    def show_trouble(self, text: str) -> None:
        self.troubles.append(text)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def children(school: TermSchool, count: int) -> list[str]:
    group = school.class_group()
    return [school.student(group, name=f"王{name}") for name in "一二三四五六七八九十" * 5][:count]


def prints(school: TermSchool) -> list[str]:
    found = school.session.database.tuples(
        "SELECT object_id FROM casework.audit_event WHERE action = 'dossier.print' ORDER BY seq"
    )
    return [str(row_id) for (row_id,) in found]


def test_one_paper_in_the_order_of_the_list(school: TermSchool) -> None:
    """45 students, in three slices: a page each, in their order, and each page says whose copy it is."""
    ids = children(school, 45)
    view, host = View(), FakeHost()
    FilesPresenter(view, school.session, SerialRunner(), host).print(ids)
    (paper,) = host.papers
    pages = pypdfium2.PdfDocument(paper.data)
    assert len(pages) == 45
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    assert all(f"王{name}" in text for name, text in zip("一二三四五六七八九十" * 5, texts, strict=False))
    assert all("第1份" in text for text in texts)
    assert prints(school) == ids
    assert view.work == [45, 0]
    assert view.steps[-1] == (90, 90)


def test_the_next_copy_is_counted(school: TermSchool) -> None:
    ids = children(school, 1)
    host = FakeHost()
    for _ in range(2):
        FilesPresenter(View(), school.session, SerialRunner(), host).print(ids)
    pages = [pypdfium2.PdfDocument(paper.data)[0].get_textpage().get_text_bounded() for paper in host.papers]
    assert ["第1份" in pages[0], "第2份" in pages[1]] == [True, True]


class Halting(SerialRunner):
    """Runs everything but the step it is told to stop before."""

    def __init__(self, before: Callable[..., Any]) -> None:
        super().__init__()
        self.before = before
        self.cancel: Callable[[], None] | None = None

    def run(self, fn: Any, *args: Any, **kwargs: Any) -> CancelToken:
        if getattr(fn, "func", fn) is self.before and self.cancel is not None:
            self.cancel()
            return CancelToken()
        return super().run(fn, *args, **kwargs)


@pytest.mark.parametrize("step", [dossier_batch.draw, dossier_batch.note])
def test_cancelled_nothing_is_shown_or_noted(school: TermSchool, step: Callable[..., Any]) -> None:
    view, host, jobs = View(), FakeHost(), Halting(step)
    presenter = FilesPresenter(view, school.session, jobs, host)
    jobs.cancel = presenter.cancel
    ids = children(school, 3)
    presenter.print(ids)
    assert host.papers == [] and prints(school) == []
    assert view.work[-1] == 0 and view.troubles == []
    jobs.cancel = None
    presenter.print(ids[:2])
    assert len(host.papers) == 1


def test_a_name_no_font_has_is_told_before_anything_is_noted(school: TermSchool) -> None:
    child = school.student(school.class_group(), name="王\U0010fffd")
    view, host = View(), FakeHost()
    FilesPresenter(view, school.session, SerialRunner(), host).print([child])
    assert host.papers == [] and prints(school) == []
    (again,) = view.offers
    again()
    assert len(host.papers) == 1 and prints(school) == [child]
