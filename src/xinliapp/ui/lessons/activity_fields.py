"""The editors of an activity: what they hold as an activity, as a draft, and how they are filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QSpinBox

from xinliapp.domain.activities import ActivityTheme, AudienceKind, Carrier
from xinliapp.domain.term_records import Activity, ActivityForm
from xinliapp.i18n import labels
from xinliapp.services.activities import HeldActivity
from xinliapp.services.seen import mark_of
from xinliapp.ui.lessons.audience_picker import AudiencePicker, Ticks
from xinliapp.ui.lessons.facts import Beside
from xinliapp.ui.lessons.file_picks import FilePicks
from xinliapp.ui.lessons.panel import FORMAT, day_of, line_edit, number_edit
from xinliapp.widgets.fields import Field, combo, date_edit


class ActivityFields(QObject):
    """``changed`` is what a person does, never what the program fills in."""

    changed = Signal()
    audience_changed = Signal()
    form_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filling = False
        self.present_typed = False
        self.absent: tuple[str, ...] = ()
        self.editing, self.base = "", ""  # the activity that is corrected, and its mark when it was opened
        self.title, self.materials = line_edit("lessons.title"), line_edit("lessons.materials", 300)
        self.form = combo([(labels.label(form), form) for form in ActivityForm], "lessons.form")
        self.day = date_edit("lessons.activity_day")
        self.files = FilePicks("lessons.files")
        self.themes = Ticks([(labels.label(theme), theme) for theme in ActivityTheme], "lessons.theme", 3)
        self.carriers = Ticks([(labels.label(each), each) for each in Carrier], "lessons.carrier", 2)
        self.audience = AudiencePicker()
        self.sessions = number_edit("lessons.sessions", 1, 1000)
        self.parents = number_edit("lessons.parents", 0, 99_999)
        self.staff = number_edit("lessons.staff", 0, 9999)
        self.copies_in = number_edit("lessons.copies_in", 0, 999_999)
        self.copies_out = number_edit("lessons.copies_out", 0, 999_999)
        self.present = number_edit("lessons.present", 0, 99_999)
        answers = [(self.tr("请选"), None), (self.tr("讲了"), True), (self.tr("没有讲"), False)]
        self.agenda = combo(answers, "lessons.agenda")
        self.by_name: dict[str, Field] = {
            "名称": Field(self.tr("名称"), self.title, required=True),
            "活动日期": Field(self.tr("日期"), self.day, required=True),
            "形式": Field(self.tr("形式"), self.form, required=True),
            "对象": Field(self.tr("对象"), self.audience, required=True),
            "主题": Field(self.tr("主题"), self.themes),
            "载体": Field(self.tr("载体"), self.carriers),
            "场次": Field(self.tr("场次"), self.sessions, required=True),
            "实到": Field(self.tr("实到"), self.present),
            "家长人次": Field(self.tr("家长人次"), self.parents),
            "教职工人次": Field(self.tr("教职工人次"), self.staff),
            "必讲心理": Field(self.tr("必讲心理"), self.agenda, required=True),
            "入库册数": Field(self.tr("入库册数"), self.copies_in),
            "发放册数": Field(self.tr("发放册数"), self.copies_out),
            "材料": Field(self.tr("材料说明"), self.materials),
            "文件": Field(
                self.tr("材料和照片"), self.files, hint=self.tr("有账户的人都能看到,不放个案材料。")
            ),
        }
        self.by_name["文件名"] = self.by_name["文件"]
        self._wire()

    # --- what they hold ---

    def held(self) -> HeldActivity:
        """The activity as it stands."""
        kind = self.audience.kind()
        return HeldActivity(
            self.form.currentData(),
            day_of(self.day.date()),
            self.title.text(),
            kind,
            tuple(self.themes.values()),
            tuple(self.carriers.values()),
            self.audience.class_ids(),
            self.absent,
            self.present.value() if self.present_typed and kind.by_class else None,
            self.parents.value(),
            self.staff.value(),
            self.sessions.value(),
            self.agenda.currentData(),
            self.copies_in.value(),
            self.copies_out.value(),
            self.materials.text(),
        )

    def beside(self) -> Beside:
        """What is saved with it."""
        return Beside(self.editing, self.base, self.files.paths())

    def fill(self, activity: Activity) -> None:
        """An activity of the ledger, to be corrected; files chosen for the same one stay."""
        self.filling = True
        if activity.id != self.editing:
            self.files.clear()
        self.editing, self.base, self.present_typed = activity.id, mark_of(activity), False
        self._texts(activity.title, activity.day, activity.materials)
        self.form.setCurrentIndex(max(0, self.form.findData(activity.form)))
        self.themes.set_values(activity.themes)
        self.carriers.set_values(activity.carriers)
        kind = activity.audience_kind or AudienceKind.WHOLE_SCHOOL
        self.audience.choose(kind, tuple(part.class_id for part in activity.classes))
        self.absent = tuple(student for part in activity.classes for student in part.absent)
        self.sessions.setValue(max(1, activity.sessions))
        self.parents.setValue(activity.parents or 0)
        self.staff.setValue(activity.headcount if kind is AudienceKind.STAFF else 0)
        self.agenda.setCurrentIndex(max(0, self.agenda.findData(activity.agenda)))
        self.copies_in.setValue(activity.copies_in or 0)
        self.copies_out.setValue(activity.headcount if activity.form is ActivityForm.HANDBOOK else 0)
        self.filling = False

    def empty(self, *, keep_tags: bool) -> None:
        """For the next one; with ``keep_tags`` themes and carriers stay, form, audience and day always do."""
        self.filling = True
        self.editing, self.base, self.absent, self.present_typed = "", "", (), False
        self.title.clear()
        self.materials.clear()
        self.files.clear()
        for spin in (self.parents, self.staff, self.copies_in, self.copies_out):
            spin.setValue(0)
        self.sessions.setValue(1)
        self.agenda.setCurrentIndex(0)
        if not keep_tags:
            self.themes.set_values(())
            self.carriers.set_values(())
        self.filling = False

    # --- drafts ---

    def typed(self) -> dict[str, object]:
        """Everything typed, as a draft keeps it."""
        return {
            "title": self.title.text(),
            "day": self.day.date().toString(FORMAT),
            "form": self.form.currentData().value,
            "themes": [theme.value for theme in self.themes.values()],
            "carriers": [carrier.value for carrier in self.carriers.values()],
            "audience": self.audience.kind().value,
            "classes": list(self.audience.class_ids()),
            "absent": list(self.absent),
            "agenda": self.agenda.currentData(),
            "materials": self.materials.text(),
            "editing": self.editing,
            "base": self.base,
            "present": self.present.value() if self.present_typed else None,
            **{name: spin.value() for name, spin in self._numbers().items()},
        }

    def restore(self, typed: Mapping[str, object]) -> None:
        """Puts a draft back; one of an older program brings what it has."""
        self.filling = True
        self._texts(str(typed.get("title", "")), str(typed.get("day", "")), str(typed.get("materials", "")))
        form = next((form for form in ActivityForm if form.value == typed.get("form")), None)
        self.form.setCurrentIndex(max(0, self.form.findData(form)))
        self.themes.set_values(theme for theme in ActivityTheme if theme.value in _listed(typed, "themes"))
        self.carriers.set_values(each for each in Carrier if each.value in _listed(typed, "carriers"))
        kind = next((kind for kind in AudienceKind if kind.value == typed.get("audience")), None)
        self.audience.choose(kind or AudienceKind.WHOLE_SCHOOL, _listed(typed, "classes"))
        self.absent = tuple(_listed(typed, "absent"))
        for name, spin in self._numbers().items():
            value = typed.get(name)
            spin.setValue(value if isinstance(value, int) else spin.minimum())
        present = typed.get("present")
        self.present_typed = isinstance(present, int)
        if isinstance(present, int):
            self.present.setValue(present)
        self.agenda.setCurrentIndex(max(0, self.agenda.findData(typed.get("agenda"))))
        self.editing, self.base = str(typed.get("editing", "")), str(typed.get("base", ""))
        self.filling = False

    # --- inside ---

    def _numbers(self) -> dict[str, QSpinBox]:
        return {
            "parents": self.parents,
            "staff": self.staff,
            "sessions": self.sessions,
            "copies_in": self.copies_in,
            "copies_out": self.copies_out,
        }

    def _texts(self, title: str, day: str, materials: str) -> None:
        self.title.setText(title)
        self.materials.setText(materials)
        date = QDate.fromString(day, FORMAT)
        if date.isValid():
            self.day.setDate(date)

    def _wire(self) -> None:
        for line in (self.title, self.materials):
            line.textEdited.connect(self._touched)
        for spin in self._numbers().values():
            spin.valueChanged.connect(self._touched)
        self.present.valueChanged.connect(self._present_changed)
        self.form.currentIndexChanged.connect(self._form_changed)
        self.agenda.currentIndexChanged.connect(self._touched)
        self.day.dateChanged.connect(self._touched)
        self.themes.changed.connect(self._touched)
        self.carriers.changed.connect(self._touched)
        self.files.changed.connect(self._touched)
        self.audience.changed.connect(self._audience_changed)

    def _touched(self, _value: object = None) -> None:
        if not self.filling:
            self.changed.emit()

    def _form_changed(self, _index: int) -> None:
        parents = self.form.currentData() in (ActivityForm.PARENT_MEETING, ActivityForm.PARENT_COURSE)
        if not self.filling and parents and self.audience.kind() is not AudienceKind.PARENTS:
            self.audience.choose(AudienceKind.PARENTS)
        self.form_changed.emit()
        self._touched()

    def _audience_changed(self) -> None:
        self.present_typed = False
        self.audience_changed.emit()
        self._touched()

    def _present_changed(self, _value: int) -> None:
        if not self.filling:
            self.present_typed = True
            self.changed.emit()


def _listed(typed: Mapping[str, object], name: str) -> Sequence[str]:
    found = typed.get(name)
    items: Iterable[object] = found if isinstance(found, list) else ()
    return [str(item) for item in items]
