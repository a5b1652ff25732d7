"""What waits at a bureau (screens.md 1.2, entry 1): counted anew from what its pages read, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import ReportingProgress, ReportState, SchoolProgress
from xinliapp.domain.calendar import parse_period
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import ArrivalVerdict
from xinliapp.domain.forwarding import MemberState
from xinliapp.domain.rules import CheckSeverity
from xinliapp.services import campaigns, flags, forwarding, inbox_desk, reporting
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.forwarding import ForwardPage
from xinliapp.services.inbox_desk import Desk, DeskLine
from xinliapp.services.known_forms import FormRun
from xinliapp.services.session import Session
from xinliapp.storage import chases, receipts, recipients

REFUSED_STAYS = dt.timedelta(days=14)
"""How long a refused file is still somebody's business; by then its school has been called or is missing."""
RUN_STAYS = dt.timedelta(days=120)
"""How long after its last day a run is still worked on."""


class OfficeKind(Enum):
    """What waits, in the order it is best done. The value names its words in ``i18n/task_words.py``."""

    CLAIM = "office_claim"  # spreadsheets nobody knows the school or period of
    HELD = "office_held"  # bags that contradict others: the school must be called
    REFUSED = "office_refused"  # files that were refused lately and were not sent anew
    RECEIPTS = "office_receipts"  # reports in the books without a receipt
    DELIVER = "office_deliver"  # receipts and slips no file was written for
    RETURN = "office_return"  # flags that must be sent back
    EXPLAIN = "office_explain"  # flags the school should explain
    MISSING = "office_missing"  # schools that sent nothing, without a noted reason
    RETURNED = "office_returned"  # reports sent back and not corrected
    FORWARD = "office_forward"  # schools' rows that were not passed on
    FORWARD_AGAIN = "office_forward_again"  # rows that changed after they were passed on
    SEAL = "office_seal"  # signed, but no file was written


@dataclass(frozen=True, slots=True)
class OfficeTask:
    """``count`` things of one kind, of one run where it is about one; ``due_on`` is the last day, if any.

    ``page`` and ``argument`` are where they are done.
    """

    kind: OfficeKind
    count: int
    page: str
    run: FormRun | None = None
    due_on: dt.date | None = None
    argument: str | None = None

    @property
    def key(self) -> str:
        """The row's identity on a page."""
        return self.kind.value if self.run is None else f"{self.kind.value}:{self.run.id}"


@dataclass(frozen=True, slots=True)
class RunDays:
    """A run that is being worked on: its schools' day and the day it is passed on by, where there is one."""

    run: FormRun
    school_due: dt.date | None
    forward_due: dt.date | None


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """The page of the day: what waits, how the newest run stands, the days to come. ``schools``: how many
    report here."""

    day: dt.date
    schools: int
    tasks: tuple[OfficeTask, ...]
    runs: tuple[RunDays, ...]
    progress: ReportingProgress | None


