"""Sentences about talks, home visits and contacts with guardians."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "talks_nobody_missing": "这段时间应谈的学生都已谈过,没有名单可印。记录没有变化。需要别的时段时请先改选。",
}
