"""How kinds, outcomes and rows of a past workbook read."""

from __future__ import annotations

from PySide6.QtCore import QObject

from xinliapp.domain.record_imports import RecordField, RecordKind, RecordShape
from xinliapp.domain.record_lines import Fate, RecordLine
from xinliapp.i18n import formats
from xinliapp.services.record_imports import RecordPlan, RecordReport, RecordUndo
from xinliapp.ui.import_wizard.fates import ORDER, SIGNS
from xinliapp.ui.import_wizard.looks import Looks, Outcome

_WHO = (RecordField.STUDENT_NUMBER, RecordField.NAME, RecordField.CLASS, RecordField.DAY, RecordField.PEOPLE)
_HIDDEN = (*_WHO, RecordField.NOTE, RecordField.FINDINGS, RecordField.AGREED, RecordField.REASON)


class Words(QObject):
    """Only for its translations."""

    def looks(self) -> Looks:
        """The wizard's own words."""
        return Looks(
            "record_import",
            self.tr("搬家:导入以前的记录"),
            self.tr("选内容和文件"),
            self.tr(
                "xls 和 csv 也能读。文件留在原处,不会改动;已经登记过的不会再写一次。没写清的行不会替您猜。"
            ),
            self.tr("这张表没有找到表头,请指出表头在第几行"),
            self.tr("正在与名册和已有记录比对"),
            self.tr("再导一份"),
            self.tr("写入"),
            self.tr("学生或名称"),
            self.tr("内容或原因"),
            tuple(Outcome(one.value, self.fate(one), SIGNS[one]) for one in ORDER),
            day=True,
        )

    def kind(self, kind: RecordKind) -> str:
        """What is taken in."""
        return {
            RecordKind.TALKS: self.tr("谈心记录"),
            RecordKind.HOME_VISITS: self.tr("家访记录"),
            RecordKind.SESSIONS: self.tr("辅导的日期和分钟"),
            RecordKind.TRAININGS: self.tr("教职工培训"),
            RecordKind.ACTIVITIES: self.tr("活动"),
            RecordKind.KEY_LIST: self.tr("重点关注名单"),
        }[kind]

    def about(self, kind: RecordKind) -> str:
        """What comes in, and what does not."""
        return {
            RecordKind.TALKS: self.tr("一行一次谈心。"),
            RecordKind.HOME_VISITS: self.tr("一行一次家访;接待人只收与学生的关系。"),
            RecordKind.SESSIONS: self.tr("只收日期、时间和分钟,辅导内容一个字都不收。"),
            RecordKind.TRAININGS: self.tr("一行一次培训,或一人一行。"),
            RecordKind.ACTIVITIES: self.tr("只收场次和人次,不分班级和个人。"),
            RecordKind.KEY_LIST: self.tr("每名学生的等级都要您逐个勾选后才写入;不会降级。"),
        }[kind]

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

    def person(self, plan: RecordPlan, line: RecordLine, masked: bool) -> tuple[str, str]:
        """Name and class: of the student where one is known, else as the file has them."""
        if plan.kind in (RecordKind.TRAININGS, RecordKind.ACTIVITIES):
            return line.value(RecordField.TITLE) or formats.MISSING, ""
        known = [plan.people[one] for one in line.students if one in plan.people]
        names = [name for name, _group, _apart in known] or [line.value(RecordField.NAME)]
        shown = "、".join(formats.masked_name(name) if masked and name else name for name in names)
        group = known[0][1] if len(known) == 1 else line.value(RecordField.CLASS)
        return shown or formats.MISSING, group

    def content(self, shape: RecordShape, line: RecordLine) -> str:
        """The row in few words; what was written about a child is not shown here."""
        parts = []
        for column in shape.columns:
            text = line.value(column.field)
            if text and column.field not in _HIDDEN and column.field is not RecordField.TITLE:
                words = "、".join(shape.word(column.field, one) for one in text.split(","))
                parts.append(f"{words}{self._unit(column.field)}")
        return " · ".join(parts)

    def _unit(self, wanted: RecordField) -> str:
        units = {
            RecordField.MINUTES: self.tr("分钟"),
            RecordField.HEADCOUNT: self.tr("人次"),
            RecordField.HELD: self.tr("场次"),
            RecordField.HOURS: self.tr("学时"),
        }
        return units.get(wanted, "")

    # --- columns ---

    def alike(self, sheets: int) -> str:
        """Sheets that are read together, "" for a single one."""
        words = self.tr("表头相同的 %1 张工作表一起导入").replace("%1", str(sheets))
        return words if sheets > 1 else ""

    def sample(self, wanted: RecordField, text: str, masked: bool) -> str:
        """A cell of the file; numbers are always half hidden."""
        if wanted is RecordField.STUDENT_NUMBER:
            return formats.masked_number(text)
        return formats.masked_name(text) if masked and wanted is RecordField.NAME else text

    # --- preview, report, undo ---

    def seen_before(self) -> str:
        """This very file was taken in."""
        return self.tr("这份文件已经导入过,已有的行不会再写一次。")

    def waiting(self, rows: int) -> str:
        """Rows a person could still decide."""
        return self.tr("%1 行还没有选,可以先写入其余行").replace("%1", str(rows)) if rows else ""

    def not_ticked(self) -> str:
        """Why a good row was not written."""
        return self.tr("没有勾选")

    def written(self, report: RecordReport) -> str:
        """The report's first line."""
        if report.import_id is None:
            return self.tr("没有需要写入的内容,记录没有变化")
        words = self.tr("%1已写入 %2 条,可以撤销").replace("%1", self.kind(report.kind))
        return words.replace("%2", str(report.written))

    def undo(self) -> str:
        """The button beside :meth:`undoable`."""
        return self.tr("撤销")

    def undoable(self, kind: RecordKind, day: str) -> str:
        """An import that can be taken back."""
        words = self.tr("%1导入的%2还可以整批撤销。").replace("%1", day)
        return words.replace("%2", self.kind(kind))

    def undone(self, undone: RecordUndo) -> str:
        """What went and what stayed."""
        words = self.tr("%1撤下 %2 条。").replace("%1", self.kind(undone.kind))
        words = words.replace("%2", str(undone.taken_back))
        if undone.kept:
            words += self.tr("%1 条之后又有人改过或用到,保留。").replace("%1", str(undone.kept))
        return words
