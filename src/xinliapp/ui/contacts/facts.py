"""What the page of talks and visits shows: plain facts, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.contacts import (
    ContactMode,
    ContactTopic,
    GuardianContact,
    HomeVisit,
    TalkMark,
    TalkWindow,
    VisitOccasion,
)
from xinliapp.services.talk_coverage import TalkCell


class ContactPaper(Enum):
    """What can be printed here; forms are of the class being typed."""

    NOT_TALKED = "not_talked"
    TALK_FORM = "talk_form"
    VISIT_FORM = "visit_form"
    NOT_VISITED = "not_visited"


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class in the coverage list."""

    id: str
    label: str
    needed: int
    done: int

    @property
    def share(self) -> float:
        """Part reached, 0 to 1; a class nobody is asked for counts as reached."""
        return self.done / self.needed if self.needed else 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a clause of the installed packs asks, in the pack's words."""

    clause: str
    duty: str


@dataclass(frozen=True, slots=True)
class TalksPage:
    """The coverage in one window and, where a class is chosen, its students."""

    windows: tuple[TalkWindow, ...]
    window: TalkWindow
    face_to_face_only: bool
    lines: tuple[ClassLine, ...]
    class_id: str
    cells: tuple[TalkCell, ...]
    asked: Asked | None = None

    @property
    def needed(self) -> int:
        """Students asked for."""
        return sum(line.needed for line in self.lines)

    @property
    def done(self) -> int:
        """Students reached."""
        return sum(line.done for line in self.lines)


@dataclass(frozen=True, slots=True)
class Reach:
    """Key students visited by one reading of 家访; ``known`` once the school has set its threshold."""

    label: str
    have: int
    need: int
    known: bool


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit with whose it is."""

    visit: HomeVisit
    student: str
    class_label: str

    @property
    def id(self) -> str:
        """The row's identity."""
        return self.visit.id


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact with whose it is."""

    contact: GuardianContact
    student: str
    class_label: str

    @property
    def id(self) -> str:
        """The row's identity."""
        return self.contact.id


@dataclass(frozen=True, slots=True)
class FamiliesPage:
    """The school year's visits and contacts, the newest first, and how many key students were visited."""

    visits: tuple[VisitLine, ...]
    contacts: tuple[ContactLine, ...]
    reach: tuple[Reach, ...]
    visits_asked: Asked | None = None
    contacts_asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class ContactsPage:
    """One reading of the page; ``talks`` is None before a calendar is set."""

    today: str
    me: str
    talks: TalksPage | None
    families: FamiliesPage


@dataclass(frozen=True, slots=True)
class GridInput:
    """The digits typed and not saved: day, who talked, student id to mark."""

    day: str
    by_name: str
    marks: dict[str, TalkMark]


@dataclass(frozen=True, slots=True)
class FamilyInput:
    """A visit or contact as typed; ``visit`` says which. Empty texts are empty fields.

    ``record`` is the record a correction is of, ``reason`` why; both are empty for a new one.
    """

    visit: bool
    student_id: str
    day: str
    mode: ContactMode
    by_name: str
    occasion: VisitOccasion
    topic: ContactTopic
    met: str
    text: str
    agreed: str
    next_on: str
    record: str = ""
    reason: str = ""
