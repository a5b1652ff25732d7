"""What in both databases belongs to a child, found in the schema, and taken out of it.

Every case table about a child has a ``student_id``, hangs by a foreign key on one that has, or names such a
row in a column that ends in ``_id``. A table added later is covered as long as it keeps to that; one that is
about several children has no ``student_id`` and stays (a group's session, a conference, a round).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xinliapp.domain.lifecycle import DESTROYED_NAME
from xinliapp.storage import find
from xinliapp.storage.database import Database, UnitOfWork

KEPT_OUT = frozenset(
    {
        "audit_event",
        "vault_info",
        "inbox_key",
        "inbox_merged",
        "destruction",
        "destruction_file",
        *find.TABLES,
    }
)
"""Tables of case.db that destroying a file never touches (the index has a way of its own)."""
ROSTER_KEPT = frozenset({"class_membership", "student_status", "peer_rep", "class_post"})
"""Tables of core.db whose rows stay, without a name: old counts divide by who was in which class when."""
_TEXTS = (("draft", "screen"), ("draft", "body"), ("task_snooze", "task_key"))
"""Texts in which ids (and, in drafts, names) stand."""
_NO_RECORDS = frozenset(
    {"student_id", "import_id", "account_id", "author_id", "staff_id", "class_id", "partner_id", "person_id"}
)
"""Columns that never name a row about a child: not worth a look at half a million rows."""
_ID = re.compile(r"[0-9A-Za-z-]{8,}")
_TRIGGER = re.compile(r"\s*CREATE\s+TRIGGER\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reach:
    """Ids of rows by table of case.db; ``sealed`` are the names of kept files."""

    rows: Mapping[str, frozenset[str]]
    sealed: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Rows by table."""
        return {table: len(ids) for table, ids in sorted(self.rows.items()) if ids}


def with_merged(database: Database, student_ids: Iterable[str]) -> set[str]:
    """These children and records merged into theirs, which lie voided in core.db, name and all."""
    every = set(student_ids)
    while True:
        found = database.tuples(
            "SELECT other_id FROM casework.record_merge WHERE undone_at IS NULL"
            " AND student_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(every)),),
        )
        more = {str(other) for (other,) in found} - every
        if not more:
            return every
        every |= more


def of_children(database: Database, student_ids: Iterable[str]) -> Reach:
    """Everything in case.db that belongs to these children."""
    wanted = set(student_ids)
    schema = _Schema(database, "casework")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table in schema.tables:
        if "student_id" in schema.columns[table]:
            found[table] |= schema.where(table, "student_id", wanted)
    _follow(schema, found)
    _kept_files(schema, found)
    _follow(schema, found)
    _texts(database, found, wanted)
    sealed: list[str] = []
    if "attachment" in schema.tables:
        sealed = [
            str(name)
            for (name,) in database.tuples(
                "SELECT sealed_name FROM casework.attachment WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(found["attachment"])),),
            )
        ]
    return Reach({table: frozenset(ids) for table, ids in found.items() if ids}, tuple(sealed))


def direct_counts(database: Database, student_ids: Iterable[str]) -> dict[str, int]:
    """How many rows of case.db name each of these children themselves."""
    wanted = json.dumps(sorted(student_ids))
    schema = _Schema(database, "casework")
    counts: defaultdict[str, int] = defaultdict(int)
    for table in schema.tables:
        if "student_id" in schema.columns[table]:
            for student, count in database.tuples(
                f"SELECT student_id, count(*) FROM casework.{table}"  # noqa: S608
                " WHERE student_id IN (SELECT value FROM json_each(?)) GROUP BY student_id",
                (wanted,),
            ):
                counts[str(student)] += int(str(count))
    return dict(counts)


def take_out(uow: UnitOfWork, reach: Reach) -> None:
    """Delete these rows, append-only ones too, and their words in the index.

    The triggers that keep signed records as they are come off and go on again within the transaction: to
    everybody else they were never away.
    """
    uow.execute("PRAGMA defer_foreign_keys = ON")
    triggers = _triggers(uow.database, reach.rows)
    for name, _ in triggers:
        uow.execute(f"DROP TRIGGER casework.{name}")
    for table, ids in reach.rows.items():
        uow.execute(
            f"DELETE FROM casework.{table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
            (json.dumps(sorted(ids)),),
        )
    for _, sql in triggers:
        uow.execute(_TRIGGER.sub("CREATE TRIGGER casework.", sql, count=1))
    find.forget(uow, [row_id for ids in reach.rows.values() for row_id in ids])


