"""The panels of 离校档案: keeping longer, destroying by two people, one certificate."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from xinliapp.domain.accounts import Account
from xinliapp.i18n import formats, labels
from xinliapp.services.lifecycle_destruction import Certificate, Proposal
from xinliapp.services.lifecycle_retention import LONGEST_REASON
from xinliapp.ui.lifecycle.facts import Agreed
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.closing_panel import ClosingPanel
from xinliapp.widgets.fields import Field, PassphraseEdit, combo, date_edit
from xinliapp.widgets.page import KeyValues, label
from xinliapp.widgets.tokens import Role

_MOST_BACKUPS = 12


class ExtendPanel(ClosingPanel):
    """延长保存期: ``wanted`` carries the day and the reason."""

    wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lifecycle.extend", parent)
        self.until = date_edit("lifecycle.extend.until")
        self.reason = QLineEdit()
        self.reason.setObjectName("lifecycle.extend.reason")
        self.reason.setMaxLength(LONGEST_REASON)
        self.body.addWidget(Field(self.tr("至少保存到"), self.until, required=True))
        self.body.addWidget(Field(self.tr("延长理由"), self.reason, required=True))
        words = self.tr("理由留在案卷里。以后的延长代替这一次;学校设定的年限不会因此缩短。")
        self.body.addWidget(label(words, Role.CAPTION, "muted", wrap=True))
        self.body.addStretch(1)
        self.save = BusyButton(self.tr("延长"), Kind.PRIMARY, object_name="lifecycle.extend.save")
        self.save.setShortcut("Ctrl+Return")
        self.save.clicked.connect(self._go)
        self.foot.add_button(self.save)

    def open(self, count: int, until: dt.date) -> None:
        """An empty form for so many files."""
        self.bar.clear()
        self.title.setText(self.tr("延长%1份档案的保存期").replace("%1", formats.count(count)))
        self.until.set_iso(until.isoformat())
        self.reason.clear()
        self.reason.setFocus()

    def _go(self) -> None:
        self.wanted.emit(dt.date.fromisoformat(self.until.iso()), self.reason.text())


class DestroyPanel(ClosingPanel):
    """销毁: what goes, who the second person is, and that nothing brings it back."""

    wanted = Signal(object)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lifecycle.destroy", parent)
        self.counts = label("", wrap=True)
        self.counts.setObjectName("lifecycle.destroy.counts")
        self.body.addWidget(self.counts)
        self.list_button = outline(
            self.tr("打印销毁清单"), object_name="lifecycle.destroy.list", icon="print"
        )
        self.list_button.clicked.connect(self.list_wanted)
        self.body.addWidget(self.list_button)
        self._second_person()
        what = self.tr(
            "案卷记录、附件、草稿和导入留底都会删除,名单里只留没有姓名的一行供统计。审计只留编号。"
        )
        self.body.addWidget(label(what, tone="text2", wrap=True))
        self.sure = QCheckBox(self.tr("已核对签字的清单,知道不能恢复"))
        self.sure.setObjectName("lifecycle.destroy.sure")
        self.sure.toggled.connect(self._may)
        self.body.addWidget(self.sure)
        self.body.addStretch(1)
        self.go = BusyButton(self.tr("销毁"), Kind.PRIMARY, object_name="lifecycle.destroy.go")
        self.go.clicked.connect(self._go)
        self.foot.add_button(self.go)

    def _second_person(self) -> None:
        self.who = combo([(self.tr("审核人签字的纸质件"), None)], "lifecycle.destroy.who")
        self.who.currentIndexChanged.connect(self._chosen)
        self.body.addWidget(Field(self.tr("第二人"), self.who, required=True))
        self.passphrase = PassphraseEdit("lifecycle.destroy.passphrase")
        self.secret = Field(self.tr("第二人的口令"), self.passphrase, required=True)
        self.reviewer = QLineEdit()
        self.reviewer.setObjectName("lifecycle.destroy.reviewer")
        self.reviewer.setMaxLength(40)
        self.named = Field(self.tr("审核人"), self.reviewer, required=True)
        self.day = date_edit("lifecycle.destroy.day")
        self.signed = Field(self.tr("签字日期"), self.day, required=True)
        for field in (self.secret, self.named, self.signed):
            self.body.addWidget(field)

    def open(self, proposal: Proposal, counts: str, seconds: tuple[Account, ...], today: dt.date) -> None:
        """Nothing ticked, no passphrase; a colleague first where there is one."""
        self.bar.clear()
        self.title.setText(self.tr("销毁%1份档案").replace("%1", formats.count(len(proposal.files))))
        self.counts.setText(counts)
        self.who.clear()
        for account in seconds:
            self.who.addItem(account.display_name, account.id)
        self.who.addItem(self.tr("审核人签字的纸质件"), None)
        self.who.setCurrentIndex(0)
        self.passphrase.clear()
        self.reviewer.clear()
        self.day.set_iso(today.isoformat())
        self.sure.setChecked(False)
        self._chosen()
        self._may()
        (self.passphrase if seconds else self.reviewer).setFocus()

    def forget(self) -> None:
        """No passphrase stays in a hidden field."""
        self.passphrase.clear()

    def _chosen(self) -> None:
        paper = self.who.currentData() is None
        self.secret.setVisible(not paper)
        self.named.setVisible(paper)
        self.signed.setVisible(paper)

    def _may(self) -> None:
        self.go.setEnabled(self.sure.isChecked())

    def _go(self) -> None:
        day = dt.date.fromisoformat(self.day.iso())
        self.wanted.emit(Agreed(self.who.currentData(), self.passphrase.text(), self.reviewer.text(), day))


class CertificatePanel(ClosingPanel):
    """One act: who, when, how many; and the backups that still hold the files."""

    print_wanted = Signal(str)
    backups_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lifecycle.certificate", parent)
        self._act = ""
        self.facts = KeyValues()
        self.body.addWidget(self.facts)
        self.counts = label("", wrap=True)
        self.body.addWidget(self.counts)
        self.backups = label("", wrap=True)
        self.backups.setObjectName("lifecycle.certificate.backups")
        self.body.addWidget(self.backups)
        self.to_backups = outline(self.tr("备份与恢复"), object_name="lifecycle.certificate.to_backups")
        self.to_backups.clicked.connect(self.backups_wanted)
        self.body.addWidget(self.to_backups)
        self.body.addStretch(1)
        self.print_button = outline(
            self.tr("打印销毁证明"),
            object_name="lifecycle.certificate.print",
            icon="print",
            shortcut="Ctrl+P",
        )
        self.print_button.clicked.connect(self._print)
        self.foot.add_button(self.print_button)

    def show_certificate(self, shown: Certificate, counts: str) -> None:
        """Fill it."""
        act = shown.act
        self._act = act.id
        self.bar.clear()
        self.title.setText(act.number)
        pages = self.tr("等下次打开案卷时完成")
        if act.settled_at is not None:
            pages = act.settled_at.replace("T", " ")[:16]
        self.facts.set_rows(
            (
                (self.tr("销毁时间"), act.created_at.replace("T", " ")[:16]),
                (self.tr("档案"), formats.count(len(shown.files))),
                (self.tr("第一人"), act.first_name),
                (self.tr("第二人"), act.second_name),
                (self.tr("第二人方式"), labels.label(act.second_way)),
                (self.tr("页面重写"), pages),
            )
        )
        self.counts.setText(counts)
        if not shown.backups:
            self.backups.setText(self.tr("现在能找到的备份里,没有销毁之前做的。"))
        else:
            days = "、".join(line.made_at[:10] for line in shown.backups[:_MOST_BACKUPS])
            words = self.tr("销毁之前做的备份仍含这些档案,共%1份:%2。插上做过备份的U盘,会列得更全。")
            self.backups.setText(words.replace("%1", str(len(shown.backups))).replace("%2", days))
        self.to_backups.setVisible(bool(shown.backups))

    def _print(self) -> None:
        self.print_wanted.emit(self._act)
