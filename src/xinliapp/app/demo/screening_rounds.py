"""The demo's autumn screening: a year group answers a scale at the school's computers, a person decides.

The sheets come in as a vendor's file would. Nobody is in it whom the October checks missed, so that the
figures of the term stay what they are.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Sequence

from xinliapp.app.demo.calendar import MOMENT, teaching_days
from xinliapp.domain.casework import CheckEntry, CheckMethod, CheckStatus, Disposition
from xinliapp.domain.screening import RoundRow
from xinliapp.domain.spreadsheet import Cell, FileKind, Row, Sheet, Workbook
from xinliapp.services import (
    screening,
    screening_import,
    screening_results,
    screening_rounds,
    screening_tasks,
    students,
)
from xinliapp.services import screening_import_reading as reading
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.screening_rounds import RoundInput
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.services.students import StudentRow

NAME = "2026年秋季心理测评"
_DAYS = (dt.date(2026, 11, 9), dt.date(2026, 11, 20))
_SCALE, _ITEMS = "MHT", 100
_VALIDITY = range(82, 101, 2)
_CRITICAL = (85, 97)
_STUDY = range(1, 16)
_SEED = 20261109
_WAITING = 3  # hints nobody has looked at yet
_STATUSES = ((CheckStatus.ABSENT, 61), (CheckStatus.DECLINED, 149), (CheckStatus.EXEMPT, 307))
_DECIDED = (
    (Disposition.TALK_THEN_SEE, "约好本周谈一次"),
    (Disposition.NONE_NEEDED, "已谈,近来考试紧张,睡眠好"),
    (Disposition.TALK_THEN_SEE, "班主任先谈,下周看"),
    (Disposition.TELL_PARENTS, "已约家长来校"),
)


def fill(session: Session) -> None:
    """One open round of the lowest year group: sheets, statuses, retests, decisions; a few still wait."""
    rng = random.Random(_SEED)  # noqa: S311 - invented data
    grade = screening_rounds.grades(session, MOMENT.date())[0]
    wanted = RoundInput(NAME, CheckMethod.SCALE, *_DAYS, class_ids=grade.class_ids, scale_id=_SCALE)
    round_id = screening_rounds.plan(session, wanted)
    checked = {entry.student_id for one in screening.rounds(session) for entry in _done(session, one.id)}
    pupils = [
        row
        for row in students.list_students(session)
        if row.class_id in grade.class_ids and row.id in checked
    ]
    apart = _statuses(session, round_id, pupils)
    _import(session, round_id, [row for row in pupils if row.id not in apart], rng)
    _retest(session, round_id, rng)
    _decide(session, round_id)


def _done(session: Session, round_id: str) -> list[CheckEntry]:
    return [one for one in screening.entries(session, round_id) if one.status is CheckStatus.DONE]


def _statuses(session: Session, round_id: str, pupils: Sequence[StudentRow]) -> set[str]:
    found: dict[str, CheckStatus | None] = {}
    for status, every in _STATUSES:
        for row in pupils[every // 2 :: every]:
            found.setdefault(row.id, status)
    screening_results.set_statuses(session, round_id, found, dt.date(2026, 11, 13))
    return set(found)


def _import(session: Session, round_id: str, pupils: Sequence[StudentRow], rng: random.Random) -> None:
    """Answers as a vendor exports them, through the import that a person uses."""
    days = teaching_days(_DAYS[0], dt.date(2026, 11, 13))
    header: tuple[Cell, ...] = ("学籍号", "姓名", "班级", "完成时间")
    rows = [Row(1, header + tuple(f"第{item}题" for item in range(1, _ITEMS + 1)))]
    for place, pupil in enumerate(pupils):
        head = (pupil.student_number, pupil.name, pupil.class_label, days[place * len(days) // len(pupils)])
        rows.append(Row(place + 2, (*head, *_answers(rng))))
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    book = Workbook(FileKind.XLSX, (Sheet("答卷", tuple(rows)),))
    proposal = reading.propose(session, SheetFile("秋季测评答卷.xlsx", digest, book), round_id)
    mapping = proposal.sheets[0].mapping
    if mapping is None:
        raise ValueError("the demo's own file has no header")
    plan = screening_import.preview(session, proposal.file, proposal.form, mapping, {})
    screening_import.commit(session, plan, {})


def _answers(rng: random.Random, *, careful: bool = False) -> list[int]:
    """Most say yes to a fifth of the items, a few to many; some tick whatever looks good."""
    often = 0.03 + 0.5 * rng.betavariate(1.8, 5.0)
    lessons = often * rng.uniform(0.8, 1.6)
    flattering = 0.04 if careful or rng.random() > 0.05 else 0.75
    found = []
    for item in range(1, _ITEMS + 1):
        share = flattering if item in _VALIDITY else 0.003 if item in _CRITICAL else often
        share = lessons if item in _STUDY else share
        found.append(int(rng.random() < share))
    return found


def _retest(session: Session, round_id: str, rng: random.Random) -> None:
    """Some of those whose sheet does not count have answered again."""
    waiting = RoundSheet(session, round_id).retests()
    for row in waiting[::3]:
        answers = _answers(rng, careful=True)
        screening_results.enter_answers(session, round_id, row.student_id, answers, day=dt.date(2026, 11, 18))


def _decide(session: Session, round_id: str) -> None:
    """Critical answers first: the homeroom teacher and the family were told; of the rest a few still wait."""
    critical = screening_tasks.critical(session)
    for case in critical:
        screening_tasks.tell(session, case.result_id, "班主任和家长", MOMENT, "当面,已约谈")
    urgent = {case.student_id for case in critical}
    hints = RoundSheet(session, round_id).undisposed()
    later = [row for row in hints if row.student_id not in urgent]
    for place, (disposition, note) in enumerate(_DECIDED):
        chosen = _ids(later[_WAITING:][place :: len(_DECIDED)])
        screening_results.dispose(session, round_id, dict.fromkeys(chosen, disposition), note)
    told = dict.fromkeys(sorted(urgent & set(_ids(hints))), Disposition.TELL_PARENTS)
    screening_results.dispose(session, round_id, told, "当天已谈,家长知情")


def _ids(rows: Sequence[RoundRow]) -> list[str]:
    return [row.student_id for row in rows]
