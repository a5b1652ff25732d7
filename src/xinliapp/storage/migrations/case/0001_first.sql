-- case.db: everything about a child that is told in confidence. Attached as schema "casework".
-- Statements here name no schema: the runner opens this file on its own.

CREATE TABLE vault_info (
    id TEXT PRIMARY KEY CHECK (id = 'vault'),
    vault_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role = 'case'),
    pair_generation INTEGER NOT NULL,
    key_list_generation INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- The private half of the case inbox (age X25519).
CREATE TABLE inbox_key (
    id TEXT PRIMARY KEY,
    public TEXT NOT NULL,
    private TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- Sealed notes already merged, so that a file left behind is never merged twice.
CREATE TABLE inbox_merged (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE student_tag (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT,
    source TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    import_id TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX tag_by_student ON student_tag (student_id);

CREATE TABLE talk (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    day TEXT NOT NULL,
    by_name TEXT NOT NULL,
    one_to_one INTEGER NOT NULL CHECK (one_to_one IN (0, 1)),
    face_to_face INTEGER NOT NULL CHECK (face_to_face IN (0, 1)),
    note TEXT NOT NULL,
    supersedes TEXT,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX talk_by_student ON talk (student_id, day);
CREATE INDEX talk_by_day ON talk (day);

CREATE TABLE concern_grade (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 0 AND 4),
    decided_on TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    review_on TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX grade_by_student ON concern_grade (student_id, decided_on, created_at);

CREATE TABLE care_group (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    formed_on TEXT NOT NULL,
    closed_on TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX group_by_student ON care_group (student_id);

CREATE TABLE care_group_member (
    id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES care_group (id),
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX member_by_group ON care_group_member (group_id);

-- One row per version; the highest version of a student's newest plan is the one in force.
CREATE TABLE support_plan (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    review_on TEXT,
    closed_on TEXT,
    outcome TEXT,
    situation TEXT NOT NULL,
    goals TEXT NOT NULL,
    measures TEXT NOT NULL,
    supersedes TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (student_id, version)
) STRICT;
CREATE INDEX plan_by_student ON support_plan (student_id, version);

CREATE TABLE check_round (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    method TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    closed_on TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE check_entry (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES check_round (id),
    student_id TEXT NOT NULL,
    day TEXT NOT NULL,
    method TEXT NOT NULL,
    status TEXT NOT NULL,
    noticed INTEGER NOT NULL CHECK (noticed IN (0, 1)),
    disposition TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (round_id, student_id)
) STRICT;
CREATE INDEX entry_by_student ON check_entry (student_id, day);
CREATE INDEX entry_by_day ON check_entry (day);

-- A quick warning: who saw what, when; urgent ones go straight to the school.
CREATE TABLE warning_report (
    id TEXT PRIMARY KEY,
    student_id TEXT,
    noticed_at TEXT NOT NULL,
    signs TEXT NOT NULL,
    source TEXT NOT NULL,
    urgency TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- Undo of the case part of a roster import.
CREATE TABLE case_import_change (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE audit_event (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object_id TEXT,
    detail TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE (ABORT, 'append only'); END;

CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    screen TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (account_id, screen)
) STRICT;
