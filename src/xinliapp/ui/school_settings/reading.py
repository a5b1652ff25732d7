"""Reading and saving school, calendar and classes; runs on the database thread."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.services import classes, drafts, grade_labels, school
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.ui.school_settings.checking import (
    check_profile,
    check_year,
    profile_form,
    profile_unit,
    year_form,
)
from xinliapp.ui.school_settings.facts import (
    ClassLine,
    Marks,
    Problem,
    ProfileForm,
    Rights,
    SettingsPage,
    Typed,
    YearForm,
)

SCREEN = "school_settings"
_FIELD_OF = {"code_fixed": "code", "stage_in_use": "stages"}


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving came to: problems, and then nothing was written; or what was changed."""

    changes: Changes
    problems: tuple[Problem, ...] = ()


def read_page(session: Session) -> SettingsPage:
    """The page as stored.

    Raises:
        UserError: ``unit_missing``.
    """
    today = session.clock.now().date()
    years = school.calendar(session)
    role = session.account.role
    return SettingsPage(
        profile=profile_form(school.unit(session), grade_labels.grade_labels(session)),
        code_fixed=school.code_fixed(session),
        years=tuple(year_form(year) for year in years),
        current=school.start_year_of(today, years),
        classes=tuple(
            ClassLine(row.id, row.label, row.students, row.homeroom_teacher or "")
            for row in school.classes(session)
        ),
        rights=Rights(
            profile=role in school.PROFILE_ROLES,
            calendar=role in school.CALENDAR_ROLES,
            classes=role in school.CALENDAR_ROLES,
        ),
        marks=_marks(session),
    )


def _marks(session: Session) -> Marks:
    return Marks(
        mark_of((school.unit(session), grade_labels.grade_labels(session))),
        tuple((year.start_year, mark_of(year)) for year in school.calendar(session)),
        tuple((row.id, mark_of(row.homeroom_teacher)) for row in school.classes(session)),
    )


def save(session: Session, typed: Typed, seen: Marks | None = None) -> Saved:
    """Check everything, then write what was changed and forget the draft.

    ``seen``: what the form was filled with. Only what differs is written, so only that must be unchanged.

    Raises:
        UserError: what no field is to blame for; ``changed_since``: nothing is written.
    """
    problems = check(typed)
    if problems:
        return Saved(Changes.NONE, tuple(problems))
    if seen is not None:
        _refuse_newer(_marks(session), seen, typed)
    changes = Changes.NONE
    if typed.profile is not None:
        try:
            changes |= _save_profile(session, typed.profile)
        except UserError as error:
            if error.code not in _FIELD_OF:
                raise
            return Saved(Changes.NONE, (Problem(_FIELD_OF[error.code], error),))
    for form in typed.years:
        changes |= _save_year(session, form)
    if typed.teachers:
        marks = dict(seen.teachers) if seen is not None else None
        changes |= classes.set_homeroom_teachers(session, dict(typed.teachers), seen=marks)
    drafts.delete_draft(session, SCREEN)
    return Saved(changes)


def _refuse_newer(now: Marks, seen: Marks, typed: Typed) -> None:
    """All of it before anything is written: each part is a transaction of its own."""
    years = [form.start_year for form in typed.years]
    stored, shown = dict(now.teachers), dict(seen.teachers)
    if (
        any(now.year(year) != seen.year(year) for year in years)
        or any(stored.get(class_id) != shown.get(class_id) for class_id, _ in typed.teachers)
        or (typed.profile is not None and now.profile != seen.profile)
    ):
        raise UserError("changed_since")


def forget_draft(session: Session) -> str:
    """Nothing is typed any more; "" as there is no moment to tell."""
    drafts.delete_draft(session, SCREEN)
    return ""


def check(typed: Typed) -> list[Problem]:
    """What is wrong with what was typed, by field; pure."""
    problems = check_profile(typed.profile) if typed.profile is not None else []
    for form in typed.years:
        problems += check_year(form)[1]
    return problems


def _save_profile(session: Session, form: ProfileForm) -> Changes:
    """The unit, and the grades' words where they changed."""
    unit = school.unit(session)
    wanted = profile_unit(form, unit)
    changes = school.save_unit(session, wanted) if wanted != unit else Changes.NONE
    words = tuple(word.strip() for word in form.grade_words)
    if words != grade_labels.grade_labels(session):
        changes |= grade_labels.save_grade_labels(session, words)
    return changes


def _save_year(session: Session, form: YearForm) -> Changes:
    year, _ = check_year(form)
    if year is None:
        raise ValueError("an unchecked year")
    return school.set_calendar(session, year)
