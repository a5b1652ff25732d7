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
    """One step with its moment, taken over from the lock screen; nobody vouches for it but who noted it."""

    id: str
    step: CrisisStep
    at: str
