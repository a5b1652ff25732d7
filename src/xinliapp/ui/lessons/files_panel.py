"""The right panel of 活动台账 while the files of one activity are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.activity_files import ActivityFile
from xinliapp.domain.attachments import FileKind
from xinliapp.domain.term_records import Activity
from xinliapp.i18n import formats
from xinliapp.ui.lessons.file_picks import FileButton
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, link
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.page import SidePanel, clear_layout, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

SHOWN = frozenset({FileKind.PDF, FileKind.JPG, FileKind.PNG})


class FilesPanel(SidePanel):
    """What is kept with an activity. ``added(activity, paths)``; ``seen``, ``saved`` name the kept file,
    ``taken`` its row; ``closed`` when the person is done."""

    added = Signal(str, object)
    seen = Signal(str)
    saved = Signal(str)
    taken = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.activity_id = ""
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, tk.GAP, tk.GAP)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("材料和照片"), Role.SECTION))
        top.addStretch(1)
        close = link(self.tr("关闭"), object_name="lessons.files_close")
        close.clicked.connect(self.closed)
        top.addWidget(close)
        column.addLayout(top)
        self.title = label("", tone="text2", wrap=True)
        self.nothing = label(self.tr("还没有材料和照片。"), tone="muted")
        self._lines = QVBoxLayout()
        set_margins(self._lines, 0, 0, 0, 0, tk.GAP)
        self.choose = FileButton("lessons.files_add")
        self.choose.chosen.connect(self._add)
        self.trouble = label("", Role.CAPTION, "bad", wrap=True)
        self.trouble.setObjectName("lessons.files_trouble")
        self.hint = label(
            self.tr("有账户的人都能看到,不放个案材料。图片存为“照片1”,不留原来的文件名。"),
            Role.CAPTION,
            "muted",
            wrap=True,
        )
        column.addWidget(self.title)
        column.addWidget(self.nothing)
        column.addLayout(self._lines)
        for widget in (self.choose, self.trouble, self.hint):
            column.addWidget(widget)
        self.add(holder, 0)
        self.tell("")

    def show_files(self, activity: Activity, files: Sequence[ActivityFile], may_write: bool) -> None:
        """The files of ``activity``; only who may write adds and takes away."""
        if activity.id != self.activity_id:
            self.tell("")
        self.activity_id = activity.id
        self.title.setText(f"{activity.day} {activity.title}")
        clear_layout(self._lines)
        for each in files:
            self._lines.addWidget(self._line(each, may_write))
        self.nothing.setVisible(not files)
        self.choose.setVisible(may_write)
        self.hint.setVisible(may_write)

    def tell(self, text: str) -> None:
        """Why a file was not kept; "" for nothing wrong."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _line(self, each: ActivityFile, may_write: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(ElidedLabel(each.name, greedy=True))
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        told = f"{formats.file_size(each.size)}  {each.created_at[5:10]} {each.created_by}"
        row.addWidget(ElidedLabel(told, Role.CAPTION, "text2", greedy=True), 1)
        if each.kind in SHOWN:
            row.addWidget(self._link(self.tr("看"), "see", each))
        row.addWidget(self._link(self.tr("另存"), "save", each))
        if may_write:
            row.addWidget(self._link(self.tr("拿掉"), "away", each))
        column.addLayout(row)
        return holder

    def _link(self, text: str, what: str, each: ActivityFile) -> Button:
        made = link(text, object_name=f"lessons.file_{what}.{each.id}")
        made.setProperty("what", what)
        made.setProperty("row", each.id)
        made.setProperty("kept", each.attachment_id)
        made.setAccessibleName(f"{text} {each.name}")
        made.clicked.connect(self._clicked)
        return made

    def _add(self, paths: object) -> None:
        self.tell("")
        self.added.emit(self.activity_id, paths)

    def _clicked(self) -> None:
        sender = self.sender()
        what = sender.property("what")
        if what == "away":
            self.taken.emit(str(sender.property("row")))
        else:
            (self.seen if what == "see" else self.saved).emit(str(sender.property("kept")))
