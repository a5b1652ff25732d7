-- 任职文件 of staff, and the money spent on mental health by calendar year. A record taken back by mistake keeps its
-- row with voided_at and the reason.

-- issued_on stands on the paper; the newest of a person holds.
CREATE TABLE staff_appointment (
    id TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff_member (id),
    title TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    attachment_id TEXT NOT NULL REFERENCES attachment (id),
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX appointment_by_staff ON staff_appointment (staff_id, issued_on);

-- Amounts in fen: money is never a fraction of a binary number. kind: what was planned, or what was paid.
CREATE TABLE funding (
    id TEXT PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    category TEXT NOT NULL CHECK (category IN ('daily', 'equipment', 'maintenance', 'staff')),
    kind TEXT NOT NULL CHECK (kind IN ('budget', 'spent')),
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
    note TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachment (id),
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX funding_by_year ON funding (year);
