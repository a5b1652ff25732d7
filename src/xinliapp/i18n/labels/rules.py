"""Words for verdicts of clauses and the papers handed in on them; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.paperwork import PaperStatus, SubjectKind
from xinliapp.domain.rules import Automation, CheckSeverity, Comparator, PeriodKind, Verdict

RULES: Mapping[Enum, str] = {
    Verdict.MET: "达标",
    Verdict.UNMET: "未达标",
    Verdict.DUE_SOON: "快到期",
    Verdict.NEEDS_PERSON: "待确认",
    Verdict.NO_NUMBER: "文件未给数字",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.NOT_PUBLISHED: "未发布",
    Automation.AUTOMATIC: "自动计算",
    Automation.CONFIRMED: "预填待确认",
    Automation.DECLARED: "人工申报",
    Comparator.AT_LEAST: "不少于",
    Comparator.AT_MOST: "不多于",
    Comparator.EQUALS: "等于",
    Comparator.NONE: "文件未给数字",
    PeriodKind.TERM: "学期",
    PeriodKind.SCHOOL_YEAR: "学年",
    PeriodKind.CALENDAR_YEAR: "自然年",
    PeriodKind.TEACHING_WEEK: "教学周",
    PeriodKind.TWO_WEEKS: "固定双周",
    PeriodKind.CAMPAIGN: "活动期",
    PeriodKind.AS_OF: "当日",
    CheckSeverity.RETURN: "必须退回",
    CheckSeverity.EXPLAIN: "请说明",
    CheckSeverity.HINT: "提示",
    PaperStatus.DRAFT: "草稿",
    PaperStatus.SUBMITTED: "待签批",
    PaperStatus.RETURNED: "已退回",
    PaperStatus.APPROVED: "已签批",
    SubjectKind.SELF_CHECK: "学期自查",
    SubjectKind.FORWARDING: "转报",
    SubjectKind.FORM_REPORT: "统计表",
}
