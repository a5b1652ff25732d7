"""Who has reported for a form and period, who is late, whom to call; and the report of a received batch."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from xinliapp.bundles import replay
from xinliapp.bundles.jsonstrict import readable
from xinliapp.domain.bureau import (
    Chase,
    InboxItem,
    MemberSchool,
    ReceiveResult,
    ReportingProgress,
    ReportState,
    SchoolProgress,
)
from xinliapp.domain.errors import XinliError
from xinliapp.domain.exchange import ArrivalVerdict
from xinliapp.domain.receipts import StoredReceipt
from xinliapp.domain.rules import FormDefinition
from xinliapp.services import campaigns
from xinliapp.services.session import Session
from xinliapp.storage import chases, inbox_items, member_changes, members, receipts
from xinliapp.storage.database import Database

REPORT_FORMAT = "xinli-receive-report-1"


def standing_items(
    database: Database, form_id: str, period: str, *, include_unsigned: bool = True
) -> dict[str, InboxItem]:
    """By school code, the item whose figures count: the latest signed revision, else the latest unsigned.

    What came under a former code of a school counts for its present one.
    """
    known_as = member_changes.identities(database).current
    standing: dict[str, InboxItem] = {}
    for item in inbox_items.items_for(database, form_id, period):
        usable = item.verdict.counts or (include_unsigned and item.verdict is ArrivalVerdict.UNSIGNED)
        if not usable or item.school_code is None or item.form is None:
            continue
        code = known_as(item.school_code)
        known = standing.get(code)
        if known is None or _place(item) > _place(known):
            standing[code] = item
    return standing


def _place(item: InboxItem) -> tuple[bool, tuple[int, int]]:
    if not item.signed or item.epoch is None:
        return False, (0, item.revision or 0)
    return True, replay.rank(item.epoch, item.revision or 0)


def reporting_progress(session: Session, definition: FormDefinition, period: str) -> ReportingProgress:
    """Every member school's state for a form and period, with what was sent back and who was reminded.

    The due days are those of the period's own campaign: the schools' for who reports here, the centres' for
    who reports through one.
    """
    database = session.database
    standing = standing_items(database, definition.id, period)
    returned = receipts.returned_items(database, definition.id, period)
    campaign = campaigns.campaign(session, definition, period)
    due = {} if campaign is None else {tier: day.isoformat() for tier, day in campaign.due.items()}
    first = _first_receipts(database, definition.id, period)
    reminders = chases.of_run(database, definition.id, period)
    names = {school.code: school.name for school in members.members(database)}
    lines = tuple(
        _line(
            school,
            standing.get(school.code),
            first.get(school.code),
            due.get("school") if school.via_code is None else due.get("township", due.get("school")),
            returned,
            reminders.get(school.code, ()),
            area_of(school, names),
        )
        for school in reporting_schools(database, period, standing)
    )
    return ReportingProgress(definition.id, period, due.get("school"), lines)


def reporting_schools(
    database: Database, period: str | None = None, standing: Container[str] = ()
) -> list[MemberSchool]:
    """The schools whose rows are wanted for a period (None: today); a centre that passes rows on is none.

    A school that became part of another by the period's last day has a row only where it reported itself:
    ``standing`` are the codes that did. A former code never has one.
    """
    known = member_changes.identities(database)

    def wanted(code: str) -> bool:
        if known.current(code) != code:
            return False
        over = known.merger(code) if period is None else known.merged_by(code, period)
        return over is None or code in standing

    return [school for school in members.members(database) if school.tier == "school" and wanted(school.code)]


def area_of(school: MemberSchool, names: Mapping[str, str]) -> str:
    """The 片区 of a school: the register's word, else the name of the centre it reports through; "" for none.

    ``names`` are the schools' and centres' names by code.
    """
    return school.area or ("" if school.via_code is None else names.get(school.via_code, ""))


def who_is_missing(session: Session, definition: FormDefinition, period: str) -> tuple[MemberSchool, ...]:
    """Member schools of which nothing usable has come in, with whom to call."""
    lines = reporting_progress(session, definition, period).schools
    return tuple(line.school for line in lines if line.state is ReportState.MISSING)


def _first_receipts(database: Database, form_id: str, period: str) -> dict[str, str]:
    known_as = member_changes.identities(database).current
    first: dict[str, str] = {}
    for item in inbox_items.items_for(database, form_id, period):
        usable = item.verdict.counts or item.verdict is ArrivalVerdict.UNSIGNED
        if usable and item.school_code is not None:
            first.setdefault(known_as(item.school_code), item.received_at)
    return first


def _line(
    school: MemberSchool,
    item: InboxItem | None,
    first: str | None,
    due: str | None,
    returned: Mapping[str, StoredReceipt],
    reminders: tuple[Chase, ...],
    area: str,
) -> SchoolProgress:
    if item is None or first is None:
        return SchoolProgress(school, ReportState.MISSING, None, None, None, (), reminders, due, area)
    slip = returned.get(item.id)
    if slip is not None:
        state = ReportState.RETURNED
    elif not item.signed:
        state = ReportState.UNSIGNED
    elif due is not None and first[:10] > due:
        state = ReportState.REPORTED_LATE
    else:
        state = ReportState.REPORTED
    words = () if slip is None else tuple(reason.words for reason in slip.reasons)
    return SchoolProgress(school, state, item.revision, first, item.id, words, reminders, due, area)


def receive_report(results: Sequence[ReceiveResult], sentence: Callable[[XinliError], str]) -> bytes:
    """``--report`` of a received batch as JSON (docs/formats/receive-report.schema.json).

    ``sentence`` turns a refusal into what a person reads.
    """
    counts: dict[str, int] = {verdict.value: 0 for verdict in ArrivalVerdict}
    for result in results:
        counts[result.verdict.value] += 1
    files = [
        {
            "file": result.file_name,
            "verdict": result.verdict.value,
            "school_code": result.school_code,
            "school_name": result.school_name,
            "form_id": result.form_id,
            "period": result.period,
            "revision": result.revision,
            "sequence": result.sequence,
            "signed": result.signed,
            "reason_code": None if result.refusal is None else result.refusal.code,
            "reason_text": "" if result.refusal is None else sentence(result.refusal),
            "notices": [{"kind": notice.kind.value, "detail": notice.detail} for notice in result.notices],
            "quarantined_as": result.quarantined_as,
        }
        for result in results
    ]
    return readable({"format": REPORT_FORMAT, "counts": counts, "files": files})
