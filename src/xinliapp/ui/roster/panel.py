"""The side panel of the roster: one student's fields, typed by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xinliapp.domain.errors import XinliError
from xinliapp.domain.students import Boarding, Gender, StudentStatus
from xinliapp.i18n import labels
from xinliapp.services.school import ClassRow
from xinliapp.ui.roster.entry import StudentEntry
from xinliapp.ui.roster.facts import Rights
from xinliapp.ui.roster.tag_rows import TagRows
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import Field, combo, form_grid
from xinliapp.widgets.page import InlineBar, area, label, rule
from xinliapp.widgets.panel_head import PanelHead
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_PAUSE = 2000
_TEXTS = ("name", "birthday", "number_in_class", "student_number", "id_number")
_CHOICES = ("gender", "class_id", "boarding", "status")


class StudentPanel(QWidget):
    """The form of S04 in the right panel; ``draft_due``: keep what is typed, ``draft_taken``: go on."""

    saved = Signal()
    closed = Signal()
    draft_due = Signal()
    draft_taken = Signal()

    def __init__(self, rights: Rights, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rights = rights
        self.setObjectName("roster.panel")
        fix_width(self, tk.SIDE_PANEL)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        self._filling = False
        self.fields: dict[str, Field] = {}
        self._make_fields()
        self._head = PanelHead("roster.panel", "sidePanel")
        self._head.closed.connect(self.closed)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head)
        self.bar = InlineBar("roster.panel.bar")
        self.bar.acted.connect(self.draft_taken)
        column.addWidget(self.bar)
        column.addWidget(self._body(), 1)
        column.addWidget(self._foot())

    # --- what the presenter calls ---

    def show_entry(self, title: str, entry: StudentEntry) -> None:
        """Fill the form; errors of before are gone."""
        self._filling = True
        self._head.set_title(title)
        for name in _TEXTS:
            self._line(name).setText(getattr(entry, name))
        for position in (1, 2):
            for part in ("name", "relation", "phone"):
                key = f"guardian{position}_{part}"
                self._line(key).setText(getattr(entry, key))
        for name in _CHOICES:
            box = self._box(name)
            box.setCurrentIndex(max(0, box.findData(getattr(entry, name))))
        self.tags.show_tags(entry.tags)
        self.doubtful.setChecked(entry.keep_doubtful)
        self.doubtful.setVisible(entry.keep_doubtful)
        self.clear_errors()
        self.bar.clear()
        self._filling = False
        self._pause.stop()
        self._line("name").setFocus()

    def entry(self) -> StudentEntry:
        """The form as it stands."""
        values = {name: self._line(name).text() for name in _TEXTS}
        values |= {name: str(self._box(name).currentData() or "") for name in _CHOICES}
        for position in (1, 2):
            for part in ("name", "relation", "phone"):
                values[f"guardian{position}_{part}"] = self._line(f"guardian{position}_{part}").text()
        return StudentEntry(**values, keep_doubtful=self.doubtful.isChecked(), tags=self.tags.entries())

    def set_classes(self, classes: Sequence[ClassRow]) -> None:
        """The classes to choose from; the chosen one stays."""
        box = self._box("class_id")
        wanted = ["", *(row.id for row in classes)]
        if wanted == [box.itemData(number) for number in range(box.count())]:
            return
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(self.tr("请选择"), "")
        for row in classes:
            box.addItem(row.label, row.id)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    def show_missing(self, names: Sequence[str]) -> None:
        """Mark required fields that are empty and go to the first."""
        self.clear_errors()
        for name in names:
            self.fields[name].set_error(self.tr("还没有填"))
        if names:
            self.fields[names[0]].editor.setFocus()

    def show_field_trouble(self, name: str, error: XinliError) -> None:
        """A short word under the field; the whole sentence stands in the bar above."""
        self.clear_errors()
        field = self.fields[name]
        field.set_error(self.short(error))
        field.editor.setFocus()
        if error.code in ("number_wrong", "field_wrong") and name in ("student_number", "id_number"):
            self.doubtful.setVisible(True)

    def clear_errors(self) -> None:
        """No field is marked."""
        for field in self.fields.values():
            field.clear_error()

    def pending(self) -> bool:
        """Whether something was typed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    # --- parts ---

    def _make_fields(self) -> None:
        self._text("name", self.tr("姓名"), required=True)
        self._choice(
            "gender", self.tr("性别"), [(labels.label(each), each.value) for each in Gender], required=True
        )
        self._text("birthday", self.tr("出生日期"), required=True, place=self.tr("如 20130515"))
        self._choice("class_id", self.tr("班级"), [], required=True)
        self._text("number_in_class", self.tr("班内学号"))
        self._text("student_number", self.tr("学籍号"), place=self.tr("G 或 L 加18位"))
        self._text("id_number", self.tr("证件号"))
        self._choice("boarding", self.tr("住校"), [(labels.label(each), each.value) for each in Boarding])
        self._choice("status", self.tr("状态"), [(labels.label(each), each.value) for each in StudentStatus])
        self._box("status").removeItem(0)
        for position in (1, 2):
            self._text(f"guardian{position}_name", self.tr("姓名"), required=position == 1)
            self._text(f"guardian{position}_relation", self.tr("关系"))
            self._text(f"guardian{position}_phone", self.tr("电话"))
        self.tags = TagRows("roster.panel.tags", sees_tags=self._rights.tags)
        self.tags.changed.connect(self._touched)
        self.fields["tags"] = Field(self.tr("名单标签"), self.tags)
        self.doubtful = QCheckBox(self.tr("号码照写,标为“待核”"))
        self.doubtful.setObjectName("roster.panel.doubtful")
        self.doubtful.toggled.connect(self._touched)
        self.doubtful.setVisible(False)

    def _text(self, name: str, words: str, *, required: bool = False, place: str = "") -> None:
        line = QLineEdit()
        line.setObjectName(f"roster.panel.{name}")
        line.setPlaceholderText(place)
        line.textChanged.connect(self._touched)
        self.fields[name] = Field(words, line, required=required)

    def _choice(
        self, name: str, words: str, options: Sequence[tuple[str, object]], *, required: bool = False
    ) -> None:
        box = combo([(self.tr("请选择"), ""), *options], f"roster.panel.{name}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(4)
        box.currentIndexChanged.connect(self._touched)
        self.fields[name] = Field(words, box, required=required)

    def _line(self, name: str) -> QLineEdit:
        editor = self.fields[name].editor
        assert isinstance(editor, QLineEdit)  # noqa: S101 - made so above
        return editor

    def _box(self, name: str) -> QComboBox:
        editor = self.fields[name].editor
        assert isinstance(editor, QComboBox)  # noqa: S101 - made so above
        return editor

    def _body(self) -> QWidget:
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, 12)
        have = self.fields
        column.addWidget(
            form_grid(
                [
                    [have["name"], have["gender"]],
                    [have["birthday"], have["class_id"]],
                    [have["number_in_class"], have["boarding"]],
                    [have["student_number"]],
                    [have["id_number"]],
                    [self.doubtful],
                    [have["status"]],
                ]
            )
        )
        for position, words in ((1, self.tr("监护人1")), (2, self.tr("监护人2"))):
            column.addWidget(rule())
            column.addWidget(label(words, Role.STRONG))
            key = f"guardian{position}_"
            column.addWidget(form_grid([[have[key + "name"], have[key + "relation"]], [have[key + "phone"]]]))
        column.addWidget(rule())
        column.addWidget(have["tags"])
        column.addStretch(1)
        frame = area("sidePanel")
        outer = QHBoxLayout(frame)
        set_margins(outer, 1, 0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        outer.addWidget(scroll)
        return frame

    def _foot(self) -> QWidget:
        foot = area("sidePanel")
        fix_height(foot, tk.ACTION_BAR)
        row = QHBoxLayout(foot)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        cancel = outline(self.tr("收起"), object_name="roster.panel.cancel", hint="Esc")
        cancel.clicked.connect(self.closed)
        self.save_button = BusyButton(self.tr("保存"), Kind.PRIMARY, object_name="roster.panel.save")
        self.save_button.setShortcut("Ctrl+Return")
        self.save_button.clicked.connect(self.saved)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        return foot

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._pause.start()

    def short(self, error: XinliError) -> str:
        """What is wrong in a few words, for the line below a field."""
        if error.code == "number_wrong":
            words = self.tr("末位应为%1,现为%2").replace("%1", str(error.params["expected"]))
            return words.replace("%2", str(error.params["found"]))
        if error.code == "number_taken":
            return self.tr("已经是另一名学生的号码")
        if error.code == "field_required":
            return self.tr("%1还没有填").replace("%1", str(error.params.get("field", "")))
        return str(error.params.get("why", ""))
