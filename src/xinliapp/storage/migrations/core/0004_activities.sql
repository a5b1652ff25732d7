-- Timetable, participation in activities, peer representatives. Who took part and who was absent is no case
-- data: nothing here says why.

CREATE TABLE timetable_import (
    id TEXT PRIMARY KEY,
    file_hash TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    counts TEXT NOT NULL,
    undone_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

-- One weekly lesson of one class. valid_to is the last day it holds, NULL while it holds; before valid_from it
-- was taken back before it ever held. ended_by names the import that ended it and valid_to_before what stood
-- there, so that undoing the import opens it again.
CREATE TABLE timetable_entry (
    id TEXT PRIMARY KEY,
    class_id TEXT NOT NULL REFERENCES class_group (id),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    period INTEGER NOT NULL CHECK (period BETWEEN 1 AND 12),
    weeks TEXT NOT NULL CHECK (weeks IN ('all', 'odd', 'even')),
    units REAL NOT NULL CHECK (units > 0 AND units <= 4),
    staff_id TEXT REFERENCES staff_member (id),
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    import_id TEXT REFERENCES timetable_import (id),
    ended_by TEXT REFERENCES timetable_import (id),
    valid_to_before TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX timetable_by_class ON timetable_entry (class_id, weekday, period);

-- A planned lesson that was moved to another day, or not held (then a make-up day may follow).
CREATE TABLE lesson_change (
    id TEXT PRIMARY KEY,
    class_id TEXT NOT NULL REFERENCES class_group (id),
    day TEXT NOT NULL,
    period INTEGER NOT NULL CHECK (period BETWEEN 1 AND 12),
    kind TEXT NOT NULL CHECK (kind IN ('moved', 'not_held')),
    to_day TEXT,
    to_period INTEGER CHECK (to_period BETWEEN 1 AND 12),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (class_id, day, period),
    CHECK (kind = 'not_held' OR to_day IS NOT NULL),
    CHECK ((to_day IS NULL) = (to_period IS NULL))
) STRICT;
CREATE INDEX lesson_change_by_day ON lesson_change (day);

-- Rows that were logged before these columns existed, or as mere figures, have no audience_kind: their
-- headcount stays a typed number and they stand for no class. themes and carriers are JSON lists of codes.
ALTER TABLE activity ADD COLUMN audience_kind TEXT CHECK (audience_kind IS NULL OR audience_kind IN
    ('whole_school', 'grades', 'classes', 'parents', 'staff', 'peer_reps'));
ALTER TABLE activity ADD COLUMN themes TEXT CHECK (themes IS NULL OR json_valid(themes));
ALTER TABLE activity ADD COLUMN carriers TEXT CHECK (carriers IS NULL OR json_valid(carriers));
ALTER TABLE activity ADD COLUMN expected INTEGER CHECK (expected IS NULL OR expected >= 0);
ALTER TABLE activity ADD COLUMN parents INTEGER CHECK (parents IS NULL OR parents >= 0);
ALTER TABLE activity ADD COLUMN agenda INTEGER CHECK (agenda IS NULL OR agenda IN (0, 1));
ALTER TABLE activity ADD COLUMN copies_in INTEGER CHECK (copies_in IS NULL OR copies_in >= 0);
ALTER TABLE activity ADD COLUMN materials TEXT;

-- A class an activity was for. expected and present are counted on the day; both are NULL for parents.
CREATE TABLE activity_class (
    id TEXT PRIMARY KEY,
    activity_id TEXT NOT NULL REFERENCES activity (id),
    class_id TEXT NOT NULL REFERENCES class_group (id),
    expected INTEGER CHECK (expected >= 0),
    present INTEGER CHECK (present >= 0 AND present <= expected),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (activity_id, class_id)
) STRICT;
CREATE INDEX activity_class_by_class ON activity_class (class_id, activity_id);

-- Who was expected and did not come; everybody else of the class on that day took part.
CREATE TABLE activity_absentee (
    id TEXT PRIMARY KEY,
    activity_id TEXT NOT NULL REFERENCES activity (id),
    class_id TEXT NOT NULL REFERENCES class_group (id),
    student_id TEXT NOT NULL REFERENCES student (id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (activity_id, student_id)
) STRICT;
CREATE INDEX absentee_by_student ON activity_absentee (student_id);

-- 心理委员: in office from from_day until the day before to_day.
CREATE TABLE peer_rep (
    id TEXT PRIMARY KEY,
    class_id TEXT NOT NULL REFERENCES class_group (id),
    student_id TEXT NOT NULL REFERENCES student (id),
    from_day TEXT NOT NULL,
    to_day TEXT CHECK (to_day IS NULL OR to_day >= from_day),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX peer_rep_in_office ON peer_rep (class_id, student_id) WHERE to_day IS NULL;
CREATE INDEX peer_rep_by_class ON peer_rep (class_id, from_day);
