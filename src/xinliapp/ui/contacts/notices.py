"""The tab 家长通报: which families were told, and whose slip came back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.home_notices import HomeNotice, NoticeDegree, NoticeResponse
from xinliapp.i18n import formats, labels
from xinliapp.ui.contacts.notice_presenter import NoticesRead
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import SidePanel, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice with whose it is."""

    notice: HomeNotice
    student: str
    class_label: str

    @property
    def id(self) -> str:
        """The row's identity."""
        return self.notice.id


class NoticePane(QWidget):
    """``save_wanted``: the form; ``receipt_wanted(id)``: the answer and day below the chosen row."""

    save_wanted = Signal()
    receipt_wanted = Signal(str)
    draft_changed = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked, self._filling = True, False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self.total = label("", tone="text2")
        self.table = DataTable(self._columns(), object_name="notice.table")
        self.table.set_empty(self.tr("本学年还没有家长通报。印家长告知书后,在右栏登记。"))
        self.table.selection_changed.connect(self._selected)
        head = area("surface")
        line = QHBoxLayout(head)
        set_margins(line, tk.MARGIN, 8, tk.MARGIN, 8, tk.GAP)
        line.addWidget(self.total)
        line.addStretch(1)
        left = QVBoxLayout()
        set_margins(left, 0, 0, 0, 0, 0)
        left.addWidget(head)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, 0)
        row.addLayout(left, 1)
        row.addWidget(self._panel(search))
        self._selected()

    # --- what the presenter calls ---

    def show_read(self, read: NoticesRead, masked: bool) -> None:
        """The school year's notices, the newest first."""
        self._masked = masked
        unknown = ("", "")
        lines = [NoticeLine(one, *read.names.get(one.student_id, unknown)) for one in read.notices]
        self.table.set_rows(lines)
        back = sum(1 for line in lines if line.notice.receipt_on)
        words = self.tr("本学年通报 %1 次,回执收到 %2 份")
        self.total.setText(words.replace("%1", str(len(lines))).replace("%2", str(back)))
        self._filling = True
        if not self.by_name.text():
            self.by_name.setText(read.me)
            self.day.set_iso(read.today)
            self.back_on.set_iso(read.today)
        self._filling = False
        self._selected()

    def typed(self) -> dict[str, str]:
        """The form as it stands; days as ISO text, choices by value."""
        student = self.student.picked_row()
        return {
            "student": student.id if student is not None else "",
            "day": self.day.iso(),
            "mode": self.mode.currentData().value,
            "degree": self.degree.currentData().value,
            "by_name": self.by_name.text(),
            "guardian": self.guardian.text(),
            "note": self.note.toPlainText(),
        }

    def typed_receipt(self) -> tuple[str, NoticeResponse]:
        """Day and answer of the slip."""
        return self.back_on.iso(), self.response.currentData()

    def draft(self) -> dict[str, str] | None:
        """What is typed and not kept yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return self.typed() if waiting else None

    def restore(self, kept: dict[str, str], student: PickRow | None) -> None:
        """Puts a draft back."""
        self._filling = True
        self.student.set_picked(student)
        self.day.set_iso(kept["day"])
        self.mode.setCurrentIndex(max(0, self.mode.findData(ContactMode(kept["mode"]))))
        self.degree.setCurrentIndex(max(0, self.degree.findData(NoticeDegree(kept["degree"]))))
        self.by_name.setText(kept["by_name"])
        self.guardian.setText(kept["guardian"])
        self.note.setPlainText(kept["note"])
        self._filling = False

    def saved(self) -> str:
        """Empties the form; what a toast says."""
        self._filling = True
        self.student.set_picked(None)
        self.guardian.clear()
        self.note.clear()
        self._filling = False
        self._pause.stop()
        self.clear_errors()
        return self.tr("家长通报已登记")

    def receipt_words(self) -> str:
        """What a toast says once the slip is noted."""
        self.clear_errors()
        return self.tr("回执已登记")

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.clear_errors()
        if field in self.fields:
            self.fields[field].set_error(text)
        return field in self.fields

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear_error()

    def set_active(self, on: bool) -> None:
        """Ctrl+Enter belongs to the tab that shows."""
        self.save.setShortcut("Ctrl+Return" if on else "")

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: formats.screen_date(r.notice.day), width=144,
                   sort=lambda r: r.notice.day),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=72),
            Column("student", self.tr("学生"), self._name, width=88, strong=True),
            Column("mode", self.tr("方式"), lambda r: labels.label(r.notice.mode), width=64),
            Column("by", self.tr("告知人"), lambda r: r.notice.by_name, width=88),
            Column("guardian", self.tr("家长"), lambda r: r.notice.guardian, width=72),
            Column("response", self.tr("意见"), lambda r: labels.label(r.notice.response), stretch=True,
                   tip=lambda r: r.notice.note),
            Column("receipt", self.tr("回执"), self._receipt, width=120, kind="sign", ordinal=_sign,
                   sort=lambda r: r.notice.receipt_on or ""),
        )  # fmt: skip

    def _name(self, row: NoticeLine) -> str:
        return formats.masked_name(row.student) if self._masked else row.student

    def _receipt(self, row: NoticeLine) -> str:
        return row.notice.receipt_on or self.tr("未收到")

    def _panel(self, search: Search) -> SidePanel:
        panel = SidePanel()
        self._make_fields(search)
        self.back_part = QWidget()
        column = QVBoxLayout(self.back_part)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        self.back_title = label("", Role.SECTION, wrap=True)
        column.addWidget(self.back_title)
        column.addWidget(form_grid([[self.fields["回执日期"], self.fields["家长意见"]]]))
        button = outline(self.tr("登记回执"), object_name="notice.receipt")
        button.clicked.connect(self._receipt_clicked)
        column.addWidget(button)
        panel.add(self.back_part)
        form = QWidget()
        inner = QVBoxLayout(form)
        set_margins(inner, 0, 0, 0, 0, tk.GAP)
        inner.addWidget(label(self.tr("登记通报"), Role.SECTION))
        f = self.fields
        pairs = [[f["学生"]], [f["通报日期"], f["方式"]], [f["告知人"], f["家长"]], [f["程度"]], [f["说明"]]]
        inner.addWidget(form_grid(pairs))
        panel.add(form)
        self.save = primary(self.tr("保存"), object_name="notice.save", shortcut="")
        self.save.clicked.connect(self.save_wanted)
        foot = QWidget()
        line = QHBoxLayout(foot)
        set_margins(line, 0, 0, 0, 0, tk.GAP)
        line.addStretch(1)
        line.addWidget(self.save)
        panel.add_foot(foot)
        return panel

    def _make_fields(self, search: Search) -> None:
        self.student = StudentPicker(search)
        self.student.setObjectName("notice.student")
        self.day, self.back_on = date_edit("notice.day"), date_edit("notice.back_on")
        self.mode = combo([(labels.label(one), one) for one in ContactMode], "notice.mode")
        self.degree = combo([(labels.label(one), one) for one in NoticeDegree], "notice.degree")
        answers = [one for one in NoticeResponse if one is not NoticeResponse.UNASKED]
        self.response = combo([(labels.label(one), one) for one in answers], "notice.response")
        self.by_name, self.guardian = QLineEdit(), QLineEdit()
        self.by_name.setObjectName("notice.by_name")
        self.guardian.setObjectName("notice.guardian")
        self.guardian.setPlaceholderText(self.tr("如 母亲,不写姓名"))
        self.note = QPlainTextEdit()
        self.note.setObjectName("notice.note")
        self.note.setTabChangesFocus(True)
        fix_height(self.note, 72)
        for line in (self.by_name, self.guardian):
            line.textEdited.connect(self._touched)
        self.note.textChanged.connect(self._touched)
        self.student.picked.connect(self._touched)
        self.fields = {
            "学生": Field(self.tr("学生"), self.student, required=True),
            "通报日期": Field(self.tr("通报日期"), self.day),
            "方式": Field(self.tr("方式"), self.mode),
            "告知人": Field(self.tr("告知人"), self.by_name, required=True),
            "家长": Field(self.tr("告知了谁"), self.guardian, required=True),
            "程度": Field(self.tr("请家长"), self.degree),
            "说明": Field(self.tr("说明"), self.note),
            "回执日期": Field(self.tr("回执日期"), self.back_on),
            "家长意见": Field(self.tr("家长意见"), self.response),
        }

    # --- what the person does ---

    def _selected(self) -> None:
        row = self.table.current_row() if self.table.selected_rows() else None
        waits = isinstance(row, NoticeLine) and row.notice.receipt_on is None
        self.back_part.setVisible(waits)
        if isinstance(row, NoticeLine):
            self.back_title.setText(f"{self._name(row)} {row.class_label} {row.notice.day[5:]}")

    def _receipt_clicked(self) -> None:
        row = self.table.current_row()
        if isinstance(row, NoticeLine):
            self.receipt_wanted.emit(row.id)

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._pause.start()


def _sign(row: NoticeLine) -> Sign:
    return Sign.OK if row.notice.receipt_on else Sign.DUE_SOON
