"""How the window previews, prints and saves what its screens hand over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.system import printing
from xinliapp.system.files import write_file
from xinliapp.widgets.paper_dialog import PaperDialog, PaperTools
from xinliapp.widgets.saving import ask_save


def _send(data: bytes, printer: str, copies: int) -> str:
    return printing.print_pdf(data, copies=copies, printer_name=printer or None)


TOOLS = PaperTools(printing.page_sizes, printing.render_page, printing.paper_printers, _send, write_file)


class Papers(QObject):
    """``Host.show_paper`` and ``Host.save_file`` over ``window``; ``say`` tells that a file was saved."""

    def __init__(
        self, window: QWidget, jobs: Jobs, say: Callable[[str], None], tools: PaperTools = TOOLS
    ) -> None:
        super().__init__(window)
        self._window, self._jobs, self._say, self._tools = window, jobs, say, tools

    def show_paper(self, paper: Paper) -> None:
        """The preview, over the window."""
        dialog = PaperDialog(paper, self._tools, self._jobs, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save(
        self, file: Paper, failed: Callable[[XinliError], None], done: Callable[[str], None] | None
    ) -> None:
        """Ask where, write there."""
        target = ask_save(self._window, self.tr("存到"), file.file_name)
        if target is not None:
            self._jobs.run(
                self._tools.save, target, file.data,
                done=done or self._saved, failed=failed, owner=self, lane="work",
            )  # fmt: skip

    def _saved(self, name: str) -> None:
        self._say(self.tr("已存为“%1”。").replace("%1", name))
