"""Words for lessons, the timetable and its import; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.term_records import LessonKind
from xinliapp.domain.timetable import ChangeKind, LessonState, WeekPattern
from xinliapp.domain.timetable_import import TimetableField

LESSONS: Mapping[Enum, str] = {
    LessonKind.MENTAL_HEALTH: "心理课",
    LessonKind.OTHER: "其他课",
    WeekPattern.ALL: "每周",
    WeekPattern.ODD: "单周",
    WeekPattern.EVEN: "双周",
    ChangeKind.MOVED: "调课",
    ChangeKind.NOT_HELD: "未上",
    LessonState.AHEAD: "还没到",
    LessonState.DUE: "待登记",
    LessonState.HELD: "上了",
    LessonState.NOT_HELD: "未上",
    TimetableField.CLASS: "班级",
    TimetableField.WEEKDAY: "星期",
    TimetableField.PERIOD: "节次",
    TimetableField.WEEKS: "单双周",
    TimetableField.TEACHER: "教师",
}
