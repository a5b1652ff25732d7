"""Sentences about scale definitions, answer files and scoring."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "scale_not_found": "没有量表“{scale}”。没有写出文件,原来的内容没有变化。请改用:{known}。",
    "scale_items_wrong": "定义文件“{file}”第{line}行的题号不对({why}),没有载入。资料库没有变化。请改正后再载入。",
    "scale_golden_wrong": (
        "定义文件“{file}”第{line}行:核对卷“{case}”的“{key}”应为{want},算得{got},没有载入。资料库没有变化。"
        "请核对题号、反向题和提示线。"
    ),
}
