-- 信箱热线: that something came in by one of the school's help channels, and when it was answered. What it said is
-- never kept here: a letter that needs help becomes a warning, an appointment or a note of the case file.

CREATE TABLE help_message (
    id TEXT PRIMARY KEY,
    channel_id TEXT NOT NULL REFERENCES help_channel (id),
    received_at TEXT NOT NULL,
    answered_at TEXT CHECK (answered_at IS NULL OR answered_at >= received_at),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX help_message_by_time ON help_message (received_at);
