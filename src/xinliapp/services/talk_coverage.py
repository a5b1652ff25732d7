"""Who has been talked to and who has not, class by class; the grid a class is typed into (screens.md S17)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from xinliapp.domain.calendar import NodeKind, SchoolYear, Term, school_year_of
from xinliapp.domain.casework import Talk
from xinliapp.domain.changes import Changes
from xinliapp.domain.contacts import TalkExemption, TalkMark, TalkWindow
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import campaigns, typed
from xinliapp.services.session import Session
from xinliapp.storage import students as student_rows
from xinliapp.storage import talk_exemptions as exemption_rows
from xinliapp.storage import talks as rows
from xinliapp.storage.calendar import load_school_years
from xinliapp.storage.measures.context import roll_on

CHANGES = Changes.CASEWORK | Changes.CONTACTS


@dataclass(frozen=True, slots=True)
class TalkCell:
    """One student of a class in a window: the mark, and the day and person of the talk it comes from."""

    student_id: str
    class_id: str | None
    name: str
    number: int | None
    mark: TalkMark
    day: str | None
    by_name: str | None

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.student_id


@dataclass(frozen=True, slots=True)
class ClassCoverage:
    """How far one class is: ``needed`` leaves out 休学, 借读 and 不适用; ``done`` are distinct students."""

    class_id: str
    needed: int
    done: int

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.class_id


@dataclass(frozen=True, slots=True)
class Coverage:
    """All classes in one window, by one reading of what counts (face to face only, or any way)."""

    window: TalkWindow
    face_to_face_only: bool
    classes: tuple[ClassCoverage, ...]

    @property
    def needed(self) -> int:
        """Students asked for."""
        return sum(row.needed for row in self.classes)

    @property
    def done(self) -> int:
        """Students reached."""
        return sum(row.done for row in self.classes)


@dataclass(frozen=True, slots=True)
class CellInput:
    """One typed digit."""

    student_id: str
    mark: TalkMark


@dataclass(frozen=True, slots=True)
class GridBatch:
    """Ids of what one saving of the grid wrote and took back, at the moment ``at``.

    ``kept`` counts students whose digit changed nothing to be seen, because somebody else's row, or one of
    another day, stands.
    """

    talks: tuple[str, ...] = ()
    voided_talks: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    voided_exemptions: tuple[str, ...] = ()
    kept: int = 0
    at: str = ""


def windows(session: Session) -> list[TalkWindow]:
    """The spans to choose from today, the most useful first: 期中后, term, running campaigns, year."""
    day = session.clock.now().date()
    years = load_school_years(session.database)
    found = []
    term = next((t for year in years for t in year.terms if t.starts_on <= day <= t.ends_on), None)
    if term is not None:
        found = [*_after_midterm(term, day), TalkWindow("term", "本学期", term.starts_on, term.ends_on)]
    found += [
        TalkWindow(run.period, run.title, run.starts_on, run.ends_on)
        for run in campaigns.campaigns(session)
        if run.starts_on <= day
    ]
    return found + _year(years, day)


def _after_midterm(term: Term, day: dt.date) -> list[TalkWindow]:
    """From the day after the mid-term examination to the day before the final one, once it has begun."""
    ends = [node.ends_on for node in term.nodes if node.kind is NodeKind.MIDTERM_EXAM]
    if not ends or day <= max(ends):
        return []
    finals = [node.starts_on for node in term.nodes if node.kind is NodeKind.FINAL_EXAM]
    last = min(finals) - dt.timedelta(days=1) if finals else term.ends_on
    return [TalkWindow("after_midterm", "期中后", max(ends) + dt.timedelta(days=1), last)]


def _year(years: tuple[SchoolYear, ...], day: dt.date) -> list[TalkWindow]:
    year = school_year_of(day, years)
    if year is None:
        return []
    span = year.window(day)
    return [TalkWindow("year", "本学年", span.starts_on, span.ends_on)]


class TalkSheet:
    """Everybody on the roll today and their talks in one window, read once for all that is asked of them.

    Raises:
        UserError: ``case_closed``.
    """

    def __init__(self, session: Session, window: TalkWindow) -> None:
        session.require_case()
        self._window = window
        self._pupils = _asked(session)
        self._marks = _marks(session, window)

    def coverage(self, *, face_to_face_only: bool = True) -> Coverage:
        """Every class with students on the roll: how many are to be talked to, how many have been."""
        tally: dict[str, list[int]] = {}
        for pupil in self._pupils:
            mark = self._mark(pupil, face_to_face_only)
            if mark is TalkMark.NOT_APPLICABLE or pupil.class_id is None:
                continue
            entry = tally.setdefault(pupil.class_id, [0, 0])
            entry[0] += 1
            entry[1] += mark is not TalkMark.NOT_YET
        classes = tuple(ClassCoverage(class_id, needed, done) for class_id, (needed, done) in tally.items())
        return Coverage(self._window, face_to_face_only, classes)

    def cells(self, class_id: str) -> list[TalkCell]:
        """The students of one class, by number, with their marks; any way of talking shows."""
        return [
            _cell(pupil, self._marks.get(pupil.id)) for pupil in self._pupils if pupil.class_id == class_id
        ]

    def not_yet(self, *, face_to_face_only: bool = True) -> list[TalkCell]:
        """未谈名单: whom the window asks for and nobody has talked to."""
        return [
            _cell(pupil, None)
            for pupil in self._pupils
            if self._mark(pupil, face_to_face_only) is TalkMark.NOT_YET
        ]

    def _mark(self, pupil: _Pupil, face_to_face_only: bool) -> TalkMark:
        mark = _shown(self._marks, pupil.id)
        return TalkMark.NOT_YET if face_to_face_only and mark is TalkMark.BY_PHONE else mark


def coverage(session: Session, window: TalkWindow, *, face_to_face_only: bool = True) -> Coverage:
    """:meth:`TalkSheet.coverage` for one question.

    Raises:
        UserError: ``case_closed``.
    """
    return TalkSheet(session, window).coverage(face_to_face_only=face_to_face_only)


def class_cells(session: Session, class_id: str, window: TalkWindow) -> list[TalkCell]:
    """:meth:`TalkSheet.cells` for one question.

    Raises:
        UserError: ``case_closed``.
    """
    return TalkSheet(session, window).cells(class_id)


def not_yet(session: Session, window: TalkWindow, *, face_to_face_only: bool = True) -> list[TalkCell]:
    """:meth:`TalkSheet.not_yet` for one question.

    Raises:
        UserError: ``case_closed``.
    """
    return TalkSheet(session, window).not_yet(face_to_face_only=face_to_face_only)


def set_cells(
    session: Session, window: TalkWindow, day: dt.date, by_name: str, cells: Iterable[CellInput]
) -> GridBatch:
    """Write the typed digits in one transaction; what :func:`take_back` needs to undo it.

    A digit that says what is already there writes nothing. A digit takes back what this very account typed
    for the same day, and its own 不适用. A colleague's row, one with words, one from a workbook and a talk of
    another day stay: they are corrected on the student's page.

    Raises:
        UserError: ``case_closed``, ``field_wrong`` (day outside the window), ``field_required`` (who talked),
            ``student_unknown``.
    """
    session.require_case()
    stored = typed.past_day(session, "谈心日期", day)
    if not window.starts_on <= day <= window.ends_on:
        raise UserError("field_wrong", field="谈心日期", why=f"不在“{window.label}”的日期里")
    who = typed.text("谈心人", by_name, longest=40)
    typed_now = {cell.student_id: cell.mark for cell in cells}
    typed.known_students(session, set(typed_now))
    marks = _marks(session, window)
    changed = {student: mark for student, mark in typed_now.items() if _shown(marks, student) is not mark}
    plan = _plan(session, window, stored, who, changed)
    if plan.empty:
        return replace(plan.batch, kept=len(changed))
    with session.write("talk.grid", case=True) as uow:
        for talk_id in plan.batch.voided_talks:
            rows.take_back(uow, talk_id)
        for exemption_id in plan.batch.voided_exemptions:
            exemption_rows.take_back(uow, exemption_id)
        rows.insert_many(uow, plan.talks)
        exemption_rows.insert_many(uow, plan.exemptions)
        marks = _marks(session, window)
        kept = sum(1 for student, mark in changed.items() if _shown(marks, student) is not mark)
    return replace(plan.batch, kept=kept, at=uow.now)


def take_back(session: Session, batch: GridBatch) -> Changes:
    """撤销 of a batch just typed: everything is as it was; the rows of the batch stay, out of every count.

    Only who typed it takes it back, and only once: what was changed since then stays changed.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    with session.write("talk.grid_undo", case=True) as uow:
        for talk_id in batch.talks:
            rows.take_back(uow, talk_id)
        for talk_id in batch.voided_talks:
            rows.revive(uow, talk_id, batch.at)
        for exemption_id in batch.exemptions:
            exemption_rows.take_back(uow, exemption_id)
        for exemption_id in batch.voided_exemptions:
            exemption_rows.revive(uow, exemption_id, batch.at)
    return CHANGES


