"""The smaller panels of 转学移交: who signs, what arrived, a card to compare, one row, one's own card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from xinliapp.domain.accounts import Account
from xinliapp.domain.transfer import ReceivedTransfer, SentTransfer, TransferSchool
from xinliapp.i18n import formats, labels
from xinliapp.services.lifecycle_destruction import SecondAccount
from xinliapp.services.review_interval import LONGEST
from xinliapp.services.transfer_schools import PendingSchool
from xinliapp.ui.transfer.facts import Row, Taken, TransferPage
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.closing_panel import ClosingPanel
from xinliapp.widgets.fields import Field, PassphraseEdit
from xinliapp.widgets.groups import GroupsEdit
from xinliapp.widgets.page import KeyValues, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class SignerFields(QWidget):
    """签名人: the present account where it signs, else a colleague with their own passphrase."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = QComboBox()
        self.who.setObjectName(f"{name}.signer")
        self.passphrase = PassphraseEdit(f"{name}.passphrase")
        self.secret = Field(self.tr("签名人的口令"), self.passphrase, required=True)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 12)
        column.addWidget(Field(self.tr("为学校签名的人"), self.who, required=True))
        column.addWidget(self.secret)
        self.who.currentIndexChanged.connect(self._chosen)

    def fill(self, signers: tuple[Account, ...], *, signs_self: bool) -> None:
        """Who can sign; nothing typed."""
        self.who.clear()
        if signs_self:
            self.who.addItem(self.tr("本人"), None)
        for account in signers:
            self.who.addItem(account.display_name, account.id)
        self.passphrase.clear()
        self._chosen()

    def chosen(self) -> SecondAccount | None:
        """Who signs, with what was typed; None for the present account."""
        account_id = self.who.currentData()
        return None if account_id is None else SecondAccount(account_id, self.passphrase.text())

    def _chosen(self) -> None:
        self.secret.setVisible(self.who.currentData() is not None)


class ArrivalPanel(ClosingPanel):
    """收下: from whom, whose, which sections; ``accepted`` carries the own student's id."""

    accepted = Signal(str)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__("transfer.arrival", parent)
        self.title.setText(self.tr("收到的转学移交包"))
        self.facts = KeyValues()
        self.body.addWidget(self.facts)
        self.picker = StudentPicker(search, object_name="transfer.arrival.student")
        self.body.addWidget(Field(self.tr("是本校哪一名学生的"), self.picker, required=True))
        words = self.tr(
            "收下后作为外来材料存在学生档案里,只显示有这一份,写明理由才能打开。不会并入本校的记录。"
        )
        self.body.addWidget(label(words, Role.CAPTION, "muted", wrap=True))
        self.body.addStretch(1)
        self.go = BusyButton(self.tr("收下"), Kind.PRIMARY, object_name="transfer.arrival.accept")
        self.go.clicked.connect(self._accept)
        self.foot.add_button(self.go)

    def open(self, taken: Taken, masked: bool) -> None:
        """A packet that passed every check; a student is proposed where exactly one fits."""
        arriving = taken.arriving
        if arriving is None:
            return
        self.bar.clear()
        child, school = arriving.content.child, arriving.school
        name = formats.masked_name(child.name) if masked else child.name
        sections = "、".join(labels.label(part.section) for part in arriving.content.parts)
        self.facts.set_rows(
            (
                (self.tr("来自"), f"{school.name}({school.code})"),
                (self.tr("指纹"), self.tr("已照纸核对 %1").replace("%1", school.created_at[:10])),
                (self.tr("编号"), self.tr("第%1号").replace("%1", str(arriving.facts.number))),
                (self.tr("校验码"), arriving.check_code),
                (self.tr("学生"), name),
                (self.tr("出生日期"), child.birthday or "—"),
                (self.tr("依据"), arriving.content.ground),
                (self.tr("家长同意"), arriving.content.consent),
                (self.tr("内容"), sections),
            )
        )
        only = taken.suggested[0] if len(taken.suggested) == 1 else None
        self.picker.set_picked(PickRow(only.id, only.name) if only else None)

    def _accept(self) -> None:
        row = self.picker.picked_row()
        if row is None:
            self.bar.tell(self.tr("还没有选学生。什么都没有写入。请选这份档案是本校哪一名学生的。"))
            return
        self.accepted.emit(row.id)


class SchoolPanel(ClosingPanel):
    """对方名片: three groups typed from the other school's paper; ``typed`` carries them."""

    typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("transfer.school", parent)
        self.title.setText(self.tr("核对对方学校的名片"))
        self.facts = KeyValues()
        self.body.addWidget(self.facts)
        words = self.tr("请照对方学校盖章的纸质登记单输入这几组数字,不要照抄电子文件。")
        self.body.addWidget(label(words, tone="text2", wrap=True))
        self.groups = GroupsEdit("transfer.groups")
        self.groups.submitted.connect(self._go)
        self.body.addWidget(self.groups)
        self.body.addStretch(1)
        self.go = BusyButton(self.tr("一致,登记"), Kind.PRIMARY, object_name="transfer.school.enrol")
        self.go.clicked.connect(self._go)
        self.foot.add_button(self.go)

    def open(self, pending: PendingSchool) -> None:
        """A card and the groups that are asked for."""
        self.bar.clear()
        rows = [(self.tr("学校"), pending.card.name), (self.tr("标识码"), pending.card.code)]
        if pending.replaces is not None:
            rows.append((self.tr("代替"), pending.replaces.created_at[:10] + self.tr(" 登记的名片")))
        self.facts.set_rows(rows)
        self.groups.ask(pending.positions)
        self.groups.focus_first()

    def _go(self) -> None:
        self.typed.emit(self.groups.typed())


