"""The pages of the wizard: widgets and what they hold; no decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.school import Edition, SchoolSystem, Stage
from xinliapp.ui.first_run.answers import DEFAULT_LABELS
from xinliapp.ui.first_run.presenter import PackChoice
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.saving import ask_save
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.tokens import Role as TextRole

PAGE_WIDTH = 720


class WizardPage(QWidget):
    """A column of at most 720 px at the left of the page."""

    def __init__(self) -> None:
        super().__init__()
        outer = QHBoxLayout(self)
        set_margins(outer, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, 0)
        holder = QWidget()
        holder.setMaximumWidth(PAGE_WIDTH)
        self.column = QVBoxLayout(holder)
        set_margins(self.column, 0, 0, 0, 0, 12)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        self.fields: dict[str, Field] = {}

    def add_field(self, key: str, field: Field) -> Field:
        """Registers a field under the key by which problems name it."""
        self.fields[key] = field
        return field


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, 0, 0, 0, 0, tk.MARGIN)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


class UnitPage(WizardPage):
    """Step 1: what for, which unit, where the files go; the demo school is offered first."""

    edition_changed = Signal(object)
    demo_wanted = Signal()
    restore_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.demo = Button(self.tr("先看演示学校"), object_name="setup.demo", icon="school")
        words = self.tr("想先看看?演示学校里都是虚构的名字,可以随便点,不影响以后的正式资料。")
        top = QHBoxLayout()
        top.addWidget(label(words, tone="text2", wrap=True), 1)
        top.addWidget(self.demo)
        self.column.addLayout(top)
        self.column.addLayout(self._already())
        self.column.addWidget(rule())
        self.edition = combo(
            ((self.tr("学校"), Edition.SCHOOL), (self.tr("片区教管中心 / 区县教育局"), Edition.BUREAU)),
            "setup.edition",
        )
        self.name = QLineEdit()
        self.name.setObjectName("setup.name")
        self.name.setMaxLength(60)
        self.code = QLineEdit()
        self.code.setObjectName("setup.code")
        self.code.setMaxLength(20)
        self.code_warning = StatusMark(Sign.DUE_SOON, self.tr("首位不常见,请核对"), TextRole.CAPTION)
        self.code_warning.setVisible(False)
        self.column.addWidget(
            form_grid(
                [
                    [self.add_field("edition", Field(self.tr("用途"), self.edition, required=True))],
                    [
                        self.add_field("name", Field(self.tr("单位名称"), self.name, required=True)),
                        self.add_field(
                            "code", Field(self.tr("机构标识码(10位数字)"), self.code, required=True)
                        ),
                    ],
                ]
            )
        )
        self.column.addWidget(self.code_warning)
        self.school = QWidget()
        self._build_school()
        self.column.addWidget(self.school)
        self._build_folder()
        self.column.addStretch(1)
        self.edition.currentIndexChanged.connect(self._edition)
        self.demo.clicked.connect(self.demo_wanted)

    def _already(self) -> QHBoxLayout:
        """For who has used the program before, here or on another PC."""
        line = QHBoxLayout()
        line.addWidget(label(self.tr("换了电脑,或者资料已经在这台电脑上?"), tone="text2", wrap=True), 1)
        self.restore = outline(self.tr("从备份恢复"), object_name="setup.restore", icon="backup")
        self.open_folder = outline(self.tr("打开已有资料夹"), object_name="setup.open", icon="folder")
        self.restore.clicked.connect(self.restore_wanted)
        self.open_folder.clicked.connect(self.open_wanted)
        line.addWidget(self.restore)
        line.addWidget(self.open_folder)
        return line

    def _build_school(self) -> None:
        column = QVBoxLayout(self.school)
        set_margins(column, 0, 0, 0, 0, 12)
        self.stages = {
            Stage.PRIMARY: QCheckBox(self.tr("小学")),
            Stage.JUNIOR: QCheckBox(self.tr("初中")),
            Stage.SENIOR: QCheckBox(self.tr("高中")),
        }
        for stage, box in self.stages.items():
            box.setObjectName(f"setup.stage.{stage.value}")
        self.system = combo(
            ((self.tr("六三学制"), SchoolSystem.SIX_THREE), (self.tr("五四学制"), SchoolSystem.FIVE_FOUR)),
            "setup.system",
        )
        stages = self.add_field("stages", Field(self.tr("学段"), _row(*self.stages.values()), required=True))
        system = self.add_field("system", Field(self.tr("学制"), self.system))
        self.attributes = {  # the keys are stored, so they are the same in every language
            "城区": QCheckBox(self.tr("城区")),
            "乡镇中心校": QCheckBox(self.tr("乡镇中心校")),
            "集团化": QCheckBox(self.tr("集团化")),
            "一校多址": QCheckBox(self.tr("一校多址")),
            "寄宿": QCheckBox(self.tr("寄宿")),
        }
        self.boarding = self.attributes["寄宿"]
        ticks = Field(self.tr("属性"), _row(*self.attributes.values()))
        column.addWidget(form_grid([[stages, system], [ticks]]))

    def _build_folder(self) -> None:
        self.folder = QLineEdit()
        self.folder.setObjectName("setup.folder")
        choose = outline(self.tr("选择"), object_name="setup.chooseFolder", icon="folder")
        choose.clicked.connect(self._choose_folder)
        hint = self.tr("放在本机硬盘上,不要放在网络盘或U盘。备份以后另外设置。")
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        holder.setFocusProxy(self.folder)
        self.column.addWidget(
            self.add_field("folder", Field(self.tr("资料夹"), holder, required=True, hint=hint))
        )

    def _edition(self) -> None:
        self.edition_changed.emit(self.edition.currentData())

    def _choose_folder(self) -> None:
        start = self.folder.text() or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.HomeLocation
        )
        chosen = QFileDialog.getExistingDirectory(self, self.tr("选择资料夹"), start)
        if chosen:
            self.folder.setText(chosen)


class CalendarPage(WizardPage):
    """Step 2: two terms, holidays, make-up days, examinations."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        year = today.year if today.month >= 6 else today.year - 1
        self.no_calendar = label(
            self.tr("教育局和教管中心不需要校历。辖区学校名单在完成后从“学校名册”导入。"),
            tone="text2",
            wrap=True,
        )
        self.column.addWidget(self.no_calendar)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        set_margins(column, 0, 0, 0, 0, 12)
        self.dates = [
            _date("setup.firstStart", dt.date(year, 9, 1)),
            _date("setup.firstEnd", dt.date(year + 1, 1, 20)),
            _date("setup.secondStart", dt.date(year + 1, 2, 20)),
            _date("setup.secondEnd", dt.date(year + 1, 7, 3)),
        ]
        first = self.add_field("first", Field(self.tr("第一学期开始"), self.dates[0], required=True))
        second = self.add_field("second", Field(self.tr("第二学期开始"), self.dates[2], required=True))
        column.addWidget(
            form_grid(
                [
                    [first, Field(self.tr("第一学期结束"), self.dates[1], required=True)],
                    [second, Field(self.tr("第二学期结束"), self.dates[3], required=True)],
                ]
            )
        )
        column.addWidget(label(self.tr("每行一项,写日期和名称。可以以后再补。"), TextRole.CAPTION, "muted"))
        self.holidays = self._list(
            column, "holidays", self.tr("节假日"), self.tr("2026-10-01/2026-10-07 国庆节")
        )
        self.makeup = self._list(column, "makeup_days", self.tr("调休上课"), self.tr("2026-10-10 补周四的课"))
        self.exams = self._list(column, "exams", self.tr("考试"), self.tr("2026-11-09/2026-11-11 期中考试"))
        self.column.addWidget(self.body)
        self.column.addStretch(1)

    def _list(self, column: QVBoxLayout, key: str, words: str, example: str) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setObjectName(f"setup.{key}")
        edit.setPlaceholderText(example)
        edit.setTabChangesFocus(True)
        fix_height(edit, 72)
        column.addWidget(self.add_field(key, Field(words, edit)))
        return edit

    def set_edition(self, edition: Edition) -> None:
        self.no_calendar.setVisible(edition is Edition.BUREAU)
        self.body.setVisible(edition is Edition.SCHOOL)

    def days(self) -> tuple[str, str, str, str]:
        """The four dates as ISO days."""
        first, last, start, end = (edit.date().toString(Qt.DateFormat.ISODate) for edit in self.dates)
        return first, last, start, end


