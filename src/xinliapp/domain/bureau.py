"""What a bureau keeps: its schools, their keys, what came in, who is missing, the merged table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.errors import XinliError
from xinliapp.domain.exchange import ArrivalVerdict, FormPayload, Notice
from xinliapp.domain.rules import CheckSeverity

AREA = "area"  # the tier of a township centre


@dataclass(frozen=True, slots=True)
class MemberSchool:
    """A school that reports to this bureau. ``stages`` and ``attributes`` are as the list has them.

    ``students`` is the number on the roll, None when unknown (then no check against it is made). ``tier`` is
    ``school``, or ``area`` for a township centre that passes its schools' bags on; ``via_code`` names the
    centre through which a school's bags come, None for one that reports here itself. ``area`` is the 片区 it
    belongs to, "" for none; ``students_as_of`` the day the number is of, None where the list does not say.
    """

    id: str
    code: str
    name: str
    stages: str
    students: int | None
    attributes: str
    contact: str | None
    phone: str | None
    created_at: str
    created_by: str
    tier: str = "school"
    via_code: str | None = None
    students_as_of: str | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class MemberKey:
    """A school's signing key that a person compared with the stamped sheet.

    Valid from ``valid_after`` until before ``valid_before`` and before ``revoked_at``, judged by the moment
    of receipt.
    """

    id: str
    school_code: str
    public_line: str
    age_recipient: str | None
    fingerprint: str
    valid_after: str
    valid_before: str | None
    revoked_at: str | None
    checked_by: str
    created_at: str
    created_by: str

    @property
    def ends_at(self) -> str | None:
        """The first moment it no longer counts, or None while open."""
        return min((end for end in (self.valid_before, self.revoked_at) if end is not None), default=None)

    def valid_at(self, moment: str) -> bool:
        """Whether a bundle received at ``moment`` may carry this key's signature."""
        return self.valid_after <= moment and (self.ends_at is None or moment < self.ends_at)


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A file that came in, without its bytes; ``signed`` tells a bundle from a plain spreadsheet.

    ``revision`` of an unsigned form counts the forms taken from that school for that period. ``kind`` is
    ``forward`` for a township centre's own bag; what lay in it are items with its ``carrier_id`` and the
    centre's ``via_code``.
    """

    id: str
    file_name: str
    file_hash: str
    school_code: str | None
    form_id: str | None
    form_version: str | None
    period: str | None
    revision: int | None
    sequence: int | None
    epoch: str | None
    previous_hash: str | None
    tagmanifest_hash: str | None
    signed: bool
    verdict: ArrivalVerdict
    reason: str | None
    notices: tuple[Notice, ...]
    signed_at: str | None
    received_at: str
    form: FormPayload | None
    kind: str = "form"
    via_code: str | None = None
    carrier_id: str | None = None


@dataclass(frozen=True, slots=True)
class ReceiveResult:
    """What became of one file.

    ``refusal`` is the reason it was refused (code and parameters for its sentence), None when it was not.
    ``item_id`` is None for a duplicate: nothing was written. ``quarantined_as`` is the file's name in the
    vault's quarantine folder.
    """

    file_name: str
    verdict: ArrivalVerdict
    school_code: str | None
    school_name: str | None
    form_id: str | None
    period: str | None
    revision: int | None
    sequence: int | None
    signed: bool
    refusal: XinliError | None
    notices: tuple[Notice, ...]
    item_id: str | None
    quarantined_as: str | None = None


class ChaseMethod(Enum):
    """How somebody was reminded (screens.md B03)."""

    PHONE = "phone"
    MESSAGE = "message"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class Chase:
    """One reminder to a school about one run. Row of ``chase``."""

    id: str
    form_id: str
    period: str
    school_code: str
    at: str
    method: ChaseMethod
    result: str
    created_at: str
    created_by: str


class ReportState(Enum):
    """Where a school stands for one form and period (screens.md B03)."""

    REPORTED = "reported"
    REPORTED_LATE = "reported_late"
    RETURNED = "returned"
    UNSIGNED = "unsigned"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class SchoolProgress:
    """One school's line of the progress list."""

    school: MemberSchool
    state: ReportState
    revision: int | None
    received_at: str | None
    item_id: str | None = None
    returned_for: tuple[str, ...] = ()
    chases: tuple[Chase, ...] = ()
    due_on: str | None = None
    area: str = ""

    @property
    def days_late(self) -> int:
        """How many days after its due day the first usable file came in; 0 in time, or when none is set."""
        if self.received_at is None or self.due_on is None:
            return 0
        came, due = dt.date.fromisoformat(self.received_at[:10]), dt.date.fromisoformat(self.due_on)
        return max(0, (came - due).days)

    @property
    def on_time(self) -> bool:
        """Whether its first usable file came in by its due day (yes when none is set); never if sent back."""
        if self.received_at is None or self.state is ReportState.RETURNED:
            return False
        return self.due_on is None or self.received_at[:10] <= self.due_on


