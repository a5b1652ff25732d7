"""What a person reads when a conclusion, a care group or a plan cannot be stored as typed."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "conference_open": "有一次研判会还没有结束,没有再开一次。已有的结论都在。请先结束并出纪要,或在那次会里接着议。",
    "conference_empty": "还没有一条结论,没有结束。研判会和待议名单没有改变。请至少议一名学生,或改日再开。",
    "conference_no_basis": "还没有勾选依据,没有保存。已输入的内容没有丢。请至少勾选一条依据。",
    "conference_no_review": "还没有填复评日期,没有保存。已输入的内容没有丢。文件没有给间隔,请按本校约定填一个日期。",
    "conference_pending": "这名学生的上一条结论还在待审,没有保存新的。已输入的内容没有丢。请先请另一位审核那一条。",
    "conference_overtaken": "这名学生的等级后来又变过,没有生效。原结论和现在的等级都没有改变。请退回这一条,重新研判。",
    "concern_lower": "等级不能在这里往下调,没有保存。现有等级没有改变。请在研判里提出,由另一位审核。",
    "second_is_first": "提出的人不能给自己审核,没有记下。原来的内容没有改变。请另一位心理教师登录后审核,或登记审核人签字的纸质件。",
    "second_signed": "这一条已经有审核意见,没有再记一次。原来的意见没有改变。请看记录。",
    "care_self": "不能把学生本人选作自己的小组同学,没有保存。其他成员没有丢。请另选一名同学。",
    "care_refused": "{name}没有同意,不能列为成员,没有保存。其他成员没有丢。请另选一位,或写明缺的原因。",
    "plan_changed_since": "这份方案在您打开以后,别处又保存过,这次没有写入。别处保存的和您在这里写的都没有丢。请点“看现在的”,核对后再接着写。",
    "plan_submitted": "这份方案正在等待批准,没有改动。送审的内容没有改变。请等批准,或先退回再改。",
    "plan_not_draft": "这份方案不是草稿,没有送审。方案没有改变。请打开最新一版再看。",
    "plan_not_submitted": "这份方案没有在等批准,没有记下。方案没有改变。请打开最新一版再看。",
    "plan_lift_reason": "解除方案要写理由,没有保存。方案仍在执行。请写明理由,再请另一位审核。",
}