def _date(name: str, day: dt.date) -> QDateEdit:
    edit = date_edit(name)
    edit.setDate(QDate(day.year, day.month, day.day))
    return edit


class PacksPage(WizardPage):
    """Step 3: rule packs, and the few numbers that no notice gives."""

    def __init__(self) -> None:
        super().__init__()
        self._packs: list[tuple[PackChoice, QCheckBox]] = []
        self._title = label(self.tr("上级规则包(可多选)"), TextRole.SECTION)
        self.column.addWidget(self._title)
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        set_margins(self._list, 0, 0, 0, 0, 0)
        self.column.addWidget(self._holder)
        self._empty = label("", tone="text2", wrap=True)
        self.column.addWidget(self._empty)
        self.local = QWidget()
        column = QVBoxLayout(self.local)
        set_margins(column, 0, 0, 0, 0, 12)
        column.addWidget(rule())
        column.addWidget(label(self.tr("文件没有给数字的事项(本校自定)"), TextRole.SECTION))
        column.addWidget(label(self.tr("“不定” = 只记录,不判定。以后可以再改。"), TextRole.CAPTION, "muted"))
        self.threshold = QSpinBox()
        self.threshold.setObjectName("setup.threshold")
        self.threshold.setRange(0, 4)
        self.threshold.setSpecialValueText(self.tr("不定"))
        self.upper = QButtonGroup(self)
        radios = []
        for number, words in ((0, self.tr("不定")), (4, self.tr("四年级起")), (5, self.tr("五年级起"))):
            radio = QRadioButton(words)
            self.upper.addButton(radio, number)
            radios.append(radio)
        radios[0].setChecked(True)
        column.addWidget(
            form_grid(
                [
                    [
                        Field(self.tr("从第几级起算重点关爱(1—4)"), self.threshold),
                        Field(self.tr("小学高年级"), _row(*radios)),
                    ]
                ]
            )
        )
        self._build_labels(column)
        self.column.addWidget(self.local)
        self.column.addStretch(1)

    def _build_labels(self, column: QVBoxLayout) -> None:
        holder = QWidget()
        grid = QGridLayout(holder)
        set_margins(grid, 0, 0, 0, 0, tk.GAP)
        self.labels = []
        for number, word in enumerate(DEFAULT_LABELS):
            edit = QLineEdit(word)
            edit.setObjectName(f"setup.label{number}")
            edit.setMaxLength(12)
            edit.setAccessibleName(self.tr("第{n}级的叫法").replace("{n}", str(number)))
            grid.addWidget(label(str(number), TextRole.CAPTION, "muted"), 0, number)
            grid.addWidget(edit, 1, number)
            self.labels.append(edit)
        field = Field(self.tr("关注等级的叫法(从轻到重)"), holder)
        column.addWidget(self.add_field("labels", field))

    def set_edition(self, edition: Edition) -> None:
        """A bureau merges what schools send: rule packs and local numbers are theirs."""
        bureau = edition is Edition.BUREAU
        self._title.setVisible(not bureau)
        self.local.setVisible(not bureau)
        self._empty.setText(
            self.tr("教育局和教管中心不需要选规则包,请点“下一步”。")
            if bureau
            else self.tr("还没有规则包。可以先只填下面本校自定的事项。")
        )

    def set_packs(self, packs: Sequence[PackChoice]) -> None:
        for _, box in self._packs:
            self._list.removeWidget(box)
            box.deleteLater()
        self._packs = []
        for pack in packs:
            signed = self.tr("签名√") if pack.signed else self.tr("未签名")
            box = QCheckBox(f"{pack.title}  {signed}")
            box.setObjectName(f"setup.pack.{pack.key}")
            box.setChecked(pack.chosen)
            self._list.addWidget(box)
            self._packs.append((pack, box))
        self._empty.setVisible(not packs)

    def choose(self, keys: Sequence[str]) -> None:
        """Ticks exactly the packs with these keys."""
        for pack, box in self._packs:
            box.setChecked(pack.key in keys)

    def chosen(self) -> tuple[str, ...]:
        return tuple(pack.key for pack, box in self._packs if box.isChecked())


