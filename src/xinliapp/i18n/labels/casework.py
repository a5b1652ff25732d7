"""Words for care, checks and plans; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.casework import (
    CareRole,
    CheckMethod,
    CheckStatus,
    ConsentRule,
    Disposition,
    EntrySource,
    Organiser,
    PlanOutcome,
    PlanStatus,
)
from xinliapp.domain.screening import RowState, StepKind
from xinliapp.domain.screening_files import Coding

CASEWORK: Mapping[Enum, str] = {
    Coding.AS_SCALE: "按量表的数字",
    Coding.ONE_MORE: "比量表的数字多1",
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
    CheckMethod.TALK: "谈话",
    CheckMethod.OBSERVATION: "观察",
    CheckMethod.SURVEY: "调查",
    CheckStatus.DONE: "完成",
    CheckStatus.ABSENT: "缺测",
    CheckStatus.VOID: "无效",
    CheckStatus.DECLINED: "拒测",
    CheckStatus.EXEMPT: "免测",
    Disposition.NONE_NEEDED: "无需",
    Disposition.TALK_THEN_SEE: "谈心后再看",
    Disposition.RETEST: "约复测",
    Disposition.CONFERENCE: "进研判",
    Disposition.TELL_PARENTS: "告知家长",
    Disposition.REFER: "转介",
    RowState.PENDING: "待定",
    RowState.DONE: "完成",
    RowState.ABSENT: "缺测",
    RowState.VOID: "无效",
    RowState.DECLINED: "拒测",
    RowState.EXEMPT: "免测",
    StepKind.CLOSED: "关闭",
    StepKind.REOPENED: "重开",
    ConsentRule.NONE: "不另问",
    ConsentRule.UNDER_14: "不满14周岁须监护人同意",
    ConsentRule.ALL: "全部须监护人同意",
    Organiser.SCHOOL: "学校",
    Organiser.DISTRICT: "区",
    EntrySource.TYPED: "录入",
    EntrySource.IMPORT: "导入",
    EntrySource.PAPER: "纸质",
}
