"""Small roster workbooks for tests of the import wizard."""

from __future__ import annotations

from pathlib import Path

import openpyxl

HEAD = ("姓名", "学籍号", "性别", "出生日期", "班级", "监护人电话")
A = ["赵子轩", "L990101201300000001", "男", "20130901", "七年级1班", "13900000001"]
B = ["钱雨涵", "L990101201300000002", "女", "20130902", "七年级1班", "13900000002"]
C = ["孙宇航", "L990101201300000003", "1-男", "20130903", "七(3)班", "13900000003"]


def write_roster(path: Path, rows: list[list[object]], head: tuple[str, ...] = HEAD) -> Path:
    """A workbook with a title row above its header; all cells as text but for what is given as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    sheet.append(["2026年秋季学生名单"])
    sheet.append(list(head))
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path
