"""Sentences of work done in the background."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "unexpected": "程序内部出了差错(编号 {ref})。已保存的内容和草稿都没有变化。请记下编号告诉维护人员,再重试一次。",
}
