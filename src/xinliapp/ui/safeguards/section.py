"""What the six lists share: a list, a panel of forms one at a time, and signals in the person's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.attachments import Attachment
from xinliapp.i18n import formats
from xinliapp.ui.safeguards.facts import SafeguardsPage
from xinliapp.ui.safeguards.parts import Form
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, link, outline
from xinliapp.widgets.page import KeyValues, SidePanel, label
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import DataTable
from xinliapp.widgets.tokens import Role

TAKE_BACK = "take_back"


@dataclass(frozen=True, slots=True)
class Record:
    """What is stored of a record as its form shows it; ``mark`` tells it from a later one (services.seen)."""

    values: dict[str, object]
    mark: str


class Section(QWidget):
    """One list with its panel. ``acted(step, typed)``, ``printed(what, argument)``, ``file_wanted(id)``."""

    acted = Signal(str, object)
    printed = Signal(str, object)
    file_wanted = Signal(str)
    touched = Signal(str)
    bound: frozenset[str] = frozenset()  # forms about the chosen rows: choosing others keeps them open

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: SafeguardsPage | None = None
        self._carded, self._active = False, True
        self.forms: dict[str, Form] = {}
        self.buttons: list[Button] = []
        self._shown = ""
        self._begun = False
        self._restored: set[str] = set()
        self.panel = SidePanel()
        self.card = QWidget()
        self._card = QVBoxLayout(self.card)
        set_margins(self._card, tk.MARGIN, 0, tk.MARGIN, tk.GAP, tk.GAP)
        self.card_title = label("", Role.SECTION, wrap=True)
        self.card_rows = KeyValues()
        self._card.addWidget(self.card_title)
        self._card.addWidget(self.card_rows)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self._card.addLayout(self._links)
        self.left = QVBoxLayout()
        set_margins(self.left, 0, 0, 0, 0, 0)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, 0)
        row.addLayout(self.left, 1)
        row.addWidget(self.panel)
        self.hint = label("", Role.CAPTION, "muted", wrap=True)
        self.panel.add(self.hint)
        self.panel.add(self.card, 0)
        self.card.setVisible(False)
        self._feet = QWidget()
        self._feet_column = QVBoxLayout(self._feet)
        set_margins(self._feet_column, 0, 0, 0, 0, 0)
        self.panel.add_foot(self._feet)
        self.panel.show_foot(False)

    # --- for the sections ---

    def add_form(self, form: Form) -> Form:
        """A form of the panel; hidden until it is asked for."""
        self.forms[form.key] = form
        self.panel.add(form, 0)
        self._feet_column.addWidget(form.foot)
        form.setVisible(False)
        form.foot.setVisible(False)
        form.submitted.connect(self.submit)
        form.touched.connect(self.touched)
        form.closed.connect(self.close_form)
        return form

    def add_take_back(self) -> None:
        """The form that takes back something noted by mistake; a card offers it by ``offer_take_back``."""
        form = Form(TAKE_BACK, self.tr("撤回登记"), self.tr("撤回"))
        which = form.pick("row", self.tr("撤回哪一条"), "撤回哪一条", [])
        why = form.line("reason", self.tr("撤回理由"), "撤回理由", longest=200, required=True)
        form.finish([[which], [why]])
        self.add_form(form)

    def take_back_link(self, rows: Sequence[tuple[str, str]]) -> tuple[str, str, object]:
        """A card's link to take one of ``rows`` (words, ``kind:id``) back."""
        return (self.tr("撤回登记…"), TAKE_BACK, tuple(rows))

    def watch(self, table: DataTable) -> None:
        """A click on a row shows the row: an untouched form makes room for it."""
        table.clicked.connect(self._row_clicked)

    def act_button(self, text: str, form: str, *, shortcut: str = "") -> Button:
        """A button of the page's foot that opens a form."""
        button = outline(text, object_name=f"safeguards.open_{form}", shortcut=shortcut)
        button.setProperty("form", form)
        button.clicked.connect(self._open_clicked)
        self.buttons.append(button)
        return button

    def print_button(self, papers: Sequence[tuple[str, str]]) -> Button:
        """打印 with a menu of papers (words, what); a single one prints at once."""
        text, first = papers[0]
        name, self.papers = f"safeguards.print_{first}", tuple(what for _, what in papers)
        if len(papers) == 1:
            button = outline(text, object_name=name, icon="print", shortcut="Ctrl+P")
            button.clicked.connect(self._print_first)
        else:
            button = menu = PrintButton(self.tr("打印"), papers, object_name=name)
            menu.chosen.connect(self._print_paper)
        self.buttons.append(button)
        return button

    def show_card(
        self, title: str, rows: Sequence[tuple[str, str]], links: Sequence[tuple[str, str, object]]
    ) -> None:
        """What is known of the chosen row, and links (words, step, typed) to act on it."""
        self._carded = bool(title)
        self._show_right()
        self.card_title.setText(title)
        self.card_rows.set_rows(rows)
        while (item := self._links.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, step, typed in links:
            made = link(words, object_name=f"safeguards.do_{step}")
            made.setProperty("step", step)
            made.setProperty("typed", typed)
            made.clicked.connect(self._link_clicked)
            self._links.addWidget(made)

    def open_form(self, key: str) -> None:
        """Shows one form of the panel; ready to be typed into."""
        if self._show_form(key):
            self.panel.set_open(True)
            self.forms[key].focus()

    def _show_form(self, key: str) -> bool:
        if self.page is None or not self.page.may_write or not self.allowed(key):
            return False
        self._shown = key
        self._show_right()
        self.prepare(key)
        return True

    def close_form(self) -> None:
        """The chosen row's card instead of the form; what was typed stays in it."""
        self._shown = ""
        self._show_right()

    def shows_form(self, key: str) -> bool:
        """Whether this form is the one that shows."""
        return self._shown == key

    def _show_right(self) -> None:
        """Either a form or the card: the one never pushes the other's button out of sight."""
        for form in self.forms.values():
            shown = form.key == self._shown
            form.setVisible(shown)
            form.foot.setVisible(shown)
            form.set_active(shown and self._active)
        self.panel.show_foot(bool(self._shown))
        self.card.setVisible(self._carded and not self._shown)
        self.hint.setVisible(not self._carded and not self._shown)

    # --- for the sections to say ---

    def allowed(self, key: str) -> bool:
        """Whether a form makes sense now (somebody is chosen)."""
        return bool(key)

    def prepare(self, key: str) -> None:
        """Fills in what a form takes from the list."""

    def fill(self, page: SafeguardsPage) -> None:
        """Puts the facts into the list."""

    def extras(self, key: str) -> Mapping[str, object]:
        """What a form's step needs besides what was typed."""
        return {}

    def stored(self, key: str, subject: str) -> Record | None:
        """The record a form was filled with as it stands now, for forms that change one."""
        return None

    def print_argument(self, what: str) -> object:
        """What a paper is of."""
        return None

    def select(self, row_id: object) -> None:
        """Chooses a row a link named."""

    def select_for(self, key: str, row_id: str) -> None:
        """Chooses the row a form is about."""
        self.select(row_id)

    def edit(self, key: str) -> None:
        """修改 on the card: the form of the chosen row with what stands there."""

    # --- for the view ---

    def show_page(self, page: SafeguardsPage) -> None:
        """One reading."""
        self.page = page
        if not self._begun:
            for form in self.forms.values():
                form.set_today(page.today)
            self._begun = True
        self.fill(page)
        for button in self.buttons:
            if button.property("form"):
                button.setEnabled(page.may_write)
                button.setVisible(page.may_write)
        for key, draft in page.drafts.items():
            if key in self.forms and key not in self._restored and self.forms[key].draft() is None:
                self.forms[key].restore(draft)
                if self.forms[key].subject:
                    self.select_for(key, self.forms[key].subject)
                self.open_form(key)
            self._restored.add(key)
        self.hint.setText(self.tr("选中一行,这里显示它的内容。"))

    def set_active(self, on: bool) -> None:
        """Keys belong to the list that shows."""
        self._active = on
        for form in self.forms.values():
            form.set_active(on and form.key == self._shown)

    def saved(self, key: str) -> None:
        """Empties a form after it was kept, and shows the row it made."""
        form = self.forms.get(key)
        if form is not None:
            form.clear()
            self.close_form()

    def show_now(self, key: str) -> Callable[[], None] | None:
        """Fills a form with what is stored now; what then puts back what was typed, None without a record."""
        form = self.forms[key]
        record = self.stored(key, form.subject)
        if record is None:
            return None
        typed = form.values()
        form.fill_with(record.values, form.subject, record.mark)
        form.clear_errors()
        return partial(form.put_back, typed)

    def show_field_error(self, key: str, field: str, text: str) -> bool:
        """Marks a field of a form."""
        form = self.forms.get(key)
        if form is None or not form.show_error(field, text):
            return False
        self.panel.set_open(True)
        return True

    def drafts(self) -> dict[str, dict[str, object]]:
        """What was typed and not saved, by form."""
        found = {key: form.draft() for key, form in self.forms.items() if key != TAKE_BACK}
        return {key: draft for key, draft in found.items() if draft is not None}

    def submit(self, key: str, typed: dict[str, object]) -> None:
        """A form's button."""
        form = self.forms[key]
        seen = form.base if form.subject else None
        self.acted.emit(key, {**typed, **self.extras(key), "seen": seen})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._shown:
            self.close_form()
            return
        super().keyPressEvent(event)

    # --- inside ---

    def _row_clicked(self) -> None:
        form = self.forms.get(self._shown)
        if form is not None and form.key not in self.bound and form.draft() is None:
            self.close_form()
        if not self._shown:
            self.panel.set_open(True)

    def _take_back(self, rows: Sequence[tuple[str, str]]) -> None:
        self.forms[TAKE_BACK].set_options("row", rows)
        self.open_form(TAKE_BACK)
        self.forms[TAKE_BACK].say(self.card_title.text())

    def _open_clicked(self) -> None:
        self.open_form(str(self.sender().property("form")))

    def _print_first(self) -> None:
        self._print_paper(self.papers[0])

    def _print_paper(self, what: str) -> None:
        self.printed.emit(what, self.print_argument(what))

    def _link_clicked(self) -> None:
        sender = self.sender()
        step, typed = str(sender.property("step")), sender.property("typed")
        if step == "file":
            self.file_wanted.emit(str(typed))
        elif step == "form":
            self.open_form(str(typed))
        elif step == TAKE_BACK:
            self._take_back(typed)
        elif step == "edit":
            self.edit(str(typed))
        elif step == "print":
            self._print_paper(str(typed))
        else:
            self.acted.emit(step, typed)


def file_words(files: Mapping[str, Attachment], attachment_id: str | None) -> str:
    """The name of a kept file with its size, or nothing."""
    kept = files.get(attachment_id or "")
    if kept is None:
        return ""
    return f"{kept.name} ({formats.file_size(kept.size)})"
