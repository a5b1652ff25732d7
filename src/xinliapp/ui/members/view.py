"""The widgets of the register of schools (screens.md B01)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from xinliapp.domain.exchange import PendingEnrolment
from xinliapp.i18n import formats
from xinliapp.services.enrolment import PendingRecipient
from xinliapp.services.member_register import KeyState, RegisterLine
from xinliapp.services.members import ListImported
from xinliapp.ui.members.change_panel import ChangePanel
from xinliapp.ui.members.panels import CheckPanel, SchoolPanel
from xinliapp.ui.members.presenter import SchoolEntry
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.drop import dropped_file, welcome_files
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.side_layout import lay_out_beside
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.table import Column, DataTable

_SIGNS = {KeyState.CHECKED: Sign.OK, KeyState.UNCHECKED: Sign.ASK, KeyState.ENDED: Sign.BAD}
_NARROW = 960
_SKIPPED_SHOWN = 6


def _sign(line: RegisterLine) -> Sign:
    return _SIGNS[line.state] if line.merger is None else Sign.NONE


def _names(line: RegisterLine) -> str:
    """The school's name with those it had."""
    former = [change.name for change in line.history if change.into_code in line.codes]
    return " ← ".join(dict.fromkeys([line.school.name, *reversed(former)]))


class MembersView(QWidget):
    """Schools with the state of their keys; a panel for one school or for one check."""

    new_wanted = Signal()
    edit_wanted = Signal(object)
    look_wanted = Signal(object)
    file_given = Signal(str)
    check_given = Signal(object, str)
    change_wanted = Signal(object)
    revoke_wanted = Signal(object)
    revoke_confirmed = Signal()
    card_wanted = Signal()
    sheet_wanted = Signal()
    request_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("members")
        self._all: tuple[RegisterLine, ...] = ()
        self.bar = InlineBar("members.bar")
        self.bar.acted.connect(self.revoke_confirmed)
        self.table = DataTable(self._columns(), object_name="members.table")
        self.table.set_empty(self.tr("还没有学校。可导入名单 xlsx。"))
        self.table.opened.connect(self.edit_wanted)
        self.table.current_changed.connect(self._current_moved)
        self.table.link_clicked.connect(self._check_row)
        self.school = SchoolPanel()
        self.check = CheckPanel()
        self.change = ChangePanel()
        self.panel = QStackedWidget()
        fix_width(self.panel, tk.SIDE_PANEL)
        for page in (self.school, self.check, self.change):
            page.closed.connect(self.close_panel)
            self.panel.addWidget(page)
        self.panel.setVisible(False)
        self._lay_out()
        for keys, slot in (("Esc", self.close_panel), ("Ctrl+F", self._to_filter), ("F2", self._edit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.setAcceptDrops(True)
        self._current_moved(None)

    def _lay_out(self) -> None:
        above = (self._header(), self.bar, self._chips())
        lay_out_beside(self, above, self.table, self._actions(), self.panel)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("code", self.tr("标识码"), lambda r: r.school.code, width=120),
            Column("name", self.tr("学校"), lambda r: r.school.name, stretch=True, strong=True, tip=_names),
            Column("area", self.tr("片区"), lambda r: r.school.area or formats.MISSING, width=88,
                   tip=lambda r: r.school.area),
            Column("stages", self.tr("学段"), lambda r: r.school.stages or formats.MISSING, width=88),
            Column("students", self.tr("在校生"), lambda r: formats.count(r.school.students), width=80,
                   align_right=True, sort=lambda r: r.school.students, tip=self._as_of,
                   tone=lambda r: "warn" if r.school.students is None else ""),
            Column("attributes", self.tr("属性"), lambda r: r.school.attributes or formats.MISSING, width=104,
                   tip=lambda r: r.school.attributes),
            Column("contact", self.tr("联系人"), lambda r: r.school.contact or formats.MISSING, width=80),
            Column("phone", self.tr("电话"), lambda r: r.school.phone or formats.MISSING, width=120),
            Column("key", self.tr("指纹登记"), self._key, width=176, kind="sign",
                   ordinal=lambda r: _sign(r), sort=lambda r: r.state.value),
            Column("check", "", self._check_word, width=56, kind="link"),
        )  # fmt: skip

    def _as_of(self, line: RegisterLine) -> str:
        day = line.school.students_as_of
        return self.tr("截至 %1").replace("%1", day) if day else self.tr("没有注明截至哪一天")

    def _check_word(self, line: RegisterLine) -> str:
        return "" if line.state is KeyState.CHECKED or line.merger is not None else self.tr("核对")

    def _key(self, line: RegisterLine) -> str:
        if line.merger is not None:
            words = self.tr("%1 并入%2").replace("%1", line.merger.on_day[5:])
            return words.replace("%2", line.merger.into_name)
        if line.key is None:
            return self.tr("待核")
        if line.state is KeyState.ENDED:
            return self.tr("已停用 %1").replace("%1", (line.key.ends_at or "")[5:10])
        day = line.key.valid_after[5:10]
        if not line.checked_by:
            return day
        return self.tr("%1 经手 %2").replace("%1", day).replace("%2", line.checked_by)

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("学校名册"))
        self.import_button = outline(self.tr("导入名单"), object_name="members.import", icon="import")
        self.import_button.clicked.connect(self._ask_list)
        self.new_button = outline(
            self.tr("学校"), object_name="members.new", icon="plus", shortcut="Ctrl+N", hint="Ctrl+N"
        )
        self.new_button.setToolTip(self.tr("添加一所学校"))
        self.new_button.clicked.connect(self.new_wanted)
        self.check_button = primary(
            self.tr("核对登记申请"), object_name="members.check", icon="fingerprint", shortcut=""
        )
        self.check_button.clicked.connect(self._ask_request)
        self.change_button = outline(self.tr("合并/更名"), object_name="members.change", icon="merge")
        self.change_button.clicked.connect(self._wish_change)
        for button in (self.import_button, self.new_button, self.change_button, self.check_button):
            header.add_action(button)
        return header

    def _chips(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 4, 16, 4, 8)
        self.count = label("", tone="text2")
        self.count.setObjectName("members.count")
        self.unchecked = FilterChip(self.tr("待核"), 0, Sign.ASK, object_name="members.unchecked")
        self.unchecked.toggled.connect(self._filter)
        self.merged = FilterChip(self.tr("已并入"), 0, Sign.NONE, object_name="members.merged")
        self.merged.toggled.connect(self._filter)
        self.text = QLineEdit()
        self.text.setObjectName("members.filter")
        self.text.setPlaceholderText(self.tr("校名或标识码 Ctrl+F"))
        self.text.setAccessibleName(self.tr("校名或标识码"))
        self.text.setClearButtonEnabled(True)
        fix_width(self.text, 208)
        self.text.textChanged.connect(self._filter)
        row.addWidget(self.count)
        row.addWidget(self.unchecked)
        row.addWidget(self.merged)
        row.addStretch(1)
        row.addWidget(self.text)
        return bar

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.card_button = outline(self.tr("本单位收件名片"), object_name="members.card", icon="card")
        self.card_button.setToolTip(self.tr("给各校的文件,学校凭它加密报送"))
        self.card_button.clicked.connect(self.card_wanted)
        self.sheet_button = outline(self.tr("打印本单位登记单"), object_name="members.sheet", icon="print")
        self.sheet_button.clicked.connect(self.sheet_wanted)
        self.above_button = outline(self.tr("登记上级单位"), object_name="members.above", icon="fingerprint")
        self.above_button.setToolTip(self.tr("选择上级单位给的收件名片;登记后可以向它上报"))
        self.above_button.clicked.connect(self._ask_card)
        self.request_button = outline(self.tr("向上级登记申请"), object_name="members.request", icon="card")
        self.request_button.setToolTip(self.tr("交给上级单位的文件,连同盖章的登记单一起交"))
        self.request_button.clicked.connect(self.request_wanted)
        self.revoke_button = outline(self.tr("停用指纹"), object_name="members.revoke")
        self.revoke_button.clicked.connect(self._wish_revoke)
        self.edit_button = outline(self.tr("修改"), object_name="members.edit", icon="edit", hint="F2")
        self.edit_button.clicked.connect(self._edit)
        bar.add_fact(self.card_button)
        bar.add_fact(self.sheet_button)
        bar.add_fact(self.request_button)
        bar.add_fact(self.above_button)
        bar.add_button(self.revoke_button)
        bar.add_button(self.edit_button)
        return bar

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_register(self, lines: Sequence[RegisterLine]) -> None:
        """All schools, and how many of them have a checked key."""
        self._all = tuple(lines)
        own = [line for line in lines if line.merger is None]
        checked = sum(1 for line in own if line.state is KeyState.CHECKED)
        words = self.tr("%1 所 · 已登记 %2").replace("%1", str(len(own))).replace("%2", str(checked))
        self.count.setText(words)
        self.count.setVisible(bool(lines))
        self.unchecked.set_count(len(own) - checked)
        self.unchecked.setVisible(checked < len(own) or self.unchecked.isChecked())
        self.merged.set_count(len(lines) - len(own))
        self.merged.setVisible(len(own) < len(lines) or self.merged.isChecked())
        self._filter()

    def show_trouble(self, text: str, field: str = "") -> None:
        """An error above the list, and a mark at the field it speaks of."""
        self.bar.tell(text)
        self.school.clear_errors()
        if field and self.panel.isVisible():
            self.school.fields[field].set_error(self.tr("请改这里"))
            self.school.fields[field].editor.setFocus()

    def show_entry(self, entry: SchoolEntry, *, adding: bool) -> None:
        """The form of one school."""
        self._open_panel(self.school)
        self.school.open_for(entry, adding)

    def show_newer(self, text: str) -> None:
        """Another place saved this school since the form was filled."""
        self.bar.refuse_newer(text, self._look)

    def offer_mine(self, mine: SchoolEntry) -> None:
        """What stands in the form was saved in another place; the way back to what was typed."""
        self.bar.show_now(partial(self.school.open_for, mine, False))

    def show_pending(self, pending: PendingEnrolment) -> None:
        """The check of a request that was read."""
        self.bar.clear()
        self._open_panel(self.check)
        self.check.open_for(pending)

    def show_above(self, pending: PendingRecipient) -> None:
        """The check of the card of the unit above."""
        self.bar.clear()
        self._open_panel(self.check)
        self.check.open_above(pending)

    def say_above(self, name: str) -> None:
        """Reports may be passed on to the unit above."""
        words = self.tr("已登记上级单位“%1”。可在“上报”页向它转报。").replace("%1", name)
        self.bar.tell(words, Tone.DONE)

    def mark_group(self, position: int | None) -> None:
        """The group that differs from the file."""
        self.check.groups.mark_wrong(position)

    def ask_revoke(self, line: RegisterLine) -> None:
        """The consequence, and the button that goes on."""
        words = self.tr("停用后不再收“%1”用这把密钥签的包,已收的不受影响。要再收须重新核对登记单。")
        self.bar.tell(words.replace("%1", line.school.name), Tone.WARNING, self.tr("仍要停用"))

    def lines(self) -> tuple[RegisterLine, ...]:
        """Every school of the register, shown or not."""
        return self._all

    def show_change(self, line: RegisterLine, others: Sequence[tuple[str, str]], today: str) -> None:
        """The form for another name, another code, or a school to become part of."""
        self.bar.clear()
        self._open_panel(self.change)
        self.change.open_for(line, others, today)

    def mark_change(self, text: str, field: str) -> None:
        """Why a change was not registered, and the field it speaks of."""
        self.bar.tell(text)
        self.change.clear_errors()
        if field:
            self.change.fields[field].set_error(self.tr("请改这里"))

    def say_changed(self, name: str) -> None:
        """The register knows it."""
        self.bar.tell(
            self.tr("已登记“%1”的变动。原来的校名、标识码和指纹仍认得。").replace("%1", name), Tone.DONE
        )

    def close_panel(self) -> None:
        """Put the panel away."""
        if self.panel.isVisible():
            self.panel.setVisible(False)
            self._fit_columns()
            self.table.setFocus()

    def say_saved(self, name: str) -> None:
        """One school is in the register."""
        self.bar.tell(self.tr("已保存“%1”。").replace("%1", name), Tone.DONE)

    def say_imported(self, imported: ListImported) -> None:
        """How many came in, and which rows did not."""
        words = self.tr("名单已导入:新增 %1 所,变更 %2 所。")
        words = words.replace("%1", str(imported.added)).replace("%2", str(imported.changed))
        if not imported.skipped:
            self.bar.tell(words, Tone.DONE)
            return
        rows = [str(row.row) for row in imported.skipped[:_SKIPPED_SHOWN]]
        more = "…" if len(imported.skipped) > _SKIPPED_SHOWN else ""
        told = self.tr("有 %1 行没有导入(第 %2 行):标识码不是10位数字,或没有校名。请在原表改正后再导入一次。")
        told = told.replace("%1", str(len(imported.skipped))).replace("%2", "、".join(rows) + more)
        self.bar.tell(words + told, Tone.WARNING)

    def say_enrolled(self, name: str) -> None:
        """The school's bundles are believed from now on."""
        self.bar.tell(self.tr("已登记“%1”。从现在起可以收该校签名的包。").replace("%1", name), Tone.DONE)

    def say_revoked(self, name: str) -> None:
        """The key is not believed any more."""
        self.bar.tell(self.tr("已停用“%1”的指纹。").replace("%1", name), Tone.DONE)

    def say_written(self, file_name: str) -> None:
        """The file lies where the person wanted it."""
        self.bar.tell(self.tr("已存为“%1”。").replace("%1", file_name), Tone.DONE)

    # --- what the person does -----------------------------------------------------------------------------

    def _open_panel(self, page: QWidget) -> None:
        self.panel.setCurrentWidget(page)
        self.panel.setVisible(True)
        self._fit_columns()

    def _filter(self, _value: object = None) -> None:
        wanted = self.text.text().strip()
        shown = [
            line
            for line in self._all
            if (line.merger is not None) == self.merged.isChecked()
            and any(wanted in text for text in (_names(line), *line.codes))
            and not (self.unchecked.isChecked() and line.state is KeyState.CHECKED)
        ]
        self.table.set_empty(
            self.tr("没有符合的学校。请清空筛选。") if self._all else self.tr("还没有学校。可导入名单 xlsx。")
        )
        self.table.set_rows(shown)

    def _look(self) -> None:
        self.look_wanted.emit(self.school.entry())

    def _to_filter(self) -> None:
        self.text.setFocus()
        self.text.selectAll()

    def _ask_list(self) -> None:
        self._ask(self.tr("选择学校名单"), self.tr("表格 (*.xlsx *.xls *.csv)"))

    def _ask_request(self) -> None:
        self._ask(self.tr("选择学校的登记申请"), self.tr("登记申请 (*.json)"))

    def _ask_card(self) -> None:
        self._ask(self.tr("选择上级单位的收件名片"), self.tr("收件名片 (*.json)"))

    def _ask(self, title: str, pattern: str) -> None:
        if chosen := self._chosen(title, pattern):
            self.file_given.emit(chosen)

    def _chosen(self, title: str, pattern: str) -> str:
        return QFileDialog.getOpenFileName(self, title, "", pattern)[0]

    def _check_row(self, line: RegisterLine, _key: str) -> None:
        title = self.tr("选择“%1”的登记申请").replace("%1", line.school.name)
        if chosen := self._chosen(title, self.tr("登记申请 (*.json)")):
            self.check_given.emit(line, chosen)

    def _wish_change(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.change_wanted.emit(row)

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.edit_wanted.emit(row)

    def _wish_revoke(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.revoke_wanted.emit(row)

    def _current_moved(self, row: object) -> None:
        own = isinstance(row, RegisterLine) and row.merger is None
        self.edit_button.setEnabled(own)
        self.change_button.setEnabled(row is not None)
        self.change_button.setToolTip("" if row is not None else self.tr("先在名册里选一所学校"))
        self.revoke_button.setEnabled(isinstance(row, RegisterLine) and row.state is KeyState.CHECKED)

    def _fit_columns(self) -> None:
        room = self.width() - (self.panel.width() if self.panel.isVisible() else 0)
        for number, column in enumerate(self._columns()):
            if column.key in ("attributes", "contact", "stages", "area"):
                self.table.setColumnHidden(number, room < px(_NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event):
            self.file_given.emit(path)
