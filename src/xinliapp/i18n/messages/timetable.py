"""Sentences about the timetable and its lessons."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "timetable_cell": "“{text}”不是课表的写法,没有保存。这一格原来的内容没有变化。请写节次,如 3、3单、3 5双,节次为1到{highest}。",
    "timetable_clash": "“{text}”里有两节课落在同一周的同一节,没有保存。原课表没有变化。请改一个节次或单双周。",
    "timetable_no_header": "“{name}”里没有内容。课表没有变化。请选择含有班级、星期、节次的工作表。",
    "timetable_column_missing": "“{name}”里还没有找到这些列:{columns}。课表没有变化。请在“对应列”里选好再预览。",
    "timetable_changed": "预览之后课表有改动,没有写入。课表保持现在的样子。请重新预览。",
    "timetable_nothing": "表里没有可以写入的课。课表没有变化。请看每行后面的原因,改好后再导入。",
    "timetable_undo_nothing": "没有可以撤销的课表导入。课表没有变化。可以在课表上逐格修改。",
    "lesson_not_planned": "课表上已没有这节课,没有登记。其他登记没有变化。请刷新后再看。",
    "lesson_ticked": "这节课已登记为上了,没有改动。登记没有变化。请先撤回登记。",
    "lesson_fell_away": "这节课记为未上,没有登记上课。其他登记没有变化。请先补上日期,或恢复到原处。",
    "lesson_planned": "{day}第{period}节这个班另有一节心理课,没有改动。原安排没有变化。请换一节。",
}
