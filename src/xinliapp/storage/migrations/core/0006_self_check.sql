-- The school's own layer over the rule packs, evidence by clause, and rectifications that were done.

-- What the school sets where a notice leaves a number open; append-only. In force from from_day until a newer row
-- of the same key; value NULL takes the number back. key: a clause and what is set (JS-30.floor).
CREATE TABLE local_setting (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    value REAL CHECK (value IS NULL OR value > 0),
    from_day TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX local_setting_by_key ON local_setting (key, from_day);
CREATE TRIGGER local_setting_no_update BEFORE UPDATE ON local_setting
BEGIN SELECT RAISE (ABORT, 'append only'); END;
CREATE TRIGGER local_setting_no_delete BEFORE DELETE ON local_setting
BEGIN SELECT RAISE (ABORT, 'append only'); END;

-- A paper kept as evidence for a clause in a period; what is taken back keeps its row. No student's name: the
-- form says so, and the list that is printed shows titles only.
CREATE TABLE clause_evidence (
    id TEXT PRIMARY KEY,
    pack_id TEXT NOT NULL,
    clause_id TEXT NOT NULL,
    period TEXT NOT NULL,
    title TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachment (id),
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX clause_evidence_by_period ON clause_evidence (pack_id, period);

-- 整改 done: what came of it, beside the day in done_on.
ALTER TABLE rectification ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
