"""附件: where the family's consents stand, and the papers kept with the child (screens.md S07)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.consents import ConsentKind, ConsentState, ConsentWay, Standing
from xinliapp.domain.student_papers import StudentPaper
from xinliapp.i18n import labels
from xinliapp.i18n.formats import masked_name
from xinliapp.services.dossier import CasePart
from xinliapp.ui.student.blocks import Rebuilt, entry, heading
from xinliapp.widgets.buttons import Button, row_button
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

_SIGNS = {
    ConsentState.GIVEN: Sign.OK,
    ConsentState.WAIVED: Sign.DUE_SOON,
    ConsentState.REFUSED: Sign.CROSS,
    ConsentState.WITHDRAWN: Sign.CROSS,
    ConsentState.MISSING: Sign.ASK,
}


class PapersPanel(Rebuilt):
    """What is wanted: ``consent_wanted(kind)``, ``withdrawal_wanted(kind)``; with a consent's id
    ``scan_wanted``, ``scan_lacking``, ``consent_dropped``; ``dropped(path)`` a new paper,
    ``paper_wanted(paper)``, ``paper_dropped(id)``."""

    consent_wanted = Signal(object)
    withdrawal_wanted = Signal(object)
    scan_wanted = Signal(str)
    scan_lacking = Signal(str)
    consent_dropped = Signal(str)
    dropped = Signal(str)
    paper_wanted = Signal(object)
    paper_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.papers")
        self._papers: dict[str, StudentPaper] = {}
        self._masked = True

    def show_case(self, case: CasePart, masked: bool) -> None:
        """Everything anew; ``masked`` hides the names of who signed."""
        self._masked = masked
        self._papers = {paper.id: paper for paper in case.papers}
        column = self.begin()
        self._consents(column, case.consents)
        self._files(column, case.papers)
        self.end(column)

    def _consents(self, column: QVBoxLayout, standings: Sequence[Standing]) -> None:
        column.addWidget(heading(self.tr("知情同意")))
        for one in standings:
            mark = StatusMark(_SIGNS[one.state], f"{labels.label(one.kind)}  {labels.label(one.state)}")
            column.addWidget(entry(mark, ((self._about(one), "muted"),), self._consent_buttons(one)))
        column.addWidget(rule())

    def _consent_buttons(self, one: Standing) -> list[Button]:
        buttons = []
        if one.last is not None and one.last.attachment_id is not None:
            buttons.append(self._button(self.tr("看扫描件"), "scan", one, self._scan))
        elif one.last is not None and one.last.way is ConsentWay.PAPER:
            buttons.append(self._button(self.tr("补扫描件"), "add_scan", one, self._add_scan))
        if one.last is not None:
            buttons.append(self._button(self.tr("记错了"), "void", one, self._void_consent))
        if one.state is ConsentState.GIVEN:
            buttons.append(self._button(self.tr("撤回"), "withdraw", one, self._withdraw))
        else:
            buttons.append(self._button(self.tr("记同意"), "record", one, self._record))
        return buttons

    def _about(self, one: Standing) -> str:
        if one.last is None:
            words = self.tr("%1 已发出同意书,还没有交回") if one.asked_on else ""
            return words.replace("%1", one.asked_on or "")
        signer = masked_name(one.last.signer) if self._masked and one.last.signer else one.last.signer
        signed = " ".join(filter(None, (one.last.relation, signer)))
        way = labels.label(one.last.way) if one.last.way else ""
        return " · ".join(filter(None, (one.last.day, signed, way, one.last.reason)))

    def _files(self, column: QVBoxLayout, papers: Sequence[StudentPaper]) -> None:
        column.addWidget(heading(self.tr("附件"), remark=self.tr("%1份").replace("%1", str(len(papers)))))
        for paper in papers:
            column.addWidget(self._file(paper))
        if not papers:
            words = self.tr("还没有附件。外来材料放进来后要写明理由才能打开。")
            column.addWidget(entry(label(words, tone="text2", wrap=True), ()))
        zone = DropZone(
            self.tr("把扫描件拖到这里,每份不超过20MB"), SUFFIXES, object_name="student.papers.drop"
        )
        zone.dropped.connect(self._take)
        holder = QWidget()
        line = QVBoxLayout(holder)
        set_margins(line, 16, 8, 16, 8, 0)
        line.addWidget(zone)
        column.addWidget(holder)

    def _file(self, paper: StudentPaper) -> QWidget:
        title = label(labels.label(paper.kind), Role.STRONG, wrap=True)
        texts = [
            (" · ".join(filter(None, (paper.title, paper.provider))), "text"),
            (" · ".join(filter(None, (paper.day, paper.name, paper.created_by))), "muted"),
        ]
        go = row_button(
            self.tr("申请查看") if paper.sealed else self.tr("打开"), object_name="student.papers.open"
        )
        go.setProperty("paper", paper.id)
        go.clicked.connect(self._open)
        buttons = [go]
        drop = row_button(self.tr("作废"), object_name="student.papers.void")
        drop.setProperty("paper", paper.id)
        drop.clicked.connect(self._void)
        buttons.append(drop)
        return entry(title, texts, buttons)

    def _button(self, words: str, what: str, one: Standing, told: Callable[[], None]) -> Button:
        made = row_button(words, object_name=f"student.consent.{what}.{one.kind.value}")
        made.setAccessibleName(f"{words} {labels.label(one.kind)}")
        made.setProperty("kind", one.kind.value)
        made.setProperty("consent", one.last.id if one.last else "")
        made.clicked.connect(told)
        return made

    def _record(self) -> None:
        self.consent_wanted.emit(ConsentKind(self._told("kind")))

    def _withdraw(self) -> None:
        self.withdrawal_wanted.emit(ConsentKind(self._told("kind")))

    def _scan(self) -> None:
        self.scan_wanted.emit(self._told("consent"))

    def _add_scan(self) -> None:
        self.scan_lacking.emit(self._told("consent"))

    def _void_consent(self) -> None:
        self.consent_dropped.emit(self._told("consent"))

    def _open(self) -> None:
        self.paper_wanted.emit(self._papers[self._told("paper")])

    def _void(self) -> None:
        self.paper_dropped.emit(self._told("paper"))

    def _take(self, paths: Sequence[str]) -> None:
        self.dropped.emit(paths[0])

    def _told(self, name: str) -> str:
        sender = self.sender()
        return str(sender.property(name)) if sender is not None else ""