def leave_roster_line(uow: UnitOfWork, student_ids: Iterable[str]) -> dict[str, int]:
    """Of core.db keep what old counts divide by, without a name; rows taken out or emptied, by table."""
    wanted = json.dumps(sorted(student_ids))
    database = uow.database
    schema = _Schema(database, "main")
    gone: dict[str, int] = {}
    named = {str(one) for (one,) in database.tuples("SELECT value FROM json_each(?)", (wanted,))}
    for table in schema.tables:
        if "student_id" not in schema.columns[table]:
            continue
        ids = schema.where(table, "student_id", set(json.loads(wanted)))
        named |= ids
        if table not in ROSTER_KEPT and ids:
            gone[table] = uow.execute(
                f"DELETE FROM main.{table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
                (json.dumps(sorted(ids)),),
            )
    # The journal of an import holds names and numbers as they were before and after.
    gone["roster_import_change"] = uow.execute(
        "DELETE FROM main.roster_import_change WHERE row_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(named)),),
    )
    gone["student"] = uow.execute(
        "UPDATE main.student SET name = ?, name_pinyin = NULL, birthday = NULL, id_number = NULL,"
        " id_number_state = 'none', student_number = NULL, student_number_state = 'none', boarding = NULL"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (DESTROYED_NAME, wanted),
    )
    uow.execute(
        "DELETE FROM main.draft WHERE EXISTS (SELECT 1 FROM json_each(?) j WHERE instr(screen, j.value))",
        (wanted,),
    )
    return {table: count for table, count in gone.items() if count}


class _Schema:
    """Tables, columns and references of one file."""

    def __init__(self, database: Database, name: str) -> None:
        self._database, self._name = database, name
        found = database.tuples(
            f"SELECT name FROM {name}.sqlite_master WHERE type = 'table'"  # noqa: S608
            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'find\\_%' ESCAPE '\\'"
        )
        every = [str(table) for (table,) in found]
        columns = {table: self._columns(table) for table in every}
        self.tables = [table for table in every if table not in KEPT_OUT and "id" in columns[table]]
        self.columns = columns
        self.references = {table: self._references(table) for table in self.tables}

    def _columns(self, table: str) -> list[str]:
        found = self._database.tuples(
            "SELECT name FROM pragma_table_info(?, ?) WHERE type = 'TEXT'", (table, self._name)
        )
        return [str(name) for (name,) in found]

    def _references(self, table: str) -> dict[str, str]:
        found = self._database.tuples(
            'SELECT "from", "table" FROM pragma_foreign_key_list(?, ?)', (table, self._name)
        )
        return {str(column): str(parent) for column, parent in found}

    def where(self, table: str, column: str, values: set[str]) -> set[str]:
        """Ids of rows whose ``column`` is one of ``values``."""
        found = self._database.tuples(
            f"SELECT id FROM {self._name}.{table}"  # noqa: S608
            f" WHERE {column} IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(values)),),
        )
        return {str(row_id) for (row_id,) in found}

    def values(self, table: str, column: str, ids: set[str]) -> set[str]:
        """What stands in ``column`` of these rows."""
        found = self._database.tuples(
            f"SELECT {column} FROM {self._name}.{table}"  # noqa: S608
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(ids)),),
        )
        return {str(value) for (value,) in found if value is not None}


def _follow(schema: _Schema, found: defaultdict[str, set[str]]) -> None:
    """Rows that name a row found so far, until there are no more."""
    grown = True
    while grown:
        grown = False
        every = set().union(*found.values()) if found else set()
        for table in schema.tables:
            for column in schema.columns[table]:
                parent = schema.references[table].get(column)
                if parent is None and (not column.endswith("_id") or column in _NO_RECORDS):
                    continue
                wanted = found[parent] if parent is not None else every
                more = schema.where(table, column, wanted) - found[table] if wanted else set()
                found[table] |= more
                grown = grown or bool(more)


def _kept_files(schema: _Schema, found: defaultdict[str, set[str]]) -> None:
    """Kept files that only rows found so far name."""
    if "attachment" not in schema.tables:
        return
    named: set[str] = set()
    elsewhere: set[str] = set()
    for table in schema.tables:
        for column in schema.columns[table]:
            if column in ("id", "student_id") or not column.endswith(("_id", "_file")):
                continue
            here = schema.values(table, column, found[table])
            named |= here
            if here:
                others = schema.where(table, column, here) - found[table]
                elsewhere |= schema.values(table, column, others)
    found["attachment"] |= schema.where("attachment", "id", named - elsewhere)


def _texts(database: Database, found: defaultdict[str, set[str]], wanted: set[str]) -> None:
    ids = wanted.union(*found.values())
    names = {
        str(name)
        for (name,) in database.tuples(
            "SELECT name FROM main.student WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(wanted)),),
        )
    }
    for table, column in _TEXTS:
        for row_id, text in database.tuples(f"SELECT id, {column} FROM casework.{table}"):  # noqa: S608
            told = not ids.isdisjoint(_ID.findall(str(text)))
            if told or (table == "draft" and any(name in str(text) for name in names)):
                found[table].add(str(row_id))


def _triggers(database: Database, tables: Iterable[str]) -> list[tuple[str, str]]:
    found = database.tuples(
        "SELECT name, sql FROM casework.sqlite_master WHERE type = 'trigger'"
        " AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        (json.dumps(sorted(tables)),),
    )
    return [(str(name), str(sql)) for name, sql in found]
