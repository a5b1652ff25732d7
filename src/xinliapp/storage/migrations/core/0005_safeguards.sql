-- Certificates and trainings, bodies, policies, partners, help channels, sealed files.
-- to_day is the first day that no longer counts (decision 0065); valid_to and agreement_to, as they stand on the
-- paper, are the last day that does. A record taken back by mistake keeps its row with voided_at and the reason.

-- A sealed file of the folder attachments/core: named by the SHA-256 of its ciphertext, under a key of its own.
-- The file is written first, this row second; a file without a row is an orphan.
CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    sealed_name TEXT NOT NULL UNIQUE,
    file_key BLOB NOT NULL CHECK (length(file_key) = 32),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- Education as the certificates of 学历 say; psychology: the subject is psychology or near to it.
ALTER TABLE staff_member ADD COLUMN education TEXT;
ALTER TABLE staff_member ADD COLUMN major TEXT NOT NULL DEFAULT '';
ALTER TABLE staff_member ADD COLUMN psychology INTEGER NOT NULL DEFAULT 0 CHECK (psychology IN (0, 1));

CREATE TABLE staff_certificate (
    id TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff_member (id),
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    valid_to TEXT CHECK (valid_to IS NULL OR valid_to >= issued_on),
    attachment_id TEXT REFERENCES attachment (id),
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX certificate_by_staff ON staff_certificate (staff_id);

-- audiences: JSON list of TrainingAudience values; compulsory: 必修.
CREATE TABLE training (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    level TEXT NOT NULL,
    form TEXT NOT NULL,
    hours REAL NOT NULL CHECK (hours > 0),
    audiences TEXT NOT NULL,
    compulsory INTEGER NOT NULL CHECK (compulsory IN (0, 1)),
    organizer TEXT NOT NULL,
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX training_by_day ON training (day);

CREATE TABLE training_attendance (
    id TEXT PRIMARY KEY,
    training_id TEXT NOT NULL REFERENCES training (id),
    staff_id TEXT NOT NULL REFERENCES staff_member (id),
    certificate TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (training_id, staff_id)
) STRICT;
CREATE INDEX attendance_by_staff ON training_attendance (staff_id);

-- Bodies of the school. A student's 关爱小组 is not one of these: it lies in case.db.
CREATE TABLE body (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    founded_on TEXT NOT NULL,
    document TEXT NOT NULL,
    duty TEXT NOT NULL,
    closed_on TEXT CHECK (closed_on IS NULL OR closed_on > founded_on),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX body_by_kind ON body (kind, founded_on);

-- post is what is judged (党政主要负责人), never the name. level: in a warning network; department: in the
-- six-department group; area: the class or year a member stands for.
CREATE TABLE body_member (
    id TEXT PRIMARY KEY,
    body_id TEXT NOT NULL REFERENCES body (id),
    role TEXT NOT NULL,
    post TEXT NOT NULL,
    post_text TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    phone TEXT NOT NULL,
    department TEXT,
    level TEXT,
    area TEXT NOT NULL,
    staff_id TEXT REFERENCES staff_member (id),
    from_day TEXT NOT NULL,
    to_day TEXT CHECK (to_day IS NULL OR to_day >= from_day),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX body_member_by_body ON body_member (body_id, from_day);

-- Each version is a row; the newer one names the older and why. withdrawn_on: the first day without it.
CREATE TABLE policy_document (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachment (id),
    supersedes TEXT UNIQUE REFERENCES policy_document (id),
    reason TEXT NOT NULL,
    withdrawn_on TEXT CHECK (withdrawn_on IS NULL OR withdrawn_on >= effective_on),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX policy_by_kind ON policy_document (kind, effective_on);

-- attendance: the names of who came, as typed; no student's name.
ALTER TABLE meeting ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN attendance TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN topics TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN decisions TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN attachment_id TEXT REFERENCES attachment (id);
ALTER TABLE meeting ADD COLUMN voided_at TEXT;
ALTER TABLE meeting ADD COLUMN void_reason TEXT;

CREATE TABLE partner (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    green_channel INTEGER NOT NULL CHECK (green_channel IN (0, 1)),
    green_note TEXT NOT NULL,
    agreement_from TEXT,
    agreement_to TEXT CHECK (agreement_to IS NULL OR agreement_from IS NULL OR agreement_to >= agreement_from),
    attachment_id TEXT REFERENCES attachment (id),
    from_day TEXT NOT NULL,
    to_day TEXT CHECK (to_day IS NULL OR to_day >= from_day),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE help_channel (
    id TEXT PRIMARY KEY,
    scope TEXT NOT NULL CHECK (scope IN ('inside', 'outside')),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    hours TEXT NOT NULL,
    published_on TEXT,
    published_where TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT CHECK (to_day IS NULL OR to_day >= from_day),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
