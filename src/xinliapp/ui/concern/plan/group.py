"""The five roles of a care group: who, whether they agreed, or why nobody."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.casework import CareRole, MemberConsent
from xinliapp.i18n import labels
from xinliapp.ui.concern.plan.facts import MemberForm, PlanPage
from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.fields import Field
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role
from xinliapp.widgets.veil import VeiledLine

_ASKED = (CareRole.CLASSMATE, CareRole.PARENT)


class _RoleRow(QWidget):
    """One role: a name, a picker for a classmate, consent, and 缺 with its reason."""

    changed = Signal()

    def __init__(self, role: CareRole, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self._person: str | None = None
        self._class = ""
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 4)
        head = QHBoxLayout()
        head.addWidget(label(labels.label(role), Role.CAPTION, "text2"))
        self.missing = StatusMark(Sign.CROSS, self.tr("缺"), Role.CAPTION)
        head.addWidget(self.missing)
        head.addStretch(1)
        column.addLayout(head)
        self.name = VeiledLine() if role in _ASKED else QLineEdit()
        self.name.setObjectName(f"plan.{role.value}")
        self.name.setAccessibleName(labels.label(role))
        self.name.textChanged.connect(self._typed)
        self.picker: StudentPicker | None = None
        if role is CareRole.CLASSMATE:
            self.picker = StudentPicker(search, object_name="plan.pick_classmate")
            self.picker.picked.connect(self._picked)
            column.addWidget(self.picker)
        column.addWidget(self.name)
        self.consent = QCheckBox(
            self.tr("本人和家长已同意") if role is CareRole.CLASSMATE else self.tr("已同意")
        )
        self.consent.setObjectName(f"plan.consent.{role.value}")
        self.consent.toggled.connect(self.changed)
        if role not in _ASKED:
            self.consent.setVisible(False)
        self.gap = QLineEdit()
        self.gap.setObjectName(f"plan.gap.{role.value}")
        self.gap.setPlaceholderText(self.tr("暂缺的原因(写明后不再提醒)"))
        self.gap.textChanged.connect(self.changed)
        column.addWidget(self.consent)
        column.addWidget(self.gap)

    def show_member(self, member: MemberForm) -> None:
        """One role as stored."""
        self._person = member.person_id
        self.name.setText(member.name)
        self.name.setCursorPosition(0)  # a long name is read from its beginning
        self.consent.setChecked(member.consent is MemberConsent.GIVEN)
        self.gap.setText(member.gap)
        if self.picker is not None:
            self.picker.set_picked(None)
        self._typed()

    def member(self) -> MemberForm:
        """One role as it stands."""
        given = self.consent.isChecked() and self.role in _ASKED
        return MemberForm(
            self.role,
            self.name.text(),
            self._person,
            MemberConsent.GIVEN if given else MemberConsent.UNASKED,
            self.gap.text(),
        )

    def _picked(self, row: PickRow) -> None:
        self.name.setText(row.title)
        self._person = row.id
        self.consent.setFocus()

    def _typed(self, _text: str = "") -> None:
        empty = not self.name.text().strip()
        if self.name.hasFocus():
            self._person = None
        self.missing.setVisible(empty)
        self.gap.setVisible(empty)
        self.consent.setVisible(not empty and self.role in _ASKED)
        self.changed.emit()


class GroupBox(QWidget):
    """``save_wanted``: the membership as it stands is to be stored."""

    save_wanted = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_margins(column, 16, 12, 16, 12, 12)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("关爱小组 JS-39"), Role.SECTION))
        head.addStretch(1)
        self.save = row_button(self.tr("保存小组"), object_name="plan.save_group")
        self.save.clicked.connect(self.save_wanted)
        head.addWidget(self.save)
        column.addLayout(head)
        self._rows = {role: _RoleRow(role, search) for role in CareRole}
        self._student = self.base = ""  # whose group, and the mark of it as it was filled in
        self._filled: tuple[MemberForm, ...] = ()
        for row in self._rows.values():
            column.addWidget(row)
        said = self.tr("同学和家长拿到的名单和安排不含等级和原因。")
        column.addWidget(Field("", label(said, Role.CAPTION, "muted", wrap=True)))
        column.addStretch(1)

    def show_page(self, page: PlanPage) -> None:
        """The group of a page; what is being typed about this student stays."""
        if page.student_id != self._student or not self.touched:
            self._student = page.student_id
            self.fill(page.members, page.group_mark)

    def fill(self, members: Sequence[MemberForm], mark: str) -> None:
        """The five roles as they are stored."""
        self.put_back(members)
        self.base = mark
        self.stored()

    def put_back(self, members: Sequence[MemberForm]) -> None:
        """What was typed, over what stands now and was seen."""
        for member in members:
            self._rows[member.role].show_member(member)

    def stored(self) -> None:
        """What stands here was written down: the next reading may fill it."""
        self._filled = self.members()

    @property
    def touched(self) -> bool:
        """Whether anything differs from what was filled in."""
        return self.members() != self._filled

    def members(self) -> tuple[MemberForm, ...]:
        """The five roles as they stand."""
        return tuple(dataclasses.replace(row.member()) for row in self._rows.values())
