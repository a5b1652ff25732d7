"""Words of the self-check beside labels: conventions of counting and kinds of records."""

from __future__ import annotations

import math

_CONVENTIONS = {
    "records_by_day": "按登记日期逐次计",
    "fixed_pairs": "第1—2周、第3—4周固定配对,逐班核对",
    "ceiling_of_ratio": "在籍学生数除以比例,不足一份按一份计",
    "actual_minutes_once": "每周实际开放分钟合计,重叠只计一次",
    "enrolled_on_day": "按时点在籍学生计,休学、借读不计",
    "concern_threshold": "关注等级不低于本校设定的学生",
}
_TABLES = {
    "actual_opening": "开放登记",
    "lesson_log": "上课登记",
    "meeting": "会议",
    "activity": "活动",
    "staff_member": "队伍",
    "student": "在籍学生",
    "talk": "谈心",
    "check_entry": "摸排",
    "care_group": "关爱小组",
    "support_plan": "方案",
    "concern_grade": "定级",
}


def convention(key: str) -> str:
    """How a figure was counted, in words; a pack's own key stands as it is."""
    return _CONVENTIONS.get(key, key)


def amount(value: float) -> str:
    """A figure as the papers print it: whole, or one decimal cut off, so that 7.99 never reads 8.0."""
    return str(int(value)) if value == int(value) else f"{math.floor(value * 10) / 10:.1f}"


def record_kind(table: str) -> str:
    """What kind of record a row behind a figure is."""
    return _TABLES.get(table.split(".")[-1], "记录")
