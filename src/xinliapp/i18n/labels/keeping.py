"""Words for records moved in, backed up and kept for years; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.backups import AutoBackup
from xinliapp.domain.record_imports import RecordKind
from xinliapp.domain.record_lines import Fate
from xinliapp.domain.retention import AfterThat

KEEPING: Mapping[Enum, str] = {
    RecordKind.TALKS: "谈心记录",
    RecordKind.HOME_VISITS: "家访记录",
    RecordKind.SESSIONS: "辅导的日期和分钟",
    RecordKind.TRAININGS: "教职工培训",
    RecordKind.ACTIVITIES: "活动",
    RecordKind.KEY_LIST: "重点关注名单",
    Fate.NEW: "新增",
    Fate.SAME: "已有",
    Fate.CONFLICT: "冲突",
    Fate.UNMATCHED: "未匹配",
    Fate.INVALID: "不能导入",
    Fate.SKIPPED: "跳过",
    AutoBackup.EXIT: "每日退出",
    AutoBackup.WEEKLY: "每周",
    AutoBackup.OFF: "关",
    AfterThat.KEEP: "继续保留",
    AfterThat.SEAL: "封存",
    AfterThat.DESTROY: "提请销毁",
}
