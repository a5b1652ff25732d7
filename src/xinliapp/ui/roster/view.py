"""The widgets of the roster page (screens.md S04): the list, the classes, the forms beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.errors import XinliError
from xinliapp.i18n.messages.roster import reason_text
from xinliapp.services.class_posts import PostLine
from xinliapp.services.student_tags import TagsGiven
from xinliapp.services.students import StudentRow
from xinliapp.ui.roster.class_presenter import ClassesPage
from xinliapp.ui.roster.classes_part import ClassesPart
from xinliapp.ui.roster.entry import StudentEntry
from xinliapp.ui.roster.facts import HeldTags, Narrow, Rights, RosterPage
from xinliapp.ui.roster.list_part import ListPart
from xinliapp.ui.roster.panel import StudentPanel
from xinliapp.ui.roster.tag_panel import TagPanel
from xinliapp.widgets.busy import ProgressArea
from xinliapp.widgets.buttons import Kind, outline, primary
from xinliapp.widgets.drop import dropped_file, welcome_files
from xinliapp.widgets.page import InlineBar, PageHeader, Tone
from xinliapp.widgets.picking import Search
from xinliapp.widgets.section_tabs import SectionTabs
from xinliapp.widgets.style import set_margins


class RosterView(QWidget):
    """List, classes and forms; says what the person wants in signals."""

    new_wanted = Signal()
    import_wanted = Signal()
    file_dropped = Signal(str)
    classes_wanted = Signal()
    form_closed = Signal()
    look_wanted = Signal()

    def __init__(self, rights: Rights, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster")
        self._rights = rights
        self.bar = InlineBar("roster.bar")
        self.list = ListPart(rights)
        self.classes = ClassesPart(rights, search)
        self.panel = StudentPanel(rights)
        self.tag_panel = TagPanel(sees_tags=rights.tags)
        for panel in (self.panel, self.tag_panel):
            panel.closed.connect(self.form_closed)
        self._lay_out()
        self._shortcuts()
        self.setAcceptDrops(rights.edit)
        self.list.selected.connect(self._weigh_buttons)

    def _lay_out(self) -> None:
        self.tabs = SectionTabs((("list", self.tr("名单")), ("classes", self.tr("班级"))), "roster.tabs")
        self.tabs.chosen.connect(self.show_tab)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.classes)
        left = QVBoxLayout()
        set_margins(left, 0, 0, 0, 0, 0)
        self.progress = ProgressArea("roster.progress")
        for widget in (self._header(), self.tabs, self.bar, self.progress):
            left.addWidget(widget)
        left.addWidget(self.pages, 1)
        columns = QHBoxLayout(self)
        set_margins(columns, 0, 0, 0, 0, 0)
        columns.addLayout(left, 1)
        for panel in (self.panel, self.tag_panel):
            columns.addWidget(panel)
            panel.setVisible(False)

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("学生名单"))
        header.add_left(self.list.text)
        self.new_button = outline(
            self.tr("学生"), object_name="roster.new", icon="plus", shortcut="Ctrl+N", hint="Ctrl+N"
        )
        self.new_button.setToolTip(self.tr("添加一名学生"))
        self.new_button.clicked.connect(self.new_wanted)
        self.import_button = primary(self.tr("导入"), object_name="roster.import", icon="import")
        self.import_button.setToolTip(self.tr("导入名单"))
        self.import_button.clicked.connect(self.import_wanted)
        for button in (self.import_button, self.new_button):
            header.add_action(button)
            button.setVisible(self._rights.edit)
        return header

    def _shortcuts(self) -> None:
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (
            ("Ctrl+F", self._to_filter),
            ("F2", self.list.edit_current),
            ("Esc", self.form_closed.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(scope)
            shortcut.activated.connect(slot)

    # --- the list and the classes ---

    def show_tab(self, key: str) -> None:
        """名单 or 班级."""
        self.tabs.set_current(key)
        self.pages.setCurrentIndex(1 if key == "classes" else 0)
        if key == "classes":
            self.form_closed.emit()
            self.classes_wanted.emit()
        self._weigh_buttons()

    def show_page(self, page: RosterPage, wanted: Narrow) -> None:
        """What there is to choose from."""
        self.panel.set_classes(page.classes)
        self.list.show_page(page, wanted)

    def show_rows(self, rows: Sequence[StudentRow], tags: HeldTags, masked: bool) -> None:
        """The filtered list; ``masked`` hides given names."""
        self.list.show_rows(rows, tags, masked)

    def show_classes(self, page: ClassesPage, masked: bool) -> None:
        """The classes with who holds which post."""
        self.classes.show_page(page, masked)

    def show_past(self, class_id: str, past: Sequence[PostLine]) -> None:
        """Who held the posts of the class chosen before."""
        self.classes.panel.show_past(class_id, past)

    def show_post_trouble(self, text: str, field: str) -> None:
        """What is wrong with a post: the word at its field, the sentence above."""
        self.classes.panel.show_error(text, field)
        self.bar.tell(text)

    def say_named(self) -> None:
        """A post was given."""
        self.classes.panel.saved()
        self.bar.tell(self.tr("已保存。"), Tone.DONE)

    def show_work(self, total: int) -> None:
        """Many files are being made ready; 0: no longer."""
        if total:
            self.progress.start(self.tr("正在准备 %1 份档案").replace("%1", str(total)))
        else:
            self.progress.stop()

    def show_progress(self, done: int, total: int) -> None:
        """How many of how many steps; each file is read and drawn."""
        self.progress.report(done, total)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the list."""
        self.bar.tell(text, Tone.ERROR)

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A paper was refused for characters no font has."""
        self.bar.offer_blank(text, again)

    # --- the form ---

    def show_entry(self, entry: StudentEntry, *, adding: bool, offer_draft: str) -> None:
        """Open the form; ``offer_draft`` is when an unfinished one was kept."""
        self.show_tab("list")
        self.bar.clear()
        self.panel.show_entry(self.tr("添加学生") if adding else self.tr("修改学生"), entry)
        self._show_panel(self.panel)
        if offer_draft:
            words = self.tr("有一份%1没写完的内容。").replace("%1", offer_draft)
            self.panel.bar.tell(words, Tone.INFO, self.tr("接着填"))

    def show_saving(self, busy: bool) -> None:
        """The save button while the service works."""
        if busy:
            self.panel.pending()
            self.panel.save_button.start()
        else:
            self.panel.save_button.stop()

    def show_missing(self, names: Sequence[str]) -> None:
        """Required fields that are empty."""
        self.panel.show_missing(names)

    def show_entry_trouble(self, text: str, field: str, error: XinliError) -> None:
        """What is wrong: the word at the field, the sentence above the list."""
        self.panel.show_field_trouble(field, error)
        self.bar.tell(text)

    def show_newer(self, text: str) -> None:
        """Another place saved this student since the form was opened."""
        self.bar.refuse_newer(text, self.look_wanted.emit)

    def unsaved_entry(self) -> StudentEntry | None:
        """What was typed since the last draft, or None."""
        return self.panel.entry() if not self.panel.isHidden() and self.panel.pending() else None

    def hide_entry(self) -> None:
        """Put the forms away and go back to the list."""
        if not self.panel.isHidden() or not self.tag_panel.isHidden():
            self._show_panel(None)
            self.list.table.setFocus()

    def say_saved(self, adding: bool, sealed: bool, warnings: Sequence[str]) -> None:
        """Saved; neutral remarks of the service follow."""
        words = [
            self.tr("已添加。") if adding else self.tr("已保存。"),
            *([self.tr("标签已密封,心理教师登录时并入案卷。")] if sealed else []),
            *(reason_text(code) for code in warnings),
        ]
        self.bar.tell("".join(dict.fromkeys(words)), Tone.WARNING if warnings else Tone.DONE)

    # --- one tag for several ---

    def show_tag_form(self, students: int) -> None:
        """The short form for the rows chosen."""
        self.tag_panel.open_for(students)
        self._show_panel(self.tag_panel)

    def show_tag_trouble(self, text: str, error: XinliError) -> None:
        """What is wrong with the tag."""
        self.tag_panel.show_error(self.panel.short(error))
        self.bar.tell(text)

    def hide_tag_form(self) -> None:
        """Done with it."""
        self.hide_entry()

    def say_tagged(self, given: TagsGiven) -> None:
        """How many got the tag."""
        if given.sealed:
            self.bar.tell(self.tr("标签已密封,心理教师登录时并入案卷。"), Tone.DONE)
            return
        words = self.tr("已给 %1 人加标签。").replace("%1", str(given.given))
        if given.had:
            words += self.tr("%1 人原来就有,没有再加。").replace("%1", str(given.had))
        self.bar.tell(words, Tone.DONE)

    # --- parts ---

    def _to_filter(self) -> None:
        self.show_tab("list")
        self.list.text.setFocus()
        self.list.text.selectAll()

    def _show_panel(self, shown: QWidget | None) -> None:
        for panel in (self.panel, self.tag_panel):
            panel.setVisible(panel is shown)
        self._weigh_buttons()
        self._fit_columns()

    def _weigh_buttons(self) -> None:
        """One main action a page: 保存 of the form, else 打开 where rows are chosen, else 导入."""
        form = not self.panel.isHidden() or not self.tag_panel.isHidden()
        chosen = self.list.any_selected() and self.tabs.current == "list"
        importing = not form and not chosen and self.tabs.current == "list"
        self.import_button.set_kind(Kind.PRIMARY if importing else Kind.OUTLINE)
        self.import_button.setShortcut("Ctrl+Return" if importing else "")
        self.list.open_button.set_kind(Kind.PRIMARY if chosen and not form else Kind.OUTLINE)

    def _fit_columns(self) -> None:
        panel = next((each for each in (self.panel, self.tag_panel) if not each.isHidden()), None)
        self.list.fit_columns(self.width() - (0 if panel is None else panel.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event):
            self.file_dropped.emit(path)
