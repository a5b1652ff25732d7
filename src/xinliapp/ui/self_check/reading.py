"""Reading one term's self-check for the page; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.calendar import Term
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.intervals import union_minutes
from xinliapp.domain.jobs import repeatable
from xinliapp.domain.paperwork import PaperStatus, SelfCheckRecord
from xinliapp.domain.report_models import SelfCheckReport, SelfCheckRow
from xinliapp.domain.rules import Automation, Clause, ClauseResult, Verdict
from xinliapp.i18n import formats
from xinliapp.services import (
    check_json,
    checking,
    clause_evidence,
    drafts,
    local_layer,
    measuring,
    overlapping,
    rectifications,
    room,
    school,
    self_check,
    term_comparison,
    week_counters,
)
from xinliapp.services.checking import CheckResult
from xinliapp.services.session import Session
from xinliapp.ui.self_check.facts import Abilities, CheckPage, ClauseRow, Overlap, Paper, Standing, WeekAmount

SCREEN = "selfcheck"
_WEEKLY = "weekly_opening_minutes"
_TITLES = 3


def current_period(session: Session) -> str:
    """The key of the term today lies in, or of the last one begun; "" without a calendar."""
    today = session.clock.now().date()
    begun = [term for year in school.calendar(session) for term in year.terms if term.starts_on <= today]
    return max(begun, key=lambda term: term.starts_on).key if begun else ""


@repeatable
def read_page(session: Session, pack_id: str, period: str) -> CheckPage:
    """Everything the page shows of a pack and period ("": the present term).

    A paper handed in shows the verdicts it was handed in with; records counted anew only explain them.

    Raises:
        UserError: ``calendar_missing``, ``period_unknown``, ``pack_not_found``.
    """
    pack_id, packs = _packs(session, pack_id)
    wanted = period or current_period(session)
    if not wanted:
        raise UserError("calendar_missing")
    record = latest(session, pack_id, wanted)
    frozen = record is not None and record.status is not PaperStatus.DRAFT
    as_of = dt.date.fromisoformat(record.as_of) if record is not None and frozen else None
    shown, live = checking.both(session, measuring.pack(pack_id), as_of, wanted)
    report = self_check.report_model(session, record.id) if record is not None else None
    printed = {row.clause_id: row for row in report.rows} if report is not None else {}
    beside = _Beside(session, shown)
    alive = {result.clause.id: result for result in live.results}
    rows = tuple(
        beside.put(_row(session, result, alive[result.clause.id], printed.get(result.clause.id), frozen))
        for result in shown.results
    )
    rows, side = _side_by_side(rows, overlapping.overlaps(session, shown, as_of))
    return CheckPage(
        period=wanted,
        as_of=record.as_of if record is not None and frozen else shown.as_of,
        pack_id=shown.pack.id,
        pack=f"{shown.pack.title} {shown.pack.version}",
        record_id=record.id if record is not None else "",
        rows=_with_weeks(session, rows, shown),
        standing=_standing(record, report),
        abilities=abilities(session, record),
        drafts=_drafts(session),
        before=beside.before,
        packs=tuple(
            (each, f"{measuring.pack(each).title} {local_layer.revision(session, each)}") for each in packs
        ),
        beside=side,
    )


def _packs(session: Session, asked: str) -> tuple[str, tuple[str, ...]]:
    """The pack to show and those to choose from: the school's, and one it left whose paper is under way."""
    chosen = measuring.pack_ids(session.database)
    if asked in chosen:
        return asked, chosen
    papers = [each for each in self_check.records(session) if each.status is not PaperStatus.DRAFT]
    if any(each.pack_id == asked for each in papers):
        return asked, (*chosen, asked)
    return chosen[0], chosen


def _side_by_side(
    rows: tuple[ClauseRow, ...], found: Mapping[str, overlapping.Overlap]
) -> tuple[tuple[ClauseRow, ...], dict[str, tuple[ClauseRow, ...]]]:
    """The rows with whom they overlap, and by row id the rows of the others."""
    side, marked = {}, []
    for row in rows:
        known = found.get(row.result.clause.id)
        if known is not None:
            ids = (row.result.clause.id, *(each.clause.id for each in known.others))
            row = replace(row, overlap=Overlap(ids[1:], known.strictest))
            side[row.id] = tuple(
                ClauseRow(
                    each,
                    check_json.actual_text(each) or formats.MISSING,
                    published=each.published,
                    overlap=Overlap(tuple(one for one in ids if one != each.clause.id), known.strictest),
                    foreign=True,
                )
                for each in known.others
            )
        marked.append(row)
    return tuple(marked), side


def latest(session: Session, pack_id: str, period: str) -> SelfCheckRecord | None:
    """The highest revision of a pack and period, or None."""
    found = [r for r in self_check.records(session) if (r.pack_id, r.period) == (pack_id, period)]
    return max(found, key=lambda record: record.revision) if found else None


def abilities(session: Session, record: SelfCheckRecord | None) -> Abilities:
    """What this account may do with the paper as it stands."""
    account = session.account
    status = record.status if record is not None else None
    works = account.role in (Role.COUNSELOR, Role.REGISTRAR, Role.OFFICER)
    hands_in = account.role in (Role.COUNSELOR, Role.OFFICER)
    draft = status is PaperStatus.DRAFT
    return Abilities(
        begin=works and status in (None, PaperStatus.RETURNED, PaperStatus.APPROVED),
        publish=hands_in and session.database.has_case and status is not PaperStatus.SUBMITTED,
        confirm=works and draft,
        submit=hands_in and draft,
        approve=Compartment.SIGN in account.role.compartments and status is PaperStatus.SUBMITTED,
        rectify=works,
    )