def office_day(session: Session) -> OfficeDay:
    """Everything the page needs, by the session's clock.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``.
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="工作台")
    require_bureau(session)
    today = session.clock.now().date()
    desk = inbox_desk.desk(session)
    tasks, runs = list(_inbox_tasks(desk, today)), _current_runs(session, desk, today)
    progress = {
        each.run.id: reporting.reporting_progress(session, each.run.definition, each.run.period)
        for each in runs
    }
    for each in runs:
        tasks += _run_tasks(session, each, progress[each.run.id])
    order = list(OfficeKind)
    tasks.sort(
        key=lambda one: (one.due_on is None, one.due_on or dt.date.max, order.index(one.kind), one.key)
    )
    return OfficeDay(
        day=today,
        schools=len(reporting.reporting_schools(session.database)),
        tasks=tuple(tasks),
        runs=runs,
        progress=progress[runs[0].run.id] if runs else None,
    )


def next_day(session: Session) -> dt.date | None:
    """The nearest last day of anything that waits here, for the status bar."""
    return min((task.due_on for task in office_day(session).tasks if task.due_on is not None), default=None)


# The inbox ---------------------------------------------------------------


def _inbox_tasks(desk: Desk, today: dt.date) -> Iterator[OfficeTask]:
    lines = desk.lines
    counts = {
        OfficeKind.CLAIM: sum(1 for line in lines if line.unclaimed),
        OfficeKind.HELD: sum(1 for line in lines if line.verdict is ArrivalVerdict.HELD),
        OfficeKind.REFUSED: sum(1 for line in lines if _still_refused(line, lines, today)),
        OfficeKind.RECEIPTS: len(desk.undecided),
        OfficeKind.DELIVER: len(desk.waiting),
    }
    for kind, count in counts.items():
        if count:
            opens = kind in (OfficeKind.CLAIM, OfficeKind.HELD, OfficeKind.REFUSED)
            yield OfficeTask(kind, count, "bureau_inbox", argument="open" if opens else None)


def _still_refused(line: DeskLine, lines: tuple[DeskLine, ...], today: dt.date) -> bool:
    """Refused by the machine, not long ago, and nothing usable came from that school since."""
    if line.verdict is not ArrivalVerdict.REFUSED or line.decided:
        return False
    if today - parse_stamp(line.received_at).date() > REFUSED_STAYS:
        return False
    return line.school_code is None or not any(
        other.school_code == line.school_code
        and other.verdict.counts
        and other.received_at >= line.received_at
        for other in lines
    )


# Runs ---------------------------------------------------------------


def _current_runs(session: Session, desk: Desk, today: dt.date) -> tuple[RunDays, ...]:
    """Runs that have begun and are not long over. Where there is no office above, nothing is passed on."""
    above = bool(recipients.active_recipients(session.database))
    found = []
    for run in desk.runs:
        campaign = campaigns.campaign(session, run.definition, run.period)
        if campaign is not None:
            begins, last = campaign.starts_on, max(campaign.due.values())
            due = campaign.due.get("school")
            days = RunDays(run, due, campaign.due.get("township", due) if above else None)
        else:
            begins, last = _window(run.period)
            days = RunDays(run, None, None)
        if begins <= today <= last + RUN_STAYS:
            found.append(days)
    return tuple(found)


def _window(period: str) -> tuple[dt.date, dt.date]:
    try:
        key = parse_period(period)
    except UserError:
        return dt.date.min, dt.date.min
    if key.start_year is not None:  # a term's key: the school year it belongs to
        return dt.date(key.start_year, 9, 1), dt.date(key.start_year + 1, 8, 31)
    return key.starts_on or dt.date.min, key.ends_on or dt.date.min


def _run_tasks(session: Session, days: RunDays, progress: ReportingProgress) -> Iterator[OfficeTask]:
    yield from _flag_tasks(session, days.run)
    yield from _school_tasks(session, days, progress)
    yield from _forward_tasks(session, days)


def _flag_tasks(session: Session, run: FormRun) -> Iterator[OfficeTask]:
    page = flags.flags(session, run.definition, run.period)
    for kind, severity in (
        (OfficeKind.RETURN, CheckSeverity.RETURN),
        (OfficeKind.EXPLAIN, CheckSeverity.EXPLAIN),
    ):
        if count := page.count(severity):
            yield OfficeTask(kind, count, "flags", run, argument=run.id)


def _school_tasks(session: Session, days: RunDays, progress: ReportingProgress) -> Iterator[OfficeTask]:
    """Whom to call: a school whose reason is noted has been called."""
    run, database = days.run, session.database
    reasons = chases.reasons(database, run.definition.id, run.period)
    slips = receipts.returned_items(database, run.definition.id, run.period)
    slip_days = {item_id: slip.due_on for item_id, slip in slips.items()}
    for kind, state, narrow in (
        (OfficeKind.MISSING, ReportState.MISSING, "missing"),
        (OfficeKind.RETURNED, ReportState.RETURNED, "returned"),
    ):
        lines = [line for line in progress.schools if line.state is state and line.school.code not in reasons]
        if lines:
            due = min((day for line in lines if (day := _due(line, slip_days)) is not None), default=None)
            yield OfficeTask(kind, len(lines), "bureau_home", run, due, f"{narrow}:{run.id}")


def _due(line: SchoolProgress, slip_days: Mapping[str, str | None]) -> dt.date | None:
    """The day on the slip for what was sent back, else the school's day of the run."""
    text = slip_days.get(line.item_id or "") if line.state is ReportState.RETURNED else line.due_on
    return None if text is None else dt.date.fromisoformat(text)


def _forward_tasks(session: Session, days: RunDays) -> Iterator[OfficeTask]:
    """What is to be passed on, to every office above this one; nothing where there is none."""
    run = days.run
    pages = [
        forwarding.page(session, run.definition, run.period, unit.id)
        for unit in recipients.active_recipients(session.database)
    ]
    for kind in (OfficeKind.FORWARD, OfficeKind.FORWARD_AGAIN, OfficeKind.SEAL):
        counts = [_rows_ready(page) for page in pages if _forward_kind(page) is kind]
        if any(counts):
            yield OfficeTask(kind, max(counts), "forwarding", run, days.forward_due, run.id)


def _forward_kind(page: ForwardPage) -> OfficeKind | None:
    if page.bundle is None:
        return OfficeKind.FORWARD
    if page.outdated:
        return OfficeKind.FORWARD_AGAIN
    return None if page.exports else OfficeKind.SEAL


def _rows_ready(page: ForwardPage) -> int:
    return sum(1 for row in page.rows if row.state is not MemberState.ABSENT)
