"""Sentences about the checks of what schools reported, and about reminders."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "flag_note_short": "接受说明要写5到200个字。没有接受,数字不变。请写明向谁核实、结果怎样。",
    "flag_not_open": "这一处已经处理过,或那份报送已被替换。数字不变。请刷新后再看。",
    "flag_must_return": "“{message}”必须退回改正,不能接受。数字不变。请点“退回”。",
    "chase_result_long": "催报结果超过60个字。没有记下,已有的记录不变。请写短一些。",
}
