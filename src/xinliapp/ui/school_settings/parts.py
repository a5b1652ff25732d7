"""What the three sections share: editors, reading only, and the short word for an error at a field."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from xinliapp.domain.errors import XinliError
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.style import set_margins

translate = QCoreApplication.translate


def line(name: str, longest: int) -> QLineEdit:
    """A line of text."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setMaxLength(longest)
    return made


def in_row(widgets: Iterable[QWidget]) -> QWidget:
    """Ticks side by side."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, 0, 0, 0, 0, tk.MARGIN)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def set_writable(widgets: Iterable[QWidget], on: bool) -> None:
    """Texts that may not be changed stay readable and can be copied; other editors are switched off."""
    for widget in widgets:
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.setReadOnly(not on)
        else:
            widget.setEnabled(on)


def short_words(error: XinliError) -> str:
    """A few words under the field; the whole sentence stands in the bar above."""
    line_number = str(error.params.get("line", ""))
    words = {
        "field_required": translate("SchoolSettings", "没有填写"),
        "setup_code_wrong": translate("SchoolSettings", "应为10位数字"),
        "code_fixed": translate("SchoolSettings", "已用它签过名,不能改"),
        "stage_in_use": translate("SchoolSettings", "这个学段还有班级"),
        "grade_words_wrong": translate("SchoolSettings", "要五个不同的词"),
        "setup_line_wrong": translate("SchoolSettings", "第%1行看不懂"),
        "calendar_line_outside": translate("SchoolSettings", "第%1行不在学期之内"),
    }.get(error.code)
    if words is None:
        return str(error.params.get("why", "")) or translate("SchoolSettings", "要改正")
    return words.replace("%1", line_number)
