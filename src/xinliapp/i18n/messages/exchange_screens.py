"""Sentences of the exchange and bureau screens, the account page and the backup page."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "passphrases_not_same": "两次输入的口令不一样。还没有保存,原来的口令没有变化。请再输一次。",
    "period_not_chosen": "还没有选择期次。没有登记,文件仍在收件箱。请选好学校和期次再点“认领”。",
    "school_not_chosen": "还没有选择学校。没有登记,文件仍在收件箱。请选好学校和期次再点“认领”。",
    "nothing_missing": "这一期没有未报的学校,没有打印。已收的数据没有变化。需要时可换一个期次。",
    "folder_not_chosen": "还没有选好U盘或文件夹。没有生成文件,表格不变。请先选择位置。",
}
