"""Words for the steps of a crisis; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.crisis_stamps import CrisisStep

CRISIS: Mapping[Enum, str] = {
    CrisisStep.FOUND: "发现",
    CrisisStep.STAYED_WITH: "陪护",
    CrisisStep.ASSESSED: "评估",
    CrisisStep.PLAN_STARTED: "启动预案",
    CrisisStep.GUARDIAN_CALLED: "联系家长",
    CrisisStep.SENT_TO_HOSPITAL: "送医",
    CrisisStep.REPORTED: "上报",
    CrisisStep.GUARDIAN_ARRIVED: "家长到校",
    CrisisStep.VERIFIED: "核实",
    CrisisStep.RESPONDED: "回应",
    CrisisStep.COORDINATED: "协调",
    CrisisStep.STAY_ENDED: "解除陪护",
}
