"""What the page of a conference shows and holds; plain facts, no Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.conferences import (
    AgendaOrigin,
    Basis,
    Conference,
    ConferenceItem,
    ItemState,
    NextStep,
)
from xinliapp.services.conferences import PersonInput
from xinliapp.services.seen import mark_of

_PERSON = re.compile(r"([^()（）]+)(?:[(（]([^()（）]*)[)）])?")
_BETWEEN = re.compile(r"[、,，;；\n]+")


class ConferencePaper(Enum):
    """What can be printed: of the newest sitting, of one conclusion (NOTICE), of all students (COUNTS)."""

    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    NOTICE = "notice"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One student of the list: waiting, or concluded in this sitting (``item``)."""

    student_id: str
    name: str
    class_label: str
    origin: AgendaOrigin | None
    note: str
    item: ConferenceItem | None = None

    @property
    def key(self) -> str:
        """Stays the same while the student is on the list."""
        return self.item.id if self.item else self.student_id

    @property
    def state(self) -> ItemState | None:
        """How the conclusion stands, None while the student waits."""
        return self.item.state if self.item else None


@dataclass(frozen=True, slots=True)
class ConferencePage:
    """The sitting and its list; ``me`` is the present account's id (nobody signs second for themselves).

    ``latest`` is the open sitting's id, else the one before it: what its papers are printed of.
    """

    sitting: Conference | None
    lines: tuple[AgendaLine, ...]
    grade_words: tuple[str, ...]
    today: str
    chair: str
    me: str
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One student before the conference: the grade in force, and what a conclusion can rest on."""

    student_id: str
    name: str
    class_label: str
    ordinal: int
    decided_on: str | None
    bases: tuple[Basis, ...]
    review_days: int | None


@dataclass(frozen=True, slots=True)
class ConclusionForm:
    """The form as it stands; ``ordinal`` -1 while none is chosen."""

    ordinal: int = -1
    ticked: tuple[int, ...] = ()
    extra: str = ""
    protective: str = ""
    parents: str = ""
    reason: str = ""
    review_on: str = ""
    steps: tuple[NextStep, ...] = ()
    recused: str = ""

    def body(self) -> dict[str, object]:
        """As a draft keeps it: the words, not the ticks, which belong to the list of that moment."""
        return {
            "ordinal": self.ordinal,
            "extra": self.extra,
            "protective": self.protective,
            "parents": self.parents,
            "reason": self.reason,
            "review_on": self.review_on,
            "recused": self.recused,
        }


def read_form(kept: object, fresh: ConclusionForm) -> ConclusionForm | None:
    """The inverse of :meth:`ConclusionForm.body`; ticks are those of ``fresh``."""
    if not isinstance(kept, Mapping) or not isinstance(kept.get("ordinal"), int):
        return None
    words = {key: str(kept.get(key, "")) for key in ("extra", "protective", "parents", "reason", "recused")}
    review = str(kept.get("review_on", "")) or fresh.review_on
    return ConclusionForm(int(kept["ordinal"]), fresh.ticked, steps=fresh.steps, review_on=review, **words)


@dataclass(frozen=True, slots=True)
class HeadForm:
    """The head of the sitting as typed; people are ``姓名(职务)、姓名``.

    ``base`` marks the sitting the form was filled with (``services.seen``, "" for none), ``touched`` tells
    whether anything in it was changed by hand since.
    """

    held_on: str
    starts_at: str
    place: str
    chair: str
    inside: str
    outside: str
    base: str = field(default="", compare=False)
    touched: bool = field(default=True, compare=False)


def read_people(inside: str, outside: str) -> tuple[PersonInput, ...]:
    """``赵老师(年级组长)、钱老师`` → two persons."""
    found = []
    for text, beyond in ((inside, False), (outside, True)):
        for part in _BETWEEN.split(text):
            match = _PERSON.fullmatch(part.strip())
            if match and match[1].strip():
                found.append(PersonInput(match[1].strip(), (match[2] or "").strip(), beyond))
    return tuple(found)


def write_people(sitting: Conference, outside: bool) -> str:
    """The inverse of :func:`read_people`."""
    return "、".join(
        f"{one.name}({one.position})" if one.position else one.name
        for one in sitting.participants
        if one.outside is outside
    )


def head_of(sitting: Conference) -> HeadForm:
    """The head of a sitting as the form shows it."""
    return HeadForm(
        sitting.held_on,
        sitting.starts_at or "",
        sitting.place,
        sitting.chair,
        write_people(sitting, False),
        write_people(sitting, True),
        mark_of(sitting),
    )
