"""Words for what the roster says of students, classes and imports; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.class_posts import PostKind
from xinliapp.domain.merging import Kept, StudentField
from xinliapp.domain.roster_plan import Outcome, PickAction
from xinliapp.domain.student_tags import TagSource
from xinliapp.domain.students import Boarding, Gender, IdentifierState, StudentStatus, TagKind

STUDENTS: Mapping[Enum, str] = {
    Gender.MALE: "男",
    Gender.FEMALE: "女",
    Boarding.DAY: "走读",
    Boarding.BOARDING: "住校",
    StudentStatus.ENROLLED: "在读",
    StudentStatus.SUSPENDED: "休学",
    StudentStatus.TRANSFERRED: "转出",
    StudentStatus.GRADUATED: "毕业",
    StudentStatus.VISITING: "借读",
    IdentifierState.NONE: "没有",
    IdentifierState.VALID: "已核对",
    IdentifierState.UNCHECKED: "照录",
    IdentifierState.DOUBTFUL: "待核",
    TagKind.LEFT_BEHIND_ONE: "单亲留守",
    TagKind.LEFT_BEHIND_BOTH: "双亲留守",
    TagKind.LEFT_BEHIND: "留守",
    TagKind.MIGRANT: "随迁子女",
    TagKind.ORPHAN: "孤儿",
    TagKind.MARTYR_FAMILY: "烈士或优抚子女",
    TagKind.DISABILITY: "残疾",
    TagKind.INCLUSIVE_EDUCATION: "随班就读",
    TagKind.HARDSHIP: "家庭困难",
    TagKind.SINGLE_PARENT: "单亲家庭",
    TagKind.HEALTH: "健康状况",
    PostKind.HOMEROOM: "班主任",
    PostKind.DEPUTY: "副班主任",
    PostKind.LEAGUE: "团支书",
    PostKind.OFFICER: "学生干部",
    TagSource.ROSTER: "来自名单",
    TagSource.GUARDIAN: "家长告知",
    TagSource.HOMEROOM: "班主任告知",
    TagSource.STUDENT: "学生本人",
    TagSource.DOCUMENT: "证件或证明",
    TagSource.DEPARTMENT: "部门名册",
    Outcome.NEW: "新增",
    Outcome.CHANGED: "变更",
    Outcome.SAME: "不变",
    Outcome.CONFLICT: "冲突",
    Outcome.INVALID: "待改正",
    Outcome.SKIPPED: "跳过",
    StudentField.NAME: "姓名",
    StudentField.NAME_PINYIN: "姓名拼音",
    StudentField.GENDER: "性别",
    StudentField.BIRTHDAY: "出生日期",
    StudentField.STUDENT_NUMBER: "学籍号",
    StudentField.ID_NUMBER: "证件号",
    StudentField.BOARDING: "住校",
    Kept.MOVED: "移到保留的一份",
    Kept.RENUMBERED: "改版本号",
    Kept.COPIED: "补上以前的班级和学籍",
    Kept.LEFT: "留在原处",
    PickAction.MERGE: "是同一人",
    PickAction.NEW: "是另一人",
    PickAction.SKIP: "先跳过",
}
_SOURCES = frozenset(source.value for source in TagSource)


def tag_source(source: str) -> str:
    """Where a roster tag comes from; what is no source of ours stays as it was written."""
    return STUDENTS[TagSource(source)] if source in _SOURCES else source
