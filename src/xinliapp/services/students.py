"""The roster as screens use it: the list, one student, typing by hand, who is on the roll on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.identifiers import (
    NOTHING,
    Identifier,
    expected_check,
    read_id_number,
    read_student_number,
)
from xinliapp.domain.ids import new_id
from xinliapp.domain.roster_values import clean_name, phone_is_usual
from xinliapp.domain.student_tags import NO_EDITS, TagEdits
from xinliapp.domain.students import (
    Boarding,
    Gender,
    Guardian,
    IdentifierState,
    Student,
    StudentStatus,
)
from xinliapp.services import return_gate, student_tags
from xinliapp.services.school import ROSTER_ROLES, ClassRow, class_labels, classes
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import classes as class_rows
from xinliapp.storage import students as student_rows
from xinliapp.storage.database import UnitOfWork

LEFT = student_rows.LEFT
_EDITING = "修改学生名单"


@dataclass(frozen=True, slots=True)
class StudentFilter:
    """What the list shows. ``None`` means any; by default students who left are not shown."""

    class_id: str | None = None
    class_ids: frozenset[str] | None = None
    status: StudentStatus | None = None
    include_left: bool = False
    text: str = ""
    phone_missing: bool = False
    number_doubtful: bool = False
    student_ids: frozenset[str] | None = None  # for tags: the ids come from the case side


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One line of S04. ``number_tail`` is the last four characters of the student number."""

    id: str
    name: str
    name_pinyin: str | None
    gender: Gender | None
    class_id: str | None
    class_label: str
    number_in_class: int | None
    student_number: str | None
    number_tail: str
    number_doubtful: bool
    boarding: Boarding | None
    phone: str | None
    status: StudentStatus
    updated_on: str


def list_students(
    session: Session, wanted: StudentFilter | None = None, *, among: Sequence[ClassRow] | None = None
) -> list[StudentRow]:
    """The roster by class, number in class and name. No grade of concern, no tag: core.db only.

    ``among``: the classes of today, where the caller has read them already.
    """
    chosen = wanted or StudentFilter()
    labels = class_labels(session)
    order = {row.id: place for place, row in enumerate(classes(session) if among is None else among)}
    left = chosen.include_left or chosen.status in LEFT
    rows = student_rows.list_students(session.database, left=left)
    found = [_listed(row, labels) for row in rows if _matches(row, chosen)]
    last = len(order)
    return sorted(
        found,
        key=lambda row: (order.get(row.class_id or "", last), row.number_in_class or 9999, row.name, row.id),
    )


def _matches(row: student_rows.ListedStudent, wanted: StudentFilter) -> bool:
    if wanted.status is not None:
        if row.status is not wanted.status:
            return False
    elif not wanted.include_left and row.status in LEFT:
        return False
    if wanted.class_id is not None and row.class_id != wanted.class_id:
        return False
    if wanted.class_ids is not None and row.class_id not in wanted.class_ids:
        return False
    if wanted.student_ids is not None and row.id not in wanted.student_ids:
        return False
    if wanted.text and wanted.text not in row.name and wanted.text not in (row.student_number or ""):
        return False
    if wanted.phone_missing and row.phone:
        return False
    return not (wanted.number_doubtful and row.student_number_state is not IdentifierState.DOUBTFUL)


def _listed(row: student_rows.ListedStudent, labels: Mapping[str, str]) -> StudentRow:
    return StudentRow(
        id=row.id,
        name=row.name,
        name_pinyin=row.name_pinyin,
        gender=row.gender,
        class_id=row.class_id,
        class_label=labels.get(row.class_id or "", ""),
        number_in_class=row.number_in_class,
        student_number=row.student_number,
        number_tail=(row.student_number or "")[-4:],
        number_doubtful=row.student_number_state is IdentifierState.DOUBTFUL,
        boarding=row.boarding,
        phone=row.phone,
        status=row.status,
        updated_on=row.changed_at[:10],
    )


