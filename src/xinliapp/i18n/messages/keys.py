"""Sentences about keys, passphrases, the recovery sheet, signatures and sealed files."""
# One sentence group per line reads better than wrapped strings.
# ruff: noqa: E501

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "wrong_passphrase": "口令不对,没有解锁。资料和草稿都没有变化。请检查大小写和输入法后再输一次。",
    "passphrase_too_short": "口令少于{minimum}个字符,还没有设置。原来的口令没有变化。请用几个不相关的词组成更长的口令。",
    "passphrase_too_long": "口令超过{maximum}个字符,还没有设置。原来的口令没有变化。请换一个短一些的口令。",
    "passphrase_too_weak": "这个口令容易被猜到,还没有设置。原来的口令没有变化。请避开校名、姓名、生日和常见词,换几个不相关的词。",
    "passphrase_unusable_characters": "口令里有看不见的控制字符,还没有设置。原来的口令没有变化。请重新输入口令。",
    "user_already_listed": "这个账户已经在密钥清单里,没有重复添加。现有账户没有变化。请检查是否选错了人。",
    "user_not_listed": "密钥清单里没有这个账户,这一步没有执行。现有账户没有变化。请刷新账户列表后再试。",
    "key_not_held": "您的账户没有这一部分的密钥,不能转交或更换。清单没有变化。请由持有该密钥的老师登录后操作。",
    "last_key_holder": "这是最后一个持有该密钥的账户,没有移除。资料仍可打开。请先把密钥交给另一位老师。",
    "rotation_open": "上一次更换密钥还没有做完,这一步没有执行。资料仍可用现有密钥打开。请先完成更换密钥。",
    "rotation_not_open": "没有正在进行的密钥更换,这一步没有执行。资料和密钥没有变化。请从“账户与密钥”重新开始。",
    "keys_missing": "找不到密钥清单。资料库文件没有变化。请检查资料夹和镜像文件夹是否在原处,或用恢复单打开。",
    "keys_too_large": "密钥清单大得不正常,没有读取。资料库文件没有变化。请用镜像或备份里的密钥清单。",
    "keys_truncated": "密钥清单不完整(文件被截断)。资料库文件没有变化。请用镜像或备份里的密钥清单,或用恢复单打开。",
    "keys_damaged": "密钥清单已损坏(校验和不符)。资料库文件没有变化。请用镜像或备份里的密钥清单,或用恢复单打开。",
    "keys_unknown_format": "密钥清单的格式不认识,可能来自更新的版本。资料库文件没有变化。请安装最新版本后再打开。",
    "keys_edited": "密钥清单被改动过,没有采用。资料库文件没有变化。请用镜像或备份里的密钥清单,并告诉信息管理老师。",
    "keys_older": "密钥清单是旧的(第{found}代,应不早于第{wanted}代),没有采用。资料库文件没有变化。请放回最新的密钥清单或使用镜像。",
    "keys_other_vault": "密钥清单属于另一个资料库,没有采用。两个资料库都没有变化。请检查选择的文件夹。",
    "keys_kdf_out_of_range": "密钥清单里的保护强度超出允许范围,没有采用。资料库文件没有变化。请用镜像或备份里的密钥清单。",
    "keys_unreadable": "密钥清单文件打不开,可能被别的程序占用。资料库文件没有变化。请关闭占用它的程序后再试,或使用镜像。",
    "file_not_written": "“{name}”没有写入磁盘。原来的内容仍然完整可用。请检查磁盘空间和写入权限后再试。",
    "file_not_confirmed": "“{name}”已经写入,但磁盘没有确认保存。新旧内容总有一份是完整的。请检查磁盘后再保存一次。",
    "recovery_group_wrong": "恢复码第{group}组抄写有误或放错了位置。资料没有变化。请对照恢复单重新输入这一组。",
    "recovery_code_wrong": "恢复码每一组都完整,但合起来不是同一张恢复单的。资料没有变化。请对照一张恢复单重新输入。",
    "recovery_line_wrong": "第{line}行抄写有误。资料没有变化。请对照恢复单重新输入这一行。",
    "recovery_length_wrong": "恢复码应有{wanted}组,现在读到{found}组。资料没有变化。请对照恢复单补全。",
    "recovery_slot_unreadable": "恢复单上的二维码内容不完整或不属于本软件。资料没有变化。请重新扫描或完整输入。",
    "recovery_not_opened": "恢复码和这张恢复单对不上。资料没有变化。请检查两者是否来自同一张恢复单。",
    "sealed_not_opened": "这份加密内容打不开:密钥不符或内容已损坏。其他资料没有变化。请检查来源,或从备份取回。",
    "age_not_for_us": "这个文件不是加密给本单位的。文件和资料都没有变化。请让对方核对收件单位后重新导出。",
    "age_damaged": "这个加密文件已损坏或不完整。本机资料没有变化。请重新拷贝,或让对方重新导出。",
    "age_key_unreadable": "加密公钥或密钥的格式不对。本机资料没有变化。请重新核对登记单上的内容。",
    "public_key_unreadable": "签名公钥的格式不对。本机资料没有变化。请重新核对登记单上的内容。",
    "signature_unreadable": "签名文件的格式不对,无法核对。文件已保留,本机资料没有变化。请让对方重新导出。",
}
