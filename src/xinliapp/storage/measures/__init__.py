"""Named queries that return a value and the rows behind it; they count and know no notice.

To add a measure: write the function with its :class:`MeasureSpec` in the noun's module, list it here, and
test it by hand-counted examples on both sides of a threshold. Packs and forms then name it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from xinliapp.domain.measure_specs import MeasureSpec
from xinliapp.domain.rules import Measured
from xinliapp.storage.measures import (
    activities,
    audits,
    care,
    class_activities,
    contacts,
    counseling,
    dossier_sections,
    dossiers,
    lessons,
    meetings,
    participation,
    peer_reps,
    room,
    safeguards,
    screening,
    specialists,
    staff,
    talks,
)
from xinliapp.storage.measures.context import MeasureContext

MeasureFunction = Callable[[MeasureContext, Mapping[str, object]], Measured]

_MEASURES: tuple[tuple[MeasureSpec, MeasureFunction], ...] = (
    (meetings.HELD, meetings.meetings_held),
    (lessons.PER_PAIR, lessons.lessons_per_class_pair_of_weeks),
    (staff.PER_STUDENTS, staff.part_time_counselors_per_students),
    (room.WEEKLY, room.weekly_opening_minutes),
    (screening.CHECKED, screening.students_checked),
    (screening.CHECKS, screening.checks_recorded),
    (screening.NOTICED, screening.students_noticed),
    (care.GROUPS, care.care_groups_complete),
    (care.PLANS, care.plans_active),
    (care.CLOSED_IMPROVED, care.plans_closed_improved),
    (dossiers.GRADED, dossiers.students_graded),
    (dossiers.WITH_DOSSIER, dossiers.students_with_dossier),
    (dossier_sections.COMPLETE, dossier_sections.dossier_sections_complete),
    (activities.SESSIONS, activities.activity_sessions),
    (activities.HEADCOUNT, activities.activity_headcount),
    (activities.PARENT_SESSIONS, activities.parent_meeting_sessions),
    (activities.PARENT_HEADCOUNT, activities.parent_meeting_headcount),
    (activities.HANDBOOKS, activities.handbooks_given),
    (activities.PARENT_COURSES, activities.parent_courses_held),
    (activities.LETTERS_HOME, activities.letters_home_held),
    (activities.PEER_TRAININGS, activities.peer_trainings_held),
    (activities.WITH_TOPIC, activities.parent_meetings_with_topic),
    (class_activities.CLASS_MEETINGS, class_activities.class_meetings_per_class),
    (class_activities.PARENT_MEETINGS, class_activities.parent_meetings_per_class),
    (participation.PER_STUDENT, participation.participations_per_student),
    (peer_reps.CLASSES, peer_reps.classes_with_peer_reps),
    (specialists.PER_SPECIALIST, specialists.weekly_lessons_per_specialist),
    (specialists.LEAST, specialists.least_weekly_lessons),
    (talks.HELD, talks.talks_held),
    (staff.TRAININGS, staff.trainings_held),
    (staff.COVERAGE, staff.staff_training_coverage),
    (staff.HOURS, staff.staff_training_hours),
    (safeguards.LED_BY_HEAD, safeguards.bodies_led_by_head),
    (safeguards.DEPARTMENTS, safeguards.care_body_departments),
    (safeguards.IN_FORCE, safeguards.policies_in_force),
    (safeguards.CHANNELS, safeguards.help_channels_published),
    (counseling.HELD, counseling.counseling_sessions_held),
    (counseling.WEEKLY, counseling.weekly_counseling_hours_per_specialist),
    (audits.READINGS, audits.dossier_readings_logged),
    (contacts.VISITED, contacts.key_students_visited),
    (contacts.CONTACTS, contacts.guardian_contacts_made),
    (contacts.AROUND_NODES, contacts.key_students_talked_around_nodes),
)

SPECS: Mapping[str, MeasureSpec] = {spec.name: spec for spec, _ in _MEASURES}
_FUNCTIONS: Mapping[str, MeasureFunction] = {spec.name: function for spec, function in _MEASURES}


def run(name: str, context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Count. ``params`` are checked parameters, the requirement included (``MeasureSpec``).

    Raises:
        UserError: ``case_closed`` for a case measure without the case file, before any SQL.
        KeyError: no such measure; the loader of packs has refused those.
    """
    if SPECS[name].needs_case:
        context.database.require_case()
    return _FUNCTIONS[name](context, params)
