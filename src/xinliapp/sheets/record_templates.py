"""The workbooks to fill in when moving in: one for each kind, with an example row that is never read."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.papers import Paper
from xinliapp.domain.record_imports import Column, RecordField, RecordKind, RecordShape
from xinliapp.sheets.writer import TableSheet, Value, write_table

F = RecordField
KIND_WORDS: Mapping[RecordKind, str] = {
    RecordKind.TALKS: "谈心记录",
    RecordKind.HOME_VISITS: "家访记录",
    RecordKind.SESSIONS: "辅导日期和分钟",
    RecordKind.TRAININGS: "教职工培训",
    RecordKind.ACTIVITIES: "活动",
    RecordKind.KEY_LIST: "重点关注名单",
}
_HELP: Mapping[RecordField, str] = {
    F.STUDENT_NUMBER: "有学籍号就按学籍号认人;请把这一列设为文本。",
    F.NAME: "没有学籍号时,按班级和姓名认人;认不出的行预览时逐个选,或留着不导。",
    F.CLASS: "写当时的班级,如 七(1)、八年级3班。",
    F.DAY: "如 2026-09-03、2026.9.3、2026年9月3日;要写四位年份,不能晚于今天。",
    F.MINUTES: "1 到 600 的整数;写了起止时间可以空着。",
    F.TIME: "可以空着。如 14:00 或 14:00-14:45。",
    F.MET: "只写与学生的关系,如 母亲,不写姓名。",
    F.PEOPLE: "与教职工名单里的姓名一致;几个人用顿号隔开,也可以一人一行。",
    F.HELD: "空着时一行算一场。",
    F.HOURS: "大于 0 的数。",
    F.HEADCOUNT: "整数;发放手册写册数。",
    F.REASON: "为什么定为这个等级。",
    F.REVIEW: "可以空着;应晚于定级日期。",
}
_EXAMPLES: Mapping[RecordField, str] = {
    F.NAME: "王某某",
    F.CLASS: "七(1)",
    F.DAY: "2026-09-03",
    F.WHO: "张老师",
    F.MINUTES: "45",
    F.TITLE: "名称",
    F.PEOPLE: "张老师、李老师",
    F.HOURS: "4",
    F.HEADCOUNT: "120",
    F.HELD: "1",
    F.REASON: "理由",
}
_MARK = "示例(此行不导入)"


def record_template(shape: RecordShape) -> Paper:
    """The workbook for a kind, as ``….xlsx``."""
    word = KIND_WORDS[shape.kind]
    header = [column.word for column in shape.columns]
    example: list[Value] = [_example(column, shape) for column in shape.columns]
    example[0] = _MARK
    help_rows = [
        (column.word, "必填" if column.required else "", _help(column, shape)) for column in shape.columns
    ]
    data = write_table(
        None,
        [
            TableSheet(word, header, [example], widths=[max(12, len(text) * 2 + 4) for text in header]),
            TableSheet("填写说明", ("列", "必填", "怎么填"), help_rows, widths=(14, 8, 70)),
        ],
    )
    return Paper(f"{word}模板.xlsx", data)


def _example(column: Column, shape: RecordShape) -> str:
    choices = shape.choices.get(column.field, ())
    return choices[0].word if choices else _EXAMPLES.get(column.field, "")


def _help(column: Column, shape: RecordShape) -> str:
    choices = shape.choices.get(column.field, ())
    if choices:
        return f"写其中一种:{'、'.join(choice.word for choice in choices)}。"
    return _HELP.get(column.field, "")
