"""Words for what goes between school and bureau; part of ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.bureau import ChaseMethod, ReportState
from xinliapp.domain.exchange import ArrivalVerdict, Channel, EnrolmentKind, FigureSource, NoticeKind
from xinliapp.domain.forwarding import MemberState
from xinliapp.domain.member_changes import MemberChangeKind
from xinliapp.domain.merge_versions import RowChange
from xinliapp.domain.receipts import Direction, ReceiptKind, Step, TakenAs

EXCHANGE: Mapping[Enum, str] = {
    ArrivalVerdict.ACCEPTED: "通过",
    ArrivalVerdict.DUPLICATE: "重复",
    ArrivalVerdict.SUPERSEDING: "更正",
    ArrivalVerdict.LATE: "迟到",
    ArrivalVerdict.HELD: "待处理",
    ArrivalVerdict.REFUSED: "未接收",
    ArrivalVerdict.UNSIGNED: "未签名",
    NoticeKind.FORK_NUMBER: "同一序号有两个不同的包",
    NoticeKind.FORK_CHAIN: "与上一个包接不上",
    NoticeKind.FORK_EPOCH: "同一期号有两条记录",
    NoticeKind.REVISION_CONFLICT: "同一版本有两份内容",
    NoticeKind.GAP: "中间缺号",
    NoticeKind.EPOCH_HIGHER: "该校恢复过备份",
    NoticeKind.EPOCH_LOWER: "生成于该校恢复备份之前",
    NoticeKind.ABANDONED: "该校恢复备份后不再保有",
    NoticeKind.CLOCK_BEHIND: "该校电脑时间偏早",
    NoticeKind.ALREADY_HELD: "同一问题已在待处理",
    NoticeKind.NOT_CURRENT: "已有更新的版本",
    NoticeKind.CELL_NOT_NUMBER: "有格子不是数字",
    NoticeKind.SCHOOL_UNKNOWN: "看不出是哪所学校",
    NoticeKind.FORMER_CODE: "用原标识码报来",
    NoticeKind.MERGED_SCHOOL: "该校已并入另一所学校",
    FigureSource.RECORDS: "记录计算",
    FigureSource.PUBLISHED: "心理教师发布",
    FigureSource.PERSON: "人工填写",
    FigureSource.CHANGED: "改动并说明",
    FigureSource.EMPTY: "没有此项",
    EnrolmentKind.FIRST: "首次登记",
    EnrolmentKind.ROTATION: "更换密钥",
    EnrolmentKind.REPLACEMENT: "重新登记",
    ReportState.REPORTED: "已报",
    ReportState.REPORTED_LATE: "逾期报送",
    ReportState.RETURNED: "退回",
    MemberChangeKind.RENAMED: "更名",
    MemberChangeKind.RECODED: "换标识码",
    MemberChangeKind.MERGED: "并入另一所",
    RowChange.NEW: "新报",
    RowChange.CHANGED: "改数",
    RowChange.AGAIN: "重报,数未变",
    RowChange.SAME: "未变",
    ChaseMethod.PHONE: "电话",
    ChaseMethod.MESSAGE: "短信",
    ChaseMethod.IN_PERSON: "当面",
    ReceiptKind.ACCEPTED: "已签收",
    ReceiptKind.RETURNED: "退回",
    Channel.STICK: "U盘",
    Channel.FOLDER: "文件夹",
    Channel.MAIL: "邮件草稿",
    MemberState.SIGNED: "已签名",
    MemberState.UNSIGNED: "未签名(Excel)",
    MemberState.ABSENT: "未报",
    Direction.ISSUED: "签发",
    Direction.RECEIVED: "收到",
    TakenAs.ACCEPTED: "已签收",
    TakenAs.RETURNED: "退回",
    TakenAs.DUPLICATE: "以前收过",
    TakenAs.REFUSED: "没有收下",
    TakenAs.KEPT: "已存好,等校长打开",
    Step.SIGNED: "已签名",
    Step.EXPORTED: "已导出",
    Step.SENT: "已送出",
    Step.ACCEPTED: "已签收",
    Step.RETURNED: "退回",
    ReportState.UNSIGNED: "未签名",
    ReportState.MISSING: "未报",
}
