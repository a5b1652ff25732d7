"""Sentences about staff, their certificates and trainings."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "certificate_dates": "证书到期日早于发证日。没有保存,其他字段在草稿里。请改日期。",
    "staff_listed": "队伍里已经有人,没有再登记。名册没有变化。请在“学校保障”的“队伍与培训”里选中自己,点“这是我”。",
    "training_nobody": "没有选参加培训的人,没有保存。其他字段在草稿里。请在名单里勾选参加的人。",
}
