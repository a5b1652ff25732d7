"""Sentences about passing schools' reports on to the next office."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "forward_reason_missing": "有{count}所未报且未注明原因。没有生成,汇总不变。请补原因或等其报送。",
    "forward_no_recipient": "还没有登记收件单位。没有签名,汇总不变。请先在“学校名册”登记上级单位。",
    "forward_empty": "本期还没有可上报的汇总。已收的文件都在。请先在“收件箱”收下各校的包。",
    "forward_leader_signs": "上报由负责人的账户签名。没有签名,汇总不变。请让负责人打开本页点“签名”。",
    "forward_flags_open": "还有{count}处“必须退回”没有处理。没有签名,汇总不变。请先到“核对”退回。",
    "forward_depth": "{school}的报送是经别的片区转来的,不能再次转报。没有签名,汇总不变。请直接向上级说明。",
    "forward_bag_wrong": "留存的{school}的原包与收下时不一致,不能转报。没有签名,汇总不变。请让该校重新导出,收下后再签。",
    "forward_too_many": "一次最多转报{count}所学校。没有签名,汇总不变。请分两个片区上报。",
}
