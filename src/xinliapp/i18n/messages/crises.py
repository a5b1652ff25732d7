"""What a person reads when a crisis, its dossier or a report of it cannot be written."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "crisis_undo_late": "已经过了10秒,没有撤销。记下的时间没有改变。请在“经过”里更正,写明理由。",
    "crisis_over": "这次处置已经结束,没有改变它。已记下的时间都在。请先按“继续处置”,或另开一次。",
    "crisis_not_written": "“{words}”{at}还没有写进案卷。时间留在本页,没有丢。请按“再记一次”,仍不成时先记在纸上。",
    "incident_begun": "这次处置已经有事件卷宗,没有再建。原来的卷宗没有改变。请打开它。",
    "incident_sealed": "事件卷宗是封存的,没有打开。卷宗内容没有改变。请写明理由后打开。",
    "incident_author": "这份报告不由本单位撰写,没有保存。其他材料没有改变。请看页上写明的撰写单位。",
    "incident_names": "还有{count}处疑似姓名未处理,不能定稿。全文已保存。请替换后再定稿。",
    "incident_short": "正文{count}字,不到{need}字,不能定稿。全文已保存。请补充后再定稿。",
    "incident_not_final": "报告还没有定稿,没有登记报送。全文已保存。请先定稿。",
}
