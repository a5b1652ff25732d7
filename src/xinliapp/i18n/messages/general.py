"""Sentences that belong to no single area."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "unknown_code": "遇到了没有准备说明的情况({code})。已保存的内容没有变化。请记下这个代号并告诉维护人员。",
    "disk_full": "磁盘已满,这一步没有写入。此前已保存的内容和草稿都在。请清理磁盘后再试。",
    "file_missing": "找不到文件“{name}”。资料库没有变化。请检查文件是否被移走或U盘是否已插好。",
    "not_allowed": "这个账户不能做这一步({action})。内容没有变化。请由有权限的老师登录后操作。",
    "case_closed": "案卷库没有打开,不能做这一步。公共资料不受影响。请由心理教师登录后操作。",
    "busy": "另一项操作正在写入,这一步没有写入。已保存的内容没有变化。请稍后再试。",
    "cancelled": "已取消,没有写入任何内容。原有内容都在。需要时请重新开始。",
    "field_required": "“{field}”没有填写,还没有保存。其他内容都保留着。请补填后再保存。",
    "student_named": "“{field}”第{line}行里有学生姓名,没有保存。已填的内容都还在。请改写成班级、人数或“该生”;同字的普通词请换个说法。",
    "field_wrong": "“{field}”填写的内容不合要求:{why}。其他内容都保留着。请改正后再保存。",
    "passphrase_missing": "没有读到口令,没有打开资料库。资料没有变化。请把口令作为标准输入的一行传入。",
    "not_found": "没有找到要处理的记录。其他内容没有变化。请刷新后再试。",
}
