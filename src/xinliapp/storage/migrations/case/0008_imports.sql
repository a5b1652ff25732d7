-- Numbers of sessions are never given twice, and a past workbook without a time of the day never gets one.

-- The highest number given in a year. Undoing an import deletes its sessions; their numbers were shown and stay used.
CREATE TABLE session_number (
    year INTEGER PRIMARY KEY,
    highest INTEGER NOT NULL CHECK (highest > 0)
) STRICT;
INSERT INTO session_number (year, highest)
SELECT year, max(sequence) FROM counseling_session GROUP BY year;
CREATE TRIGGER counseling_session_numbered AFTER INSERT ON counseling_session
BEGIN
    INSERT INTO session_number (year, highest) VALUES (NEW.year, NEW.sequence)
    ON CONFLICT (year) DO UPDATE SET highest = max(highest, excluded.highest);
END;

-- timed = 0: nobody knows when on its day it began; started_at is the day's midnight then.
ALTER TABLE counseling_session ADD COLUMN timed INTEGER NOT NULL DEFAULT 1 CHECK (timed IN (0, 1));

-- Version 0006 laid sessions without a time one after the other from midnight on.
DROP TRIGGER counseling_session_signed_no_update;
UPDATE counseling_session SET timed = 0, started_at = substr(started_at, 1, 10) || 'T00:00:00' WHERE id IN (
    WITH RECURSIVE laid (id, day, ends) AS (
        SELECT id, substr(started_at, 1, 10), minutes FROM counseling_session
        WHERE import_id IS NOT NULL AND substr(started_at, 12, 5) = '00:00'
        UNION
        SELECT s.id, laid.day, laid.ends + s.minutes FROM laid JOIN counseling_session s
        ON s.import_id IS NOT NULL AND substr(s.started_at, 1, 10) = laid.day
        AND substr(s.started_at, 12, 2) * 60 + substr(s.started_at, 15, 2) = laid.ends
    )
    SELECT id FROM laid
);
CREATE TRIGGER counseling_session_signed_no_update BEFORE UPDATE ON counseling_session
WHEN OLD.signed_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'signed'); END;
