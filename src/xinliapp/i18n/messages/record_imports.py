"""Sentences about moving in: past workbooks that are taken in."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "records_column_missing": "“{name}”里还没有找到这些列:{columns}。没有写入任何内容。请在“对应列”里选一列,或选“全部按”某一种。",
    "records_shifted": "“{column}”这一列里多数不像{what},例如“{sample}”,列可能错位了。没有写入任何内容。请在“对应列”里重新选,或把表格的列对齐后再导入。",
    "records_no_kind": "还没有选这份表格是什么。没有写入任何内容。请先在左边选一种,再选文件。",
    "records_no_header": "“{name}”里没有找到表头。没有写入任何内容。请指出表头在第几行,或用模板重新整理。",
    "records_day_full": "{day}这一天没有写时间的辅导合起来超过24小时,没有写入。表里其他行也都没有写入。请核对这一天的分钟后再导入。",
    "records_stale": "预览以后名册或记录又有变动,这次没有写入。预览和现有记录都保留着。请重新预览后再写入。",
    "records_undo_nothing": "没有可以撤销的导入。现有记录没有变化。需要时请逐条更正。",
}
