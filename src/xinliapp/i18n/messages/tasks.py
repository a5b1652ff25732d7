"""Sentences about what is to be done and what was put off."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "task_not_here": "这件事要到它自己的页面上办,这里没有改动。其他事项不受影响。请点“打开”。",
    "snooze_day": "推迟到的日子不在明天到半年之内,没有推迟。这件事还在列表里。请另选一天。",
}
