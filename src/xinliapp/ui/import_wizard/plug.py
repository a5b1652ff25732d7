"""What an import gives the wizard; no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from xinliapp.services.session import Session
from xinliapp.ui.import_wizard.facts import (
    MapState,
    Opening,
    PreviewRow,
    PreviewState,
    ReportState,
    Source,
    UndoLine,
    Waiting,
)

T = TypeVar("T")
Backup = Callable[[Session], object]


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """Something slow: ``run`` on a worker thread, ``taken`` with its result on the main thread.

    What ``run`` is given stands where the wizard asks for the work; its result reaches the shell as it is, so
    that a report with ``changes`` refreshes what is visible.
    """

    run: Callable[..., T]
    taken: Callable[[T], None]


class Import(Protocol):
    """One kind of import. It keeps what a person decided; the wizard keeps the step.

    All but the functions in a :class:`Work` are called on the main thread. ``stale`` is the error code that
    says the preview no longer holds; ``after`` the page the last button opens with ``after_argument``, ""
    where it begins another import.
    """

    stale: str
    after: str

    @property
    def after_argument(self) -> object:
        """What the page after is opened with."""
        ...

    def opened(self, argument: object) -> Opening:
        """The page was opened with an argument."""
        ...

    def reset(self) -> None:
        """Forget the file and everything decided about it."""
        ...

    def check_ready(self) -> None:
        """Raises: UserError while a file cannot be read yet."""
        ...

    def starting(self) -> Work[Any]:
        """``run(session)``: what the first page shows."""
        ...

    def undo_lines(self) -> tuple[UndoLine, ...]:
        """What could be taken back."""
        ...

    def reading(self) -> Callable[..., object]:
        """``(path, cancelled=…)``: reads a file in the capped child; needs no session."""
        ...

    def proposing(self, file: Any) -> Work[Any]:
        """``run(session)``: how the file would be read."""
        ...

    def about_file(self) -> tuple[str, tuple[str, ...]]:
        """What is read, for the header, and what is to be told about it."""
        ...

    def show_sheet(self, name: str) -> None:
        """Another sheet of the file."""
        ...

    def tick_sheet(self, name: str, on: bool) -> None:
        """Read a sheet or leave it out."""
        ...

    def set_source(self, field: str, source: Source) -> None:
        """Where a field is read from."""
        ...

    def finding_header(self, row: int) -> Work[Any]:
        """``run(session)``: the sheet shown with its header in this row; ``taken`` refuses one with none."""
        ...

    def mapping(self, masked: bool) -> MapState:
        """The second page."""
        ...

    def planning(self) -> Work[Any]:
        """``run(session)``: the frozen preview. Raises: UserError if nothing is chosen."""
        ...

    def preview(self, masked: bool) -> PreviewState:
        """The third page."""
        ...

    def row(self, row_id: str, masked: bool) -> PreviewRow:
        """One row of it, as it stands now."""
        ...

    def tick(self, row_id: str, on: bool) -> bool:
        """Write a row, or leave it out; False if there is nothing to tick."""
        ...

    def waiting(self) -> Waiting:
        """What the primary button of the third page says."""
        ...

    def committing(self) -> Work[Any]:
        """``run(session, before=…, progress=…)``: writes exactly the preview, all or nothing."""
        ...

    def report(self, masked: bool) -> ReportState:
        """The last page."""
        ...

    def undoing(self, key: str) -> Callable[[Session], Any]:
        """Takes an import back; the key is one of :meth:`undo_lines` or the report's."""
        ...

    def undone(self, undone: Any) -> str:
        """What an undo did, and what it left."""
        ...
