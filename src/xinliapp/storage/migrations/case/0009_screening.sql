-- Rounds with scales: who is in them, what came of each sheet, what a person decided.

-- A scale of ours by id and version, or a vendor's own by its name and the line from which its total is a
-- hint. A round without classes is about the whole school.
ALTER TABLE check_round ADD COLUMN scale_id TEXT;
ALTER TABLE check_round ADD COLUMN scale_version TEXT;
ALTER TABLE check_round ADD COLUMN scale_name TEXT NOT NULL DEFAULT '';
ALTER TABLE check_round ADD COLUMN hint_line REAL;
ALTER TABLE check_round ADD COLUMN organiser TEXT NOT NULL DEFAULT 'school'
    CHECK (organiser IN ('school', 'district'));
ALTER TABLE check_round ADD COLUMN consent_rule TEXT NOT NULL DEFAULT 'none'
    CHECK (consent_rule IN ('none', 'under_14', 'all'));

CREATE TABLE check_round_class (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES check_round (id) ON DELETE CASCADE,
    class_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (round_id, class_id)
) STRICT;

-- Closing and reopening, each with its reason; "closed_on" of the round is where it stands now.
CREATE TABLE check_round_step (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES check_round (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('closed', 'reopened')),
    day TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX round_step_by_round ON check_round_step (round_id, created_at);

-- hint: the newest sheet gave one. disposed_at: when a person last decided about it.
ALTER TABLE check_entry ADD COLUMN source TEXT NOT NULL DEFAULT 'typed'
    CHECK (source IN ('typed', 'import', 'paper'));
ALTER TABLE check_entry ADD COLUMN hint INTEGER NOT NULL DEFAULT 0 CHECK (hint IN (0, 1));
ALTER TABLE check_entry ADD COLUMN disposed_at TEXT;

CREATE TABLE screening_import (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES check_round (id),
    file_hash TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    undone_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX screening_import_by_round ON screening_import (round_id, created_at);

-- One sheet of one student: the answers as typed (never an item's words) or finished scores. A retest is a
-- further row; the newest that is not taken back counts. "answers" is "0,2,,1": an empty place is a missing
-- answer. "score" is JSON as it was worked out under the scale's version of that day.
CREATE TABLE screening_result (
    id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES check_entry (id) ON DELETE CASCADE,
    student_id TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    day TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('typed', 'import', 'paper')),
    scale_id TEXT NOT NULL,
    scale_version TEXT NOT NULL,
    answers TEXT,
    score TEXT NOT NULL CHECK (json_valid(score)),
    total REAL,
    void INTEGER NOT NULL CHECK (void IN (0, 1)),
    hint INTEGER NOT NULL CHECK (hint IN (0, 1)),
    critical INTEGER NOT NULL CHECK (critical IN (0, 1)),
    import_id TEXT REFERENCES screening_import (id),
    voided_at TEXT,
    void_reason TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (entry_id, seq)
) STRICT;
CREATE INDEX result_by_student ON screening_result (student_id, day);
CREATE INDEX result_by_import ON screening_result (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX result_critical ON screening_result (created_at) WHERE critical = 1;

-- What entries were before an import wrote over them; NULL where there was none.
CREATE TABLE screening_import_row (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES screening_import (id),
    student_id TEXT NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after)),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX import_row_by_import ON screening_import_row (import_id);

-- What a person decided after a hint; added, never changed, the newest in force.
CREATE TABLE screening_disposition (
    id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES check_entry (id) ON DELETE CASCADE,
    student_id TEXT NOT NULL,
    disposition TEXT NOT NULL CHECK (disposition IN
        ('none_needed', 'talk_then_see', 'retest', 'conference', 'tell_parents', 'refer')),
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX disposition_by_entry ON screening_disposition (entry_id, created_at);
CREATE INDEX disposition_by_student ON screening_disposition (student_id, created_at);

-- Who was told of a critical answer, and when.
CREATE TABLE screening_told (
    id TEXT PRIMARY KEY,
    result_id TEXT NOT NULL REFERENCES screening_result (id) ON DELETE CASCADE,
    student_id TEXT NOT NULL,
    told TEXT NOT NULL,
    told_at TEXT NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX told_by_result ON screening_told (result_id, told_at);
