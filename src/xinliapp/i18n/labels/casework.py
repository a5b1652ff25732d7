"""Words for care, checks and plans; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.casework import CareRole, CheckMethod, CheckStatus, Disposition, PlanOutcome, PlanStatus

CASEWORK: Mapping[Enum, str] = {
    CareRole.COUNSELOR: "心理教师",
    CareRole.HOMEROOM_TEACHER: "班主任",
    CareRole.SUBJECT_TEACHER: "任课教师",
    CareRole.CLASSMATE: "同学",
    CareRole.PARENT: "家长",
    PlanStatus.DRAFT: "草稿",
    PlanStatus.SUBMITTED: "待批准",
    PlanStatus.ACTIVE: "执行中",
    PlanStatus.CLOSED: "已结案",
    PlanOutcome.IMPROVED: "好转",
    PlanOutcome.STABLE: "稳定",
    PlanOutcome.LIFTED: "解除",
    PlanOutcome.REFERRED: "转介",
    PlanOutcome.ADJUST: "调整方案",
    CheckMethod.SCALE: "量表",
    CheckMethod.TALK: "谈心谈话",
    CheckMethod.OBSERVATION: "行为观察",
    CheckMethod.SURVEY: "调查了解",
    CheckStatus.DONE: "完成",
    CheckStatus.ABSENT: "缺席",
    CheckStatus.VOID: "作废",
    CheckStatus.DECLINED: "不同意",
    CheckStatus.EXEMPT: "免测",
    Disposition.NONE_NEEDED: "无需",
    Disposition.TALK_THEN_SEE: "谈话后再看",
    Disposition.RETEST: "建议复测",
    Disposition.CONFERENCE: "提请研判",
    Disposition.TELL_PARENTS: "告知家长",
    Disposition.REFER: "转介",
}
