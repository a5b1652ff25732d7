"""Sentences about receipts, return slips, the way of a report, and taking a stick out."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "receipt_not_recognised": "“{file}”不是回执或退回单,没有收下。其他文件不受影响。请核对是否发错文件。",
    "receipt_not_for_us": "“{file}”不是发给本校的,没有收下。已有的回执不受影响。请退给发件单位。",
    "receipt_damaged": "“{file}”不完整或被改动过,没有收下。已有的回执不受影响。请让发件单位重新导出。",
    "receipt_unreadable": "“{file}”里的内容不符合回执的格式({place}),没有收下。已有的回执不受影响。请让发件单位重新导出。",
    "receipt_issuer_unknown": "“{file}”的签发单位({unit})不在本校登记的收件单位里,没有收下。已有的回执不受影响。请电话核实。",
    "receipt_signature_wrong": "“{file}”的签名与登记的收件单位不一致,没有收下。已有的回执不受影响。请电话核实,不要照它更正。",
    "receipt_wrong_school": "“{file}”是给另一所学校({unit})的,没有收下。已有的回执不受影响。请退给发件单位。",
    "receipt_bundle_unknown": "“{file}”说的那份上报(r{revision})不是本校签发的,没有收下。已有的回执不受影响。请电话核实。",
    "receipt_differs": "“{file}”说的期次、版本或单位与本校签发的那份(r{revision})对不上,没有收下。已有的回执不受影响。请电话核实。",
    "receipt_waiting_full": "已有{count}份回执等待校长的账户打开,没有再存。文件还在原处。请先让校长打开“外发”页。",
    "receipt_school_keyless": "{school}没有登记加密用的密钥,回执没有写出。签好的回执还在。请先请该校登记,或打印后转交。",
    "return_no_reason": "没有选原因。单据未生成,报送数据不变。请至少选一项。",
    "return_day_past": "期限{day}已经过去。单据未生成,报送数据不变。请改一个今天或以后的日期。",
    "return_not_open": "这份报送现在不能退回:它没有收下、已经退回,或是经片区转来的。报送数据不变。请刷新后再看。",
    "nothing_returned": "这一期没有退回的报送,没有打印。已收的数据没有变化。需要时可换一个期次。",
    "return_corrected": "这份表已有更新的版本(r{revision})。没有另建,内容不变。请到“统计表”接着填。",
    "bundle_not_exported": "这份包还没有导出过,不能标记为已送出。内容不变。请先点“生成加密包”。",
    "stick_busy": "U盘还在使用,没有弹出。已写好的文件不受影响。请关闭打开着的文件或窗口,稍后再点“安全弹出”。",
    "stick_eject_unavailable": "这台电脑上没有安全弹出的工具。文件已写好并读回核对。请用系统任务栏的“安全删除硬件”弹出。",
}
