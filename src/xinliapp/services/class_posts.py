"""Posts in classes (screens.md S04): named and relieved by day, listed by class with what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xinliapp.domain.changes import Changes
from xinliapp.domain.class_posts import ClassPost, PostKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.peer_reps import Gap
from xinliapp.domain.students import Gender
from xinliapp.domain.tasks import Finished
from xinliapp.services import peer_reps, school, staff, typed
from xinliapp.services.peer_reps import RepLine
from xinliapp.services.school import ROSTER_ROLES
from xinliapp.services.session import Session
from xinliapp.storage import class_posts as rows
from xinliapp.storage import classes as class_rows
from xinliapp.storage import students as student_rows
from xinliapp.storage.class_rolls import enrolled_by_class, register
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.ROSTER | Changes.SCHOOL
LONGEST_NAME = 40
_NAMES = {PostKind.HOMEROOM: "班主任", PostKind.DEPUTY: "副班主任", PostKind.LEAGUE: "团支书",
          PostKind.OFFICER: "学生干部"}  # fmt: skip
_ACTION, _DAY = "登记班级职务", "任职日期"


@dataclass(frozen=True, slots=True)
class PostLine:
    """Somebody with a post; ``student`` is true where the name is a pupil's and is hidden with 隐名.

    ``here`` is false for a student who left the class or the school and was not relieved.
    """

    id: str
    kind: PostKind
    name: str
    student: bool
    from_day: str
    to_day: str | None
    here: bool = True


@dataclass(frozen=True, slots=True)
class ClassPosts:
    """A class with everybody who holds a post today and, in words, what it lacks."""

    class_id: str
    label: str
    grade_label: str
    students: int
    homeroom: PostLine | None
    deputy: PostLine | None
    league: PostLine | None
    officers: tuple[PostLine, ...]
    reps: tuple[RepLine, ...]
    gaps: tuple[str, ...]
    past: tuple[PostLine, ...] = ()


def by_class(session: Session, day: dt.date | None = None) -> list[ClassPosts]:
    """Every class with students, who holds its posts on ``day`` (today) and what it lacks.

    班主任 is always asked for, 心理委员 as the loaded packs say, 副班主任 once the school has named one.
    团支书 and 学生干部 are listed, never missing (decision 0153).
    """
    today = day or session.clock.now().date()
    names = {line.id: line.name for line in register(session.database).values()}
    roll = enrolled_by_class(session.database, today)
    held: dict[str, list[PostLine]] = {}
    for post in rows.on_day(session.database, today.isoformat()):
        here = post.student_id is None or post.student_id in roll.get(post.class_id, frozenset())
        held.setdefault(post.class_id, []).append(replace(_line(post, names), here=here))
    deputies = any(line.kind is PostKind.DEPUTY for lines in held.values() for line in lines)
    reps = {line.class_id: line for line in peer_reps.by_class(session, today)}
    found = []
    for row in school.classes(session, today):
        if not row.students:
            continue
        lines, own = held.get(row.id, []), reps.get(row.id)
        posts = ClassPosts(
            row.id, row.label, row.grade_label, row.students,
            _one(lines, PostKind.HOMEROOM), _one(lines, PostKind.DEPUTY), _one(lines, PostKind.LEAGUE),
            tuple(line for line in lines if line.kind is PostKind.OFFICER),
            own.reps if own is not None else (), (),
        )  # fmt: skip
        found.append(_with_gaps(posts, own.gap if own is not None else None, deputies))
    return found


def of_class(session: Session, class_id: str) -> tuple[PostLine, ...]:
    """Everybody who held a post of the class before and no longer does, the newest first."""
    today = session.clock.now().date().isoformat()
    names = {line.id: line.name for line in register(session.database).values()}
    posts = rows.of_class(session.database, class_id)
    return tuple(_line(post, names) for post in posts if post.to_day is not None and post.to_day <= today)


def name_staff(
    session: Session, class_id: str, names: Mapping[PostKind, str], from_day: dt.date | None = None
) -> Changes:
    """Name who holds the adults' posts from ``from_day`` (today) on, all or none; "" means nobody any more.

    The one before ends that day. The same name again puts the first day right.

    Raises:
        UserError: ``not_allowed``, ``field_required`` (a class has a 班主任), ``field_wrong``,
            ``class_not_listed``.
    """
    session.require_role(*ROSTER_ROLES, action=_ACTION)
    if not all(kind.of_staff for kind in names):
        raise ValueError(names)
    clean = {
        kind: " ".join(typed.text(_NAMES[kind], name, longest=LONGEST_NAME, shortest=0).split())
        for kind, name in names.items()
    }
    if clean.get(PostKind.HOMEROOM) == "":
        raise UserError("field_required", field=_NAMES[PostKind.HOMEROOM])
    day = _since(session, from_day)
    _known_class(session, class_id)
    for kind, name in clean.items():
        _not_before(session, class_id, kind, day, name)
    with session.write("class_post.name", object_id=class_id) as uow:
        for kind, name in clean.items():
            succeed(uow, class_id, kind, name, day)
        if PostKind.HOMEROOM in clean:
            class_rows.store_homeroom_teacher(uow, class_id, clean[PostKind.HOMEROOM])
    return CHANGES


def name_student(
    session: Session, class_id: str, kind: PostKind, student_id: str, from_day: dt.date | None = None
) -> str:
    """Give a student of the class a post from ``from_day`` (today) on; the id of the entry.

    Raises:
        UserError: ``not_allowed``, ``field_wrong`` (also where an ended post of the same student would
            overlap), ``class_post_other_class``, ``class_post_twice``.
    """
    session.require_role(*ROSTER_ROLES, action=_ACTION)
    if kind.of_staff:
        raise ValueError(kind)
    day = _since(session, from_day)
    student = student_rows.load_student(session.database, student_id)
    if student is None or student.class_id != class_id or student.left_on is not None:
        raise UserError("class_post_other_class")
    there = rows.open_of(session.database, class_id, kind)
    if any(post.student_id == student_id for post in there):
        raise UserError("class_post_twice", name=student.name, post=_NAMES[kind])
    post = ClassPost(new_id(), class_id, kind, None, student_id, day)
    if kind.single:
        _not_before(session, class_id, kind, day, "")
    elif (before := _overlapping(session, post)) is not None:
        raise UserError("field_wrong", field=_DAY, why=f"这名学生的上一段任职到{before.to_day}才结束")
    with session.write("class_post.name", object_id=class_id) as uow:
        if kind.single:
            _end_open(uow, class_id, kind, day)
        rows.insert(uow, post)
    return post.id


def relieve(session: Session, post_id: str) -> Finished:
    """End a student's post today; one given today goes altogether. Can be taken back.

    Raises:
        UserError: ``not_allowed``, ``not_found``.
    """
    session.require_role(*ROSTER_ROLES, action=_ACTION)
    post = rows.load(session.database, post_id)
    if post is None or post.to_day is not None or post.kind is PostKind.HOMEROOM:
        raise UserError("not_found")
    today = session.clock.now().date().isoformat()
    with session.write("class_post.relieve", object_id=post.class_id) as uow:
        if post.from_day >= today:
            rows.remove(uow, post_id)
        else:
            rows.end(uow, post_id, today)
    return Finished(CHANGES, _Reinstate(post))


@dataclass(frozen=True, slots=True)
class _Reinstate:
    """Takes back :func:`relieve`, unless somebody else was named meanwhile."""

    post: ClassPost

    def __call__(self, session: Session) -> Changes:
        post = self.post
        if _overlapping(session, post) is not None:
            return Changes.NONE
        with session.write("class_post.reinstate", object_id=post.class_id) as uow:
            if rows.load(session.database, post.id) is None:
                rows.insert(uow, post)
            else:
                rows.end(uow, post.id, None)
        return CHANGES


def staff_names(session: Session) -> tuple[str, ...]:
    """Everybody on the staff list, to choose from while typing."""
    return tuple(sorted({member.name for member in staff.everyone(session)}))


def succeed(
    uow: UnitOfWork, class_id: str, kind: PostKind, name: str, day: str, *, same_stays: bool = False
) -> None:
    """Inside a running transaction: ``name`` holds the adult's post from ``day`` on, "" nobody does.

    The same name again puts the first day right, or with ``same_stays`` changes nothing.
    """
    there = rows.open_of(uow.database, class_id, kind)
    if len(there) == 1 and there[0].name == name:
        if not same_stays:
            rows.begin(uow, there[0].id, day)
        return
    _end_open(uow, class_id, kind, day)
    if name:
        rows.insert(uow, ClassPost(new_id(), class_id, kind, name, None, day))


def _end_open(uow: UnitOfWork, class_id: str, kind: PostKind, day: str) -> None:
    for post in rows.open_of(uow.database, class_id, kind):
        if post.from_day >= day:
            rows.remove(uow, post.id)
        else:
            rows.end(uow, post.id, day)


def _with_gaps(posts: ClassPosts, lacking: Gap | None, deputies: bool) -> ClassPosts:
    words = [] if posts.homeroom else [_NAMES[PostKind.HOMEROOM]]
    if deputies and posts.deputy is None:
        words.append(_NAMES[PostKind.DEPUTY])
    if lacking:
        words += ["男委员"] if lacking.boys else []
        words += ["女委员"] if lacking.girls else []
        words += ["心理委员"] if lacking.total > lacking.boys + lacking.girls else []
    return ClassPosts(
        posts.class_id, posts.label, posts.grade_label, posts.students, posts.homeroom, posts.deputy,
        posts.league, posts.officers, posts.reps, tuple(words),
    )  # fmt: skip


def reps_of(posts: ClassPosts, gender: Gender) -> tuple[RepLine, ...]:
    """The 心理委员 of a gender who are still in the class."""
    return tuple(rep for rep in posts.reps if rep.gender is gender and rep.here)


def _line(post: ClassPost, names: dict[str, str]) -> PostLine:
    name = names.get(post.student_id, "") if post.student_id else post.name or ""
    return PostLine(post.id, post.kind, name, post.student_id is not None, post.from_day, post.to_day)


def _one(lines: Sequence[PostLine], kind: PostKind) -> PostLine | None:
    return next((line for line in reversed(lines) if line.kind is kind), None)


def _since(session: Session, day: dt.date | None) -> str:
    return typed.past_day(session, _DAY, day or session.clock.now().date())


def _known_class(session: Session, class_id: str) -> None:
    if class_rows.load_class(session.database, class_id) is None:
        raise UserError("class_not_listed")


def _overlapping(session: Session, post: ClassPost) -> ClassPost | None:
    """Who else holds the post on a day since ``post`` began; of posts many may hold, the same student."""
    return next(
        (
            other
            for other in rows.of_class(session.database, post.class_id)
            if other.kind is post.kind
            and other.id != post.id
            and (post.kind.single or other.student_id == post.student_id)
            and (other.to_day is None or other.to_day > post.from_day)
        ),
        None,
    )


def _not_before(session: Session, class_id: str, kind: PostKind, day: str, name: str) -> None:
    """Whoever follows cannot begin before the one they follow; the same person may have begun earlier."""
    known = rows.of_class(session.database, class_id)
    for post in known:
        if post.kind is kind and post.to_day is None and post.name != name and day < post.from_day:
            raise UserError("field_wrong", field=_DAY, why="早于现任的任职日期")
        if post.kind is kind and post.to_day is not None and day < post.to_day:
            raise UserError("field_wrong", field=_DAY, why="早于前任的离任日期")
