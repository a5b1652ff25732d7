"""Words for home visits, contacts with families and talks; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.class_packets import PacketColumn, PacketKind, PacketWay
from xinliapp.domain.contacts import ContactMode, ContactTopic, TalkMark, VisitOccasion
from xinliapp.domain.home_notices import NoticeDegree, NoticeResponse
from xinliapp.domain.warning_intervals import Span

CONTACTS: Mapping[Enum, str] = {
    ContactMode.AT_HOME: "入户",
    ContactMode.AT_SCHOOL: "校访",
    ContactMode.PHONE: "电话",
    ContactMode.MESSAGE: "微信",
    ContactMode.VIDEO: "视频",
    VisitOccasion.PLANNED: "计划内",
    VisitOccasion.CONCERN: "需要关注",
    VisitOccasion.EVENT: "家中有事",
    VisitOccasion.REQUESTED: "家长约请",
    VisitOccasion.OUTLOOK: "思想有重大变化",
    VisitOccasion.STUDIES: "学业有较大波动",
    VisitOccasion.UPHEAVAL: "家庭重大变故",
    VisitOccasion.SETBACK: "遭遇重大挫折",
    VisitOccasion.CONDUCT: "表现明显反常",
    ContactTopic.FAMILY_EDUCATION: "家庭教育",
    ContactTopic.AT_HOME: "在家心理状况",
    ContactTopic.SCHOOL_LIFE: "在校情况",
    ContactTopic.OTHER: "其他",
    NoticeDegree.USUAL: "多陪伴、多关心",
    NoticeDegree.CLOSE: "全程陪护,不让独处",
    NoticeResponse.UNASKED: "未答复",
    NoticeResponse.AGREED: "愿意与学校一起关心",
    NoticeResponse.TALK_FIRST: "希望先与心理教师面谈",
    NoticeResponse.REFUSED: "不同意",
    NoticeResponse.OTHER: "其他",
    PacketColumn.TALK: "谈心",
    PacketColumn.VISIT: "家访",
    PacketColumn.CHECK: "摸排",
    PacketKind.CONTACTS: "班级包",
    PacketKind.WARNINGS: "预警单",
    PacketWay.PAPER: "纸",
    PacketWay.FILE: "表格",
    Span.HALF_HOUR: "30分钟内",
    Span.TWO_HOURS: "2小时内",
    Span.DAY: "1天内",
    Span.THREE_DAYS: "3天内",
    Span.LONGER: "更久",
    TalkMark.NOT_YET: "未谈",
    TalkMark.IN_PERSON: "当面",
    TalkMark.BY_PHONE: "电话",
    TalkMark.NOT_APPLICABLE: "不适用",
}
