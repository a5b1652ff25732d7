"""The widgets of the backup page (screens.md S24)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.backups import AutoBackup
from xinliapp.i18n import formats, labels
from xinliapp.services.audit import AuditReport, ChainReport
from xinliapp.services.backup import BackupMade, DrillReport
from xinliapp.services.backup_list import BackupLine, BackupOverview
from xinliapp.system.drives import Drive
from xinliapp.ui.backup.restore_panel import RestorePanel
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import combo
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.table import Column, DataTable

_FRESH_DAYS, _STALE_DAYS = 14, 30
_NARROW = 1240
_OTHER = "other"
_BACKUPS = "backups"  # the folder of a vault's own backups (storage.layout)


class BackupView(QWidget):
    """Backups newest first; one button makes, one proves, one checks the audit chains."""

    backup_wanted = Signal(object)
    drill_wanted = Signal(object)
    audit_wanted = Signal()
    drives_wanted = Signal()
    restore_wanted = Signal(object)
    print_wanted = Signal()
    automatic_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backup")
        self._drilling = False
        self._drives: tuple[Drive, ...] = ()
        self.bar = InlineBar("backup.bar")
        self.table = DataTable(self._columns(), key=lambda r: str(r.folder), object_name="backup.table")
        self.table.set_empty(self.tr("还没有备份。请插入U盘后点“立即备份”。"))
        self.table.current_changed.connect(self._current_moved)
        self.table.opened.connect(self._open)
        self.panel = RestorePanel()
        self.panel.setVisible(False)
        self.panel.closed.connect(self.close_panel)
        column = QVBoxLayout()
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._header())
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self._actions())
        beside = QHBoxLayout(self)
        set_margins(beside, 0, 0, 0, 0, 0)
        beside.addLayout(column, 1)
        beside.addWidget(self.panel)
        self._current_moved(None)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("made", self.tr("备份时间"), _made, width=176, strong=True),
            Column("core", self.tr("公共"), lambda r: size_text(r.size_core), width=88, align_right=True,
                   sort=lambda r: r.size_core),
            Column("case", self.tr("案卷"), self._case, width=112, align_right=True,
                   tone=lambda r: "warn" if r.size_case is None else "",
                   sort=lambda r: r.size_case or 0, tip=self._case_tip),
            Column("where", self.tr("位置"), self._where, stretch=True, tip=lambda r: str(r.folder)),
            Column("proof", self.tr("演练"), self._proof, kind="sign", width=208,
                   ordinal=lambda r: Sign.OK if r.drilled_at else Sign.ASK),
        )  # fmt: skip

    def _case(self, line: BackupLine) -> str:
        return self.tr("没有拷贝") if line.size_case is None else size_text(line.size_case)

    def _case_tip(self, line: BackupLine) -> str:
        if line.size_case is None:
            return self.tr("案卷库有未完成的写入,这次没有拷贝。请心理教师登录后再备份一次。")
        return "" if line.case_counted else self.tr("备份者打不开案卷库,只拷贝了密文,没有逐项核对。")

    def _where(self, line: BackupLine) -> str:
        """本机, the stick it lies on, or the folder, in the words a person knows it by."""
        if line.here:
            return self.tr("本机")
        for drive in self._drives:
            if line.folder.is_relative_to(drive.folder):
                return self.tr("U盘 %1").replace("%1", drive.name)
        root = line.folder.parent
        if root.name == _BACKUPS:  # a vault that was moved, or another copy of it
            return self.tr("本机 资料夹“%1”").replace("%1", root.parent.name)
        return self.tr("文件夹 %1").replace("%1", root.name or str(root))

    def _proof(self, line: BackupLine) -> str:
        if line.drilled_at is None:
            return self.tr("未演练")
        return self.tr("演练通过 %1").replace("%1", line.drilled_at[:10])

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("备份与恢复"))
        self.proven = StatusMark(Sign.BAD, "")
        header.add_left(self.proven)
        self.place = combo([], "backup.place")
        self.place.setAccessibleName(self.tr("备份到哪里"))
        fix_width(self.place, 208)
        self.show_places(())
        self.make_button = BusyButton(
            self.tr("立即备份"), Kind.PRIMARY, object_name="backup.make", icon="backup"
        )
        self.make_button.setShortcut("Ctrl+Return")
        self.make_button.clicked.connect(self._make)
        self.automatic = combo(
            [(self.tr("自动:%1").replace("%1", labels.label(each)), each) for each in AutoBackup],
            "backup.automatic",
        )
        self.automatic.setAccessibleName(self.tr("自动备份"))
        fix_width(self.automatic, 152)
        self.automatic.activated.connect(self._automatic)
        header.add_action(self.automatic)
        header.add_action(self.place)
        header.add_action(self.make_button)
        return header

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self._rule = label(self.tr("本机保留 7 日 4 周 12 月。只有演练通过的备份才算数。"), tone="text2")
        bar.add_fact(self._rule)
        refresh = outline(self.tr("重新找U盘"), object_name="backup.drives", icon="usb")
        refresh.clicked.connect(self.drives_wanted)
        self.audit_button = BusyButton(
            self.tr("核对审计链"), Kind.OUTLINE, object_name="backup.audit", icon="audit"
        )
        self.audit_button.clicked.connect(self.audit_wanted)
        self.drill_button = BusyButton(
            self.tr("演练这份备份"), Kind.OUTLINE, object_name="backup.drill", icon="drill"
        )
        self.drill_button.clicked.connect(self._drill)
        self.restore_button = outline(self.tr("恢复…"), object_name="backup.restore.open")
        self.restore_button.clicked.connect(self._restore)
        self.print_button = outline(
            self.tr("打印演练记录"),
            object_name="backup.print",
            icon="print",
        )
        self.print_button.setShortcut("Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self._refresh = refresh
        for button in (refresh, self.print_button, self.audit_button, self.drill_button, self.restore_button):
            bar.add_button(button)
        return bar

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_overview(self, overview: BackupOverview) -> None:
        """The list, and what the newest proof is worth today."""
        self.table.set_rows(overview.lines)
        if overview.proven is None:
            self.proven.set(Sign.BAD, self.tr("还没有演练过的备份"))
            return
        day = overview.proven.made_at[:10]
        age = formats.days_ago(day, overview.today)
        words = self.tr("最近演练过的备份 %1(%2)").replace("%1", day).replace("%2", age)
        self.proven.set(_age_sign(day, overview.today), words)

    def show_automatic(self, chosen: AutoBackup) -> None:
        """When a backup is made by itself."""
        self.automatic.setCurrentIndex(self.automatic.findData(chosen))

    def show_places(self, drives: Sequence[Drive]) -> None:
        """This PC, the sticks plugged in, and any other folder; the chosen one stays chosen."""
        chosen = self.place.currentData()
        if self._drives != tuple(drives):
            self._drives = tuple(drives)
            self.table.set_rows(self.table.rows())
        self.place.clear()
        self.place.addItem(self.tr("到本机备份文件夹"), None)
        for drive in drives:
            words = self.tr("到U盘 %1(剩 %2)")
            self.place.addItem(
                words.replace("%1", drive.name).replace("%2", size_text(drive.free_bytes)), drive.folder
            )
        self.place.addItem(self.tr("到其他文件夹…"), _OTHER)
        self.place.setCurrentIndex(max(0, self.place.findData(chosen)))

    def show_trouble(self, text: str) -> None:
        """An error above the list."""
        self.bar.tell(text)

    def show_making(self, busy: bool) -> None:
        """The backup runs."""
        _set_busy(self.make_button, busy)

    def show_drilling(self, busy: bool) -> None:
        """The drill runs."""
        _set_busy(self.drill_button, busy)
        self._drilling = busy
        self._current_moved(self.table.current_row())

    def show_checking(self, busy: bool) -> None:
        """The chains are being recomputed."""
        _set_busy(self.audit_button, busy)

    def say_made(self, made: BackupMade) -> None:
        """Written and reopened; what is still to do."""
        self.table.select_key(str(made.folder))
        if made.case_left_out:
            words = self.tr("已备份公共资料“%1”,案卷库这次没有拷贝。请心理教师登录后再备份一次。")
        else:
            words = self.tr("已备份“%1”,写完后已重新打开核对。请再做一次演练,演练通过才算数。")
        words = words.replace("%1", made.folder.name)
        if made.attachments_left_out:
            more = self.tr("有 %1 份附件文件已损坏,没有拷贝。请到上传它们的页面重新上传。")
            words += more.replace("%1", str(made.attachments_left_out))
        whole = not made.case_left_out and not made.attachments_left_out
        self.bar.tell(words, Tone.DONE if whole else Tone.WARNING)

    def say_proven(self, report: DrillReport) -> None:
        """What was compared, row by row."""
        if report.rows_case is None:
            words = self.tr("演练通过:公共资料 %1 条逐项一致;案卷库您打不开,只核对了文件指纹。")
        else:
            words = self.tr("演练通过:公共资料 %1 条、案卷 %2 条逐项一致,临时文件已删除。")
        words = words.replace("%1", str(report.rows_core)).replace("%2", str(report.rows_case))
        if report.attachments:
            words += self.tr("附件 %1 份一致。").replace("%1", str(report.attachments))
        if report.attachments_missing:
            more = self.tr("有 %1 份附件只有登记,备份里没有文件。请到上传它们的页面重新上传,再备份一次。")
            words += more.replace("%1", str(report.attachments_missing))
        self.bar.tell(words, Tone.WARNING if report.attachments_missing else Tone.DONE)

    def say_audit(self, report: AuditReport) -> None:
        """Each chain with the number of its events, or where it stops fitting."""
        parts = [self._chain(self.tr("公共"), report.core)]
        if report.case is None:
            parts.append(self.tr("案卷链您打不开,没有核对"))
        else:
            parts.append(self._chain(self.tr("案卷"), report.case))
        words = self.tr("审计链:%1。").replace("%1", ";".join(parts))
        if not report.whole:
            words += self.tr("记录没有被删除。请停止使用并从备份比对,联系上级。")
        self.bar.tell(words, Tone.DONE if report.whole else Tone.ERROR)

    def _chain(self, name: str, chain: ChainReport) -> str:
        if chain.broken_at is None:
            return self.tr("%1 %2 条全部连得上").replace("%1", name).replace("%2", str(chain.events))
        words = self.tr("%1第%2条起校验不上")
        return words.replace("%1", name).replace("%2", str(chain.broken_at))

    def open_restore(self) -> None:
        """The panel of a restore."""
        self.bar.clear()
        self._fit(beside=True)  # first make room, or a small window would grow
        self.panel.setVisible(True)
        self._fit(beside=True)

    def close_panel(self) -> None:
        """Put the panel away, unless a restore runs or has ended."""
        if not self.panel.held:
            self.panel.forget()
            self.panel.setVisible(False)
            self._fit(beside=False)

    def _fit(self, beside: bool) -> None:
        """Beside the panel there is room for what a restore needs, on a narrow screen for nothing else."""
        room = not (beside and self.width() < px(_NARROW))
        for widget in (
            self._rule,
            self._refresh,
            self.automatic,
            self.place,
            self.audit_button,
            self.print_button,
        ):
            widget.setVisible(room)
        layout = self.layout()
        if layout is not None and beside:
            layout.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(beside=not self.panel.isHidden())
        super().resizeEvent(event)

    def ask_folder(self) -> str:
        """A folder of the person's choice; "" when they thought better of it."""
        return QFileDialog.getExistingDirectory(self, self.tr("备份到哪个文件夹"))

    # --- what the person does -----------------------------------------------------------------------------

    def _make(self) -> None:
        place = self.place.currentData()
        if place == _OTHER:
            chosen = self.ask_folder()
            if not chosen:
                return
            place = Path(chosen)
        self.backup_wanted.emit(place)

    def _drill(self) -> None:
        self._open(self.table.current_row())

    def _automatic(self, _index: int) -> None:
        self.automatic_chosen.emit(self.automatic.currentData())

    def _restore(self) -> None:
        row = self.table.current_row()
        if row is not None and not (self.panel.isVisible() and self.panel.held):
            self.restore_wanted.emit(row)

    def _open(self, row: object) -> None:
        if row is not None and not self._drilling:
            self.drill_wanted.emit(row)

    def _current_moved(self, row: object) -> None:
        self.drill_button.setEnabled(row is not None and not self._drilling)
        self.restore_button.setEnabled(row is not None and not self._drilling)


def _made(line: BackupLine) -> str:
    return line.made_at.replace("T", " ")[:16]


def size_text(size: int) -> str:
    """A size as people say it: ``812 KB``, ``42 MB``, ``3.1 GB``."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    if size < 1_000_000_000:
        return f"{round(size / 1_000_000)} MB"
    return f"{size / 1_000_000_000:.1f} GB"


def _age_sign(day: str, today: str) -> Sign:
    """√ up to 14 days, ! up to 30, then × (screens.md 1.4)."""
    age = (dt.date.fromisoformat(today) - dt.date.fromisoformat(day)).days
    return Sign.OK if age <= _FRESH_DAYS else Sign.DUE_SOON if age <= _STALE_DAYS else Sign.BAD


def _set_busy(button: BusyButton, busy: bool) -> None:
    if busy:
        button.start()
    elif button.busy:
        button.stop()
