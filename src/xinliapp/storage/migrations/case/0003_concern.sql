-- Warnings and who was told, conferences and their decisions, care groups, plans with measures and reviews.
-- Decisions are rows that are added, never changed; a later row replaces an earlier one.

-- A quick warning. "signs" is a JSON list of keys of the list of signs as it stood.
ALTER TABLE warning_report ADD COLUMN class_id TEXT;
ALTER TABLE warning_report ADD COLUMN reported_by TEXT NOT NULL DEFAULT '';
ALTER TABLE warning_report ADD COLUMN direct INTEGER NOT NULL DEFAULT 0 CHECK (direct IN (0, 1));
ALTER TABLE warning_report ADD COLUMN voided_at TEXT;
ALTER TABLE warning_report ADD COLUMN void_reason TEXT;
CREATE INDEX warning_by_student ON warning_report (student_id, noticed_at);
CREATE INDEX warning_by_day ON warning_report (noticed_at);

-- What became of a warning, each with time and person: who was told, the hops up to the school, the receipt.
CREATE TABLE warning_step (
    id TEXT PRIMARY KEY,
    warning_id TEXT NOT NULL REFERENCES warning_report (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('told_homeroom', 'told_counselor', 'at_grade', 'at_school', 'received', 'handled')),
    at TEXT NOT NULL,
    by_name TEXT NOT NULL,
    decision TEXT CHECK (decision IN ('conference', 'talk', 'watch', 'none')),
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX warning_step_by_warning ON warning_step (warning_id, at);

-- Who waits for a conference. A result of a round that a person sent there is not repeated here.
CREATE TABLE conference_agenda (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('warning', 'hand', 'review')),
    origin_id TEXT,
    note TEXT NOT NULL,
    settled_at TEXT,
    settled_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX agenda_by_student ON conference_agenda (student_id, created_at);
CREATE INDEX agenda_waiting ON conference_agenda (settled_at) WHERE settled_at IS NULL;

CREATE INDEX entry_to_conference ON check_entry (created_at) WHERE disposition = 'conference';

CREATE TABLE case_conference (
    id TEXT PRIMARY KEY,
    held_on TEXT NOT NULL,
    starts_at TEXT,
    place TEXT NOT NULL,
    chair TEXT NOT NULL,
    ended_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX conference_by_day ON case_conference (held_on);

CREATE TABLE conference_participant (
    id TEXT PRIMARY KEY,
    conference_id TEXT NOT NULL REFERENCES case_conference (id),
    seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    outside INTEGER NOT NULL CHECK (outside IN (0, 1)),
    to_moment TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX participant_by_conference ON conference_participant (conference_id, seq);

-- What a conference concluded about one student. "bases" is JSON; "next_steps" a JSON list of keys.
CREATE TABLE conference_item (
    id TEXT PRIMARY KEY,
    conference_id TEXT NOT NULL REFERENCES case_conference (id),
    student_id TEXT NOT NULL,
    before INTEGER NOT NULL CHECK (before BETWEEN 0 AND 4),
    ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 0 AND 4),
    bases TEXT NOT NULL,
    protective TEXT NOT NULL,
    parents_opinion TEXT NOT NULL,
    reason TEXT NOT NULL,
    review_on TEXT NOT NULL,
    next_steps TEXT NOT NULL,
    recused TEXT NOT NULL,
    supersedes TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX item_by_student ON conference_item (student_id, created_at);
CREATE INDEX item_by_conference ON conference_item (conference_id, created_at);

-- A grade that a conference decided points back at its item.
ALTER TABLE concern_grade ADD COLUMN item_id TEXT;

-- The second pair of eyes on a lowered grade, a plan, or the end of a plan: a second case account, or a
-- named reviewer's signed paper that was noted here by somebody else ("paper").
CREATE TABLE second_signature (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL CHECK (subject IN ('grade', 'plan', 'lift')),
    subject_id TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'returned')),
    way TEXT NOT NULL CHECK (way IN ('account', 'paper')),
    reviewer TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (subject, subject_id)
) STRICT;

-- Care groups: who a member is, whether child and parents agreed, why somebody left.
ALTER TABLE care_group_member ADD COLUMN person_id TEXT;
ALTER TABLE care_group_member ADD COLUMN consent TEXT NOT NULL DEFAULT 'unasked'
    CHECK (consent IN ('unasked', 'given', 'refused'));
ALTER TABLE care_group_member ADD COLUMN consent_on TEXT;
ALTER TABLE care_group_member ADD COLUMN left_reason TEXT;

-- Why a role stays empty; with a reason on record it is no longer a task.
CREATE TABLE care_role_gap (
    id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES care_group (id),
    role TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX gap_by_group ON care_role_gap (group_id, role);

-- Plans. A version is 'draft' (may still be typed over), 'submitted', 'active' or 'closed'.
ALTER TABLE support_plan ADD COLUMN triggers TEXT NOT NULL DEFAULT '';
ALTER TABLE support_plan ADD COLUMN emergency_name TEXT NOT NULL DEFAULT '';
ALTER TABLE support_plan ADD COLUMN emergency_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE support_plan ADD COLUMN parents_mode TEXT;
ALTER TABLE support_plan ADD COLUMN parents_opinion TEXT NOT NULL DEFAULT '';
ALTER TABLE support_plan ADD COLUMN parents_signed_on TEXT;
ALTER TABLE support_plan ADD COLUMN review_days INTEGER CHECK (review_days BETWEEN 1 AND 366);
ALTER TABLE support_plan ADD COLUMN lift_conditions TEXT NOT NULL DEFAULT '';
ALTER TABLE support_plan ADD COLUMN submitted_at TEXT;
ALTER TABLE support_plan ADD COLUMN submitted_by TEXT;
CREATE INDEX plan_by_status ON support_plan (status, student_id, version);

-- One row of a plan. "line_id" is the same from version to version, so that what was done stays with it.
CREATE TABLE plan_measure (
    id TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES support_plan (id) ON DELETE CASCADE,
    line_id TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq BETWEEN 1 AND 20),
    what TEXT NOT NULL,
    responsible TEXT NOT NULL,
    frequency TEXT NOT NULL
        CHECK (frequency IN ('once', 'daily', 'weekly', 'biweekly', 'monthly', 'as_needed')),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX measure_by_plan ON plan_measure (plan_id, seq);

CREATE TABLE plan_measure_done (
    id TEXT PRIMARY KEY,
    line_id TEXT NOT NULL,
    student_id TEXT NOT NULL,
    done_on TEXT NOT NULL,
    by_name TEXT NOT NULL,
    note TEXT NOT NULL,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX done_by_line ON plan_measure_done (line_id, done_on);
CREATE INDEX done_by_student ON plan_measure_done (student_id, done_on);

CREATE TABLE plan_review (
    id TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES support_plan (id),
    student_id TEXT NOT NULL,
    reviewed_on TEXT NOT NULL,
    by_name TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('improved', 'stable', 'adjust', 'referred', 'lifted')),
    note TEXT NOT NULL,
    reason TEXT NOT NULL,
    next_review_on TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX review_by_student ON plan_review (student_id, reviewed_on);
CREATE INDEX review_by_plan ON plan_review (plan_id, created_at);

-- What the school knows of a student's situation at home or before, with its source and day.
CREATE TABLE dossier_fact (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    section TEXT NOT NULL CHECK (section IN ('basics', 'family', 'state')),
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    supersedes TEXT,
    reason TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX fact_by_student ON dossier_fact (student_id, section, day);

-- Who opened a student's page is asked for by the student.
CREATE INDEX audit_by_object ON audit_event (object_id, seq);
