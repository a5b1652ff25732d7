"""Papers kept with a child: whose they are decides who sees more than that they are there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.attachments import FileKind


class PaperKind(Enum):
    """医院出具的结论(外来材料), another third party's, the school's own, the family's."""

    HOSPITAL = "hospital"
    THIRD_PARTY = "third_party"
    SCHOOL = "school"
    FAMILY = "family"


SEALED_KINDS = frozenset({PaperKind.HOSPITAL, PaperKind.THIRD_PARTY})
"""Documents of others show presence only (date, kind, who filed them) until opened with a reason (S07)."""


@dataclass(frozen=True, slots=True)
class StudentPaper:
    """One paper; of a sealed one ``title``, ``provider`` and ``name`` are "" until it was opened."""

    id: str
    student_id: str
    attachment_id: str
    kind: PaperKind
    title: str
    provider: str
    day: str
    name: str
    file_kind: FileKind
    size: int
    created_at: str
    created_by: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class PaperOpening:
    """Somebody opened a sealed paper, and why."""

    paper_id: str
    reason: str
    reader_name: str
    at: str
