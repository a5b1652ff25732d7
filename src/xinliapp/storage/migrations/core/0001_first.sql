-- core.db: what everyone with an account may read. Nothing here says why a student is looked after.
-- Days are YYYY-MM-DD, moments YYYY-MM-DDTHH:MM:SS local wall clock. One statement per semicolon-ended block.

CREATE TABLE vault_info (
    id TEXT PRIMARY KEY CHECK (id = 'vault'),
    vault_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role = 'core'),
    pair_generation INTEGER NOT NULL,
    key_list_generation INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE app_setting (
    id TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
    id TEXT PRIMARY KEY,
    edition TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    stages TEXT NOT NULL,
    system TEXT NOT NULL,
    boarding INTEGER NOT NULL,
    campuses TEXT NOT NULL,
    attributes TEXT NOT NULL,
    concern_threshold INTEGER,
    upper_primary_from INTEGER,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE term (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    start_year INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number IN (1, 2)),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE special_day (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE calendar_node (
    id TEXT PRIMARY KEY,
    term_id TEXT NOT NULL REFERENCES term (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE class_group (
    id TEXT PRIMARY KEY,
    stage TEXT NOT NULL,
    entry_year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT,
    homeroom_teacher TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (stage, entry_year, number)
) STRICT;

CREATE TABLE student (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_pinyin TEXT,
    gender TEXT,
    birthday TEXT,
    id_number TEXT,
    id_number_state TEXT NOT NULL,
    student_number TEXT,
    student_number_state TEXT NOT NULL,
    boarding TEXT,
    status TEXT NOT NULL,
    joined_on TEXT NOT NULL,
    left_on TEXT,
    voided_at TEXT,
    import_id TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX student_by_student_number ON student (student_number)
    WHERE student_number IS NOT NULL AND voided_at IS NULL;
CREATE UNIQUE INDEX student_by_id_number ON student (id_number)
    WHERE id_number IS NOT NULL AND voided_at IS NULL;
CREATE INDEX student_by_name ON student (name, birthday);

-- A student's class over time; the open membership (to_day IS NULL) is the current one.
CREATE TABLE class_membership (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL REFERENCES student (id),
    class_id TEXT NOT NULL REFERENCES class_group (id),
    number_in_class INTEGER,
    from_day TEXT NOT NULL,
    to_day TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX membership_current ON class_membership (student_id) WHERE to_day IS NULL;
CREATE INDEX membership_by_student ON class_membership (student_id, from_day);
CREATE INDEX membership_by_class ON class_membership (class_id, from_day);

-- Status over time (在读 休学 转出 …) so that a denominator can be asked for any day.
CREATE TABLE student_status (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL REFERENCES student (id),
    status TEXT NOT NULL,
    from_day TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX status_by_student ON student_status (student_id, from_day);

CREATE TABLE guardian (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL REFERENCES student (id),
    position INTEGER NOT NULL CHECK (position IN (1, 2)),
    name TEXT,
    relation TEXT,
    phone TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (student_id, position)
) STRICT;

-- Which fields a person typed by hand: an import proposes to keep them.
CREATE TABLE hand_edit (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL REFERENCES student (id),
    field TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (student_id, field)
) STRICT;

CREATE TABLE roster_mapping (
    id TEXT PRIMARY KEY,
    header_key TEXT NOT NULL UNIQUE,
    mapping TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE roster_import (
    id TEXT PRIMARY KEY,
    file_hash TEXT NOT NULL,
    as_of TEXT NOT NULL,
    counts TEXT NOT NULL,
    undone_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- What one import changed, row by row, for its undo. before is NULL for a new row.
CREATE TABLE roster_import_change (
    id TEXT PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES roster_import (id),
    seq INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX import_change_by_import ON roster_import_change (import_id, seq);

CREATE TABLE staff_member (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    duty TEXT NOT NULL,
    qualification TEXT,
    from_day TEXT NOT NULL,
    to_day TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE opening_slot (
    id TEXT PRIMARY KEY,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL CHECK (ends_at > starts_at),
    staff_id TEXT REFERENCES staff_member (id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX slot_by_start ON opening_slot (starts_at);

CREATE TABLE actual_opening (
    id TEXT PRIMARY KEY,
    slot_id TEXT REFERENCES opening_slot (id),
    opened_at TEXT NOT NULL,
    closed_at TEXT CHECK (closed_at IS NULL OR closed_at >= opened_at),
    staff_id TEXT REFERENCES staff_member (id),
    visitors INTEGER NOT NULL DEFAULT 0 CHECK (visitors >= 0),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX opening_by_start ON actual_opening (opened_at);

CREATE TABLE lesson_log (
    id TEXT PRIMARY KEY,
    class_id TEXT NOT NULL REFERENCES class_group (id),
    staff_id TEXT REFERENCES staff_member (id),
    day TEXT NOT NULL,
    period INTEGER NOT NULL,
    units REAL NOT NULL CHECK (units > 0),
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    in_timetable INTEGER NOT NULL CHECK (in_timetable IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (class_id, day, period)
) STRICT;
CREATE INDEX lesson_by_day ON lesson_log (kind, day, class_id);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    title TEXT NOT NULL,
    attendees INTEGER NOT NULL CHECK (attendees >= 0),
    summary TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_by_day ON meeting (kind, day);

CREATE TABLE activity (
    id TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    day TEXT NOT NULL,
    title TEXT NOT NULL,
    theme TEXT NOT NULL,
    audience TEXT NOT NULL,
    carrier TEXT NOT NULL,
    sessions INTEGER NOT NULL CHECK (sessions >= 0),
    headcount INTEGER NOT NULL CHECK (headcount >= 0),
    mental_health INTEGER NOT NULL CHECK (mental_health IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX activity_by_day ON activity (form, day);

-- Figures a counsellor released from case.db. Append-only; the newest per (measure, parameters, window) counts.
CREATE TABLE published_figure (
    id TEXT PRIMARY KEY,
    measure TEXT NOT NULL,
    parameters TEXT NOT NULL,
    window_starts_on TEXT NOT NULL,
    window_ends_on TEXT NOT NULL,
    as_of TEXT NOT NULL,
    value REAL NOT NULL,
    denominator REAL,
    need REAL,
    complete INTEGER NOT NULL,
    needs_person INTEGER NOT NULL,
    unit TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    shortfall_count INTEGER NOT NULL,
    rows_mac TEXT NOT NULL,
    definition TEXT NOT NULL,
    stale INTEGER NOT NULL DEFAULT 0,
    published_by TEXT NOT NULL,
    published_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX figure_by_measure ON published_figure (measure, window_starts_on, window_ends_on, published_at);

-- A person's confirmation of a clause, with its reason; append-only.
CREATE TABLE clause_confirmation (
    id TEXT PRIMARY KEY,
    pack_id TEXT NOT NULL,
    clause_id TEXT NOT NULL,
    period TEXT NOT NULL,
    met INTEGER NOT NULL,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE rectification (
    id TEXT PRIMARY KEY,
    pack_id TEXT NOT NULL,
    clause_id TEXT NOT NULL,
    period TEXT NOT NULL,
    responsible TEXT NOT NULL,
    due_on TEXT NOT NULL,
    measures TEXT NOT NULL,
    done_on TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- status: draft, submitted, returned, approved. snapshot is the JSON of docs/formats/selfcheck.
CREATE TABLE self_check (
    id TEXT PRIMARY KEY,
    pack_id TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    period TEXT NOT NULL,
    revision INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    status TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    submitted_by TEXT,
    submitted_at TEXT,
    return_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (pack_id, period, revision)
) STRICT;

CREATE TABLE form_report (
    id TEXT PRIMARY KEY,
    form_id TEXT NOT NULL,
    form_version TEXT NOT NULL,
    period TEXT NOT NULL,
    revision INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    status TEXT NOT NULL,
    head TEXT NOT NULL,
    cells TEXT NOT NULL,
    submitted_by TEXT,
    submitted_at TEXT,
    return_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (form_id, period, revision)
) STRICT;

-- subject_kind: self_check or form_report. signature is SSHSIG armour over the snapshot's digest line.
CREATE TABLE approval (
    id TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    signature TEXT NOT NULL,
    public_line TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- The unit's own keys. private is sealed under K_sign (crypto.derive.seal_blob); public is plain text.
CREATE TABLE unit_key (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('signing', 'age', 'age_spare', 'case_inbox')),
    public TEXT NOT NULL,
    private BLOB,
    valid_from TEXT NOT NULL,
    retired_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE recipient (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    tier TEXT NOT NULL,
    signing_key TEXT NOT NULL,
    age_recipient TEXT NOT NULL,
    age_spare TEXT,
    fingerprint TEXT NOT NULL,
    revoked_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX recipient_active ON recipient (code) WHERE revoked_at IS NULL;

-- Bags this unit signed, byte for byte; export only encrypts them.
CREATE TABLE bundle (
    id TEXT PRIMARY KEY,
    recipient_id TEXT NOT NULL REFERENCES recipient (id),
    form_id TEXT NOT NULL,
    period TEXT NOT NULL,
    revision INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    epoch TEXT NOT NULL,
    previous_hash TEXT,
    tagmanifest_hash TEXT NOT NULL,
    bag BLOB NOT NULL,
    approval_id TEXT NOT NULL REFERENCES approval (id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (recipient_id, epoch, sequence)
) STRICT;

CREATE TABLE bundle_export (
    id TEXT PRIMARY KEY,
    bundle_id TEXT NOT NULL REFERENCES bundle (id),
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    check_code TEXT NOT NULL,
    read_back INTEGER NOT NULL CHECK (read_back IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- Bureau edition ------------------------------------------------------------------------------------------

CREATE TABLE member_school (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    stages TEXT NOT NULL,
    students INTEGER,
    attributes TEXT NOT NULL,
    contact TEXT,
    phone TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE member_key (
    id TEXT PRIMARY KEY,
    school_code TEXT NOT NULL REFERENCES member_school (code),
    public_line TEXT NOT NULL,
    age_recipient TEXT,
    fingerprint TEXT NOT NULL,
    valid_after TEXT NOT NULL,
    valid_before TEXT,
    revoked_at TEXT,
    checked_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX member_key_by_school ON member_key (school_code);

-- Every file that came in, with what became of it. verdict: accepted duplicate superseding late held refused unsigned.
CREATE TABLE inbox_item (
    id TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    school_code TEXT,
    form_id TEXT,
    form_version TEXT,
    period TEXT,
    revision INTEGER,
    sequence INTEGER,
    epoch TEXT,
    previous_hash TEXT,
    tagmanifest_hash TEXT,
    signed INTEGER NOT NULL CHECK (signed IN (0, 1)),
    verdict TEXT NOT NULL,
    reason TEXT,
    notices TEXT NOT NULL,
    payload TEXT,
    bag BLOB,
    received_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX inbox_by_school ON inbox_item (school_code, form_id, period, revision);
CREATE INDEX inbox_by_hash ON inbox_item (tagmanifest_hash);

-- Audit ---------------------------------------------------------------------------------------------------

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

-- Heads of the case chain as core keeps them, and heads anchored outside (backup, bundle, print).
CREATE TABLE chain_anchor (
    id TEXT PRIMARY KEY,
    chain TEXT NOT NULL CHECK (chain IN ('core', 'case')),
    seq INTEGER NOT NULL,
    head TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- What a user had typed and not saved, sealed blobs only for case text; here: core-only people's drafts.
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

CREATE TABLE backup_run (
    id TEXT PRIMARY KEY,
    folder TEXT NOT NULL,
    kind TEXT NOT NULL,
    rows_core INTEGER NOT NULL,
    rows_case INTEGER,
    drilled_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
