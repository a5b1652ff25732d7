"""Sentences of 学校与校历: the unit's profile, its calendar, its classes."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "code_fixed": "已有上报包用机构标识码{fixed}签过名,标识码不能再改。其他内容都保留着。请恢复原来的标识码再保存。",
    "stage_in_use": "{stage}还有班级({label}),不能取消这个学段。其他内容都保留着。请保留这个学段后再保存。",
    "calendar_dates_wrong": "第{term}学期的日期不合理:{why}。原来的校历没有变化。请改正日期后再保存。",
    "calendar_line_outside": "{field}第{line}行不在学期之内:“{text}”。原来的校历没有变化。请改正日期,或去掉这一行。",
    "grade_words_wrong": "关注等级的叫法有空缺、重复,或只写了数字。其他内容都保留着。请给每一级写一个不同的词。",
}
