"""Case conferences (研判): who sat together, what they went by, what they decided, who signed as second."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class AgendaOrigin(Enum):
    """What brought a student before a conference."""

    WARNING = "warning"
    SCREENING = "screening"
    REVIEW = "review"
    HAND = "hand"


class BasisKind(Enum):
    """What a conclusion can rest on: records the school has, or words typed in."""

    WARNING = "warning"
    CHECK = "check"
    TALK = "talk"
    COUNSELING = "counseling"
    HOME_VISIT = "home_visit"
    PLAN_REVIEW = "plan_review"
    CONFERENCE = "conference"
    OTHER = "other"


class NextStep(Enum):
    """Where a conclusion leads."""

    PLAN = "plan"
    GROUP = "group"
    REFERRAL = "referral"
    HOME_NOTICE = "home_notice"


class SignatureSubject(Enum):
    """What needs a second pair of eyes."""

    GRADE = "grade"
    PLAN = "plan"
    LIFT = "lift"
    DESTRUCTION = "destruction"  # kept with the destruction itself


class SignatureVerdict(Enum):
    """What the second person said."""

    APPROVED = "approved"
    RETURNED = "returned"


class SignatureWay(Enum):
    """In the program under their own account, or on paper noted here by somebody else."""

    ACCOUNT = "account"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A student who waits for a conference; ``id`` is "" for one that follows from a result of a round.

    ``note`` says what brought them there, ``since`` is the moment.
    """

    id: str
    student_id: str
    origin: AgendaOrigin
    origin_id: str | None
    note: str
    since: str


@dataclass(frozen=True, slots=True)
class Basis:
    """One thing a conclusion rests on; ``words`` stay as they read at the conference."""

    kind: BasisKind
    record_id: str
    day: str
    words: str


@dataclass(frozen=True, slots=True)
class Participant:
    """One person at a conference; ``outside``: from another house (BJ-44: 校内外专业人员)."""

    id: str
    conference_id: str
    seq: int
    name: str
    position: str
    outside: bool
    to_moment: str | None


@dataclass(frozen=True, slots=True)
class Conference:
    """One sitting of one or more; open until its minutes are made."""

    id: str
    held_on: str
    starts_at: str | None
    place: str
    chair: str
    ended_at: str | None
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class SecondSignature:
    """The second person's word; ``way`` PAPER is shown as such wherever the decision is shown."""

    id: str
    subject: SignatureSubject
    subject_id: str
    verdict: SignatureVerdict
    way: SignatureWay
    reviewer: str
    signed_on: str
    reason: str
    created_by: str


class ItemState(Enum):
    """How a conclusion stands."""

    DECIDED = "decided"
    PENDING = "pending"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class ConferenceItem:
    """What was concluded about one student; append-only. ``before`` is the ordinal in force until then."""

    id: str
    conference_id: str
    student_id: str
    before: int
    ordinal: int
    bases: tuple[Basis, ...]
    protective: str
    parents_opinion: str
    reason: str
    review_on: str
    next_steps: tuple[NextStep, ...]
    recused: str
    created_at: str
    created_by: str
    signature: SecondSignature | None = None

    @property
    def lowers(self) -> bool:
        """Whether a second person has to agree: any lower grade (S10)."""
        return needs_second(self.before, self.ordinal)

    @property
    def state(self) -> ItemState:
        """Pending until the second person has spoken; a returned one changed nothing."""
        if not self.lowers:
            return ItemState.DECIDED
        if self.signature is None:
            return ItemState.PENDING
        approved = self.signature.verdict is SignatureVerdict.APPROVED
        return ItemState.DECIDED if approved else ItemState.RETURNED


def needs_second(before: int, after: int) -> bool:
    """A lower grade than before needs a second person; the same or a higher one does not."""
    return after < before
