-- Past workbooks of talks, visits, sessions and grades that were taken in. Talks, visits and sessions name their
-- import themselves; how many there were, and what their headings said, is told in confidence as well.

CREATE TABLE record_import (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('talks', 'home_visits', 'sessions', 'key_list')),
    file_hash TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    undone_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX record_import_by_kind ON record_import (kind, created_at);

CREATE TABLE record_mapping (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    header_key TEXT NOT NULL,
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (kind, header_key)
) STRICT;

-- A grade from a past list goes when its import is undone, unless a later decision stands on it.
ALTER TABLE concern_grade ADD COLUMN import_id TEXT;

CREATE INDEX talk_by_import ON talk (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX home_visit_by_import ON home_visit (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX session_by_import ON counseling_session (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX grade_by_import ON concern_grade (import_id) WHERE import_id IS NOT NULL;
