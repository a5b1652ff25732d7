"""版本: a merged table that left the program is kept, so that a later one can be compared with it (B05).

Merging itself only reads; a version is written with the record of the export, and only when its rows differ
from the last one's. Decision 0158.
"""

from __future__ import annotations

from xinliapp.domain.bureau import MergedTable
from xinliapp.domain.merge_versions import Comparison, MergeVersion, compare, rows_of
from xinliapp.services.session import Session
from xinliapp.storage import member_changes
from xinliapp.storage import merge_versions as rows


def versions(session: Session, form_id: str, period: str) -> tuple[MergeVersion, ...]:
    """What left the program for a run, the first version first."""
    return tuple(rows.versions(session.database, form_id, period))


def record_export(session: Session, table: MergedTable, kind: str, *, with_unsigned: bool = True) -> None:
    """Log that a merged table left the program as ``xlsx`` or ``pdf``, and keep what it said."""
    with session.write(f"table.export.{kind}", object_id=f"{table.form_id} {table.period}") as uow:
        known = rows.versions(uow.database, table.form_id, table.period)
        now = rows_of(table.lines)
        if not known or known[-1].rows != now:
            rows.add(uow, table.form_id, table.period, len(known) + 1, with_unsigned, now)


def against(session: Session, table: MergedTable, version: MergeVersion) -> Comparison:
    """The table as it is now against one of its versions."""
    known = member_changes.identities(session.database)
    known_as = {row.code: known.current(row.code) for row in version.rows}
    return compare(version, table.lines, known_as)
