-- An encrypted file to another school, and what came from one.

-- The school's own age keys, one for every card it gave out: who lacks the case key opens no child's file.
CREATE TABLE transfer_key (
    id TEXT PRIMARY KEY,
    public TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- Schools whose card a person compared with their paper. The newest of a code that was not ended counts.
CREATE TABLE transfer_school (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    public_line TEXT NOT NULL,
    age_recipient TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    ended_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX transfer_school_current ON transfer_school (code) WHERE ended_at IS NULL;

-- One packet: sealed to the school, then signed (decision 0189); the same bytes may be written out again.
CREATE TABLE transfer_sent (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    school_id TEXT NOT NULL REFERENCES transfer_school (id),
    ground TEXT NOT NULL CHECK (ground <> ''),
    sections TEXT NOT NULL CHECK (json_valid(sections)),
    packet BLOB NOT NULL,
    packet_hash TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    delivered_at TEXT,
    acknowledged_at TEXT,
    acknowledgement TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((acknowledged_at IS NULL) = (acknowledgement IS NULL))
) STRICT;
CREATE INDEX transfer_sent_by_student ON transfer_sent (student_id, created_at);

-- What came from another school, kept as a paper of others; content is transfer.json as it came.
CREATE TABLE transfer_received (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    paper_id TEXT NOT NULL UNIQUE REFERENCES student_paper (id),
    transfer_id TEXT NOT NULL UNIQUE,
    number INTEGER NOT NULL CHECK (number > 0),
    school_id TEXT NOT NULL REFERENCES transfer_school (id),
    packet_hash TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    receipt TEXT,
    receipt_at TEXT,
    delivered_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((receipt IS NULL) = (receipt_at IS NULL))
) STRICT;
CREATE INDEX transfer_received_by_student ON transfer_received (student_id, created_at);
