"""The side panels of the register: one school's fields, and the check of a key against paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.exchange import EnrolmentKind, PendingEnrolment
from xinliapp.services import members
from xinliapp.services.enrolment import PendingRecipient
from xinliapp.ui.members.presenter import SchoolEntry
from xinliapp.ui.members.ticks import TickText
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, date_edit, form_grid
from xinliapp.widgets.groups import GroupsEdit, scrolling
from xinliapp.widgets.page import ActionBar, KeyValues, area, label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role


class SchoolPanel(QWidget):
    """The form of one school. ``saved``, ``closed``: the person's wish."""

    saved = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fix_width(self, tk.SIDE_PANEL)
        self._today = ""
        self.lines: dict[str, QLineEdit | TickText] = {}
        self.fields: dict[str, Field] = {}
        for key, words, required, length in (
            ("code", self.tr("学校标识码(10位)"), True, 10),
            ("name", self.tr("学校名称"), True, 60),
            ("students", self.tr("在校生"), False, 6),
            ("area", self.tr("片区"), False, 20),
            ("contact", self.tr("联系人"), False, 20),
            ("phone", self.tr("电话"), True, 20),
        ):
            line = QLineEdit()
            line.setObjectName(f"members.{key}")
            line.setMaxLength(length)
            line.returnPressed.connect(self.saved)
            self.lines[key] = line
            if key == "code":
                self._code = line
            self.fields[key] = Field(words, line, required=required)
        for key, words, ticks, length in (
            ("stages", self.tr("学段"), members.STAGE_WORDS, 20),
            ("attributes", self.tr("属性"), members.ATTRIBUTE_WORDS, 40),
        ):
            ticked = TickText(ticks, f"members.{key}", self.tr("其他"), length)
            self.lines[key] = ticked
            self.fields[key] = Field(words, ticked)
        self.as_of = date_edit("members.as_of", none=self.tr("未注明"))
        self.fields["as_of"] = Field(self.tr("截至"), self.as_of)
        self.centre = QCheckBox(self.tr("片区教管中心(转报各校,自己不报)"))
        self.centre.setObjectName("members.centre")
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(scrolling(self._body()), 1)
        column.addWidget(self._foot())

    def _body(self) -> QWidget:
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, 16, 12, 16, 12, 12)
        self._title = label("", Role.SECTION)
        column.addWidget(self._title)
        f = self.fields
        column.addWidget(
            form_grid(
                [
                    [f["code"]],
                    [f["name"]],
                    [f["students"], f["as_of"]],
                    [f["contact"], f["phone"]],
                    [f["stages"]],
                    [f["attributes"]],
                    [f["area"]],
                ]
            )
        )
        column.addWidget(self.centre)
        column.addStretch(1)
        return body

    def _foot(self) -> QWidget:
        bar = ActionBar()
        close = outline(self.tr("关闭"), object_name="members.school.close", hint="Esc")
        close.clicked.connect(self.closed)
        self.save_button = primary(self.tr("保存"), object_name="members.save")
        self.save_button.clicked.connect(self.saved)
        bar.add_button(close)
        bar.add_button(self.save_button)
        return bar

    def open_for(self, entry: SchoolEntry, adding: bool) -> None:
        """Fill the form; the code of a school that is in the register stays."""
        self._title.setText(self.tr("添加学校") if adding else self.tr("修改学校"))
        for key, line in self.lines.items():
            line.setText(getattr(entry, key))
        self.centre.setChecked(entry.centre)
        self.as_of.set_iso(entry.as_of, near=entry.today)
        self._today = entry.today
        self._code.setReadOnly(not adding)
        self.clear_errors()
        self.lines["code" if adding else "name"].setFocus()

    def clear_errors(self) -> None:
        """No field is marked any more."""
        for field in self.fields.values():
            field.clear_error()

    def entry(self) -> SchoolEntry:
        """The form as typed."""
        typed = {key: line.text() for key, line in self.lines.items()}
        return SchoolEntry(**typed, centre=self.centre.isChecked(), as_of=self.as_of.iso(), today=self._today)


