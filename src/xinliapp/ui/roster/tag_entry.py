"""A tag as it is typed on the student form, and what is done to the tags of a student; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.errors import UserError
from xinliapp.domain.student_tags import TagCorrection, TagEdits, TagInput, TagSource, last_day_of
from xinliapp.domain.students import StudentTag, TagKind
from xinliapp.domain.typed_days import read_typed_day

TAG_KIND, TAG_SOURCE, TAG_LAST_DAY, TAG_DETAIL = "标签", "标签来源", "标签止", "标签说明"


@dataclass(frozen=True, slots=True)
class TagEntry:
    """One tag on the form; ``id`` is "" for one to be given, ``ended`` takes a known one away."""

    id: str = ""
    kind: str = ""
    detail: str = ""
    source: str = ""
    last_day: str = ""
    ended: bool = False


def tag_entry(tag: StudentTag) -> TagEntry:
    """A stored tag as the form shows it."""
    last = last_day_of(tag.ends_on)
    return TagEntry(tag.id, tag.kind.value, tag.detail or "", tag.source, last.isoformat() if last else "")


def read_tags(tags: Sequence[TagEntry], before: Sequence[TagEntry]) -> TagEdits:
    """What was done to the tags: given, corrected, ended. A tag to be given needs source and end.

    Raises:
        UserError: ``field_required``, ``field_wrong`` (标签, 标签来源, 标签止).
    """
    known = {tag.id: tag for tag in before}
    changed = [tag for tag in tags if tag.id and tag != known.get(tag.id)]
    return TagEdits(
        add=tuple(read_tag(tag) for tag in tags if not tag.id and tag != TagEntry()),
        correct=tuple(_correction(tag) for tag in changed if not tag.ended),
        end=tuple(tag.id for tag in changed if tag.ended),
    )


def read_tag(tag: TagEntry) -> TagInput:
    """A tag to be given.

    Raises:
        UserError: as :func:`read_tags`.
    """
    for value, name in ((tag.kind, TAG_KIND), (tag.source, TAG_SOURCE), (tag.last_day.strip(), TAG_LAST_DAY)):
        if not value:
            raise UserError("field_required", field=name)
    last = _tag_day(tag.last_day)
    assert last is not None  # noqa: S101 - it is not empty
    return TagInput(TagKind(tag.kind), TagSource(tag.source), last, tag.detail.strip())


def _correction(tag: TagEntry) -> TagCorrection:
    """Only what a roster said may stay without an end."""
    last = _tag_day(tag.last_day)
    if last is None and tag.source != TagSource.ROSTER.value:
        raise UserError("field_required", field=TAG_LAST_DAY)
    return TagCorrection(tag.id, tag.source, last)


def _tag_day(text: str) -> dt.date | None:
    try:
        day = read_typed_day(text)
    except ValueError:
        raise UserError("field_wrong", field=TAG_LAST_DAY, why="应写成 2027-07-01 的样子") from None
    return dt.date.fromisoformat(day) if day else None
