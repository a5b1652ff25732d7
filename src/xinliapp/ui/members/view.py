"""The widgets of the register of schools (screens.md B01)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from xinliapp.domain.exchange import PendingEnrolment
from xinliapp.i18n import formats
from xinliapp.services.enrolment import PendingRecipient
from xinliapp.services.member_register import KeyState, RegisterLine
from xinliapp.services.members import ListImported
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


class MembersView(QWidget):
    """Schools with the state of their keys; a panel for one school or for one check."""

    new_wanted = Signal()
    edit_wanted = Signal(object)
    file_given = Signal(str)
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
        self.school = SchoolPanel()
        self.check = CheckPanel()
        self.panel = QStackedWidget()
        fix_width(self.panel, tk.SIDE_PANEL)
        for page in (self.school, self.check):
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
            Column("name", self.tr("学校"), lambda r: r.school.name, stretch=True, strong=True,
                   tip=lambda r: r.school.name),
            Column("stages", self.tr("学段"), lambda r: r.school.stages or formats.MISSING, width=88),
            Column("students", self.tr("在校生"), lambda r: formats.count(r.school.students), width=80,
                   align_right=True, sort=lambda r: r.school.students,
                   tone=lambda r: "warn" if r.school.students is None else ""),
            Column("attributes", self.tr("属性"), lambda r: r.school.attributes or formats.MISSING, width=104,
                   tip=lambda r: r.school.attributes),
            Column("contact", self.tr("联系人"), lambda r: r.school.contact or formats.MISSING, width=80),
            Column("phone", self.tr("电话"), lambda r: r.school.phone or formats.MISSING, width=120),
            Column("key", self.tr("指纹登记"), self._key, width=176, kind="sign",
                   ordinal=lambda r: _SIGNS[r.state], sort=lambda r: r.state.value),
        )  # fmt: skip

    def _key(self, line: RegisterLine) -> str:
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
        for button in (self.import_button, self.new_button, self.check_button):
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
        self.text = QLineEdit()
        self.text.setObjectName("members.filter")
        self.text.setPlaceholderText(self.tr("校名或标识码 Ctrl+F"))
        self.text.setAccessibleName(self.tr("校名或标识码"))
        self.text.setClearButtonEnabled(True)
        fix_width(self.text, 208)
        self.text.textChanged.connect(self._filter)
        row.addWidget(self.count)
        row.addWidget(self.unchecked)
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
        checked = sum(1 for line in lines if line.state is KeyState.CHECKED)
        words = self.tr("%1 所 · 已登记 %2").replace("%1", str(len(lines))).replace("%2", str(checked))
        self.count.setText(words)
        self.count.setVisible(bool(lines))
        self.unchecked.set_count(len(lines) - checked)
        self.unchecked.setVisible(checked < len(lines) or self.unchecked.isChecked())
        self._filter()

    def show_trouble(self, text: str, field: str = "") -> None:
        """An error above the list, and a mark at the field it speaks of."""
        self.bar.tell(text)
        self.school.clear_errors()
        if field and self.panel.isVisible():
            self.school.fields[field].set_error(self.tr("请改这里"))
            self.school.lines[field].setFocus()

    def show_entry(self, entry: SchoolEntry, *, adding: bool) -> None:
        """The form of one school."""
        self._open_panel(self.school)
        self.school.open_for(entry, adding)

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
            if (wanted in line.school.name or wanted in line.school.code)
            and not (self.unchecked.isChecked() and line.state is KeyState.CHECKED)
        ]
        self.table.set_empty(
            self.tr("没有符合的学校。请清空筛选。") if self._all else self.tr("还没有学校。可导入名单 xlsx。")
        )
        self.table.set_rows(shown)

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
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", pattern)
        if chosen:
            self.file_given.emit(chosen)

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.edit_wanted.emit(row)

    def _wish_revoke(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.revoke_wanted.emit(row)

    def _current_moved(self, row: object) -> None:
        self.edit_button.setEnabled(row is not None)
        self.revoke_button.setEnabled(isinstance(row, RegisterLine) and row.state is KeyState.CHECKED)

    def _fit_columns(self) -> None:
        room = self.width() - (self.panel.width() if self.panel.isVisible() else 0)
        for number, column in enumerate(self._columns()):
            if column.key in ("attributes", "contact", "stages"):
                self.table.setColumnHidden(number, room < px(_NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event):
            self.file_given.emit(path)
