"""The class chosen: its 班主任 and 副班主任, the students with a post, one more to be named, and who was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.class_posts import PostKind
from xinliapp.i18n import labels
from xinliapp.i18n.formats import masked_name
from xinliapp.services.class_posts import LONGEST_NAME, ClassPosts, PostLine
from xinliapp.services.peer_reps import RepLine
from xinliapp.ui.roster.class_presenter import ClassesPage
from xinliapp.ui.roster.facts import Rights
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_FORMAT = "yyyy-MM-dd"
_PAST_SHOWN = 12
_STAFF = (PostKind.HOMEROOM, PostKind.DEPUTY)


@dataclass(frozen=True, slots=True)
class _Holder:
    """A student with a post, as listed; ``rep``: a 心理委员."""

    id: str
    post: str
    name: str
    from_day: str
    rep: bool


class ClassPanel(SidePanel):
    """``staff_named``: class, names by post, day. ``student_named``: class, post (None: 心理委员),
    who and the day.
    """

    staff_named = Signal(str, object, object)
    student_named = Signal(str, object, str, object)
    relieved = Signal(str, bool)

    def __init__(self, rights: Rights, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rights = rights
        self._row: ClassPosts | None = None
        self._masked, self._today = True, ""
        self.heading = label("", Role.SECTION)
        self.hint = label(self.tr("先在左边选一个班。"), Role.CAPTION, "muted", wrap=True)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        set_margins(column, 0, 0, 0, 0, 12)
        column.addWidget(self._staff_form())
        column.addWidget(label(self.tr("学生职务"), Role.STRONG))
        self.table = DataTable(
            self._columns(), dense=True, sortable=False, object_name="roster.class_students"
        )
        self.table.set_empty(self.tr("还没有登记。"))
        fix_height(self.table, tk.ROW + 4 * tk.ROW_DENSE)
        self.table.link_clicked.connect(self._relieve)
        column.addWidget(self.table)
        self.student_form = self._student_form(search)
        column.addWidget(self.student_form)
        self.student_form.setVisible(self._rights.edit)
        self.past = label("", Role.CAPTION, "text2", wrap=True)
        column.addWidget(self.past)
        for widget in (self.heading, self.hint, self.body):
            self.add(widget)
        self.show_class(None)

    # --- what is shown ---

    def show_page(self, page: ClassesPage, masked: bool) -> None:
        """Names to choose from, and the first day offered."""
        self._masked = masked
        for edit in self.editors.values():
            finder = QCompleter(list(page.staff), edit)
            finder.setFilterMode(Qt.MatchFlag.MatchContains)
            edit.setCompleter(finder)
        if not self._today:
            self._today = page.today
            for day in (self.staff_from, self.student_from):
                day.setDate(QDate.fromString(page.today, _FORMAT))

    def show_class(self, row: ClassPosts | None) -> None:
        """The class whose row is current."""
        other = row is None or self._row is None or row.class_id != self._row.class_id
        self._row = row
        self.heading.setText(row.label if row is not None else "")
        self.heading.setVisible(row is not None)
        self.hint.setVisible(row is None)
        self.body.setVisible(row is not None)
        if row is None:
            return
        if other:
            self.past.setText("")
            self.student.set_picked(None)
        for kind, post in ((PostKind.HOMEROOM, row.homeroom), (PostKind.DEPUTY, row.deputy)):
            if other or not self.editors[kind].isModified():  # what is being typed stays
                self.editors[kind].setText(post.name if post is not None else "")
            since = self.tr("自 %1").replace("%1", post.from_day) if post is not None else ""
            self.fields[kind].set_hint(since)
        self.table.set_rows(self._holders(row))
        self._weigh_save()
        self.clear_errors()

    def show_past(self, class_id: str, past: Sequence[PostLine]) -> None:
        """Who held a post before, the newest first."""
        if self._row is None or self._row.class_id != class_id:
            return
        lines = [self.tr("以前")] if past else []
        for post in past[:_PAST_SHOWN]:
            name = masked_name(post.name) if post.student and self._masked else post.name
            lines.append(f"{labels.label(post.kind)} {name} {post.from_day}—{post.to_day}")
        self.past.setText("\n".join(lines))

    def show_error(self, text: str, field: str) -> None:
        """A refused post: the word at the field it speaks of."""
        self.clear_errors()
        kinds = {labels.label(kind): kind for kind in _STAFF}
        if field in kinds:
            self.fields[kinds[field]].set_error(text)
        else:
            self.student_field.set_error(text)
        self.set_open(True)

    def saved(self) -> None:
        """The picker is free for the next one; what was typed is what is stored."""
        self.student.set_picked(None)
        for edit in self.editors.values():
            edit.setModified(False)
        self.clear_errors()

    def clear_errors(self) -> None:
        """No field is marked."""
        for field in (*self.fields.values(), self.student_field):
            field.clear_error()

    # --- parts ---

    def _staff_form(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        self.editors: dict[PostKind, QLineEdit] = {}
        self.fields: dict[PostKind, Field] = {}
        for kind in _STAFF:
            edit = QLineEdit()
            edit.setObjectName(f"roster.class.{kind.value}")
            edit.setMaxLength(LONGEST_NAME)
            edit.setReadOnly(not self._rights.edit)
            edit.textChanged.connect(self._weigh_save)
            self.editors[kind] = edit
            self.fields[kind] = Field(labels.label(kind), edit, required=kind is PostKind.HOMEROOM)
        column.addWidget(form_grid([list(self.fields.values())]))
        self.staff_from = date_edit("roster.class.staff_from")
        self.staff_save = outline(self.tr("保存"), object_name="roster.class.staff_save")
        self.staff_save.setEnabled(False)
        self.staff_save.clicked.connect(self._name_staff)
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        row.addWidget(label(self.tr("改动自"), Role.CAPTION, "text2"))
        row.addWidget(self.staff_from, 1)
        row.addWidget(self.staff_save)
        column.addWidget(line)
        line.setVisible(self._rights.edit)
        return holder

    def _student_form(self, search: Search) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        self.post = combo(
            [
                (labels.label(PostKind.LEAGUE), PostKind.LEAGUE),
                (self.tr("心理委员"), None),
                (labels.label(PostKind.OFFICER), PostKind.OFFICER),
            ],
            "roster.class.post",
        )
        self.student_from = date_edit("roster.class.student_from")
        self.student = StudentPicker(search, object_name="roster.class.student")
        self.student_field = Field(self.tr("学生"), self.student, required=True)
        post = Field(self.tr("职务"), self.post, required=True)
        since = Field(self.tr("任职日期"), self.student_from, required=True)
        column.addWidget(form_grid([[post, since], [self.student_field]]))
        self.student_save = outline(self.tr("任命"), object_name="roster.class.student_save")
        self.student_save.clicked.connect(self._name_student)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.student_save)
        column.addLayout(row)
        return holder

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("post", self.tr("职务"), lambda r: r.post, width=80),
            Column("name", self.tr("姓名"), lambda r: r.name, stretch=True, strong=True,
                   tip=lambda r: f"{r.name} {r.from_day}"),
            Column("since", self.tr("自"), lambda r: r.from_day[5:], width=64),
            Column("out", "", self._verb, width=48, kind="link"),
        )  # fmt: skip

    def _verb(self, _holder: object) -> str:
        return self.tr("免去") if self._rights.edit else ""

    def _holders(self, row: ClassPosts) -> tuple[_Holder, ...]:
        posts = ((row.league,) if row.league is not None else ()) + row.officers
        found = [_Holder(post.id, labels.label(post.kind), self._who(post), post.from_day, False)
                 for post in posts]  # fmt: skip
        words = self.tr("心理委员")
        found += [_Holder(rep.id, words, self._who(rep), rep.from_day, True) for rep in row.reps]
        return tuple(found)

    def _who(self, holder: PostLine | RepLine) -> str:
        name = self._name(holder.name)
        return name if holder.here else self.tr("%1 已不在本班").replace("%1", name)

    def _name(self, name: str) -> str:
        return masked_name(name) if self._masked else name

    # --- what the person does ---

    def _name_staff(self) -> None:
        """What differs is named from the day given."""
        names = self._named()
        if self._row is not None and names:
            self.staff_named.emit(self._row.class_id, names, _day_of(self.staff_from.date()))

    def _named(self) -> dict[PostKind, str]:
        """The names that differ from what is stored."""
        names: dict[PostKind, str] = {}
        if self._row is None:
            return names
        for kind, post in ((PostKind.HOMEROOM, self._row.homeroom), (PostKind.DEPUTY, self._row.deputy)):
            typed = " ".join(self.editors[kind].text().split())
            if typed != (post.name if post is not None else ""):
                names[kind] = typed
        return names

    def _weigh_save(self, _text: str = "") -> None:
        self.staff_save.setEnabled(bool(self._named()))

    def _name_student(self) -> None:
        picked: PickRow | None = self.student.picked_row()
        if self._row is None:
            return
        if picked is None:
            self.student_field.set_error(self.tr("还没有选学生。内容没有丢。请输入首字母,按 Enter 选中。"))
            return
        day = _day_of(self.student_from.date())
        self.student_named.emit(self._row.class_id, self.post.currentData(), picked.id, day)

    def _relieve(self, holder: _Holder, _key: str) -> None:
        self.relieved.emit(holder.id, holder.rep)


def _day_of(date: QDate) -> dt.date:
    return dt.date.fromisoformat(date.toString(_FORMAT))
