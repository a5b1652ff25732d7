"""Sentences about the vault as a whole: setting up, unlocking, accounts, inbox, backup and restore."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "account_disabled": "这个账户已停用,没有解锁。资料没有变化。请由本校其他老师登录,或请他们恢复这个账户。",
    "account_name_taken": "登录名“{name}”已经有人使用,没有添加。现有账户没有变化。请换一个登录名。",
    "account_unknown": "没有登录名为“{name}”的账户。资料没有变化。请从列表里选择账户。",
    "backup_case_old_key": "这份备份里的案卷库用的是更早的密钥,没有恢复。现在的资料没有变化。请选密钥更换之后的备份。",
    "backup_damaged": "这份备份核对不上({what}),没有采用。现在的资料没有变化。请选另一份备份。",
    "backup_incomplete": "备份写完后核对不上({what}),已删除这份备份。现在的资料没有变化。请检查磁盘后再备份一次。",
    "backup_not_found": "“{name}”里没有可以读的备份。现在的资料没有变化。请选择备份所在的文件夹。",
    "backup_not_for_you": "这份备份没有交给您的账户打开。备份和现在的资料都没有变化。请由备份时已有账户的老师登录,或使用恢复单。",
    "backup_other_vault": "这份备份属于另一个资料库,没有采用。两边的资料都没有变化。请检查选择的文件夹。",
    "case_needs_second_person": "恢复案卷库需要第二个人到场。现在的资料没有变化。请另一位账户持有人输入口令,或填写审核人姓名和纸质签字的编号。",
    "file_exists": "“{name}”已经存在,没有覆盖。原来的文件没有变化。请换一个文件名。",
    "file_not_writable": "“{name}”不能写入。资料没有变化。请检查文件夹的写入权限和磁盘是否被写保护。",
    "folder_not_writable": "文件夹“{name}”不能写入。资料没有变化。请检查写入权限,或换一个文件夹。",
    "inbox_not_ready": "资料库还没有完成设置,这一条没有收下。其他资料没有变化。请先完成首次设置。",
    "needs_key_keeper": "至少要有一位{who}的账户,还没有新建。已填写的内容都保留着。请补上后继续。",
    "network_path": "这个文件夹在网络磁盘上({kind}),断网时可能损坏资料,没有使用。原有资料没有变化。请选择本机硬盘上的文件夹。",
    "own_account": "不能停用正在使用的账户。账户没有变化。请由另一位老师操作。",
    "recovery_proof_failed": "恢复单试着恢复时没有对上,还没有完成设置。前面填写的内容都在。请重新打印恢复单再试。",
    "restore_marker_damaged": "上一次恢复没有做完,记录也读不出来。新旧两份资料都在文件夹里,没有删除。请联系维护人员。",
    "role_not_here": "这类单位没有这种账户,没有添加。现有账户没有变化。请选择其他角色。",
    "setup_unfinished": "“{name}”的首次设置还没有做完,不能打开。里面还没有任何资料。请继续首次设置。",
    "unit_code_wrong": "机构标识码应是10位数字。其他内容都保留着。请改正后继续。",
    "vault_in_use_elsewhere": "电脑“{host}”从{since}起正在使用这个资料库,没有打开。资料没有变化。请先在那台电脑上退出;确认那边已经不用时,再选“改在这台电脑使用”。",
    "vault_in_use_here": "这台电脑上已经有一个程序正在使用这个资料库,没有再次打开。资料没有变化。请回到已打开的窗口,或先退出它。",
    "vault_missing": "“{name}”里没有资料库。没有新建或改动任何文件。请检查文件夹是否选对、硬盘是否已接好。",
    "wait_after_wrong_passphrase": "口令连续输错,还要等{seconds}秒。资料和草稿都没有变化,也不会清空。请看输入法是否为“英”,稍后再输。",
    "window_keeps_closing": "窗口连续几次意外关闭,已停止自动重开。已保存的内容都在。请重新启动程序;再次发生时请告诉维护人员。",
    "already_running": "程序已经在运行。没有再开一个。请看任务栏里已打开的窗口。",
}
