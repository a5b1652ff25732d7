"""What the page of appointments shows: plain facts, no Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.appointments import AppointmentStatus

Typed = Mapping[str, str]
"""The form as typed: every field a text, so that a draft is JSON."""

FIELDS = (
    "student",
    "code",
    "starts_at",
    "minutes",
    "staff",
    "source",
    "first_time",
    "urgent",
    "reason",
    "note",
)
WORDS = ("code", "reason", "note")  # what somebody would have to write again


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """One appointment of the day; ``name`` is masked by the view unless ``coded``."""

    id: str
    starts: str
    ends: str
    name: str
    coded: bool
    class_label: str
    staff: str
    source: str
    first_time: bool
    urgent: bool
    status: AppointmentStatus
    status_word: str
    note: str
    has_note: bool
    student_id: str | None


@dataclass(frozen=True, slots=True)
class DayPage:
    """One day; ``form`` is what the form opens with, ``person`` (id, name, details) whom it is filled for.

    ``selected`` is the appointment to be marked, "" for none. ``may_enroll``: nobody is on the staff list
    and who looks may put themselves there.
    """

    day: dt.date
    week: int | None
    today: bool
    lines: tuple[AppointmentLine, ...]
    people: tuple[tuple[str, str], ...]
    form: Typed
    person: tuple[str, str, tuple[str, ...]] | None
    selected: str
    restored: bool
    may_enroll: bool
