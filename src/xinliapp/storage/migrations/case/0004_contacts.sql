-- Home visits, contacts with guardians, and students a round of talks does not apply to.

CREATE TABLE home_visit (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    day TEXT NOT NULL,
    mode TEXT NOT NULL,
    occasion TEXT NOT NULL,
    by_name TEXT NOT NULL,
    met TEXT NOT NULL,
    findings TEXT NOT NULL,
    agreed TEXT NOT NULL,
    next_on TEXT CHECK (next_on IS NULL OR next_on >= day),
    import_id TEXT,
    supersedes TEXT,
    reason TEXT,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX home_visit_by_student ON home_visit (student_id, day);
CREATE INDEX home_visit_by_day ON home_visit (day);

CREATE TABLE guardian_contact (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    day TEXT NOT NULL,
    mode TEXT NOT NULL,
    topic TEXT NOT NULL,
    by_name TEXT NOT NULL,
    note TEXT NOT NULL,
    import_id TEXT,
    supersedes TEXT,
    reason TEXT,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX guardian_contact_by_student ON guardian_contact (student_id, day);
CREATE INDEX guardian_contact_by_day ON guardian_contact (day);

-- 不适用 in the grid of talks: the span a student is left out of, and why. Voided when taken back.
CREATE TABLE talk_exemption (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
    reason TEXT NOT NULL,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX talk_exemption_by_student ON talk_exemption (student_id, starts_on);

-- Where a talk came from: typed by hand (NULL) or a past workbook.
ALTER TABLE talk ADD COLUMN import_id TEXT;
