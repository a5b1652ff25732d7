"""Chinese words for the enums of the domain, for tables and for conventions. Qt-free.

A new enum that people see gets its table here; a test walks the domain and names what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain import short_weeks
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.activities import ActivityTheme, AudienceKind, Carrier
from xinliapp.domain.appointments import AppointmentSource, AppointmentStatus, ConflictKind
from xinliapp.domain.backups import AutoBackup
from xinliapp.domain.bureau import ChaseMethod, ReportState
from xinliapp.domain.calendar import DayKind, NodeKind
from xinliapp.domain.casework import (
    CareRole,
    CheckMethod,
    CheckStatus,
    Disposition,
    PlanOutcome,
    PlanStatus,
)
from xinliapp.domain.contacts import ContactMode, ContactTopic, TalkMark, VisitOccasion
from xinliapp.domain.counseling import Part, Risk, SessionKind, SessionMode, Told
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.exchange import ArrivalVerdict, Channel, EnrolmentKind, FigureSource, NoticeKind
from xinliapp.domain.forwarding import MemberState
from xinliapp.domain.paperwork import PaperStatus, SubjectKind
from xinliapp.domain.receipts import Direction, ReceiptKind, Step, TakenAs
from xinliapp.domain.record_imports import RecordKind
from xinliapp.domain.record_lines import Fate
from xinliapp.domain.retention import AfterThat
from xinliapp.domain.rules import Automation, CheckSeverity, Comparator, PeriodKind, Verdict
from xinliapp.domain.school import Edition, SchoolSystem, Stage
from xinliapp.domain.term_records import ActivityForm, LessonKind, MeetingKind, StaffKind
from xinliapp.domain.timetable import ChangeKind, LessonState, WeekPattern
from xinliapp.domain.timetable_import import TimetableField
from xinliapp.i18n.labels_concern import CONCERN
from xinliapp.i18n.labels_students import STUDENTS
from xinliapp.i18n.safeguard_labels import SAFEGUARDS

_SCHOOL: Mapping[Enum, str] = {
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
}

_TERM: Mapping[Enum, str] = {
    StaffKind.FULL_TIME: "专职",
    StaffKind.PART_TIME: "兼职",
    StaffKind.OTHER: "其他教职工",
    LessonKind.MENTAL_HEALTH: "心理课",
    LessonKind.OTHER: "其他课",
    MeetingKind.LEADERSHIP_MENTAL_HEALTH: "领导班子心理健康工作会",
    MeetingKind.WORK_GROUP: "工作专班会",
    MeetingKind.OTHER: "其他会议",
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
}

_ACTIVITIES: Mapping[Enum, str] = {
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

_CASEWORK: Mapping[Enum, str] = {
    CareRole.COUNSELOR: "心理教师",
    CareRole.HOMEROOM_TEACHER: "班主任",
    CareRole.SUBJECT_TEACHER: "任课教师",
    CareRole.CLASSMATE: "同学",
    CareRole.PARENT: "家长",
    PlanStatus.DRAFT: "草稿",
    PlanStatus.ACTIVE: "执行中",
    PlanStatus.CLOSED: "已结案",
    PlanOutcome.IMPROVED: "好转",
    PlanOutcome.STABLE: "稳定",
    PlanOutcome.LIFTED: "解除",
    PlanOutcome.REFERRED: "转介",
    PlanOutcome.ADJUST: "调整方案",
    CheckMethod.SCALE: "量表",
    CheckMethod.TALK: "谈心谈话",
    CheckMethod.OBSERVATION: "行为观察",
    CheckMethod.SURVEY: "调查了解",
    CheckStatus.DONE: "完成",
    CheckStatus.ABSENT: "缺席",
    CheckStatus.VOID: "作废",
    CheckStatus.DECLINED: "不同意",
    CheckStatus.EXEMPT: "免测",
    Disposition.NONE_NEEDED: "无需",
    Disposition.TALK_THEN_SEE: "谈话后再看",
    Disposition.RETEST: "建议复测",
    Disposition.CONFERENCE: "提请研判",
    Disposition.TELL_PARENTS: "告知家长",
    Disposition.REFER: "转介",
}

_RULES: Mapping[Enum, str] = {
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

_EXCHANGE: Mapping[Enum, str] = {
    ArrivalVerdict.ACCEPTED: "通过",
    ArrivalVerdict.DUPLICATE: "重复",
    ArrivalVerdict.SUPERSEDING: "更正",
    ArrivalVerdict.LATE: "迟到",
    ArrivalVerdict.HELD: "待处理",
    ArrivalVerdict.REFUSED: "未接收",
    ArrivalVerdict.UNSIGNED: "未签名",
    NoticeKind.FORK_NUMBER: "同一序号有两个不同的包",
    NoticeKind.FORK_CHAIN: "与上一个包接不上",
    NoticeKind.FORK_EPOCH: "同一期号有两条记录",
    NoticeKind.REVISION_CONFLICT: "同一版本有两份内容",
    NoticeKind.GAP: "中间缺号",
    NoticeKind.EPOCH_HIGHER: "该校恢复过备份",
    NoticeKind.EPOCH_LOWER: "生成于该校恢复备份之前",
    NoticeKind.ABANDONED: "该校恢复备份后不再保有",
    NoticeKind.CLOCK_BEHIND: "该校电脑时间偏早",
    NoticeKind.ALREADY_HELD: "同一问题已在待处理",
    NoticeKind.NOT_CURRENT: "已有更新的版本",
    NoticeKind.CELL_NOT_NUMBER: "有格子不是数字",
    NoticeKind.SCHOOL_UNKNOWN: "看不出是哪所学校",
    FigureSource.RECORDS: "记录计算",
    FigureSource.PUBLISHED: "心理教师发布",
    FigureSource.PERSON: "人工填写",
    FigureSource.CHANGED: "改动并说明",
    FigureSource.EMPTY: "没有此项",
    EnrolmentKind.FIRST: "首次登记",
    EnrolmentKind.ROTATION: "更换密钥",
    EnrolmentKind.REPLACEMENT: "重新登记",
    ReportState.REPORTED: "已报",
    ReportState.REPORTED_LATE: "逾期报送",
    ReportState.RETURNED: "退回",
    ChaseMethod.PHONE: "电话",
    ChaseMethod.MESSAGE: "短信",
    ChaseMethod.IN_PERSON: "当面",
    ReceiptKind.ACCEPTED: "已签收",
    ReceiptKind.RETURNED: "退回",
    Channel.STICK: "U盘",
    Channel.FOLDER: "文件夹",
    Channel.MAIL: "邮件草稿",
    MemberState.SIGNED: "已签名",
    MemberState.UNSIGNED: "未签名(Excel)",
    MemberState.ABSENT: "未报",
    Direction.ISSUED: "签发",
    Direction.RECEIVED: "收到",
    TakenAs.ACCEPTED: "已签收",
    TakenAs.RETURNED: "退回",
    TakenAs.DUPLICATE: "以前收过",
    TakenAs.REFUSED: "没有收下",
    TakenAs.KEPT: "已存好,等校长打开",
    Step.SIGNED: "已签名",
    Step.EXPORTED: "已导出",
    Step.SENT: "已送出",
    Step.ACCEPTED: "已签收",
    Step.RETURNED: "退回",
    ReportState.UNSIGNED: "未签名",
    ReportState.MISSING: "未报",
}

_MOVING_IN: Mapping[Enum, str] = {
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
}

_CONTACTS: Mapping[Enum, str] = {
    ContactMode.AT_HOME: "入户",
    ContactMode.AT_SCHOOL: "校访",
    ContactMode.PHONE: "电话",
    ContactMode.MESSAGE: "微信",
    ContactMode.VIDEO: "视频",
    AutoBackup.EXIT: "每日退出",
    AutoBackup.WEEKLY: "每周",
    AutoBackup.OFF: "关",
    AfterThat.KEEP: "继续保留",
    AfterThat.SEAL: "封存",
    AfterThat.DESTROY: "提请销毁",
    VisitOccasion.PLANNED: "计划内",
    VisitOccasion.CONCERN: "需要关注",
    VisitOccasion.EVENT: "家中有事",
    VisitOccasion.REQUESTED: "家长约请",
    ContactTopic.FAMILY_EDUCATION: "家庭教育",
    ContactTopic.AT_HOME: "在家心理状况",
    ContactTopic.SCHOOL_LIFE: "在校情况",
    ContactTopic.OTHER: "其他",
    TalkMark.NOT_YET: "未谈",
    TalkMark.IN_PERSON: "当面",
    TalkMark.BY_PHONE: "电话",
    TalkMark.NOT_APPLICABLE: "不适用",
}

_CRISIS: Mapping[Enum, str] = {
    CrisisStep.FOUND: "发现",
    CrisisStep.STAYED_WITH: "陪护",
    CrisisStep.ASSESSED: "评估",
    CrisisStep.PLAN_STARTED: "启动预案",
    CrisisStep.GUARDIAN_CALLED: "联系家长",
    CrisisStep.SENT_TO_HOSPITAL: "送医",
    CrisisStep.REPORTED: "上报",
    CrisisStep.GUARDIAN_ARRIVED: "家长到校",
    CrisisStep.VERIFIED: "核实",
    CrisisStep.RESPONDED: "回应",
    CrisisStep.COORDINATED: "协调",
    CrisisStep.STAY_ENDED: "解除陪护",
}

_COUNSELING: Mapping[Enum, str] = {
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

_ALL: Mapping[Enum, str] = {
    **short_weeks.WORDS,
    **_COUNSELING,
    **_CONTACTS,
    **_MOVING_IN,
    **_CRISIS,
    **_SCHOOL,
    **STUDENTS,
    **_TERM,
    **_ACTIVITIES,
    **SAFEGUARDS,
    **_CASEWORK,
    **CONCERN,
    **_RULES,
    **_EXCHANGE,
}

_SHORT: Mapping[Enum, str] = {Verdict.NO_NUMBER: "无数字", Comparator.NONE: "无数字"}

_TABLES: Mapping[str, str] = {
    "meeting": "会议",
    "lesson_log": "上课登记",
    "staff_member": "教职工",
    "actual_opening": "实际开放",
    "opening_slot": "计划开放",
    "activity": "活动",
    "training": "培训",
    "body": "机构",
    "body_member": "机构成员",
    "policy_document": "制度文件",
    "help_channel": "求助渠道",
    "peer_rep": "心理委员",
    "check_entry": "摸排记录",
    "care_group": "关爱小组",
    "concern_grade": "定级决定",
    "student": "学生",
    "support_plan": "一生一策",
    "talk": "谈心",
    "counseling_session": "辅导记录",
    "home_visit": "家访",
    "audit_event": "查阅登记",
    "guardian_contact": "家长沟通",
}

CONVENTIONS: Mapping[str, str] = {
    "node_days_set_by_school": (
        "各节点前后看几天由本校设定;未设定,或校历没有期中、期末考试时,请人确认。"
        "重点关爱学生按截至日的关注等级认定。"
    ),
    "records_by_day": "按记录的日期计,窗口首尾两天都算,晚于截至日的不算。",
    "fixed_pairs": (
        "按固定双周(1、2周,3、4周……)判定;不足十个教学日的双周按教学日折算,"
        "没有教学日的不判;未结束的双周只提醒。"
    ),
    "ceiling_of_ratio": "应配人数等于在籍学生数除以配比、向上取整;休学、借读另列。",
    "actual_minutes_once": (
        "只计实际开放分钟,重叠只计一次;短周按教学日÷5折算(本校可改);每个已结束的周都够才算达标,未结束的周只提醒。"
    ),
    "enrolled_on_day": "分母为截至日在籍学生,转入从当日起算,转出当日不再计;休学、借读另列。",
    "concern_threshold": "重点关爱学生指关注等级不低于本校设定的在籍学生;本校未设定时由人确认。",
    "noticed_or_disposed": "见异常,或处置为“无需”以外各项的学生,去重。",
    "proposal_only": "结案结果为好转或解除的学生,去重;只作建议数,须有人确认并把口径写入备注。",
    "signed_sessions": "已签名的辅导记录,个别与团体各计1次;没有签名的和已作废的不计。",
    "signed_minutes_once": (
        "只计已签名记录的分钟,个别与团体合计,同一人重叠只计一次;按专职逐人逐周判定,短周按教学日÷5折算(本校可改);"
        "整周在岗的才判,未结束的周只提醒。"
    ),
    "each_talk_one_session": "每次谈心计1场,更正过的只计最新一版。",
    "attendances": "按人次计,同一人参加几次计几次。",
    "participations": (
        "按活动当天各班在籍学生减去缺席计到人,一项活动每人计1次(心理专题班团队会是否也计,本校可改);分母为截至日在籍学生,转班、转入从当日起算。"
    ),
    "per_class_records": "截至日有学生的每个班分别计,只计登记到班的活动。",
    "peer_reps_on_day": "截至日在任、在籍并仍在本班的委员;全班只有一种性别的班不要求另一种性别。",
    "state_on_day": "按截至日的状态计;到离职、废止、停用之日起不再计;机构只看成员职务,不看姓名。",
    "in_service_on_day": "分母为截至日在岗人员;只计窗口内已登记并有名单的培训,按自然年。",
    "every_record": "窗口内每一次都要符合;没有登记议程的旧记录以是否心理专题为准。",
    "units_per_week": (
        "只计专职教师名下已登记的心理课课时;短周按教学日÷5折算(本校可改);每个已结束的周都够才算达标。"
    ),
}


def label(value: Enum) -> str:
    """The word for an enum's member.

    Raises:
        KeyError: the member has no label; a test keeps this from happening to anything people see.
    """
    return _ALL[value]


def short(value: Enum) -> str:
    """The word where there is little room (filter chips, table cells)."""
    return _SHORT.get(value) or _ALL[value]


def table(name: str) -> str:
    """The word for a kind of record by its table; an unknown one reads 记录."""
    return _TABLES.get(name, "记录")


def convention(name: str) -> str:
    """How a figure was counted, by the convention's id; an unknown id (a local layer's) is shown as it is."""
    return CONVENTIONS.get(name, name)


def has_label(value: Enum) -> bool:
    """Whether the member has a label."""
    return value in _ALL
