"""Sentences of the first-run wizard and the unlock page (screens S01, S02)."""
# One sentence group per line reads better than wrapped strings.

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "unlock_wrong": "口令不对(第{attempt}次)。数据和草稿都没有变化。请看输入法是否为“英”;第3次起每次等30秒,不会清空数据。",
    "unlock_wait": "还要等{seconds}秒才能再试。数据和草稿都没有变化。请先核对账户和输入法,到时再输一次口令。",
    "unlock_empty": "还没有输入口令,没有解锁。数据和草稿都没有变化。请输入口令再按回车。",
    "setup_passphrases_differ": "两次输入的口令不一样,还没有设置。其他内容都保留着。请把同一个口令再输一次。",
    "setup_group_wrong": "第{group}组与恢复单不一致。没有生成新密钥,前面各步都已保存。请对照纸质恢复单重输第{group}组。",
    "setup_sheet_first": "还没有打印或保存恢复单。密钥已经备好,还没有启用。请先打印两份或存成文件,再抄回四组。",
    "setup_not_kept": "这台电脑上存不下已填的内容,可能磁盘已满或不可写。窗口里的内容都还在。请先不要关窗口,接着填完,或腾出空间再存。",
    "setup_code_wrong": "机构标识码应为10位数字,现为{length}位。其他内容都保留着。请对照单位的标识码重输。",
    "setup_dates_wrong": "{term}的结束日期早于开始日期。其他内容都保留着。请改正日期后再继续。",
    "setup_terms_overlap": "两个学期的日期重叠了。其他内容都保留着。请改正日期后再继续。",
    "setup_line_wrong": "{field}第{line}行看不懂:“{text}”。其他行都保留着。请写成“2026-10-01/2026-10-07 国庆节”这样的一行。",
    "setup_needs_counselor": "至少要有一名心理教师。其他内容都保留着。请填写心理教师的姓名和口令。",
    "setup_needs_leader": "至少要有一名校领导,自查报告和上报要由校领导签批。其他内容都保留着。请填写姓名和口令。",
    "setup_needs_clerk": "至少要有一名经办人。其他内容都保留着。请填写经办人的姓名和口令。",
    "setup_same_names": "有两个账户的姓名都是“{name}”,登录时分不清。其他内容都保留着。请给其中一个加上区别。",
    "setup_labels_wrong": "关注等级的叫法有空缺、重复,或只写了数字。其他内容都保留着。请给每一级写一个不同的词。",
}