@dataclass(frozen=True, slots=True)
class _Plan:
    talks: tuple[Talk, ...]
    exemptions: tuple[TalkExemption, ...]
    batch: GridBatch

    @property
    def empty(self) -> bool:
        return self.batch == GridBatch()


def _plan(session: Session, window: TalkWindow, day: str, who: str, changed: Mapping[str, TalkMark]) -> _Plan:
    """What the digits that differ from the grid write and take back."""
    first, last = window.starts_on.isoformat(), window.ends_on.isoformat()
    own = dict(rows.typed_on(session.database, day, session.account.id))
    own_exemptions = dict(exemption_rows.typed_in(session.database, first, last, session.account.id))
    # Somebody else says for this day that they met: a call typed over it would say the same day twice.
    met = {
        talk.student_id
        for talk in rows.between(session.database, day, day)
        if talk.one_to_one and talk.face_to_face and talk.id not in own
    }
    talks = tuple(
        Talk(new_id(), student, day, who, True, mark is TalkMark.IN_PERSON, "")
        for student, mark in changed.items()
        if mark is TalkMark.IN_PERSON or (mark is TalkMark.BY_PHONE and student not in met)
    )
    exemptions = tuple(
        TalkExemption(new_id(), student, first, last, "不适用")
        for student, mark in changed.items()
        if mark is TalkMark.NOT_APPLICABLE
    )
    voided = tuple(talk_id for talk_id, student in own.items() if student in changed)
    lifted = tuple(item_id for item_id, student in own_exemptions.items() if student in changed)
    batch = GridBatch(tuple(talk.id for talk in talks), voided, tuple(item.id for item in exemptions), lifted)
    return _Plan(talks, exemptions, batch)


