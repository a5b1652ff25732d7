"""Screening with scales (测评): what came of each sheet, who is missing. Scores are hints (提示).

Items are known by their number alone: their wording belongs to whoever holds the scale's rights and is never
kept. Answers and scores are case data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from xinliapp.domain.casework import (
    CheckEntry,
    CheckMethod,
    CheckRound,
    CheckStatus,
    Disposition,
    EntrySource,
)
from xinliapp.domain.ids import new_id
from xinliapp.domain.scales import FlagKind, ScoreSheet

OUTSIDE = "outside"
"""The scale id of a round whose scale is a vendor's own: it takes finished scores only."""


def asks_a_person(sheet: ScoreSheet) -> bool:
    """Whether somebody has to decide what follows: a line was reached, or an answer is critical."""
    return sheet.has(FlagKind.HINT) or sheet.has(FlagKind.CRITICAL)


@dataclass(frozen=True, slots=True)
class ScreeningResult:
    """One sheet of one student in a round; the highest ``seq`` that is not taken back counts.

    ``void``: the sheet itself says so, or a person did (``void_reason``). ``answers`` is None where finished
    scores came in. ``voided_at`` is set once a corrected sheet stands in its place.
    """

    id: str
    entry_id: str
    student_id: str
    seq: int
    day: str
    source: EntrySource
    answers: tuple[int | None, ...] | None
    sheet: ScoreSheet
    void: bool
    void_reason: str = ""
    voided_at: str | None = None
    import_id: str | None = None
    created_at: str = ""
    created_by: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What one sheet makes of a student's entry: what stands now, what takes its place.

    ``corrects``: the earlier sheet was valid and nobody asked for another, so this one stands in its place; a
    retest stands beside the sheet it repeats.
    """

    entry: CheckEntry
    result: ScreeningResult
    known: CheckEntry | None
    corrects: str | None


def wants_retest(entry: CheckEntry) -> bool:
    """A void sheet, or a person's word."""
    return entry.status is CheckStatus.VOID or entry.disposition is Disposition.RETEST


def written(
    found: CheckRound,
    student_id: str,
    answers: tuple[int | None, ...] | None,
    sheet: ScoreSheet,
    day: str,
    source: EntrySource,
    known: CheckEntry | None,
    before: ScreeningResult | None,
    last_seq: int,
) -> Written:
    """What one sheet makes of a student's entry; shared by keying in and by imports. Writes nothing.

    A decision stays, but for 约复测, which this sheet fulfils.
    """
    entry_id = known.id if known else new_id()
    status = CheckStatus.VOID if sheet.void else CheckStatus.DONE
    kept = known if known and known.disposition not in (None, Disposition.RETEST) else None
    entry = CheckEntry(
        entry_id,
        found.id,
        student_id,
        day,
        found.method,
        status,
        False,
        kept.disposition if kept else None,
        source,
        asks_a_person(sheet),
        kept.disposed_at if kept else None,
    )
    result = ScreeningResult(
        new_id(), entry_id, student_id, last_seq + 1, day, source, answers, sheet, sheet.void
    )
    repeats = known is not None and wants_retest(known)
    return Written(entry, result, known, before.id if before and not repeats else None)


@dataclass(frozen=True, slots=True)
class DispositionNote:
    """What a person decided after a hint, with their note; the newest is in force."""

    id: str
    entry_id: str
    student_id: str
    disposition: Disposition
    note: str
    created_at: str = ""
    created_by: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told of a critical answer, and when (ISO moment)."""

    id: str
    result_id: str
    student_id: str
    told: str
    told_at: str
    note: str
    created_by: str = ""


class StepKind(Enum):
    """What happened to a round as a whole."""

    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class RoundStep:
    """A round was closed, or reopened with a reason."""

    id: str
    round_id: str
    kind: StepKind
    day: str
    reason: str
    created_at: str = ""
    created_by: str = ""


class RowState(Enum):
    """How a student stands in a round; 待定 is no status yet."""

    PENDING = "pending"
    DONE = "done"
    ABSENT = "absent"
    VOID = "void"
    DECLINED = "declined"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One student of a round, as its list shows them.

    ``hint``: the newest sheet gives one or a person noticed something; it waits for a ``disposition``.
    ``retest``: the sheet is void, or a person decided on one. ``sheet`` is None without a sheet; ``seen`` the
    mark (``services.seen``) of what a form that shows this row would write over.
    """

    student_id: str
    name: str
    class_id: str | None
    class_label: str
    number: int | None
    state: RowState
    day: str | None
    method: CheckMethod | None
    source: EntrySource | None
    hint: bool
    disposition: Disposition | None
    note: str
    by_name: str
    retest: bool
    entry_id: str | None
    result_id: str | None
    sheet: ScoreSheet | None
    seen: str

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.student_id

    @property
    def undisposed(self) -> bool:
        """A hint nobody has decided about."""
        return self.hint and self.disposition is None

    @property
    def open(self) -> bool:
        """Whether it holds the round open."""
        return self.state is RowState.PENDING or self.undisposed


@dataclass(frozen=True, slots=True)
class Tally:
    """Students of a round, or of one class in it: 应 ``expected`` is the sum of the six after it."""

    expected: int = 0
    done: int = 0
    absent: int = 0
    void: int = 0
    declined: int = 0
    exempt: int = 0
    pending: int = 0
    hints: int = 0
    undisposed: int = 0
    retests: int = 0

    @property
    def settled(self) -> int:
        """合计: who has a status."""
        return self.expected - self.pending

    @property
    def ready(self) -> bool:
        """Whether the round may close."""
        return not self.pending and not self.undisposed


class Stand(Protocol):
    """What of a student in a round is counted."""

    @property
    def state(self) -> RowState: ...
    @property
    def hint(self) -> bool: ...
    @property
    def undisposed(self) -> bool: ...
    @property
    def retest(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class EntryStand:
    """How a student stands by their entry alone, None for none: enough to count by."""

    entry: CheckEntry | None

    @property
    def state(self) -> RowState:
        """The status, 待定 without one."""
        return RowState.PENDING if self.entry is None else RowState(self.entry.status.value)

    @property
    def hint(self) -> bool:
        """Whether a sheet gives one, or a person noticed something."""
        return self.entry is not None and (self.entry.hint or self.entry.noticed)

    @property
    def undisposed(self) -> bool:
        """A hint nobody has decided about."""
        return self.hint and self.entry is not None and self.entry.disposition is None

    @property
    def retest(self) -> bool:
        """Whether another sheet is waited for."""
        return self.entry is not None and wants_retest(self.entry)


def tally(rows: Iterable[Stand]) -> Tally:
    """The rows counted."""
    found = list(rows)
    states = {state.value: sum(row.state is state for row in found) for state in RowState}
    return Tally(
        expected=len(found),
        **states,
        hints=sum(row.hint for row in found),
        undisposed=sum(row.undisposed for row in found),
        retests=sum(row.retest for row in found),
    )
