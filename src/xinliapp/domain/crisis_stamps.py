"""Times noted while hands are full: one press, one step, no student (screens.md S02, S15)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class CrisisStep(Enum):
    """What was being done at the moment of the press, in the usual order."""

    FOUND = "found"
    STAYED_WITH = "stayed_with"
    ASSESSED = "assessed"
    PLAN_STARTED = "plan_started"
    GUARDIAN_CALLED = "guardian_called"
    SENT_TO_HOSPITAL = "sent_to_hospital"
    REPORTED = "reported"
    GUARDIAN_ARRIVED = "guardian_arrived"
    VERIFIED = "verified"
    RESPONDED = "responded"
    COORDINATED = "coordinated"
    STAY_ENDED = "stay_ended"


@dataclass(frozen=True, slots=True)
class CrisisStamp:
    """One step with its moment, waiting to be taken over.

    ``noted_by`` is the account that noted it without the case key; None: the lock screen, and so nobody
    vouches for it.
    """

    id: str
    step: CrisisStep
    at: str
    noted_by: str | None = None
