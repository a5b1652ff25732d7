-- Appointments without names: core knows when, with whom of the staff, and what became of it. Who comes stands
-- in case.db (appointment_visitor, same id). Which account belongs to which member of the staff.

ALTER TABLE staff_member ADD COLUMN account_id TEXT REFERENCES account (id);
CREATE INDEX staff_by_account ON staff_member (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL CHECK (ends_at > starts_at),
    staff_id TEXT NOT NULL REFERENCES staff_member (id),
    source TEXT NOT NULL CHECK (source IN ('self', 'homeroom', 'guardian', 'screening', 'follow_up', 'other')),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('booked', 'arrived', 'no_show', 'cancelled')),
    status_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX appointment_by_start ON appointment (starts_at);
