"""A shell that only remembers what a screen asked of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from xinliapp.domain.errors import XinliError
from xinliapp.domain.papers import Paper
from xinliapp.system.files import write_file
from xinliapp.widgets.hosting import DraftState
from xinliapp.widgets.picking import PickRow


class PaperTray:
    """Keeps the papers a screen hands over; ``save_to`` is where the person puts a file, None is 取消."""

    save_to: Path | None = None

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self.suggested: list[str] = []

    def show_paper(self, paper: Paper) -> None:
        self.papers.append(paper)

    def save_file(
        self,
        file: Paper,
        failed: Callable[[XinliError], None],
        done: Callable[[str], None] | None = None,
    ) -> None:
        self.suggested.append(file.file_name)
        if self.save_to is None:
            return
        try:
            name = write_file(self.save_to, file.data)
        except XinliError as error:
            failed(error)
        else:
            if done is not None:
                done(name)


class FakeHost(PaperTray):
    """Implements ``widgets.hosting.Host``; ``hidden`` is 隐名."""

    def __init__(self, *, hidden: bool = True) -> None:
        super().__init__()
        self.missing: set[str] = set()
        self.students: dict[str, Sequence[PickRow]] = {}
        self.opened: list[tuple[str, object]] = []
        self.toasts: list[str] = []
        self.undos: list[Callable[[], None] | None] = []
        self.drafts: list[tuple[DraftState, str]] = []
        self.hidden = hidden
        self.backs = 0

    def open(self, page: str, argument: object = None) -> None:
        self.opened.append((page, argument))

    def has(self, page: str) -> bool:
        return page not in self.missing

    def title(self, page: str) -> str:
        return "" if page in self.missing else page

    def find_students(self, text: str) -> Sequence[PickRow]:
        return self.students.get(text, ())

    def hide_names(self, on: bool) -> None:
        self.hidden = on

    def lock(self) -> None:
        self.locks = getattr(self, "locks", 0) + 1

    def back(self) -> None:
        self.backs += 1

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.toasts.append(text)
        self.undos.append(undo)

    def draft(self, state: DraftState, time: str = "") -> None:
        self.drafts.append((state, time))

    def masked(self) -> bool:
        return self.hidden