@dataclass(frozen=True, slots=True)
class ReportingProgress:
    """Who has reported. "已报率" is reported of expected, "按时率" is on time of expected: two numbers.

    A report that was sent back has not been reported until its correction is in; then it is on time if the
    school's first usable file was. ``due_on`` is the schools' day; a school that reports through a centre is
    measured by the centre's.
    """

    form_id: str
    period: str
    due_on: str | None
    schools: tuple[SchoolProgress, ...]

    @property
    def expected(self) -> int:
        """How many schools should report."""
        return len(self.schools)

    def count(self, *states: ReportState) -> int:
        """How many schools are in one of these states."""
        return sum(1 for line in self.schools if line.state in states)

    @property
    def reported(self) -> int:
        """Schools whose figures are in and stand, signed or not, on time or late."""
        return self.expected - self.count(ReportState.MISSING, ReportState.RETURNED)

    @property
    def on_time(self) -> int:
        """Schools whose first usable file came in by the due day (all of them when none is set)."""
        return sum(1 for line in self.schools if line.on_time)


@dataclass(frozen=True, slots=True)
class CheckFlag:
    """A plausibility rule that a school's figures broke; ``note`` is why it was accepted, "" while open."""

    check_id: str
    message: str
    severity: CheckSeverity
    note: str = ""


@dataclass(frozen=True, slots=True)
class MergedLine:
    """One school in the merged table. ``values`` by column id; None is 没有此项.

    ``notes`` are why flags were accepted; ``via`` is the name of the centre that passed the row on, "" for a
    school that reported here itself. ``area`` is its 片区, "" for none.
    """

    school_code: str
    school_name: str
    values: Mapping[str, float | str | None]
    signed: bool
    revision: int
    form_version: str
    received_at: str
    flags: tuple[CheckFlag, ...] = ()
    item_id: str = ""
    notes: tuple[str, ...] = ()
    via: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class MergedColumn:
    """A column of the merged table as the notice words it."""

    id: str
    heading: str
    unit: str
    text: bool


@dataclass(frozen=True, slots=True)
class MergedTable:
    """The consolidated form: the latest accepted revision of every school, unchanged and unsuppressed.

    ``totals`` add the numbers that were reported; a column nobody filled has None. ``reported_by`` counts the
    schools behind each total. ``demo`` marks the demo's table on paper. ``missing`` includes the schools in
    ``returned``, whose report was sent back and has not been corrected yet.
    """

    form_id: str
    form_version: str
    title: str
    period: str
    bureau_code: str
    bureau_name: str
    made_at: str
    columns: tuple[MergedColumn, ...]
    lines: tuple[MergedLine, ...]
    totals: Mapping[str, float | None]
    reported_by: Mapping[str, int]
    expected: int
    missing: tuple[MemberSchool, ...]
    unsigned_left_out: int = 0
    demo: bool = False
    returned: tuple[MemberSchool, ...] = ()
