"""Counselling sessions: told in confidence, signed once, then only ever amended (case.db)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.appointments import AppointmentSource

SHORTEST_PART, LONGEST_PART = 5, 4000
LONGEST_SESSION = 600  # minutes


class SessionKind(Enum):
    """个别辅导 or 团体辅导."""

    INDIVIDUAL = "individual"
    GROUP = "group"


class SessionMode(Enum):
    """How it was held."""

    FACE_TO_FACE = "face_to_face"
    PHONE = "phone"
    ONLINE = "online"


class Risk(Enum):
    """What the counsellor makes of it; a breach of confidence asks for its own record."""

    UNCHANGED = "unchanged"
    WATCH = "watch"
    BREACH = "breach"


class Told(Enum):
    """Who was told when confidence was broken."""

    HOMEROOM_TEACHER = "homeroom_teacher"
    GUARDIAN = "guardian"
    SCHOOL_LEADER = "school_leader"


class Part(Enum):
    """The four parts every note has (WN-24), in the order of the form."""

    SITUATION = "situation"
    ASSESSMENT = "assessment"
    RESPONSE = "response"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a note: 目前状况, 主要问题与评估, 分析与对策, 效果."""

    situation: str = ""
    assessment: str = ""
    response: str = ""
    outcome: str = ""

    def of(self, part: Part) -> str:
        """One of the four."""
        return str(getattr(self, part.value))


@dataclass(frozen=True, slots=True)
class SessionHead:
    """What every holder of the case key may see of a session: its presence.

    ``staff_id`` is who held it, as far as the author's account is linked with the staff list.
    ``imported``: from a past workbook, dates and minutes without words. Not ``timed``: nobody wrote down when
    on that day it began, and ``started_at`` is the day's midnight, which is never shown.
    """

    id: str
    year: int
    sequence: int
    kind: SessionKind
    started_at: str
    minutes: int
    student_id: str | None
    staff_id: str | None
    author_id: str
    author_name: str
    signed_at: str | None
    voided_at: str | None
    imported: bool
    timed: bool = True

    @property
    def number(self) -> str:
        """``2026-117``."""
        return f"{self.year}-{self.sequence}"

    @property
    def day(self) -> str:
        """The day it was held."""
        return self.started_at[:10]


@dataclass(frozen=True, slots=True)
class SessionBody:
    """What only its author sees, and who was let in by 申请查看."""

    mode: SessionMode
    theme: str
    source: AppointmentSource | None
    appointment_id: str | None
    parts: Parts
    risk: Risk
    agreed: str
    next_at: str | None


@dataclass(frozen=True, slots=True)
class Breach:
    """突破保密: what was told to whom, when and why."""

    reason: str
    told: tuple[Told, ...]
    told_at: str
    what: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """补记: dated, with its author; the original stays as signed."""

    id: str
    session_id: str
    text: str
    author_name: str
    created_at: str


@dataclass(frozen=True, slots=True)
class Unsealing:
    """Somebody opened another counsellor's note; ``seen_at``: when its author took notice."""

    id: str
    session_id: str
    reason: str
    reader_name: str
    created_at: str
    seen_at: str | None
