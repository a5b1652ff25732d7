"""``data/members.json``: every school of a centre's bag, who signed, who did not, who is absent and why.

Schema: docs/formats/members.schema.json.
"""

from __future__ import annotations

import re

from xinliapp.bundles.jsonstrict import (
    SchemaError,
    exactly,
    items,
    match,
    moment,
    or_none,
    parse,
    readable,
    record,
    text,
    whole,
)
from xinliapp.domain.errors import KnownError
from xinliapp.domain.forwarding import AbsentMember, MemberNote, Members, SignedMember, UnsignedMember

MEMBERS_JSON = "data/members.json"
FORMAT = "xinli-members-1"
MAX_MEMBERS = 390

_CODE = re.compile(r"[0-9A-Za-z]{1,20}")
_KEY = re.compile(r"ssh-ed25519 [A-Za-z0-9+/=]{68}")
_CHECK = re.compile(r"[^\s]{1,80}")


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
        _, signed, unsigned, absent = _MEMBERS(parse(data))
    except SchemaError as error:
        raise KnownError("bundle_schema_wrong", part=MEMBERS_JSON, place=str(error)) from None
    found = Members(signed, unsigned, absent)
    codes = [one.code for one in (*signed, *unsigned, *absent)]
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


def _note(value: object) -> MemberNote:
    return MemberNote(*_NOTE(value))


def _signed_member(value: object) -> SignedMember:
    return SignedMember(*_SIGNED(value))


def _unsigned_member(value: object) -> UnsignedMember:
    return UnsignedMember(*_UNSIGNED(value))


def _absent_member(value: object) -> AbsentMember:
    return AbsentMember(*_ABSENT(value))


# Members stand in the order of the dataclasses they become.
_NOTE = record(
    {
        "check_id": match(_CHECK),
        "message": text(200, empty=False),
        "note": text(200, empty=False),
        "by": text(60, empty=False),
        "at": moment,
    }
)
_HEAD = {
    "code": match(_CODE),
    "name": text(120, empty=False),
}
_SIGNED = record(
    {
        **_HEAD,
        "sequence": whole(1),
        "received_at": moment,
        "students": or_none(whole(0)),
        "public_line": match(_KEY),
        "notes": items(_note, 60),
    }
)
_UNSIGNED = record({**_HEAD, "received_at": moment, "students": or_none(whole(0)), "notes": items(_note, 60)})
_ABSENT = record({**_HEAD, "reason": text(200, empty=False)})
_MEMBERS = record(
    {
        "format": exactly(FORMAT),
        "signed": items(_signed_member, MAX_MEMBERS),
        "unsigned": items(_unsigned_member, MAX_MEMBERS),
        "absent": items(_absent_member, MAX_MEMBERS),
    }
)
