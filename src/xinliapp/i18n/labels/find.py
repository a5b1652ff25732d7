"""Words for what is found in records; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.find import Closed, FindKind

FIND: Mapping[Enum, str] = {
    FindKind.NOTE: "辅导记录",
    FindKind.AMENDMENT: "辅导补记",
    FindKind.BREACH: "突破保密",
    FindKind.TALK: "谈心",
    FindKind.HOME_VISIT: "家访",
    FindKind.CONTACT: "联系家长",
    FindKind.HOME_NOTICE: "告知家长",
    FindKind.WARNING: "预警",
    FindKind.WARNING_STEP: "预警处理",
    FindKind.AGENDA: "提请研判",
    FindKind.CONCLUSION: "研判结论",
    FindKind.GRADE: "定级",
    FindKind.PLAN: "方案",
    FindKind.MEASURE_DONE: "方案落实",
    FindKind.REVIEW: "方案复评",
    FindKind.FACT: "档案信息",
    FindKind.EVENT: "事件",
    FindKind.PAPER: "附件",
    FindKind.CONSENT: "知情同意",
    FindKind.DISPOSITION: "测评处置",
    FindKind.TOLD: "关键题告知",
    FindKind.APPOINTMENT: "预约",
    FindKind.HANDOVER: "值班交接",
    FindKind.REFERRAL: "转介",
    FindKind.REFERRAL_STEP: "转介进展",
    FindKind.FOLLOW_UP: "转介跟踪",
    FindKind.SUSPENSION: "休学",
    FindKind.RETURN_APPLICATION: "复学申请",
    FindKind.ASSESSMENT: "复学评估",
    FindKind.DECISION: "复学决定",
    FindKind.CRISIS_ENTRY: "危机处置",
    FindKind.CRISIS_HANDOVER: "送医交接",
    FindKind.AFTERCARE: "危机善后",
    FindKind.INCIDENT: "事件报告",
    FindKind.MATERIAL: "事件材料",
    Closed.COLLEAGUE: "封存(他人的辅导记录)",
    Closed.OTHERS: "封存(外来材料)",
    Closed.INCIDENT: "封存(事件档案)",
    Closed.OLDER: "更早的记录,到学生页展开",
}