@dataclass(frozen=True, slots=True)
class RosterCounts:
    """The count line of S04, over students who have not left."""

    total: int
    phone_missing: int
    number_doubtful: int
    class_missing: int


def counts(session: Session) -> RosterCounts:
    """1800 人 · 缺监护人电话 37 · 学籍号待核 4."""
    return counts_of(list_students(session))


def counts_of(rows: Iterable[StudentRow]) -> RosterCounts:
    """The same over lines that were read already; those who left are not counted."""
    here = [row for row in rows if row.status not in LEFT]
    return RosterCounts(
        total=len(here),
        phone_missing=sum(not row.phone for row in here),
        number_doubtful=sum(row.number_doubtful for row in here),
        class_missing=sum(row.class_id is None for row in here),
    )


def student(session: Session, student_id: str) -> Student:
    """One student with guardians.

    Raises:
        UserError: ``not_found`` for an unknown or voided id.
    """
    found = student_rows.load_student(session.database, student_id)
    if found is None:
        raise UserError("not_found")
    return found


@dataclass(frozen=True, slots=True)
class RollCount:
    """Who is on the roll on a day; 休学 and 借读 stand apart (counting.md, "denominators")."""

    enrolled: int
    suspended: int
    visiting: int
    by_class: Mapping[str, int] = field(default_factory=dict)  # class id to enrolled students

    @property
    def total(self) -> int:
        """Everyone on the roll, 休学 and 借读 included."""
        return self.enrolled + self.suspended + self.visiting


def on_roll(session: Session, day: dt.date) -> RollCount:
    """The denominators of ``day``; a transfer counts from its own day."""
    rows = student_rows.roll_on(session.database, day.isoformat())
    by_class: dict[str, int] = {}
    for row in rows:
        if row.status is StudentStatus.ENROLLED and row.class_id:
            by_class[row.class_id] = by_class.get(row.class_id, 0) + 1
    tally = [row.status for row in rows]
    return RollCount(
        enrolled=tally.count(StudentStatus.ENROLLED),
        suspended=tally.count(StudentStatus.SUSPENDED),
        visiting=tally.count(StudentStatus.VISITING),
        by_class=by_class,
    )


def class_list(session: Session, class_id: str) -> list[StudentRow]:
    """The students of one class in the order of its register."""
    return list_students(session, StudentFilter(class_id=class_id))


def class_choices(session: Session) -> list[ClassRow]:
    """The classes a student can be put in today."""
    return classes(session)


@dataclass(frozen=True, slots=True)
class StudentInput:
    """What a person types on the student form; numbers as typed, ``birthday`` ISO.

    ``keep_doubtful``: the person saw that a number does not check and marks it 待核.
    ``foreign_id``: the document is no 居民身份证.
    """

    name: str
    class_id: str | None
    gender: Gender | None = None
    birthday: str | None = None
    id_number: str = ""
    student_number: str = ""
    boarding: Boarding | None = None
    number_in_class: int | None = None
    status: StudentStatus = StudentStatus.ENROLLED
    guardians: tuple[Guardian, ...] = ()
    name_pinyin: str | None = None
    keep_doubtful: bool = False
    foreign_id: bool = False


@dataclass(frozen=True, slots=True)
class SavedStudent:
    """The outcome of typing: the id, what changed, and neutral warnings (codes) to show."""

    student_id: str
    changes: Changes
    warnings: tuple[str, ...] = ()


