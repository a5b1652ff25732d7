"""Verdicts and notices of the inbox in words; the shape says the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from xinliapp.domain.exchange import ArrivalVerdict, Notice, NoticeKind
from xinliapp.domain.receipts import ReceiptKind
from xinliapp.i18n.messages import sentence
from xinliapp.services.inbox_desk import DeskLine
from xinliapp.widgets.paint import Sign

SIGNS = {
    ArrivalVerdict.ACCEPTED: Sign.OK,
    ArrivalVerdict.SUPERSEDING: Sign.OK,
    ArrivalVerdict.LATE: Sign.OK,
    ArrivalVerdict.DUPLICATE: Sign.NONE,
    ArrivalVerdict.UNSIGNED: Sign.OK,
    ArrivalVerdict.HELD: Sign.DUE_SOON,
    ArrivalVerdict.REFUSED: Sign.BAD,
}


def sign_of(line: DeskLine) -> Sign:
    """The shape of a line's verdict."""
    if line.answer is ReceiptKind.RETURNED:
        return Sign.BAD
    return Sign.ASK if line.unclaimed else SIGNS[line.verdict]


def result_word(line: DeskLine) -> str:
    """What became of a file, in a few words."""
    if line.unclaimed:
        return QCoreApplication.translate("Inbox", "待认领")
    words = {
        ArrivalVerdict.ACCEPTED: QCoreApplication.translate("Inbox", "收下"),
        ArrivalVerdict.SUPERSEDING: QCoreApplication.translate("Inbox", "收下,替换较早版本(保留历史)"),
        ArrivalVerdict.LATE: QCoreApplication.translate("Inbox", "收下(补到的较早的包)"),
        ArrivalVerdict.DUPLICATE: QCoreApplication.translate("Inbox", "重复,没有变化"),
        ArrivalVerdict.UNSIGNED: QCoreApplication.translate("Inbox", "收下(未签名)"),
        ArrivalVerdict.HELD: QCoreApplication.translate("Inbox", "留待核对"),
        ArrivalVerdict.REFUSED: QCoreApplication.translate("Inbox", "没有收下"),
    }
    answers = {
        ReceiptKind.ACCEPTED: QCoreApplication.translate("Inbox", " · 已签回执"),
        ReceiptKind.RETURNED: QCoreApplication.translate("Inbox", " · 已退回"),
    }
    told = words[line.verdict]
    if line.via:
        told += QCoreApplication.translate("Inbox", " · 经%1").replace("%1", line.via)
    return told if line.answer is None else told + answers[line.answer]


def signature_word(line: DeskLine) -> str:
    """Whether a file carries a signature that was checked."""
    if line.verdict is ArrivalVerdict.REFUSED or line.signed:
        return ""
    return QCoreApplication.translate("Inbox", "未签名")


def signature_sign(line: DeskLine) -> Sign:
    """√ for a signature that was checked."""
    if line.verdict is ArrivalVerdict.REFUSED:
        return Sign.NONE
    return Sign.OK if line.signed else Sign.DUE_SOON


def breakable(file_name: str) -> str:
    """A file's name that may be broken over lines at its own dashes."""
    return file_name.replace("-", "-\u200b").replace("_", "_\u200b")


def reason_text(line: DeskLine) -> str:
    """Everything there is to say about a line: the refusal's sentences, or the notices one by one."""
    if line.refusal is not None:
        return sentence(line.refusal)
    told = [notice_text(notice) for notice in line.notices]
    if line.decided:
        told.append(QCoreApplication.translate("Inbox", "处理说明:") + line.decided)
    return "\n".join(told)


def notice_text(notice: Notice) -> str:
    """One notice as a sentence."""
    words = {
        NoticeKind.FORK_NUMBER: QCoreApplication.translate(
            "Inbox", "第 %1 号有两个内容不同的包。请电话核实该校是否有两台电脑在报送。"
        ),
        NoticeKind.FORK_CHAIN: QCoreApplication.translate(
            "Inbox", "第 %1 号与上一个包接不上。请电话核实该校哪一份为准。"
        ),
        NoticeKind.FORK_EPOCH: QCoreApplication.translate(
            "Inbox", "该校第 %1 次恢复有两条不同的记录。请电话核实该校哪一台电脑为准。"
        ),
        NoticeKind.REVISION_CONFLICT: QCoreApplication.translate(
            "Inbox", "第 %1 版有两份不同的内容。请电话核实该校哪一份为准。"
        ),
        NoticeKind.GAP: QCoreApplication.translate("Inbox", "中间缺第 %1 号包。补到后会自动归位。"),
        NoticeKind.EPOCH_HIGHER: QCoreApplication.translate("Inbox", "该校恢复过备份,编号重新开始。"),
        NoticeKind.EPOCH_LOWER: QCoreApplication.translate("Inbox", "这个包生成于该校恢复备份之前。"),
        NoticeKind.ABANDONED: QCoreApplication.translate(
            "Inbox", "该校恢复备份后不再保有第 %1 号包,本单位仍留存。"
        ),
        NoticeKind.CLOCK_BEHIND: QCoreApplication.translate(
            "Inbox", "签批时间早于该校上一个包(%1)。请提醒该校校准电脑时间。"
        ),
        NoticeKind.ALREADY_HELD: QCoreApplication.translate("Inbox", "同样的问题已有一个包在等待核对。"),
        NoticeKind.NOT_CURRENT: QCoreApplication.translate("Inbox", "已有更新的版本,汇总不用这一份。"),
        NoticeKind.CELL_NOT_NUMBER: QCoreApplication.translate(
            "Inbox", "“%1”填的不是数字,按空格处理。请电话核实。"
        ),
        NoticeKind.SCHOOL_UNKNOWN: QCoreApplication.translate(
            "Inbox", "表里的校名“%1”在名册中找不到唯一的一所。请认领。"
        ),
        NoticeKind.FORMER_CODE: QCoreApplication.translate(
            "Inbox", "该校用原标识码 %1 报来,签名与登记指纹一致,记在现在的标识码下。请提醒该校改标识码。"
        ),
        NoticeKind.MERGED_SCHOOL: QCoreApplication.translate(
            "Inbox", "该校已并入“%1”,这一期由“%1”一并报送。签名与登记指纹一致。请电话核实是否另列一行。"
        ),
    }
    return words[notice.kind].replace("%1", notice.detail or "—")
