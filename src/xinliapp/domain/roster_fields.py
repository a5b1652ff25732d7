"""What a roster can say about a child, and by which headings it says so (requirements.md 2.5)."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from xinliapp.domain.students import TagKind


class Field(Enum):
    """A column's meaning. Values are stored in remembered mappings: never rename them."""

    NAME = "name"
    NAME_PINYIN = "name_pinyin"
    GENDER = "gender"
    BIRTHDAY = "birthday"
    ID_KIND = "id_kind"
    ID_NUMBER = "id_number"
    STUDENT_NUMBER = "student_number"
    GRADE = "grade"
    CLASS = "class"
    NUMBER_IN_CLASS = "number_in_class"
    BOARDING = "boarding"
    STATUS = "status"
    CONTACT_PHONE = "contact_phone"
    GUARDIAN1_NAME = "guardian1_name"
    GUARDIAN1_RELATION = "guardian1_relation"
    GUARDIAN1_PHONE = "guardian1_phone"
    GUARDIAN2_NAME = "guardian2_name"
    GUARDIAN2_RELATION = "guardian2_relation"
    GUARDIAN2_PHONE = "guardian2_phone"
    LEFT_BEHIND = "left_behind"
    MIGRANT = "migrant"
    ORPHAN = "orphan"
    MARTYR_FAMILY = "martyr_family"
    INCLUSIVE_EDUCATION = "inclusive_education"
    DISABILITY = "disability"
    HARDSHIP = "hardship"
    SINGLE_PARENT = "single_parent"
    HEALTH = "health"
    NOTE = "note"
    IGNORE = "ignore"


# Sensitive columns: case.db only. LEFT_BEHIND has two kinds, told apart by its code.
TAG_FIELDS: dict[Field, tuple[TagKind, ...]] = {
    Field.LEFT_BEHIND: (TagKind.LEFT_BEHIND_ONE, TagKind.LEFT_BEHIND_BOTH, TagKind.LEFT_BEHIND),
    Field.MIGRANT: (TagKind.MIGRANT,),
    Field.ORPHAN: (TagKind.ORPHAN,),
    Field.MARTYR_FAMILY: (TagKind.MARTYR_FAMILY,),
    Field.INCLUSIVE_EDUCATION: (TagKind.INCLUSIVE_EDUCATION,),
    Field.DISABILITY: (TagKind.DISABILITY,),
    Field.HARDSHIP: (TagKind.HARDSHIP,),
    Field.SINGLE_PARENT: (TagKind.SINGLE_PARENT,),
    Field.HEALTH: (TagKind.HEALTH,),
}

_EXACT: dict[Field, str] = {
    Field.NAME: "姓名 学生姓名 姓 名 学生名字 名字 学员姓名 名称 学生",
    Field.NAME_PINYIN: "姓名拼音 拼音 学生姓名拼音",
    Field.GENDER: "性别 男女 性别码 学生性别",
    Field.BIRTHDAY: "出生日期 出生年月日 出生年月 生日 出生时间 出生 学生出生日期",
    Field.ID_KIND: "身份证件类型 证件类型 身份证类型 证件类别 学生证件类型",
    Field.ID_NUMBER: (
        "身份证件号 身份证件号码 身份证号 身份证号码 身份证 学生身份证号 学生身份证号码 "
        "学生身份证 证件号 证件号码 公民身份号码 公民身份证号 居民身份证号 居民身份证号码 "
        "公民身份证号码 学生身份证件号 学生证件号码 身份号码"
    ),
    Field.STUDENT_NUMBER: (
        "学籍号 全国学籍号 学籍主号 国网学籍号 全国学籍号码 学籍号码 学生学籍号 国家学籍号 "
        "全国统一学籍号 学籍 国网号 学籍编号 学籍辅号主号 国家学籍号码 全国学籍主号"
    ),
    Field.GRADE: "年级 所在年级 年级名称 就读年级 所属年级 现年级",
    Field.CLASS: (
        "班级 所在班级 班级名称 班 现班级 就读班级 行政班 所属班级 班级号 年级班级 班别 年班 所在年级班级"
    ),
    Field.NUMBER_IN_CLASS: "班内学号 班序 班级序号 班内序号 座号 班内编号 班学号 座位号",
    Field.BOARDING: (
        "就读方式 是否住校 住校 是否寄宿 寄宿 住宿 是否住宿 走读住校 住校情况 是否寄宿生 是否住校生"
    ),
    Field.STATUS: "状态 学籍状态 在读状态 学生状态 就读状态 当前状态",
    Field.CONTACT_PHONE: (
        "联系电话 家长电话 监护人电话 家长联系电话 监护人联系电话 电话 手机 手机号 手机号码 "
        "家庭电话 联系方式 家长手机 家长手机号 家长联系方式 监护人手机 监护人手机号 电话号码 "
        "家庭联系电话 监护人联系方式 学生联系电话"
    ),
    Field.LEFT_BEHIND: (
        "是否留守儿童 留守儿童 留守 是否留守 留守情况 留守儿童类型 农村留守儿童 是否农村留守儿童"
    ),
    Field.MIGRANT: (
        "是否进城务工人员随迁子女 进城务工人员随迁子女 随迁子女 是否随迁子女 随迁 是否随迁 "
        "是否进城务工子女 流动儿童 是否流动儿童"
    ),
    Field.ORPHAN: "是否孤儿 孤儿",
    Field.MARTYR_FAMILY: (
        "是否烈士或优抚子女 烈士或优抚子女 是否烈士子女 烈士子女 优抚子女 烈士优抚 是否优抚子女"
    ),
    Field.INCLUSIVE_EDUCATION: "随班就读 是否随班就读",
    Field.DISABILITY: "残疾类型 残疾 是否残疾 残疾人类型 残疾类别 残疾情况 是否残疾学生",
    Field.HARDSHIP: (
        "是否家庭经济困难 家庭经济困难 经济困难 是否贫困 贫困生 是否建档立卡 困难学生 是否低保 是否困难生"
    ),
    Field.SINGLE_PARENT: "单亲家庭 是否单亲家庭 单亲 是否单亲",
    Field.HEALTH: "健康状况 身体状况 健康情况",
    Field.NOTE: "备注 说明 其他 备 注",
    Field.IGNORE: (
        "序号 编号 序 号 民族 学校名称 学校标识码 入学年月 入学方式 户口性质 现住址 家庭住址 "
        "家庭地址 通信地址 户口所在地 出生地 籍贯 政治面貌 照片 曾用名 身份证件有效期 特长 "
        "学籍辅号 学生来源 邮政编码 电子信箱 主页地址 是否独生子女 是否受过学前教育 国籍地区 "
        "港澳台侨外 国籍 班主任 学校 年龄"
    ),
}

