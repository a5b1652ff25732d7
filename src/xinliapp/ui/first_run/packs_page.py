"""Step 3: rule packs, and the few numbers that no notice gives."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.school import Edition
from xinliapp.ui.first_run.answers import DEFAULT_LABELS
from xinliapp.ui.first_run.presenter import PackChoice
from xinliapp.ui.first_run.wizard_page import WizardPage, side_by_side
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.fields import Field, form_grid
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role as TextRole


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
                        Field(self.tr("小学高年级"), side_by_side(*radios)),
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
