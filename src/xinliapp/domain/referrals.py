"""Referrals (转介): on what grounds, to whom, what has to be so first, how it went on (mechanism 23)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from xinliapp.domain.conferences import Basis


class Precondition(Enum):
    """What has to be so before a family is sent elsewhere (ledger C22)."""

    CONFIRMED = "confirmed"
    PARENTS = "parents"
    HELPED = "helped"


class ParentsOpinion(Enum):
    """What the parents say of it."""

    UNASKED = "unasked"
    AGREED = "agreed"
    UNDECIDED = "undecided"
    DECLINED = "declined"


class ReferralReason(Enum):
    """Why the school does not go on alone; digits 1–5 tick them."""

    BEYOND = "beyond"
    PARENTS_WISH = "parents_wish"
    RETEST = "retest"
    SAFETY = "safety"
    OTHER = "other"


class Carried(Enum):
    """What goes along when the parents have agreed in writing."""

    PLAN = "plan"
    HINTS = "hints"


class Helped(Enum):
    """What the school did for the parents (BJ-50, JS-61)."""

    ACCOMPANIED = "accompanied"
    BOOKED = "booked"
    CHANNEL = "channel"
    TOLD_WHERE = "told_where"


class ReferralStepKind(Enum):
    """What happened to a referral, each with time and person."""

    PRINTED = "printed"
    RECEIPT = "receipt"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ATTENDING = "attending"
    CLOSED = "closed"


class ReferralState(Enum):
    """Where a referral stands."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ATTENDING = "attending"
    CLOSED = "closed"


class FollowChannel(Enum):
    """How the school asked."""

    PHONE = "phone"
    VISIT = "visit"
    SCHOOL = "school"
    LETTER = "letter"
    UNIT = "unit"
    OTHER = "other"


ALLOWED: Mapping[ReferralState, frozenset[ReferralStepKind]] = {
    ReferralState.PENDING: frozenset(
        {ReferralStepKind.ACCEPTED, ReferralStepKind.REFUSED, ReferralStepKind.CLOSED}
    ),
    ReferralState.ACCEPTED: frozenset(
        {ReferralStepKind.ATTENDING, ReferralStepKind.REFUSED, ReferralStepKind.CLOSED}
    ),
    ReferralState.REFUSED: frozenset({ReferralStepKind.ACCEPTED, ReferralStepKind.CLOSED}),
    ReferralState.ATTENDING: frozenset({ReferralStepKind.CLOSED}),
    ReferralState.CLOSED: frozenset(),
}
"""Which step may follow where a referral stands; 打印 and 回执 may always be noted while it is open."""

HANDING_OVER = frozenset({ReferralStepKind.ACCEPTED, ReferralStepKind.ATTENDING})
"""Steps that mean the child was handed over: every precondition is met or passed over with a reason."""


