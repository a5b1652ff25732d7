"""Sentences of files that go to other schools and come from them."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "transfer_unreadable_file": "“{file}”读不出来。什么都没有写入。请重新插好U盘,或换一份拷贝再试。",
    "transfer_too_large": "“{file}”太大(超过{limit} MB),没有打开。什么都没有写入。请对方核对是否发错文件。",
    "transfer_not_a_packet": "“{file}”不是转学移交包。什么都没有写入。请对方在“转学移交”里重新写出。",
    "transfer_truncated": "“{file}”不完整,后半截没有了。什么都没有写入。请重新拷贝,或请对方重新写出。",
    "transfer_unreadable": "“{file}”里的内容格式不对({place})。什么都没有写入。请对方重新写出,不要用压缩软件打开后再存。",
    "transfer_edited": "“{file}”签名后被改动过({place})。什么都没有写入。请电话告诉对方,让其重新写出。",
    "transfer_not_for_us": "“{file}”不是封给本校的,或用的是本校别处的名片,打不开。什么都没有写入。请把本校新的名片交给对方,再移交一次。",
    "transfer_other_school": "“{file}”是移交给另一所学校的({unit})。什么都没有写入。请退还给对方,不要转给他人。",
    "transfer_sender_unknown": "“{file}”来自还没有核对指纹的学校({school},{unit}),没有打开。什么都没有写入。请先收下对方的学校名片并照纸核对,再收一次。",
    "transfer_taken": "这一份({school}第{number}号)已经收下了。没有重复写入。要给对方回执,请在“收到的”里找到它。",
    "transfer_own_card": "这是本校自己的名片。什么都没有改动。请收下对方学校的名片。",
    "transfer_card_unreadable": "这份学校名片的格式不对({place})。已登记的学校没有变化。请对方在“转学移交”里重新生成名片。",
    "transfer_card_unsigned": "这份学校名片的签名核对不上。已登记的学校没有变化。请对方重新生成名片。",
    "transfer_school_ended": "{school}的这张名片已经换新。没有生成移交包,已写的没有丢。请重新选一次接收学校。",
    "transfer_note_not_own": "选中的辅导记录里有不能移交正文的(他人的、团体的或未签名的)。没有生成移交包。请只勾选自己签过名的个别辅导记录。",
    "transfer_receipt_unreadable": "这份签收回执的格式不对({place})。移交记录没有变化。请对方重新写出回执。",
    "transfer_receipt_unsigned": "这份签收回执的签名与登记的接收学校不符。移交记录没有变化。请电话核对对方,必要时重新收名片。",
    "transfer_receipt_unknown": "这份签收回执不是本校移交的。移交记录没有变化。请核对是否拿错了文件。",
    "transfer_receipt_differs": "这份回执与第{number}号移交包对不上。移交记录没有变化。请电话核对对方收下的是哪一份。",
}
