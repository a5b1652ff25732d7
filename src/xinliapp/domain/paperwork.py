"""Papers that go through draft, submission and approval: self-checks and forms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PaperStatus(Enum):
    """Where a paper stands; a returned or approved one is followed by a new revision."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


class SubjectKind(Enum):
    """What an approval signs."""

    SELF_CHECK = "self_check"
    FORM_REPORT = "form_report"
    FORWARDING = "forwarding"


@dataclass(frozen=True, slots=True)
class SelfCheckRecord:
    """One revision of a self-check; ``snapshot`` is JSON of docs/formats/selfcheck.schema.json."""

    id: str
    pack_id: str
    pack_version: str
    period: str
    revision: int
    as_of: str
    status: PaperStatus
    snapshot: str
    submitted_by: str | None = None
    submitted_at: str | None = None
    return_reason: str | None = None
    returned_by: str | None = None
    returned_at: str | None = None


@dataclass(frozen=True, slots=True)
class FormRecord:
    """One revision of a filled form; ``head`` and ``cells`` are JSON as ``services.forms`` writes it.

    ``definition``, ``unit_code`` and ``unit_name`` are what the form and the unit said when it was handed in
    (None before that, and in forms handed in before they were kept).
    """

    id: str
    form_id: str
    form_version: str
    period: str
    revision: int
    as_of: str
    status: PaperStatus
    head: str
    cells: str
    submitted_by: str | None = None
    submitted_at: str | None = None
    return_reason: str | None = None
    returned_by: str | None = None
    returned_at: str | None = None
    definition: str | None = None
    unit_code: str | None = None
    unit_name: str | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """A signed approval: SSHSIG in namespace ``xinli-approval-v1`` over the digest line."""

    id: str
    subject_kind: SubjectKind
    subject_id: str
    digest: str
    signature: str
    public_line: str
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class RectificationPlan:
    """What will be done about an unmet clause; ``done_on`` and ``outcome`` once it was done."""

    pack_id: str
    clause_id: str
    period: str
    responsible: str
    due_on: str
    measures: str
    done_on: str | None = None
    outcome: str = ""
