"""Sentences about bodies, policies, partners and help channels."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "body_department": "没有选成员的部门,没有保存。其他字段在草稿里。请选公安、民政、卫健、团委、妇联或关工委。",
    "body_level": "没有选预警网络的层级,或这个网络没有这一层,没有保存。其他字段在草稿里。请选{levels}。",
    "policy_not_newest": "这一版已有更新的版本,没有保存。原有文件都在。请在最新一版上修订。",
    "agreement_dates": "协议到期日早于签订日。没有保存,其他字段在草稿里。请改日期。",
    "paper_no_rows": "还没有可以打印的内容。已有记录没有变化。请先登记后再打印。",
}
