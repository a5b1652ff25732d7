"""Sentences about the bureau's register, inbox and merged table."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "form_not_recognised": "“{file}”里没有找到这张统计表的表头,没有收下。其他文件不受影响。请核对是否发错文件,或让学校用原表填写。",
    "form_row_missing": "“{file}”里的统计表没有填数,没有收下。其他文件不受影响。请让学校填写后重新发送。",
    "form_rows_many": "“{file}”里有{count}所学校的数,没有收下。其他文件不受影响。请让各校分别报送。",
    "inbox_not_recognised": "“{file}”不是上报包,也不是表格文件,没有收下。其他文件不受影响。请核对是否发错文件。",
    "inbox_unreadable": "“{file}”读不出来,没有收下。其他文件不受影响。请检查文件是否还在、U盘是否已插好。",
    "inbox_too_large": "“{file}”太大,没有打开。其他文件不受影响。请核对是否发错文件。",
    "member_known": "名册里已有这所学校(“{school}”),这次没有写入。名册里的和您在这里写的都没有丢。请点“看现在的”,核对后再保存。",
    "member_code_wrong": "学校标识码“{value}”不是10位数字,这一行没有保存。其他学校不受影响。请改正后再试。",
    "member_code_taken": "标识码已是名册里“{school}”的,没有登记。名册没有变化。如果两校合并,请选“并入另一所”。",
    "member_ended": "“{school}”已并入别的学校或已换标识码,不能再改。名册没有变化。登记有误的请先撤回那一次。",
    "member_change_later": "这一次变动之后又登记了别的变动,不能撤回。名册没有变化。请先撤回后面的一次。",
    "request_of_another": "这份申请是“{name}”({number})的,不是“{school}”的。没有登记,名册没有变化。请选该校的申请文件。",
    "member_list_columns": "名单里没有找到“学校标识码”和“学校名称”两列。名册没有变化。请补上表头后再导入。",
    "member_unknown": "名册里没有这所学校({school})。没有登记,其他资料没有变化。请先在“学校名册”补登。",
    "claim_not_open": "这份文件不是待认领的未签名表。内容没有变化。请刷新后再试。",
    "decision_not_open": "这份文件不是待处理的包。内容没有变化。请刷新后再试。",
    "merge_empty": "还没有收下这一期的数据,没有生成汇总表。已收的文件都在。请先在“收件箱”收下各校的包。",
}
