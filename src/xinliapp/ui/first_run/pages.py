"""The short pages of the wizard: calendar, recovery sheets, the end; widgets and what they hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.school import Edition
from xinliapp.ui.first_run.wizard_page import WizardPage, side_by_side
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field, date_edit, form_grid
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.saving import ask_save
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.tokens import Role as TextRole


class CalendarPage(WizardPage):
    """Step 2: two terms, holidays, make-up days, examinations."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        year = today.year if today.month >= 6 else today.year - 1
        self.no_calendar = label(
            self.tr("教育局和教管中心不需要校历。辖区学校名单在完成后从“学校名册”导入。"),
            tone="text2",
            wrap=True,
        )
        self.column.addWidget(self.no_calendar)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        set_margins(column, 0, 0, 0, 0, 12)
        self.dates = [
            _date("setup.firstStart", dt.date(year, 9, 1)),
            _date("setup.firstEnd", dt.date(year + 1, 1, 20)),
            _date("setup.secondStart", dt.date(year + 1, 2, 20)),
            _date("setup.secondEnd", dt.date(year + 1, 7, 3)),
        ]
        first = self.add_field("first", Field(self.tr("第一学期开始"), self.dates[0], required=True))
        second = self.add_field("second", Field(self.tr("第二学期开始"), self.dates[2], required=True))
        column.addWidget(
            form_grid(
                [
                    [first, Field(self.tr("第一学期结束"), self.dates[1], required=True)],
                    [second, Field(self.tr("第二学期结束"), self.dates[3], required=True)],
                ]
            )
        )
        column.addWidget(label(self.tr("每行一项,写日期和名称。可以以后再补。"), TextRole.CAPTION, "muted"))
        self.holidays = self._list(
            column, "holidays", self.tr("节假日"), self.tr("2026-10-01/2026-10-07 国庆节")
        )
        self.makeup = self._list(column, "makeup_days", self.tr("调休上课"), self.tr("2026-10-10 补周四的课"))
        self.exams = self._list(column, "exams", self.tr("考试"), self.tr("2026-11-09/2026-11-11 期中考试"))
        self.column.addWidget(self.body)
        self.column.addStretch(1)

    def _list(self, column: QVBoxLayout, key: str, words: str, example: str) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setObjectName(f"setup.{key}")
        edit.setPlaceholderText(example)
        edit.setTabChangesFocus(True)
        fix_height(edit, 72)
        column.addWidget(self.add_field(key, Field(words, edit)))
        return edit

    def set_edition(self, edition: Edition) -> None:
        self.no_calendar.setVisible(edition is Edition.BUREAU)
        self.body.setVisible(edition is Edition.SCHOOL)

    def days(self) -> tuple[str, str, str, str]:
        """The four dates as ISO days."""
        first, last, start, end = (edit.date().toString(Qt.DateFormat.ISODate) for edit in self.dates)
        return first, last, start, end


def _date(name: str, day: dt.date) -> QDateEdit:
    edit = date_edit(name)
    edit.setDate(QDate(day.year, day.month, day.day))
    return edit


class SheetPage(WizardPage):
    """Step 5: the recovery sheet goes to paper, and four of its groups come back."""

    print_wanted = Signal()
    save_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[int, QLineEdit] = {}
        words = self.tr(
            "恢复单是忘记口令或换了电脑后打开资料的唯一办法。请打印两份,一份装信封封好放学校保险柜,一份交校领导保管。"
        )
        self.column.addWidget(label(words, wrap=True))
        self.print_button = outline(self.tr("打印两份"), object_name="setup.print", icon="print")
        self.save_button = outline(self.tr("存成PDF"), object_name="setup.savePdf", icon="export")
        self.done = StatusMark(Sign.OK, self.tr("已送出"))
        self.done.setVisible(False)
        self.column.addWidget(side_by_side(self.print_button, self.save_button, self.done))
        self.column.addWidget(rule())
        self.column.addWidget(label(self.tr("对照纸上的恢复单,抄回这几组"), TextRole.SECTION))
        self._holder = QWidget()
        self._row = QHBoxLayout(self._holder)
        set_margins(self._row, 0, 0, 0, 0, tk.MARGIN)
        self.column.addWidget(self._holder)
        explain = self.tr("抄对以后,程序用恢复单还原一个测试文件;成功了才建立案卷库。")
        self.column.addWidget(label(explain, TextRole.CAPTION, "muted", wrap=True))
        self.column.addStretch(1)
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self._ask)

    def set_groups(self, numbers: Sequence[int]) -> None:
        """One field for each group asked."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.groups = {}
        for number in numbers:
            edit = QLineEdit()
            edit.setObjectName(f"setup.group{number}")
            edit.setMaxLength(12)
            self.groups[number] = edit
            words = self.tr("第{n}组").replace("{n}", str(number))
            field = self.add_field(f"group{number}", Field(words, edit, required=True))
            fix_width(field, 140)
            self._row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)

    def _ask(self) -> None:
        target = ask_save(self, self.tr("存成PDF"), self.tr("恢复单.pdf"))
        if target is not None:
            self.save_wanted.emit(str(target))


class FinishPage(WizardPage):
    """Step 6: what was made, and what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(StatusMark(Sign.OK, self.tr("设置完成,恢复单已核对,案卷库已建立")))
        self.summary = label("", wrap=True)
        self.column.addWidget(self.summary)
        self.after = label("", tone="text2", wrap=True)
        self.column.addWidget(self.after)
        self.column.addStretch(1)

    def set_edition(self, edition: Edition) -> None:
        self.after.setText(
            self.tr("下一步:用自己的口令登录,从“学校名册”导入辖区学校。请把恢复单封好放进保险柜。")
            if edition is Edition.BUREAU
            else self.tr("下一步:用自己的口令登录,从“学生档案”导入学生名单。请把恢复单封好放进保险柜。")
        )
