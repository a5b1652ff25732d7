"""Sentences about papers kept with a student."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "paper_sealed": "外来材料要写明理由才能打开。材料没有改变。请先点“申请查看”。",
}
