"""What the page of screening shows: plain facts, no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.casework import CheckMethod, CheckRound, ConsentRule, Disposition, Organiser
from xinliapp.domain.consents import ConsentState
from xinliapp.domain.scales import ScaleDefinition
from xinliapp.domain.screening import RoundRow, RoundStep, RowState, Tally, Told, tally
from xinliapp.domain.screening_figures import Distribution


class Step(Enum):
    """The six steps of a round; a round without a scale is typed class by class in IMPORT."""

    PLAN = "plan"
    CONSENT = "consent"
    IMPORT = "import"
    CHECK = "check"
    DISPOSE = "dispose"
    CLOSE = "close"


class RoundPaper(Enum):
    """What can be printed of a round."""

    ANSWER_SHEETS = "answer_sheets"
    TICK_LISTS = "tick_lists"
    COVERAGE = "coverage"
    MISSING = "missing"
    RETEST = "retest"
    DISTRIBUTION = "distribution"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round in the list."""

    id: str
    name: str
    way: str
    population: str
    window: str
    tally: Tally
    closed_on: str | None

    @property
    def share(self) -> float:
        """Part that was checked, 0 to 1; a round nobody is in counts as done."""
        return self.tally.done / self.tally.expected if self.tally.expected else 1.0


@dataclass(frozen=True, slots=True)
class ClassChoice:
    """A class a round may be about."""

    id: str
    label: str
    grade: str


