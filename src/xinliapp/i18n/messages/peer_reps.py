"""Sentences about peer representatives."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "peer_rep_other_class": "这名学生现在不在这个班,没有保存。名册没有变化。请选本班在籍的学生。",
    "peer_rep_twice": "{name}已是这个班的心理委员,没有再记一次。名册没有变化。请选另一名学生。",
}
