-- 材料 and 照片 kept with an activity. What is taken away leaves no row here and none in attachment: its key is
-- forgotten, and the sealed file is swept when the program is closed.
CREATE TABLE activity_file (
    id TEXT PRIMARY KEY,
    activity_id TEXT NOT NULL REFERENCES activity (id),
    attachment_id TEXT NOT NULL UNIQUE REFERENCES attachment (id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX activity_file_by_activity ON activity_file (activity_id);
