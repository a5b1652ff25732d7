"""The preview of a paper as it will lie in the tray, and the two ways on: the printer, or a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.fields import combo
from xinliapp.widgets.page import ActionBar, InlineBar, Tone, area, label
from xinliapp.widgets.saving import ask_save
from xinliapp.widgets.style import color, fix_width, set_margins
from xinliapp.widgets.tokens import Role

_MOST_COPIES = 99
_GAP = 12


@dataclass(frozen=True, slots=True)
class PaperTools:
    """What the dialog cannot do itself. ``image``, ``send`` and ``save`` run in a worker thread.

    ``sizes(data)``: width and height of each page; ``image(data, page, width)``: that page, ``width`` pixels
    wide; ``printers()``: names, the usual one first, none that makes a file; ``send(data, printer, copies)``
    prints and returns the printer's name ("" is the usual one); ``save(path, data)`` returns the file's.
    """

    sizes: Callable[[bytes], Sequence[tuple[float, float]]]
    image: Callable[[bytes, int, int], QImage]
    printers: Callable[[], Sequence[str]]
    send: Callable[[bytes, str, int], str]
    save: Callable[[Path, bytes], str]


@dataclass(frozen=True, slots=True)
class _Drawn:
    page: int
    width: int
    image: QImage


def _draw(image: Callable[[bytes, int, int], QImage], data: bytes, page: int, width: int) -> _Drawn:
    return _Drawn(page, width, image(data, page, width))


class Sheet(QWidget):
    """One page; white until its image is there. Paper stays white in the dark theme too."""

    def __init__(self, size: tuple[float, float], name: str) -> None:
        super().__init__()
        self._ratio = size[1] / size[0]
        self.image: QImage | None = None
        self.drawn = 0  # pixels; 0 = not
        self.setAccessibleName(name)

    def fit(self, width: int) -> None:
        """As wide as this, as high as the paper asks."""
        self.setFixedSize(width, round(width * self._ratio))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tk.LIGHT.surface))
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.image)
        painter.setPen(QPen(color("rule"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PageView(QScrollArea):
    """Pages one below the other, as wide as the view. ``moved``: other pages came near; see :meth:`lacking`.

    What is farther away than a view before or after is let go.
    """

    moved = Signal()

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        super().__init__()
        self.setObjectName("paper.pages")
        self.setAccessibleName(self.tr("打印预览"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: its coming and going would change the width, so the pages, so itself.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.sheets = sheets
        self._holder = area("alt")
        self._column = QVBoxLayout(self._holder)
        set_margins(self._column, _GAP, _GAP, _GAP, _GAP, _GAP)
        for sheet in sheets:
            self._column.addWidget(sheet)
        self._column.addStretch(1)
        self.setWidget(self._holder)
        self.verticalScrollBar().valueChanged.connect(self.look)

    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 for a paper without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(1, sum(sheet.y() <= middle for sheet in self.sheets)) if self.sheets else 0

    def to_first(self) -> None:
        """Home."""
        self.verticalScrollBar().setValue(0)

    def to_last(self) -> None:
        """End."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every page as wide as the view; where the person was stays in sight."""
        super().resizeEvent(event)
        bar, view = self.verticalScrollBar(), self.viewport()
        before = bar.value() / max(1, bar.maximum())
        for sheet in self.sheets:
            sheet.fit(max(1, view.width() - 2 * _GAP))
        self._column.invalidate()
        self._holder.resize(view.width(), max(view.height(), self._column.sizeHint().height()))
        self._column.activate()
        bar.setValue(round(before * bar.maximum()))
        self.look()

    def look(self, _value: int = 0) -> None:
        """Let go of the pages far from the view, and say that the others may be drawn."""
        for sheet in self.sheets:
            if not self._near(sheet):
                sheet.image, sheet.drawn = None, 0
        self.moved.emit()

    def lacking(self) -> tuple[int, int] | None:
        """The page (from 0) to draw next and its width in pixels: first what is seen, then its neighbours."""
        wanted = [
            number
            for number, sheet in enumerate(self.sheets)
            if self._near(sheet) and sheet.drawn != self._pixels(sheet)
        ]
        here = self.page() - 1
        nearest = min(wanted, key=lambda number: abs(number - here), default=None)
        return None if nearest is None else (nearest, self._pixels(self.sheets[nearest]))

    def show_page(self, number: int, width: int, image: QImage) -> None:
        """A page was drawn ``width`` pixels wide; one that is out of sight by now is not kept."""
        sheet = self.sheets[number]
        if self._near(sheet):
            sheet.image, sheet.drawn = image, width
            sheet.update()

    def _near(self, sheet: Sheet) -> bool:
        view = self.viewport().height()
        near = QRect(0, self.verticalScrollBar().value() - view, 1, 3 * view)
        return near.intersects(QRect(0, sheet.y(), 1, sheet.height()))

    def _pixels(self, sheet: Sheet) -> int:
        return round(sheet.width() * self.devicePixelRatioF())


