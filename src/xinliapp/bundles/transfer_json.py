"""``transfer.json``: what of one child's file goes to another school (docs/formats/transfer.schema.json)."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Annotated, Literal

from msgspec import Meta
from msgspec.json import Decoder

from xinliapp.bundles.jsonstrict import (
    Code,
    Digest,
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
from xinliapp.domain.transfer import (
    LONGEST_LINE,
    MOST_LINES,
    TransferChild,
    TransferContent,
    TransferLine,
    TransferPart,
    TransferSection,
)

FORMAT = "xinli-transfer-content-1"
LONGEST_WORDS = 300
LONGEST_GROUND = 200

Uuid = Annotated[str, Meta(pattern=r"\A[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")]


class _Line(Shape):
    day: dt.date | None
    words: Annotated[str, Meta(min_length=1, max_length=LONGEST_WORDS)]
    text: Annotated[str, Meta(max_length=LONGEST_LINE)]


class _Part(Shape):
    section: Literal[
        "facts", "family", "tags", "consents", "results", "grades", "plans", "contacts", "counseling"
    ]
    lines: Annotated[list[_Line], Meta(max_length=MOST_LINES)]


class _Child(Shape):
    name: Annotated[str, Meta(min_length=1, max_length=60)]
    gender: Literal["male", "female"] | None
    birthday: dt.date | None
    student_number: Annotated[str, Meta(min_length=1, max_length=40)] | None


class _Content(Shape):
    format: Literal["xinli-transfer-content-1"]
    id: Uuid
    number: Number
    from_code: Code
    from_name: Name
    from_key: Key
    to_code: Code
    ground: Annotated[str, Meta(min_length=1, max_length=LONGEST_GROUND)]
    consent: Annotated[str, Meta(min_length=1, max_length=LONGEST_WORDS)]
    child: _Child
    parts: Annotated[list[_Part], Meta(max_length=len(TransferSection))]
    paper_hash: Digest
    made_at: Moment
    made_by: Person


_DECODER = Decoder(_Content)
_ORDER = {section: place for place, section in enumerate(TransferSection)}


def write_content(content: TransferContent) -> bytes:
    """The bytes of ``transfer.json``; the same content gives the same bytes. Every text is :func:`plain`."""
    body: dict[str, object] = {"format": FORMAT, **asdict(content)}
    body["parts"] = [
        {
            "section": part.section.value,
            "lines": [
                {"day": line.day or None, "words": line.words, "text": line.text} for line in part.lines
            ],
        }
        for part in content.parts
    ]
    return readable(body)


def read_content(data: bytes) -> TransferContent:
    """What ``transfer.json`` says, each section once and in order.

    Raises:
        SchemaError: it is not that.
    """
    found = read(data, _DECODER)
    parts = tuple(TransferPart(TransferSection(part.section), _lines(part)) for part in found.parts)
    places = [_ORDER[part.section] for part in parts]
    if places != sorted(set(places)):
        raise SchemaError("parts")
    child = found.child
    born = child.birthday.isoformat() if child.birthday else None
    return TransferContent(
        id=found.id,
        number=found.number,
        from_code=found.from_code,
        from_name=found.from_name,
        from_key=found.from_key,
        to_code=found.to_code,
        ground=found.ground,
        consent=found.consent,
        child=TransferChild(child.name, child.gender, born, child.student_number),
        parts=parts,
        paper_hash=found.paper_hash,
        made_at=stamp(found.made_at, "made_at"),
        made_by=found.made_by,
    )


def plain(text: str, longest: int) -> str:
    """``text`` as a reader takes it: printable, LF for line ends, cut at ``longest`` with an ellipsis."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(char if char.isprintable() or char in "\n\u3000" else " " for char in lines)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def _lines(part: _Part) -> tuple[TransferLine, ...]:
    return tuple(
        TransferLine(line.day.isoformat() if line.day else "", line.words, line.text) for line in part.lines
    )
