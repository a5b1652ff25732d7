"""记同意 or 撤回: who said what, on which day and how; the paper's scan if there is one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.consents import ConsentWay
from xinliapp.i18n import labels
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.consent_form import RELATIONS, ConsentForm
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import InlineBar, label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class ConsentDialog(QDialog):
    """Asks for one answer about ``subject`` (测评, 辅导 …). ``people`` are the guardians: name and relation.

    ``typed(form)`` asks for it to be stored; the window stays until :meth:`accept`, or says what is wrong.
    ``taking_back``: it is a withdrawal, which has a reason and neither answer nor scan.
    Its parts are ``name.signer``, ``name.relation``, ``name.day``, ``name.way``, ``name.answer``,
    ``name.reason``, ``name.scan``, ``name.go``.
    """

    typed = Signal(object)

    def __init__(
        self,
        name: str,
        subject: str,
        people: Sequence[tuple[str, str]],
        today: str,
        parent: QWidget | None = None,
        *,
        taking_back: bool = False,
    ) -> None:
        super().__init__(parent)
        self._back = taking_back
        self.setObjectName(name)
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(520, 400)
        self._people = tuple(people)
        self._scan = ""
        self.bar = InlineBar(f"{name}.bar")
        self._fields(name, today)
        cancel = outline(self.tr("取消"), object_name=f"{name}.cancel")
        cancel.clicked.connect(self.reject)
        go = primary(self.tr("登记撤回") if taking_back else self.tr("记下"), object_name=f"{name}.go")
        go.clicked.connect(self._go)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        title = self.tr("撤回同意:%1") if taking_back else self.tr("知情同意:%1")
        column.addWidget(label(title.replace("%1", subject), Role.SECTION))
        column.addWidget(self.bar)
        who: list[QWidget] = [self._in_signer, self._in_relation]
        if taking_back:
            column.addWidget(form_grid([who, [self._in_day, self._in_reason]]))
        else:
            rows: list[list[QWidget]] = [
                [self._in_answer, self._in_day],
                who,
                [self._in_way, self._in_reason],
            ]
            column.addWidget(form_grid(rows))
            column.addLayout(self._scan_row(name))
        column.addStretch(1)
        column.addLayout(dialog_foot(cancel, go))
        self.signer.setFocus()

    def form(self) -> ConsentForm:
        """As it stands."""
        return ConsentForm(
            bool(self.answer.currentData()),
            self.signer.currentText().strip(),
            self.relation.currentText().strip(),
            self.day.iso(),
            self.way.currentData(),
            self.reason.text().strip(),
            self._scan,
        )

    def set_scan(self, path: str) -> None:
        """The paper's scan; "" for none."""
        self._scan = path
        self._scan_name.setText(PurePath(path).name if path else self.tr("没有扫描件,以后可以补"))

    def show_trouble(self, text: str) -> None:
        """What was refused; everything typed stays."""
        self.bar.tell(text)

    # --- parts ---

    def _fields(self, name: str, today: str) -> None:
        self.answer = combo([(self.tr("同意"), True), (self.tr("不同意"), False)], f"{name}.answer")
        self.day = date_edit(f"{name}.day")
        self.day.set_iso(today)
        self.signer = _editable([who for who, _ in self._people], f"{name}.signer", 40)
        self.signer.currentIndexChanged.connect(self._person)
        known = [relation for _, relation in self._people if relation]
        self.relation = _editable(list(dict.fromkeys([*known, *RELATIONS])), f"{name}.relation", 20)
        if not known:
            self.relation.setCurrentText("")
        self.way = combo([(labels.label(way), way) for way in ConsentWay], f"{name}.way")
        self.reason = QLineEdit()
        self.reason.setObjectName(f"{name}.reason")
        self.reason.setMaxLength(200)
        self._in_answer = Field(self.tr("回答"), self.answer, required=True)
        self._in_day = Field(self.tr("签字日期"), self.day, required=True)
        self._in_signer = Field(self.tr("签字人"), self.signer, required=True)
        self._in_relation = Field(self.tr("关系"), self.relation, required=True)
        self._in_way = Field(self.tr("方式"), self.way)
        why = self.tr("撤回原因") if self._back else self.tr("说明")
        self._in_reason = Field(why, self.reason, required=self._back)

    def _scan_row(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        choose = outline(self.tr("选扫描件"), object_name=f"{name}.scan", icon="clip")
        choose.clicked.connect(self._ask_scan)
        self._scan_name = label("", Role.CAPTION, "text2", wrap=True)
        self.set_scan("")
        row.addWidget(choose)
        row.addWidget(self._scan_name, 1)
        return row

    def _person(self, place: int) -> None:
        if 0 <= place < len(self._people) and self._people[place][1]:
            self.relation.setCurrentText(self._people[place][1])

    def _ask_scan(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path, _ = QFileDialog.getOpenFileName(self, self.tr("选扫描件"), "", self.tr("文件") + f" ({kinds})")
        if path:
            self.set_scan(path)

    def _go(self) -> None:
        made = self.form()
        wanting = [(self._in_signer, made.signer), (self._in_relation, made.relation)]
        if self._back:
            wanting.append((self._in_reason, made.reason))
        for field, words in wanting:
            field.clear_error()
            if not words:
                field.set_error(self.tr("还没有填"))
        empty = next((field for field, words in wanting if not words), None)
        if empty is not None:
            empty.editor.setFocus()
            return
        self.typed.emit(made)


def _editable(options: Sequence[str], object_name: str, longest: int) -> QComboBox:
    made = combo([(words, words) for words in options], object_name)
    line = QLineEdit()
    line.setMaxLength(longest)
    made.setLineEdit(line)
    return made
