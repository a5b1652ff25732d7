"""Activities that were held: logged once, counted by every clause and column they serve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.activities import (
    SUBJECT_THEMES,
    ActivityTheme,
    AudienceKind,
    Carrier,
    ClassPart,
    Handbooks,
)
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.term_records import Activity, ActivityForm
from xinliapp.i18n import labels
from xinliapp.services import activity_audience, activity_files, typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import activities as rows
from xinliapp.storage import activity_files as file_rows
from xinliapp.storage.activity_files import RemovedFile

CHANGES = Changes.ACTIVITIES


@dataclass(frozen=True, slots=True)
class ActivityStep:
    """What a change replaced and what it left (None: nothing): what :func:`restore` needs to take it back.

    ``removed`` are the files that went with a removed activity, ``added`` the ids of those a change brought.
    """

    before: Activity | None
    after: Activity | None
    removed: tuple[RemovedFile, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityInput:
    """An activity as a mere figure: ``headcount`` in 人次 (册 for handbooks), ``sessions`` in 场次."""

    form: ActivityForm
    day: dt.date
    title: str
    headcount: int
    sessions: int = 1
    mental_health: bool = True
    theme: str = ""
    audience: str = ""
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class HeldActivity:
    """An activity as S16 has it: by form, themes, audience and carriers, down to the classes.

    ``class_ids`` are the classes it was for (none: all of them, as the roll has them). ``absent`` are the
    students who were expected and did not come. ``present`` is a typed 实到, checked against the roll; None
    takes everybody but the absent. ``parents`` are parents who came, ``staff`` members of staff. ``agenda``
    answers 必讲心理, asked of parents' meetings. ``copies_in``/``copies_out`` are handbooks. Without
    ``mental_health`` it follows from the themes.
    """

    form: ActivityForm
    day: dt.date
    title: str
    audience: AudienceKind = AudienceKind.WHOLE_SCHOOL
    themes: tuple[ActivityTheme, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    class_ids: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    present: int | None = None
    parents: int = 0
    staff: int = 0
    sessions: int = 1
    agenda: bool | None = None
    copies_in: int = 0
    copies_out: int = 0
    materials: str = ""
    mental_health: bool | None = None

    @property
    def subject(self) -> bool:
        """Whether it counts as one on mental health or life care (专题)."""
        if self.mental_health is not None:
            return self.mental_health
        return bool(SUBJECT_THEMES & set(self.themes)) or bool(self.agenda)


def add(session: Session, typed_in: ActivityInput) -> str:
    """Note an activity as a mere figure: it stands for no class; its id.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    handbook = typed_in.form is ActivityForm.HANDBOOK
    if not handbook and typed_in.sessions < 1:
        raise UserError("field_wrong", field="场次", why="应为正整数")
    activity = Activity(
        new_id(),
        typed_in.form,
        typed.past_day(session, "活动日期", typed_in.day),
        typed.prose(session, "名称", typed_in.title, longest=80),
        typed.prose(session, "主题", typed_in.theme, longest=80, shortest=0),
        typed.prose(session, "对象", typed_in.audience, longest=80, shortest=0),
        typed.prose(session, "载体", typed_in.carrier, longest=80, shortest=0),
        0 if handbook else typed.count("场次", typed_in.sessions, highest=1000),
        typed.count("册数" if handbook else "人次", typed_in.headcount),
        typed_in.mental_health,
    )
    with session.write("activity.save", object_id=activity.id) as uow:
        rows.insert(uow, activity)
    return activity.id


def hold(session: Session, typed_in: HeldActivity, files: Sequence[Path] = ()) -> str:
    """Note a held activity with its classes, absentees and files (all or nothing); its id.

    Raises:
        UserError: ``field_required``, ``field_wrong``, ``class_not_listed``, ``audience_empty``,
            ``present_over_expected`` (实到大于应到), ``absent_not_expected``; as ``activity_files.storing``.
        KnownError: as ``activity_files.storing``.
    """
    activity = prepare(session, typed_in, new_id())
    with (
        activity_files.storing(session, activity.id, files) as insert_files,
        session.write("activity.save", object_id=activity.id) as uow,
    ):
        rows.insert(uow, activity)
        insert_files(uow)
    return activity.id


def change(
    session: Session,
    activity_id: str,
    typed_in: HeldActivity,
    files: Sequence[Path] = (),
    *,
    seen: str | None = None,
) -> ActivityStep:
    """Correct an activity; what :func:`restore` needs to take it back.

    ``seen`` is the mark (``services.seen``) of the activity as the form was filled with it; ``files`` are
    added to those it has.

    Raises:
        UserError: ``not_found``; ``changed_since``; ``activity_figure_only`` for a mere figure, whose typed
            number would be replaced by one from the roll; as :func:`hold`.
    """
    before = one(session, activity_id)
    refuse_newer(seen, before)
    if not editable(before):
        raise UserError("activity_figure_only")
    activity = prepare(session, typed_in, activity_id)
    with (
        activity_files.storing(session, activity_id, files) as insert_files,
        session.write("activity.change", object_id=activity_id) as uow,
    ):
        rows.change(uow, activity)
        added = insert_files(uow)
    return ActivityStep(before, one(session, activity_id), added=added)


def editable(activity: Activity) -> bool:
    """Whether :func:`change` may correct it: not a mere figure, whose number nobody could count again."""
    return activity.audience_kind is not None or activity.form is ActivityForm.HANDBOOK


