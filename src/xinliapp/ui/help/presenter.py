"""What the manual's page does: opens at the place that fits, searches, follows links inside. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import KnownError
from xinliapp.domain.jobs import Jobs
from xinliapp.ui.help import chapters
from xinliapp.ui.help.chapters import CONTENTS, Chapter, Hit, Spot
from xinliapp.ui.help.rendering import to_html
from xinliapp.widgets.hosting import Host

PAGE = "help"


class HelpView(Protocol):
    """What the presenter asks of the widgets."""

    def show_chapters(self, chapters: Sequence[Chapter]) -> None: ...

    def show_text(self, spot: Spot, html: str) -> None: ...

    def show_hits(self, hits: Sequence[Hit] | None) -> None: ...

    def show_nothing(self) -> None: ...


def read(folder: Path) -> tuple[Chapter, ...]:
    """The manual.

    Raises:
        KnownError: ``file_missing``.
    """
    try:
        return chapters.load(folder)
    except (OSError, UnicodeDecodeError):
        raise KnownError("file_missing", name=folder.name) from None


class HelpPresenter:
    """Holds the chapters and the place that is shown; reads the files once.

    Every place goes through the shell, so that 后退 leads to the place before. The argument of a place is
    ``chapter.md#anchor``; a page's key as argument asks for the place that explains this page.
    """

    def __init__(self, view: HelpView, folder: Path, pictures: Path, jobs: Jobs, host: Host) -> None:
        self._view, self._folder, self._pictures = view, folder, pictures
        self._jobs, self._host = jobs, host
        self._chapters: tuple[Chapter, ...] = ()
        self._here: Spot | None = None
        self._wanted: object = None

    @property
    def here(self) -> Spot | None:
        """The place that is shown."""
        return self._here

    def start(self, argument: object) -> None:
        """The page is shown; without an argument it stays where it was."""
        if self._chapters:
            self._turn(argument)
            return
        self._wanted = argument
        self._jobs.run(read, self._folder, done=self._take, failed=self._refused, owner=self, lane="work")

    def refresh(self, changes: Changes) -> None:
        """Nothing of the school stands here."""

    def flush(self) -> None:
        """There is nothing to save."""

    def choose(self, spot: Spot) -> None:
        """A chapter, a section or a search result was picked."""
        self._host.open(PAGE, f"{spot.chapter}.md#{spot.anchor}".rstrip("#"))

    def follow(self, link: str) -> None:
        """A link in the text; one that leaves the manual leads nowhere."""
        spot = self._target(link)
        if spot is not None:
            self.choose(spot)

    def search(self, text: str) -> None:
        """At every letter; an empty line brings the chapters back."""
        self._view.show_hits(chapters.find(self._chapters, text) if text.strip() else None)

    def _target(self, link: str) -> Spot | None:
        here = self._here.chapter if self._here is not None else CONTENTS
        return chapters.target(self._chapters, here, link)

    def _take(self, found: tuple[Chapter, ...]) -> None:
        self._chapters = found
        if not found:
            self._view.show_nothing()
            return
        self._view.show_chapters(found)
        self._turn(self._wanted)

    def _refused(self, _error: object) -> None:
        self._view.show_nothing()

    def _turn(self, argument: object) -> None:
        spot = None
        if isinstance(argument, str):
            inside = ".md" in argument
            spot = self._target(argument) if inside else chapters.place_for(self._chapters, argument)
        if spot is not None or self._here is None:
            self._show(spot or Spot(CONTENTS))

    def _show(self, spot: Spot) -> None:
        chapter = next(chapter for chapter in self._chapters if chapter.key == spot.chapter)
        self._here = spot
        self._view.show_text(spot, to_html(chapter.text, self._has_picture, self._is_inside))

    def _is_inside(self, link: str) -> bool:
        return self._target(link) is not None

    def _has_picture(self, name: str) -> bool:
        return (self._pictures / name).is_file()
