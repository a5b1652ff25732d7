"""Words for files that go to other schools; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.transfer import TransferSection, TransferState

TRANSFER: Mapping[Enum, str] = {
    TransferSection.FACTS: "基本情况和心理状况",
    TransferSection.FAMILY: "家庭情况",
    TransferSection.TAGS: "名单标签",
    TransferSection.CONSENTS: "知情同意",
    TransferSection.RESULTS: "测评提示",
    TransferSection.GRADES: "关注等级历史",
    TransferSection.PLANS: "一生一策",
    TransferSection.CONTACTS: "谈心、家访和家长联系",
    TransferSection.COUNSELING: "辅导记录",
    TransferState.SIGNED: "已签发,未写出",
    TransferState.DELIVERED: "已写出,待签收",
    TransferState.ACKNOWLEDGED: "已签收",
}
