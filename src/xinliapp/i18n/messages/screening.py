"""Sentences about screening: rounds with scales, sheets, hints, imports of a vendor's file."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "round_open": "这一轮没有关闭。已有结果没有变化。可以直接录入。",
    "round_not_ready": "还有{pending}人没有状态、{undisposed}人有提示没有处置,这一轮没有关闭。已有结果没有变化。请补上状态和处置后再关闭。",
    "round_scored": "“{name}”用量表,结果由答卷得出,没有写入。已有结果没有变化。请在这一轮里录入或导入成绩。",
    "round_not_scored": "这一轮没有可以计分的量表,没有写入。已有结果没有变化。请按状态登记,或录入总分。",
    "scale_unknown": "这一版程序里没有量表“{scale}”。已有成绩没有变化。请用做计划时的程序版本,或新开一轮。",
    "screening_not_asked": "这名学生不在本轮范围里,没有写入。已有结果没有变化。请核对班级、学籍状态和本轮范围。",
    "screening_no_consent": "{name}的测评知情同意:{state},成绩没有保存。其他学生的结果没有变化。请先取得监护人同意,或登记为免测、拒测。",
    "screening_has_sheet": "{name}已有答卷,没有改成别的状态。答卷没有变化。要作废这份答卷请填作废理由。",
    "screening_no_sheet": "{name}还没有答卷,没有作废什么。已有结果没有变化。请核对学生。",
    "screening_no_hint": "{name}没有提示,也不在复测名单里,没有登记处置。已有结果没有变化。需要关注时请写预警。",
    "screening_columns_missing": "“{name}”里还没有找到这些列:{columns}。还没有写入。请在“对应列”里选一列。",
    "screening_no_header": "“{name}”里没有找到表头。还没有写入。请指出表头在第几行。",
    "screening_shifted": "“{column}”这一列里多数不像{what},例如“{sample}”,列可能错位了。还没有写入。请在“对应列”里重新选,或把表格的列对齐后再导入。",
    "screening_items_unknown": "表里有这个量表没有的题:第{items}题;量表共{count}题。还没有写入。请核对量表,或换成对的文件。",
    "screening_items_missing": "表里缺第{items}题的列;量表共{count}题。还没有写入。请核对文件,或改用总分导入。",
    "screening_codes": "表里的答案是{low}到{high},这个量表的答案是{least}到{most}。还没有写入。请在“答案写法”里选一种。",
    "screening_stale": "预览以后名册、同意或成绩又有变动,这次没有写入。预览和现有成绩都保留着。请重新预览后再写入。",
    "screening_twice": "{name}在表里被选了两行,没有写入。预览没有变化。请只留一行。",
    "screening_undo_nothing": "没有可以撤销的导入。现有成绩没有变化。需要时请逐份更正。",
}
