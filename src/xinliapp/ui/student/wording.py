"""How the records of a student read on the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.dossier import EntryKind, TimelineEntry
from xinliapp.i18n import labels
from xinliapp.ui.student.lines import Line

_ICONS = {
    EntryKind.WARNING: "warning",
    EntryKind.CONFERENCE: "conference",
    EntryKind.GRADE: "conference",
    EntryKind.PLAN: "plan",
    EntryKind.REVIEW: "plan",
    EntryKind.GROUP: "care",
    EntryKind.COUNSELING: "note",
    EntryKind.TALK: "talk",
    EntryKind.CHECK: "screening",
    EntryKind.HOME: "visit",
    EntryKind.REFERRAL: "referral",
    EntryKind.CRISIS: "crisis",
    EntryKind.FACT: "clip",
    EntryKind.EVENT: "person",
    EntryKind.PAPER: "file",
    EntryKind.CONSENT: "consent",
}


def grade_chip_label(ordinal: int, word: str) -> str:
    """重点(2/4): the school's word first, where it stands in the scale after it."""
    return f"{word}({ordinal}/4)"


def line_of(entry: TimelineEntry, grade_words: Sequence[str]) -> Line:
    """One entry as shown; a grade is never a bare number."""
    return Line(
        entry.id,
        entry.day,
        _ICONS[entry.kind],
        labels.label(entry.kind),
        entry.words,
        entry.who,
        tuple((step, grade_chip_label(step, grade_words[step])) for step in entry.grades),
        entry.detail,
        entry.page,
        entry.argument,
        entry.sealed,
        entry.kind.value,
    )
