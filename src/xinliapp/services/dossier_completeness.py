"""How full a student's file is: the five sections (WN-26) and what a full file holds besides (2.6)."""

from __future__ import annotations

from collections.abc import Iterable

from xinliapp.domain.consents import ConsentKind, Standing
from xinliapp.domain.dossier import (
    DossierFact,
    EntryKind,
    FactTopic,
    FileItem,
    Section,
    SectionState,
    TimelineEntry,
)
from xinliapp.domain.students import Student

_ASKED = (ConsentKind.SCREENING, ConsentKind.COUNSELING)
_BY_TOPIC = {
    FileItem.HOUSEHOLD: FactTopic.HOUSEHOLD,
    FileItem.CARERS: FactTopic.CARERS,
    FileItem.HEALTH: FactTopic.HEALTH,
    FileItem.STRENGTHS: FactTopic.STRENGTHS,
}


def sections(
    student: Student, facts: Iterable[DossierFact], lines: Iterable[TimelineEntry]
) -> tuple[SectionState, ...]:
    """Which of the five sections hold something. A guardian without a phone leaves 基本情况 open."""
    written = {fact.section for fact in facts}
    kinds = {line.kind for line in lines}
    known = bool(student.gender and student.birthday and student.class_id and _reachable(student))
    filled = {
        Section.BASICS: known or Section.BASICS in written,
        Section.FAMILY: Section.FAMILY in written or EntryKind.HOME in kinds,
        Section.STATE: Section.STATE in written or bool(kinds & {EntryKind.GRADE, EntryKind.WARNING}),
        Section.RESULTS: EntryKind.CHECK in kinds,
        Section.COUNSELING: bool(kinds & {EntryKind.COUNSELING, EntryKind.TALK}),
    }
    return tuple(SectionState(section, filled[section]) for section in Section)


def items(
    student: Student,
    facts: Iterable[DossierFact],
    lines: Iterable[TimelineEntry],
    standings: Iterable[Standing],
) -> tuple[FileItem, ...]:
    """What of a full file is there. 知情同意 is: 测评 and 辅导 were answered or grounded, yes or no."""
    topics = {fact.topic for fact in facts}
    kinds = {line.kind for line in lines}
    answered = {one.kind for one in standings if one.last is not None}
    there = {
        **{item: topic in topics for item, topic in _BY_TOPIC.items()},
        FileItem.GUARDIANS: _reachable(student),
        FileItem.CONSENT: answered.issuperset(_ASKED),
        FileItem.RESULTS: EntryKind.CHECK in kinds,
        FileItem.TALKS: bool(kinds & {EntryKind.COUNSELING, EntryKind.TALK}),
        FileItem.HOME: EntryKind.HOME in kinds,
    }
    return tuple(item for item in FileItem if there[item])


def _reachable(student: Student) -> bool:
    return any(guardian.phone for guardian in student.guardians)