@dataclass(frozen=True, slots=True)
class _Pupil:
    id: str
    name: str
    class_id: str | None
    number: int | None


@dataclass(frozen=True, slots=True)
class _Mark:
    mark: TalkMark
    day: str | None = None
    by_name: str | None = None


def _asked(session: Session) -> list[_Pupil]:
    """Students on the roll today (休学, 借读 apart), by class and number."""
    enrolled = roll_on(session.database, session.clock.now().date()).enrolled
    found = [
        _Pupil(row_id, name, class_id, number)
        for row_id, name, class_id, number in student_rows.seats(session.database)
        if row_id in enrolled
    ]
    return sorted(found, key=lambda pupil: (pupil.class_id or "", pupil.number or 999, pupil.name))


def _marks(session: Session, window: TalkWindow) -> dict[str, _Mark]:
    """Student id to mark; a talk wins over 不适用, face to face over a call, the newest of a kind."""
    first, last = window.starts_on.isoformat(), window.ends_on.isoformat()
    found = {
        item.student_id: _Mark(TalkMark.NOT_APPLICABLE)
        for item in exemption_rows.touching(session.database, first, last)
    }
    for student, day, face_to_face, by_name in rows.one_to_one(session.database, first, last):
        known = found.get(student)
        if face_to_face or known is None or known.mark is not TalkMark.IN_PERSON:
            found[student] = _Mark(TalkMark.IN_PERSON if face_to_face else TalkMark.BY_PHONE, day, by_name)
    return found


def _shown(marks: Mapping[str, _Mark], student_id: str) -> TalkMark:
    return marks[student_id].mark if student_id in marks else TalkMark.NOT_YET


def _cell(pupil: _Pupil, mark: _Mark | None) -> TalkCell:
    shown = mark or _Mark(TalkMark.NOT_YET)
    return TalkCell(pupil.id, pupil.class_id, pupil.name, pupil.number, shown.mark, shown.day, shown.by_name)