class CheckPanel(QWidget):
    """核对: three groups from the paper against the request's key."""

    enrolled = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fix_width(self, tk.SIDE_PANEL)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        body = area("surface")
        inner = QVBoxLayout(body)
        set_margins(inner, 16, 12, 16, 12, 12)
        inner.addWidget(label(self.tr("核对登记单"), Role.SECTION))
        self.facts = KeyValues(key_width=64)
        inner.addWidget(self.facts)
        self.ask = label("", wrap=True)
        inner.addWidget(self.ask)
        self.groups = GroupsEdit("members.groups")
        self.groups.submitted.connect(self.enrolled)
        inner.addWidget(self.groups)
        self.note = label("", Role.CAPTION, "muted", wrap=True)
        inner.addWidget(self.note)
        inner.addStretch(1)
        column.addWidget(scrolling(body), 1)
        bar = ActionBar()
        close = outline(self.tr("关闭"), object_name="members.check.close", hint="Esc")
        close.clicked.connect(self.closed)
        self.enrol_button = primary(self.tr("一致,登记"), object_name="members.enrol", icon="fingerprint")
        self.enrol_button.clicked.connect(self.enrolled)
        bar.add_button(close)
        bar.add_button(self.enrol_button)
        column.addWidget(bar)

    def open_for(self, pending: PendingEnrolment) -> None:
        """Empty lines for the groups that are asked."""
        self.facts.set_rows(
            (
                (self.tr("学校"), pending.name),
                (self.tr("标识码"), pending.code),
                (self.tr("申请时间"), pending.issued_at.replace("T", " ")[:16]),
                (self.tr("这是"), self._kind(pending)),
            )
        )
        words = self.tr("请照盖章的纸质登记单输入第 %1 组(共10组,每组4位)。")
        self.ask.setText(words.replace("%1", "、".join(str(n) for n in pending.positions)))
        self.groups.ask(pending.positions)
        self.groups.mark_wrong(None)
        self.note.setText(self._note(pending))
        self.groups.focus_first()

    def open_above(self, pending: PendingRecipient) -> None:
        """The card of the unit above: the same three groups from its stamped sheet."""
        card = pending.card
        rows = [(self.tr("上级单位"), card.name), (self.tr("代码"), card.code)]
        rows.append((self.tr("这是"), self.tr("收件名片:登记后可以向它上报")))
        self.facts.set_rows(rows)
        words = self.tr("请照该单位盖章的纸质登记单输入第 %1 组(共10组,每组4位)。")
        self.ask.setText(words.replace("%1", "、".join(str(n) for n in pending.positions)))
        self.groups.ask(pending.positions)
        self.groups.mark_wrong(None)
        replaced = self.tr("这个单位已登记过,登记后改用新的密钥。请先电话核实。")
        own = self.tr("不要照文件或屏幕上的指纹抄:只有纸上的才能证明文件没有被换过。")
        self.note.setText(own if pending.replaces is None else replaced)
        self.groups.focus_first()

    def _kind(self, pending: PendingEnrolment) -> str:
        word = {
            EnrolmentKind.FIRST: self.tr("首次登记"),
            EnrolmentKind.ROTATION: self.tr("更换密钥,由已登记的旧密钥担保"),
            EnrolmentKind.REPLACEMENT: self.tr("更换密钥,没有旧密钥担保"),
        }[pending.kind]
        return word if pending.member_known else self.tr("%1;名册里还没有,登记时一并加入").replace("%1", word)

    def _note(self, pending: PendingEnrolment) -> str:
        if pending.kind is EnrolmentKind.ROTATION:
            return self.tr("旧密钥已为新密钥签名,可以不输组号直接登记;有疑问时请照纸质单核对。")
        if pending.kind is EnrolmentKind.REPLACEMENT:
            return self.tr("该校已登记过另一把密钥。请先电话核实,再照新的盖章登记单输入;登记后旧密钥即停用。")
        return self.tr("不要照文件或屏幕上的指纹抄:只有纸上的才能证明文件没有被换过。")
