-- Class packets handed out and read back, warning slips, notices to families, process notes.

-- One sheet for one class. "code" is its printed number; "secret" (hex) marks its rows, so that a row of
-- another sheet, or one that was typed over, is told from a true one. A sheet that was printed again is the
-- same sheet as long as nothing on it changed.
CREATE TABLE class_packet (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('contacts', 'warnings')),
    code TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL,
    class_id TEXT NOT NULL,
    window_key TEXT NOT NULL,
    window_label TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
    round_id TEXT REFERENCES check_round (id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX packet_by_class ON class_packet (kind, class_id, created_at);

-- Who stands in which line of the sheet. "number" and "name" are as printed.
CREATE TABLE class_packet_row (
    id TEXT PRIMARY KEY,
    packet_id TEXT NOT NULL REFERENCES class_packet (id) ON DELETE CASCADE,
    seat INTEGER NOT NULL CHECK (seat > 0),
    student_id TEXT NOT NULL,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (packet_id, seat)
) STRICT;
CREATE INDEX packet_row_by_student ON class_packet_row (student_id);

-- Every time a sheet went out, on paper or as a file.
CREATE TABLE class_packet_issue (
    id TEXT PRIMARY KEY,
    packet_id TEXT NOT NULL REFERENCES class_packet (id) ON DELETE CASCADE,
    way TEXT NOT NULL CHECK (way IN ('paper', 'file')),
    by_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX packet_issue_by_packet ON class_packet_issue (packet_id, created_at);

-- A sheet read back, or given back to who filled it in. "counts" is JSON: what was written and what was not.
CREATE TABLE class_packet_reading (
    id TEXT PRIMARY KEY,
    packet_id TEXT NOT NULL REFERENCES class_packet (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL CHECK (outcome IN ('written', 'returned')),
    batch_id TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    by_name TEXT NOT NULL,
    undone_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX packet_reading_by_packet ON class_packet_reading (packet_id, created_at);
CREATE INDEX packet_reading_by_batch ON class_packet_reading (batch_id);

-- What a reading wrote: the record it made or changed, and what it took the place of (an id, or JSON).
CREATE TABLE class_packet_written (
    id TEXT PRIMARY KEY,
    reading_id TEXT NOT NULL REFERENCES class_packet_reading (id) ON DELETE CASCADE,
    student_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('talk', 'visit', 'check', 'warning')),
    record_id TEXT NOT NULL,
    replaced TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX packet_written_by_reading ON class_packet_written (reading_id);
CREATE INDEX packet_written_by_record ON class_packet_written (record_id);
CREATE INDEX packet_written_by_student ON class_packet_written (student_id);

-- What a family was told, how, by whom, and what came back (ZZ-21, WN-34).
CREATE TABLE home_notice (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    item_id TEXT,
    day TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('at_home', 'at_school', 'phone', 'message', 'video')),
    degree TEXT NOT NULL CHECK (degree IN ('usual', 'close')),
    by_name TEXT NOT NULL,
    guardian TEXT NOT NULL,
    response TEXT NOT NULL CHECK (response IN ('unasked', 'agreed', 'talk_first', 'refused', 'other')),
    note TEXT NOT NULL,
    receipt_on TEXT CHECK (receipt_on IS NULL OR receipt_on >= day),
    supersedes TEXT,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX home_notice_by_student ON home_notice (student_id, day);

-- 过程笔记: its author's own words beside a session, sealed under a key that the author alone holds ("sealed"
-- is base64). Never printed, exported, handed on or found; written anew in place, gone when it is emptied.
CREATE TABLE process_note (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES counseling_session (id) ON DELETE CASCADE,
    author_id TEXT NOT NULL,
    sealed TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (session_id, author_id)
) STRICT;

-- 团辅: a member who was expected and did not come; who came stands in counseling_member with attended = 1.
ALTER TABLE counseling_member ADD COLUMN attended INTEGER NOT NULL DEFAULT 1 CHECK (attended IN (0, 1));
