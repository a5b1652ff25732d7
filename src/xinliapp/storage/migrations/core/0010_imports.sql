-- Past workbooks of trainings and activities that were taken in; those about a child lie in case.db.

CREATE TABLE record_import (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('trainings', 'activities')),
    file_hash TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    undone_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX record_import_by_kind ON record_import (kind, created_at);

-- What an import wrote, so that its undo takes back exactly that. The rows' own tables know nothing of it.
CREATE TABLE record_import_row (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES record_import (id),
    table_name TEXT NOT NULL CHECK (table_name IN ('training', 'activity')),
    row_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX record_import_row_by_import ON record_import_row (import_id);

-- What a person said the columns of a header mean: heading -> field, field -> one value for all rows.
CREATE TABLE record_mapping (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    header_key TEXT NOT NULL,
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (kind, header_key)
) STRICT;
