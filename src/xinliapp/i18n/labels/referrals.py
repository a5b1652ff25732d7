"""Words of referrals, suspension and return."""

from __future__ import annotations

from enum import Enum

from xinliapp.domain.demands import Demand
from xinliapp.domain.referrals import (
    Carried,
    FollowChannel,
    Helped,
    ParentsOpinion,
    Precondition,
    ReferralReason,
    ReferralState,
    ReferralStepKind,
)
from xinliapp.domain.returns_to_school import ReturnOutcome, SuspensionClass

REFERRALS: dict[Enum, str] = {
    Demand.REFERRAL_CONFIRMED: "转介前经专业人员确认",
    Demand.REFERRAL_PARENTS: "转介前有家长意见",
    Demand.REFERRAL_HELPED: "协助家长转介",
    Demand.RETURN_ASSESSMENT: "复学前有第三方评估",
    Precondition.CONFIRMED: "专业人员确认",
    Precondition.PARENTS: "家长意见",
    Precondition.HELPED: "协助家长",
    ParentsOpinion.UNASKED: "未征求",
    ParentsOpinion.AGREED: "同意",
    ParentsOpinion.UNDECIDED: "考虑中",
    ParentsOpinion.DECLINED: "不同意",
    ReferralReason.BEYOND: "超出学校能力",
    ReferralReason.PARENTS_WISH: "家长要求",
    ReferralReason.RETEST: "复测仍有提示",
    ReferralReason.SAFETY: "安全考虑",
    ReferralReason.OTHER: "其他",
    Carried.PLAN: "方案摘要",
    Carried.HINTS: "测评提示",
    Helped.ACCOMPANIED: "陪同",
    Helped.BOOKED: "代为预约",
    Helped.CHANNEL: "联系绿色通道",
    Helped.TOLD_WHERE: "告知去处",
    ReferralStepKind.PRINTED: "打印两联",
    ReferralStepKind.RECEIPT: "回执收回",
    ReferralStepKind.ACCEPTED: "已接收",
    ReferralStepKind.REFUSED: "未接收",
    ReferralStepKind.ATTENDING: "就诊中",
    ReferralStepKind.CLOSED: "已结束",
    ReferralState.PENDING: "待接收",
    ReferralState.ACCEPTED: "已接收",
    ReferralState.REFUSED: "未接收",
    ReferralState.ATTENDING: "就诊中",
    ReferralState.CLOSED: "已结束",
    FollowChannel.PHONE: "电话",
    FollowChannel.VISIT: "家访",
    FollowChannel.SCHOOL: "到校",
    FollowChannel.LETTER: "书面",
    FollowChannel.UNIT: "问机构",
    FollowChannel.OTHER: "其他",
    SuspensionClass.WELLBEING: "身心调养",
    SuspensionClass.BODY: "身体原因",
    SuspensionClass.FAMILY: "家庭原因",
    SuspensionClass.ABROAD: "外出求学",
    SuspensionClass.OTHER: "其他",
    SuspensionClass.UNKNOWN: "未说明",
    ReturnOutcome.GRANTED: "准予复学",
    ReturnOutcome.POSTPONED: "暂缓复学",
}
