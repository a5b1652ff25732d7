"""Sentences of printing and fonts."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "glyphs_missing": "{n}名学生姓名有缺字。还没有打印,内容不变。请改用补字字体,或留空手写。",
    "text_glyphs_missing": "有{n}处文字含字体里没有的字({chars})。还没有打印,内容不变。请改用补字字体,或留空手写。",
    "no_chinese_font": "这台电脑没有可用于打印的中文字体。还没有打印,内容不变。请重新安装本软件,或安装一种中文字体后再试。",
    "font_unreadable": "字体文件“{name}”读不出来。还没有打印,内容不变。请在设置里换一种字体后再试。",
    "table_too_wide": "这张表有{n}列,一页横排放不下。还没有打印,内容不变。请减少列后再打印,或导出为电子表格。",
    "qr_too_long": "二维码放不下这段内容({n}个字符)。还没有打印,内容不变。请用文件方式交接。",
}
