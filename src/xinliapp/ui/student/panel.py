"""The forms of the student page, in place of the overview: talk, grade, care group, plan, closing a plan."""

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

from xinliapp.domain.casework import CareRole, PlanOutcome
from xinliapp.i18n import labels
from xinliapp.ui.student.forms import FormBody, FormKind
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
    """One field: ``kind`` is text, day, area, check or choice; ``half``: shares its row with the next."""

    key: str
    words: str
    kind: str = "text"
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    half: bool = False


class RecordPanel(QWidget):
    """One form at a time. ``saved(kind, body)``; ``activated`` is 启用 of a plan; ``closed``: put it away."""

    saved = Signal(object, object)
    activated = Signal(object, object)
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
        self._grades: tuple[str, ...] = ()
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

    def set_grades(self, words: Sequence[str]) -> None:
        """The labels of the five ordinals."""
        self._grades = tuple(words)

    def show_form(self, kind: FormKind, body: FormBody) -> None:
        """Build and fill a form."""
        self._filling = True
        self.kind = kind
        self._head.set_title(self._titles()[kind])
        self._build(self._specs(kind))
        for key, field in self.fields.items():
            _fill(field.editor, body.get(key, ""))
        self.activate_button.setVisible(kind is FormKind.PLAN)
        self.save_button.setText(self.tr("存为草案") if kind is FormKind.PLAN else self.tr("保存"))
        self.save_button.set_kind(Kind.OUTLINE if kind is FormKind.PLAN else Kind.PRIMARY)
        self.save_button.setShortcut("" if kind is FormKind.PLAN else "Ctrl+Return")
        self.activate_button.setShortcut("Ctrl+Return")
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
        for button in (self.save_button, self.activate_button):
            if busy:
                button.start()
            else:
                button.stop()

    def pending(self) -> bool:
        """Whether something was typed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    # --- the forms ---

    def _titles(self) -> dict[FormKind, str]:
        return {
            FormKind.TALK: self.tr("记一次谈心"),
            FormKind.GRADE: self.tr("定级"),
            FormKind.GROUP: self.tr("关爱小组"),
            FormKind.PLAN: self.tr("一生一策"),
            FormKind.CLOSE: self.tr("结束方案"),
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
        if kind is FormKind.GRADE:
            grades = tuple((words, str(ordinal)) for ordinal, words in enumerate(self._grades))
            return (
                _Spec("ordinal", self.tr("等级"), "choice", required=True, options=grades),
                _Spec("decided_on", self.tr("定级日期"), "day", required=True, half=True),
                _Spec("review_on", self.tr("复评日期"), "day"),
                _Spec("reason", self.tr("理由"), "area", required=True,
                      hint=self.tr("写看到的表现和依据。原来的等级和理由都会保留。")),
            )  # fmt: skip
        if kind is FormKind.GROUP:
            hint = self.tr("五种角色各写一人。留空的角色按“缺”列出;换人时写新名字,原来的人到今天为止。")
            roles = [_Spec(role.value, labels.label(role)) for role in CareRole]
            roles[-1] = _Spec(CareRole.PARENT.value, labels.label(CareRole.PARENT), hint=hint)
            return tuple(roles)
        if kind is FormKind.CLOSE:
            outcomes = tuple((labels.label(each), each.value) for each in PlanOutcome)
            return (
                _Spec("outcome", self.tr("结果"), "choice", required=True, options=outcomes),
                _Spec("closed_on", self.tr("结束日期"), "day", required=True),
            )
        return (
            _Spec("starts_on", self.tr("开始日期"), "day", required=True, half=True),
            _Spec("review_on", self.tr("复评日期"), "day"),
            _Spec("situation", self.tr("现在的情况"), "area", required=True),
            _Spec("goals", self.tr("目标"), "area", required=True),
            _Spec("measures", self.tr("措施"), "area", required=True),
        )

    def _build(self, specs: Sequence[_Spec]) -> None:
        self.fields = {}
        rows: list[list[QWidget]] = []
        join = False
        for spec in specs:
            field = Field(spec.words, self._editor(spec), required=spec.required, hint=spec.hint)
            self.fields[spec.key] = field
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
        self.activate_button = BusyButton(self.tr("启用"), Kind.PRIMARY, object_name="student.panel.activate")
        self.activate_button.clicked.connect(self._activate)
        row.addStretch(1)
        for button in (cancel, self.save_button, self.activate_button):
            row.addWidget(button)
        return foot

    def _save(self) -> None:
        self._pause.stop()
        self.saved.emit(self.kind, self.body())

    def _activate(self) -> None:
        self._pause.stop()
        self.activated.emit(self.kind, self.body())

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._pause.start()


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
