"""基本与家庭: what the school knows, by topic with source and day; what happened; what a full file lacks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.domain.dossier import DossierFact, FileItem
from xinliapp.domain.life_events import VISIT_KINDS, LifeEvent
from xinliapp.i18n import labels
from xinliapp.services.dossier import OWN_SECTIONS, CasePart
from xinliapp.ui.student.blocks import Rebuilt, entry, heading
from xinliapp.ui.student.forms import FormKind
from xinliapp.widgets.buttons import Button, row_button
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.tokens import Role


class FilePanel(Rebuilt):
    """``form_wanted(kind, what)``: a form, for the fact or event it corrects; ``event_dropped(id)``."""

    form_wanted = Signal(object, object)
    event_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.file")
        self._known: dict[str, DossierFact | LifeEvent] = {}

    def show_case(self, case: CasePart) -> None:
        """Everything anew."""
        self._known = {**{one.id: one for one in case.facts}, **{one.id: one for one in case.events}}
        column = self.begin()
        self._full(column, case.items)
        self._facts(column, case.facts)
        self._events(column, case.events)
        self.end(column)

    def _full(self, column: QVBoxLayout, there: tuple[FileItem, ...]) -> None:
        column.addWidget(heading(self.tr("档案各项"), remark=f"{len(there)}/{len(FileItem)}"))
        lacking = "、".join(labels.label(item) for item in FileItem if item not in there)
        if lacking:
            mark = StatusMark(Sign.DUE_SOON, self.tr("还缺"))
            column.addWidget(entry(mark, ((lacking, "text"),)))
        else:
            column.addWidget(entry(StatusMark(Sign.OK, self.tr("各项都有")), ()))
        column.addWidget(rule())

    def _facts(self, column: QVBoxLayout, facts: tuple[DossierFact, ...]) -> None:
        add = row_button(self.tr("补一条"), object_name="student.file.add_fact")
        add.clicked.connect(self._add_fact)
        column.addWidget(heading(self.tr("基本与家庭"), add))
        if not facts:
            words = self.tr("还没有。家庭结构、主要照料者、兴趣与优势记在这里,每条写明来源。")
            column.addWidget(entry(label(words, tone="text2", wrap=True), ()))
        for section in OWN_SECTIONS:
            for fact in facts:
                if fact.section is section:
                    title = label(labels.label(fact.topic or fact.section), Role.STRONG)
                    about = self._about(fact.day, fact.source)
                    column.addWidget(
                        entry(title, ((fact.text, "text"), (about, "muted")), [self._correct(fact.id)])
                    )
        column.addWidget(rule())

    def _events(self, column: QVBoxLayout, events: tuple[LifeEvent, ...]) -> None:
        add = row_button(self.tr("记事件"), object_name="student.file.add_event")
        add.clicked.connect(self._add_event)
        column.addWidget(heading(self.tr("成长中的事件"), add))
        if not events:
            words = self.tr("还没有。转学、监护人变更、家庭变故等记在这里;有些会提醒家访。")
            column.addWidget(entry(label(words, tone="text2", wrap=True), ()))
        for event in events:
            drop = row_button(self.tr("撤回"), object_name="student.file.drop_event")
            drop.setProperty("record", event.id)
            drop.clicked.connect(self._drop)
            visit = self.tr(" · 提醒家访 BJ-31") if event.kind in VISIT_KINDS else ""
            title = label(labels.label(event.kind), Role.STRONG)
            texts = ((event.text, "text"), (self._about(event.day, event.source) + visit, "muted"))
            column.addWidget(entry(title, texts, [self._correct(event.id), drop]))

    def _about(self, day: str, source: str) -> str:
        return f"{day} · " + self.tr("来源 %1").replace("%1", source)

    def _correct(self, record_id: str) -> Button:
        button = row_button(self.tr("更正"), object_name="student.file.correct")
        button.setProperty("record", record_id)
        button.clicked.connect(self._fix)
        return button

    def _add_fact(self) -> None:
        self.form_wanted.emit(FormKind.FACT, None)

    def _add_event(self) -> None:
        self.form_wanted.emit(FormKind.EVENT, None)

    def _fix(self) -> None:
        found = self._of(self.sender())
        if isinstance(found, DossierFact):
            self.form_wanted.emit(FormKind.FACT_FIX, found)
        elif found is not None:
            self.form_wanted.emit(FormKind.EVENT_FIX, found)

    def _drop(self) -> None:
        found = self._of(self.sender())
        if found is not None:
            self.event_dropped.emit(found.id)

    def _of(self, sender: object) -> DossierFact | LifeEvent | None:
        return self._known.get(str(sender.property("record"))) if isinstance(sender, Button) else None
