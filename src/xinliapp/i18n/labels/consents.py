"""Words for consents; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.consents import ConsentKind, ConsentState, ConsentStep, ConsentWay

CONSENTS: Mapping[Enum, str] = {
    ConsentKind.SCREENING: "测评",
    ConsentKind.COUNSELING: "辅导",
    ConsentKind.RECORDING: "录音",
    ConsentKind.REFERRAL: "转介",
    ConsentKind.PERSONAL_DATA: "个人信息",
    ConsentStep.ASKED: "已发出",
    ConsentStep.GIVEN: "同意",
    ConsentStep.REFUSED: "不同意",
    ConsentStep.WITHDRAWN: "撤回",
    ConsentStep.WAIVED: "注明依据继续",
    ConsentWay.PAPER: "纸面签字",
    ConsentWay.ON_SITE: "当面签字",
    ConsentState.GIVEN: "同意",
    ConsentState.WAIVED: "有依据",
    ConsentState.REFUSED: "不同意",
    ConsentState.WITHDRAWN: "已撤回",
    ConsentState.MISSING: "还没有",
}
