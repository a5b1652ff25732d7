"""What the shell offers a screen; Qt-free, so that presenters may name it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.papers import Paper
from xinliapp.widgets.picking import PickRow


class DraftState(Enum):
    """What the status bar says about the page's draft."""

    NONE = "none"
    UNSAVED = "unsaved"  # 未保存
    SAVED = "saved"  # 草稿已存 HH:MM
    SIGNED = "signed"  # 已签名


class Host(Protocol):
    """The shell as a screen sees it. All calls belong to the main thread."""

    def open(self, page: str, argument: object = None) -> None:
        """Shows the screen ``page`` (its key) with an argument such as a student's id, kept for 后退."""
        ...

    def has(self, page: str) -> bool:
        """Whether this person has the page: a button that leads to it is shown only then."""
        ...

    def title(self, page: str) -> str:
        """What the page is called in the navigation, "" for one that this person has not."""
        ...

    def back(self) -> None:
        """Back to the page before, if any."""
        ...

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Says for 6 s that something reversible is done; ``undo`` adds 撤销."""
        ...

    def draft(self, state: DraftState, time: str = "") -> None:
        """The draft state in the status bar; ``time`` is ``HH:MM``."""
        ...

    def show_paper(self, paper: Paper) -> None:
        """The preview of a PDF, with 打印 and 另存为: the one way a paper gets into a person's hands."""
        ...

    def save_file(
        self,
        file: Paper,
        failed: Callable[[XinliError], None],
        done: Callable[[str], None] | None = None,
    ) -> None:
        """Asks where a file goes and writes it; ``done`` gets the file's name, else a toast says it.

        Nothing is called when the person thinks better of it.
        """
        ...

    def lock(self) -> None:
        """Locks the window, as Ctrl+L does: after an exchange of keys everybody signs in anew."""
        ...

    def masked(self) -> bool:
        """Whether names are to be shown as 姓+** (隐名)."""
        ...

    def find_students(self, text: str) -> Sequence[PickRow]:
        """Students on the roll for what was typed into a picker: initials, syllables, number tail, class.

        Answers from memory, at every letter; pass it to :class:`widgets.picker.StudentPicker`.
        """
        ...

    def hide_names(self, on: bool) -> None:
        """Switches 隐名 for every page; the shell keeps it and refreshes what is visible."""
        ...


class ScreenPresenter(Protocol):
    """The three calls the shell makes on a screen."""

    def start(self, argument: object) -> None:
        """The page is shown; ``argument`` comes from :meth:`Host.open` (``None`` from the navigation)."""
        ...

    def refresh(self, changes: Changes) -> None:
        """Something was written, or 隐名 was switched (``Changes.NONE``): load again what is affected."""
        ...

    def flush(self) -> None:
        """Save the draft now, without asking: the page is left or the program locks."""
        ...