def add_student(
    session: Session, typed: StudentInput, *, tags: TagEdits = NO_EDITS, from_day: dt.date | None = None
) -> SavedStudent:
    """Add a student by hand, from ``from_day`` (today) on; ``tags`` go to the case file or its inbox.

    Raises:
        UserError: ``not_allowed``, ``field_required``, ``field_wrong``, ``number_wrong`` or ``number_taken``.
        KnownError: ``inbox_not_ready`` and the disk's, where tags have to be sealed.
    """
    session.require_role(*ROSTER_ROLES, action=_EDITING)
    student_tags.check(session, tags)
    ready, numbers, warnings = _checked(session, typed, None)
    day = (from_day or session.clock.now().date()).isoformat()
    student_id = new_id()
    gone = ready.status in LEFT
    with session.write("roster.edit", object_id=student_id) as uow:
        uow.insert(
            "student",
            {
                "id": student_id,
                **_columns(ready, numbers),
                "status": ready.status,
                "joined_on": day,
                "left_on": day if gone else None,
            },
        )
        uow.insert(
            "student_status",
            {"id": new_id(), "student_id": student_id, "status": ready.status, "from_day": day},
        )
        if ready.class_id:
            student_rows.move_class(uow, new_id(), student_id, ready.class_id, ready.number_in_class, day)
        for guardian in ready.guardians:
            student_rows.save_guardian(uow, new_id(), student_id, guardian)
        for name in _typed_fields(None, ready, numbers):
            student_rows.note_hand_edit(uow, new_id(), student_id, name)
        tagged = student_tags.write_in(session, uow, student_id, tags)
    return SavedStudent(student_id, Changes.ROSTER | tagged, warnings)


def edit_student(
    session: Session,
    student_id: str,
    typed: StudentInput,
    *,
    tags: TagEdits = NO_EDITS,
    from_day: dt.date | None = None,
    seen: str | None = None,
) -> SavedStudent:
    """Store what a person typed; class and status change from ``from_day`` (today) on.

    Every field that differs is remembered as typed by hand, so that an import proposes to keep it.
    ``seen`` is the mark (``services.seen``) of the student as the form showed him or her.

    Raises:
        UserError: ``not_allowed``, ``not_found``, ``case_closed`` (correcting tags without the case key),
            ``changed_since``, ``field_required``, ``field_wrong``, ``number_wrong``, ``number_taken`` or
            ``return_by_decision`` (在读 after 休学, where a pack wants it decided).
        KnownError: ``inbox_not_ready`` and the disk's, where tags have to be sealed.
    """
    session.require_role(*ROSTER_ROLES, action=_EDITING)
    student_tags.check(session, tags)
    before = student(session, student_id)
    refuse_newer(seen, before)
    ready, numbers, warnings = _checked(session, typed, student_id)
    if ready.status is not before.status:
        return_gate.refuse(session, student_id, ready.status)
    changed = _typed_fields(before, ready, numbers)
    if not changed and not tags:
        return SavedStudent(student_id, Changes.NONE, warnings)
    day = (from_day or session.clock.now().date()).isoformat()
    with session.write("roster.edit", object_id=student_id) as uow:
        uow.update("student", student_id, _columns(ready, numbers))
        _store_moves(uow, before, ready, day)
        for guardian in ready.guardians:
            if guardian not in before.guardians:
                student_rows.save_guardian(uow, new_id(), student_id, guardian)
        for name in changed:
            student_rows.note_hand_edit(uow, new_id(), student_id, name)
        tagged = student_tags.write_in(session, uow, student_id, tags)
    return SavedStudent(student_id, Changes.ROSTER | tagged, warnings)


def _store_moves(uow: UnitOfWork, before: Student, ready: StudentInput, day: str) -> None:
    if ready.class_id and ready.class_id != before.class_id:
        student_rows.move_class(uow, new_id(), before.id, ready.class_id, ready.number_in_class, day)
    elif ready.number_in_class != before.number_in_class:
        uow.execute(
            "UPDATE class_membership SET number_in_class = ? WHERE student_id = ? AND to_day IS NULL",
            (ready.number_in_class, before.id),
        )
    if ready.status is not before.status:
        student_rows.set_status(uow, new_id(), before.id, ready.status, day)


