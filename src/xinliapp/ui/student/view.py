"""The widgets of the student page (screens.md S07, thin)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.errors import XinliError
from xinliapp.services.dossier import CasePart, Dossier
from xinliapp.ui.student.forms import FormBody, FormKind, Trouble
from xinliapp.ui.student.identity import Identity
from xinliapp.ui.student.overview import Overview
from xinliapp.ui.student.panel import RecordPanel
from xinliapp.ui.student.timeline import Line, Timeline, with_bands
from xinliapp.ui.student.wording import Wording, grade_chip_label
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.page import EmptyState, InlineBar, Tone, area, label, rule
from xinliapp.widgets.style import fix_height, px, set_margins
from xinliapp.widgets.tokens import Role

_LEFT_WIDE, _LEFT_NARROW, _NARROW = 456, 412, 1100
_DETAIL_LINES, _DETAIL_LINES_LOW, _LOW = 6, 3, 560


class StudentView(QWidget):
    """Identity, overview or a form at the left, the timeline at the right."""

    form_wanted = Signal(object)
    older_wanted = Signal()
    roster_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student")
        self._wording = Wording()
        self.identity = Identity()
        self.identity.form_wanted.connect(self.form_wanted)
        self.identity.roster_wanted.connect(self.roster_wanted)
        self.bar = InlineBar("student.bar")
        self.overview = Overview()
        self.overview.form_wanted.connect(self.form_wanted)
        self.panel = RecordPanel()
        self._pages = QStackedWidget()
        self._nobody = EmptyState(
            self.tr("还没有选学生。按 Ctrl+K 输入姓名首字母,或从学生名单里打开。"), self._to_list()
        )
        self._pages.addWidget(self._nobody)
        self._pages.addWidget(self._body())
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.identity, self.bar):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)
        self.show_nobody()

    # --- what the presenter calls ---

    def show_nobody(self) -> None:
        """No student yet, or the next one is being read."""
        self.identity.clear()
        self._pages.setCurrentIndex(0)
        self.timeline.set_rows(())
        self._hide_detail()

    def show_dossier(self, dossier: Dossier, masked: bool) -> None:
        """Everything of one reading; who lacks the case key gets the roster part and one sentence."""
        self.bar.clear()
        self._pages.setCurrentIndex(1)
        self.identity.show_dossier(dossier, masked)
        self.overview.show_dossier(dossier, masked)
        case = dossier.case
        self._right.setCurrentIndex(0 if case is not None else 1)
        if case is None:
            return
        self._show_timeline(dossier, case)
        self.panel.set_grades(
            [grade_chip_label(place, word) for place, word in enumerate(dossier.grade_words)]
        )

    def show_trouble(self, text: str) -> None:
        """An error, pushed in below the name."""
        self.bar.tell(text)

    def show_form(self, kind: FormKind, body: FormBody, offer_draft: str) -> None:
        """A form in place of the overview; ``offer_draft`` is when an unfinished one was kept."""
        self.panel.show_form(kind, body)
        self._left.setCurrentIndex(1)
        self.identity.set_busy(True)
        if offer_draft:
            words = self.tr("有一份%1没写完的内容。").replace("%1", offer_draft)
            self.panel.bar.tell(words, Tone.INFO, self.tr("接着写"))

    def show_field_troubles(self, wrong: Mapping[str, Trouble]) -> None:
        """What is missing or unreadable, at its field."""
        words = {Trouble.EMPTY: self.tr("还没有填"), Trouble.NO_DAY: self.tr("请写成 2026-11-23")}
        self.panel.show_troubles({key: words[trouble] for key, trouble in wrong.items()})

    def show_form_trouble(self, text: str, field: str | None, error: XinliError) -> None:
        """What the service refused: the word at the field if it names one, the sentence above the form."""
        if field is not None and field in self.panel.fields:
            self.panel.show_troubles({field: str(error.params.get("why", "")) or self.tr("还没有填")})
        self.panel.bar.tell(text)

    def show_saving(self, busy: bool) -> None:
        """The form's buttons while the service works."""
        self.panel.set_busy(busy)

    def unsaved_body(self) -> FormBody | None:
        """What was typed since the last draft, or None."""
        return self.panel.body() if self._left.currentIndex() == 1 and self.panel.pending() else None

    def hide_form(self) -> None:
        """Back to the overview."""
        self._left.setCurrentIndex(0)
        self.identity.set_busy(False)

    def saved_words(self, kind: FormKind) -> str:
        """What the toast says after a form was stored."""
        return {
            FormKind.TALK: self.tr("谈心已记下"),
            FormKind.GRADE: self.tr("等级已记下"),
            FormKind.GROUP: self.tr("关爱小组已保存"),
            FormKind.PLAN: self.tr("方案已保存"),
            FormKind.CLOSE: self.tr("方案已结束"),
        }[kind]

    # --- parts ---

    def _to_list(self) -> Button:
        button = outline(self.tr("学生名单"), object_name="student.to_list", icon="student")
        button.clicked.connect(self.roster_wanted)
        return button

    def _body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        set_margins(row, 0, 0, 0, 0, 0)
        self._left = QStackedWidget()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.overview)
        self._left.addWidget(scroll)
        self._left.addWidget(self.panel)
        self._right = QStackedWidget()
        self._right.addWidget(self._history())
        self._right.addWidget(EmptyState(self.tr("个人辅导内容不在本账户可见范围内。")))
        row.addWidget(self._left)
        row.addWidget(rule(vertical=True))
        row.addWidget(self._right, 1)
        return body

    def _history(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        head = area("surface")
        fix_height(head, tk.COLUMN_HEADER)
        row = QHBoxLayout(head)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        row.addWidget(label(self.tr("时间线"), Role.SECTION))
        row.addWidget(label(self.tr("本学年+上学年"), Role.CAPTION, "text2"))
        row.addStretch(1)
        self.timeline = Timeline("student.timeline")
        self.timeline.picked.connect(self._show_detail)
        self._empty = EmptyState(self.tr("档案已建,还没有记录。第一次谈心或测评后会出现在这里。"))
        self._lists = QStackedWidget()
        self._lists.addWidget(self.timeline)
        self._lists.addWidget(self._empty)
        column.addWidget(head)
        column.addWidget(rule())
        column.addWidget(self._lists, 1)
        column.addWidget(self._detail())
        column.addWidget(self._folded())
        return holder

    def _detail(self) -> QWidget:
        self.detail = area("bg")
        column = QVBoxLayout(self.detail)
        set_margins(column, tk.MARGIN, 8, tk.MARGIN, 8, 4)
        self._detail_title = label("", Role.STRONG, wrap=True)
        self._detail_text = QPlainTextEdit()
        self._detail_text.setObjectName("student.detail")
        self._detail_text.setReadOnly(True)
        self._detail_text.setTabChangesFocus(True)
        column.addWidget(self._detail_title)
        column.addWidget(self._detail_text)
        self.detail.setVisible(False)
        return self.detail

    def _folded(self) -> QWidget:
        self._older = area("surface")
        fix_height(self._older, tk.ACTION_BAR)
        row = QHBoxLayout(self._older)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        self._older_words = label("", Role.STRONG)
        unfold = outline(self.tr("展开(会登记)"), object_name="student.older")
        unfold.clicked.connect(self.older_wanted)
        row.addWidget(self._older_words)
        row.addWidget(label(self.tr("已折叠"), tone="text2"))
        row.addStretch(1)
        row.addWidget(unfold)
        self._older.setVisible(False)
        return self._older

    def _show_timeline(self, dossier: Dossier, case: CasePart) -> None:
        lines = [self._wording.line(entry, dossier.grade_words) for entry in case.timeline]
        kept = self.timeline.current_line()
        self.timeline.set_rows(with_bands(lines, self.tr("%1年%2月")))
        if kept is None or kept.key not in {line.key for line in lines}:
            self._hide_detail()
        self._lists.setCurrentIndex(0 if lines else 1)
        self._older_words.setText(self.tr("更早 %1 条").replace("%1", str(case.older)))
        self._older.setVisible(case.older > 0)

    def _show_detail(self, line: Line) -> None:
        labels = [words for _, words in line.grades]
        title = " · ".join(filter(None, (line.day, line.kind, " → ".join(labels), line.words, line.who)))
        self._detail_title.setText(title)
        self._detail_text.setPlainText(line.detail or self.tr("没有写文字记录。"))
        self.detail.setVisible(True)

    def _hide_detail(self) -> None:
        self.detail.setVisible(False)
        self._detail_text.clear()

    def _escape(self) -> None:
        if self._left.currentIndex() == 1:
            self.panel.closed.emit()
        else:
            self._hide_detail()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(px(_LEFT_NARROW if self.width() < px(_NARROW) else _LEFT_WIDE))
        lines = _DETAIL_LINES_LOW if self.height() < px(_LOW) else _DETAIL_LINES
        self._detail_text.setFixedHeight(px(20) * lines + 12)
