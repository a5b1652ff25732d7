"""Sentences about talks, home visits and contacts with guardians."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "talks_nobody_missing": "这段时间应谈的学生都已谈过,没有名单可印。记录没有变化。需要别的时段时请先改选。",
    "visits_no_threshold": "还没有设定重点关爱学生的等级,没有打印。家访记录没有变化。请先在“学校与校历”设定。",
    "visits_nobody_missing": "重点关爱学生今年都已入户家访,没有名单可印。记录没有变化。需要空表时请印家访表。",
}