def _columns(typed: StudentInput, numbers: tuple[Identifier, Identifier]) -> dict[str, object]:
    id_number, student_number = numbers
    return {
        "name": typed.name,
        "name_pinyin": typed.name_pinyin,
        "gender": typed.gender,
        "birthday": typed.birthday,
        "id_number": id_number.value,
        "id_number_state": id_number.state,
        "student_number": student_number.value,
        "student_number_state": student_number.state,
        "boarding": typed.boarding,
    }


def _typed_fields(
    before: Student | None, typed: StudentInput, numbers: tuple[Identifier, Identifier]
) -> list[str]:
    """Names (``roster_fields.Field`` values) of the fields that differ from ``before``."""
    old = before.guardians if before else ()
    pairs: list[tuple[str, object, object]] = [
        ("name", before and before.name, typed.name),
        ("name_pinyin", before and before.name_pinyin, typed.name_pinyin),
        ("gender", before and before.gender, typed.gender),
        ("birthday", before and before.birthday, typed.birthday),
        ("id_number", before and before.id_number, numbers[0].value),
        ("student_number", before and before.student_number, numbers[1].value),
        ("boarding", before and before.boarding, typed.boarding),
        ("class", before and before.class_id, typed.class_id),
        ("number_in_class", before and before.number_in_class, typed.number_in_class),
        ("status", before and before.status, typed.status if before else None),
    ]
    for guardian in typed.guardians:
        known = next((item for item in old if item.position == guardian.position), None)
        for name in ("name", "relation", "phone"):
            pairs.append(
                (
                    f"guardian{guardian.position}_{name}",
                    getattr(known, name) if known else None,
                    getattr(guardian, name),
                )
            )
    return [name for name, was, now in pairs if was != now]


def _checked(
    session: Session, typed: StudentInput, student_id: str | None
) -> tuple[StudentInput, tuple[Identifier, Identifier], tuple[str, ...]]:
    name = clean_name(typed.name)
    if not name:
        raise UserError("field_required", field="姓名")
    if len(name) > 40:
        raise UserError("field_wrong", field="姓名", why="超过40个字")
    if typed.class_id is not None and class_rows.load_class(session.database, typed.class_id) is None:
        raise UserError("field_wrong", field="班级", why="没有这个班")
    if typed.birthday:
        _check_birthday(typed.birthday, session.clock.now().date())
    id_number = _number(
        session,
        typed,
        "id_number",
        "证件号",
        read_id_number(typed.id_number, foreign=typed.foreign_id),
        student_id,
    )
    student_number = _number(
        session, typed, "student_number", "学籍号", read_student_number(typed.student_number), student_id
    )
    warnings = [*id_number.codes, *student_number.codes]
    warnings += ["phone_form" for item in typed.guardians if item.phone and not phone_is_usual(item.phone)]
    guardians = tuple(item for item in typed.guardians if item.position in (1, 2))
    ready = replace(typed, name=name, guardians=guardians, birthday=typed.birthday or None)
    return ready, (id_number, student_number), tuple(warnings)


def _check_birthday(text: str, today: dt.date) -> None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise UserError("field_wrong", field="出生日期", why="应写成 2013-05-15 的样子") from None
    if not dt.date(1980, 1, 1) <= day <= today:
        raise UserError("field_wrong", field="出生日期", why="不在合理范围内")


def _number(
    session: Session,
    typed: StudentInput,
    column: str,
    label: str,
    found: Identifier,
    student_id: str | None,
) -> Identifier:
    if found.value is None:
        if found.codes:
            raise UserError("field_wrong", field=label, why="看不出是什么号码")
        return NOTHING
    if found.state is IdentifierState.DOUBTFUL and not typed.keep_doubtful:
        expected = expected_check(found.value)
        if expected and expected != found.value[-1]:
            raise UserError("number_wrong", field=label, expected=expected, found=found.value[-1])
        raise UserError("field_wrong", field=label, why="位数或日期不对,可标为“待核”")
    holder = student_rows.number_holder(session.database, column, found.value)
    if holder is not None and holder != student_id:
        raise UserError("number_taken", field=label)
    return found
