"""Sentences about openings as planned, duty and appointments."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "bells_wrong": "第{line}行不是一节课的起止,没有保存。原来的时间没有变化。请写成08:00-08:45,一行一节,从早到晚。",
    "appointment_conflict": "这个时间不行:{what},还没有保存。已填的内容都在。请换时间,或勾选“急”并写明理由。",
    "appointment_reason": "这个时间有冲突:{what},还没有保存。已填的内容都在。请写明为什么仍要约在这时。",
    "appointment_has_session": "这次预约已写了辅导记录,不能改为没有来。预约和记录都没有变化。如果记录开错了,请先作废记录。",
    "appointment_ahead": "预约的日子({day})还没有到,不能登记结果。预约没有变化。请到当天再登记,或改时间。",
    "appointment_off": "这次预约已取消,不能写记录。预约没有变化。请先改回“已约”,或直接新建记录。",
    "appointment_code_only": "这次预约只留了“{alias}”,还不知道是哪名学生。预约没有变化。请先在预约里选出学生,再写记录。",
    "duty_left_open": "{when}的值班人没有登记资质。安排已存为“待定”,其他时段不变。请换人,或到 队伍 补登证书。",
    "duty_unqualified": "{when}的值班人没有登记资质。安排没有变化,其他时段不变。请换人,或到 队伍 补登证书。",
    "roster_nothing_to_copy": "前几周没有可以照抄的开放安排,或本周都已排好。现有安排没有变化。请在空白处拖出计划。",
    "register_empty": "这一周没有{what},没有可打印的内容。记录没有变化。请换一周再打印。",
}
