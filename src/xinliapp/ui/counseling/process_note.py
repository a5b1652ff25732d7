"""过程笔记: a window of its own over the form or the note; its words go nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import process_notes
from xinliapp.services.process_notes import ProcessNote
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import px, set_margins


class ProcessNoteDialog(QDialog):
    """``save(text, closing)`` is called by 保存, and by :meth:`keep` for what was typed since."""

    def __init__(
        self, note: ProcessNote, save: Callable[[str, bool], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("process")
        self.setWindowTitle(self.tr("过程笔记"))
        self._save, self._kept = save, note.text
        self.editor = QPlainTextEdit(note.text)
        self.editor.setObjectName("process.text")
        self.editor.setTabChangesFocus(True)
        self.editor.setMinimumSize(px(560), px(280))
        words = self.tr(
            "只有您本人看得见:别人申请查看也看不到,不打印、不导出、不随档案转走。清空后保存,就彻底没有了。"
        )
        column = QVBoxLayout(self)
        set_margins(column, 16, 16, 16, 16, 12)
        column.addWidget(label(words, tone="text2", wrap=True))
        if note.lost:
            gone = self.tr("以前写的一份打不开了:密码经恢复单重设过,原来的钥匙已不在。保存会换成新写的。")
            column.addWidget(label(gone, wrap=True))
        self.field = Field(self.tr("过程笔记"), self.editor)
        column.addWidget(self.field, 1)
        cancel = outline(self.tr("不改了"), object_name="process.cancel")
        cancel.clicked.connect(self.reject)
        self.button = primary(self.tr("保存"), object_name="process.save")
        self.button.clicked.connect(self._go)
        column.addLayout(dialog_foot(cancel, self.button))

    def trouble(self, text: str) -> None:
        """What was refused; the words stay."""
        self.field.set_error(text)

    def keep(self) -> None:
        """What is typed and not saved yet; the window stays open."""
        if self.editor.toPlainText() != self._kept:
            self._kept = self.editor.toPlainText()
            self._save(self._kept, False)

    def _go(self) -> None:
        self._kept = self.editor.toPlainText()
        self._save(self._kept, True)


class ProcessNotes(QObject):
    """Opens the window for a session of one's own and saves what it says."""

    def __init__(self, parent: QWidget, session: Session, jobs: Jobs, trouble: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._over, self._session, self._jobs, self._said = parent, session, jobs, trouble
        self._dialog: ProcessNoteDialog | None = None
        self._seen = ""

    @Slot(str)
    def open(self, session_id: str) -> None:
        """过程笔记."""
        self._jobs.run(
            process_notes.load, self._session, session_id,
            done=partial(self._show, session_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def flush(self) -> None:
        """The page is left or the program locks: what is typed is kept sealed, where it belongs. A draft
        would lie open beside the others."""
        if self._dialog is not None:
            self._dialog.keep()

    def _show(self, session_id: str, note: ProcessNote) -> None:
        self._seen = mark_of(note)
        self._dialog = ProcessNoteDialog(note, partial(self._save, session_id), self._over)
        self._dialog.finished.connect(self._finished)
        self._dialog.open()

    def _save(self, session_id: str, text: str, closing: bool) -> None:
        self._jobs.run(
            partial(process_notes.save, seen=self._seen), self._session, session_id, text,
            done=partial(self._saved, closing), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _saved(self, closing: bool, note: ProcessNote) -> None:
        self._seen = mark_of(note)
        if closing and self._dialog is not None:
            self._dialog.accept()

    def _trouble(self, error: XinliError) -> None:
        if self._dialog is not None:
            self._dialog.trouble(sentence(error))
        else:
            self._said(sentence(error))

    @Slot(int)
    def _finished(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