@dataclass(frozen=True, slots=True)
class ReferralSheet:
    """What a referral says as of one version; ``reason`` is why it was changed, "" for the first."""

    id: str
    referral_id: str
    seq: int
    partner_id: str | None
    partner_name: str
    bases: tuple[Basis, ...]
    reasons: tuple[ReferralReason, ...]
    reason_words: str
    carried: tuple[Carried, ...]
    confirmed_by: str
    confirmed_on: str | None
    parents_opinion: ParentsOpinion
    parents_signer: str
    parents_signed_on: str | None
    parents_file: str | None
    helped: Helped | None
    interval_days: int | None
    first_follow_on: str | None
    reason: str
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class ReferralStep:
    """One thing that happened; ``by_name`` acted, ``note`` says why when it was refused."""

    id: str
    referral_id: str
    kind: ReferralStepKind
    at: str
    by_name: str
    note: str
    attachment_id: str | None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A precondition passed over: who, when, why; ``clause`` asks for it (None: the program's own)."""

    precondition: Precondition
    clause: str | None
    reason: str
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One asking after a child who was sent elsewhere; ``told`` is what the parents said of it."""

    id: str
    referral_id: str
    student_id: str
    at: str
    by_name: str
    channel: FollowChannel
    told: str
    measures: str
    feedback: str
    next_on: str


@dataclass(frozen=True, slots=True)
class Referral:
    """One handing over with all that belongs to it; steps and follow-ups are oldest first."""

    id: str
    student_id: str
    opened_on: str
    voided_at: str | None
    sheet: ReferralSheet
    waivers: tuple[Waiver, ...] = ()
    steps: tuple[ReferralStep, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def state(self) -> ReferralState:
        """Where it stands: what the last step that moves it says."""
        moved = [ReferralState(step.kind.value) for step in self.steps if step.kind.value in _STATES]
        return moved[-1] if moved else ReferralState.PENDING

    @property
    def open(self) -> bool:
        """Whether somebody still has to deal with it."""
        return self.voided_at is None and self.state is not ReferralState.CLOSED

    def step(self, kind: ReferralStepKind) -> ReferralStep | None:
        """The last step of a kind, or None."""
        return next((step for step in reversed(self.steps) if step.kind is kind), None)

    def waiver(self, precondition: Precondition) -> Waiver | None:
        """The last time a precondition was passed over, or None."""
        return next((one for one in reversed(self.waivers) if one.precondition is precondition), None)

    @property
    def next_follow_on(self) -> str | None:
        """The day the school asks next, None once it is closed."""
        if not self.open:
            return None
        return self.follow_ups[-1].next_on if self.follow_ups else self.sheet.first_follow_on


_STATES = frozenset(state.value for state in ReferralState)


@dataclass(frozen=True, slots=True)
class Demanded:
    """A precondition with the clauses of the packs in force that ask for it; none: the program's own."""

    precondition: Precondition
    clauses: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class PreconditionState:
    """How a precondition stands for one referral."""

    precondition: Precondition
    clauses: tuple[str, ...]
    required: bool
    met: bool
    waiver: Waiver | None

    @property
    def blocks(self) -> bool:
        """Whether it keeps the next step from being taken."""
        return self.required and not self.met and self.waiver is None


def met(precondition: Precondition, sheet: ReferralSheet) -> bool:
    """Whether what the sheet says fulfils a precondition.

    The parents' opinion counts once it is signed: an opinion somebody remembers is none.
    """
    if precondition is Precondition.CONFIRMED:
        return bool(sheet.confirmed_by and sheet.confirmed_on)
    if precondition is Precondition.PARENTS:
        return sheet.parents_opinion is ParentsOpinion.AGREED and sheet.parents_signed_on is not None
    return sheet.helped is not None


def same(new: ReferralSheet, old: ReferralSheet) -> bool:
    """Whether a version says nothing the one before did not."""
    told = replace(
        new, id=old.id, seq=old.seq, reason=old.reason, created_at=old.created_at, created_by=old.created_by
    )
    return told == old


def corrects(new: ReferralSheet, old: ReferralSheet) -> bool:
    """Whether something that stood becomes another, or goes; filling in what was open does not."""
    before: tuple[object, ...] = (
        old.partner_id, old.reason_words, old.confirmed_by, old.confirmed_on, old.parents_signer,
        old.parents_signed_on, old.helped,
    )  # fmt: skip
    now: tuple[object, ...] = (
        new.partner_id, new.reason_words, new.confirmed_by, new.confirmed_on, new.parents_signer,
        new.parents_signed_on, new.helped,
    )  # fmt: skip
    decided = old.parents_opinion in (ParentsOpinion.AGREED, ParentsOpinion.DECLINED)
    return (
        any(was and was != will for was, will in zip(before, now, strict=True))
        or (decided and new.parents_opinion is not old.parents_opinion)
        or not set(old.reasons) <= set(new.reasons)
        or not set(old.bases) <= set(new.bases)
    )
