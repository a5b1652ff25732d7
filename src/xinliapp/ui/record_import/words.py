"""How kinds, outcomes and rows of a past workbook read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from xinliapp.domain.record_imports import RecordField, RecordKind, RecordShape
from xinliapp.domain.record_lines import Fate, RecordLine
from xinliapp.i18n import formats
from xinliapp.services.record_imports import RecordPlan
from xinliapp.widgets.paint import Sign

ORDER = (Fate.UNMATCHED, Fate.CONFLICT, Fate.INVALID, Fate.NEW, Fate.SKIPPED, Fate.SAME)
SIGNS: Mapping[Fate, Sign] = {
    Fate.UNMATCHED: Sign.ASK,
    Fate.CONFLICT: Sign.DUE_SOON,
    Fate.INVALID: Sign.BAD,
    Fate.NEW: Sign.OK,
    Fate.SKIPPED: Sign.NONE,
    Fate.SAME: Sign.NOT_APPLICABLE,
}
_WHO = (RecordField.STUDENT_NUMBER, RecordField.NAME, RecordField.CLASS, RecordField.DAY, RecordField.PEOPLE)
_HIDDEN = (*_WHO, RecordField.NOTE, RecordField.FINDINGS, RecordField.AGREED, RecordField.REASON)


class Words(QObject):
    """Only for its translations."""

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
            RecordKind.ACTIVITIES: self.tr("按场次和人次收,不到班到人。"),
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
