"""A student's page: 300 lines of this and the last school year, in a vault of half a million records."""

from __future__ import annotations

from pathlib import Path

from bench.big_casework import ENTRIES, WELL_KNOWN
from bench.floors.statements import ask, distinct
from bench.harness import Case
from bench.recording import recorded
from bench.vaults import big_session, big_vault
from xinliapp.services.dossier import open_dossier


def cases(folder: Path) -> list[Case]:
    """Reading it as the page does (the opening is noted in the case chain: one synced commit), and again."""
    session = big_session()
    connection = session.database.connection
    with recorded() as asked:
        page = open_dossier(session, WELL_KNOWN, again=True)
    assert page.case is not None
    shown = len(page.case.timeline)
    assert shown >= ENTRIES, shown
    statements = distinct(asked)
    print(
        f"  {big_vault().records} 条记录;学生页{shown}条,共{len(asked)}次查询,不同的{len(statements)}次",
        flush=True,
    )
    return [
        Case(
            f"学生页{shown}条:打开(留痕)",
            lambda _: open_dossier(session, WELL_KNOWN),
            lambda _: ask(connection, statements),
            repeats=41,
            goal_seconds=0.150,
            percentile=0.95,
        ),
        Case(
            f"学生页{shown}条:重读",
            lambda _: open_dossier(session, WELL_KNOWN, again=True),
            lambda _: ask(connection, statements),
            repeats=21,
        ),
    ]
