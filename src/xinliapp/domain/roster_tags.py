"""What a roster's sensitive columns change among a child's tags (case.db); pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinliapp.domain.roster_values import TagReading
from xinliapp.domain.students import StudentTag, TagKind

ROSTER_SOURCE = "roster"
_LEFT_BEHIND = (TagKind.LEFT_BEHIND_ONE, TagKind.LEFT_BEHIND_BOTH, TagKind.LEFT_BEHIND)


@dataclass(frozen=True, slots=True)
class TagChange:
    """Tags to end (ids) and the tag to begin, of one student."""

    ends: tuple[str, ...]
    begins: TagKind | None
    detail: str | None = None


def tag_changes(open_tags: Sequence[StudentTag], readings: Iterable[TagReading]) -> tuple[TagChange, ...]:
    """What the readings change; nothing where the tags say the same already.

    Only tags that came from a roster are ended by a roster; "是否留守 = 是" does not replace a tag that says
    which of the two.
    """
    changes = []
    for reading in readings:
        left_behind = reading.kind is None or reading.kind in _LEFT_BEHIND
        family = _LEFT_BEHIND if left_behind else (reading.kind,)
        known = [tag for tag in open_tags if tag.kind in family]
        from_roster = tuple(tag.id for tag in known if tag.source == ROSTER_SOURCE)
        if not reading.present:
            if from_roster:
                changes.append(TagChange(from_roster, None))
            continue
        if reading.kind is TagKind.LEFT_BEHIND and known:
            continue
        if any(
            tag.kind is reading.kind and (reading.detail is None or tag.detail == reading.detail)
            for tag in known
        ):
            continue
        changes.append(TagChange(from_roster, reading.kind, reading.detail))
    return tuple(changes)
