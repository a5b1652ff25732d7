"""What the self-check asks for in time: plans that fall due, and clauses whose period runs out unmet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from xinliapp.domain.calendar import NodeKind, Term, working_days_before
from xinliapp.domain.rules import Automation, Clause, Comparator, PeriodKind, Verdict
from xinliapp.domain.tasks import Task
from xinliapp.rulepacks.judging import judge
from xinliapp.services import check_json, measuring, rectifications, term_tasks
from xinliapp.services.measuring import Counting
from xinliapp.services.session import Session
from xinliapp.storage.calendar import load_school_years
from xinliapp.storage.measures.care import key_students
from xinliapp.storage.measures.contacts import AROUND_NODES, node_windows, one_to_one_talks
from xinliapp.storage.measures.context import MeasureContext

PAGE = "self_check"
_EXAMS = (NodeKind.MIDTERM_EXAM, NodeKind.FINAL_EXAM)
_LONG = (PeriodKind.TERM, PeriodKind.SCHOOL_YEAR, PeriodKind.CALENDAR_YEAR)
# These have a task of their own all term long (lesson_tasks, safeguard_tasks): not a second one here.
_ASKED_ELSEWHERE = frozenset({"meetings_held", "parent_meetings_per_class", AROUND_NODES.name})


def rectification_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Plans not yet carried out, near from three working days before their day."""
    terms = _terms(session)
    for plan in rectifications.plans(session):
        if plan.done_on is None:
            due = dt.date.fromisoformat(plan.due_on)
            yield Task(
                f"rectification.{plan.pack_id}.{plan.clause_id}.{plan.period}", "rectification",
                f"{plan.clause_id} {plan.responsible}", due, PAGE, plan.clause_id,
                warn=day >= working_days_before(due, term_tasks.WARNING_DAYS, terms), clause=plan.clause_id,
            )  # fmt: skip


def floor_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Clauses of the public records that are short while their period runs out (requirements.md 1.5)."""
    yield from _short(session, day, case=False)


def case_floor_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """The same for clauses that are counted in the case file."""
    yield from _short(session, day, case=True)


def node_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Key students without a one-to-one talk in the days around a node that run today (JS-53).

    Only where the school has set how many days that are: the notice gives none.
    """
    counts = term_tasks.term_counting(session, day) or _ahead(session, day)
    if counts is None:
        return
    for clause, days in _node_clauses(counts):
        context = MeasureContext(counts.database, counts.years, counts.unit, counts.span, counts.rolls)
        for term in (term for _, term in context.terms()):
            for window in node_windows(term, days):
                if not window.starts_on <= day <= window.ends_on:
                    continue
                talked = {student for _, _, student in one_to_one_talks(context, [window])}
                waiting = key_students(context).ids - talked
                if waiting:
                    yield Task(
                        f"node_talks.{clause.id}.{term.key}.{window.label}", "node_talks",
                        f"{window.label} 还有{len(waiting)}人", window.ends_on, "contacts",
                        warn=True, clause=clause.id,
                    )  # fmt: skip


def reminded(clause_ends_on: dt.date, day: dt.date, terms: Sequence[Term]) -> bool:
    """Whether a clause that is short is warned of today.

    From three working days before its period ends until that day, and at two fixed points of the term: from
    three working days before the mid-term and the final examination until it is over.
    """
    points = [(clause_ends_on, clause_ends_on)]
    points += [(node.starts_on, node.ends_on) for term in terms for node in term.nodes if node.kind in _EXAMS]
    return any(
        working_days_before(first, term_tasks.WARNING_DAYS, terms) <= day <= last for first, last in points
    )


def _short(session: Session, day: dt.date, *, case: bool) -> Iterator[Task]:
    counts = term_tasks.term_counting(session, day)
    if counts is None:
        return
    terms = _terms(session)
    for pack_id in measuring.pack_ids(session.database):
        pack = counts.layered(measuring.pack(pack_id))
        for clause in pack.clauses:
            if not _asks_in_time(clause, case):
                continue
            window = counts.window(clause)
            if not reminded(window.ends_on, day, terms):
                continue
            parameters = measuring.clause_parameters(clause)
            result = judge(clause, pack, counts.measure(clause.measure or "", parameters, window), window)
            if result.verdict is Verdict.DUE_SOON:
                yield Task(
                    f"floor.{clause.id}.{window.ends_on.isoformat()}", "floor_short",
                    f"{clause.id} {check_json.actual_text(result)}", window.ends_on, PAGE, clause.id,
                    warn=True, clause=clause.id,
                )  # fmt: skip


def _asks_in_time(clause: Clause, case: bool) -> bool:
    return (
        clause.automation is Automation.AUTOMATIC
        and clause.comparator is Comparator.AT_LEAST
        and clause.period in _LONG
        and clause.needs_case is case
        and clause.measure not in _ASKED_ELSEWHERE
    )


def _node_clauses(counts: Counting) -> Iterator[tuple[Clause, int]]:
    for pack_id in measuring.pack_ids(counts.database):
        for clause in counts.layered(measuring.pack(pack_id)).clauses:
            if clause.measure == AROUND_NODES.name and "node_days" in clause.parameters:
                yield clause, int(str(clause.parameters["node_days"]))


def _ahead(session: Session, day: dt.date) -> Counting | None:
    """Between terms the next one counts already: 开学前 lies before its first day."""
    following = [term for term in _terms(session) if term.starts_on > day]
    term = min(following, key=lambda term: term.starts_on, default=None)
    return measuring.counting(session, term.key, day) if term else None


def _terms(session: Session) -> list[Term]:
    return [term for year in load_school_years(session.database) for term in year.terms]
