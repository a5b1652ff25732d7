"""Words for appointments and counseling; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.appointments import AppointmentSource, AppointmentStatus, ConflictKind
from xinliapp.domain.counseling import Part, Risk, SessionKind, SessionMode, Told

COUNSELING: Mapping[Enum, str] = {
    AppointmentSource.SELF: "自主",
    AppointmentSource.HOMEROOM: "班主任",
    AppointmentSource.GUARDIAN: "家长",
    AppointmentSource.SCREENING: "排查",
    AppointmentSource.FOLLOW_UP: "上次约定",
    AppointmentSource.OTHER: "其他",
    AppointmentStatus.BOOKED: "已约",
    AppointmentStatus.ARRIVED: "已到",
    AppointmentStatus.NO_SHOW: "爽约",
    AppointmentStatus.CANCELLED: "取消",
    ConflictKind.STAFF_BUSY: "教师已有预约",
    ConflictKind.VISITOR_BUSY: "来访者已有预约",
    ConflictKind.LESSON: "与课冲突",
    ConflictKind.NO_TEACHING_DAY: "不上课",
    ConflictKind.UNQUALIFIED: "教师没有登记资质",
    ConflictKind.NOT_ON_STAFF: "教师当天不在岗",
    ConflictKind.SOMEBODY_ELSES_OPENING: "辅导室由别人值班",
    SessionKind.INDIVIDUAL: "个别辅导",
    SessionKind.GROUP: "团体辅导",
    SessionMode.FACE_TO_FACE: "面谈",
    SessionMode.PHONE: "电话",
    SessionMode.ONLINE: "线上",
    Risk.UNCHANGED: "无变化",
    Risk.WATCH: "需留意",
    Risk.BREACH: "突破保密",
    Told.HOMEROOM_TEACHER: "班主任",
    Told.GUARDIAN: "监护人",
    Told.SCHOOL_LEADER: "校领导",
    Part.SITUATION: "目前状况",
    Part.ASSESSMENT: "主要问题与评估",
    Part.RESPONSE: "分析与对策",
    Part.OUTCOME: "效果",
}