class _Beside:
    """What hangs on the clauses besides their figures: plans, papers, the term before."""

    def __init__(self, session: Session, shown: CheckResult) -> None:
        self._plans = rectifications.of_period(session, shown.pack.id, shown.period)
        self._papers: dict[str, list[Paper]] = {}
        for kept in clause_evidence.of_period(session, shown.pack.id, shown.period):
            paper = Paper(kept.id, kept.title, kept.attachment_id or "")
            self._papers.setdefault(kept.clause_id, []).append(paper)
        self._past = term_comparison.term_before(session, shown.pack.id, shown.period)

    @property
    def before(self) -> str:
        """The period of the term before, as it is read, and whether its paper was signed."""
        if self._past is None:
            return ""
        signed = "已签批" if self._past.approved else "已提交"
        return f"{formats.period_label(self._past.period)} {signed}"

    def put(self, row: ClauseRow) -> ClauseRow:
        """The row with what hangs on it."""
        clause_id = row.result.clause.id
        past = self._past.clauses.get(clause_id) if self._past is not None else None
        return replace(
            row,
            plan=self._plans.get(clause_id),
            papers=tuple(self._papers.get(clause_id, ())),
            suggestion=_suggestion(row),
            before=f"{past.actual} {formats.verdict_text(past.verdict)}".strip() if past else "",
        )


def _suggestion(row: ClauseRow) -> str:
    """What the records let a person say of a clause to be confirmed: the figure, up to three titles."""
    result = row.result
    if not row.confirmable or result.confirmed_by is not None or not result.rows:
        return ""
    own = result.clause.automation is Automation.CONFIRMED and not result.clause.needs_case
    titles = [f"《{each.label}》" for each in result.rows[:_TITLES] if each.label] if own else []
    return f"据记录:{row.actual}。{'、'.join(titles)}"


def _row(
    session: Session,
    result: ClauseResult,
    live: ClauseResult,
    printed: SelfCheckRow | None,
    frozen: bool,
) -> ClauseRow:
    actual = check_json.actual_text(result) or formats.MISSING
    changed = False
    confirmable = _confirmable(result)
    seen = replace(result, rows=live.rows, shortfall=live.shortfall, pending=live.pending, notes=live.notes)
    if frozen and printed is not None:
        changed = (printed.verdict, printed.actual or formats.MISSING) != (result.verdict, actual)
        seen = replace(seen, verdict=printed.verdict)
        actual = printed.actual or formats.MISSING
    own = ""
    if result.clause.needs_case and session.database.has_case:
        own = f"{check_json.actual_text(live)} {formats.verdict_text(live.verdict)}"
    return ClauseRow(
        seen,
        actual,
        published=result.published,
        live=own,
        confirmable=confirmable,
        changed=changed,
    )


def _confirmable(result: ClauseResult) -> bool:
    asks = result.verdict is Verdict.NEEDS_PERSON or result.confirmed_by is not None
    return asks or result.clause.automation is not Automation.AUTOMATIC


def _standing(record: SelfCheckRecord | None, report: SelfCheckReport | None) -> Standing | None:
    if record is None:
        return None
    if report is not None and report.approved_at:
        return Standing(record.status, record.revision, report.approved_by or "", report.approved_at)
    if record.status is PaperStatus.RETURNED:
        # Nobody where it was not kept: naming who had handed it in would tell the wrong person.
        who, moment = record.returned_by or "", record.returned_at or ""
        return Standing(record.status, record.revision, who, moment, record.return_reason or "")
    return Standing(record.status, record.revision, record.submitted_by or "", record.submitted_at or "")


def _drafts(session: Session) -> Mapping[str, Mapping[str, str]]:
    found = drafts.load_draft(session, SCREEN)
    return found.body if found is not None and isinstance(found.body, dict) else {}


def _with_weeks(session: Session, rows: tuple[ClauseRow, ...], shown: CheckResult) -> tuple[ClauseRow, ...]:
    terms = {term.key: term for year in school.calendar(session) for term in year.terms}
    term = terms.get(shown.period)
    if term is None:
        return rows
    as_of = dt.date.fromisoformat(shown.as_of)
    return tuple(
        replace(row, weeks=_weeks(session, term, as_of, row.result.clause))
        if row.result.clause.measure == _WEEKLY
        else row
        for row in rows
    )


def _weeks(session: Session, term: Term, as_of: dt.date, clause: Clause) -> tuple[WeekAmount, ...]:
    """Hours per teaching week as the measure counts them: closed openings, cut to the term, once."""
    until, floor = min(term.ends_on, as_of), clause.requirement or 0.0
    found = []
    for week in term.weeks():
        first, last = max(week.starts_on, term.starts_on), min(week.ends_on, term.ends_on)
        if not week.teaching_days or first > until:
            continue
        spans = [
            (parse_stamp(opening.opened_at), parse_stamp(opening.closed_at))
            for opening in room.week(session, week.starts_on).openings
            if opening.closed_at is not None
        ]
        bounds = (
            dt.datetime.combine(first, dt.time()),
            dt.datetime.combine(min(last, until) + dt.timedelta(days=1), dt.time()),
        )
        hours = union_minutes(spans, bounds) / 60
        found.append(
            WeekAmount(week.number, hours, floor * week_counters.week_share(clause, week), last <= as_of)
        )
    return tuple(found)
