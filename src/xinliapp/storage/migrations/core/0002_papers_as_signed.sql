-- A form carries what its definition and its unit said when it was handed in, so that a newer definition file or
-- a renamed unit never changes a signed paper. definition is JSON (services.form_definitions); NULL in drafts and
-- in forms handed in before this step.
ALTER TABLE form_report ADD COLUMN definition TEXT;
ALTER TABLE form_report ADD COLUMN unit_code TEXT;
ALTER TABLE form_report ADD COLUMN unit_name TEXT;

-- Who sent a paper back, and when.
ALTER TABLE form_report ADD COLUMN returned_by TEXT;
ALTER TABLE form_report ADD COLUMN returned_at TEXT;
ALTER TABLE self_check ADD COLUMN returned_by TEXT;
ALTER TABLE self_check ADD COLUMN returned_at TEXT;
