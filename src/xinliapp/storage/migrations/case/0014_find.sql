-- The index of notes (find). Words are in it, their order too, but no text: what a person may read is read from the
-- record itself. Rows of it are not records: they are made from the records and may be made anew at any time.

CREATE VIRTUAL TABLE find_text USING fts5 (
    body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- id grows with the day of the record, so that the newest come first without sorting.
CREATE TABLE find_entry (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    row_id TEXT NOT NULL,
    UNIQUE (source, row_id)
) STRICT;

-- What was written, changed or taken out since the index last caught up.
CREATE TABLE find_pending (
    source TEXT NOT NULL,
    row_id TEXT NOT NULL,
    PRIMARY KEY (source, row_id)
) STRICT, WITHOUT ROWID;

-- Three triggers a table: whoever writes a record need not know of the index.
CREATE TRIGGER find_note_new AFTER INSERT ON counseling_session
BEGIN INSERT INTO find_pending VALUES ('note', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_note_changed AFTER UPDATE ON counseling_session
BEGIN INSERT INTO find_pending VALUES ('note', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_note_gone AFTER DELETE ON counseling_session
BEGIN INSERT INTO find_pending VALUES ('note', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_amendment_new AFTER INSERT ON note_amendment
BEGIN INSERT INTO find_pending VALUES ('amendment', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_amendment_changed AFTER UPDATE ON note_amendment
BEGIN INSERT INTO find_pending VALUES ('amendment', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_amendment_gone AFTER DELETE ON note_amendment
BEGIN INSERT INTO find_pending VALUES ('amendment', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_breach_new AFTER INSERT ON confidentiality_breach
BEGIN INSERT INTO find_pending VALUES ('breach', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_breach_changed AFTER UPDATE ON confidentiality_breach
BEGIN INSERT INTO find_pending VALUES ('breach', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_breach_gone AFTER DELETE ON confidentiality_breach
BEGIN INSERT INTO find_pending VALUES ('breach', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_talk_new AFTER INSERT ON talk
BEGIN INSERT INTO find_pending VALUES ('talk', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_talk_changed AFTER UPDATE ON talk
BEGIN INSERT INTO find_pending VALUES ('talk', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_talk_gone AFTER DELETE ON talk
BEGIN INSERT INTO find_pending VALUES ('talk', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_home_visit_new AFTER INSERT ON home_visit
BEGIN INSERT INTO find_pending VALUES ('home_visit', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_home_visit_changed AFTER UPDATE ON home_visit
BEGIN INSERT INTO find_pending VALUES ('home_visit', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_home_visit_gone AFTER DELETE ON home_visit
BEGIN INSERT INTO find_pending VALUES ('home_visit', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_contact_new AFTER INSERT ON guardian_contact
BEGIN INSERT INTO find_pending VALUES ('contact', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_contact_changed AFTER UPDATE ON guardian_contact
BEGIN INSERT INTO find_pending VALUES ('contact', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_contact_gone AFTER DELETE ON guardian_contact
BEGIN INSERT INTO find_pending VALUES ('contact', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_warning_new AFTER INSERT ON warning_report
BEGIN INSERT INTO find_pending VALUES ('warning', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_warning_changed AFTER UPDATE ON warning_report
BEGIN INSERT INTO find_pending VALUES ('warning', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_warning_gone AFTER DELETE ON warning_report
BEGIN INSERT INTO find_pending VALUES ('warning', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_warning_step_new AFTER INSERT ON warning_step
BEGIN INSERT INTO find_pending VALUES ('warning_step', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_warning_step_changed AFTER UPDATE ON warning_step
BEGIN INSERT INTO find_pending VALUES ('warning_step', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_warning_step_gone AFTER DELETE ON warning_step
BEGIN INSERT INTO find_pending VALUES ('warning_step', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_agenda_new AFTER INSERT ON conference_agenda
BEGIN INSERT INTO find_pending VALUES ('agenda', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_agenda_changed AFTER UPDATE ON conference_agenda
BEGIN INSERT INTO find_pending VALUES ('agenda', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_agenda_gone AFTER DELETE ON conference_agenda
BEGIN INSERT INTO find_pending VALUES ('agenda', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_conclusion_new AFTER INSERT ON conference_item
BEGIN INSERT INTO find_pending VALUES ('conclusion', NEW.id) ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'conclusion', NEW.supersedes WHERE NEW.supersedes IS NOT NULL
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_conclusion_changed AFTER UPDATE ON conference_item
BEGIN INSERT INTO find_pending VALUES ('conclusion', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_conclusion_gone AFTER DELETE ON conference_item
BEGIN INSERT INTO find_pending VALUES ('conclusion', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_grade_new AFTER INSERT ON concern_grade
BEGIN INSERT INTO find_pending VALUES ('grade', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_grade_changed AFTER UPDATE ON concern_grade
BEGIN INSERT INTO find_pending VALUES ('grade', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_grade_gone AFTER DELETE ON concern_grade
BEGIN INSERT INTO find_pending VALUES ('grade', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_measure_done_new AFTER INSERT ON plan_measure_done
BEGIN INSERT INTO find_pending VALUES ('measure_done', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_measure_done_changed AFTER UPDATE ON plan_measure_done
BEGIN INSERT INTO find_pending VALUES ('measure_done', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_measure_done_gone AFTER DELETE ON plan_measure_done
BEGIN INSERT INTO find_pending VALUES ('measure_done', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_review_new AFTER INSERT ON plan_review
BEGIN INSERT INTO find_pending VALUES ('review', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_review_changed AFTER UPDATE ON plan_review
BEGIN INSERT INTO find_pending VALUES ('review', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_review_gone AFTER DELETE ON plan_review
BEGIN INSERT INTO find_pending VALUES ('review', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_fact_new AFTER INSERT ON dossier_fact
BEGIN INSERT INTO find_pending VALUES ('fact', NEW.id) ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'fact', NEW.supersedes WHERE NEW.supersedes IS NOT NULL
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_fact_changed AFTER UPDATE ON dossier_fact
BEGIN INSERT INTO find_pending VALUES ('fact', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_fact_gone AFTER DELETE ON dossier_fact
BEGIN INSERT INTO find_pending VALUES ('fact', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_event_new AFTER INSERT ON life_event
BEGIN INSERT INTO find_pending VALUES ('event', NEW.id) ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'event', NEW.supersedes WHERE NEW.supersedes IS NOT NULL
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_event_changed AFTER UPDATE ON life_event
BEGIN INSERT INTO find_pending VALUES ('event', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_event_gone AFTER DELETE ON life_event
BEGIN INSERT INTO find_pending VALUES ('event', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_paper_new AFTER INSERT ON student_paper
BEGIN INSERT INTO find_pending VALUES ('paper', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_paper_changed AFTER UPDATE ON student_paper
BEGIN INSERT INTO find_pending VALUES ('paper', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_paper_gone AFTER DELETE ON student_paper
BEGIN INSERT INTO find_pending VALUES ('paper', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_consent_new AFTER INSERT ON consent
BEGIN INSERT INTO find_pending VALUES ('consent', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_consent_changed AFTER UPDATE ON consent
BEGIN INSERT INTO find_pending VALUES ('consent', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_consent_gone AFTER DELETE ON consent
BEGIN INSERT INTO find_pending VALUES ('consent', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_disposition_new AFTER INSERT ON screening_disposition
BEGIN INSERT INTO find_pending VALUES ('disposition', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_disposition_changed AFTER UPDATE ON screening_disposition
BEGIN INSERT INTO find_pending VALUES ('disposition', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_disposition_gone AFTER DELETE ON screening_disposition
BEGIN INSERT INTO find_pending VALUES ('disposition', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_told_new AFTER INSERT ON screening_told
BEGIN INSERT INTO find_pending VALUES ('told', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_told_changed AFTER UPDATE ON screening_told
BEGIN INSERT INTO find_pending VALUES ('told', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_told_gone AFTER DELETE ON screening_told
BEGIN INSERT INTO find_pending VALUES ('told', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_appointment_new AFTER INSERT ON appointment_visitor
BEGIN INSERT INTO find_pending VALUES ('appointment', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_appointment_changed AFTER UPDATE ON appointment_visitor
BEGIN INSERT INTO find_pending VALUES ('appointment', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_appointment_gone AFTER DELETE ON appointment_visitor
BEGIN INSERT INTO find_pending VALUES ('appointment', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_handover_new AFTER INSERT ON duty_handover
BEGIN INSERT INTO find_pending VALUES ('handover', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_handover_changed AFTER UPDATE ON duty_handover
BEGIN INSERT INTO find_pending VALUES ('handover', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_handover_gone AFTER DELETE ON duty_handover
BEGIN INSERT INTO find_pending VALUES ('handover', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_referral_step_new AFTER INSERT ON referral_step
BEGIN INSERT INTO find_pending VALUES ('referral_step', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_referral_step_changed AFTER UPDATE ON referral_step
BEGIN INSERT INTO find_pending VALUES ('referral_step', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_referral_step_gone AFTER DELETE ON referral_step
BEGIN INSERT INTO find_pending VALUES ('referral_step', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_follow_up_new AFTER INSERT ON referral_follow_up
BEGIN INSERT INTO find_pending VALUES ('follow_up', NEW.id) ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'follow_up', NEW.supersedes WHERE NEW.supersedes IS NOT NULL
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_follow_up_changed AFTER UPDATE ON referral_follow_up
BEGIN INSERT INTO find_pending VALUES ('follow_up', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_follow_up_gone AFTER DELETE ON referral_follow_up
BEGIN INSERT INTO find_pending VALUES ('follow_up', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_suspension_new AFTER INSERT ON suspension
BEGIN INSERT INTO find_pending VALUES ('suspension', NEW.id) ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'suspension', NEW.supersedes WHERE NEW.supersedes IS NOT NULL
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_suspension_changed AFTER UPDATE ON suspension
BEGIN INSERT INTO find_pending VALUES ('suspension', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_suspension_gone AFTER DELETE ON suspension
BEGIN INSERT INTO find_pending VALUES ('suspension', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_return_application_new AFTER INSERT ON return_application
BEGIN INSERT INTO find_pending VALUES ('return_application', NEW.id) ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'return_application', NEW.supersedes WHERE NEW.supersedes IS NOT NULL
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_return_application_changed AFTER UPDATE ON return_application
BEGIN INSERT INTO find_pending VALUES ('return_application', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_return_application_gone AFTER DELETE ON return_application
BEGIN INSERT INTO find_pending VALUES ('return_application', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_assessment_new AFTER INSERT ON return_assessment
BEGIN INSERT INTO find_pending VALUES ('assessment', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_assessment_changed AFTER UPDATE ON return_assessment
BEGIN INSERT INTO find_pending VALUES ('assessment', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_assessment_gone AFTER DELETE ON return_assessment
BEGIN INSERT INTO find_pending VALUES ('assessment', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_decision_new AFTER INSERT ON return_decision
BEGIN INSERT INTO find_pending VALUES ('decision', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_decision_changed AFTER UPDATE ON return_decision
BEGIN INSERT INTO find_pending VALUES ('decision', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_decision_gone AFTER DELETE ON return_decision
BEGIN INSERT INTO find_pending VALUES ('decision', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_crisis_entry_new AFTER INSERT ON crisis_entry
BEGIN INSERT INTO find_pending VALUES ('crisis_entry', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_crisis_entry_changed AFTER UPDATE ON crisis_entry
BEGIN INSERT INTO find_pending VALUES ('crisis_entry', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_crisis_entry_gone AFTER DELETE ON crisis_entry
BEGIN INSERT INTO find_pending VALUES ('crisis_entry', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_crisis_handover_new AFTER INSERT ON crisis_handover
BEGIN INSERT INTO find_pending VALUES ('crisis_handover', NEW.id) ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'crisis_handover', NEW.supersedes WHERE NEW.supersedes IS NOT NULL
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_crisis_handover_changed AFTER UPDATE ON crisis_handover
BEGIN INSERT INTO find_pending VALUES ('crisis_handover', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_crisis_handover_gone AFTER DELETE ON crisis_handover
BEGIN INSERT INTO find_pending VALUES ('crisis_handover', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_aftercare_new AFTER INSERT ON crisis_aftercare
BEGIN INSERT INTO find_pending VALUES ('aftercare', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_aftercare_changed AFTER UPDATE ON crisis_aftercare
BEGIN INSERT INTO find_pending VALUES ('aftercare', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_aftercare_gone AFTER DELETE ON crisis_aftercare
BEGIN INSERT INTO find_pending VALUES ('aftercare', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_material_new AFTER INSERT ON incident_material
BEGIN INSERT INTO find_pending VALUES ('material', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_material_changed AFTER UPDATE ON incident_material
BEGIN INSERT INTO find_pending VALUES ('material', NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_material_gone AFTER DELETE ON incident_material
BEGIN INSERT INTO find_pending VALUES ('material', OLD.id) ON CONFLICT DO NOTHING; END;

-- A plan's versions, and the measures it is made of.
CREATE TRIGGER find_plan_new AFTER INSERT ON support_plan
BEGIN INSERT INTO find_pending SELECT 'plan', id FROM support_plan WHERE student_id = NEW.student_id
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_plan_changed AFTER UPDATE ON support_plan
BEGIN INSERT INTO find_pending SELECT 'plan', id FROM support_plan WHERE student_id = NEW.student_id
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_plan_gone AFTER DELETE ON support_plan
BEGIN INSERT INTO find_pending VALUES ('plan', OLD.id) ON CONFLICT DO NOTHING; END;

-- A referral's sheets: the highest stands.
CREATE TRIGGER find_referral_new AFTER INSERT ON referral_sheet
BEGIN INSERT INTO find_pending SELECT 'referral', id FROM referral_sheet WHERE referral_id = NEW.referral_id
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_referral_changed AFTER UPDATE ON referral_sheet
BEGIN INSERT INTO find_pending SELECT 'referral', id FROM referral_sheet WHERE referral_id = NEW.referral_id
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_referral_gone AFTER DELETE ON referral_sheet
BEGIN INSERT INTO find_pending VALUES ('referral', OLD.id) ON CONFLICT DO NOTHING; END;

-- Reports of an incident: the newest of a kind stands.
CREATE TRIGGER find_incident_new AFTER INSERT ON incident_report
BEGIN INSERT INTO find_pending SELECT 'incident', id FROM incident_report WHERE dossier_id = NEW.dossier_id
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_incident_changed AFTER UPDATE ON incident_report
BEGIN INSERT INTO find_pending SELECT 'incident', id FROM incident_report WHERE dossier_id = NEW.dossier_id
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_incident_gone AFTER DELETE ON incident_report
BEGIN INSERT INTO find_pending VALUES ('incident', OLD.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_plan_measure_new AFTER INSERT ON plan_measure
BEGIN INSERT INTO find_pending VALUES ('plan', NEW.plan_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_plan_measure_changed AFTER UPDATE ON plan_measure
BEGIN INSERT INTO find_pending VALUES ('plan', NEW.plan_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_plan_measure_gone AFTER DELETE ON plan_measure
BEGIN INSERT INTO find_pending VALUES ('plan', OLD.plan_id) ON CONFLICT DO NOTHING; END;

-- What hangs by a referral, a crisis or an incident that is voided goes with it.
CREATE TRIGGER find_of_referral_changed AFTER UPDATE ON referral
BEGIN INSERT INTO find_pending SELECT 'referral', id FROM referral_sheet WHERE referral_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'referral_step', id FROM referral_step WHERE referral_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'follow_up', id FROM referral_follow_up WHERE referral_id = NEW.id
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_of_crisis_changed AFTER UPDATE ON crisis_event
BEGIN INSERT INTO find_pending SELECT 'crisis_entry', id FROM crisis_entry WHERE crisis_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'crisis_handover', id FROM crisis_handover WHERE crisis_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'aftercare', id FROM crisis_aftercare WHERE crisis_id = NEW.id
    ON CONFLICT DO NOTHING; END;
CREATE TRIGGER find_of_incident_changed AFTER UPDATE ON incident_dossier
BEGIN INSERT INTO find_pending SELECT 'incident', id FROM incident_report WHERE dossier_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO find_pending SELECT 'material', id FROM incident_material WHERE dossier_id = NEW.id
    ON CONFLICT DO NOTHING; END;

-- Everything written before there was an index.
INSERT INTO find_pending SELECT 'note', id FROM counseling_session;
INSERT INTO find_pending SELECT 'amendment', id FROM note_amendment;
INSERT INTO find_pending SELECT 'breach', id FROM confidentiality_breach;
INSERT INTO find_pending SELECT 'talk', id FROM talk;
INSERT INTO find_pending SELECT 'home_visit', id FROM home_visit;
INSERT INTO find_pending SELECT 'contact', id FROM guardian_contact;
INSERT INTO find_pending SELECT 'warning', id FROM warning_report;
INSERT INTO find_pending SELECT 'warning_step', id FROM warning_step;
INSERT INTO find_pending SELECT 'agenda', id FROM conference_agenda;
INSERT INTO find_pending SELECT 'conclusion', id FROM conference_item;
INSERT INTO find_pending SELECT 'grade', id FROM concern_grade;
INSERT INTO find_pending SELECT 'measure_done', id FROM plan_measure_done;
INSERT INTO find_pending SELECT 'review', id FROM plan_review;
INSERT INTO find_pending SELECT 'fact', id FROM dossier_fact;
INSERT INTO find_pending SELECT 'event', id FROM life_event;
INSERT INTO find_pending SELECT 'paper', id FROM student_paper;
INSERT INTO find_pending SELECT 'consent', id FROM consent;
INSERT INTO find_pending SELECT 'disposition', id FROM screening_disposition;
INSERT INTO find_pending SELECT 'told', id FROM screening_told;
INSERT INTO find_pending SELECT 'appointment', id FROM appointment_visitor;
INSERT INTO find_pending SELECT 'handover', id FROM duty_handover;
INSERT INTO find_pending SELECT 'referral_step', id FROM referral_step;
INSERT INTO find_pending SELECT 'follow_up', id FROM referral_follow_up;
INSERT INTO find_pending SELECT 'suspension', id FROM suspension;
INSERT INTO find_pending SELECT 'return_application', id FROM return_application;
INSERT INTO find_pending SELECT 'assessment', id FROM return_assessment;
INSERT INTO find_pending SELECT 'decision', id FROM return_decision;
INSERT INTO find_pending SELECT 'crisis_entry', id FROM crisis_entry;
INSERT INTO find_pending SELECT 'crisis_handover', id FROM crisis_handover;
INSERT INTO find_pending SELECT 'aftercare', id FROM crisis_aftercare;
INSERT INTO find_pending SELECT 'material', id FROM incident_material;
INSERT INTO find_pending SELECT 'plan', id FROM support_plan;
INSERT INTO find_pending SELECT 'referral', id FROM referral_sheet;
INSERT INTO find_pending SELECT 'incident', id FROM incident_report;
