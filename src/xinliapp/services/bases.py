"""What a conclusion or a referral can rest on: the newest records of a student, in words as they read now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xinliapp.domain.conferences import Basis, BasisKind
from xinliapp.domain.dossier import EntryKind, TimelineEntry
from xinliapp.services.dossier import recent_lines
from xinliapp.services.session import Session

BASES: Mapping[EntryKind, BasisKind] = {
    EntryKind.WARNING: BasisKind.WARNING,
    EntryKind.CHECK: BasisKind.CHECK,
    EntryKind.TALK: BasisKind.TALK,
    EntryKind.COUNSELING: BasisKind.COUNSELING,
    EntryKind.HOME: BasisKind.HOME_VISIT,
    EntryKind.REVIEW: BasisKind.PLAN_REVIEW,
}
"""What a conference goes by."""
REFERRAL_BASES: Mapping[EntryKind, BasisKind] = {**BASES, EntryKind.CONFERENCE: BasisKind.CONFERENCE}
"""What a referral goes by: a conference's conclusion too."""
_OF_A_KIND = 2


def recent_bases(
    session: Session, student_id: str, kinds: Mapping[EntryKind, BasisKind]
) -> tuple[Basis, ...]:
    """The newest two of each kind, newest first: one busy kind does not push the others off the list.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    return _newest(recent_lines(session, student_id), kinds)


def _newest(lines: Iterable[TimelineEntry], kinds: Mapping[EntryKind, BasisKind]) -> tuple[Basis, ...]:
    found: list[Basis] = []
    for line in lines:
        kind = kinds.get(line.kind)
        if kind is not None and sum(1 for one in found if one.kind is kind) < _OF_A_KIND:
            words = " ".join(filter(None, (line.words, line.who)))
            found.append(Basis(kind, line.id, line.day, words))
    return tuple(found)
