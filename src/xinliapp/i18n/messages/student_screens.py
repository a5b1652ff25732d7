"""Sentences of the student pages: list, import, one student."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "class_not_chosen": "还没有选班级,没有打印。名单没有变化。请先在上面选一个班级,或在表里点一名学生。",
    "class_empty": "{name}班没有在读学生,没有打印。名单没有变化。请换一个班级。",
    "import_no_file": "还没有选文件。名单没有变化。请把表格拖到这里,或点“选择文件”。",
}