class SheetPage(WizardPage):
    """Step 5: the recovery sheet goes to paper, and four of its groups come back."""

    print_wanted = Signal()
    save_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[int, QLineEdit] = {}
        words = self.tr(
            "恢复单是忘记口令或换了电脑后打开资料的唯一办法。请打印两份,一份装信封封好放学校保险柜,一份交校领导保管。"
        )
        self.column.addWidget(label(words, wrap=True))
        self.print_button = outline(self.tr("打印两份"), object_name="setup.print", icon="print")
        self.save_button = outline(self.tr("存成PDF"), object_name="setup.savePdf", icon="export")
        self.done = StatusMark(Sign.OK, self.tr("已送出"))
        self.done.setVisible(False)
        self.column.addWidget(_row(self.print_button, self.save_button, self.done))
        self.column.addWidget(rule())
        self.column.addWidget(label(self.tr("对照纸上的恢复单,抄回这几组"), TextRole.SECTION))
        self._holder = QWidget()
        self._row = QHBoxLayout(self._holder)
        set_margins(self._row, 0, 0, 0, 0, tk.MARGIN)
        self.column.addWidget(self._holder)
        explain = self.tr("抄对以后,程序用恢复单还原一个测试文件;成功了才建立案卷库。")
        self.column.addWidget(label(explain, TextRole.CAPTION, "muted", wrap=True))
        self.column.addStretch(1)
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self._ask)

    def set_groups(self, numbers: Sequence[int]) -> None:
        """One field for each group asked."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.groups = {}
        for number in numbers:
            edit = QLineEdit()
            edit.setObjectName(f"setup.group{number}")
            edit.setMaxLength(12)
            self.groups[number] = edit
            words = self.tr("第{n}组").replace("{n}", str(number))
            field = self.add_field(f"group{number}", Field(words, edit, required=True))
            fix_width(field, 140)
            self._row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)

    def _ask(self) -> None:
        target = ask_save(self, self.tr("存成PDF"), self.tr("恢复单.pdf"))
        if target is not None:
            self.save_wanted.emit(str(target))


class FinishPage(WizardPage):
    """Step 6: what was made, and what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(StatusMark(Sign.OK, self.tr("设置完成,恢复单已核对,案卷库已建立")))
        self.summary = label("", wrap=True)
        self.column.addWidget(self.summary)
        self.after = label("", tone="text2", wrap=True)
        self.column.addWidget(self.after)
        self.column.addStretch(1)

    def set_edition(self, edition: Edition) -> None:
        self.after.setText(
            self.tr("下一步:用自己的口令登录,从“学校名册”导入辖区学校。请把恢复单封好放进保险柜。")
            if edition is Edition.BUREAU
            else self.tr("下一步:用自己的口令登录,从“学生档案”导入学生名单。请把恢复单封好放进保险柜。")
        )
