"""The forms of the student page, in place of the overview: a talk, a fact for the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.dossier import TOPIC_SECTIONS
from xinliapp.domain.life_events import EventKind
from xinliapp.i18n import labels
from xinliapp.services.dossier import OWN_SECTIONS
from xinliapp.ui.student.forms import CORRECTED, FormBody, FormKind
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import Field, combo, form_grid
from xinliapp.widgets.page import InlineBar, area
from xinliapp.widgets.panel_head import PanelHead
from xinliapp.widgets.style import fix_height, px, set_margins

DRAFT_PAUSE = 2000


@dataclass(frozen=True, slots=True)
class _Spec:
    """One field: ``kind`` is text, day, area, check, choice or hidden; ``half``: the next shares its row."""

    key: str
    words: str
    kind: str = "text"
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    half: bool = False


class RecordPanel(QWidget):
    """One form at a time. ``saved(kind, body)``; ``closed``: put it away."""

    saved = Signal(object, object)
    closed = Signal()
    draft_due = Signal()
    draft_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.panel")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        self._filling = False
        self.kind: FormKind | None = None
        self.fields: dict[str, Field] = {}
        self.bar = InlineBar("student.panel.bar")
        self.bar.acted.connect(self.draft_taken)
        self._head = PanelHead("student.panel", "surface")
        self._head.closed.connect(self.closed)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(self.bar)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot())

    # --- what the presenter calls ---

    def show_form(self, kind: FormKind, body: FormBody) -> None:
        """Build and fill a form."""
        self._filling = True
        self.kind = kind
        self._head.set_title(self._titles()[kind])
        self._build(self._specs(kind))
        for key, field in self.fields.items():
            _fill(field.editor, body.get(key, ""))
        self.save_button.setShortcut("Ctrl+Return")
        self.bar.clear()
        self._pause.stop()
        self._filling = False
        first = next((f.editor for f in self.fields.values() if isinstance(f.editor, QPlainTextEdit)), None)
        (first or next(iter(self.fields.values())).editor).setFocus()

    def body(self) -> FormBody:
        """The form as it stands."""
        return {key: _read(field.editor) for key, field in self.fields.items()}

    def show_troubles(self, troubles: Mapping[str, str]) -> None:
        """Mark the fields that are wrong and go to the first."""
        for key, field in self.fields.items():
            if key in troubles:
                field.set_error(troubles[key])
            else:
                field.clear_error()
        first = next((key for key in self.fields if key in troubles), None)
        if first is not None:
            self.fields[first].editor.setFocus()

    def set_busy(self, busy: bool) -> None:
        """The buttons while the service works."""
        if busy:
            self.save_button.start()
        else:
            self.save_button.stop()

    def pending(self) -> bool:
        """Whether something was typed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    # --- the forms ---

    def _titles(self) -> dict[FormKind, str]:
        return {
            FormKind.TALK: self.tr("记一次谈心"),
            FormKind.FACT: self.tr("补一条档案"),
            FormKind.FACT_FIX: self.tr("更正档案"),
            FormKind.EVENT: self.tr("记事件"),
            FormKind.EVENT_FIX: self.tr("更正事件"),
        }

    def _specs(self, kind: FormKind) -> tuple[_Spec, ...]:
        if kind is FormKind.TALK:
            return (
                _Spec("day", self.tr("日期"), "day", required=True, half=True),
                _Spec("by_name", self.tr("谈话人"), required=True),
                _Spec("one_to_one", self.tr("一对一"), "check", half=True),
                _Spec("face_to_face", self.tr("当面"), "check"),
                _Spec("note", self.tr("记录"), "area",
                      hint=self.tr("只有心理教师看得到。写事实和约定,不下结论。")),
            )  # fmt: skip
        if kind in (FormKind.EVENT, FormKind.EVENT_FIX):
            events = tuple((labels.label(each), each.value) for each in EventKind)
            what = _Spec("kind", self.tr("哪一类"), "choice", required=True, options=events)
            hint = self.tr("写事实,500字以内。")
        else:
            what = _Spec("section", self.tr("哪一项"), "choice", required=True, options=_topics())
            hint = self.tr("写事实,500字以内。医院出具的结论请写明提供人,不写名称。")
        specs = (
            what,
            _Spec("text", self.tr("内容"), "area", required=True, hint=hint),
            _Spec("source", self.tr("来源"), required=True, half=True,
                  hint=self.tr("谁说的,或哪份材料")),
            _Spec("day", self.tr("日期"), "day", required=True),
        )  # fmt: skip
        if kind in (FormKind.FACT, FormKind.EVENT):
            return specs
        return (*specs, _Spec("reason", self.tr("更正理由"), required=True), _Spec(CORRECTED, "", "hidden"))

    def _build(self, specs: Sequence[_Spec]) -> None:
        self.fields = {}
        rows: list[list[QWidget]] = []
        join = False
        for spec in specs:
            field = Field(spec.words, self._editor(spec), required=spec.required, hint=spec.hint)
            self.fields[spec.key] = field
            if spec.kind == "hidden":
                field.setVisible(False)
            if join:
                rows[-1].append(field)
            else:
                rows.append([field])
            join = spec.half
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, 12)
        column.addWidget(form_grid(rows))
        column.addStretch(1)
        self._scroll.setWidget(body)

    def _editor(self, spec: _Spec) -> QWidget:
        name = f"student.panel.{spec.key}"
        if spec.kind == "area":
            text = QPlainTextEdit()
            text.setObjectName(name)
            text.setTabChangesFocus(True)
            text.setMinimumHeight(px(96))
            text.textChanged.connect(self._touched)
            return text
        if spec.kind == "check":
            tick = QCheckBox(self.tr("是"))
            tick.setObjectName(name)
            tick.toggled.connect(self._touched)
            return tick
        if spec.kind == "choice":
            box = combo([(self.tr("请选择"), ""), *spec.options], name)
            box.currentIndexChanged.connect(self._touched)
            return box
        line = QLineEdit()
        line.setObjectName(name)
        if spec.kind == "day":
            line.setPlaceholderText(self.tr("如 20261123"))
        line.textChanged.connect(self._touched)
        return line

    # --- parts ---

    def _foot(self) -> QWidget:
        foot = area("actionBar")
        fix_height(foot, tk.ACTION_BAR)
        row = QHBoxLayout(foot)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        cancel = outline(self.tr("收起"), object_name="student.panel.cancel", hint="Esc")
        cancel.clicked.connect(self.closed)
        self.save_button = BusyButton(self.tr("保存"), Kind.PRIMARY, object_name="student.panel.save")
        self.save_button.clicked.connect(self._save)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        return foot

    def _save(self) -> None:
        self._pause.stop()
        self.saved.emit(self.kind, self.body())

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._pause.start()


def _topics() -> tuple[tuple[str, str], ...]:
    """The topics of each section, then the section for what is none of them."""
    found: list[tuple[str, str]] = []
    for section in OWN_SECTIONS:
        topics = [topic for topic, where in TOPIC_SECTIONS.items() if where is section]
        found += [(labels.label(each), each.value) for each in (*topics, section)]
    return tuple(found)


def _fill(editor: QWidget, value: str) -> None:
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(value)
    elif isinstance(editor, QCheckBox):
        editor.setChecked(value == "1")
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(0, editor.findData(value)))
    elif isinstance(editor, QLineEdit):
        editor.setText(value)


def _read(editor: QWidget) -> str:
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QCheckBox):
        return "1" if editor.isChecked() else ""
    if isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    return editor.text() if isinstance(editor, QLineEdit) else ""
