"""How far a report has come, and what became of receipts, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from xinliapp.domain.receipts import Step, TakenAs, TakenReceipt, Way
from xinliapp.i18n.messages import sentence
from xinliapp.widgets.page import Tone
from xinliapp.widgets.paint import Sign

translate = QCoreApplication.translate
SIGNS = {
    Step.SIGNED: Sign.DUE_SOON,
    Step.EXPORTED: Sign.DOT,
    Step.SENT: Sign.DOT,
    Step.ACCEPTED: Sign.OK,
    Step.RETURNED: Sign.BAD,
}


def short(way: Way) -> str:
    """Where it stands now, for a table's cell."""
    if way.receipt is not None:
        words = (
            translate("Exchange", "退回 %1") if way.receipt.returned else translate("Exchange", "已签收 %1")
        )
        return _late(way, words.replace("%1", way.receipt.issued_at[5:10]))
    if way.sent_on is not None:
        return _late(way, translate("Exchange", "已送出 %1").replace("%1", way.sent_on[5:10]))
    if way.exported_on is not None:
        return _late(way, translate("Exchange", "已导出 %1").replace("%1", way.exported_on[5:10]))
    return _late(way, translate("Exchange", "已签名,还没有导出"))


def chain(way: Way) -> str:
    """``r1 10-18 已导出 > 已送出 10-18 > 已签收 10-19``, or ``退回(第6列缺说明)`` at the end."""
    steps = [translate("Exchange", "r%1 已签名").replace("%1", str(way.revision))]
    if way.exported_on is not None:
        words = translate("Exchange", "r%1 %2 已导出").replace("%1", str(way.revision))
        steps = [words.replace("%2", way.exported_on[5:10])]
    if way.sent_on is not None:
        steps.append(translate("Exchange", "%1 已送出").replace("%1", way.sent_on[5:10]))
    for receipt in way.history:
        if receipt.returned:
            why = "、".join(reason.words for reason in receipt.reasons)
            steps.append(
                translate("Exchange", "%1 退回(%2)").replace("%1", receipt.issued_at[5:10]).replace("%2", why)
            )
        else:
            steps.append(translate("Exchange", "%1 已签收").replace("%1", receipt.issued_at[5:10]))
    return " > ".join(steps)


def _late(way: Way, words: str) -> str:
    return translate("Exchange", "%1 ◷迟报").replace("%1", words) if way.late else words


def taken_words(taken: Sequence[TakenReceipt]) -> tuple[str, Tone]:
    """What became of the files, and how serious that is."""
    told: list[str] = []
    counts = {kind: sum(1 for one in taken if one.taken is kind) for kind in TakenAs}
    if counts[TakenAs.ACCEPTED]:
        told.append(
            translate("Exchange", "收下签收回执 %1 份。").replace("%1", str(counts[TakenAs.ACCEPTED]))
        )
    for one in taken:
        if one.taken is TakenAs.RETURNED and one.receipt is not None:
            why = "、".join(reason.words for reason in one.receipt.reasons)
            words = translate("Exchange", "r%1 被退回:%2。期限 %3。")
            words = words.replace("%1", str(one.receipt.revision)).replace("%2", why)
            told.append(words.replace("%3", one.receipt.due_on or ""))
    if counts[TakenAs.DUPLICATE]:
        words = translate("Exchange", "%1 份以前收过,没有变化。")
        told.append(words.replace("%1", str(counts[TakenAs.DUPLICATE])))
    if counts[TakenAs.KEPT]:
        words = translate("Exchange", "%1 份已原样存好,等校长的账户打开本页时自动拆开。")
        told.append(words.replace("%1", str(counts[TakenAs.KEPT])))
    told += [sentence(one.refusal) for one in taken if one.refusal is not None]
    tone = Tone.WARNING if counts[TakenAs.RETURNED] else Tone.DONE
    return "\n".join(told), Tone.ERROR if counts[TakenAs.REFUSED] else tone
