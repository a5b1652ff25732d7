"""Step 3 of a round with a scale: a vendor's file, or sheets keyed in one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.ui.screening.facts import RoundPage, RoundPaper
from xinliapp.ui.screening.words import counts_words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.page import ActionBar, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class ImportPane(QWidget):
    """Drop the file here; the wizard goes on from it."""

    file_chosen = Signal(str)
    undo_wanted = Signal()
    typing_wanted = Signal()
    print_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = label("", Role.STRONG)
        self.counts.setObjectName("round.counts")
        self.drop = DropZone(
            self.tr("把测评结果的 xlsx 拖到这里:外部平台的成绩,或每题的答案。"), (), object_name="round.drop"
        )
        self.drop.dropped.connect(self._taken)
        self.hint = label(
            self.tr(
                "没有监护人同意的行会跳过、只计数,不保存。分数只是提示,不是结论;题目的文字一个都不收,也不保存。"
            ),
            Role.CAPTION, "muted", wrap=True,
        )  # fmt: skip
        self.last = label("", tone="text2")
        self.last.setObjectName("round.imported")
        self.undo = outline(self.tr("撤销这次导入"), object_name="round.import_undo", icon="undo")
        self.undo.clicked.connect(self.undo_wanted)
        undo = QHBoxLayout()
        set_margins(undo, 0, 0, 0, 0, tk.GAP)
        undo.addWidget(self.last)
        undo.addWidget(self.undo)
        undo.addStretch(1)
        body = QVBoxLayout()
        set_margins(body, tk.MARGIN, 12, tk.MARGIN, 12, 12)
        for widget in (self.counts, self.drop, self.hint):
            body.addWidget(widget, 1 if widget is self.drop else 0)
        body.addLayout(undo)
        foot = ActionBar()
        self.sheets = outline(self.tr("印答题纸"), object_name="round.answer_sheets", icon="print")
        self.sheets.clicked.connect(self._print)
        self.type = primary(self.tr("逐份键入答案"), object_name="round.type")
        self.type.clicked.connect(self.typing_wanted)
        foot.add_button(self.sheets)
        foot.add_button(self.type)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addLayout(body, 1)
        column.addWidget(foot)

    def show_round(self, page: RoundPage) -> None:
        """What came in so far, and the import that can be taken back."""
        self.counts.setText(counts_words(page.tally))
        self.drop.setEnabled(not page.closed)
        known = page.scale is not None
        self.sheets.setVisible(known)
        self.type.setVisible(known)
        self.type.setEnabled(not page.closed)
        words = self.tr("%1 导入的成绩还可以整批撤销。").replace("%1", page.imported)
        self.last.setText(words if page.imported else "")
        self.undo.setVisible(bool(page.imported) and not page.closed)

    def _taken(self, paths: Sequence[str]) -> None:
        self.file_chosen.emit(paths[0])

    def _print(self) -> None:
        self.print_wanted.emit(RoundPaper.ANSWER_SHEETS.value)
