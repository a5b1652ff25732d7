"""Words for what a student's file holds; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.dossier import FactTopic, FileItem
from xinliapp.domain.life_events import EventKind
from xinliapp.domain.student_papers import PaperKind

DOSSIER: Mapping[Enum, str] = {
    FactTopic.HOUSEHOLD: "家庭结构",
    FactTopic.CARERS: "主要照料者",
    FactTopic.MEANS: "家庭经济",
    FactTopic.BONDS: "亲子关系",
    FactTopic.HEALTH: "健康情况(家长提供)",
    FactTopic.STRENGTHS: "兴趣与优势",
    FactTopic.AT_SCHOOL: "在校表现",
    EventKind.MOVED_SCHOOL: "转学",
    EventKind.NEW_GUARDIAN: "监护人变更",
    EventKind.OUTLOOK: "思想有重大变化",
    EventKind.STUDIES: "学业有较大波动",
    EventKind.UPHEAVAL: "家庭重大变故",
    EventKind.SETBACK: "遭遇重大挫折",
    EventKind.CONDUCT: "表现明显反常",
    EventKind.OTHER: "其他事件",
    PaperKind.HOSPITAL: "医院出具的结论(外来材料)",
    PaperKind.THIRD_PARTY: "其他外来材料",
    PaperKind.SCHOOL: "学校材料",
    PaperKind.FAMILY: "家长提供的材料",
    FileItem.GUARDIANS: "监护人电话",
    FileItem.HOUSEHOLD: "家庭结构",
    FileItem.CARERS: "主要照料者",
    FileItem.HEALTH: "健康情况",
    FileItem.STRENGTHS: "兴趣与优势",
    FileItem.CONSENT: "知情同意",
    FileItem.RESULTS: "测评",
    FileItem.TALKS: "谈心或辅导",
    FileItem.HOME: "家校沟通",
}
