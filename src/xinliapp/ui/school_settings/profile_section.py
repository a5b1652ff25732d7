"""学校: what the school is, and how it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from xinliapp.domain.school import SchoolSystem, Stage
from xinliapp.i18n import labels
from xinliapp.ui.school_settings.facts import ATTRIBUTES, ProfileForm
from xinliapp.ui.school_settings.parts import in_row, line, set_writable
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.fields import Field, combo, form_grid
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

_GRADES = 5


class ProfileSection(QWidget):
    """Fields of the profile; ``touched`` whenever the person changed one."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._base: ProfileForm | None = None
        self._other_attributes: tuple[str, ...] = ()
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 12)
        column.addWidget(label(self.tr("学校"), Role.SECTION))
        column.addWidget(self._identity())
        column.addWidget(self._kind())
        column.addWidget(self._counting())

    # --- what the view calls ---

    def show_form(self, form: ProfileForm, *, may_write: bool, code_fixed: bool) -> None:
        """The stored profile."""
        self._base = form
        self.set_form(form)
        set_writable(self._editors(), may_write)
        set_writable([self.code], may_write and not code_fixed)
        self.campuses.setPlaceholderText(
            self.tr("没有分校区就空着;几个校区用顿号分开") if may_write else self.tr("没有分校区")
        )
        self.fields["code"].set_hint(
            self.tr("已有上报包用它签名,不能再改。") if code_fixed and may_write else ""
        )

    def set_form(self, form: ProfileForm) -> None:
        """Fill the fields."""
        self._filling = True
        self.name.setText(form.name)
        self.code.setText(form.code)
        self.campuses.setText(form.campuses)
        for stage, box in self.stages.items():
            box.setChecked(stage in form.stages)
        self.system.setCurrentIndex(self.system.findData(form.system))
        self._other_attributes = tuple(word for word in form.attributes if word not in ATTRIBUTES)
        for word, box in self.attributes.items():
            box.setChecked(word in form.attributes)
        for edit, word in zip(self.grade_words, form.grade_words, strict=False):
            edit.setText(word)
        self._offer_thresholds(form.threshold)
        self.upper.setCurrentIndex(max(0, self.upper.findData(form.upper_primary_from)))
        self._filling = False
        self._show_upper()

    def form(self) -> ProfileForm:
        """What stands in the fields."""
        ticked = tuple(word for word, box in self.attributes.items() if box.isChecked())
        return ProfileForm(
            name=self.name.text(),
            code=self.code.text(),
            stages=tuple(stage for stage, box in self.stages.items() if box.isChecked()),
            system=self.system.currentData(),
            attributes=(*ticked, *self._other_attributes),
            campuses=self.campuses.text(),
            threshold=self.threshold.currentData(),
            upper_primary_from=self.upper.currentData(),
            grade_words=tuple(edit.text() for edit in self.grade_words),
        )

    def changed_form(self) -> ProfileForm | None:
        """The fields, or None where they say what is stored."""
        found = self.form()
        if self._base is None or _plain(found) == _plain(self._base):
            return None
        return found

    # --- parts ---

    def _identity(self) -> QWidget:
        self.name = line("school_settings.name", 60)
        self.code = line("school_settings.code", 20)
        self.campuses = line("school_settings.campuses", 200)
        for edit in (self.name, self.code, self.campuses):
            edit.textEdited.connect(self._changed)
        self.fields["name"] = Field(self.tr("学校名称"), self.name, required=True)
        self.fields["code"] = Field(self.tr("机构标识码(10位数字)"), self.code, required=True)
        self.fields["campuses"] = Field(self.tr("校区"), self.campuses)
        return form_grid([[self.fields["name"], self.fields["code"], self.fields["campuses"]]])

    def _kind(self) -> QWidget:
        self.stages = {stage: self._tick(labels.label(stage), f"stage.{stage.value}") for stage in Stage}
        self.system = combo([(labels.label(each), each) for each in SchoolSystem], "school_settings.system")
        self.system.currentIndexChanged.connect(self._changed)
        fix_width(self.system, 120)
        words = {  # the keys are stored, so they are the same in every language
            "城区": self.tr("城区"),
            "乡镇中心校": self.tr("乡镇中心校"),
            "集团化": self.tr("集团化"),
            "一校多址": self.tr("一校多址"),
            "寄宿": self.tr("寄宿"),
        }
        self.attributes = {
            word: self._tick(words[word], f"attribute{n}") for n, word in enumerate(ATTRIBUTES)
        }
        self.fields["stages"] = Field(self.tr("学段"), in_row(self.stages.values()), required=True)
        self.fields["system"] = Field(self.tr("学制"), self.system)
        holder = QWidget()
        grid = QGridLayout(holder)
        set_margins(grid, 0, 0, 0, 0, 12)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.fields["stages"], 0, 0, top)
        grid.addWidget(self.fields["system"], 0, 1, top)
        grid.addWidget(Field(self.tr("属性"), in_row(self.attributes.values())), 0, 2, top)
        grid.setColumnStretch(2, 1)
        return holder

    def _counting(self) -> QWidget:
        self.threshold = combo([], "school_settings.threshold")
        self.threshold.currentIndexChanged.connect(self._changed)
        self.upper = combo(
            [
                (self.tr("不定(只记录,不判定)"), None),
                (self.tr("四年级起"), 4),
                (self.tr("五年级起"), 5),
            ],
            "school_settings.upper_primary",
        )
        self.upper.currentIndexChanged.connect(self._changed)
        holder = QWidget()
        row = QGridLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self.grade_words = []
        for number in range(_GRADES):
            edit = line(f"school_settings.grade{number}", 12)
            edit.setAccessibleName(self.tr("第%1级的叫法").replace("%1", str(number)))
            edit.textEdited.connect(self._word_edited)
            row.addWidget(label(str(number), Role.CAPTION, "muted"), 0, 2 * number)
            row.addWidget(edit, 0, 2 * number + 1)
            row.setColumnStretch(2 * number + 1, 1)
            self.grade_words.append(edit)
        self.fields["grade_words"] = Field(self.tr("关注等级的叫法(从轻到重)"), holder)
        self.fields["threshold"] = Field(self.tr("重点关爱从第几级起"), self.threshold)
        self.fields["upper"] = Field(self.tr("小学高年级"), self.upper)
        made = QWidget()
        self._counting_grid = grid = QGridLayout(made)
        set_margins(grid, 0, 0, 0, 0, 12)
        for column, (key, stretch) in enumerate((("grade_words", 3), ("threshold", 1), ("upper", 1))):
            grid.addWidget(self.fields[key], 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, stretch)
        return made

    def _tick(self, words: str, name: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(f"school_settings.{name}")
        box.toggled.connect(self._changed)
        return box

    def _editors(self) -> list[QWidget]:
        ticks = [*self.stages.values(), *self.attributes.values()]
        boxes = [self.system, self.threshold, self.upper]
        return [self.name, self.campuses, *self.grade_words, *ticks, *boxes]

    # --- what the person does ---

    def _changed(self, _value: object = None) -> None:
        if not self._filling:
            self._show_upper()
            self.touched.emit()

    def _show_upper(self) -> None:
        """Where there is no primary school nobody is asked where its upper grades begin."""
        shown = self.stages[Stage.PRIMARY].isChecked()
        self.fields["upper"].setVisible(shown)
        self._counting_grid.setColumnStretch(2, int(shown))

    def _word_edited(self, _text: str) -> None:
        self._filling = True
        self._offer_thresholds(self.threshold.currentData())
        self._filling = False
        self._changed()

    def _offer_thresholds(self, chosen: int | None) -> None:
        """Grades in the school's own words; grade 0 (everybody) only where it is stored."""
        self.threshold.clear()
        self.threshold.addItem(self.tr("不定(只记录,不判定)"), None)
        words = self.tr("第%1级“%2”起")
        for number in range(0 if chosen == 0 else 1, _GRADES):
            name = self.grade_words[number].text().strip()
            self.threshold.addItem(words.replace("%1", str(number)).replace("%2", name), number)
        self.threshold.setCurrentIndex(max(0, self.threshold.findData(chosen)))


def _plain(form: ProfileForm) -> tuple[object, ...]:
    """What counts as the same: the order of stages and attributes does not matter."""
    return (
        form.name, form.code, frozenset(form.stages), form.system, frozenset(form.attributes),
        form.campuses, form.threshold, form.upper_primary_from, form.grade_words,
    )  # fmt: skip
