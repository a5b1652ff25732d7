"""Sentences of retention and destruction."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "lifecycle_nothing_chosen": "还没有选学生。什么都没有改动。请在列表里选一名或多名学生。",
    "lifecycle_too_many": "一次最多处理{most}份档案。什么都没有改动。请分几次选。",
    "lifecycle_not_due": "选中的档案里有{count}份保存期还没有满。什么都没有销毁。请只选“已到期”的档案。",
    "lifecycle_not_left": "选中的学生里有人还在校,或档案已销毁。什么都没有改动。请重新打开列表再选。",
    "lifecycle_no_rule": "学校还没有设定保存期,不能销毁。档案都还在。请先到“账户与密钥”设定保存期。",
    "lifecycle_rule_keeps": "学校设定的是期满后保留或封存,不是销毁。档案都还在。要销毁,请先改保存期的设定。",
}
