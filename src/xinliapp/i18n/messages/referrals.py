"""Sentences of referrals, suspension and return."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "referral_open": "这名学生有一份转介还在办。填写的内容都还在。请在那一份上接着记,或先结束它。",
    "referral_reason": "还没有写转介原因。填写的内容都还在。请至少选一条原因,选“其他”时写明。",
    "follow_up_interval": "还没有填跟踪间隔,文件未给数字。填写的内容都还在。请填几天跟踪一次。",
    "referral_carry": (
        "家长还没有同意带材料转出。填写的内容都还在。请先登记“转介”的知情同意,或不勾选携带的材料。"
    ),
    "referral_step": "转介现在是“{now}”,不能直接记为“{next}”。没有写入。请按先后登记。",
    "referral_precondition": "转介前提还缺: {what}。填写的内容都还在。请补上,或写明理由免除。",
    "referral_handed_over": "这份转介已经交出或跟踪过,不能撤销。记录都还在。请登记为“已结束”并写明原因。",
    "suspension_open": "这名学生已登记休学。没有重复写入。请在那一条上接着办。",
    "suspension_left": "这名学生已离校,不能登记休学。没有写入。请先在学生名单里核对。",
    "return_decided": "这次复学已经准予,不能再改。记录都还在。请核对选中的是哪一次休学。",
    "return_not_granted": "还没有准予复学。学籍状态没有改。请先作出决定。",
    "return_no_assessment": (
        "还没有第三方评估文件,不能改为“在读”。申请和其他材料都已保存。请上传评估报告,或选“暂缓复学”。"
    ),
}
