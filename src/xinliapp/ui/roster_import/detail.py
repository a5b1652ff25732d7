"""What is known about one row of the preview, and the decisions it asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.roster_plan import Candidate, Outcome, Pick, PickAction, PlannedRow
from xinliapp.i18n import formats, labels
from xinliapp.services.roster_preview import Preview
from xinliapp.ui.import_wizard.facts import PreviewRow
from xinliapp.ui.roster_import.picks import adopted, changes_of
from xinliapp.ui.roster_import.plug import RosterImport
from xinliapp.ui.roster_import.words import SIGNS, Words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, clear_layout, label, rule
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

_WIDTH = 300


class _Panel(QFrame):
    """A scrolling column at the right; it shows only while a row is looked at, so it is no drawer."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("area", "sidePanel")
        fix_width(self, _WIDTH)
        outer = QHBoxLayout(self)
        set_margins(outer, 1, 0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = area("surface")
        self._column = QVBoxLayout(body)
        set_margins(self._column, tk.MARGIN, 12, tk.MARGIN, 12, tk.GAP)
        self._column.addStretch(1)
        scroll.setWidget(body)
        outer.addWidget(scroll)

    def add(self, widget: QWidget, indent: int = 0) -> None:
        holder = QHBoxLayout()
        set_margins(holder, indent, 0, 0, 0, 0)
        holder.addWidget(widget)
        if isinstance(widget, StatusMark):
            holder.addStretch(1)
        self._column.insertLayout(self._column.count() - 1, holder)

    def add_rule(self) -> None:
        self._column.insertWidget(self._column.count() - 1, rule())


class RowDetail(QWidget):
    """A side panel, made anew for each row; signals carry the planned row."""

    field_toggled = Signal(object, str, bool)
    decided = Signal(object, object, object)
    class_answered = Signal(str, str)

    def __init__(self, words: Words, plug: RosterImport, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster_import.detail")
        self._words, self._plug, self._host = words, plug, host
        self._planned: PlannedRow | None = None
        self._panel: _Panel | None = None
        self._choices: list[tuple[QRadioButton, PickAction | None, str | None]] = []
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 0, 0, 0, 0)

    def show_row(self, row: PreviewRow | None) -> bool:
        """Fill the panel for one row; a student who is not in the file has none."""
        planned = self._plug.planned(row.id) if row is not None else None
        if row is None or planned is None:
            return False
        self._planned = planned
        focus = self.focusWidget()
        focused = focus.objectName() if focus is not None and self._holds(focus) else ""
        clear_layout(self._column)
        self._panel = panel = self._filled(row, planned)
        self._column.addWidget(panel)
        panel.show()
        again = panel.findChild(QWidget, focused) if focused else None
        if again is not None:
            again.setFocus()
        return True

    def _holds(self, widget: QWidget) -> bool:
        return self._panel is not None and self._panel.isAncestorOf(widget)

    def _filled(self, row: PreviewRow, planned: PlannedRow) -> _Panel:
        preview, pick = self._plug.previewed(), self._plug.picks.get(planned.key)
        panel = _Panel()
        panel.add(label(f"{row.name}  {row.group}", Role.SECTION, wrap=True))
        place = self.tr("工作表 %1 第%2行").replace("%1", planned.row.sheet)
        panel.add(label(place.replace("%2", str(planned.row.number)), Role.CAPTION, "text2", wrap=True))
        panel.add(StatusMark(SIGNS[planned.outcome], labels.label(planned.outcome)))
        for words in self._words.reasons(planned):
            panel.add(label(words, wrap=True))
        self._class_question(panel, planned)
        self._conflict(panel, planned, pick, preview)
        self._changes(panel, planned, pick, preview)
        return panel

    # --- sections ---

    def _class_question(self, panel: _Panel, planned: PlannedRow) -> None:
        question = planned.row.class_question
        if question is None or not question.choices:
            return
        panel.add_rule()
        words = self.tr("“%1”是哪个班(同样写法的行一起改)").replace("%1", planned.row.class_text)
        panel.add(label(words, Role.STRONG, wrap=True))
        for place, choice in enumerate(question.choices):
            button = QRadioButton(choice)
            button.setObjectName(f"roster_import.class.{place}")
            button.setProperty("choice", choice)
            button.clicked.connect(self._class_clicked)
            panel.add(button)

    def _conflict(self, panel: _Panel, planned: PlannedRow, pick: Pick | None, preview: Preview) -> None:
        self._choices = []
        if planned.outcome is not Outcome.CONFLICT:
            return
        panel.add_rule()
        panel.add(label(self.tr("这一行是谁"), Role.STRONG))
        group = QButtonGroup(panel)
        for candidate in planned.candidates:
            self._choice(
                panel,
                group,
                self._candidate(candidate, preview),
                PickAction.MERGE,
                candidate.student_id,
                pick,
            )
        if planned.new_allowed:
            self._choice(panel, group, self.tr("另一名学生,新增"), PickAction.NEW, None, pick)
        self._choice(panel, group, self.tr("先不导入这一行"), PickAction.SKIP, None, pick)

    def _choice(
        self,
        panel: _Panel,
        group: QButtonGroup,
        words: str,
        action: PickAction,
        student_id: str | None,
        pick: Pick | None,
    ) -> None:
        button = QRadioButton(words)
        button.setObjectName(f"roster_import.choice.{len(self._choices)}")
        chosen = pick is not None and pick.action is action and pick.student_id == student_id
        button.setChecked(chosen)
        button.clicked.connect(self._choice_clicked)
        group.addButton(button)
        self._choices.append((button, action, student_id))
        panel.add(button)

    def _candidate(self, candidate: Candidate, preview: Preview) -> str:
        where = preview.class_words.get(candidate.class_id or "", "")
        number = formats.masked_number(candidate.student_number)
        name = formats.masked_name(candidate.name) if self._host.masked() else candidate.name
        return self.tr("是 %1").replace("%1", " ".join(filter(None, (name, where, number))))

    def _changes(self, panel: _Panel, planned: PlannedRow, pick: Pick | None, preview: Preview) -> None:
        offered = changes_of(planned, pick)
        if offered or planned.tags:
            panel.add_rule()
        if offered:
            panel.add(label(self.tr("采用哪些变化"), Role.STRONG))
        taken = adopted(planned, pick)
        for change in offered:
            box = QCheckBox(self._words.field(change.field))
            box.setObjectName(f"roster_import.change.{change.field}")
            box.setProperty("field", change.field)
            box.setChecked(change.field in taken)
            box.toggled.connect(self._field_toggled)
            panel.add(box)
            before = self._words.value(change.field, change.before, preview.class_words, self._host.masked())
            after = self._words.value(change.field, change.after, preview.class_words, self._host.masked())
            words = f"{before} → {after}"
            if change.hand_edited:
                words += self.tr("(手工改过,默认保留手工值)")
            panel.add(label(words, Role.CAPTION, "text2", wrap=True), 24)
        for tag in planned.tags if planned.outcome is Outcome.CHANGED else ():
            panel.add(label(self._words.tag(tag), tone="text2", wrap=True))

    # --- what the person does ---

    def _class_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QRadioButton) and self._planned is not None:
            self.class_answered.emit(self._planned.row.class_text, button.property("choice"))

    def _choice_clicked(self) -> None:
        button = self.sender()
        for made, action, student_id in self._choices:
            if made is button:
                self.decided.emit(self._planned, action, student_id)
                return

    def _field_toggled(self, on: bool) -> None:
        box = self.sender()
        if isinstance(box, QCheckBox):
            self.field_toggled.emit(self._planned, box.property("field"), on)
