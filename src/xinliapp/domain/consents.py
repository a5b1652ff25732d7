"""知情同意: who was asked for what, what they answered, what stops the next step; pure.

Whose consent is needed is a convention (counting.md): a guardian's before scales for under-14s and before
counselling beyond a first talk. A refusal or a withdrawal stops whatever the child's age.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class ConsentKind(Enum):
    """What is consented to (requirements 22): 测评, 辅导, 录音, 转介, 个人信息."""

    SCREENING = "screening"
    COUNSELING = "counseling"
    RECORDING = "recording"
    REFERRAL = "referral"
    PERSONAL_DATA = "personal_data"


class ConsentStep(Enum):
    """One thing that happened: the form went out, an answer came, it was taken back, one went on without."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    WAIVED = "waived"


class ConsentWay(Enum):
    """How an answer was given: a signed paper, or signed on the spot before a member of staff."""

    PAPER = "paper"
    ON_SITE = "on_site"


class ConsentState(Enum):
    """Where one kind stands for one student."""

    GIVEN = "given"
    WAIVED = "waived"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"


GUARDIANS_UNTIL = 14
"""Below this age a guardian signs (个人信息保护法 31 条; counting.md)."""
BY_SELF = "本人"
"""The relation of a student who signs for themselves."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One step as kept; ``reason`` is that of a refusal or withdrawal, or the legal ground of a waiver.

    ``created_by`` is the account's display name; ``attachment_id`` the scan's, if one is kept.
    """

    id: str
    student_id: str
    kind: ConsentKind
    step: ConsentStep
    day: str
    signer: str
    relation: str
    way: ConsentWay | None
    reason: str
    attachment_id: str | None
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one kind stands on a day; ``last`` is the step that says so, None while nobody answered.

    ``asked_on`` is the day the form last went out, None if it never did.
    """

    student_id: str
    kind: ConsentKind
    state: ConsentState
    last: Consent | None = None
    asked_on: str | None = None

    @property
    def stands(self) -> bool:
        """Whether one may go on: it was given, or the ground of going on without it is on record."""
        return self.state in (ConsentState.GIVEN, ConsentState.WAIVED)

    @property
    def taken_back(self) -> bool:
        """Refused or withdrawn: stops the next step whatever the child's age."""
        return self.state in (ConsentState.REFUSED, ConsentState.WITHDRAWN)


def standing_of(
    student_id: str, kind: ConsentKind, steps: Iterable[Consent], day: str, *, held_on: str | None = None
) -> Standing:
    """What stands on ``day`` (ISO). ``steps``: in the order they were noted.

    A waiver after a refusal or a withdrawal holds on its own day alone; else until somebody answers.
    ``held_on``: for what took place then and is written up on ``day``: what was refused or withdrawn from
    then on came after it, and a consent or ground noted since counts.
    """
    since = held_on or day
    known = sorted((one for one in steps if one.kind is kind and one.day <= day), key=_order)
    asked = [one.day for one in known if one.step is ConsentStep.ASKED]
    answers: list[Consent] = []
    for one in known:
        if one.step is ConsentStep.ASKED or (held_on and one.day >= held_on and one.step in _AGAINST):
            continue
        over = answers and answers[-1].step in _AGAINST
        if one.step is ConsentStep.WAIVED and over and one.day < since:
            continue  # going on against an answer is for that day alone
        answers.append(one)
    asked_on = asked[-1] if asked else None
    if not answers:
        return Standing(student_id, kind, ConsentState.MISSING, None, asked_on)
    return Standing(student_id, kind, ConsentState(answers[-1].step.value), answers[-1], asked_on)


def under_age(birthday: str | None, day: dt.date) -> bool:
    """Whether a guardian has to sign; a child whose birthday nobody knows is taken for one of these."""
    if not birthday:
        return True
    born = dt.date.fromisoformat(birthday)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) < GUARDIANS_UNTIL


_AGAINST = (ConsentStep.REFUSED, ConsentStep.WITHDRAWN)


def _order(one: Consent) -> tuple[str, str]:
    return one.day, one.created_at