class PaperDialog(QDialog):
    """Shows ``paper`` page by page at the width of the dialog. Nothing of it is written but by 另存为.

    Open it with ``open()``: nothing waits for its end, so a lock is never held up.
    """

    def __init__(self, paper: Paper, tools: PaperTools, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setWindowTitle(self.tr("校园工作台"))
        self._paper, self._tools, self._jobs = paper, tools, jobs
        self._drawing = False
        sheets = [
            Sheet(size, self.tr("第 %1 页").replace("%1", str(number)))
            for number, size in enumerate(tools.sizes(paper.data), start=1)
        ]
        self.view = PageView(sheets)
        self.view.moved.connect(self._moved)
        self.bar = InlineBar("paper.bar")
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head())
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot())
        self._shortcuts()
        self.setMaximumSize(*tk.MAX_DIALOG)
        self.resize(*tk.MAX_DIALOG)
        self.view.setFocus()

    # --- parts ---

    def _head(self) -> QWidget:
        head = area("bg")
        row = QHBoxLayout(head)
        set_margins(row, tk.MARGIN, tk.GAP, tk.MARGIN, tk.GAP, tk.GAP)
        title = ElidedLabel(Path(self._paper.file_name).stem, Role.SECTION)
        self.count = label("", tone="text2")
        self.count.setObjectName("paper.count")
        row.addWidget(title, 1)
        row.addWidget(self.count)
        return head

    def _foot(self) -> QWidget:
        foot = ActionBar()
        names = tuple(self._tools.printers())
        self.printer = combo([(name, name) for name in names], "paper.printer")
        self.printer.setAccessibleName(self.tr("打印机"))
        fix_width(self.printer, 240)
        self.printer.setVisible(bool(names))
        self.copies = QSpinBox()
        self.copies.setObjectName("paper.copies")
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setSuffix(self.tr(" 份"))
        self.copies.setAccessibleName(self.tr("份数"))
        foot.add_fact(self.printer if names else label(self.tr("没有找到打印机"), tone="text2"))
        if names:
            foot.add_fact(self.copies)
        close = outline(self.tr("关闭"), object_name="paper.close", hint="Esc")
        close.clicked.connect(self.reject)
        self.save_button = BusyButton(self.tr("另存为 PDF"), Kind.OUTLINE, object_name="paper.save")
        self.save_button.setShortcut("Ctrl+S")
        self.save_button.clicked.connect(self._save)
        self.print_button = BusyButton(self.tr("打印"), Kind.PRIMARY, object_name="paper.print", icon="print")
        self.print_button.setShortcut("Ctrl+Return")
        self.print_button.clicked.connect(self._print)
        for button in (close, self.save_button, self.print_button):
            button.setAutoDefault(False)  # Enter alone must not put names on paper
            foot.add_button(button)
        return foot

    def _shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+P", self.print_button.click),
            ("Home", self.view.to_first),
            ("End", self.view.to_last),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # --- pages ---

    def _moved(self) -> None:
        words = self.tr("第 %1 页,共 %2 页").replace("%1", str(self.view.page()))
        self.count.setText(words.replace("%2", str(len(self.view.sheets))))
        self._draw_next()

    def _draw_next(self) -> None:
        """One page at a time: whoever scrolls through a long paper waits for no page that went by."""
        lacking = None if self._drawing else self.view.lacking()
        if lacking is not None:
            self._drawing = True
            self._jobs.run(
                _draw, self._tools.image, self._paper.data, *lacking,
                done=self._drawn, failed=self._not_drawn, owner=self, lane="work",
            )  # fmt: skip

    def _drawn(self, drawn: _Drawn) -> None:
        self._drawing = False
        self.view.show_page(drawn.page, drawn.width, drawn.image)
        self._draw_next()

    def _not_drawn(self, error: XinliError) -> None:
        # ``_drawing`` stays: a page that cannot be drawn would be tried again and again.
        self._trouble(error)

    # --- out ---

    def _print(self) -> None:
        self.print_button.start()
        self._jobs.run(
            self._tools.send, self._paper.data, self.printer.currentData() or "", self.copies.value(),
            done=self._printed, failed=self._not_printed, owner=self, lane="work",
        )  # fmt: skip

    def _printed(self, printer: str) -> None:
        self.print_button.stop()
        self.bar.tell(self.tr("已送到打印机“%1”。").replace("%1", printer), Tone.DONE)

    def _not_printed(self, error: XinliError) -> None:
        self.print_button.stop()
        self._trouble(error)

    def _save(self) -> None:
        target = ask_save(self, self.tr("另存为 PDF"), self._paper.file_name)
        if target is None:
            return
        self.save_button.start()
        self._jobs.run(
            self._tools.save, target, self._paper.data,
            done=self._saved, failed=self._not_saved, owner=self, lane="work",
        )  # fmt: skip

    def _saved(self, name: str) -> None:
        self.save_button.stop()
        words = self.tr("已存为“%1”。").replace("%1", name)
        if self._paper.names:
            words += self.tr("里面有学生姓名,用完请收好或删除。")
        self.bar.tell(words, Tone.DONE)

    def _not_saved(self, error: XinliError) -> None:
        self.save_button.stop()
        self._trouble(error)

    def _trouble(self, error: XinliError) -> None:
        self.bar.tell(sentence(error))
