"""佐证: papers kept beside a clause of a period, and the list of everything that proves the self-check."""

from __future__ import annotations

from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.ids import new_id
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column
from xinliapp.domain.rules import ClauseResult
from xinliapp.i18n import labels
from xinliapp.services import attachments, check_json, checking, measuring, period_words, typed
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session
from xinliapp.storage import clause_evidence as rows
from xinliapp.storage.clause_evidence import KeptEvidence

CHANGES = Changes.SELF_CHECK


def add(
    session: Session, pack_id: str, clause_id: str, period: str, title: str, file: Path | None = None
) -> str:
    """Keep a paper with a clause, its file sealed; its id.

    Raises:
        UserError: ``not_found``, ``pack_not_found``, ``field_required``, ``field_wrong``; as
            ``attachments.storing``.
        KnownError: as ``attachments.storing``.
    """
    pack = measuring.pack(pack_id)
    if clause_id not in {clause.id for clause in pack.clauses}:
        raise UserError("not_found")
    words = typed.prose(session, "材料名称", title, longest=80)
    row_id = new_id()
    with (
        attachments.storing(session, file) as stored,
        session.write("selfcheck.evidence", object_id=row_id) as uow,
    ):
        rows.insert(uow, row_id, pack.id, clause_id, period, words, stored.insert(uow))
    return row_id


def take_back(session: Session, evidence_id: str) -> Changes:
    """A paper added by mistake.

    Raises:
        UserError: ``not_found``.
    """
    if not rows.known(session.database, evidence_id):
        raise UserError("not_found")
    with session.write("selfcheck.evidence_back", object_id=evidence_id) as uow:
        rows.take_back(uow, evidence_id)
    return CHANGES


def of_period(session: Session, pack_id: str, period: str) -> tuple[KeptEvidence, ...]:
    """What is kept for the clauses of a period, in the order it was added."""
    return tuple(rows.of_period(session.database, pack_id.upper(), period))


def package_pdf(session: Session, pack_id: str, period: str, *, fonts: FontBook | None = None) -> Paper:
    """佐证包目录: by clause, which records stand behind it and how many, and the papers kept; no names.

    Figures of the case file are counted as they were published.

    Raises:
        UserError: as ``self_check.check``; ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    found = checking.run(session, measuring.pack(pack_id), None, period, live=False)
    papers: dict[str, list[KeptEvidence]] = {}
    for paper in of_period(session, found.pack.id, period):
        papers.setdefault(paper.clause_id, []).append(paper)
    columns = (
        Column("条款", 1.1), Column("要求", 3.8, Align.LEFT), Column("记录", 3.2, Align.LEFT),
        Column("存档材料", 3.6, Align.LEFT), Column("说明", 1.8, Align.LEFT),
    )  # fmt: skip
    body = tuple(
        (
            f"{result.clause.id}\n{result.clause.citation.clause}",
            result.clause.duty,
            records_text(result) or "—",
            "\n".join(_paper(paper) for paper in papers.get(result.clause.id, ())) or "—",
            f"{result.confirmed_by}确认" if result.confirmed_by else "",
        )
        for result in found.results
    )
    title = f"{period_words.label(period)}自查佐证包目录"
    notes = ("本目录只列材料名称和记录条数，不含学生姓名。",)
    return school_table(
        session, title, columns, body, "selfcheck.evidence_print", notes=notes, landscape=True, fonts=fonts
    )


def records_text(result: ClauseResult) -> str:
    """How many records of which kinds stand behind a figure: ``会议2条、活动3条``."""
    kinds: dict[str, int] = {}
    for row in result.rows:
        kinds[row.table] = kinds.get(row.table, 0) + 1
    if kinds:
        return "、".join(f"{labels.table(table)}{count}条" for table, count in kinds.items())
    count = check_json.row_count(result)
    return f"案卷记录{count}条" if count else ""


def _paper(paper: KeptEvidence) -> str:
    return paper.title if paper.attachment_id else f"{paper.title}(纸质)"
