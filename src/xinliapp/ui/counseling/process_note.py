"""过程笔记: a window of its own over the form or the note; its words go nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

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
from xinliapp.widgets.style import px, set_margins


class ProcessNoteDialog(QDialog):
    """``save(text)`` is called by 保存; the dialog closes once :meth:`saved` is."""

    def __init__(self, note: ProcessNote, save: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("process")
        self.setWindowTitle(self.tr("过程笔记"))
        self._save = save
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
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = outline(self.tr("不改了"), object_name="process.cancel")
        cancel.clicked.connect(self.reject)
        self.button = primary(self.tr("保存"), object_name="process.save")
        self.button.clicked.connect(self._go)
        for button in (cancel, self.button):
            row.addWidget(button)
        column.addLayout(row)

    def trouble(self, text: str) -> None:
        """What was refused; the words stay."""
        self.field.set_error(text)

    def _go(self) -> None:
        self._save(self.editor.toPlainText())


class ProcessNotes(QObject):
    """Opens the window for a session of one's own and saves what it says."""

    def __init__(
        self, parent: QWidget, session: Session, jobs: Jobs, trouble: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._over, self._session, self._jobs, self._said = parent, session, jobs, trouble
        self._dialog: ProcessNoteDialog | None = None

    def open(self, session_id: str) -> None:
        """过程笔记."""
        self._jobs.run(
            process_notes.load, self._session, session_id,
            done=partial(self._show, session_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def close(self) -> None:
        """The page is left or the program locks: what was typed and not saved is dropped with the window."""
        if self._dialog is not None:
            self._dialog.reject()

    def _show(self, session_id: str, note: ProcessNote) -> None:
        self._dialog = ProcessNoteDialog(
            note, partial(self._save, session_id, mark_of(note)), self._over
        )
        self._dialog.finished.connect(self._finished)
        self._dialog.open()

    def _save(self, session_id: str, seen: str, text: str) -> None:
        self._jobs.run(
            partial(process_notes.save, seen=seen), self._session, session_id, text,
            done=self._saved, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _saved(self, _changes: object) -> None:
        if self._dialog is not None:
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
