"""Sentences of looking words up in notes."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "find_no_words": "没有可找的字。什么都没有改动。请输入要找的字词,例如“睡眠”。",
}
