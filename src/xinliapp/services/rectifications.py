"""整改: who puts an unmet clause right, by when, how, and what came of it; the ledger on paper."""

from __future__ import annotations

from dataclasses import replace

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.paperwork import RectificationPlan
from xinliapp.domain.report_models import Align, Column
from xinliapp.i18n import formats
from xinliapp.services import measuring, period_words, typed
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session
from xinliapp.storage import self_checks as rows

CHANGES = Changes.SELF_CHECK | Changes.TASKS


def done(session: Session, pack_id: str, clause_id: str, period: str, outcome: str) -> Changes:
    """Note that a plan was carried out today and what came of it.

    Raises:
        UserError: ``not_found`` without a plan or once it was done; ``field_required``, ``field_wrong``.
    """
    plan = rows.rectifications(session.database, pack_id.upper(), period).get(clause_id)
    if plan is None or plan.done_on is not None:
        raise UserError("not_found")
    words = typed.prose(session, "整改结果", outcome, longest=300)
    today = session.clock.now().date().isoformat()
    with session.write("selfcheck.rectified", object_id=clause_id) as uow:
        rows.save_rectification(uow, replace(plan, done_on=today, outcome=words))
    return CHANGES


def of_period(session: Session, pack_id: str, period: str) -> dict[str, RectificationPlan]:
    """Clause id to its newest plan of a period."""
    return rows.rectifications(session.database, pack_id.upper(), period)


def plans(session: Session) -> tuple[RectificationPlan, ...]:
    """The newest plan of every clause and period, first due first."""
    return tuple(rows.all_rectifications(session.database))


def ledger_pdf(session: Session, pack_id: str, period: str, *, fonts: FontBook | None = None) -> Paper:
    """整改台账 of a period: clause, duty, who, by when, how, done; names no student.

    Raises:
        UserError: ``paper_no_rows``, ``pack_not_found``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    pack = measuring.pack(pack_id)
    known = rows.rectifications(session.database, pack.id, period)
    today = session.clock.now().date().isoformat()
    columns = (
        Column("序号", 0.6), Column("条款", 1.0), Column("要求", 3.4, Align.LEFT), Column("责任人", 1.2),
        Column("期限", 1.5), Column("措施", 3.4, Align.LEFT), Column("完成情况", 2.6, Align.LEFT),
    )  # fmt: skip
    listed = [(clause, known[clause.id]) for clause in pack.clauses if clause.id in known]
    body = tuple(
        (
            str(number),
            clause.id,
            clause.duty,
            plan.responsible,
            formats.print_date(plan.due_on),
            plan.measures,
            _state(plan, today),
        )
        for number, (clause, plan) in enumerate(listed, start=1)
    )
    title = f"{period_words.label(period)}整改台账"
    return school_table(session, title, columns, body, "selfcheck.ledger_print", landscape=True, fonts=fonts)


def _state(plan: RectificationPlan, today: str) -> str:
    if plan.done_on is not None:
        return f"{formats.print_date(plan.done_on)}完成：{plan.outcome}"
    return "已逾期，尚未完成" if plan.due_on < today else "尚未完成"
