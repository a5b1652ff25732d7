"""Words for the steps of a crisis, its hand-over and its reports; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.crises import Lack, Receipt
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.incidents import ReportKind

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
    Receipt.NONE: "还没有",
    Receipt.PAPER: "纸质已收",
    Receipt.FILE: "已存扫描件",
    Lack.NOT_ENDED: "还没有结束",
    Lack.NO_STUDENT: "没有登记学生",
    Lack.GUARDIAN_NOT_TOLD: "没有告知监护人",
    Lack.NO_HANDOVER: "已送医,没有交接记录",
    ReportKind.SITUATION: "情况分析报告",
    ReportKind.MATERIAL: "复盘材料",
    ReportKind.REVIEW: "复盘报告",
}
