"""``data/members.json``: every school of a centre's bag, who signed, who did not, who is absent and why.

Schema: docs/formats/members.schema.json.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.json import Decoder

from xinliapp.bundles.jsonstrict import (
    Code,
    Count,
    Key,
    Moment,
    Name,
    Number,
    Person,
    SchemaError,
    Shape,
    read,
    readable,
    stamp,
)
from xinliapp.domain.errors import KnownError
from xinliapp.domain.forwarding import AbsentMember, MemberNote, Members, SignedMember, UnsignedMember

MEMBERS_JSON = "data/members.json"
FORMAT = "xinli-members-1"
MAX_MEMBERS = 390

Words = Annotated[str, Meta(min_length=1, max_length=200)]


class _Note(Shape):
    check_id: Annotated[str, Meta(pattern=r"\A\S{1,80}\Z")]
    message: Words
    note: Words
    by: Person
    at: Moment


_Notes = Annotated[list[_Note], Meta(max_length=60)]


class _Signed(Shape):
    code: Code
    name: Name
    sequence: Number
    received_at: Moment
    students: Count | None
    public_line: Key
    notes: _Notes


class _Unsigned(Shape):
    code: Code
    name: Name
    received_at: Moment
    students: Count | None
    notes: _Notes


class _Absent(Shape):
    code: Code
    name: Name
    reason: Words


class _Members(Shape):
    format: Literal["xinli-members-1"]
    signed: Annotated[list[_Signed], Meta(max_length=MAX_MEMBERS)]
    unsigned: Annotated[list[_Unsigned], Meta(max_length=MAX_MEMBERS)]
    absent: Annotated[list[_Absent], Meta(max_length=MAX_MEMBERS)]


_DECODER = Decoder(_Members)


def write_members(members: Members) -> bytes:
    """The bytes of ``data/members.json``."""
    return readable(
        {
            "format": FORMAT,
            "signed": [
                {
                    "code": one.code,
                    "name": one.name,
                    "sequence": one.sequence,
                    "received_at": one.received_at,
                    "students": one.students,
                    "public_line": one.public_line,
                    "notes": [_note_json(note) for note in one.notes],
                }
                for one in members.signed
            ],
            "unsigned": [
                {
                    "code": one.code,
                    "name": one.name,
                    "received_at": one.received_at,
                    "students": one.students,
                    "notes": [_note_json(note) for note in one.notes],
                }
                for one in members.unsigned
            ],
            "absent": [{"code": one.code, "name": one.name, "reason": one.reason} for one in members.absent],
        }
    )


def read_members(data: bytes) -> Members:
    """The list in ``data``.

    Raises:
        KnownError: ``bundle_schema_wrong`` naming the place.
    """
    try:
        document = read(data, _DECODER)
        found = Members(
            tuple(_signed(one) for one in document.signed),
            tuple(_unsigned(one) for one in document.unsigned),
            tuple(AbsentMember(one.code, one.name, one.reason) for one in document.absent),
        )
    except SchemaError as error:
        raise KnownError("bundle_schema_wrong", part=MEMBERS_JSON, place=str(error)) from None
    codes = [one.code for one in found.signed] + [one.code for one in found.unsigned]
    codes += [one.code for one in found.absent]
    if len(set(codes)) != len(codes):
        raise KnownError("bundle_schema_wrong", part=MEMBERS_JSON, place="code")
    return found


def _note_json(note: MemberNote) -> dict[str, object]:
    return {
        "check_id": note.check_id,
        "message": note.message,
        "note": note.note,
        "by": note.noted_by,
        "at": note.noted_at,
    }


def _signed(one: _Signed) -> SignedMember:
    received = stamp(one.received_at, "received_at")
    return SignedMember(
        one.code, one.name, one.sequence, received, one.students, one.public_line, _notes(one.notes)
    )


def _unsigned(one: _Unsigned) -> UnsignedMember:
    received = stamp(one.received_at, "received_at")
    return UnsignedMember(one.code, one.name, received, one.students, _notes(one.notes))


def _notes(notes: list[_Note]) -> tuple[MemberNote, ...]:
    return tuple(
        MemberNote(note.check_id, note.message, note.note, note.by, stamp(note.at, "at")) for note in notes
    )
