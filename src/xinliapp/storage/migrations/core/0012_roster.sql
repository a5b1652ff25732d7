-- Who holds a post in a class, with days: 班主任 and 副班主任 by name, 团支书 and 学生干部 as students.
-- class_group.homeroom_teacher stays what is read everywhere: the name of the 班主任 today.
CREATE TABLE class_post (
    id TEXT PRIMARY KEY,
    class_id TEXT NOT NULL REFERENCES class_group (id),
    kind TEXT NOT NULL CHECK (kind IN ('homeroom', 'deputy', 'league', 'officer')),
    name TEXT,
    student_id TEXT REFERENCES student (id),
    from_day TEXT NOT NULL,
    to_day TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((kind IN ('homeroom', 'deputy')) = (name IS NOT NULL)),
    CHECK ((name IS NULL) <> (student_id IS NULL)),
    CHECK (to_day IS NULL OR to_day >= from_day)
) STRICT;
CREATE INDEX class_post_by_class ON class_post (class_id, from_day);

-- Whoever was named before days were kept: since the class is known here, at the latest.
INSERT INTO class_post (id, class_id, kind, name, student_id, from_day, to_day, created_at, created_by)
SELECT lower(hex(randomblob(16))), id, 'homeroom', homeroom_teacher, NULL, substr(created_at, 1, 10), NULL,
    created_at, created_by
FROM class_group WHERE homeroom_teacher IS NOT NULL AND homeroom_teacher <> '';
