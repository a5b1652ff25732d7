"""The widgets of 设置 (screens.md S25)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QSpinBox, QTabWidget, QVBoxLayout, QWidget

from xinliapp.domain.errors import UserError
from xinliapp.domain.keys import KEY_CHOICES
from xinliapp.i18n.messages import sentence
from xinliapp.settings.preferences import BLANK_SECONDS, LOCK_MINUTES, SCALES, Preferences
from xinliapp.ui.preferences.fonts_part import FontsPart
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.page import PageHeader, area, label
from xinliapp.widgets.style import fix_width, set_margins

_COLUMN = 420


class _Face:
    """What the presenter sees of the page (``QWidget.show`` is taken by Qt)."""

    def __init__(self, page: PreferencesPage) -> None:
        self._page = page

    def show(self, chosen: Preferences) -> None:
        self._page.show_chosen(chosen)

    def show_key_taken(self, action: str, by: str) -> None:
        self._page.show_key_taken(action, by)

    def show_pages(self, titles: Mapping[str, str]) -> None:
        self._page.show_pages(titles)


class Elsewhere(QWidget):
    """What a heading is about, and a button to the page it is set on; ``wanted(page)``."""

    wanted = Signal(str)

    def __init__(self, page: str, words: str) -> None:
        super().__init__()
        self.page = page
        self.button = outline("", object_name=f"preferences.open.{page}", icon="arrow_right")
        self.button.clicked.connect(self._go)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        column.addWidget(label(words, tone="text2", wrap=True))
        column.addWidget(self.button)

    def show_title(self, title: str) -> None:
        """The page's name in the navigation, "" where this person has it not."""
        self.setVisible(bool(title))
        self.button.setText(self.tr("打开%1").replace("%1", title))

    def _go(self) -> None:
        self.wanted.emit(self.page)


