-- Referrals, follow-ups, suspension and return. Rows are added, never written over: what changes is a new sheet of
-- the referral, a new row that supersedes, or the mark that a row was written by mistake (voided_at).

CREATE TABLE referral (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX referral_by_student ON referral (student_id, opened_on);

-- What a referral says; the highest seq stands. "bases", "reasons", "carried" are JSON; "helped" is what the
-- school did for the parents, "" for nothing yet. The unit lies in
-- core.db, out of a foreign key's reach; its name is kept as it stood.
CREATE TABLE referral_sheet (
    id TEXT PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    partner_id TEXT,
    partner_name TEXT NOT NULL,
    bases TEXT NOT NULL,
    reasons TEXT NOT NULL,
    reason_words TEXT NOT NULL,
    carried TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_on TEXT,
    parents_opinion TEXT NOT NULL CHECK (parents_opinion IN ('unasked', 'agreed', 'undecided', 'declined')),
    parents_signer TEXT NOT NULL,
    parents_signed_on TEXT,
    parents_file TEXT REFERENCES attachment (id),
    helped TEXT NOT NULL,
    interval_days INTEGER CHECK (interval_days BETWEEN 1 AND 366),
    first_follow_on TEXT,
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (referral_id, seq),
    CHECK (seq = 1 OR reason <> '')
) STRICT;

-- A precondition passed over, with the reason and the clause that asks for it.
CREATE TABLE referral_waiver (
    id TEXT PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    precondition TEXT NOT NULL CHECK (precondition IN ('confirmed', 'parents', 'helped')),
    clause TEXT,
    reason TEXT NOT NULL CHECK (reason <> ''),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX waiver_by_referral ON referral_waiver (referral_id, precondition);

CREATE TABLE referral_step (
    id TEXT PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    kind TEXT NOT NULL CHECK (kind IN ('printed', 'receipt', 'accepted', 'refused', 'attending', 'closed')),
    at TEXT NOT NULL,
    by_name TEXT NOT NULL,
    note TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachment (id),
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK (kind <> 'refused' OR note <> '')
) STRICT;
CREATE INDEX referral_step_by_referral ON referral_step (referral_id, at);

-- "told" is what the parents said of attending.
CREATE TABLE referral_follow_up (
    id TEXT PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    student_id TEXT NOT NULL,
    at TEXT NOT NULL,
    by_name TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'visit', 'school', 'letter', 'unit', 'other')),
    told TEXT NOT NULL,
    measures TEXT NOT NULL,
    feedback TEXT NOT NULL,
    next_on TEXT NOT NULL CHECK (next_on > substr(at, 1, 10)),
    supersedes TEXT,
    reason TEXT,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX follow_up_by_referral ON referral_follow_up (referral_id, at);
CREATE INDEX follow_up_by_student ON referral_follow_up (student_id, at);

-- Why a student is away: a class of reasons that says nothing of a state, in the family's own words or none.
CREATE TABLE suspension (
    id TEXT PRIMARY KEY,
    student_id TEXT NOT NULL,
    from_day TEXT NOT NULL,
    reason_class TEXT NOT NULL CHECK (reason_class IN ('wellbeing', 'body', 'family', 'abroad', 'other', 'unknown')),
    note TEXT NOT NULL,
    supersedes TEXT,
    reason TEXT,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX suspension_by_student ON suspension (student_id, from_day);

CREATE TABLE return_application (
    id TEXT PRIMARY KEY,
    suspension_id TEXT NOT NULL REFERENCES suspension (id),
    student_id TEXT NOT NULL,
    applied_on TEXT NOT NULL,
    applicant TEXT NOT NULL,
    materials TEXT NOT NULL,
    supersedes TEXT,
    reason TEXT,
    voided_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX return_by_student ON return_application (student_id, applied_on);

-- A third party's document; "conclusion" copies its words, the file lies sealed beside the database.
CREATE TABLE return_assessment (
    id TEXT PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES return_application (id),
    unit_name TEXT NOT NULL,
    assessed_on TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachment (id),
    voided_at TEXT,
    void_reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_by_application ON return_assessment (application_id, assessed_on);

-- The newest stands. "clauses" (JSON) are those that were in force and asked for an assessment.
CREATE TABLE return_decision (
    id TEXT PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES return_application (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('granted', 'postponed')),
    decided_by TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    back_on TEXT,
    conditions TEXT NOT NULL,
    support TEXT NOT NULL,
    clauses TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((outcome = 'granted') = (back_on IS NOT NULL))
) STRICT;
CREATE INDEX decision_by_application ON return_decision (application_id, created_at);
