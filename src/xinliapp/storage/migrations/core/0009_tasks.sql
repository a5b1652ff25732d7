-- What a person put off. Tasks themselves are derived from dates and never stored; the key is theirs (kind and
-- row id or day), so nothing here says more than the record it points at. The deadline does not move: the row
-- only leaves that person's page until the day comes.
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