_TITLES = re.compile(r"[★☆*※▲●#:：\"'“”‘’]|必填|选填")
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|【[^【】]*】")
_WHO = {
    **dict.fromkeys(("1", "一", "①", "甲"), 1),
    **dict.fromkeys(("2", "二", "②", "乙"), 2),
}
_GUARDIAN = re.compile(
    r"(?:家庭)?(?:成员|监护人|家长|联系人)(?:或监护人)?([12一二甲乙]?)(?:信息)?(?:的)?"
    r"(姓名|关系|与学生关系|与本人关系|与学生的关系|称谓|联系电话|电话|手机|手机号|手机号码|电话号码|联系方式"
    r"|联系号码)?([12一二]?)"
)
_PARENT = re.compile(
    r"(父亲|母亲|父|母|爸爸|妈妈)(姓名|名字|联系电话|电话|手机|手机号|手机号码|联系方式|电话号码)"
)
_PARTS = {"姓名": "name", "名字": "name", "关系": "relation", "称谓": "relation"}


def normalize_heading(text: str) -> str:
    """A heading without spaces, line breaks, stars and remarks in brackets; full-width forms folded."""
    folded = unicodedata.normalize("NFKC", text)
    folded = re.sub(r"[\s\u200b\ufeff_]+", "", folded)
    bare = _PARENTHESES.sub("", folded)
    return _TITLES.sub("", bare or folded).strip("-/,.;、。 ")


_BY_HEADING: dict[str, Field] = {
    heading: meaning for meaning, headings in _EXACT.items() for heading in headings.split()
}


def field_of(heading: str) -> Field | None:
    """What a heading means, or None if it is not known.

    ``学号`` and bare numbers are left to the column's content (see :func:`field_by_content`).
    """
    key = normalize_heading(heading)
    if not key:
        return None
    known = _BY_HEADING.get(key)
    if known is not None:
        return known
    return _guardian_field(key) or _guardian_field(_unbracketed(heading))


def fixed_relation(heading: str) -> str | None:
    """父亲 or 母亲 where the heading itself names the parent (``父亲电话``)."""
    match = _PARENT.fullmatch(normalize_heading(heading))
    if match is None:
        return None
    return "父亲" if match[1][0] in "父爸" else "母亲"


def _unbracketed(heading: str) -> str:
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", heading))
    return re.sub(r"[()\[\]]", "", _TITLES.sub("", folded))


def _guardian_field(key: str) -> Field | None:
    parent = _PARENT.fullmatch(key)
    if parent is not None:
        position = 1 if parent[1][0] in "父爸" else 2
        return Field(f"guardian{position}_{_PARTS.get(parent[2], 'phone')}")
    match = _GUARDIAN.fullmatch(key)
    if match is None:
        return None
    position = _WHO.get(match[1] or match[3] or "1", 1)
    part = match[2] or "姓名"
    name = _PARTS.get(part) or ("relation" if part.endswith("关系") else "phone")
    return Field(f"guardian{position}_{name}")


def field_by_content(heading: str, samples: list[str]) -> Field | None:
    """What a vague heading (``学号``, ``编号``) means, judged by what stands under it; None = leave it.

    L, G or J and 18 digits: the student number. Small whole numbers under 学号: the number in class.
    """
    if normalize_heading(heading) not in ("学号", "学生编号", "学生学号", "号码"):
        return None
    filled = [sample for sample in samples if sample]
    if not filled:
        return None
    if sum(re.fullmatch(r"[GJLgjl]\d{17}[\dXx]", sample) is not None for sample in filled) * 2 > len(filled):
        return Field.STUDENT_NUMBER
    if all(sample.isdigit() and int(sample) <= 99 for sample in filled):
        return Field.NUMBER_IN_CLASS
    return Field.IGNORE
