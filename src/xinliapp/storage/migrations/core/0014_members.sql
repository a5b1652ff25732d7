-- The bureau's register over the years, and the versions of its merged tables.

-- students_as_of: the day the number on the roll is of; area: the 片区 a school belongs to, '' for none.
ALTER TABLE member_school ADD COLUMN students_as_of TEXT;
ALTER TABLE member_school ADD COLUMN area TEXT NOT NULL DEFAULT '';

-- A school that goes on under another name or code, or that became part of another. Nothing of the school before
-- is removed: its code, keys, files and figures stay. renamed: into_code = code. recoded: the same school, whose
-- row in the register is into_code's from now on. merged: another school's row, which reports for both.
-- name: what the school was called before; into_name: what it, or the one it became part of, is called.
-- A change entered by mistake keeps its row with voided_at and the reason.
CREATE TABLE member_change (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('renamed', 'recoded', 'merged')),
    code TEXT NOT NULL REFERENCES member_school (code),
    name TEXT NOT NULL,
    into_code TEXT NOT NULL REFERENCES member_school (code),
    into_name TEXT NOT NULL,
    on_day TEXT NOT NULL,
    note TEXT NOT NULL,
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((kind = 'renamed') = (code = into_code)),
    CHECK ((voided_at IS NULL) = (void_reason IS NULL))
) STRICT;
CREATE INDEX member_change_by_code ON member_change (code);

-- A merged table as it left the program, on paper or as a spreadsheet; written only when it differs from the one
-- before. rows is JSON: each school's code, name, revision, signature and figures. number counts within the run.
CREATE TABLE merge_version (
    id TEXT PRIMARY KEY,
    form_id TEXT NOT NULL,
    period TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    with_unsigned INTEGER NOT NULL CHECK (with_unsigned IN (0, 1)),
    rows TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (form_id, period, number)
) STRICT;
