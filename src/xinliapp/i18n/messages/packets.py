"""Sentences about class packets: what is said about a file, a line, and what is refused."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "packet_no_class": "还没有学生在读的班级,没有表可印。记录没有变化。请先导入名单。",
    "packet_nothing_new": "没有要写入的文件,没有写入。已读的文件都还在预览里。请先照收一个文件,或换文件。",
    "packet_not_sheet": "“{name}”不是班级包,也不是预警单,没有读。其他文件照常读。请核对文件,或重新印发。",
    "packet_file_not_ours": "“{file}”的编号不是本校发出的,没有读。记录没有变化。请核对是不是别校的表,或重新印一份。",
    "packet_file_other_class": "编号是{class_}的,表上或文件名写的是{said},先不写入。内容都在预览里。请问清是哪个班填的,再照收或退回。",
    "packet_file_old": "{class_}的这份是{day}印的旧表,{newer}又发过新表,先不写入。内容都在预览里。确认要用旧表时请照收。",
    "packet_file_copy": "{class_}的这份和“{other}”是同一张表的复制件,先不写入。两份内容都在。请核对后选一份照收。",
    "packet_file_mostly_edited": (
        "{class_}的表有{n}行的姓名或编号被改过,像是抄给别的班用了,先不写入。内容都在预览里。请退回重填。"
    ),
    "packet_file_read_before": "{class_}的这份在{read}读回过一次。已有的不会重复写入。这次只写新的和改动的。",
    "packet_file_rows_gone": "{class_}的表少了{n}行。其余行照常读,少的行没有改动。需要时请补表。",
    "packet_file_rows_more": "{class_}的表多出{n}行(第{rows}行),没有编号。其余{rest}行已备好。请选择对应学生或忽略该行。",
    "packet_file_column_gone": "{class_}的表没有“{columns}”这一列。其他列照常读,这一列没有改动。需要时请补表。",
    "packet_file_round_closed": "{class_}的表上的摸排轮次已经关闭,摸排没有读。谈心、家访照常读。需要时请先重开该轮。",
    "packet_line_no_mark": "第{row}行没有编号。其他行不受影响。请选择对应学生或忽略该行。",
    "packet_line_not_ours": "第{row}行的编号不是本校发出的。其他行不受影响。请选择对应学生或忽略该行。",
    "packet_line_other_class": "第{row}行的编号是别的班的。其他行不受影响。请选择对应学生或忽略该行。",
    "packet_line_old_sheet": "第{row}行是从本班旧表抄来的。其他行不受影响。请选择对应学生或忽略该行。",
    "packet_line_edited": "第{row}行的编号、学号或姓名被改过,对不上。其他行不受影响。请选择对应学生或忽略该行。",
    "packet_line_twice": "第{row}行的编号在上面已经出现过。上面那行照常读。请选择对应学生或忽略该行。",
    "packet_line_gone": "第{row}行的学生档案已经撤销。其他行不受影响。请选择对应学生或忽略该行。",
    "packet_cell_unclear": "第{row}行“{column}”写的是“{words}”,{why}。其他格照常读。请照打勾算,或不算这一格。",
    "slip_line_not_ready": "预警单第{row}行还看不清,没有写入。已读的行都还在预览里。请先选对应学生,或不勾这一行。",
    "slip_who": "第{row}行认不出是哪名学生。其他行不受影响。请选择对应学生,或不勾这一行。",
    "slip_when": "第{row}行没有写清发现时间,或时间还没有到。其他行不受影响。请退给班主任补写,或用快速预警另记。",
    "slip_no_sign": "第{row}行没有勾表现。其他行不受影响。请退给班主任补写,或用快速预警另记。",
    "slip_unclear_sign": "第{row}行有一格看不懂或合并了单元格。其他行不受影响。请退给班主任补写,或用快速预警另记。",
    "slip_urgency": "第{row}行的紧急程度不是一般、尽快、立即。其他行不受影响。请退给班主任补写,或用快速预警另记。",
    "slip_note_long": "第{row}行的补充超过300字。其他行不受影响。请让班主任缩短,或用快速预警另记。",
    "slip_duplicate": "第{row}行和{day}的一条预警相同。没有改动那条。确是另一回事时再勾这一行。",
    "slip_day_only": "第{row}行只写了日期,没有钟点。时间按当天0点记。知道钟点时请用快速预警另记。",
    "slip_not_ours": "第{row}行所在的表没有本校的表号。其他文件照常读。请用本校发的预警单。",
}
