"""What the page of a crisis shows; Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.crises import CrisisEntry, StepChoice
from xinliapp.services.crisis_aftermath import Phone
from xinliapp.widgets.picking import PickRow


@dataclass(frozen=True, slots=True)
class Waiting:
    """Times of the lock screen that no crisis has yet: ids, and ``08:14 陪护`` for each."""

    ids: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PadFacts:
    """The page: ``crisis_id`` None while none takes presses. ``mark`` guards the student against two windows.

    ``quiet`` is another one that nobody ended: its id and start. ``note`` is a remark that was not saved.
    """

    crisis_id: str | None
    started_at: str
    student: PickRow | None
    mark: str
    steps: tuple[StepChoice, ...]
    entries: tuple[CrisisEntry, ...]
    phones: tuple[Phone, ...]
    waiting: Waiting
    quiet: tuple[str, str] | None
    note: str = ""

    @property
    def times(self) -> dict[str, str]:
        """The last moment of every step that was pressed."""
        return {one.step: one.at for one in self.entries if one.step}


@dataclass(frozen=True, slots=True)
class LastPress:
    """What the line below the buttons says; ``entry_id`` "" while it is not written."""

    entry_id: str
    words: str
    at: str


def elapsed(seconds: int) -> str:
    """已过: hours may pass 99."""
    hours, rest = divmod(max(0, seconds), 3600)
    return f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"