class RowPanel(ClosingPanel):
    """One line: a packet sent, one received, a school. ``written``: its file is to be written out."""

    written = Signal(object)
    student_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("transfer.row", parent)
        self._row: Row | None = None
        self.facts = KeyValues()
        self.body.addWidget(self.facts)
        self.student = outline(self.tr("打开学生页"), object_name="transfer.row.student", icon="student")
        self.student.clicked.connect(self._open)
        self.body.addWidget(self.student)
        self.signer = SignerFields("transfer.row")
        self.body.addWidget(self.signer)
        self.body.addStretch(1)
        self.go = BusyButton("", Kind.PRIMARY, object_name="transfer.row.write")
        self.go.clicked.connect(self._write)
        self.foot.add_button(self.go)

    def open(self, row: Row, page: TransferPage) -> None:
        """One row of the list."""
        self._row = row
        self.bar.clear()
        self.student.setVisible(not isinstance(row, TransferSchool))
        self.go.setVisible(not isinstance(row, TransferSchool))
        unsigned = isinstance(row, ReceivedTransfer) and row.receipt_at is None
        self.signer.setVisible(unsigned)
        if unsigned:
            self.signer.fill(page.signers, signs_self=page.signs_self)
        if isinstance(row, SentTransfer):
            self.title.setText(self.tr("移交给%1").replace("%1", row.school_name))
            self.go.setText(self.tr("再写出") if row.delivered_at else self.tr("写出"))
            self.facts.set_rows(self._of_sent(row))
        elif isinstance(row, ReceivedTransfer):
            self.title.setText(self.tr("来自%1").replace("%1", row.school_name))
            self.go.setText(self.tr("签名并写出回执") if unsigned else self.tr("再写出回执"))
            self.facts.set_rows(self._of_received(row))
        else:
            self.title.setText(row.name)
            self.facts.set_rows(
                (
                    (self.tr("标识码"), row.code),
                    (self.tr("指纹"), row.fingerprint),
                    (self.tr("核对"), f"{_moment(row.created_at)}"),
                )
            )

    def _of_sent(self, row: SentTransfer) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("编号"), self.tr("第%1号").replace("%1", str(row.number))),
            (self.tr("状态"), labels.label(row.state)),
            (self.tr("依据"), row.ground),
            (self.tr("签发"), f"{_moment(row.created_at)} {row.created_by}"),
            (self.tr("签名"), row.signed_by),
            (self.tr("写出"), _moment(row.delivered_at)),
            (self.tr("签收"), _moment(row.acknowledged_at)),
        )

    def _of_received(self, row: ReceivedTransfer) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("编号"), self.tr("对方第%1号").replace("%1", str(row.number))),
            (self.tr("收下"), f"{_moment(row.created_at)} {row.created_by}"),
            (self.tr("回执"), _moment(row.receipt_at)),
            (self.tr("写出"), _moment(row.delivered_at)),
        )

    def _open(self) -> None:
        if isinstance(self._row, SentTransfer | ReceivedTransfer):
            self.student_wanted.emit(self._row.student_id)

    def _write(self) -> None:
        self.written.emit(self._row)


class CardPanel(ClosingPanel):
    """本校名片, the paper that goes with it, and after how many days one is reminded."""

    made = Signal()
    paper_wanted = Signal()
    days_set = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("transfer.card", parent)
        self.title.setText(self.tr("本校名片和提醒"))
        words = self.tr(
            "名片文件和盖章的登记单一起交给要移交档案给本校的学校。每张名片用新的密钥,以前的名片仍能收件。"
        )
        self.body.addWidget(label(words, tone="text2", wrap=True))
        self.signer = SignerFields("transfer.card")
        self.body.addWidget(self.signer)
        self.paper = outline(self.tr("打印登记单"), object_name="transfer.card.paper", icon="print")
        self.paper.clicked.connect(self.paper_wanted)
        self.body.addWidget(self.paper)
        self.days = QSpinBox()
        self.days.setObjectName("transfer.days")
        self.days.setRange(0, LONGEST)
        self.days.setSpecialValueText(self.tr("不提醒"))
        self.days.setSuffix(self.tr(" 天"))
        self.body.addWidget(Field(self.tr("写出后多少天没有签收就提醒"), self.days))
        self.keep = outline(self.tr("保存提醒"), object_name="transfer.days.save")
        self.keep.clicked.connect(self._keep)
        self.body.addWidget(self.keep)
        self.body.addStretch(1)
        self.go = BusyButton(self.tr("生成名片"), Kind.PRIMARY, object_name="transfer.card.make")
        self.go.clicked.connect(self.made)
        self.foot.add_button(self.go)

    def open(self, page: TransferPage) -> None:
        """Nothing typed."""
        self.bar.clear()
        self.signer.fill(page.signers, signs_self=page.signs_self)
        self.days.setValue(page.days or 0)

    def _keep(self) -> None:
        self.days_set.emit(self.days.value())


def _moment(text: str | None) -> str:
    return text.replace("T", " ")[:16] if text else "—"
