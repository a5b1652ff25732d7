"""What the form of a quick warning holds; plain facts, no Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from xinliapp.domain.warnings import ObservedSign, Urgency, WarningSource
from xinliapp.widgets.picking import PickRow


@dataclass(frozen=True, slots=True)
class WarningForm:
    """The form as it stands; ``noticed`` is ``YYYY-MM-DD HH:MM``."""

    noticed: str
    student: PickRow | None = None
    signs: frozenset[str] = frozenset()
    source: WarningSource = WarningSource.HOMEROOM_TEACHER
    urgency: Urgency = Urgency.ROUTINE
    note: str = ""
    told_homeroom: bool = False
    direct: bool = False

    @property
    def empty(self) -> bool:
        """Nothing worth keeping."""
        return self.student is None and not self.signs and not self.note.strip()

    def noticed_at(self) -> dt.datetime | None:
        """When it was noticed, None if that cannot be read."""
        try:
            return dt.datetime.fromisoformat(self.noticed.strip().replace(" ", "T"))
        except ValueError:
            return None

    def body(self) -> dict[str, object]:
        """As a draft keeps it."""
        row = self.student
        return {
            "noticed": self.noticed,
            "student": [row.id, row.title, list(row.details)] if row else None,
            "signs": sorted(self.signs),
            "source": self.source.value,
            "urgency": self.urgency.value,
            "note": self.note,
            "told_homeroom": self.told_homeroom,
            "direct": self.direct,
        }


def read_body(kept: object, fresh: WarningForm) -> WarningForm | None:
    """The inverse of :meth:`WarningForm.body`; None for one that cannot be understood."""
    if not isinstance(kept, Mapping):
        return None
    try:
        student = kept["student"]
        return replace(
            fresh,
            noticed=str(kept["noticed"]),
            student=PickRow(student[0], student[1], tuple(student[2])) if student else None,
            signs=frozenset(str(key) for key in kept["signs"]),
            source=WarningSource(kept["source"]),
            urgency=Urgency(kept["urgency"]),
            note=str(kept["note"]),
            told_homeroom=bool(kept["told_homeroom"]),
            direct=bool(kept["direct"]),
        )
    except (KeyError, ValueError, IndexError, TypeError):
        return None


@dataclass(frozen=True, slots=True)
class WarningPage:
    """What the page starts with. ``sealed``: this account can write a warning and cannot read it again."""

    signs: tuple[ObservedSign, ...]
    form: WarningForm
    me: str
    counselor: bool
    sealed: bool
