"""Which records can be found by their words: per kind one query that reads those in force (case.db).

What a query does not return is not (or no longer) to be found: voided rows, versions that another supersedes.
The triggers of migration 0014 name the same kinds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xinliapp.domain.find import FindKind

_CREATED = "substr(t.created_at, 1, 10)"


@dataclass(frozen=True, slots=True)
class Source:
    """How records of a kind are read: SQL expressions over ``t``, the table's row.

    ``of`` is the record a hit opens (a note's amendment opens the note). ``sealed`` holds for rows whose
    words only who unsealed them may read; ``author`` is an account's id, ``by`` a name.
    """

    kind: FindKind
    table: str
    text: str
    day: str = _CREATED
    student: str = "t.student_id"
    author: str = "t.created_by"
    by: str = "''"
    of: str = "t.id"
    join: str = ""
    where: str = "1"
    sealed: str = "0"
    draft: str = "0"

    @property
    def sql(self) -> str:
        """The rows named by a JSON list of ids."""
        return (
            f"SELECT t.id AS row_id, {self.of} AS of_id, {self.day} AS day, {self.student} AS student_id,"  # noqa: S608
            f" {self.author} AS author_id, {self.by} AS by_name, {self.sealed} AS sealed,"
            f" {self.draft} AS draft, {self.text} AS text"
            f" FROM casework.{self.table} t {self.join}"
            f" WHERE t.id IN (SELECT value FROM json_each(?)) AND ({self.where})"
        )


def _lines(*columns: str) -> str:
    return " || char(10) || ".join(f"coalesce({column}, '')" for column in columns)


def _newest(table: str, hangs_by: str) -> str:
    """Holds for rows no other row of the same child or case supersedes."""
    return (
        f"NOT EXISTS (SELECT 1 FROM casework.{table} n WHERE n.{hangs_by} = t.{hangs_by}"  # noqa: S608
        " AND n.supersedes = t.id)"
    )


_LIVE = "t.voided_at IS NULL"
_SESSION = "JOIN casework.counseling_session s ON s.id = t.session_id"
_OF_SESSION = {
    "day": _CREATED,
    "student": "s.student_id",
    "author": "s.author_id",
    "by": "s.author_name",
    "of": "t.session_id",
    "join": _SESSION,
    "where": "s.voided_at IS NULL",
    "sealed": "1",
}
_REFERRAL = "JOIN casework.referral r ON r.id = t.referral_id"
_CRISIS = "JOIN casework.crisis_event c ON c.id = t.crisis_id"
_INCIDENT = (
    "JOIN casework.incident_dossier i ON i.id = t.dossier_id"
    " LEFT JOIN casework.crisis_event c ON c.id = i.crisis_id"
)

SOURCES: tuple[Source, ...] = (
    Source(
        FindKind.NOTE, "counseling_session",
        _lines("t.theme", "t.situation", "t.assessment", "t.response", "t.outcome", "t.agreed"),
        day="substr(t.started_at, 1, 10)", author="t.author_id", by="t.author_name", where=_LIVE, sealed="1",
        draft="t.signed_at IS NULL AND t.import_id IS NULL",
    ),
    Source(FindKind.AMENDMENT, "note_amendment", "t.text", **_OF_SESSION),
    Source(FindKind.BREACH, "confidentiality_breach", _lines("t.reason", "t.what"), **_OF_SESSION),
    Source(FindKind.TALK, "talk", "t.note", day="t.day", by="t.by_name", where=_LIVE),
    Source(
        FindKind.HOME_VISIT, "home_visit", _lines("t.met", "t.findings", "t.agreed"),
        day="t.day", by="t.by_name", where=_LIVE,
    ),
    Source(FindKind.CONTACT, "guardian_contact", "t.note", day="t.day", by="t.by_name", where=_LIVE),
    Source(
        FindKind.HOME_NOTICE, "home_notice", "t.note", day="t.day", by="t.by_name",
        where=f"{_LIVE} AND {_newest('home_notice', 'student_id')}",
    ),
    Source(
        FindKind.WARNING, "warning_report", "t.note",
        day="substr(t.noticed_at, 1, 10)", by="t.reported_by", where=_LIVE,
    ),
    Source(
        FindKind.WARNING_STEP, "warning_step", "t.note", day="substr(t.at, 1, 10)", student="w.student_id",
        by="t.by_name", of="t.warning_id", join="JOIN casework.warning_report w ON w.id = t.warning_id",
        where="w.voided_at IS NULL",
    ),
    Source(FindKind.AGENDA, "conference_agenda", _lines("t.note", "t.settled_reason")),
    Source(
        FindKind.CONCLUSION, "conference_item",
        _lines(
            "t.protective", "t.parents_opinion", "t.reason",
            "(SELECT group_concat(json_extract(value, '$[3]'), char(10)) FROM json_each(t.bases))",
        ),
        where=_newest("conference_item", "student_id"),
    ),
    Source(
        FindKind.GRADE, "concern_grade", "t.reason", day="t.decided_on", by="t.decided_by",
        where="t.item_id IS NULL",
    ),
    Source(
        FindKind.PLAN, "support_plan",
        _lines(
            "t.situation", "t.goals", "t.measures", "t.triggers", "t.parents_opinion", "t.lift_conditions",
            "(SELECT group_concat(m.what, char(10)) FROM casework.plan_measure m WHERE m.plan_id = t.id)",
        ),
        day="t.starts_on",
        where="NOT EXISTS (SELECT 1 FROM casework.support_plan n WHERE n.student_id = t.student_id"
        " AND n.version > t.version AND n.status IN ('active', 'closed'))",
    ),
    Source(
        FindKind.MEASURE_DONE, "plan_measure_done", "t.note", day="t.done_on", by="t.by_name", where=_LIVE
    ),
    Source(FindKind.REVIEW, "plan_review", _lines("t.note", "t.reason"), day="t.reviewed_on", by="t.by_name"),
    Source(
        FindKind.FACT, "dossier_fact", _lines("t.text", "t.source"), day="t.day",
        where=_newest("dossier_fact", "student_id"),
    ),
    Source(
        FindKind.EVENT, "life_event", _lines("t.text", "t.source"), day="t.day",
        where=f"{_LIVE} AND {_newest('life_event', 'student_id')}",
    ),
    Source(
        FindKind.PAPER, "student_paper", _lines("t.title", "t.provider"), day="t.day", by="t.provider",
        where=_LIVE, sealed="t.kind IN ('hospital', 'third_party')",
    ),
    Source(FindKind.CONSENT, "consent", "t.reason", day="t.day", by="t.signer", where=_LIVE),
    Source(FindKind.DISPOSITION, "screening_disposition", "t.note"),
    Source(FindKind.TOLD, "screening_told", _lines("t.told", "t.note"), day="substr(t.told_at, 1, 10)"),
    Source(FindKind.APPOINTMENT, "appointment_visitor", _lines("t.note", "t.override_reason")),
    Source(FindKind.HANDOVER, "duty_handover", "t.note", student="NULL"),
    Source(
        FindKind.REFERRAL, "referral_sheet", _lines("t.partner_name", "t.reason_words", "t.reason"),
        student="r.student_id", of="t.referral_id", join=_REFERRAL,
        where="r.voided_at IS NULL AND NOT EXISTS (SELECT 1 FROM casework.referral_sheet n"
        " WHERE n.referral_id = t.referral_id AND n.seq > t.seq)",
    ),
    Source(
        FindKind.REFERRAL_STEP, "referral_step", "t.note", day="substr(t.at, 1, 10)", student="r.student_id",
        by="t.by_name", of="t.referral_id", join=_REFERRAL, where=f"{_LIVE} AND r.voided_at IS NULL",
    ),
    Source(
        FindKind.FOLLOW_UP, "referral_follow_up", _lines("t.told", "t.measures", "t.feedback"),
        day="substr(t.at, 1, 10)", by="t.by_name", of="t.referral_id", join=_REFERRAL,
        where=f"{_LIVE} AND r.voided_at IS NULL AND {_newest('referral_follow_up', 'referral_id')}",
    ),
    Source(
        FindKind.SUSPENSION, "suspension", "t.note", day="t.from_day",
        where=f"{_LIVE} AND {_newest('suspension', 'student_id')}",
    ),
    Source(
        FindKind.RETURN_APPLICATION, "return_application", "t.materials", day="t.applied_on",
        by="t.applicant", where=f"{_LIVE} AND {_newest('return_application', 'student_id')}",
    ),
    Source(
        FindKind.ASSESSMENT, "return_assessment", _lines("t.unit_name", "t.conclusion"), day="t.assessed_on",
        student="a.student_id", by="t.unit_name", sealed="1",
        join="JOIN casework.return_application a ON a.id = t.application_id",
        where=f"{_LIVE} AND a.voided_at IS NULL",
    ),
    Source(
        FindKind.DECISION, "return_decision", _lines("t.conditions", "t.support"), day="t.decided_on",
        student="a.student_id", by="t.decided_by",
        join="JOIN casework.return_application a ON a.id = t.application_id",
    ),
    Source(
        FindKind.CRISIS_ENTRY, "crisis_entry", _lines("t.words", "t.note"), day="substr(t.at, 1, 10)",
        student="c.student_id", by="t.by_name", of="t.crisis_id", join=_CRISIS,
        where="t.undone_at IS NULL AND c.voided_at IS NULL",
    ),
    Source(
        FindKind.CRISIS_HANDOVER, "crisis_handover",
        _lines("t.accompanied_by", "t.hospital", "t.handed_to", "t.note"),
        student="c.student_id", of="t.crisis_id", join=_CRISIS,
        where=f"c.voided_at IS NULL AND {_newest('crisis_handover', 'crisis_id')}",
    ),
    Source(
        FindKind.AFTERCARE, "crisis_aftercare", _lines("t.what", "t.outcome"), student="c.student_id",
        by="t.responsible", of="t.crisis_id", join=_CRISIS, where=f"{_LIVE} AND c.voided_at IS NULL",
    ),
    Source(
        FindKind.INCIDENT, "incident_report", "t.body", student="c.student_id", by="t.author_name",
        of="t.dossier_id", join=_INCIDENT, sealed="1",
        where="i.voided_at IS NULL AND NOT EXISTS (SELECT 1 FROM casework.incident_report n"
        " WHERE n.dossier_id = t.dossier_id AND n.kind = t.kind AND n.version > t.version)",
    ),
    Source(
        FindKind.MATERIAL, "incident_material", "t.title", day="t.day", student="c.student_id",
        by="t.provided_by", of="t.dossier_id", join=_INCIDENT, sealed="1",
        where=f"{_LIVE} AND i.voided_at IS NULL",
    ),
)  # fmt: skip
BY_KIND = {source.kind: source for source in SOURCES}


def kinds_of(values: Iterable[str]) -> list[FindKind]:
    """The kinds of stored values, in the order of :data:`SOURCES`."""
    wanted = set(values)
    return [source.kind for source in SOURCES if source.kind.value in wanted]
