"""The right panel: a person who joins or leaves, a meeting that was held."""

from __future__ import annotations

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from xinliapp.domain.term_records import MeetingKind, StaffKind, StaffMember
from xinliapp.i18n import labels
from xinliapp.ui.safeguards.facts import NewMeeting, NewMember
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import SidePanel, label, rule
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000
_FORMAT = "yyyy-MM-dd"


def _line(name: str, longest: int) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setMaxLength(longest)
    return made


class SafeguardsPanel(SidePanel):
    """Forms of the list shown; says in signals what is to be kept."""

    member_wanted = Signal(object)
    leave_wanted = Signal(str, str)
    meeting_wanted = Signal(object)
    draft_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = self._dirty = False
        self._today = ""
        self._member: StaffMember | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self.leaving = self._leaving()
        self.joining = self._joining()
        self.meeting = self._meeting()
        for part in (self.leaving, self.joining, self.meeting):
            self.add(part, 0)

    def show_forms(self, meetings: bool, *, may_write: bool) -> None:
        """The forms of one list; the main action of the page is theirs."""
        self.meeting.setVisible(meetings and may_write)
        self.joining.setVisible(not meetings and may_write)
        self.leaving.setVisible(not meetings and may_write and self._present())
        self.save_meeting.setShortcut("Ctrl+Return" if meetings else "")
        self.save_member.setShortcut("" if meetings else "Ctrl+Return")

    def set_today(self, today: str) -> None:
        """Days start at today, once."""
        if not self._today:
            self._today = today
            self._filling = True
            for day in (self.from_day, self.left_day, self.meeting_day):
                day.setDate(QDate.fromString(today, _FORMAT))
            self._filling = False

    def show_member(self, member: StaffMember | None, *, may_write: bool) -> None:
        """The person chosen in the list, who may be leaving."""
        self._member = member
        self.leaving.setVisible(self._present() and may_write)
        self.who.setText(member.name if member is not None else "")
        self.left_field.clear_error()

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.clear_errors()
        known = {
            "member": {"姓名": self.name_field, "职责": self.duty_field, "资质": self.paper_field},
            "leave": {"离任日期": self.left_field},
            "meeting": {
                "会议名称": self.title_field,
                "会议日期": self.day_field,
                "参会人数": self.attendees_field,
                "会议纪要": self.summary_field,
            },
        }.get(step, {})
        if field in known:
            known[field].set_error(text)
            self.set_open(True)
        return field in known

    def clear_errors(self) -> None:
        for field in (
            self.name_field, self.duty_field, self.paper_field, self.left_field, self.title_field,
            self.day_field, self.attendees_field, self.summary_field,
        ):  # fmt: skip
            field.clear_error()

    def saved(self, step: str) -> None:
        """Empties what was kept."""
        self.clear_errors()
        self._filling = True
        if step == "member":
            for line in (self.name, self.duty, self.paper):
                line.clear()
        elif step == "meeting":
            self.title.clear()
            self.summary.clear()
            self.attendees.setValue(0)
            self._dirty = False
            self._pause.stop()
        self._filling = False

    def typed(self) -> dict[str, object] | None:
        """The unsaved meeting, or None."""
        if not self._dirty:
            return None
        return {
            "kind": self.kind.currentIndex(),
            "day": self.meeting_day.date().toString(_FORMAT),
            "title": self.title.text(),
            "attendees": self.attendees.value(),
            "summary": self.summary.toPlainText(),
        }

    def restore(self, typed: dict[str, object]) -> None:
        """Puts a draft of a meeting back."""
        self._filling = True
        self.kind.setCurrentIndex(int(str(typed.get("kind", 0))))
        self.meeting_day.setDate(QDate.fromString(str(typed.get("day", "")), _FORMAT))
        self.title.setText(str(typed.get("title", "")))
        self.attendees.setValue(int(str(typed.get("attendees", 0))))
        self.summary.setPlainText(str(typed.get("summary", "")))
        self._filling = False
        self._dirty = True

    # --- parts ---

    def _section(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, tk.GAP, tk.GAP)
        column.addWidget(label(title, Role.SECTION))
        return holder, column

    @staticmethod
    def _foot(column: QVBoxLayout, button: QWidget) -> None:
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(button)
        column.addLayout(row)

    def _leaving(self) -> QWidget:
        holder, column = self._section(self.tr("离任"))
        self.who = label("", Role.STRONG)
        self.left_day = date_edit("safeguards.left_day")
        self.left_field = Field(self.tr("从这天起不再计入"), self.left_day, required=True)
        column.addWidget(self.who)
        column.addWidget(self.left_field)
        leave = outline(self.tr("登记离任"), object_name="safeguards.leave")
        leave.clicked.connect(self._leave)
        self._foot(column, leave)
        column.addWidget(rule())
        return holder

    def _joining(self) -> QWidget:
        holder, column = self._section(self.tr("加一名人员"))
        self.name, self.duty = _line("safeguards.name", 40), _line("safeguards.duty", 60)
        self.paper = _line("safeguards.qualification", 120)
        self.role = combo([(labels.label(kind), kind) for kind in StaffKind], "safeguards.kind")
        self.from_day = date_edit("safeguards.from_day")
        self.name_field = Field(self.tr("姓名"), self.name, required=True)
        self.duty_field = Field(self.tr("职责"), self.duty)
        self.paper_field = Field(self.tr("资质(证书和编号)"), self.paper)
        role = Field(self.tr("身份"), self.role, required=True)
        since = Field(self.tr("到任日期"), self.from_day, required=True)
        column.addWidget(form_grid([[self.name_field, role], [since, self.duty_field], [self.paper_field]]))
        self.save_member = primary(self.tr("加入名册"), object_name="safeguards.add_member")
        self.save_member.clicked.connect(self._join)
        self._foot(column, self.save_member)
        return holder

    def _meeting(self) -> QWidget:
        holder, column = self._section(self.tr("登记一次会议"))
        self.kind = combo([(labels.label(kind), kind) for kind in MeetingKind], "safeguards.meeting_kind")
        self.meeting_day = date_edit("safeguards.meeting_day")
        self.title = _line("safeguards.meeting_title", 80)
        self.attendees = QSpinBox()
        self.attendees.setObjectName("safeguards.attendees")
        self.attendees.setRange(0, 10_000)
        self.summary = QPlainTextEdit()
        self.summary.setObjectName("safeguards.summary")
        self.summary.setTabChangesFocus(True)
        fix_height(self.summary, 120)
        self.title_field = Field(self.tr("会议名称"), self.title, required=True)
        self.day_field = Field(self.tr("日期"), self.meeting_day, required=True)
        self.attendees_field = Field(self.tr("到会人数"), self.attendees)
        self.summary_field = Field(self.tr("纪要"), self.summary, hint=self.tr("不写学生姓名。"))
        column.addWidget(
            form_grid(
                [
                    [Field(self.tr("类型"), self.kind, required=True)],
                    [self.title_field],
                    [self.day_field, self.attendees_field],
                    [self.summary_field],
                ]
            )
        )
        self.title.textEdited.connect(self._touched)
        self.summary.textChanged.connect(self._touched)
        self.attendees.valueChanged.connect(self._touched)
        self.save_meeting = primary(self.tr("登记会议"), object_name="safeguards.add_meeting", shortcut="")
        self.save_meeting.clicked.connect(self._hold)
        self._foot(column, self.save_meeting)
        return holder

    # --- what the person does ---

    def _present(self) -> bool:
        return self._member is not None and self._member.to_day is None

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._dirty = True
            self._pause.start()

    def _leave(self) -> None:
        if self._member is not None:
            self.leave_wanted.emit(self._member.id, self.left_day.date().toString(_FORMAT))

    def _join(self) -> None:
        kind: StaffKind = self.role.currentData()
        since = self.from_day.date().toString(_FORMAT)
        self.member_wanted.emit(
            NewMember(self.name.text(), kind, since, self.duty.text(), self.paper.text().strip())
        )

    def _hold(self) -> None:
        kind: MeetingKind = self.kind.currentData()
        day = self.meeting_day.date().toString(_FORMAT)
        self.meeting_wanted.emit(
            NewMeeting(kind, day, self.title.text(), self.attendees.value(), self.summary.toPlainText())
        )
