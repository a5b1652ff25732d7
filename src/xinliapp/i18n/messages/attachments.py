"""Sentences about files kept with a record."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "attachment_too_large": "文件{size}MB,超过20MB。没有上传,其他文件已存好。请压缩或拆分。",
    "attachment_empty": "这个文件是空的,没有上传。其他文件已存好。请检查原文件后再选一次。",
    "attachment_kind": "“{name}”不是可以保存的类型,没有上传。其他文件已存好。请另存为 PDF、Word、WPS 文字、xlsx 或图片。",
    "attachment_lies": "“{name}”的内容和扩展名不一致,没有上传。其他文件已存好。请用原来的程序另存一次,带宏的文件请另存为不带宏的。",
    "attachment_unreadable": "“{name}”读不出来,没有上传。其他文件已存好。请检查文件是否被移走、U盘是否插好。",
    "attachment_missing": "附件的文件不在资料夹里。记录和其他附件完好。请从备份找回该附件。",
    "attachments_wrong": "有{count}份附件打不开:{names}。记录和其他附件完好。请从最近一次已验证的备份找回。",
    "attachment_damaged": "附件“{name}”打不开,文件已损坏。其他内容完好。请从最近一次已验证的备份找回该附件。",
}
