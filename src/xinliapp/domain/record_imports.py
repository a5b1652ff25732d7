"""Past workbooks that can be taken in: their kinds, what their columns may hold, the words people write.

Nothing is assumed that neither the file nor a person says: a value a record must have and the file does not
have is picked by a person for all rows, or its rows are not taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.contacts import ContactMode, VisitOccasion
from xinliapp.domain.counseling import SessionKind, SessionMode
from xinliapp.domain.staff import TrainingAudience, TrainingForm, TrainingLevel
from xinliapp.domain.term_records import ActivityForm


class RecordKind(Enum):
    """What one workbook holds."""

    TALKS = "talks"
    HOME_VISITS = "home_visits"
    SESSIONS = "sessions"
    TRAININGS = "trainings"
    ACTIVITIES = "activities"
    KEY_LIST = "key_list"

    @property
    def case(self) -> bool:
        """Whether it is about children, so that it needs the case key and lies in case.db."""
        return self not in (RecordKind.TRAININGS, RecordKind.ACTIVITIES)


class RecordField(Enum):
    """What a column may hold."""

    STUDENT_NUMBER = "student_number"
    NAME = "name"
    CLASS = "class"
    DAY = "day"
    WHO = "who"
    NOTE = "note"
    TALK_FORM = "talk_form"
    TALK_WAY = "talk_way"
    VISIT_MODE = "visit_mode"
    OCCASION = "occasion"
    MET = "met"
    FINDINGS = "findings"
    AGREED = "agreed"
    TIME = "time"
    MINUTES = "minutes"
    SESSION_KIND = "session_kind"
    SESSION_MODE = "session_mode"
    TITLE = "title"
    LEVEL = "level"
    TRAINING_FORM = "training_form"
    HOURS = "hours"
    AUDIENCE = "audience"
    COMPULSORY = "compulsory"
    PEOPLE = "people"
    ORGANIZER = "organizer"
    ACTIVITY_FORM = "activity_form"
    SUBJECT = "subject"
    HEADCOUNT = "headcount"
    HELD = "held"
    THEME = "theme"
    FOR_WHOM = "for_whom"
    CARRIER = "carrier"
    GRADE = "grade"
    REASON = "reason"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a column may have: ``value`` as stored, its word, and other words for it."""

    value: str
    word: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a kind: its word, other headings for it, whether every row must have it."""

    field: RecordField
    word: str
    also: tuple[str, ...] = ()
    required: bool = False
    longest: int = 40


F = RecordField
_NUMBER = Column(F.STUDENT_NUMBER, "学籍号", ("学号", "全国学籍号", "学生学籍号"))
_NAME = Column(F.NAME, "姓名", ("学生", "学生姓名", "学生名字", "来访学生", "来访者"), True)
_CLASS = Column(F.CLASS, "班级", ("班", "所在班级", "年级班级", "班别", "行政班"))

COLUMNS: Mapping[RecordKind, tuple[Column, ...]] = {
    RecordKind.TALKS: (
        _NUMBER,
        _NAME,
        _CLASS,
        Column(F.DAY, "谈心日期", ("日期", "时间", "谈心时间", "谈话日期", "谈话时间"), True),
        Column(F.WHO, "谈心人", ("谈话人", "谈心教师", "谈话教师", "教师", "老师", "责任人"), True),
        Column(F.TALK_FORM, "形式", ("谈心形式", "谈话形式"), True),
        Column(F.TALK_WAY, "方式", ("谈心方式", "谈话方式"), True),
        Column(F.NOTE, "记录", ("内容", "谈心内容", "谈话内容", "谈心记录", "备注"), longest=2000),
    ),
    RecordKind.HOME_VISITS: (
        _NUMBER,
        _NAME,
        _CLASS,
        Column(F.DAY, "家访日期", ("日期", "时间", "家访时间"), True),
        Column(F.WHO, "访谈人", ("家访人", "家访教师", "教师", "老师", "走访人"), True),
        Column(F.VISIT_MODE, "方式", ("家访方式", "家访形式", "形式"), True),
        Column(F.OCCASION, "事由", ("家访事由", "起因", "原因"), True),
        Column(F.MET, "接待人关系", ("接待人", "关系", "受访人"), longest=20),
        Column(F.FINDINGS, "发现", ("家访内容", "内容", "家访情况", "情况", "记录"), longest=500),
        Column(F.AGREED, "约定", ("家校约定", "下一步", "措施"), longest=500),
    ),
    RecordKind.SESSIONS: (
        _NUMBER,
        _NAME,
        _CLASS,
        Column(F.DAY, "辅导日期", ("日期", "咨询日期", "咨询时间", "辅导时间"), True),
        Column(F.TIME, "时间", ("起止时间", "开始时间", "时段")),
        Column(F.MINUTES, "分钟", ("时长", "时长(分)", "时长(分钟)", "分钟数", "用时", "辅导时长"), True),
        Column(F.WHO, "辅导教师", ("咨询师", "辅导员", "辅导老师", "咨询教师", "心理教师", "教师"), True),
        Column(F.SESSION_KIND, "类别", ("辅导类别", "辅导形式", "个别或团体", "类型"), True),
        Column(F.SESSION_MODE, "方式", ("辅导方式", "咨询方式"), True),
    ),
    RecordKind.TRAININGS: (
        Column(F.TITLE, "培训名称", ("名称", "培训内容", "培训主题", "主题"), True, 80),
        Column(F.DAY, "培训日期", ("日期", "时间", "培训时间"), True),
        Column(F.LEVEL, "级别", ("培训级别", "层级"), True),
        Column(F.TRAINING_FORM, "形式", ("培训形式", "方式", "培训方式"), True),
        Column(F.HOURS, "学时", ("培训学时", "课时", "学时数"), True),
        Column(F.AUDIENCE, "培训对象", ("对象", "参训对象"), True),
        Column(F.COMPULSORY, "必修", ("是否必修",), True),
        Column(
            F.PEOPLE, "参加人员", ("参训人员", "参加人", "参训教师", "姓名", "教师姓名", "人员"), True, 4000
        ),
        Column(F.ORGANIZER, "举办单位", ("主办单位", "组织单位", "承办单位"), longest=80),
    ),
    RecordKind.ACTIVITIES: (
        Column(F.TITLE, "活动名称", ("名称", "活动主题", "活动内容", "活动"), True, 80),
        Column(F.DAY, "活动日期", ("日期", "时间", "活动时间", "开展时间"), True),
        Column(F.ACTIVITY_FORM, "形式", ("活动形式", "类型", "活动类型", "类别"), True),
        Column(F.SUBJECT, "心理专题", ("是否心理专题", "心理健康专题", "专题"), True),
        Column(F.HEADCOUNT, "人次", ("参加人数", "参与人数", "人数", "参加人次", "册数"), True),
        Column(F.HELD, "场次", ("次数", "场数")),
        Column(F.THEME, "主题", ("内容",), longest=80),
        Column(F.FOR_WHOM, "对象", ("参加对象", "活动对象", "范围"), longest=80),
        Column(F.CARRIER, "载体", ("活动载体", "途径"), longest=80),
    ),
    RecordKind.KEY_LIST: (
        _NUMBER,
        _NAME,
        _CLASS,
        Column(F.GRADE, "关注等级", ("等级", "级别", "关注级别", "预警等级", "分级"), True),
        Column(F.DAY, "定级日期", ("日期", "时间", "纳入日期", "建档日期"), True),
        Column(F.WHO, "定级人", ("评定人", "责任人", "定级者"), True, 80),
        Column(F.REASON, "理由", ("原因", "关注原因", "纳入原因", "主要问题"), True, 500),
        Column(F.REVIEW, "复评日期", ("下次复评", "复核日期")),
    ),
}

_YES_NO = (Choice("1", "是", ("√", "✓", "y", "有")), Choice("0", "否", ("×", "x", "n", "无", "不是")))
CHOICES: Mapping[RecordField, tuple[Choice, ...]] = {
    F.TALK_FORM: (
        Choice("1", "一对一", ("1对1", "一对一谈心", "个别", "单独", "个别谈心", "个别谈话")),
        Choice("0", "多人", ("集体", "小组", "集体谈话", "集体谈心")),
    ),
    F.TALK_WAY: (
        Choice("1", "当面", ("面谈", "面对面", "现场", "线下")),
        Choice("0", "电话或线上", ("电话", "线上", "微信", "视频", "电访", "网络")),
    ),
    F.VISIT_MODE: (
        Choice(ContactMode.AT_HOME.value, "入户", ("上门", "入户家访", "上门家访", "实地", "实地家访")),
        Choice(ContactMode.AT_SCHOOL.value, "校访", ("到校", "来校", "家长到校", "约见")),
        Choice(ContactMode.PHONE.value, "电话", ("电访", "电话家访")),
        Choice(ContactMode.MESSAGE.value, "微信", ("短信", "qq", "微信家访")),
        Choice(ContactMode.VIDEO.value, "视频", ("视频家访", "线上视频")),
    ),
    F.OCCASION: (
        Choice(VisitOccasion.PLANNED.value, "计划内", ("常规", "普访", "例行", "计划")),
        Choice(VisitOccasion.CONCERN.value, "需要关注", ("重点关注", "关注", "重点")),
        Choice(VisitOccasion.EVENT.value, "家中有事", ("突发", "家庭变故")),
        Choice(VisitOccasion.REQUESTED.value, "家长约请", ("家长要求", "家长约")),
    ),
    F.SESSION_KIND: (
        Choice(SessionKind.INDIVIDUAL.value, "个别辅导", ("个别", "个体", "个体辅导", "个案", "一对一")),
        Choice(SessionKind.GROUP.value, "团体辅导", ("团体", "团辅", "小组", "小组辅导")),
    ),
    F.SESSION_MODE: (
        Choice(SessionMode.FACE_TO_FACE.value, "面谈", ("当面", "面对面", "现场", "线下")),
        Choice(SessionMode.PHONE.value, "电话", ("电话辅导", "电话咨询")),
        Choice(SessionMode.ONLINE.value, "线上", ("网络", "视频", "微信", "qq")),
    ),
    F.LEVEL: (
        Choice(TrainingLevel.SCHOOL.value, "校级", ("校内", "学校", "校")),
        Choice(TrainingLevel.COUNTY.value, "县区级", ("县级", "区级", "县区", "县", "区")),
        Choice(TrainingLevel.CITY.value, "市级", ("市", "地市级")),
        Choice(TrainingLevel.PROVINCE.value, "省级", ("省",)),
        Choice(TrainingLevel.NATIONAL.value, "国家级", ("国家", "全国", "国培")),
    ),
    F.TRAINING_FORM: (
        Choice(TrainingForm.CENTRAL.value, "集中培训", ("集中", "线下", "面授", "现场")),
        Choice(TrainingForm.ONLINE.value, "网络培训", ("网络", "线上", "远程", "在线")),
        Choice(TrainingForm.SCHOOL_BASED.value, "校本研修", ("校本", "校本培训")),
        Choice(TrainingForm.OBSERVATION.value, "观摩研讨", ("观摩", "研讨", "教研")),
    ),
    F.AUDIENCE: (
        Choice(TrainingAudience.COUNSELORS.value, "心理教师", ("专兼职心理教师", "专职心理教师", "心理老师")),
        Choice(TrainingAudience.HOMEROOM_TEACHERS.value, "班主任", ("班主任教师",)),
        Choice(TrainingAudience.SUBJECT_TEACHERS.value, "学科教师", ("任课教师", "科任教师")),
        Choice(TrainingAudience.LEADERSHIP.value, "学校领导", ("校领导", "行政")),
        Choice(TrainingAudience.ALL_STAFF.value, "全体教职工", ("全体教师", "全员", "教职工")),
    ),
    F.COMPULSORY: _YES_NO,
    F.SUBJECT: _YES_NO,
    F.ACTIVITY_FORM: (
        Choice(ActivityForm.CLASS_MEETING.value, "主题班会", ("班会", "主题班队会", "班队会")),
        Choice(ActivityForm.LECTURE.value, "讲座", ("专题讲座", "报告")),
        Choice(ActivityForm.TALK_EDUCATION.value, "专题教育", ("教育", "教育活动")),
        Choice(ActivityForm.TRAINING.value, "培训"),
        Choice(ActivityForm.PARENT_MEETING.value, "家长会"),
        Choice(ActivityForm.PARENT_COURSE.value, "家长课堂", ("家长学校",)),
        Choice(ActivityForm.PUBLICITY.value, "宣传", ("宣传活动",)),
        Choice(ActivityForm.HANDBOOK.value, "发放手册", ("宣传手册", "发放宣传手册")),
        Choice(ActivityForm.LETTER_HOME.value, "给父母一封信", ("一封信", "给家长一封信")),
        Choice(ActivityForm.PARENT_MAILBOX.value, "父母信箱"),
        Choice(ActivityForm.FAMILY_PARCEL.value, "亲情包裹"),
        Choice(ActivityForm.OTHER.value, "其他活动", ("其他",)),
    ),
}


@dataclass(frozen=True, slots=True)
class RecordShape:
    """One kind at one school: its columns and, by field, the values to choose from.

    ``suggested`` are values a person may pick for all rows though a file may hold anything else.
    """

    kind: RecordKind
    columns: tuple[Column, ...]
    choices: Mapping[RecordField, tuple[Choice, ...]]
    suggested: Mapping[RecordField, tuple[str, ...]] = field(default_factory=dict)

    def column(self, wanted: RecordField) -> Column:
        """The column of a field this kind has."""
        return next(column for column in self.columns if column.field is wanted)

    def has(self, wanted: RecordField) -> bool:
        """Whether this kind has the field."""
        return any(column.field is wanted for column in self.columns)

    def word(self, wanted: RecordField, value: str) -> str:
        """A stored value as people read it."""
        return next((one.word for one in self.choices.get(wanted, ()) if one.value == value), value)

    def for_all(self, wanted: RecordField) -> tuple[tuple[str, str], ...]:
        """(value, word) a person may pick for every row instead of a column."""
        listed = tuple((one.value, one.word) for one in self.choices.get(wanted, ()))
        return listed + tuple((text, text) for text in self.suggested.get(wanted, ()))


def shape_of(
    kind: RecordKind,
    grade_words: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
) -> RecordShape:
    """A kind in the school's own words; ``people`` may have talked, ``grade_words`` are those of 0–4."""
    choices = {one.field: CHOICES[one.field] for one in COLUMNS[kind] if one.field in CHOICES}
    suggested: dict[RecordField, tuple[str, ...]] = {}
    if kind is RecordKind.KEY_LIST:
        last = len(grade_words) - 1
        choices[F.GRADE] = tuple(
            Choice(str(place), f"{word}({place}/{last})", (word, f"{word}级", f"{word}关注"))
            for place, word in enumerate(grade_words)
        )
        suggested[F.REASON] = (KEY_LIST_REASON,)
    if any(one.field is F.WHO for one in COLUMNS[kind]):
        suggested[F.WHO] = people
    return RecordShape(kind, COLUMNS[kind], choices, suggested)


KEY_LIST_REASON = "由原重点关注名单转入"
