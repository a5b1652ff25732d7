-- Kept files of the case compartment, and consents: asked, given, refused, withdrawn, or gone on without.

-- A sealed file of the folder attachments/case/; the same as core.db's table of that name. Whose it is stands
-- here, so that a child's files go with the child's records.
CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    sealed_name TEXT NOT NULL UNIQUE,
    file_key BLOB NOT NULL CHECK (length(file_key) = 32),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    student_id TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_by_student ON attachment (student_id);

-- One step each; the newest that is not 'asked' is what stands. "reason" is why it was refused or withdrawn, or
-- the legal ground of going on without. Nothing is changed: a slip of the pen is voided with its reason.
CREATE TABLE consent (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('screening', 'counseling', 'recording', 'referral', 'personal_data')),
    step TEXT NOT NULL CHECK (step IN ('asked', 'given', 'refused', 'withdrawn', 'waived')),
    day TEXT NOT NULL,
    signer TEXT NOT NULL,
    relation TEXT NOT NULL,
    way TEXT CHECK (way IN ('paper', 'on_site')),
    reason TEXT NOT NULL,
    attachment_id TEXT UNIQUE REFERENCES attachment (id),
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((voided_at IS NULL) = (void_reason IS NULL)),
    CHECK (step NOT IN ('withdrawn', 'waived') OR reason <> ''),
    CHECK (step NOT IN ('given', 'refused', 'withdrawn') OR signer <> '')
) STRICT;
CREATE INDEX consent_by_student ON consent (student_id, kind, day);
CREATE INDEX consent_by_kind ON consent (kind, student_id, day) WHERE voided_at IS NULL;
