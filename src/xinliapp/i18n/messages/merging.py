"""Sentences about making one record of two."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "merge_same": "两边选的是同一份档案。没有合并。请在另一边选重复的那一份。",
    "merge_open_groups": "两份档案都有在用的关爱小组,没有合并。两份档案都没有变化。请先结束其中一个小组,再合并。",
    "merge_open_plans": "两份档案都有没结束的方案,没有合并。两份档案都没有变化。请先结束其中一个方案,再合并。",
    "merge_undone": "这次合并已经撤回。两份档案没有再变。请刷新后再看。",
    "merge_undo_late": "合并已超过30天,不能撤回。档案没有变化。请在学生页逐条更正。",
    "merge_undo_order": "这份档案后来又并入了另一份。档案没有变化。请先撤回后一次合并。",
}
