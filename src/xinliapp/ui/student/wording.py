"""How the records of a student read on the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from xinliapp.domain.casework import CareGroup, CheckStatus, PlanStatus, SupportPlan, Talk
from xinliapp.i18n import labels
from xinliapp.services.dossier import CheckSeen, EntryKind, GradeStep, TimelineEntry
from xinliapp.ui.student.timeline import Line

_ICONS = {
    EntryKind.TALK: "talk",
    EntryKind.GRADE: "conference",
    EntryKind.CHECK: "screening",
    EntryKind.PLAN: "plan",
    EntryKind.GROUP: "care",
}


def grade_chip_label(ordinal: int, word: str) -> str:
    """重点(2/4): the school's word first, where it stands in the scale after it."""
    return f"{word}({ordinal}/4)"


class Wording(QObject):
    """Turns entries into lines; a QObject only for its translations."""

    def line(self, entry: TimelineEntry, grade_words: Sequence[str]) -> Line:
        """One entry as shown."""
        record = entry.record
        kind, words, detail = self.tr("谈心"), "", ""
        grades: tuple[tuple[int, str], ...] = ()
        if isinstance(record, Talk):
            words, detail = self._talk(record), record.note
        elif isinstance(record, GradeStep):
            kind, detail = self.tr("定级"), record.grade.reason
            steps = [record.before] if record.before is not None else []
            steps.append(record.grade.ordinal)
            if len(steps) == 2 and steps[0] == steps[1]:
                steps.pop()
                words = self.tr("复评 不变")
            grades = tuple((step, grade_chip_label(step, grade_words[step])) for step in steps)
        elif isinstance(record, CheckSeen):
            kind, words = self.tr("摸排"), self._check(record)
        elif isinstance(record, SupportPlan):
            kind, words = self.tr("方案"), self._plan(record)
            detail = self._plan_text(record)
        elif isinstance(record, CareGroup):
            kind, words = self.tr("小组"), self.tr("成立关爱小组")
            detail = "\n".join(f"{labels.label(one.role)}  {one.name}" for one in record.members)
        return Line(entry.id, entry.day, _ICONS[entry.kind], kind, words, entry.who, grades, detail)

    def _talk(self, talk: Talk) -> str:
        alone = self.tr("一对一") if talk.one_to_one else self.tr("多人")
        there = self.tr("当面") if talk.face_to_face else self.tr("非当面")
        first_line = talk.note.strip().split("\n")[0]
        return " · ".join(filter(None, (alone + there, first_line)))

    def _check(self, seen: CheckSeen) -> str:
        entry = seen.entry
        if entry.status is not CheckStatus.DONE:
            result = labels.label(entry.status)
        else:
            result = self.tr("有提示") if entry.noticed else self.tr("无提示")
        after = labels.label(entry.disposition) if entry.disposition else ""
        return " · ".join(filter(None, (seen.round_name, labels.label(entry.method), result, after)))

    def _plan(self, plan: SupportPlan) -> str:
        version = f"v{plan.version} "
        if plan.status is PlanStatus.CLOSED:
            outcome = labels.label(plan.outcome) if plan.outcome else ""
            return version + " · ".join(filter(None, (self.tr("结束"), outcome)))
        review = self.tr("复评 %1").replace("%1", plan.review_on) if plan.review_on else ""
        return version + " · ".join(filter(None, (self.tr("启用"), review)))

    def _plan_text(self, plan: SupportPlan) -> str:
        parts = (
            (self.tr("情况"), plan.situation),
            (self.tr("目标"), plan.goals),
            (self.tr("措施"), plan.measures),
        )
        return "\n".join(f"{name}: {text}" for name, text in parts if text)
