"""Step 1: the school or bureau, and where its records are kept."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.school import Edition, SchoolSystem, Stage
from xinliapp.ui.first_run.wizard_page import WizardPage, side_by_side
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.fields import Field, combo, form_grid
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role as TextRole


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
        stages = self.add_field(
            "stages", Field(self.tr("学段"), side_by_side(*self.stages.values()), required=True)
        )
        system = self.add_field("system", Field(self.tr("学制"), self.system))
        self.attributes = {  # the keys are stored, so they are the same in every language
            "城区": QCheckBox(self.tr("城区")),
            "乡镇中心校": QCheckBox(self.tr("乡镇中心校")),
            "集团化": QCheckBox(self.tr("集团化")),
            "一校多址": QCheckBox(self.tr("一校多址")),
            "寄宿": QCheckBox(self.tr("寄宿")),
        }
        self.boarding = self.attributes["寄宿"]
        ticks = Field(self.tr("属性"), side_by_side(*self.attributes.values()))
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
