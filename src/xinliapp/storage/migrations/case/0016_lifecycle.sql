-- Transfer, retention, destruction, records merged.

-- A file of somebody who left is kept longer than the school's rule says, and why. The newest counts.
CREATE TABLE retention_extension (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    until_day TEXT NOT NULL CHECK (until_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason TEXT NOT NULL CHECK (reason <> ''),
    by_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX extension_by_student ON retention_extension (student_id, created_at);

-- One act of destroying, by two people. Nothing here says who the children were or what was written.
-- settled_at: when the pages that had held the records were gone as well (VACUUM).
CREATE TABLE destruction (
    id TEXT PRIMARY KEY,
    year INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    years INTEGER NOT NULL CHECK (years > 0),
    first_name TEXT NOT NULL,
    second_name TEXT NOT NULL,
    second_way TEXT NOT NULL CHECK (second_way IN ('account', 'paper')),
    second_signed_on TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    settled_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (year, sequence)
) STRICT;

-- Which files went. file_id was the student's id: it is the number on every paper that had been printed.
CREATE TABLE destruction_file (
    id TEXT PRIMARY KEY,
    destruction_id TEXT NOT NULL REFERENCES destruction (id),
    file_id TEXT NOT NULL UNIQUE,
    due_on TEXT NOT NULL,
    records INTEGER NOT NULL CHECK (records >= 0),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX destroyed_file_by_act ON destruction_file (destruction_id);

-- The index of notes (0014) finds what a family was told as well.
CREATE TRIGGER find_home_notice_new AFTER INSERT ON home_notice
BEGIN INSERT INTO find_pending VALUES ('home_notice', NEW.id) ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'home_notice', NEW.supersedes WHERE NEW.supersedes IS NOT NULL
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_home_notice_changed AFTER UPDATE ON home_notice
BEGIN INSERT INTO find_pending VALUES ('home_notice', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_home_notice_gone AFTER DELETE ON home_notice
BEGIN INSERT INTO find_pending VALUES ('home_notice', OLD.id) ON CONFLICT DO NOTHING; END;
INSERT INTO find_pending SELECT 'home_notice', id FROM home_notice;