@dataclass(frozen=True, slots=True)
class RoundsPage:
    """The list of rounds, the newest first, and what a new one may choose from."""

    today: str
    me: str
    lines: tuple[RoundLine, ...]
    scales: tuple[ScaleDefinition, ...]
    classes: tuple[ClassChoice, ...]
    asked: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PlanInput:
    """A plan as typed; ``round_id`` is "" for a new one. Empty ``class_ids``: the whole school."""

    round_id: str
    name: str
    method: CheckMethod
    scale_id: str
    scale_name: str
    hint_line: str
    organiser: Organiser
    consent_rule: ConsentRule
    starts_on: str
    ends_on: str
    class_ids: tuple[str, ...] = ()
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One student of a round and what was answered for them; ``needed``: no sheet is kept without it."""

    id: str
    name: str
    class_id: str | None
    class_label: str
    state: ConsentState
    day: str | None
    needed: bool


@dataclass(frozen=True, slots=True)
class ConsentCount:
    """One class of a round: whose guardians said what, of those whose answer is needed."""

    id: str
    label: str
    given: int
    missing: int
    refused: int
    withdrawn: int

    @property
    def share(self) -> float:
        """Part that was given, 0 to 1."""
        whole = self.given + self.missing + self.refused + self.withdrawn
        return self.given / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class ConsentInput:
    """The answer on the receipts of these students, with the day they were signed on."""

    student_ids: tuple[str, ...]
    day: str
    given: bool


@dataclass(frozen=True, slots=True)
class CriticalLine:
    """A critical answer: whose, which items, and who was told of it when."""

    id: str
    student_id: str
    name: str
    class_label: str
    items: tuple[int, ...]
    at: str
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class of a round, counted."""

    id: str
    label: str
    tally: Tally

    @property
    def share(self) -> float:
        """Part that was checked, 0 to 1."""
        return self.tally.done / self.tally.expected if self.tally.expected else 1.0


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round, whole. ``seen`` is the mark the plan is written back with; ``former`` results of who left.

    ``distribution`` is what the chart shows and prints, small numbers hidden already.
    """

    today: str
    now: str
    me: str
    round: CheckRound
    class_ids: tuple[str, ...]
    way: str
    population: str
    scale: ScaleDefinition | None
    rows: tuple[RoundRow, ...]
    consent: tuple[ConsentLine, ...] = ()
    critical: tuple[CriticalLine, ...] = ()
    steps: tuple[RoundStep, ...] = ()
    seen: str = ""
    former: int = 0
    imported: str = ""
    distribution: Distribution | None = None

    @property
    def closed(self) -> bool:
        """Whether nothing may be written into it."""
        return self.round.closed_on is not None

    @property
    def with_scale(self) -> bool:
        """Whether it is a 测评."""
        return self.round.method is CheckMethod.SCALE

    @property
    def tally(self) -> Tally:
        """Everybody, counted."""
        return tally(self.rows)

    @property
    def class_lines(self) -> tuple[ClassLine, ...]:
        """The classes in the order of the rows; who is in no class is left out."""
        return tuple(
            ClassLine(class_id, rows[0].class_label, tally(rows)) for class_id, rows in by_class(self.rows)
        )

    @property
    def consent_counts(self) -> tuple[ConsentCount, ...]:
        """The answers that are needed, class by class."""
        found: dict[str, tuple[str, Counter[ConsentState]]] = {}
        for line in self.consent:
            if line.needed and line.class_id is not None:
                found.setdefault(line.class_id, (line.class_label, Counter()))[1][line.state] += 1
        return tuple(
            ConsentCount(
                class_id, words, states[ConsentState.GIVEN] + states[ConsentState.WAIVED],
                states[ConsentState.MISSING], states[ConsentState.REFUSED], states[ConsentState.WITHDRAWN],
            )
            for class_id, (words, states) in found.items()
        )  # fmt: skip

    @property
    def hints(self) -> tuple[RoundRow, ...]:
        """Who waits for a person's decision or a retest, or got one: the open ones first.

        无需 of somebody nothing was noticed of is no decision to look at.
        """
        settled = (None, Disposition.NONE_NEEDED)
        found = [row for row in self.rows if row.hint or row.retest or row.disposition not in settled]
        return tuple(sorted(found, key=lambda row: (row.disposition is not None, not row.hint)))

    @property
    def retests(self) -> tuple[RoundRow, ...]:
        """Who is to sit down once more."""
        return tuple(row for row in self.rows if row.retest)


def by_class(rows: Iterable[RoundRow]) -> list[tuple[str, list[RoundRow]]]:
    """Rows of each class, in the order the classes come in."""
    found: dict[str, list[RoundRow]] = {}
    for row in rows:
        if row.class_id is not None:
            found.setdefault(row.class_id, []).append(row)
    return list(found.items())


def still_open(counted: Tally) -> tuple[int, int]:
    """还差: who has no status, and hints nobody decided about."""
    return counted.pending, counted.undisposed


@dataclass(frozen=True, slots=True)
class SheetInput:
    """One student's answers as keyed in; None is a missing answer."""

    round_id: str
    student_id: str
    day: str
    answers: tuple[int | None, ...]
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class CheckCode:
    """What one digit of the 摸排 grid says."""

    state: RowState
    method: CheckMethod | None = None
    noticed: bool = False


CHECK_CODES: Mapping[str, CheckCode] = {
    "1": CheckCode(RowState.DONE, CheckMethod.TALK),
    "2": CheckCode(RowState.DONE, CheckMethod.OBSERVATION),
    "3": CheckCode(RowState.DONE, CheckMethod.SURVEY),
    "4": CheckCode(RowState.DONE, CheckMethod.TALK, noticed=True),
    "5": CheckCode(RowState.DONE, CheckMethod.OBSERVATION, noticed=True),
    "6": CheckCode(RowState.DONE, CheckMethod.SURVEY, noticed=True),
    "7": CheckCode(RowState.ABSENT),
    "8": CheckCode(RowState.DECLINED),
    "9": CheckCode(RowState.EXEMPT),
}


def code_of(row: RoundRow) -> str:
    """The digit a stored row reads as; "" for one without a status."""
    wanted = CheckCode(
        row.state, row.method if row.state is RowState.DONE else None, row.hint and row.state is RowState.DONE
    )
    return next((digit for digit, code in CHECK_CODES.items() if code == wanted), "")


def digits(scale: ScaleDefinition) -> str:
    """The digits an answer may have."""
    return "".join(str(code) for code in range(scale.lowest, scale.highest + 1))
