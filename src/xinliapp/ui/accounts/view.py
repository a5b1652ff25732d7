"""The widgets of the account page (screens.md S25, thin)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.accounts import Role
from xinliapp.domain.retention import RetentionRule
from xinliapp.i18n.formats import MISSING
from xinliapp.services.account_facts import KeyFacts
from xinliapp.services.passphrases import Strength
from xinliapp.ui.accounts.leaving import LeavingPanel
from xinliapp.ui.accounts.panel import AccountPanel
from xinliapp.ui.accounts.presenter import AccountLine, AccountsPage
from xinliapp.ui.accounts.small_panels import DrillPanel, RetentionPanel
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.table import Column, DataTable

_NARROW = 1240


class AccountsView(QWidget):
    """People and what each can open; a panel for adding one and for the own passphrase."""

    disable_wanted = Signal(object)
    disable_confirmed = Signal()
    leave_wanted = Signal(object)
    rule_wanted = Signal()
    rule_look_wanted = Signal()
    table_wanted = Signal()
    fingerprint_wanted = Signal()
    request_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accounts")
        self._roles: tuple[Role, ...] = ()
        self.bar = InlineBar("accounts.bar")
        self.bar.acted.connect(self.disable_confirmed)
        self.table = DataTable(self._columns(), object_name="accounts.table")
        self.table.current_changed.connect(self._current_moved)
        self.panel = AccountPanel()
        self.leaving = LeavingPanel()
        self.drill = DrillPanel()
        self.retention = RetentionPanel()
        self._panels: tuple[QWidget, ...] = (self.panel, self.leaving, self.drill, self.retention)
        for panel in (self.panel, self.leaving, self.drill, self.retention):
            panel.setVisible(False)
            panel.closed.connect(self.close_panel)
        self.keys = label("", tone="text2", wrap=True)
        self.keys.setObjectName("accounts.keys")
        left = QVBoxLayout()
        set_margins(left, 0, 0, 0, 0, 0)
        left.addWidget(self._header())
        left.addWidget(self.bar)
        left.addWidget(self.table, 1)
        left.addWidget(self._keys_line())
        left.addWidget(self._actions())
        columns = QHBoxLayout(self)
        set_margins(columns, 0, 0, 0, 0, 0)
        columns.addLayout(left, 1)
        for panel in self._panels:
            columns.addWidget(panel)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_panel)
        self._current_moved(None)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("shown", self.tr("姓名"), self._shown, width=176, strong=True),
            Column("name", self.tr("登录名"), lambda r: r.name, width=136),
            Column("role", self.tr("身份"), lambda r: self.role_word(r.role), width=120),
            Column("core", self.tr("公共"), _nothing, width=64, kind="sign", ordinal=lambda r: _tick(r.core),
                   sort=lambda r: r.core),
            Column("case", self.tr("案卷"), _nothing, width=64, kind="sign", ordinal=lambda r: _tick(r.case),
                   sort=lambda r: r.case),
            Column("sign", self.tr("签名"), _nothing, width=64, kind="sign", ordinal=lambda r: _tick(r.sign),
                   sort=lambda r: r.sign),
            Column("added", self.tr("添加日期"), lambda r: r.added_on, width=112),
            Column("seen", self.tr("上次登录"), lambda r: r.seen_on or MISSING, width=112),
            Column("state", self.tr("状态"), self._state, stretch=True,
                   tone=lambda r: "" if r.active else "muted"),
        )  # fmt: skip

    def _shown(self, line: AccountLine) -> str:
        return self.tr("%1(我)").replace("%1", line.display_name) if line.own else line.display_name

    def _state(self, line: AccountLine) -> str:
        return self.tr("使用中") if line.active else self.tr("已停用")

    def role_word(self, role: Role) -> str:
        """What a role is called."""
        return {
            Role.COUNSELOR: self.tr("心理教师"),
            Role.PRINCIPAL: self.tr("校领导"),
            Role.REGISTRAR: self.tr("资料员"),
            Role.CLERK: self.tr("经办人"),
            Role.OFFICER: self.tr("负责人"),
            Role.RECOVERY: self.tr("恢复单"),
        }[role]

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("账户与密钥"))
        self.change_button = outline(self.tr("改我的口令"), object_name="accounts.change", icon="key")
        self.change_button.clicked.connect(self._open_change)
        self.add_button = primary(
            self.tr("账户"), object_name="accounts.add", icon="plus", shortcut="Ctrl+N", hint="Ctrl+N"
        )
        self.add_button.setToolTip(self.tr("添加一个账户"))
        self.add_button.clicked.connect(self._open_add)
        header.add_action(self.change_button)
        header.add_action(self.add_button)
        return header

    def _actions(self) -> QWidget:
        bar = ActionBar()
        table = outline(self.tr("账户表"), object_name="accounts.print", icon="print")
        table.setToolTip(self.tr("打印账户表"))
        table.clicked.connect(self.table_wanted)
        self.fingerprint_button = outline(
            self.tr("指纹登记单"), object_name="accounts.fingerprint", icon="print"
        )
        self.fingerprint_button.clicked.connect(self.fingerprint_wanted)
        self.request_button = outline(self.tr("更换登记申请…"), object_name="accounts.request", icon="export")
        self.request_button.setToolTip(self.tr("签名密钥换过以后,导出给上级的登记申请,由旧密钥签名"))
        self.request_button.clicked.connect(self.request_wanted)
        self.request_button.setVisible(False)
        self.disable_button = outline(self.tr("停用"), object_name="accounts.disable")
        self.disable_button.clicked.connect(self._wish_disable)
        self.leave_button = outline(self.tr("离任…"), object_name="accounts.leave")
        self.leave_button.clicked.connect(self._wish_leave)
        for button in (
            table, self.fingerprint_button, self.request_button, self.disable_button, self.leave_button
        ):  # fmt: skip
            bar.add_button(button)
        return bar

    def _keys_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, 16, 8, 16, 8, 8)
        row.addWidget(self.keys, 1)
        self.drill_button = outline(self.tr("验证恢复单"), object_name="accounts.drill.open")
        self.drill_button.clicked.connect(self.open_drill)
        self.rule_button = outline(self.tr("保存期"), object_name="accounts.retention.open")
        self.rule_button.clicked.connect(self.open_rule)
        row.addWidget(self.drill_button)
        row.addWidget(self.rule_button)
        return line

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_page(self, page: AccountsPage) -> None:
        """Everybody; switched-off accounts stay listed."""
        self._roles = page.roles
        self.table.set_rows(page.lines)

    def show_trouble(self, text: str, field: str = "") -> None:
        """An error above the list, and a mark at the field it speaks of."""
        self.bar.tell(text)
        self.panel.clear_errors()
        if field and self.panel.isVisible():
            self.panel.fields[field].set_error(self.tr("请改这里"))
            self.panel.fields[field].editor.setFocus()

    def show_strength(self, strength: Strength) -> None:
        """How good the passphrase being typed is."""
        self.panel.show_strength(strength)

    def show_busy(self, busy: bool) -> None:
        """Deriving a key takes most of a second."""
        if busy:
            self.panel.save_button.start()
        elif self.panel.save_button.busy:
            self.panel.save_button.stop()

    def close_panel(self) -> None:
        """Put the form away; what was typed in it is gone. A leaving under way is not put away."""
        if self.leaving.isVisible() and (self.leaving.ended or not self.leaving.close_button.isEnabled()):
            return
        if any(panel.isVisible() for panel in self._panels):
            self.panel.forget()
            for panel in self._panels:
                panel.setVisible(False)
            self._fit_columns()
            self._show_add()
            self.table.setFocus()

    def show_keys(self, facts: KeyFacts) -> None:
        """The proof of the sheet, the unit's fingerprint, an exchange that was not finished."""
        last = self.tr("从未验证") if facts.last_proof is None else facts.last_proof.isoformat()
        parts = [self.tr("恢复单验证 %1").replace("%1", last)]
        if facts.proof_due:
            parts[0] += self.tr("(已超过一年)")
        if facts.last_rotation is not None:
            parts.append(self.tr("上次换密钥 %1").replace("%1", facts.last_rotation.created_at[:10]))
        if facts.fingerprint:
            parts.append(self.tr("本单位指纹 %1").replace("%1", facts.fingerprint))
        self.keys.setText(" · ".join(parts))
        self.fingerprint_button.setVisible(bool(facts.fingerprint))
        self.request_button.setVisible(facts.request)
        if facts.rotating:
            words = self.tr("上一次更换密钥没有做完,资料仍用原来的密钥。请选中离任的账户,再点“离任”。")
            self.bar.tell(words, Tone.WARNING)

    def show_rule(self, rule: RetentionRule | None, who: str) -> None:
        """The retention panel with the rule in force."""
        self._show_panel(self.retention)
        self.retention.show_rule(rule, who)

    def show_newer_rule(self, text: str) -> None:
        """Another place set the rule since the form was filled with it."""
        self.retention.bar.refuse_newer(text, self.rule_look_wanted.emit)

    def show_rule_now(self, rule: RetentionRule | None, who: str) -> None:
        """The rule as another place set it, and the way back to what was typed."""
        typed = self.retention.typed()
        self.retention.show_rule(rule, who)
        self.retention.bar.show_now(partial(self.retention.put_back, typed))

    def show_key_trouble(self, text: str) -> None:
        """An error where the person is."""
        for panel in (self.drill, self.retention):
            if panel.isVisible():
                panel.bar.tell(text)
                return
        self.bar.tell(text)

    def show_key_busy(self, busy: bool) -> None:
        """The button of the panel that shows."""
        for panel in (self.drill, self.retention):
            if panel.isVisible():
                panel.show_busy(busy)

    def say_proven(self) -> None:
        """The sheet still opens everything."""
        self.close_panel()
        self.bar.tell(self.tr("恢复单能打开全部密钥,已记下日期。请重新封存并登记。"), Tone.DONE)

    def say_rule_set(self) -> None:
        """The rule counts from now on."""
        self.close_panel()
        self.bar.tell(self.tr("保存期已设定。"), Tone.DONE)

    def open_drill(self) -> None:
        """The panel for proving the sheet."""
        self._show_panel(self.drill)
        self.drill.open()

    def open_leaving(self) -> None:
        """The panel of a leaving."""
        self._show_panel(self.leaving)

    def say_added(self, display_name: str) -> None:
        """Somebody can sign in now."""
        words = self.tr("已添加“%1”。请当面交代口令,并做一次备份。")
        self.bar.tell(words.replace("%1", display_name), Tone.DONE)

    def say_changed(self) -> None:
        """The new passphrase counts from now on."""
        self.bar.tell(self.tr("口令已改。以前的备份仍用以前的口令打开,请再做一次备份。"), Tone.DONE)

    def say_disabled(self, display_name: str) -> None:
        """The account opens this vault no more."""
        words = self.tr("“%1”已停用,不能再打开本机资料。")
        self.bar.tell(words.replace("%1", display_name), Tone.DONE)

    def ask_disable(self, line: AccountLine) -> None:
        """The consequence, and the button that goes on."""
        words = self.tr("停用后“%1”不能再打开资料;要恢复须由您重新添加并另设口令。以前拷走的旧文件不受影响。")
        self.bar.tell(words.replace("%1", line.display_name), Tone.WARNING, self.tr("仍要停用"))

    # --- what the person does -----------------------------------------------------------------------------

    def _open_add(self) -> None:
        self._open(True)

    def _open_change(self) -> None:
        self._open(False)

    def _show_panel(self, wanted: QWidget) -> None:
        if self.leaving.isVisible() and (self.leaving.ended or not self.leaving.close_button.isEnabled()):
            return
        self.bar.clear()
        for panel in self._panels:
            panel.setVisible(panel is wanted)
        self._fit_columns()
        self._show_add()

    def open_rule(self) -> None:
        """The panel of the retention rule, once the rule in force was read."""
        self.rule_wanted.emit()

    def _wish_leave(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.leave_wanted.emit(row)

    def _open(self, adding: bool) -> None:
        self._show_panel(self.panel)
        self.panel.open_for(adding, [(self.role_word(role), role) for role in self._roles])

    def _fit_columns(self) -> None:
        for number, column in enumerate(self._columns()):
            if column.key in ("added", "name"):
                beside = any(panel.isVisible() for panel in self._panels)
                self.table.setColumnHidden(number, beside and self.width() < px(_NARROW))

    def _show_add(self) -> None:
        """One filled button at a time: the panel's own while it shows."""
        self.add_button.setVisible(all(panel.isHidden() for panel in self._panels))

    def _current_moved(self, row: object) -> None:
        line = row if isinstance(row, AccountLine) else None
        other = line is not None and not line.own
        self.disable_button.setEnabled(other and line is not None and line.active)
        self.leave_button.setEnabled(other)
        self.disable_button.setToolTip(self._why_not(line, self.tr("停用后不能再打开本机资料")))
        self.leave_button.setToolTip(self._why_not(line, self.tr("停用账户并更换密钥"), leaving=True))

    def _why_not(self, line: AccountLine | None, else_: str, *, leaving: bool = False) -> str:
        """Why the button is grey, or what it does."""
        if line is None:
            return self.tr("请先在表里选一个账户")
        if line.own:
            return self.tr("自己的账户由另一位同事停用")
        return else_ if line.active or leaving else self.tr("这个账户已经停用")

    def _wish_disable(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.disable_wanted.emit(row)


def _tick(held: bool) -> Sign:
    return Sign.OK if held else Sign.NONE


def _nothing(_line: AccountLine) -> str:
    return ""
