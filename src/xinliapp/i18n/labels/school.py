"""Words for the school, who works in it, its accounts and its days; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.calendar import DayKind, NodeKind
from xinliapp.domain.school import Edition, SchoolSystem, Stage
from xinliapp.domain.term_records import MeetingKind, StaffKind

SCHOOL: Mapping[Enum, str] = {
    Edition.SCHOOL: "学校",
    Edition.BUREAU: "教育局",
    Stage.PRIMARY: "小学",
    Stage.JUNIOR: "初中",
    Stage.SENIOR: "高中",
    SchoolSystem.SIX_THREE: "六三学制",
    SchoolSystem.FIVE_FOUR: "五四学制",
    Role.COUNSELOR: "心理教师",
    Role.PRINCIPAL: "校长",
    Role.REGISTRAR: "资料员",
    Role.CLERK: "经办人",
    Role.OFFICER: "负责人",
    Role.RECOVERY: "恢复单",
    Compartment.CORE: "公共资料",
    Compartment.CASE: "案卷",
    Compartment.SIGN: "签批",
    DayKind.HOLIDAY: "放假",
    DayKind.MAKEUP: "调休上课",
    NodeKind.MIDTERM_EXAM: "期中考试",
    NodeKind.FINAL_EXAM: "期末考试",
    NodeKind.OTHER: "其他节点",
    StaffKind.FULL_TIME: "专职",
    StaffKind.PART_TIME: "兼职",
    StaffKind.OTHER: "其他教职工",
    MeetingKind.LEADERSHIP_MENTAL_HEALTH: "领导班子心理健康工作会",
    MeetingKind.WORK_GROUP: "工作专班会",
    MeetingKind.OTHER: "其他会议",
}
