"""The paper of the backup page: which backups were proven by a drill, for the file cabinet."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Column
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session

MOST = 60
_NOT_READ = "未打开"


@dataclass(frozen=True, slots=True)
class _Run:
    made_at: str
    rows_core: int
    rows_case: int | None
    drilled_at: str


def drill_record(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """演练记录: the newest backups that a drill has proven, with what was compared and space to sign.

    Raises:
        UserError: ``paper_no_rows`` when none was, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    runs = session.database.rows(
        _Run,
        "SELECT created_at AS made_at, rows_core, rows_case, drilled_at FROM backup_run"
        " WHERE drilled_at IS NOT NULL ORDER BY drilled_at DESC, id LIMIT ?",
        (MOST,),
    )
    body = [
        (
            _minute(run.made_at),
            str(run.rows_core),
            _NOT_READ if run.rows_case is None else str(run.rows_case),
            _minute(run.drilled_at),
            "逐项一致",
            "",
        )
        for run in runs
    ]
    columns = (
        Column("备份时间", 2.4),
        Column("公共(条)", 1.4),
        Column("案卷(条)", 1.4),
        Column("演练时间", 2.4),
        Column("结果", 1.4),
        Column("演练人签字", 2.0),
    )
    return school_table(session, "演练记录", columns, body, "backup.print", fonts=fonts)


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")
