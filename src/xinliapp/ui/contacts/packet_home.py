"""班级包 before anything is dropped: where every class's sheet is, and when sheets went out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.class_packets import PacketKind, PacketWay
from xinliapp.i18n import formats
from xinliapp.services.packet_log import ClassState, LogLine
from xinliapp.ui.contacts.packet_facts import PacketHome
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

SUFFIXES = (".xlsx", ".xls", ".et", ".csv")


class PacketHomePage(QWidget):
    """``files_dropped(list[str])``."""

    files_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = label("", Role.SECTION)
        self.total.setObjectName("packet.total")
        self.drop = DropZone(
            self.tr("把班主任交回的班级包、预警单拖到这里,可以一次拖几个。先看比对,再一次写入。"),
            SUFFIXES,
            several=True,
            object_name="packet.drop",
        )
        self.drop.dropped.connect(self.files_dropped)
        fix_height(self.drop, 112)
        self.table = DataTable(self._columns(), object_name="packet.classes", dense=True)
        self.table.set_empty(self.tr("还没有班级。先导入名单。"))
        left = QVBoxLayout()
        set_margins(left, tk.MARGIN, 12, tk.MARGIN, 12, tk.GAP)
        left.addWidget(self.drop)
        left.addWidget(self.total)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, 0)
        row.addLayout(left, 1)
        row.addWidget(self._panel())

    def show_home(self, home: PacketHome) -> None:
        """Every class, and the last times sheets went out."""
        words = self.tr("读回 %1/%2 班").replace("%1", str(home.back)).replace("%2", str(home.out))
        given = self.tr("退回 %1").replace("%1", str(home.returned))
        none = self.tr("本窗口还没有印发。可先印班级包发给班主任。")
        self.total.setText(f"{words} · {given}" if home.out else none)
        self.table.set_rows(home.classes)
        self.log.set_rows(list(home.log))

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("class", self.tr("班级"), lambda r: r.label, width=88, strong=True),
            Column("code", self.tr("表号"), lambda r: r.code or formats.MISSING, width=88),
            Column("out", self.tr("印发"), self._out, width=176, sort=lambda r: r.issued_at),
            Column("back", self.tr("读回"), self._back, width=176, sort=lambda r: r.read_at),
            Column("state", self.tr("状态"), self._state, stretch=True, kind="sign", ordinal=_sign,
                   sort=_sign),
        )  # fmt: skip

    def _out(self, row: ClassState) -> str:
        if not row.code:
            return formats.MISSING
        way = self.tr("表格") if row.way is PacketWay.FILE else self.tr("纸")
        return f"{formats.screen_date(row.issued_at[:10])} {way}"

    def _back(self, row: ClassState) -> str:
        if not row.read_at:
            return formats.MISSING
        written = self.tr("写入 %1").replace("%1", str(row.written))
        return f"{formats.screen_date(row.read_at[:10])} {written}"

    def _state(self, row: ClassState) -> str:
        if row.returned_at:
            return self.tr("已退回,等重填")
        if row.read_at:
            return self.tr("已读回")
        return self.tr("等交回") if row.code else self.tr("未印发")

    def _panel(self) -> SidePanel:
        panel = SidePanel()
        panel.add(label(self.tr("印发记录"), Role.SECTION))
        self.log = DataTable(
            (
                Column("at", self.tr("时间"), lambda r: f"{r.at[5:10]} {r.at[11:16]}", width=120),
                Column("what", self.tr("内容"), self._what, stretch=True, tip=self._whole),
            ),
            key=lambda r: (r.at, r.kind, r.way, r.by_name),
            dense=True,
            sortable=False,
            object_name="packet.log",
        )
        self.log.set_empty(self.tr("还没有印发过。"))
        fix_height(self.log, 360)
        panel.add(self.log)
        return panel

    def _what(self, line: LogLine) -> str:
        kind = self.tr("预警单") if line.kind is PacketKind.WARNINGS else line.window
        way = self.tr("表格") if line.way is PacketWay.FILE else self.tr("纸")
        return self.tr("%1 %2 %3班 %4").replace("%1", kind).replace("%2", way).replace(
            "%3", str(line.classes)
        ).replace("%4", line.by_name)  # fmt: skip

    def _whole(self, line: LogLine) -> str:
        return " · ".join(filter(None, (line.at.replace("T", " "), self._what(line), line.round_name)))


def _sign(row: ClassState) -> Sign:
    if row.returned_at:
        return Sign.BAD
    return Sign.OK if row.read_at else Sign.DUE_SOON
