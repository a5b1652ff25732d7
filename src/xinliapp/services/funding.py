"""经费: what was planned and paid for mental health in a calendar year (BJ-77, BJ-79)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.funding import FIRST_YEAR, Funding, FundingCategory, FundingKind, fen_of
from xinliapp.domain.ids import new_id
from xinliapp.services import attachments, typed
from xinliapp.services.session import Session
from xinliapp.storage import funding as rows
from xinliapp.storage import staff as papers

CHANGES = Changes.SAFEGUARDS


@dataclass(frozen=True, slots=True)
class FundingInput:
    """An entry as typed; ``amount`` in yuan, ``file`` a voucher or the decision."""

    year: int
    category: FundingCategory
    kind: FundingKind
    amount: str
    note: str = ""
    file: Path | None = None


def add(session: Session, entry: FundingInput) -> str:
    """Note an entry; its id.

    Raises:
        UserError: ``field_required``, ``field_wrong`` (year, amount), ``student_named``; as
            :func:`attachments.storing`.
        KnownError: as :func:`attachments.storing`.
    """
    made = Funding(
        new_id(),
        _year(session, entry.year),
        entry.category,
        entry.kind,
        _fen(entry.amount),
        typed.prose(session, "用途", entry.note, longest=200, shortest=0),
        None,
        stamp(session.clock.now()),
    )
    with (
        attachments.storing(session, entry.file) as stored,
        session.write("funding.add", object_id=made.id) as uow,
    ):
        rows.insert(uow, replace(made, attachment_id=stored.insert(uow)))
    return made.id


def take_back(session: Session, funding_id: str, reason: str) -> Changes:
    """An entry noted by mistake: its row stays and no longer counts.

    Raises:
        UserError: ``not_found``, ``field_required``.
    """
    words = typed.prose(session, "撤回理由", reason, longest=200)
    with session.write("funding.void", object_id=funding_id) as uow:
        if not papers.void(uow, "funding", funding_id, words):
            raise UserError("not_found")
    return CHANGES


def everything(session: Session) -> list[Funding]:
    """Every entry that counts, the newest year first."""
    return rows.everything(session.database)


def of_year(session: Session, year: int) -> list[Funding]:
    """The entries of a calendar year, by category."""
    order = list(FundingCategory)
    found = [row for row in rows.everything(session.database) if row.year == year]
    return sorted(found, key=lambda row: (order.index(row.category), row.kind.value, row.created_at))


def _year(session: Session, year: int) -> int:
    """Next year's budget is made this year."""
    last = session.clock.now().year + 1
    if not FIRST_YEAR <= year <= last:
        raise UserError("field_wrong", field="年度", why=f"应在{FIRST_YEAR}到{last}之间")
    return year


def _fen(amount: str) -> int:
    words = typed.text("金额", amount, longest=24)
    try:
        return fen_of(words)
    except ValueError:
        raise UserError("field_wrong", field="金额", why="请写成12000或12000.50这样的元数") from None
