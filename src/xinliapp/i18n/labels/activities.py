"""Words for activities, whom they are for and how they are held; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.activities import ActivityTheme, AudienceKind, Carrier
from xinliapp.domain.term_records import ActivityForm

ACTIVITIES: Mapping[Enum, str] = {
    ActivityForm.CLASS_MEETING: "主题班会",
    ActivityForm.LECTURE: "讲座",
    ActivityForm.TALK_EDUCATION: "专题教育",
    ActivityForm.TRAINING: "培训",
    ActivityForm.PARENT_MEETING: "家长会",
    ActivityForm.PARENT_COURSE: "家长课堂",
    ActivityForm.PUBLICITY: "宣传",
    ActivityForm.HANDBOOK: "发放手册",
    ActivityForm.LETTER_HOME: "给父母一封信",
    ActivityForm.PARENT_MAILBOX: "父母信箱",
    ActivityForm.FAMILY_PARCEL: "亲情包裹",
    ActivityForm.OTHER: "其他活动",
    ActivityTheme.LIFE: "生命教育",
    ActivityTheme.SETBACK: "挫折教育",
    ActivityTheme.MENTAL_HEALTH: "心理健康",
    ActivityTheme.EMOTION: "情绪",
    ActivityTheme.RELATIONS: "人际交往",
    ActivityTheme.LEARNING: "学习与考试",
    ActivityTheme.ADOLESCENCE: "青春期",
    ActivityTheme.FAMILY: "亲子关系",
    ActivityTheme.SAFETY: "安全",
    ActivityTheme.BULLYING: "防欺凌",
    AudienceKind.WHOLE_SCHOOL: "全校学生",
    AudienceKind.GRADES: "年级",
    AudienceKind.CLASSES: "班级",
    AudienceKind.PARENTS: "家长",
    AudienceKind.STAFF: "教职工",
    AudienceKind.PEER_REPS: "心理委员",
    Carrier.ON_SITE: "现场",
    Carrier.PARENT_CLASSROOM: "家长课堂",
    Carrier.SIX_STAFF: "六员",
    Carrier.CAMPAIGN_MONTH: "宣传月",
    Carrier.THEME_WEEK: "主题周",
    Carrier.BROADCAST: "广播电视",
    Carrier.BOARD: "宣传栏",
    Carrier.ONLINE: "公众号或家长群",
}
