"""Rows that were read, held against what the program has: new, the same, or for a person to decide; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from xinliapp.domain.record_imports import RecordField, RecordKind
from xinliapp.domain.record_lines import Fate, RecordLine
from xinliapp.domain.record_values import folded

F = RecordField
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """A record that is there: ``same`` is what makes a row the same, ``near`` what makes it doubtful."""

    same: Key
    near: Key
    words: str


@dataclass(frozen=True, slots=True)
class PresentTraining:
    """A training that is there, with who took part (staff ids)."""

    title: str
    day: str
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grades:
    """Student id to the grade in force and its day."""

    current: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def same_key(kind: RecordKind, line: RecordLine) -> Key:
    """What two records of one event have in common."""
    if kind is RecordKind.TALKS:
        return (line.students, line.value(F.DAY), folded(line.value(F.WHO)))
    if kind is RecordKind.HOME_VISITS:
        return (line.students, line.value(F.DAY), line.value(F.VISIT_MODE), folded(line.value(F.WHO)))
    if kind is RecordKind.SESSIONS:
        return (line.students, line.value(F.DAY), line.value(F.MINUTES))
    return (*near_key(kind, line), line.value(F.HEADCOUNT), line.value(F.HELD) or "1")


def near_key(kind: RecordKind, line: RecordLine) -> Key:
    """What a record of the same event would at least have in common."""
    if kind is RecordKind.ACTIVITIES:
        return (folded(line.value(F.TITLE)), line.value(F.DAY), line.value(F.ACTIVITY_FORM))
    return (line.students, line.value(F.DAY))


def judge(kind: RecordKind, lines: Sequence[RecordLine], present: Sequence[Present]) -> list[RecordLine]:
    """Rows that could be written, against the records there are and the rows above them.

    As many rows of one event as there are records of it are the same; one more is a row written twice, which
    a person may still want. A record that is near, and that no row of the file is, is asked about.
    """
    there = Counter(record.same for record in present)
    seen: Counter[Key] = Counter()
    first: dict[Key, int] = {}
    judged: list[RecordLine] = []
    for line in lines:
        if line.fate is not Fate.NEW:
            judged.append(line)
            continue
        key = same_key(kind, line)
        seen[key] += 1
        if seen[key] <= there[key]:
            judged.append(replace(line, fate=Fate.SAME, reason="已经登记过"))
        elif key in first:
            why = f"与第{first[key]}行是同一天同一件事"
            judged.append(replace(line, fate=Fate.CONFLICT, reason=why, takeable=True))
        else:
            judged.append(line)
        first.setdefault(key, line.row)
    return _near(kind, judged, present, seen)


def _near(
    kind: RecordKind, lines: list[RecordLine], present: Sequence[Present], matched: Counter[Key]
) -> list[RecordLine]:
    left = Counter(record.same for record in present)
    left.subtract({key: min(count, left[key]) for key, count in matched.items() if key in left})
    near = {record.near: record.words for record in present if left[record.same] > 0}
    # An activity that is there with another figure is put right there; taken as well it would count twice.
    takeable = kind is not RecordKind.ACTIVITIES
    return [
        replace(line, fate=Fate.CONFLICT, reason=near[near_key(kind, line)], takeable=takeable)
        if line.fate is Fate.NEW and near_key(kind, line) in near
        else line
        for line in lines
    ]


def judge_trainings(lines: Sequence[RecordLine], present: Sequence[PresentTraining]) -> list[RecordLine]:
    """Rows of one title and day are one training, be it one row for all or one for each person."""
    there = {(folded(one.title), one.day): one.people for one in present}
    first: dict[Key, RecordLine] = {}
    people: dict[Key, set[str]] = {}
    judged: list[RecordLine] = []
    for line in lines:
        if line.fate is not Fate.NEW:
            judged.append(line)
            continue
        key = training_key(line)
        known = there.get((str(key[0]), str(key[1])))
        lead = first.setdefault(key, line)
        if known is not None and set(line.students) <= known:
            judged.append(replace(line, fate=Fate.SAME, reason="已经登记过"))
        elif known is not None:
            why = "这次培训已经登记,少了表里的人;请在学校保障页补登"
            judged.append(replace(line, fate=Fate.CONFLICT, reason=why))
        elif _terms(line) != _terms(lead):
            why = f"与第{lead.row}行是同一次培训,级别、形式、学时、对象或必修写得不一样"
            judged.append(replace(line, fate=Fate.CONFLICT, reason=why))
        elif set(line.students) <= people.get(key, set()):
            judged.append(replace(line, fate=Fate.SKIPPED, reason="上面已有这些人"))
        else:
            judged.append(line)
        people.setdefault(key, set()).update(line.students)
    return judged


def training_key(line: RecordLine) -> Key:
    """Which training a row is of."""
    return (folded(line.value(F.TITLE)), line.value(F.DAY))


def _terms(line: RecordLine) -> tuple[str, ...]:
    fields = (F.LEVEL, F.TRAINING_FORM, F.HOURS, F.AUDIENCE, F.COMPULSORY)
    return tuple(line.value(wanted) for wanted in fields)


def judge_grades(lines: Sequence[RecordLine], grades: Grades) -> list[RecordLine]:
    """Rows of a key list against the grades in force: a lower one is for a conference, never for a list."""
    first: dict[str, int] = {}
    judged = []
    for line in lines:
        if line.fate is Fate.NEW:
            student = line.students[0]
            line = _graded(line, grades.current.get(student), first.get(student))
            first.setdefault(student, line.row)
        judged.append(line)
    return judged


def _graded(line: RecordLine, now: tuple[int, str] | None, earlier: int | None) -> RecordLine:
    ordinal = int(line.value(F.GRADE))
    if now is not None and ordinal == now[0]:
        return replace(line, fate=Fate.SAME, reason="现在就是这个等级")
    if earlier is not None:
        why = f"与第{earlier}行是同一名学生,请在表里只留一行"
        return replace(line, fate=Fate.CONFLICT, reason=why)
    if now is not None and ordinal < now[0]:
        return replace(line, fate=Fate.INVALID, reason="低于现在的等级;降级要开研判会并由另一人审核")
    if now is not None and line.value(F.DAY) < now[1]:
        return replace(line, fate=Fate.INVALID, reason=f"早于上一次定级{now[1]}")
    return line
