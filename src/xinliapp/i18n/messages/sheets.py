"""Sentences about spreadsheet files that cannot be read, and what is announced about those that can."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: dict[str, str] = {
    "sheet_empty_file": "“{name}”是空文件。没有导入任何内容。请检查后重新选择。",
    "sheet_no_rows": "“{name}”里没有内容。没有导入任何内容。请检查所选的文件。",
    "sheet_encrypted": "“{name}”设有打开密码。没有导入任何内容。请在表格软件里取消密码后另存,再试一次。",
    "sheet_et": "“{name}”是WPS的.et格式。没有导入任何内容。请在WPS里另存为xlsx后再试。",
    "sheet_truncated": "“{name}”不完整或已损坏。没有导入任何内容。请用表格软件打开并另存,或重新拷贝一份。",
    "sheet_zip_twice": "“{name}”内部有两个同名部分,不能确定哪个为准。没有导入任何内容。请用表格软件打开后另存,再试一次。",
    "sheet_bomb": "“{name}”展开后大得不正常。没有导入任何内容。请确认文件来源,用表格软件另存后再试。",
    "sheet_too_big": "“{name}”太大,没有读完。没有导入任何内容。请删去空白行列和图片,或分成几个文件。",
    "sheet_too_slow": "“{name}”读得太久,已停下。没有导入任何内容。请用表格软件另存一份较小的再试。",
    "sheet_reader_stopped": "读取“{name}”时中途停止。没有导入任何内容。请用表格软件打开并另存后再试。",
    "sheet_other_kind": "“{name}”不是可以读取的表格。没有导入任何内容。请在表格软件里另存为xlsx后再试。",
    "sheet_not_readable": "打不开“{name}”。没有导入任何内容。请检查文件是否还在、是否被别的程序占用。",
}

NOTICES: dict[str, str] = {
    "kind_differs": "文件的实际格式是{kind},与文件名不一致,已按实际格式读取。",
    "external_links": "文件链接了别的文件,链接已忽略,只用表中现有的值。",
    "macros": "文件里有宏,没有运行,也不会保存。",
    "hidden_sheet": "工作表“{sheet}”是隐藏的,默认不导入。",
    "hidden_rows": "工作表“{sheet}”有{count}个隐藏行,照常列出。",
    "empty_formulas": "工作表“{sheet}”有{count}个公式没有保存结果,按空白处理。",
    "stray_cells": "工作表“{sheet}”远处有{count}个零散单元格,没有读取。",
    "first_roster": "这是第一份名单,学生从本学期第一天({day})起算在读。",
    "no_header": "工作表“{sheet}”没有找到表头,没有导入。",
}


def notice_text(code: str, params: Mapping[str, object] | None = None) -> str:
    """The sentence of a notice about the file."""
    return NOTICES.get(code, code).format_map(dict(params or {}))
