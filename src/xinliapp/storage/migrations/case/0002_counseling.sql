-- Who has an appointment, what one duty hands over to the next, counselling sessions and their amendments.

-- id is the appointment's in core.db. override_reason: why 急 was put through against a conflict.
CREATE TABLE appointment_visitor (
    id TEXT PRIMARY KEY,
    student_id TEXT,
    code TEXT,
    first_time INTEGER NOT NULL CHECK (first_time IN (0, 1)),
    note TEXT NOT NULL,
    override_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((student_id IS NULL) <> (code IS NULL))
) STRICT;
CREATE INDEX visitor_by_student ON appointment_visitor (student_id);

-- 交接: said from one counsellor to the next, so it is case text; id is the opening's in core.db.
CREATE TABLE duty_handover (
    id TEXT PRIMARY KEY,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- One session. Until signed_at is set it is begun and its words are its author's draft; from then on nothing
-- of the row changes (two triggers). Imported sessions have no words, and go when their import is undone.
CREATE TABLE counseling_session (
    id TEXT PRIMARY KEY,
    year INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    kind TEXT NOT NULL CHECK (kind IN ('individual', 'group')),
    mode TEXT NOT NULL CHECK (mode IN ('face_to_face', 'phone', 'online')),
    student_id TEXT,
    theme TEXT NOT NULL,
    started_at TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 600),
    staff_id TEXT,
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    appointment_id TEXT,
    source TEXT CHECK (source IN ('self', 'homeroom', 'guardian', 'screening', 'follow_up', 'other')),
    situation TEXT NOT NULL,
    assessment TEXT NOT NULL,
    response TEXT NOT NULL,
    outcome TEXT NOT NULL,
    risk TEXT NOT NULL CHECK (risk IN ('unchanged', 'watch', 'breach')),
    agreed TEXT NOT NULL,
    next_at TEXT,
    import_id TEXT,
    signed_at TEXT,
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (year, sequence),
    CHECK ((kind = 'individual') = (student_id IS NOT NULL)),
    CHECK ((voided_at IS NULL) = (void_reason IS NULL)),
    CHECK (signed_at IS NULL OR voided_at IS NULL)
) STRICT;
CREATE INDEX session_by_student ON counseling_session (student_id, started_at);
CREATE INDEX session_by_start ON counseling_session (started_at);
CREATE TRIGGER counseling_session_signed_no_update BEFORE UPDATE ON counseling_session
WHEN OLD.signed_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER counseling_session_signed_no_delete BEFORE DELETE ON counseling_session
WHEN OLD.signed_at IS NOT NULL AND OLD.import_id IS NULL
BEGIN SELECT RAISE (ABORT, 'signed'); END;

-- Who took part in a group session.
CREATE TABLE counseling_member (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES counseling_session (id),
    student_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (session_id, student_id)
) STRICT;
CREATE INDEX member_by_student ON counseling_member (student_id);

-- 补记: only ever added.
CREATE TABLE note_amendment (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES counseling_session (id),
    text TEXT NOT NULL,
    author_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX amendment_by_session ON note_amendment (session_id);
CREATE TRIGGER note_amendment_no_update BEFORE UPDATE ON note_amendment
BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER note_amendment_no_delete BEFORE DELETE ON note_amendment
BEGIN SELECT RAISE (ABORT, 'append only'); END;

-- 突破保密: what was told to whom, when and why; written when its session is signed, then never changed.
CREATE TABLE confidentiality_breach (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES counseling_session (id),
    reason TEXT NOT NULL,
    told TEXT NOT NULL,
    told_at TEXT NOT NULL,
    what TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (session_id)
) STRICT;
CREATE TRIGGER confidentiality_breach_no_update BEFORE UPDATE ON confidentiality_breach
BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER confidentiality_breach_no_delete BEFORE DELETE ON confidentiality_breach
BEGIN SELECT RAISE (ABORT, 'append only'); END;

-- 申请查看: somebody opened another counsellor's note. seen_at: when its author took notice.
CREATE TABLE note_unsealing (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES counseling_session (id),
    reason TEXT NOT NULL,
    reader_name TEXT NOT NULL,
    seen_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX unsealing_by_session ON note_unsealing (session_id);

-- 常用短句, each account's own.
CREATE TABLE phrase (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (account_id, text)
) STRICT;
