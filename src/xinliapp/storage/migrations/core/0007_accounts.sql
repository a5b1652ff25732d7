-- Rotation, retention, yearly proof.

-- One row for every time the keys were exchanged; "compartments" is a JSON list (core, case, sign).
CREATE TABLE key_rotation (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    compartments TEXT NOT NULL,
    pair_generation INTEGER NOT NULL,
    key_list_generation INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- For how long files of those who left are kept, and which two people confirm what follows. The newest counts.
CREATE TABLE retention_rule (
    id TEXT PRIMARY KEY,
    years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100),
    after_that TEXT NOT NULL CHECK (after_that IN ('keep', 'seal', 'destroy')),
    first_confirmer TEXT NOT NULL CHECK (length(first_confirmer) BETWEEN 1 AND 40),
    second_confirmer TEXT NOT NULL CHECK (length(second_confirmer) BETWEEN 1 AND 40),
    basis TEXT NOT NULL CHECK (length(basis) <= 200),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK (first_confirmer <> second_confirmer)
) STRICT;

-- When somebody last signed in, when the sheet was last proven: asked on every page of the day.
CREATE INDEX audit_by_action ON audit_event (action, actor, seq);
