"""Sentences about the database files."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "database_unreadable": "“{name}”读不出来,可能密钥不对或文件已损坏。没有写入任何内容,其他文件不受影响。请从最近一次已验证的备份恢复。",
    "database_not_writable": "“{name}”现在不能写入。已保存的内容没有变化。请检查磁盘是否可写、文件是否被其他程序占用。",
    "database_newer": "这个资料库由更新版本的程序写过(版本{version}),没有打开。内容没有变化。请先升级本程序。",
    "pair_mismatch": "公共资料库和案卷库不是同一时刻的一对,没有打开。两个文件都没有变化。请用同一份备份里的两个文件一起恢复。",
    "pragma_refused": "资料库的安全设置({name})没有生效,没有打开。内容没有变化。请联系维护人员检查安装。",
    "vault_exists": "这个文件夹里已经有“{name}”,没有新建。原有资料没有变化。请换一个空文件夹,或直接打开已有资料库。",
}