class PreferencesPage(QWidget):
    """The seven headings of S25; ``page_wanted(page)`` where one is set on another page.

    ``chosen(field, value)`` and ``key_chosen(action, key)`` for every change by the person.
    """

    chosen = Signal(str, object)
    key_chosen = Signal(str, str)
    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.face = _Face(self)
        header = PageHeader(self.tr("设置"), self.tr("常规和隐私只对这台电脑上的您生效,改了就存"))
        self.tabs = QTabWidget()
        self.tabs.setObjectName("preferences.tabs")
        self.fonts = FontsPart()
        self.elsewhere = {
            "rules": Elsewhere(
                "rules", self.tr("文件没给的数字、短周怎么折算、一事是否多算,全校一份。期限都含当日。")
            ),
            "accounts": Elsewhere("accounts", self.tr("谁能登录、能打开什么;停用、离任、改口令。")),
            "keys": Elsewhere("accounts", self.tr("恢复单、换密钥、本校指纹和登记单,和账户在同一页。")),
            "keeping": Elsewhere("accounts", self.tr("毕业和离校学生的档案保存多久,由两人确定。")),
            "school": Elsewhere("school_settings", self.tr("单位、学期、节假日、班级与班主任。")),
        }
        for page, words in (
            (self._general(), self.tr("常规")),
            (self._beside("rules", "school"), self.tr("规则与口径")),
            (self._privacy(), self.tr("隐私")),
            (self._beside("accounts"), self.tr("账户")),
            (self._beside("keys"), self.tr("密钥")),
            (self.fonts, self.tr("打印与字体")),
            (self._beside("keeping"), self.tr("保存期")),
        ):
            self.tabs.addTab(page, words)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(header)
        beside = QVBoxLayout()
        set_margins(beside, tk.MARGIN, 0, 0, 0, 0)
        beside.addWidget(self.tabs)
        layout.addLayout(beside, 1)

    def _beside(self, *keys: str) -> QWidget:
        """A heading of S25 whose settings are the unit's and have a page of their own: a way there."""
        for key in keys:
            self.elsewhere[key].wanted.connect(self.page_wanted)
        return self._tab(*(self.elsewhere[key] for key in keys))

    def show_pages(self, titles: Mapping[str, str]) -> None:
        """What the pages are called; a heading whose pages this person has not is left out."""
        for number in range(self.tabs.count()):
            ways = self.tabs.widget(number).findChildren(Elsewhere)
            for way in ways:
                way.show_title(titles[way.page])
            self.tabs.setTabVisible(number, not ways or any(titles[way.page] for way in ways))
        self.tabs.setTabVisible(self.tabs.indexOf(self.fonts), bool(titles["roster"]))

    def _general(self) -> QWidget:
        self.theme = combo(((self.tr("浅色"), "light"), (self.tr("深色"), "dark")), "preferences.theme")
        sizes = [(f"{size}%", size) for size in SCALES]
        self.scale = combo(sizes, "preferences.scale")
        for box, field in ((self.theme, "theme"), (self.scale, "scale")):
            box.setProperty("field", field)
            box.activated.connect(self._picked)
        return self._tab(
            Field(self.tr("主题"), self.theme),
            Field(self.tr("字号"), self.scale, hint=self.tr("界面文字一起放大,布局跟着变。")),
            *self._keys(),
        )

    def _keys(self) -> tuple[Field, ...]:
        """Only keys that nothing else uses can be chosen: no page, no input method, no desktop."""
        self._key_words = {
            "warning": self.tr("快速预警"), "appointment": self.tr("新预约"), "blank": self.tr("遮挡"),
        }  # fmt: skip
        hint = self.tr("输入法占用的键不能选。Ctrl+Shift+H 总能遮挡。")
        self.keys: dict[str, Field] = {}
        for action, words in self._key_words.items():
            box = combo([(key, key) for key in KEY_CHOICES], f"preferences.key.{action}")
            box.setProperty("action", action)
            box.activated.connect(self._key_picked)
            title = self.tr("快捷键: %1").replace("%1", words)
            self.keys[action] = Field(title, box, hint=hint if action == "blank" else "")
        return tuple(self.keys.values())

    def show_key_taken(self, action: str, by: str) -> None:
        """The key stays with the action that has it; said at the field."""
        box = self.keys[by].editor
        key = str(box.currentData()) if isinstance(box, QComboBox) else ""
        self.keys[action].set_error(sentence(UserError("key_taken", key=key, action=self._key_words[by])))

    def _privacy(self) -> QWidget:
        self.names = QCheckBox(self.tr("隐名:列表里只显示姓,按住 Alt 临时看全名"))
        self.names.setObjectName("preferences.hide_names")
        self.names.clicked.connect(self._names)
        self.minutes = self._number(LOCK_MINUTES, self.tr(" 分钟"), "auto_lock_minutes")
        self.seconds = self._number(BLANK_SECONDS, self.tr(" 秒"), "blank_return_seconds")
        lock = self.tr("按钟表时间算,电脑睡眠也算在内。1到10分钟。")
        self._grace = Field(self.tr("遮挡宽限"), self.seconds, hint=" ")
        return self._tab(
            self.names,
            Field(self.tr("多久不用就锁定"), self.minutes, hint=lock),
            self._grace,
        )

    def show_chosen(self, chosen: Preferences) -> None:
        """What is chosen now; tells nobody."""
        for box, value in ((self.theme, chosen.theme), (self.scale, chosen.scale)):
            box.setCurrentIndex(max(0, box.findData(value)))
        for action, field in self.keys.items():
            field.clear_error()
            if isinstance(field.editor, QComboBox):
                field.editor.setCurrentIndex(field.editor.findData(chosen.keys[action]))
        grace = self.tr("按 %1 遮挡后,在这段时间内再按一次直接回来,过后要输口令。0 表示每次都要口令。")
        self._grace.set_hint(grace.replace("%1", chosen.keys["blank"]))
        self.names.setChecked(chosen.hide_names)
        for spin, number in (
            (self.minutes, chosen.auto_lock_minutes), (self.seconds, chosen.blank_return_seconds),
        ):  # fmt: skip
            with QSignalBlocker(spin):
                spin.setValue(number)

    def _number(self, bounds: tuple[int, int], unit: str, field: str) -> QSpinBox:
        spin = QSpinBox()
        spin.setObjectName(f"preferences.{field}")
        spin.setRange(*bounds)
        spin.setSuffix(unit)
        spin.setKeyboardTracking(False)  # 12 on the way to 120 is no choice
        spin.setProperty("field", field)
        spin.valueChanged.connect(self._counted)
        return spin

    @staticmethod
    def _tab(*widgets: QWidget) -> QWidget:
        body = area("surface")
        outer = QVBoxLayout(body)
        set_margins(outer, 0, tk.MARGIN, tk.MARGIN, tk.MARGIN, 0)
        holder = QWidget()
        fix_width(holder, _COLUMN)
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, tk.MARGIN)
        for widget in widgets:
            column.addWidget(widget)
        outer.addWidget(holder)
        outer.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        return scroll

    def _picked(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.chosen.emit(str(box.property("field")), box.currentData())

    def _key_picked(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.key_chosen.emit(str(box.property("action")), str(box.currentData()))

    def _counted(self, value: int) -> None:
        self.chosen.emit(str(self.sender().property("field")), value)

    def _names(self, on: bool) -> None:
        self.chosen.emit("hide_names", on)
