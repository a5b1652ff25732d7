"""Sentences about the records of a term: room, lessons, talks, concern, care, screening."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "student_unknown": "有{count}名学生不在学生名册里,没有保存。其他内容都保留着。请刷新名册后重新选择学生。",
    "class_not_listed": "有班级不在名册里,没有保存。其他内容都保留着。请刷新后重新选择班级。",
    "room_already_open": "辅导室已在{since}登记开门,没有再登记。原有登记没有变化。请先登记关门。",
    "room_not_open": "辅导室没有登记开门,不能登记关门。原有登记没有变化。可以补记一次开放。",
    "room_open_too_long": "{since}登记的开门已超过24小时,没有登记关门。原有登记没有变化。请填写当时实际关门的时间。",
    "lesson_taken": "{day}第{period}节这个班已登记过课,这一批没有保存。已有登记没有变化。请核对班级和节次。",
    "concern_reason": "关注等级有变化但没有写理由,没有保存。原等级没有变化。请写明理由后再保存。",
    "group_exists": "这名学生已有关爱小组,没有新建。原小组没有变化。请在原小组里增减成员,或先结束原小组。",
    "plan_not_active": "这名学生没有执行中的方案,不能结案。已有方案没有变化。请先保存一份方案。",
    "round_closed": "这一轮已在{day}结束,没有写入。已有结果没有变化。请新开一轮再录入。",
}
