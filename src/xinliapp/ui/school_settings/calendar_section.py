"""校历: one school year at a time, and how the program will count it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.ui.school_settings.facts import TermPreview, YearForm, YearPreview
from xinliapp.ui.school_settings.parts import set_writable
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.tokens import Role

_FORMAT = "yyyy-MM-dd"
_TYPING_PAUSE = 300


class CalendarSection(QWidget):
    """Fields of the chosen year; ``touched`` whenever the person changed one, ``settled`` after a pause."""

    touched = Signal()
    settled = Signal(object)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._may_write = False
        self._base: dict[int, YearForm] = {}
        self._forms: dict[int, YearForm] = {}
        self.fields: dict[str, Field] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._settle)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 12)
        column.addWidget(self._head())
        self.empty = label(self.tr("还没有校历。添加本学年后,周计数和期限才能算。"), tone="text2", wrap=True)
        column.addWidget(self.empty)
        self.body = self._body()
        column.addWidget(self.body)

    # --- what the view calls ---

    def show_years(self, years: Sequence[YearForm], current: int, *, may_write: bool) -> None:
        """The stored years; the one that was chosen stays chosen, else that of today."""
        chosen = self.year.currentData()
        self._may_write = may_write
        self._base = {year.start_year: year for year in years}
        self._forms = dict(self._base)
        self._offer_years(current if chosen not in self._forms else chosen)
        self.add_button.setVisible(may_write)
        set_writable(self._editors(), may_write)
        self._show_chosen()

    def put(self, form: YearForm) -> None:
        """A year that is not stored as such: a new one, or one from a draft; it is shown."""
        self._forms[form.start_year] = form
        self._offer_years(form.start_year)
        self._show_chosen()

    def choose(self, start_year: int) -> None:
        """Show another year."""
        self.year.setCurrentIndex(self.year.findData(start_year))

    def known(self) -> tuple[YearForm, ...]:
        """All years as they stand in the form, oldest first."""
        return tuple(self._forms[start] for start in sorted(self._forms))

    def changed_forms(self) -> tuple[YearForm, ...]:
        """Only the years that differ from what is stored."""
        return tuple(form for form in self.known() if self._base.get(form.start_year) != form)

    def show_preview(self, found: YearPreview) -> None:
        """How the chosen year will be counted."""
        if not found.terms:
            self.preview.setText(self.tr("日期或某一行改好后,这里显示教学周。"))
        else:
            self.preview.setText("\n".join(self._term_words(term) for term in found.terms))
        self.preview.setVisible(bool(self._forms))
        self.effect.setVisible(found.changed and bool(found.terms) and self._may_write)
        self.effect.setText(self._effect_words(found))

    # --- words ---

    def _term_name(self, number: int) -> str:
        return self.tr("第一学期") if number == 1 else self.tr("第二学期")

    def _term_words(self, term: TermPreview) -> str:
        words = (
            self.tr("%1:教学周 %2 周,教学日 %3 天,第1周从 %4 起")
            .replace("%1", self._term_name(term.number))
            .replace("%2", str(term.weeks))
            .replace("%3", str(term.days))
            .replace("%4", term.first_week.isoformat())
        )
        for name, first, last in term.exams:
            span = first[5:] if first == last else f"{first[5:]}—{last[5:]}"
            words += self.tr(";%1 %2").replace("%1", name).replace("%2", span)
        return words

    def _effect_words(self, found: YearPreview) -> str:
        words = []
        for term in found.terms:
            if term.was is None:
                continue
            name, (weeks, days) = self._term_name(term.number), term.was
            for text, before, after in (
                (self.tr("%1教学周 %2→%3 周,"), weeks, term.weeks),
                (self.tr("%1教学日 %2→%3 天,"), days, term.days),
            ):
                if before != after:
                    text = text.replace("%1", name).replace("%2", str(before))
                    words.append(text.replace("%3", str(after)))
        return self.tr("保存后:") + "".join(words) + self.tr("周计数、期限和自查数字按新校历算。")

    # --- parts ---

    def _head(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 12)
        self.year = combo([], "school_settings.year")
        self.year.setAccessibleName(self.tr("学年"))
        fix_width(self.year, 176)
        self.year.currentIndexChanged.connect(self._year_chosen)
        self.add_button = outline(
            self.tr("添加下一学年"), object_name="school_settings.add_year", icon="plus"
        )
        self.add_button.clicked.connect(self.add_wanted)
        row.addWidget(label(self.tr("校历"), Role.SECTION))
        row.addWidget(self.year)
        row.addWidget(self.add_button)
        row.addStretch(1)
        return holder

    def _body(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 12)
        column.addWidget(self._dates())
        self.holidays = self._list("holidays")
        self.makeup = self._list("makeup_days")
        self.exams = self._list("exams")
        self.holidays.setPlaceholderText(self.tr("2026-10-01~2026-10-07 国庆节"))
        self.makeup.setPlaceholderText(self.tr("2026-10-10 补周四的课"))
        self.exams.setPlaceholderText(self.tr("2026-11-09~2026-11-11 期中考试"))
        for key, words, edit in (
            ("holidays", self.tr("节假日(每行一项)"), self.holidays),
            ("makeup_days", self.tr("调休上课(每行一项)"), self.makeup),
            ("exams", self.tr("考试和其他节点(每行一项)"), self.exams),
        ):
            self.fields[key] = Field(words, edit)
        column.addWidget(form_grid([[self.fields[key] for key in ("holidays", "makeup_days", "exams")]]))
        self.preview = label("", tone="text2", wrap=True)
        self.preview.setObjectName("school_settings.preview")
        self.effect = label("", Role.CAPTION, "muted", wrap=True)
        self.effect.setObjectName("school_settings.effect")
        column.addWidget(self.preview)
        column.addWidget(self.effect)
        return holder

    def _dates(self) -> QWidget:
        self.dates = [
            date_edit(f"school_settings.{name}")
            for name in ("first_start", "first_end", "second_start", "second_end")
        ]
        for edit in self.dates:
            edit.dateChanged.connect(self._changed)
        self.second_set = QCheckBox(self.tr("日期已定"))
        self.second_set.setObjectName("school_settings.second_set")
        self.second_set.toggled.connect(self._second_toggled)
        words = (
            self.tr("第一学期开始"),
            self.tr("第一学期结束"),
            self.tr("第二学期开始"),
            self.tr("第二学期结束"),
        )
        made = [Field(text, edit, required=True) for text, edit in zip(words, self.dates, strict=True)]
        self.fields["first"], self.fields["second"] = made[0], made[2]
        self._second_fields = made[2:]
        return form_grid([[*made, Field(self.tr("第二学期"), self.second_set)]])

    def _list(self, key: str) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setObjectName(f"school_settings.{key}")
        edit.setTabChangesFocus(True)
        fix_height(edit, 5 * 20 + 2 * tk.GAP)
        edit.textChanged.connect(self._changed)
        return edit

    def _editors(self) -> list[QWidget]:
        return [*self.dates, self.second_set, self.holidays, self.makeup, self.exams]

    # --- filling ---

    def _offer_years(self, chosen: int) -> None:
        self._filling = True
        self.year.clear()
        for start in sorted(self._forms):
            words = self.tr("%1学年") if start in self._base else self.tr("%1学年(新)")
            self.year.addItem(words.replace("%1", self._forms[start].key.replace("-", "—")), start)
        found = self.year.findData(chosen)
        self.year.setCurrentIndex(found if found >= 0 else self.year.count() - 1)
        self._filling = False

    def _show_chosen(self) -> None:
        form = self._forms.get(self.year.currentData())
        self.empty.setVisible(form is None)
        self.body.setVisible(form is not None)
        self.year.setVisible(form is not None)
        self.add_button.setText(self.tr("添加下一学年") if self._forms else self.tr("添加本学年"))
        for field in self.fields.values():
            field.clear_error()
        if form is None:
            return
        self._filling = True
        second = form.second_start or f"{form.start_year + 1}-02-20"
        second_end = form.second_end or f"{form.start_year + 1}-07-03"
        days = (form.first_start, form.first_end, second, second_end)
        for edit, day in zip(self.dates, days, strict=True):
            edit.setDate(QDate.fromString(day, _FORMAT))
        self.second_set.setChecked(form.has_second)
        for text, kept in (
            (self.holidays, form.holidays),
            (self.makeup, form.makeup_days),
            (self.exams, form.exams),
        ):
            if text.toPlainText() != kept:
                text.setPlainText(kept)
        self._filling = False
        self._show_second()
        self._settle()

    def _show_second(self) -> None:
        for field in self._second_fields:
            field.setVisible(self.second_set.isChecked())

    # --- what the person does ---

    def _changed(self, _value: object = None) -> None:
        chosen = self.year.currentData()
        if self._filling or chosen not in self._forms:
            return
        first, first_end, second, second_end = (_iso(edit) for edit in self.dates)
        known = self.second_set.isChecked()
        self._forms[chosen] = replace(
            self._forms[chosen],
            first_start=first,
            first_end=first_end,
            second_start=second if known else "",
            second_end=second_end if known else "",
            holidays=self.holidays.toPlainText(),
            makeup_days=self.makeup.toPlainText(),
            exams=self.exams.toPlainText(),
        )
        self._pause.start()
        self.touched.emit()

    def _second_toggled(self, _on: bool) -> None:
        self._show_second()
        self._changed()

    def _year_chosen(self, _index: int) -> None:
        if not self._filling:
            self._show_chosen()

    def _settle(self) -> None:
        self._pause.stop()
        form = self._forms.get(self.year.currentData())
        if form is not None:
            self.settled.emit(form)


def _iso(edit: QDateEdit) -> str:
    return edit.date().toString(_FORMAT)
