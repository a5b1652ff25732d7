-- Receipts, return slips, flags, chases, forwarding.

-- Where an exported bundle was written: a stick, a folder, a mail draft.
ALTER TABLE bundle_export ADD COLUMN channel TEXT NOT NULL DEFAULT 'folder'
    CHECK (channel IN ('stick', 'folder', 'mail'));

-- A person says that a bundle was handed over or sent (送出).
CREATE TABLE bundle_sent (
    id TEXT PRIMARY KEY,
    bundle_id TEXT NOT NULL REFERENCES bundle (id),
    sent_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX sent_by_bundle ON bundle_sent (bundle_id);

-- area: a township centre that passes its schools' bags on; via_code: the centre through which a school's bags come.
ALTER TABLE member_school ADD COLUMN tier TEXT NOT NULL DEFAULT 'school' CHECK (tier IN ('school', 'area'));
ALTER TABLE member_school ADD COLUMN via_code TEXT;

-- forward: a centre's own bag; what lay in it are items of their own with via_code and carrier_id.
ALTER TABLE inbox_item ADD COLUMN kind TEXT NOT NULL DEFAULT 'form' CHECK (kind IN ('form', 'forward'));
ALTER TABLE inbox_item ADD COLUMN via_code TEXT;
ALTER TABLE inbox_item ADD COLUMN carrier_id TEXT REFERENCES inbox_item (id);
CREATE INDEX inbox_by_carrier ON inbox_item (carrier_id) WHERE carrier_id IS NOT NULL;

-- What a bureau decided about a report: at the bureau as issued, at the school as taken in. Append-only; of one
-- report the newest by issued_at counts. reasons is JSON, [[column or "", words], …]. document is the signed ZIP
-- (docs/formats/receipt.md), NULL where a plain spreadsheet was sent back on paper only.
CREATE TABLE receipt (
    id TEXT PRIMARY KEY,
    direction TEXT NOT NULL CHECK (direction IN ('issued', 'received')),
    kind TEXT NOT NULL CHECK (kind IN ('accepted', 'returned')),
    issuer_code TEXT NOT NULL,
    issuer_name TEXT NOT NULL,
    school_code TEXT NOT NULL,
    form_id TEXT NOT NULL,
    period TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    sequence INTEGER,
    tagmanifest_hash TEXT,
    item_id TEXT REFERENCES inbox_item (id),
    bundle_id TEXT REFERENCES bundle (id),
    reasons TEXT NOT NULL,
    due_on TEXT,
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    received_at TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    document BLOB,
    document_hash TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK (kind = 'accepted' OR due_on IS NOT NULL),
    CHECK ((direction = 'issued') = (item_id IS NOT NULL)),
    CHECK ((direction = 'received') = (bundle_id IS NOT NULL)),
    CHECK ((document IS NULL) = (document_hash IS NULL))
) STRICT;
CREATE UNIQUE INDEX receipt_by_document ON receipt (direction, document_hash) WHERE document_hash IS NOT NULL;
CREATE INDEX receipt_by_item ON receipt (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX receipt_by_bundle ON receipt (bundle_id) WHERE bundle_id IS NOT NULL;

-- Every time an issued receipt was written out as a file.
CREATE TABLE receipt_delivery (
    id TEXT PRIMARY KEY,
    receipt_id TEXT NOT NULL REFERENCES receipt (id),
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_by_receipt ON receipt_delivery (receipt_id);

-- Files a school was given as receipts and did not take; a copy lies in quarantine.
CREATE TABLE receipt_refusal (
    id TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (file_hash, reason)
) STRICT;

-- A flag somebody accepted, with the note that travels with the row. origin_code: the unit that accepted it.
CREATE TABLE flag_note (
    id TEXT PRIMARY KEY,
    item_id TEXT NOT NULL REFERENCES inbox_item (id),
    check_id TEXT NOT NULL,
    message TEXT NOT NULL,
    note TEXT NOT NULL CHECK (length(note) >= 5),
    noted_by TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    origin_code TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    UNIQUE (item_id, check_id)
) STRICT;

CREATE TABLE chase (
    id TEXT PRIMARY KEY,
    form_id TEXT NOT NULL,
    period TEXT NOT NULL,
    school_code TEXT NOT NULL REFERENCES member_school (code),
    at TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('phone', 'message', 'in_person')),
    result TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX chase_by_run ON chase (form_id, period, school_code);

-- Why a school does not report; append-only, the newest counts. via_code: said by this centre.
CREATE TABLE missing_reason (
    id TEXT PRIMARY KEY,
    form_id TEXT NOT NULL,
    period TEXT NOT NULL,
    school_code TEXT NOT NULL,
    reason TEXT NOT NULL,
    via_code TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX missing_by_run ON missing_reason (form_id, period, school_code);

-- What a centre passes on: its own figures (data/form.json) and the list of what lies beside them
-- (data/members.json), as signed. An approval of the kind 'forwarding' signs both.
CREATE TABLE forwarding (
    id TEXT PRIMARY KEY,
    form_id TEXT NOT NULL,
    form_version TEXT NOT NULL,
    period TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    recipient_id TEXT NOT NULL REFERENCES recipient (id),
    form TEXT NOT NULL,
    members TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX forwarding_by_run ON forwarding (form_id, period, revision);
