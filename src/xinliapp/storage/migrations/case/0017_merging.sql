-- Two records of one person: what was moved from the one to the other, so that it can be moved back.

-- "student_id" is the record that stays, "other_id" the one whose rows came over and that is voided in core.db.
-- "fields" is JSON: column → [value before, value taken over], of the record that stays. "roster" is JSON: table →
-- rows of the roster (classes, status, guardians) of the one that went, which are put back when it returns.
CREATE TABLE record_merge (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    other_id TEXT NOT NULL CHECK (other_id <> student_id),
    reason TEXT NOT NULL,
    fields TEXT NOT NULL,
    roster TEXT NOT NULL,
    merged_at TEXT NOT NULL,
    undone_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX merge_by_student ON record_merge (student_id);
CREATE INDEX merge_by_other ON record_merge (other_id);

-- One row that was moved, renumbered ("before" is the version it had) or copied (it goes when undone).
-- A row that had to stay, because the other record has the same one, stands here as 'left'.
CREATE TABLE record_merge_row (
    id TEXT PRIMARY KEY,
    merge_id TEXT NOT NULL REFERENCES record_merge (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    row_id TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('moved', 'renumbered', 'copied', 'left')),
    before INTEGER,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX merge_row_by_merge ON record_merge_row (merge_id);

-- A signed session stays as it was signed; only whose file it lies in may change, when two files become one.
DROP TRIGGER counseling_session_signed_no_update;
CREATE TRIGGER counseling_session_signed_no_update BEFORE UPDATE ON counseling_session
WHEN OLD.signed_at IS NOT NULL AND NOT (
    NEW.student_id IS NOT NULL AND OLD.student_id IS NOT NULL AND NEW.student_id <> OLD.student_id
    AND EXISTS (
        SELECT 1 FROM record_merge m WHERE
            (m.student_id = NEW.student_id AND m.other_id = OLD.student_id)
            OR (m.student_id = OLD.student_id AND m.other_id = NEW.student_id)
    )
)
BEGIN SELECT RAISE (ABORT, 'signed'); END;
CREATE TRIGGER counseling_session_moved_only BEFORE UPDATE OF
    id, year, sequence, kind, mode, theme, started_at, minutes, staff_id, author_id, author_name, appointment_id,
    source, situation, assessment, response, outcome, risk, agreed, next_at, import_id, signed_at, voided_at,
    void_reason, timed ON counseling_session
WHEN OLD.signed_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'signed'); END;
