"""How outcomes and rows of a vendor's file read."""

from __future__ import annotations

from PySide6.QtCore import QObject

from xinliapp.domain.record_lines import Fate
from xinliapp.domain.scales import FlagKind
from xinliapp.domain.screening_files import NAME, NUMBER
from xinliapp.domain.screening_lines import ScreeningLine
from xinliapp.i18n import formats, labels
from xinliapp.i18n.labels.scales import void_words
from xinliapp.services.screening_import import ScreeningPlan, ScreeningReport, ScreeningUndo
from xinliapp.ui.import_wizard.fates import ORDER, SIGNS
from xinliapp.ui.import_wizard.looks import Looks, Outcome


class Words(QObject):
    """Only for its translations."""

    def looks(self) -> Looks:
        """The wizard's own words."""
        return Looks(
            "screening_import",
            self.tr("导入测评结果"),
            self.tr("选文件"),
            self.tr(
                "xls 和 csv 也能读。文件留在原处,不会改动。题目的文字不收也不保存;没有同意的行只计数,不保存。"
            ),
            self.tr("这张表没有找到表头,请指出表头在第几行"),
            self.tr("正在与名册、同意和已有结果比对"),
            self.tr("回到这一轮"),
            self.tr("写入"),
            self.tr("学生"),
            self.tr("提示或原因"),
            tuple(Outcome(one.value, self.fate(one), SIGNS[one]) for one in ORDER),
            day=True,
        )

    def fate(self, fate: Fate) -> str:
        """What becomes of a row."""
        return {
            Fate.NEW: self.tr("新增"),
            Fate.SAME: self.tr("已有"),
            Fate.CONFLICT: self.tr("冲突"),
            Fate.UNMATCHED: self.tr("未匹配"),
            Fate.INVALID: self.tr("不能导入"),
            Fate.SKIPPED: self.tr("跳过"),
        }[fate]

    def person(self, plan: ScreeningPlan, line: ScreeningLine, masked: bool) -> tuple[str, str]:
        """Name and class: of the student where one is known, else as the file has them."""
        name, group, _apart = plan.people.get(line.student or "", (line.name, line.class_text, ""))
        return (formats.masked_name(name) if masked and name else name) or formats.MISSING, group

    def content(self, plan: ScreeningPlan, line: ScreeningLine) -> str:
        """What the row would come to: a status, void and why, a hint, or nothing that stands out."""
        if line.scored is None:
            return labels.label(line.status) if line.status is not None else ""
        definition = plan.form.definition
        if line.scored.reason is not None and definition is not None:
            return f"{self.tr('无效')} · {void_words(definition, line.scored.reason)}"
        if line.scored.has(FlagKind.CRITICAL):
            return self.tr("有提示,关键条目当天查看")
        return self.tr("有提示") if line.scored.has(FlagKind.HINT) else self.tr("完成")

    def sample(self, key: str, text: str, masked: bool) -> str:
        """A cell of the file; numbers are always half hidden, scores and answers never shown whole."""
        if key == NUMBER:
            return formats.masked_number(text)
        return formats.masked_name(text) if masked and key == NAME else text

    def items(self, count: int) -> str:
        """How many columns of answers follow the first."""
        return self.tr("连着 %1 题").replace("%1", str(count))

    def alike(self, sheets: int) -> str:
        """Sheets that are read together, "" for a single one."""
        words = self.tr("表头相同的 %1 张工作表一起导入").replace("%1", str(sheets))
        return words if sheets > 1 else ""

    def seen_before(self) -> str:
        """This very file was taken in."""
        return self.tr("这份文件已经导入过,已有的行不会再写一次。")

    def skipped(self, count: int) -> str:
        """未同意跳过, counted and not kept."""
        words = self.tr("未同意跳过 %1 行:只计数,不保存。").replace("%1", str(count))
        return words if count else ""

    def waiting(self, rows: int) -> str:
        """Rows a person could still decide."""
        return self.tr("%1 行还没有选,可以先写入其余行").replace("%1", str(rows)) if rows else ""

    def not_ticked(self) -> str:
        """Why a good row was not written."""
        return self.tr("没有勾选")

    def written(self, report: ScreeningReport) -> str:
        """The report's first line."""
        if report.import_id is None:
            return self.tr("没有需要写入的内容,这一轮没有变化")
        return self.tr("已写入 %1 人,可以撤销").replace("%1", str(report.written))

    def standing(self, report: ScreeningReport) -> str:
        """How the round stands now: 完成1688 无效24 …, and what was left out."""
        tally = report.tally
        told = (
            (self.tr("完成"), tally.done), (self.tr("缺测"), tally.absent), (self.tr("无效"), tally.void),
            (self.tr("待定"), tally.pending), (self.tr("有提示"), tally.hints),
            (self.tr("未同意跳过"), report.no_consent),
        )  # fmt: skip
        return " · ".join(f"{word} {count}" for word, count in told if count)

    def undo(self) -> str:
        """The button beside :meth:`undoable`."""
        return self.tr("撤销")

    def undoable(self, name: str, day: str) -> str:
        """An import that can be taken back."""
        return self.tr("%1导入到“%2”的结果还可以整批撤销。").replace("%1", day).replace("%2", name)

    def undone(self, undone: ScreeningUndo) -> str:
        """What went and what stayed."""
        words = self.tr("撤下 %1 人的结果。").replace("%1", str(undone.taken_back))
        if undone.kept:
            words += self.tr("%1 人之后又有人改过或用到,保留。").replace("%1", str(undone.kept))
        return words
