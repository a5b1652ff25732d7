-- Who asked for an appointment, whether it is urgent and what became of it say something about a child. They stand
-- with the visitor from now on; core.db knows only that the time is taken. NULL source: written by an older
-- version and still in core.db; the next unlock with the case key moves it here (appointment_settling).
-- changed_at: when anything of the appointment last changed (DTSTAMP of its calendar entry).

ALTER TABLE appointment_visitor ADD COLUMN source TEXT
    CHECK (source IS NULL OR source IN ('self', 'homeroom', 'guardian', 'screening', 'follow_up', 'other'));
ALTER TABLE appointment_visitor ADD COLUMN urgent INTEGER CHECK (urgent IS NULL OR urgent IN (0, 1));
ALTER TABLE appointment_visitor ADD COLUMN status TEXT
    CHECK (status IS NULL OR status IN ('booked', 'arrived', 'no_show', 'cancelled'));
ALTER TABLE appointment_visitor ADD COLUMN changed_at TEXT;
