"""What the page of referrals and returns shows and holds; plain facts, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import Enum
from typing import TypeVar

from xinliapp.domain.conferences import Basis
from xinliapp.domain.referrals import (
    FollowChannel,
    ParentsOpinion,
    PreconditionState,
    Referral,
    ReferralSheet,
    ReferralState,
)
from xinliapp.domain.returns_to_school import Absence, SuspensionClass
from xinliapp.domain.safeguards import Partner

Form = TypeVar("Form")


class LineKind(Enum):
    """What a line of the list is about."""

    REFERRAL = "referral"
    ABSENCE = "absence"
    UNRECORDED = "unrecorded"
    NEW = "new"


class ReferralPaper(Enum):
    """What can be printed here."""

    ADVICE = "advice"
    FOLLOW_UPS = "follow_ups"
    APPROVAL = "approval"


class Standing(Enum):
    """How urgent a line is."""

    LATE = "late"
    SOON = "soon"
    GOING = "going"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list: a referral, a time away, or a student of whom neither is noted yet."""

    kind: LineKind
    record_id: str
    student_id: str
    name: str
    class_label: str
    words: str
    standing: Standing

    @property
    def key(self) -> str:
        """Stays the same while the line is there."""
        return f"{self.kind.value}.{self.record_id or self.student_id}"


@dataclass(frozen=True, slots=True)
class CasesPage:
    """The list; those under way first, the overdue ones before them."""

    lines: tuple[CaseLine, ...]
    today: str
    open: int
    late: int
    away: int


@dataclass(frozen=True, slots=True)
class SheetForm:
    """What a referral says, as typed; days and numbers are text. ``base`` marks what it was filled with."""

    partner_id: str = ""
    reasons: tuple[str, ...] = ()
    reason_words: str = ""
    bases: tuple[str, ...] = ()
    extra: str = ""
    carried: tuple[str, ...] = ()
    confirmed_by: str = ""
    confirmed_on: str = ""
    opinion: str = ParentsOpinion.UNASKED.value
    signer: str = ""
    signed_on: str = ""
    helped: str = ""
    interval: str = ""
    first: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class FollowForm:
    """One asking as typed; ``corrects`` is the one it takes the place of."""

    day: str = ""
    time: str = ""
    channel: str = FollowChannel.PHONE.value
    told: str = ""
    measures: str = ""
    feedback: str = ""
    next_on: str = ""
    corrects: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """A time away and the way back as typed."""

    from_day: str = ""
    reason_class: str = SuspensionClass.UNKNOWN.value
    note: str = ""
    applied_on: str = ""
    applicant: str = ""
    materials: str = ""
    unit_name: str = ""
    assessed_on: str = ""
    conclusion: str = ""
    decided_by: str = ""
    decided_on: str = ""
    back_on: str = ""
    conditions: str = ""
    support: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything typed for one student; ``base`` marks the record it was filled with."""

    sheet: SheetForm
    follow: FollowForm
    back: ReturnForm
    base: str = ""

    def body(self) -> dict[str, object]:
        """As a draft keeps it; files are not kept."""
        return {
            "sheet": asdict(self.sheet),
            "follow": asdict(self.follow),
            "back": asdict(self.back),
            "base": self.base,
        }


@dataclass(frozen=True, slots=True)
class Opened:
    """One line with all that its forms need.

    ``consent`` is how the consent to carry something along stands, in words; ``may_carry`` whether it does.
    ``waits`` tells that the return waits for a third party's file, ``clauses`` who asks for it.
    """

    line: CaseLine
    referral: Referral | None
    absence: Absence | None
    preconditions: tuple[PreconditionState, ...]
    bases: tuple[Basis, ...]
    places: tuple[Partner, ...]
    interval: int | None
    may_carry: bool
    consent: str
    clauses: tuple[str, ...]
    waits: bool
    over: bool
    away: bool
    files: Mapping[str, str]
    me: str
    now: str
    fresh: Typed

    @property
    def today(self) -> str:
        """The day (ISO)."""
        return self.now[:10]

    @property
    def state(self) -> ReferralState:
        """Where the referral stands; a new one is about to wait."""
        return self.referral.state if self.referral is not None else ReferralState.PENDING


def basis_key(basis: Basis) -> str:
    """What ticks a basis: its record, or its words where there is none."""
    return basis.record_id or basis.words


def sheet_form(sheet: ReferralSheet) -> SheetForm:
    """A stored sheet as the form shows it."""
    return SheetForm(
        partner_id=sheet.partner_id or "",
        reasons=tuple(one.value for one in sheet.reasons),
        reason_words=sheet.reason_words,
        bases=tuple(basis_key(one) for one in sheet.bases),
        carried=tuple(one.value for one in sheet.carried),
        confirmed_by=sheet.confirmed_by,
        confirmed_on=sheet.confirmed_on or "",
        opinion=sheet.parents_opinion.value,
        signer=sheet.parents_signer,
        signed_on=sheet.parents_signed_on or "",
        helped=sheet.helped.value if sheet.helped else "",
        interval=str(sheet.interval_days or ""),
        first=sheet.first_follow_on or "",
    )


def read_typed(kept: object, fresh: Typed) -> Typed | None:
    """The inverse of :meth:`Typed.body`; None for what an older program kept."""
    if not isinstance(kept, Mapping):
        return None
    return replace(
        fresh,
        sheet=_read(kept.get("sheet"), fresh.sheet),
        follow=_read(kept.get("follow"), fresh.follow),
        back=_read(kept.get("back"), fresh.back),
        base=str(kept.get("base", "")),
    )


def _read(kept: object, fresh: Form) -> Form:
    if not isinstance(kept, Mapping):
        return fresh
    values: dict[str, object] = {}
    for one in fields(fresh):  # type: ignore[arg-type]  # every form is a dataclass
        value = kept.get(one.name)
        if isinstance(value, str):
            values[one.name] = value
        elif isinstance(value, list):
            values[one.name] = tuple(str(each) for each in value)
    return replace(fresh, **values)  # type: ignore[type-var]
