"""Sentences about counselling sessions (screens.md S13)."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "session_part_empty": "第{number}部分还空着,没有签名。文字都在草稿里({at})。请补“{part}”,或先存草稿。",
    "session_part_wrong": "第{number}部分“{part}”{why},没有签名。文字都在草稿里({at})。请改好后再签名。",
    "note_signed": "记录{number}已经签名,不能再改。原文没有变化。需要补充时请用“补记”。",
    "note_not_signed": "这份记录还没有签名。记录没有变化。请等作者签名,或由作者继续写。",
    "note_not_own": "只有作者本人可以打印辅导记录。记录没有变化。需要时请作者本人登录后打印。",
}
