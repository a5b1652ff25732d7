-- What a person put off about a student: the key holds the id of a case record, so it stays here. The account
-- lies in core.db, out of a foreign key's reach.
CREATE TABLE task_snooze (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    task_key TEXT NOT NULL CHECK (length(task_key) BETWEEN 1 AND 200),
    kind TEXT NOT NULL,
    until_day TEXT NOT NULL CHECK (until_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    clause TEXT,
    reason TEXT CHECK (reason IS NULL OR length(reason) <= 300),
    ended_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK (clause IS NULL OR reason IS NOT NULL)
) STRICT;
CREATE INDEX task_snooze_by_account ON task_snooze (account_id, task_key);

-- Times noted at the lock screen by 危机:现在, taken over at an unlock. Nobody vouches for them (the lock screen
-- holds no key), so they stand apart from the records until a person has taken them over or put them aside.
CREATE TABLE crisis_stamp (
    id TEXT PRIMARY KEY,
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    settled_at TEXT,
    settled_by TEXT,
    outcome TEXT CHECK (outcome IS NULL OR outcome IN ('taken_over', 'put_aside')),
    note TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((settled_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX crisis_stamp_by_time ON crisis_stamp (at);