def remove(session: Session, activity_id: str) -> ActivityStep:
    """Take an activity back that was noted by mistake, with its files; what :func:`restore` needs.

    Raises:
        UserError: ``not_found``.
    """
    before = one(session, activity_id)
    with session.write("activity.remove", object_id=activity_id) as uow:
        removed = file_rows.remove_all(uow, activity_id)
        rows.remove(uow, activity_id)
    return ActivityStep(before, None, removed)


def restore(session: Session, step: ActivityStep) -> Changes:
    """Take a step back: the activity is again what it was before it was noted, changed or removed.

    Raises:
        UserError: ``activity_changed_since`` if it is no longer what that step left; it stays as it is.
        KnownError: ``attachment_missing`` if a file of it was swept since; nothing is put back.
    """
    known = step.after or step.before
    if known is None:
        return Changes.NONE
    with session.write("activity.restore", object_id=known.id) as uow:
        if rows.load(session.database, known.id) != step.after:
            raise UserError("activity_changed_since", title=known.title)
        if step.before is None:
            file_rows.remove_all(uow, known.id)
            rows.remove(uow, known.id)
        elif not rows.change(uow, step.before):
            rows.insert(uow, step.before)
        for file_id in step.added:
            file_rows.remove(uow, file_id)
        activity_files.restore_in(uow, session, step.removed)
    return CHANGES


def one(session: Session, activity_id: str) -> Activity:
    """One activity, whole.

    Raises:
        UserError: ``not_found``.
    """
    found = rows.load(session.database, activity_id)
    if found is None:
        raise UserError("not_found")
    return found


def between(session: Session, first_day: dt.date, last_day: dt.date) -> list[Activity]:
    """Activities of these days, both included."""
    return rows.between(session.database, first_day.isoformat(), last_day.isoformat())


def handbooks(session: Session) -> Handbooks:
    """Copies taken in and given out so far."""
    return Handbooks(*rows.handbook_totals(session.database))


def prepare(session: Session, typed_in: HeldActivity, row_id: str) -> Activity:
    """The activity as it would be stored, checked; nothing is written.

    Raises:
        UserError: as :func:`hold`.
    """
    day = typed.past_day(session, "活动日期", typed_in.day)
    title = typed.prose(session, "名称", typed_in.title, longest=80)
    materials = typed.prose(session, "材料", typed_in.materials, longest=300, shortest=0)
    if typed_in.form is ActivityForm.HANDBOOK:
        return _handbooks(typed_in, row_id, day, title, materials)
    if typed_in.sessions < 1:
        raise UserError("field_wrong", field="场次", why="应为正整数")
    parts = activity_audience.parts(
        session, typed_in.audience, typed_in.class_ids, typed_in.day, set(typed_in.absent)
    )
    parents = typed.count("家长人次", typed_in.parents)
    if typed_in.form is ActivityForm.PARENT_MEETING and typed_in.agenda is None:
        raise UserError("field_required", field="必讲心理")
    expected, present = _attendance(typed_in, parts)
    headcount = {
        AudienceKind.PARENTS: parents,
        AudienceKind.STAFF: typed.count("教职工人次", typed_in.staff),
    }.get(typed_in.audience, present)
    return Activity(
        row_id,
        typed_in.form,
        day,
        title,
        _words(typed_in.themes),
        activity_audience.words(session, typed_in.audience, typed_in.class_ids, typed_in.day),
        _words(typed_in.carriers),
        typed.count("场次", typed_in.sessions, highest=1000),
        headcount,
        typed_in.subject,
        typed_in.audience,
        typed_in.themes,
        typed_in.carriers,
        expected if typed_in.audience.by_class else None,
        parents,
        typed_in.agenda if typed_in.form is ActivityForm.PARENT_MEETING else None,
        None,
        materials,
        parts,
    )


def _attendance(typed_in: HeldActivity, parts: Sequence[ClassPart]) -> tuple[int, int]:
    """应到 and 实到 of the students; a typed 实到 must be what the roll and the absentees say.

    Raises:
        UserError: ``present_over_expected``, ``present_differs``.
    """
    expected = sum(part.expected or 0 for part in parts)
    present = sum(part.present or 0 for part in parts)
    if typed_in.present is not None and typed_in.audience.by_class:
        if typed_in.present > expected:
            raise UserError(
                "present_over_expected", field="实到", present=typed_in.present, expected=expected
            )
        if typed_in.present != present:
            raise UserError(
                "present_differs",
                field="实到",
                present=typed_in.present,
                counted=present,
                expected=expected,
            )
    return expected, present


def _handbooks(typed_in: HeldActivity, row_id: str, day: str, title: str, materials: str) -> Activity:
    taken_in = typed.count("入库册数", typed_in.copies_in)
    given_out = typed.count("发放册数", typed_in.copies_out)
    if not taken_in and not given_out:
        raise UserError("field_required", field="发放册数")
    return Activity(
        row_id,
        typed_in.form,
        day,
        title,
        _words(typed_in.themes),
        "",
        _words(typed_in.carriers),
        0,
        given_out,
        typed_in.subject,
        None,
        typed_in.themes,
        typed_in.carriers,
        copies_in=taken_in,
        materials=materials,
    )


def _words(values: Iterable[ActivityTheme | Carrier]) -> str:
    return "、".join(labels.label(value) for value in values)
