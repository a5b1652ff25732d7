"""The 44 px header: house mark, search box, 遮挡, 锁定, account menu."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from xinliapp.settings.preferences import SCALES, Preferences
from xinliapp.ui.shell.spec import MenuAction, ScreenSpec
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind
from xinliapp.widgets.icons import icon, paint_icon
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.picker import SearchLine
from xinliapp.widgets.style import color, fix_height, is_look_change, px, set_margins, text_width
from xinliapp.widgets.tokens import Role


class _Mark(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(px(20), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = px(20)
        spot = QRectF(0, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), "house_mark", spot, color("accent"), color("on_accent"))


class SearchBox(SearchLine):
    """The search line with its magnifier and the words Ctrl+K."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell.search")
        self.setPlaceholderText(self.tr("姓名首字母 / 学籍号后4位 / 班级 / 页面"))
        self.setAccessibleName(self.tr("搜索"))
        self.setMaxLength(40)
        self._hint = QLabel("Ctrl+K", self)
        self._hint.setProperty("role", Role.CAPTION.key)
        self._hint.setProperty("tone", "muted")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._leave_room()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(520, px(tk.CONTROL))

    def _leave_room(self) -> None:
        """For the magnifier and the hint, at the text scale there is."""
        self.setTextMargins(px(24), 0, text_width("Ctrl+K", Role.CAPTION) + 4, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_look_change(event) and hasattr(self, "_hint"):
            self._leave_room()
            self._place_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        self._hint.ensurePolished()
        size = self._hint.sizeHint()
        self._hint.setGeometry(
            self.width() - size.width() - 9, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(16)
        spot = QRectF(9, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), "search", spot, color("text2"))


class Header(QFrame):
    """Emits what was pressed; preferences come back by ``preferences_changed`` as a whole."""

    blank_pressed = Signal()
    lock_pressed = Signal()
    page_chosen = Signal(str)
    preferences_changed = Signal(object)

    def __init__(self, account: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "shellHeader")
        fix_height(self, tk.HEADER)
        self._preferences = Preferences()
        self._groups: list[QActionGroup] = []
        self._built: tuple[tuple[ScreenSpec, ...], tuple[MenuAction, ...]] = ((), ())
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 1, tk.GAP)
        row.addWidget(_Mark())
        name = label(self.tr("校园工作台"), Role.STRONG)
        row.addWidget(name)
        row.addSpacing(
            max(tk.GAP, tk.NAV - tk.MARGIN - px(20) - tk.GAP - text_width(name.text(), Role.STRONG))
        )
        self.search = SearchBox()
        self.search.setMaximumWidth(520)
        row.addWidget(self.search, 100)
        row.addStretch(1)
        self._blank = Button(
            self.tr("遮挡"), Kind.QUIET, icon="blank", key_action="blank", object_name="shell.blank"
        )
        self._lock = Button(self.tr("锁定"), Kind.QUIET, icon="lock", hint="Ctrl+L", object_name="shell.lock")
        self._account = Button(
            account, Kind.QUIET, icon="person", menu_arrow=True, object_name="shell.account"
        )
        line = rule(vertical=True)
        fix_height(line, 20)
        for widget in (self._blank, self._lock, line, self._account):
            row.addWidget(widget)
        for button in (self._blank, self._lock, self._account):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self)
        self._menu.setObjectName("shell.menu")
        self._blank.clicked.connect(self.blank_pressed)
        self._lock.clicked.connect(self.lock_pressed)
        self._account.clicked.connect(self._open_menu)

    def build_menu(
        self, pages: tuple[ScreenSpec, ...], extra: tuple[MenuAction, ...], preferences: Preferences
    ) -> None:
        """The account menu: its pages, the looks, and what the application adds."""
        self._preferences, self._built = preferences, (pages, extra)
        self._menu.clear()
        self._groups.clear()
        for spec in pages:
            action = self._menu.addAction(icon(spec.icon), spec.title)
            action.setData(("page", spec.key))
        if pages:
            self._menu.addSeparator()
        looks = ((self.tr("浅色"), "light"), (self.tr("深色"), "dark"))
        self._choices("theme", looks, preferences.theme)
        self._menu.addSeparator()
        sizes = tuple((self.tr("字号 {n}%").replace("{n}", str(n)), n) for n in SCALES)
        self._choices("scale", sizes, preferences.scale)
        self._menu.addSeparator()
        hide = self._menu.addAction(self.tr("隐名(只显示姓)"))
        hide.setCheckable(True)
        hide.setChecked(preferences.hide_names)
        hide.setData(("hide_names", None))
        if extra:
            self._menu.addSeparator()
            # The keys of the whole window, for whoever works with the mouse (screens.md 1.5).
            keys = self._menu.addMenu(self.tr("快捷键"))
            keys.setObjectName("shell.keys")
            for item in extra:
                made = keys.addAction(item.text)
                made.setObjectName(item.object_name)
                made.triggered.connect(item.call)
        if not self._menu.property("wired"):
            self._menu.triggered.connect(self._take)
            self._menu.setProperty("wired", True)

    def show_preferences(self, preferences: Preferences) -> None:
        """The looks were changed elsewhere (隐名 on a page, the settings)."""
        self.build_menu(*self._built, preferences)

    def menu(self) -> QMenu:
        """The account menu."""
        return self._menu

    def _choices(self, kind: str, choices: tuple[tuple[str, object], ...], now: object) -> None:
        group = QActionGroup(self._menu)
        self._groups.append(group)
        for words, value in choices:
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.setData((kind, value))
            group.addAction(action)

    def _take(self, action: QAction) -> None:
        data = action.data()
        if not isinstance(data, tuple | list):
            return
        kind, value = data
        if kind == "page":
            self.page_chosen.emit(value)
            return
        self._change(kind, action.isChecked() if kind == "hide_names" else value)

    def _change(self, kind: str, value: object) -> None:
        self._preferences = replace(self._preferences, **{kind: value})  # type: ignore[arg-type]
        self.preferences_changed.emit(self._preferences)

    def _open_menu(self) -> None:
        corner = self._account.mapToGlobal(self._account.rect().bottomRight())
        corner.setX(corner.x() - self._menu.sizeHint().width())
        self._menu.popup(corner)
