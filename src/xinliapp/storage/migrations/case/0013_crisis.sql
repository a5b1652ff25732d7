-- A crisis as it was handled: stamps pressed at the moment, corrections beside them, hand-over to a hospital,
-- what follows, and the sealed dossier of an incident. Stamps are only ever added: a correction is a row of its
-- own, and a press taken back within seconds keeps its row.

-- Who noted a time without the case key; NULL: the lock screen, which knows nobody.
ALTER TABLE crisis_stamp ADD COLUMN noted_by TEXT;

-- The school's own list of steps (一校一案) as it stood from a moment on; the newest counts.
CREATE TABLE crisis_step_list (
    id TEXT PRIMARY KEY,
    steps TEXT NOT NULL CHECK (json_valid(steps)),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- voided_at: its only press was taken back at once.
CREATE TABLE crisis_event (
    id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    student_id TEXT,
    ended_at TEXT,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX crisis_by_student ON crisis_event (student_id, started_at);
CREATE INDEX crisis_by_start ON crisis_event (started_at);

-- One press or one remark. "words" is what the button said then; a remark has no step. stamp_id: the time was
-- noted at the lock screen and joined the crisis later.
CREATE TABLE crisis_entry (
    id TEXT PRIMARY KEY,
    crisis_id TEXT NOT NULL REFERENCES crisis_event (id),
    step TEXT NOT NULL,
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL CHECK (length(note) <= 500),
    by_name TEXT NOT NULL,
    stamp_id TEXT REFERENCES crisis_stamp (id),
    undone_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK (words <> '' OR note <> '')
) STRICT;
CREATE INDEX crisis_entry_by_crisis ON crisis_entry (crisis_id, at);
CREATE UNIQUE INDEX crisis_entry_of_stamp ON crisis_entry (stamp_id)
    WHERE stamp_id IS NOT NULL AND undone_at IS NULL;
CREATE TRIGGER crisis_entry_no_update BEFORE UPDATE OF crisis_id, step, words, at, note, by_name, stamp_id
    ON crisis_entry
BEGIN SELECT RAISE (ABORT, 'append only'); END;

-- 更正为 08:15,理由. Without "at" the step did not happen.
CREATE TABLE crisis_correction (
    id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES crisis_entry (id),
    at TEXT,
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 100),
    by_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX crisis_correction_by_entry ON crisis_correction (entry_id);
CREATE TRIGGER crisis_correction_no_update BEFORE UPDATE ON crisis_correction
BEGIN SELECT RAISE (ABORT, 'append only'); END;

-- 送医交接: every save is a row; the one that nothing supersedes counts. receipt_id: a kept file.
CREATE TABLE crisis_handover (
    id TEXT PRIMARY KEY,
    crisis_id TEXT NOT NULL REFERENCES crisis_event (id),
    guardian_told_at TEXT,
    accompanied_by TEXT NOT NULL,
    hospital TEXT NOT NULL,
    arrived_at TEXT,
    handed_to TEXT NOT NULL,
    receipt TEXT NOT NULL CHECK (receipt IN ('none', 'paper', 'file')),
    receipt_id TEXT,
    note TEXT NOT NULL CHECK (length(note) <= 500),
    supersedes TEXT REFERENCES crisis_handover (id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((receipt = 'file') = (receipt_id IS NOT NULL))
) STRICT;
CREATE INDEX crisis_handover_by_crisis ON crisis_handover (crisis_id);

-- 善后: what follows, by whom, until when, what came of it.
CREATE TABLE crisis_aftercare (
    id TEXT PRIMARY KEY,
    crisis_id TEXT NOT NULL REFERENCES crisis_event (id),
    what TEXT NOT NULL,
    responsible TEXT NOT NULL,
    due_on TEXT NOT NULL,
    done_on TEXT,
    outcome TEXT NOT NULL,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX crisis_aftercare_by_crisis ON crisis_aftercare (crisis_id, due_on);

-- The dossier of an incident, sealed: opening it takes a reason (incident_opening). A school's hangs on its
-- crisis; a bureau's names the school. The 14 days run from event_day.
CREATE TABLE incident_dossier (
    id TEXT PRIMARY KEY,
    crisis_id TEXT REFERENCES crisis_event (id),
    event_day TEXT NOT NULL CHECK (event_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    school_code TEXT,
    school_name TEXT NOT NULL,
    meeting_on TEXT,
    principal_present INTEGER CHECK (principal_present IN (0, 1)),
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((meeting_on IS NULL) = (principal_present IS NULL))
) STRICT;
CREATE UNIQUE INDEX incident_of_crisis ON incident_dossier (crisis_id)
    WHERE crisis_id IS NOT NULL AND voided_at IS NULL;

CREATE TABLE incident_opening (
    id TEXT PRIMARY KEY,
    dossier_id TEXT NOT NULL REFERENCES incident_dossier (id),
    reason TEXT NOT NULL,
    reader_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX incident_opening_by_dossier ON incident_opening (dossier_id, created_at);
CREATE TRIGGER incident_opening_no_update BEFORE UPDATE ON incident_opening
BEGIN SELECT RAISE (ABORT, 'append only'); END;

-- A kept file, or (without one) a paper that lies in the safe.
CREATE TABLE incident_material (
    id TEXT PRIMARY KEY,
    dossier_id TEXT NOT NULL REFERENCES incident_dossier (id),
    title TEXT NOT NULL,
    provided_by TEXT NOT NULL,
    day TEXT NOT NULL,
    attachment_id TEXT,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX incident_material_by_dossier ON incident_material (dossier_id);

-- Every save is a row, the newest counts. passed: a JSON list of words that are nobody's name although they
-- look like one. final_at: nothing was open and the author called it final.
CREATE TABLE incident_report (
    id TEXT PRIMARY KEY,
    dossier_id TEXT NOT NULL REFERENCES incident_dossier (id),
    kind TEXT NOT NULL CHECK (kind IN ('situation', 'material', 'review')),
    version INTEGER NOT NULL CHECK (version > 0),
    body TEXT NOT NULL,
    passed TEXT NOT NULL CHECK (json_valid(passed)),
    author_name TEXT NOT NULL,
    final_at TEXT,
    sent_on TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (dossier_id, kind, version),
    CHECK (sent_on IS NULL OR final_at IS NOT NULL)
) STRICT;
