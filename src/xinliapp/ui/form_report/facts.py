"""What the form page shows: plain facts, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xinliapp.domain.paperwork import PaperStatus
from xinliapp.services.form_kinds import KindState
from xinliapp.services.forms import Entry, FormSheet

PHONE_FIELD, DAY_FIELD, UNIT_FIELD = "填表电话", "填表时间", "填表单位"


@dataclass(frozen=True, slots=True)
class RunChoice:
    """A form and period to choose from; ``days_left`` to its day of reporting."""

    form_id: str
    period: str
    title: str
    due_on: str
    days_left: int


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields and is not kept as a record yet.

    ``base`` marks (``services.seen``) the revision the fields were filled with; it is not what was typed.
    """

    head: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    base: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Abilities:
    """What this person may do with the form as it stands."""

    begin: bool = False
    edit: bool = False
    renew: bool = False
    publish: bool = False
    submit: bool = False
    approve: bool = False
    rows: bool = False


@dataclass(frozen=True, slots=True)
class FormPage:
    """One reading. ``sheet`` is None while no run is chosen; ``recipients`` are (words, id) for signing.

    ``mark`` is that of the revision as it is stored ("" before the first).
    """

    form_title: str
    runs: tuple[RunChoice, ...]
    chosen: RunChoice | None
    sheet: FormSheet | None
    status: PaperStatus | None
    record_id: str
    revision: int
    said: str
    abilities: Abilities
    typed: Typed | None = None
    recipients: tuple[tuple[str, str], ...] = ()
    mark: str = ""
    kinds: tuple[KindState, ...] = ()
