"""What becomes of each row of a vendor's file; see :mod:`xinliapp.services.screening_import`. Reads only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from xinliapp.domain.errors import UserError
from xinliapp.domain.record_lines import Fate
from xinliapp.domain.screening import ScreeningResult, wants_retest
from xinliapp.domain.screening_files import FileForm
from xinliapp.domain.screening_lines import ScreeningLine
from xinliapp.scales.scoring import score
from xinliapp.services import screening_consent
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.screening_scores import finished
from xinliapp.services.session import Session


def may_be_taken(line: ScreeningLine) -> bool:
    """Whether a person can have this row written."""
    return line.fate is Fate.NEW or (line.fate is Fate.CONFLICT and line.takeable)


def judged(session: Session, form: FileForm, lines: list[ScreeningLine]) -> list[ScreeningLine]:
    """The rows held against the round: who is in it, whose consent is lacking, what is there already.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    sheet = RoundSheet(session, form.round_id)
    students = {line.student for line in lines if line.student is not None}
    lacking = screening_consent.lacking(session, sheet.round, students)
    judge = _Judge(sheet, form, lacking.keys())
    return judge.twice([judge.one(line) for line in lines])


class _Judge:
    def __init__(self, sheet: RoundSheet, form: FileForm, lacking: Collection[str]) -> None:
        self._sheet, self._form, self._lacking = sheet, form, lacking

    def one(self, line: ScreeningLine) -> ScreeningLine:
        """A row by itself."""
        student = line.student
        if line.fate is not Fate.NEW or student is None:
            return line
        if student not in self._sheet.expected:
            return replace(line, fate=Fate.INVALID, reason="不在本轮范围里(班级、学籍状态或日期)")
        if line.scores is not None or line.answers:
            if student in self._lacking:
                return line.emptied("没有监护人同意,不保存")
            return self._against(self._scored(line))
        known = self._sheet.entries.get(student)
        if known is not None and known.id in self._sheet.results:
            return replace(line, fate=Fate.CONFLICT, reason="已有答卷,表里写的是没有测")
        if known is not None and known.status is line.status:
            return replace(line, fate=Fate.SAME, reason="已经登记过")
        return line

    def _scored(self, line: ScreeningLine) -> ScreeningLine:
        try:
            if line.answers and self._form.definition is not None:
                return replace(line, scored=score(self._form.definition, line.answers))
            made = finished(self._sheet.round, self._form.definition, line.scores or {}, hint=line.hint)
        except UserError as wrong:
            return replace(line, fate=Fate.INVALID, reason=str(wrong.params.get("why", "")))
        return replace(line, scored=made)

    def _against(self, line: ScreeningLine) -> ScreeningLine:
        """A sheet against the one there is: the same, a retest, or for a person to decide."""
        known = self._sheet.entries.get(line.student or "")
        result = self._sheet.results.get(known.id) if known else None
        if line.fate is not Fate.NEW or result is None or known is None:
            return line
        if _same(line, result):
            return replace(line, fate=Fate.SAME, reason="已经录入过")
        if wants_retest(known):
            return line
        why = f"{result.day}已有答卷;写入后以这一份为准"
        return replace(line, fate=Fate.CONFLICT, reason=why, takeable=True)

    def twice(self, lines: list[ScreeningLine]) -> list[ScreeningLine]:
        """Two rows of one student: the same one counts once, different ones a person decides about."""
        groups: dict[str, list[ScreeningLine]] = {}
        for line in lines:
            if line.student is not None and may_be_taken(line):
                groups.setdefault(line.student, []).append(line)
        changed: dict[str, ScreeningLine] = {}
        for group in groups.values():
            first = group[0]
            for line in group[1:]:
                if _said(line) == _said(first):
                    why = f"与第{first.row}行相同"
                    changed[line.key] = replace(line, fate=Fate.SKIPPED, reason=why, takeable=False)
                else:
                    why = f"与第{first.row}行是同一名学生,请只留一行"
                    changed[line.key] = replace(line, fate=Fate.CONFLICT, reason=why, takeable=True)
                    other = f"与第{line.row}行是同一名学生,请只留一行"
                    changed[first.key] = replace(first, fate=Fate.CONFLICT, reason=other, takeable=True)
        return [changed.get(line.key, line) for line in lines]


def _said(line: ScreeningLine) -> tuple[object, ...]:
    return line.answers, line.scores, line.day, line.status


def _same(line: ScreeningLine, result: ScreeningResult) -> bool:
    if line.day != result.day:
        return False
    if line.answers:
        return line.answers == result.answers
    return result.answers is None and line.scored == result.sheet
