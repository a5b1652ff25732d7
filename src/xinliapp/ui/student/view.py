"""The widgets of the student page (screens.md S07)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.dossier import Reading
from xinliapp.domain.errors import XinliError
from xinliapp.i18n import formats
from xinliapp.services.dossier import Dossier
from xinliapp.ui.student.facts import Tab
from xinliapp.ui.student.file_panel import FilePanel
from xinliapp.ui.student.forms import FormBody, FormKind, Trouble
from xinliapp.ui.student.history import History
from xinliapp.ui.student.identity import Identity
from xinliapp.ui.student.overview import Overview
from xinliapp.ui.student.panel import RecordPanel
from xinliapp.ui.student.paper_asking import PaperAsking
from xinliapp.ui.student.papers_panel import PapersPanel
from xinliapp.ui.student.plan_panel import PlanPanel
from xinliapp.ui.student.referral_panel import ReferralPanel
from xinliapp.ui.student.scores_panel import ScoresPanel
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.page import EmptyState, InlineBar, Tone, rule
from xinliapp.widgets.section_tabs import SectionTabs
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.table import Column, DataTable

_LEFT_WIDE, _LEFT_NARROW, _NARROW = 456, 412, 1100
_DETAIL_LINES, _DETAIL_LINES_LOW, _LOW = 6, 3, 560
_LEFT = {Tab.OVERVIEW: 0, Tab.PLAN: 1, Tab.FILE: 2, Tab.PAPERS: 3, Tab.SCORES: 4, Tab.REFERRAL: 5}


class StudentView(QWidget):
    """Identity, tabs; overview, plan or a form at the left, the timeline at the right."""

    form_wanted = Signal(object, object)
    roster_wanted = Signal()
    tab_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student")
        self.identity = Identity()
        self.identity.talk_wanted.connect(self._talk)
        self.identity.consents_wanted.connect(self._to_papers)
        self.identity.roster_wanted.connect(self.roster_wanted)
        self.bar = InlineBar("student.bar")
        self.overview = Overview()
        self.overview.talk_wanted.connect(self._talk)
        self.overview.fact_wanted.connect(self._fact)
        self.plan = PlanPanel()
        self.file = FilePanel()
        self.file.form_wanted.connect(self.form_wanted)
        self.papers = PapersPanel()
        self.scores = ScoresPanel()
        self.referral = ReferralPanel()
        self.asking = PaperAsking(self)
        self.history = History()
        self.timeline, self.detail = self.history.timeline, self.history.detail
        self.panel = RecordPanel()
        self.tabs = SectionTabs(self._tab_words(), "student.tab")
        self.tabs.chosen.connect(self._choose)
        self._pages = QStackedWidget()
        self._nobody = EmptyState(
            self.tr("还没有选学生。按 Ctrl+K 输入姓名首字母,或从学生名单里打开。"), self._to_list()
        )
        self._pages.addWidget(self._nobody)
        self._pages.addWidget(self._body())
        self._pages.addWidget(self._readings())
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.identity, self.tabs, self.bar):
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
        self.tabs.setVisible(False)
        self.history.clear()
        self.readings.set_rows(())

    def show_dossier(self, dossier: Dossier, masked: bool, offered: frozenset[str]) -> None:
        """Everything of one reading; who lacks the case key gets the roster part and one sentence."""
        self.bar.clear()
        self.identity.show_dossier(dossier, masked, offered)
        self.overview.show_dossier(dossier, masked, offered)
        case = dossier.case
        self._right.setCurrentIndex(0 if case is not None else 1)
        self.tabs.setVisible(case is not None)
        if case is None:
            self.tabs.set_current(Tab.OVERVIEW.value)
            self._show_tab(Tab.OVERVIEW)
            return
        self.history.show_case(dossier, case, offered)
        self.plan.show_case(case, dossier.today, offered, masked)
        self.file.show_case(case)
        self.papers.show_case(case, masked)
        self.scores.show_case(case)
        self.referral.show_case(case, dossier.today, offered)
        self._show_tab(Tab(self.tabs.current))

    def show_readings(self, rows: tuple[Reading, ...]) -> None:
        """Who opened or printed this page."""
        self.readings.set_rows(rows)

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in below the name."""
        self.bar.tell(text)

    def show_form(self, kind: FormKind, body: FormBody, offer_draft: str) -> None:
        """A form in place of the overview; ``offer_draft`` is when an unfinished one was kept."""
        if Tab(self.tabs.current) not in _LEFT:
            self.tabs.set_current(Tab.OVERVIEW.value)
            self._choose(Tab.OVERVIEW.value)
        self.panel.show_form(kind, body)
        self._left.setCurrentWidget(self.panel)
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
        return self.panel.body() if self._form_open() and self.panel.pending() else None

    def hide_form(self) -> None:
        """Back to the overview."""
        self._left.setCurrentIndex(_LEFT.get(Tab(self.tabs.current), 0))
        self.identity.set_busy(False)

    def saved_words(self, kind: FormKind) -> str:
        """What the toast says after a form was stored."""
        return self.tr("谈心已记下") if kind is FormKind.TALK else self.tr("已记入档案")

    def done_words(self) -> str:
        """What the toast says after a measure was ticked."""
        return self.tr("已记一次")

    def dropped_words(self) -> str:
        """What the toast says after an event was taken back."""
        return self.tr("已撤回")

    # --- parts ---

    def _tab_words(self) -> list[tuple[str, str]]:
        return [
            (Tab.OVERVIEW.value, self.tr("总览")),
            (Tab.TIMELINE.value, self.tr("时间线")),
            (Tab.SCORES.value, self.tr("测评")),
            (Tab.COUNSELING.value, self.tr("辅导与谈心")),
            (Tab.PLAN.value, self.tr("方案与小组")),
            (Tab.REFERRAL.value, self.tr("转介复学")),
            (Tab.HOME.value, self.tr("家校")),
            (Tab.FILE.value, self.tr("基本与家庭")),
            (Tab.PAPERS.value, self.tr("附件")),
            (Tab.READINGS.value, self.tr("查阅记录")),
        ]

    def _to_list(self) -> Button:
        button = outline(self.tr("学生名单"), object_name="student.to_list", icon="student")
        button.clicked.connect(self.roster_wanted)
        return button

    def _body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        set_margins(row, 0, 0, 0, 0, 0)
        self._left = QStackedWidget()
        for column in (self.overview, self.plan, self.file, self.papers, self.scores, self.referral):
            self._left.addWidget(_scrolled(column))
        self._left.addWidget(self.panel)
        self._right = QStackedWidget()
        self._right.addWidget(self.history)
        self._right.addWidget(EmptyState(self.tr("个人辅导内容不在本账户可见范围内。")))
        self._between = rule(vertical=True)
        row.addWidget(self._left)
        row.addWidget(self._between)
        row.addWidget(self._right, 1)
        return body

    def _readings(self) -> QWidget:
        verbs = {
            "dossier.open": self.tr("打开档案"),
            "dossier.older": self.tr("展开更早的记录"),
            "dossier.print": self.tr("打印"),
            "note.unseal": self.tr("打开封存的辅导记录"),
            "student_paper.unseal": self.tr("打开外来材料"),
        }
        self.readings = DataTable(
            (
                Column("at", self.tr("时间"), lambda r: r.at.replace("T", " ")[:16], width=160),
                Column("who", self.tr("谁"), lambda r: r.who, width=200, strong=True),
                Column("what", self.tr("做了什么"), lambda r: verbs.get(r.action, r.action), width=200),
                Column("reason", self.tr("理由"), lambda r: r.reason or formats.MISSING, stretch=True),
            ),
            key=lambda r: f"{r.at}{r.who}{r.action}",
            object_name="student.readings",
        )
        self.readings.set_empty(self.tr("还没有人打开过。"))
        return self.readings

    def _form_open(self) -> bool:
        return self._left.currentWidget() is self.panel

    def _choose(self, key: str) -> None:
        tab = Tab(key)
        self._show_tab(tab)
        self.tab_chosen.emit(tab)

    def _show_tab(self, tab: Tab) -> None:
        self._pages.setCurrentIndex(2 if tab is Tab.READINGS else 1)
        self.history.show_tab(tab)
        left = tab in _LEFT or self._form_open()
        self._left.setVisible(left)
        self._between.setVisible(left)
        if not self._form_open():
            self._left.setCurrentIndex(_LEFT.get(tab, 0))

    def _to_papers(self) -> None:
        self.tabs.set_current(Tab.PAPERS.value)
        self._choose(Tab.PAPERS.value)

    def _talk(self) -> None:
        self.form_wanted.emit(FormKind.TALK, None)

    def _fact(self, section: object) -> None:
        self.form_wanted.emit(FormKind.FACT, section)

    def _escape(self) -> None:
        if self._form_open():
            self.panel.closed.emit()
        else:
            self.history.hide_detail()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(px(_LEFT_NARROW if self.width() < px(_NARROW) else _LEFT_WIDE))
        self.history.set_text_lines(_DETAIL_LINES_LOW if self.height() < px(_LOW) else _DETAIL_LINES)


def _scrolled(widget: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(widget)
    return scroll
