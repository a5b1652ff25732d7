"""The unit a vault belongs to, as stored: one row, lists as JSON."""

from __future__ import annotations

import json

from xinliapp.domain.school import Edition, SchoolSystem, Stage, Unit
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = (
    "id, edition, code, name, stages, system, boarding, campuses, attributes, concern_threshold,"
    " upper_primary_from"
)


def load_unit(database: Database) -> Unit | None:
    """The unit, or None before the first set-up wrote one."""
    rows = database.tuples(f"SELECT {_COLUMNS} FROM unit ORDER BY created_at LIMIT 1")  # noqa: S608
    if not rows:
        return None
    row_id, edition, code, name, stages, system, boarding, campuses, attributes, threshold, upper = rows[0]
    return Unit(
        id=str(row_id),
        edition=Edition(edition),
        code=str(code),
        name=str(name),
        stages=tuple(Stage(value) for value in json.loads(str(stages))),
        system=SchoolSystem(system),
        boarding=bool(boarding),
        campuses=tuple(json.loads(str(campuses))),
        attributes=tuple(json.loads(str(attributes))),
        concern_threshold=None if threshold is None else int(threshold),
        upper_primary_from=None if upper is None else int(upper),
    )


def store_unit(uow: UnitOfWork, unit: Unit) -> None:
    """Insert the unit, or replace what is stored under its id."""
    values: dict[str, object] = {
        "edition": unit.edition,
        "code": unit.code,
        "name": unit.name,
        "stages": json.dumps([stage.value for stage in unit.stages]),
        "system": unit.system,
        "boarding": unit.boarding,
        "campuses": json.dumps(unit.campuses, ensure_ascii=False),
        "attributes": json.dumps(unit.attributes, ensure_ascii=False),
        "concern_threshold": unit.concern_threshold,
        "upper_primary_from": unit.upper_primary_from,
    }
    if not uow.update("unit", unit.id, values):
        uow.insert("unit", {"id": unit.id, **values})
