"""Posts in classes: named and relieved by day, one holder at a time, and what a class lacks."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.class_posts import ClassPost, PostKind
from xinliapp.domain.errors import UserError
from xinliapp.services import class_posts, classes, peer_reps, school
from xinliapp.services.class_posts import ClassPosts
from xinliapp.services.session import Session
from xinliapp.storage import class_posts as posts
from xinliapp.storage.students import move_class

TODAY = "2026-11-23"
SEPTEMBER = dt.date(2026, 9, 1)
_CLASSES = itertools.count(1)


@pytest.fixture
def made(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def _line(made: TermSchool, class_id: str) -> ClassPosts:
    return next(row for row in class_posts.by_class(made.session) if row.class_id == class_id)


def _stored(made: TermSchool) -> list[tuple[object, ...]]:
    return list(
        made.session.database.tuples(
            "SELECT kind, name, from_day, to_day FROM class_post ORDER BY from_day, name"
        )
    )


def test_a_post_is_held_until_the_day_before_its_end() -> None:
    post = ClassPost("p", "c", PostKind.DEPUTY, "王", None, "2026-09-01", "2026-11-23")
    assert post.held_on("2026-09-01") and post.held_on("2026-11-22")
    assert not post.held_on("2026-08-31") and not post.held_on("2026-11-23")


def test_the_next_one_follows_the_one_before(made: TermSchool) -> None:
    one = made.class_group(1)
    made.student(one)
    class_posts.name_staff(made.session, one, {PostKind.HOMEROOM: " 王  老师 "}, SEPTEMBER)
    class_posts.name_staff(made.session, one, {PostKind.HOMEROOM: "李老师"}, dt.date(2026, 11, 9))
    assert _stored(made) == [
        ("homeroom", "王 老师", "2026-09-01", "2026-11-09"),
        ("homeroom", "李老师", "2026-11-09", None),
    ]
    assert [row.homeroom_teacher for row in school.classes(made.session)] == ["李老师"]
    (before,) = class_posts.of_class(made.session, one)
    assert (before.name, before.to_day) == ("王 老师", "2026-11-09")
    with pytest.raises(UserError, match="field_wrong"):
        class_posts.name_staff(made.session, one, {PostKind.HOMEROOM: "赵老师"}, dt.date(2026, 11, 8))


def test_the_same_name_again_puts_the_first_day_right(made: TermSchool) -> None:
    one = made.class_group(1)
    class_posts.name_staff(made.session, one, {PostKind.DEPUTY: "王老师"})
    class_posts.name_staff(made.session, one, {PostKind.DEPUTY: "王老师"}, SEPTEMBER)
    assert _stored(made) == [("deputy", "王老师", "2026-09-01", None)]
    class_posts.name_staff(made.session, one, {PostKind.DEPUTY: ""})
    assert _stored(made) == [("deputy", "王老师", "2026-09-01", TODAY)]


def test_a_class_always_has_a_homeroom_teacher_named(made: TermSchool) -> None:
    one = made.class_group(1)
    with pytest.raises(UserError, match="field_required"):
        class_posts.name_staff(made.session, one, {PostKind.HOMEROOM: "  "})
    with pytest.raises(UserError, match="class_not_listed"):
        class_posts.name_staff(made.session, "gone", {PostKind.HOMEROOM: "王老师"})
    with pytest.raises(UserError, match="field_wrong"):
        class_posts.name_staff(made.session, one, {PostKind.HOMEROOM: "王老师"}, dt.date(2026, 11, 24))


def test_settings_write_the_same_posts(made: TermSchool) -> None:
    one = made.class_group(1)
    class_posts.name_staff(made.session, one, {PostKind.HOMEROOM: "王老师"}, SEPTEMBER)
    classes.set_homeroom_teacher(made.session, one, "王老师")
    assert _stored(made) == [("homeroom", "王老师", "2026-09-01", None)]
    classes.set_homeroom_teacher(made.session, one, "李老师")
    assert _stored(made)[-1] == ("homeroom", "李老师", TODAY, None)
    classes.set_homeroom_teacher(made.session, one, "")
    assert [row[2:] for row in _stored(made)] == [("2026-09-01", TODAY)]


def test_students_of_the_class_hold_posts(made: TermSchool) -> None:
    one, two = made.class_group(1), made.class_group(2)
    first, second, other = made.student(one, name="甲一"), made.student(one, name="乙二"), made.student(two)
    class_posts.name_student(made.session, one, PostKind.LEAGUE, first, SEPTEMBER)
    class_posts.name_student(made.session, one, PostKind.LEAGUE, second)
    for child in (first, second):
        class_posts.name_student(made.session, one, PostKind.OFFICER, child)
    line = _line(made, one)
    assert line.league is not None and (line.league.name, line.league.student) == ("乙二", True)
    assert {post.name for post in line.officers} == {"甲一", "乙二"}
    with pytest.raises(UserError, match="class_post_other_class"):
        class_posts.name_student(made.session, one, PostKind.OFFICER, other)
    with pytest.raises(UserError, match="class_post_twice"):
        class_posts.name_student(made.session, one, PostKind.OFFICER, first)


def test_a_post_noted_afterwards_does_not_overlap_the_one_before(made: TermSchool) -> None:
    one = made.class_group(1)
    child, other = made.student(one, name="甲一"), made.student(one, name="乙二")
    name, officer = class_posts.name_student, PostKind.OFFICER
    class_posts.relieve(made.session, name(made.session, one, officer, child, SEPTEMBER))
    with pytest.raises(UserError) as refused:
        name(made.session, one, officer, child, dt.date(2026, 11, 22))
    assert refused.value.params == {"field": "任职日期", "why": f"这名学生的上一段任职到{TODAY}才结束"}
    name(made.session, one, officer, other, dt.date(2026, 11, 22))  # many may hold it at a time
    name(made.session, one, officer, child)  # the day the first ends is free
    assert [(row[2], row[3]) for row in _stored(made)] == [
        ("2026-09-01", TODAY), ("2026-11-22", None), (TODAY, None),
    ]  # fmt: skip


# A step is a post, who (two of each), how many days ago; or taking away, or taking that back.
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(PostKind), st.integers(0, 2), st.integers(0, 4)),
        st.tuples(st.just("relieve"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
    ),
    max_size=10,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # fmt: skip
@given(steps=_STEPS)
def test_whatever_is_noted_in_whatever_order_no_two_hold_one_post_on_a_day(
    made: TermSchool, steps: list[tuple[object, int, int]]
) -> None:
    number = next(_CLASSES)
    one = made.class_group(number)
    children = [made.student(one, name=name) for name in ("甲一", "乙二")]
    undos: list[Callable[[Session], object]] = []
    for what, who, ago in steps:
        day = dt.date.fromisoformat(TODAY) - dt.timedelta(days=ago)
        with suppress(UserError):
            if isinstance(what, PostKind) and what.of_staff:
                class_posts.name_staff(made.session, one, {what: ("王", "李", "")[who]}, day)
            elif isinstance(what, PostKind):
                class_posts.name_student(made.session, one, what, children[who % 2], day)
            elif what == "relieve":
                held = [post for post in posts.of_class(made.session.database, one) if post.to_day is None]
                if held:
                    undo = class_posts.relieve(made.session, held[who % len(held)].id).undo
                    undos += [undo] if undo is not None else []
            elif undos:
                undos.pop(who % len(undos))(made.session)
    found = posts.of_class(made.session.database, one)
    for first, second in itertools.combinations(found, 2):
        rival = first.kind is second.kind and (first.kind.single or first.student_id == second.student_id)
        ends = [post.to_day or "9999-12-31" for post in (first, second)]
        assert not rival or first.from_day >= ends[1] or second.from_day >= ends[0], (first, second)


def test_a_student_who_changed_class_is_not_shown_as_holding_the_post(made: TermSchool) -> None:
    """Nobody relieved them: the list names them no more, and the panel still lets one relieve them."""
    one, two = made.class_group(1), made.class_group(2)
    gone, stays = made.student(one, name="甲一"), made.student(one, name="乙二")
    post = class_posts.name_student(made.session, one, PostKind.LEAGUE, gone, SEPTEMBER)
    class_posts.name_student(made.session, one, PostKind.OFFICER, stays)
    with made.session.write("test.move") as uow:
        move_class(uow, "moved", gone, two, None, TODAY)
    line = _line(made, one)
    assert line.league is not None and not line.league.here
    assert [officer.here for officer in line.officers] == [True]
    class_posts.relieve(made.session, post)
    assert _line(made, one).league is None


def test_relieving_can_be_taken_back(made: TermSchool) -> None:
    one = made.class_group(1)
    first, second = made.student(one, name="甲一"), made.student(one, name="乙二")
    old = class_posts.name_student(made.session, one, PostKind.OFFICER, first, SEPTEMBER)
    new = class_posts.name_student(made.session, one, PostKind.OFFICER, second)
    undo_old = class_posts.relieve(made.session, old).undo
    undo_new = class_posts.relieve(made.session, new).undo
    assert _line(made, one).officers == ()
    assert [row[2:] for row in _stored(made)] == [("2026-09-01", TODAY)]  # named today, gone today
    assert undo_old is not None and undo_new is not None
    undo_old(made.session)
    undo_new(made.session)
    undo_new(made.session)  # a second click gives nothing twice
    assert [post.name for post in _line(made, one).officers] == ["甲一", "乙二"]
    with pytest.raises(UserError, match="not_found"):
        class_posts.relieve(made.session, "gone")


def test_what_a_class_lacks(made: TermSchool) -> None:
    """班主任 always, 心理委员 as JS-35 asks (one boy, one girl), 副班主任 once somebody has one."""
    one, two = made.class_group(1), made.class_group(2)
    boy, girl = made.student(one), made.student(one)
    made.student(two)
    with made.session.write("test.gender") as uow:
        uow.update("student", boy, {"gender": "male"})
        uow.update("student", girl, {"gender": "female"})
    assert _line(made, one).gaps == ("班主任", "男委员", "女委员")
    class_posts.name_staff(made.session, one, {PostKind.HOMEROOM: "王老师"})
    peer_reps.name(made.session, one, boy)
    assert _line(made, one).gaps == ("女委员",)
    assert "副班主任" not in _line(made, two).gaps
    class_posts.name_staff(made.session, one, {PostKind.DEPUTY: "李老师"})
    assert _line(made, one).gaps == ("女委员",) and "副班主任" in _line(made, two).gaps


def test_the_registrar_may_and_the_head_may_not(made: TermSchool) -> None:
    one = made.class_group(1)
    child = made.student(one)
    registrar, head = made.vault.session(Role.REGISTRAR, "资料员"), made.principal()
    post = class_posts.name_student(registrar, one, PostKind.OFFICER, child)
    for call in (
        lambda: class_posts.name_staff(head, one, {PostKind.HOMEROOM: "王老师"}),
        lambda: class_posts.name_student(head, one, PostKind.LEAGUE, child),
        lambda: class_posts.relieve(head, post),
        lambda: peer_reps.name(head, one, child),
        lambda: peer_reps.relieve(head, "any"),
        lambda: peer_reps.reinstate(head, "any"),
        lambda: peer_reps.remove(head, "any"),
    ):
        with pytest.raises(UserError, match="not_allowed"):
            call()
    assert len(class_posts.by_class(head)) == 1
