"""What is typed on the student form, as plain text: checking it, and keeping it as a draft. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.students import (
    Boarding,
    Gender,
    Guardian,
    Student,
    StudentStatus,
    StudentTag,
)
from xinliapp.domain.typed_days import read_typed_day
from xinliapp.services.students import StudentInput
from xinliapp.ui.roster.tag_entry import (
    TAG_DETAIL,
    TAG_KIND,
    TAG_LAST_DAY,
    TAG_SOURCE,
    TagEntry,
    tag_entry,
)


@dataclass(frozen=True, slots=True)
class StudentEntry:
    """The form as it stands; every value is text, enums by their value, "" where nothing is chosen."""

    name: str = ""
    gender: str = ""
    birthday: str = ""
    class_id: str = ""
    number_in_class: str = ""
    student_number: str = ""
    id_number: str = ""
    boarding: str = ""
    status: str = StudentStatus.ENROLLED.value
    guardian1_name: str = ""
    guardian1_relation: str = ""
    guardian1_phone: str = ""
    guardian2_name: str = ""
    guardian2_relation: str = ""
    guardian2_phone: str = ""
    keep_doubtful: bool = False
    tags: tuple[TagEntry, ...] = ()


# The words the services use for a field, so that an error finds its place on the form.
_PLACES = {
    "姓名": "name",
    "班级": "class_id",
    "出生日期": "birthday",
    "证件号": "id_number",
    "学籍号": "student_number",
    "班内学号": "number_in_class",
    TAG_KIND: "tags",
    TAG_SOURCE: "tags",
    TAG_LAST_DAY: "tags",
    TAG_DETAIL: "tags",
}
REQUIRED = ("name", "gender", "birthday", "class_id", "guardian1_name")


@dataclass(frozen=True, slots=True)
class FieldTrouble:
    """What is wrong with one field: its name in :class:`StudentEntry` and the code with its parameters."""

    field: str
    error: XinliError


def trouble_of(error: XinliError) -> FieldTrouble | None:
    """The field an error of the service speaks of, if it speaks of one."""
    place = _PLACES.get(str(error.params.get("field", "")))
    return FieldTrouble(place, error) if place else None


def entry_of(student: Student, tags: Sequence[StudentTag] = ()) -> StudentEntry:
    """A student, with the tags that hold, as the form shows them."""
    first = next((g for g in student.guardians if g.position == 1), Guardian(1, None, None, None))
    second = next((g for g in student.guardians if g.position == 2), Guardian(2, None, None, None))
    return StudentEntry(
        name=student.name,
        gender=student.gender.value if student.gender else "",
        birthday=student.birthday or "",
        class_id=student.class_id or "",
        number_in_class=str(student.number_in_class) if student.number_in_class is not None else "",
        student_number=student.student_number or "",
        id_number=student.id_number or "",
        boarding=student.boarding.value if student.boarding else "",
        status=student.status.value,
        guardian1_name=first.name or "",
        guardian1_relation=first.relation or "",
        guardian1_phone=first.phone or "",
        guardian2_name=second.name or "",
        guardian2_relation=second.relation or "",
        guardian2_phone=second.phone or "",
        tags=tuple(tag_entry(tag) for tag in tags),
    )


def missing(entry: StudentEntry, before: StudentEntry | None) -> list[str]:
    """Required fields left empty; what was empty before need not be filled to change the rest."""
    return [
        name
        for name in REQUIRED
        if not getattr(entry, name).strip() and (before is None or getattr(before, name))
    ]


def read_entry(entry: StudentEntry, before: Student | None) -> StudentInput:
    """The typed form as the service takes it.

    Raises:
        UserError: ``field_wrong`` for a day or a number that cannot be read.
    """
    guardians = tuple(
        _guardian(entry, position)
        for position in (1, 2)
        if _has_guardian(entry, position) or _knows_guardian(before, position)
    )
    return StudentInput(
        name=entry.name,
        class_id=entry.class_id or None,
        gender=Gender(entry.gender) if entry.gender else None,
        birthday=read_day(entry.birthday),
        id_number=entry.id_number.strip(),
        student_number=entry.student_number.strip(),
        boarding=Boarding(entry.boarding) if entry.boarding else None,
        number_in_class=_seat(entry.number_in_class),
        status=StudentStatus(entry.status),
        guardians=guardians,
        name_pinyin=before.name_pinyin if before else None,
        keep_doubtful=entry.keep_doubtful,
    )


def read_day(text: str) -> str | None:
    """A day as people type it, as ISO text; "" is None.

    What is no day is handed on as it is: the service says what a day looks like.
    """
    try:
        return read_typed_day(text)
    except ValueError:
        return text.strip()


def to_draft(entry: StudentEntry, *, with_tags: bool) -> dict[str, object]:
    """The form as a draft's body; without the case key drafts lie in core.db, where no tag may be."""
    return asdict(entry if with_tags else replace(entry, tags=()))


def from_draft(body: object) -> StudentEntry | None:
    """The form a draft holds, or None; keys an older or newer version wrote are dropped."""
    if not isinstance(body, Mapping):
        return None
    values = _known(StudentEntry, body)
    listed = values.pop("tags", ())
    tags = listed if isinstance(listed, list | tuple) else ()
    read = tuple(TagEntry(**_known(TagEntry, tag)) for tag in tags if isinstance(tag, Mapping))
    return StudentEntry(**values, tags=read)


def _known(kind: type, body: Mapping[object, object]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {str(key): value for key, value in body.items() if key in names}


def _seat(text: str) -> int | None:
    folded = text.strip()
    if not folded:
        return None
    if not (folded.isascii() and folded.isdigit() and 1 <= int(folded) <= 99):
        raise UserError("field_wrong", field="班内学号", why="应为1到99的数字")
    return int(folded)


def _has_guardian(entry: StudentEntry, position: int) -> bool:
    return any(getattr(entry, f"guardian{position}_{part}").strip() for part in ("name", "relation", "phone"))


def _knows_guardian(before: Student | None, position: int) -> bool:
    return before is not None and any(guardian.position == position for guardian in before.guardians)


def _guardian(entry: StudentEntry, position: int) -> Guardian:
    name, relation, phone = (
        getattr(entry, f"guardian{position}_{part}").strip() or None for part in ("name", "relation", "phone")
    )
    return Guardian(position, name, relation, phone)
