-- The rest of a file: what a fact is about, what happened to a child, papers of others.

-- What the fact is about within its section; NULL for those written before there were topics.
ALTER TABLE dossier_fact ADD COLUMN topic TEXT CHECK (topic IN
    ('household', 'carers', 'means', 'bonds', 'health', 'strengths', 'at_school'));

-- What happened and when, with its source; some kinds make a home visit due. A later row replaces an earlier
-- one ("supersedes"); what was noted by mistake is voided.
CREATE TABLE life_event (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('moved_school', 'new_guardian', 'outlook', 'studies', 'upheaval',
        'setback', 'conduct', 'other')),
    day TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    supersedes TEXT,
    reason TEXT NOT NULL,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX life_event_by_student ON life_event (student_id, day);
CREATE INDEX life_event_by_day ON life_event (day) WHERE voided_at IS NULL;

-- Papers kept with a child. Those of a third party (医院出具的结论, 外来材料) show that they are there, no more,
-- until they are opened with a reason.
CREATE TABLE student_paper (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    attachment_id TEXT NOT NULL UNIQUE REFERENCES attachment (id),
    kind TEXT NOT NULL CHECK (kind IN ('hospital', 'third_party', 'school', 'family')),
    title TEXT NOT NULL,
    provider TEXT NOT NULL,
    day TEXT NOT NULL,
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((voided_at IS NULL) = (void_reason IS NULL))
) STRICT;
CREATE INDEX student_paper_by_student ON student_paper (student_id, day);

-- Who opened a third party's paper, and why.
CREATE TABLE paper_opening (
    id TEXT PRIMARY KEY,
    paper_id TEXT NOT NULL REFERENCES student_paper (id),
    reason TEXT NOT NULL,
    reader_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX paper_opening_by_paper ON paper_opening (paper_id);
CREATE TRIGGER paper_opening_no_update BEFORE UPDATE ON paper_opening
BEGIN SELECT RAISE (ABORT, 'append only'); END;
