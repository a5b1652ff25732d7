"""The page 从备份恢复 in front of everything, for a PC that has nothing but a backup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xinliapp.ui.first_run.restore_presenter import Asked, FirstRestorePresenter, Found
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import Field, PassphraseEdit, combo, form_grid
from xinliapp.widgets.focus_ring import FocusRing
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, area, label
from xinliapp.widgets.style import set_margins

_WIDTH = 720


class FirstRestorePage(QWidget):
    """Implements ``FirstRestoreView``; ``done`` carries the vault's folder, ``back`` leads to the wizard."""

    done = Signal(object)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restore")
        self._presenter: FirstRestorePresenter | None = None
        self.bar = InlineBar("restore.bar")
        body = area("surface")
        outer = QHBoxLayout(body)
        set_margins(outer, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, 0)
        holder = QWidget()
        holder.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 12)
        words = self.tr(
            "选U盘或文件夹里的一份备份,恢复到这台电脑。备份本身不会改动。恢复案卷库需要两个人同意。"
        )
        column.addWidget(label(words, tone="text2", wrap=True))
        column.addWidget(self._fields())
        column.addStretch(1)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        for widget in (PageHeader(self.tr("从备份恢复")), self.bar):
            layout.addWidget(widget)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._foot())
        self._ring = FocusRing(self)
        self._witness()

    def _fields(self) -> QWidget:
        self.source, self.target = QLineEdit(), QLineEdit()
        self.source.setReadOnly(True)
        self.reviewer, self.reference = QLineEdit(), QLineEdit()
        for line, name in (
            (self.source, "source"),
            (self.target, "target"),
            (self.reviewer, "reviewer"),
            (self.reference, "reference"),
        ):
            line.setObjectName(f"restore.{name}")
            line.setMaxLength(1000 if line in (self.source, self.target) else 60)
        self.choose_button = outline(self.tr("选择"), object_name="restore.choose", icon="folder")
        self.choose_button.clicked.connect(self._choose)
        target_button = outline(self.tr("选择"), object_name="restore.chooseTarget", icon="folder")
        target_button.clicked.connect(self._choose_target)
        self.backup = combo([], "restore.backup")
        self.backup.currentIndexChanged.connect(self._picked)
        self.account, self.second = combo([], "restore.account"), combo([], "restore.second")
        self.account.currentIndexChanged.connect(self._people)
        self.second.currentIndexChanged.connect(self._witness)
        self.passphrase = PassphraseEdit("restore.passphrase")
        self.second_passphrase = PassphraseEdit("restore.secondPassphrase")
        self._people_fields = [Field(self.tr("第二人的口令"), self.second_passphrase, required=True)]
        self._paper_fields = [
            Field(self.tr("审核人姓名"), self.reviewer, required=True),
            Field(self.tr("纸质签字的编号"), self.reference, required=True),
        ]
        hint = self.tr("放在本机硬盘上,请选空文件夹。")
        rows = [
            [Field(self.tr("备份所在的文件夹"), _beside(self.source, self.choose_button), required=True)],
            [Field(self.tr("哪一份备份"), self.backup, required=True)],
            [Field(self.tr("恢复到"), _beside(self.target, target_button), required=True, hint=hint)],
            [
                Field(self.tr("您的账户"), self.account, required=True),
                Field(self.tr("您的口令"), self.passphrase, required=True),
            ],
            [Field(self.tr("第二人"), self.second, required=True), *self._people_fields],
            [*self._paper_fields],
        ]
        return form_grid(rows)

    def _foot(self) -> QWidget:
        foot = ActionBar()
        self.back_button = outline(
            self.tr("返回首次设置"), object_name="restore.back", shortcut="Esc", hint="Esc"
        )
        self.back_button.clicked.connect(self.back)
        self.go_button = BusyButton(self.tr("恢复"), Kind.PRIMARY, object_name="restore.go")
        self.go_button.setShortcut("Ctrl+Return")
        self.go_button.clicked.connect(self._go)
        foot.add_button(self.back_button)
        foot.add_button(self.go_button)
        return foot

    def attach(self, presenter: FirstRestorePresenter) -> None:
        """Wires the presenter and lets it fill the page."""
        self._presenter = presenter
        presenter.start()
        self.choose_button.setFocus()

    # FirstRestoreView

    def show_target(self, folder: str) -> None:
        self.target.setText(folder)

    def show_found(self, found: Sequence[Found]) -> None:
        self.bar.clear()
        self.backup.clear()
        for each in found:
            words = self.tr("%1 的备份(%2)").replace("%1", each.made_at[:16].replace("T", " "))
            self.backup.addItem(words.replace("%2", each.unit_code), each)
        self.backup.setCurrentIndex(0)

    def show_error(self, text: str) -> None:
        self.bar.tell(text)

    def set_busy(self, busy: bool) -> None:
        self.back_button.setEnabled(not busy)
        if busy:
            self.bar.clear()
            self.go_button.start()
        elif self.go_button.busy:
            self.go_button.stop()

    def forget(self) -> None:
        self.passphrase.clear()
        self.second_passphrase.clear()

    def restored(self, vault: Path) -> None:
        self.done.emit(vault)

    # Inside

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("备份所在的文件夹"), self.source.text())
        if chosen and self._presenter is not None:
            self.source.setText(chosen)
            self.backup.clear()
            self._presenter.look(Path(chosen))

    def _choose_target(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("恢复到哪个文件夹"), self.target.text())
        if chosen:
            self.target.setText(chosen)

    def _picked(self) -> None:
        found = self.backup.currentData()
        self.account.clear()
        for name in found.accounts if isinstance(found, Found) else ():
            self.account.addItem(name, name)

    def _people(self) -> None:
        found = self.backup.currentData()
        self.second.clear()
        for name in found.accounts if isinstance(found, Found) else ():
            if name != self.account.currentData():
                self.second.addItem(name, name)
        self.second.addItem(self.tr("没有第二人,用纸质签字"), "")

    def _witness(self) -> None:
        paper = self.second.count() > 0 and self.second.currentData() == ""
        for field in self._people_fields:
            field.setVisible(not paper)
        for field in self._paper_fields:
            field.setVisible(paper)

    def _go(self) -> None:
        if self._presenter is None:
            return
        found = self.backup.currentData()
        asked = Asked(
            self.target.text(),
            str(self.account.currentData() or ""),
            self.passphrase.text(),
            str(self.second.currentData() or ""),
            self.second_passphrase.text(),
            self.reviewer.text(),
            self.reference.text(),
        )
        self._presenter.restore(found.folder if isinstance(found, Found) else None, asked)


def _beside(line: QLineEdit, button: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, 0, 0, 0, 0, tk.GAP)
    row.addWidget(line, 1)
    row.addWidget(button)
    holder.setFocusProxy(line)
    return holder
