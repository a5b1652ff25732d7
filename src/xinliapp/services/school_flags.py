"""The merging office's general checks, made by the school before it hands a form in (screens.md S21)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from xinliapp.domain.flags import flags
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.rules import CrossCheck, FormDefinition
from xinliapp.storage import form_reports
from xinliapp.storage.database import Database


def general_checks(
    database: Database,
    definition: FormDefinition,
    period: str,
    values: Mapping[str, float | None],
    students: float | None,
) -> tuple[CrossCheck, ...]:
    """What the office would ask besides the form's own checks: the roll, and a change of more than half.

    The head is asked for by the form page itself, so it is left out here.
    """
    found = flags(definition, (), values, students=students, last=_last(database, definition.id, period))
    return tuple(CrossCheck(flag.check_id, "", flag.message, flag.severity) for flag in found)


def _last(database: Database, form_id: str, period: str) -> dict[str, float | None]:
    """What was approved for the nearest earlier period, by column."""
    earlier = [
        record
        for record in form_reports.all_records(database)
        if record.form_id == form_id
        and record.status is PaperStatus.APPROVED
        and record.period[:10] < period[:10]
    ]
    if not earlier:
        return {}
    newest = max(earlier, key=lambda record: (record.period, record.revision))
    entered = {name: cell["entry"].get("value") for name, cell in json.loads(newest.cells).items()}
    return {name: None if value is None else float(value) for name, value in entered.items()}
