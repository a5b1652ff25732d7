"""班级页: who holds which post in a class, named and relieved; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from xinliapp.domain.class_posts import PostKind
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs, repeatable
from xinliapp.domain.tasks import Finished
from xinliapp.i18n.messages import sentence
from xinliapp.services import class_posts, peer_reps
from xinliapp.services.class_posts import ClassPosts as Posts
from xinliapp.services.class_posts import PostLine
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host


@dataclass(frozen=True, slots=True)
class ClassesPage:
    """One reading: the classes with their posts, names to choose from, and today (ISO)."""

    classes: tuple[Posts, ...]
    staff: tuple[str, ...]
    today: str


@repeatable
def read_classes(session: Session) -> ClassesPage:
    """Everything the tab of classes shows."""
    today = session.clock.now().date().isoformat()
    return ClassesPage(tuple(class_posts.by_class(session)), class_posts.staff_names(session), today)


class ClassesView(Protocol):
    """What the presenter asks of the widgets."""

    def show_classes(self, page: ClassesPage, masked: bool) -> None: ...
    def show_past(self, class_id: str, past: Sequence[PostLine]) -> None: ...
    def show_post_trouble(self, text: str, field: str) -> None: ...
    def say_named(self) -> None: ...
    def show_trouble(self, text: str) -> None: ...


class ClassPosts:
    """Reads nothing before somebody looks at the classes."""

    def __init__(self, view: ClassesView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._seen = False

    def open(self) -> None:
        """The tab was chosen."""
        self._seen = True
        self.reload()

    def reload(self) -> None:
        """Read again what is looked at."""
        if self._seen:
            self._jobs.run(
                read_classes, self._session, done=self._show, failed=self._trouble, owner=self
            )  # fmt: skip

    def look_back(self, class_id: str) -> None:
        """Who held the posts of a class before."""
        self._jobs.run(
            class_posts.of_class, self._session, class_id,
            done=partial(self._view.show_past, class_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def name_staff(self, class_id: str, names: Mapping[PostKind, str], from_day: dt.date) -> None:
        """The adults' posts from a day on."""
        self._run(class_posts.name_staff, class_id, names, from_day)

    def name_student(self, class_id: str, kind: PostKind | None, student_id: str, from_day: dt.date) -> None:
        """A student's post from a day on; None is 心理委员."""
        if kind is None:
            self._run(peer_reps.name, class_id, student_id, from_day)
        else:
            self._run(class_posts.name_student, class_id, kind, student_id, from_day)

    def relieve(self, post_id: str, *, rep: bool) -> None:
        """End a student's post today; 撤销 gives it back."""
        self._jobs.run(
            peer_reps.relieve if rep else class_posts.relieve, self._session, post_id,
            done=partial(self._relieved, post_id, rep), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _run(self, fn: Callable[..., object], *args: object) -> None:
        self._jobs.run(
            fn, self._session, *args, done=self._named, failed=self._name_trouble, owner=self
        )  # fmt: skip

    def _named(self, _result: object) -> None:
        self._view.say_named()
        self.reload()

    def _relieved(self, post_id: str, rep: bool, result: object) -> None:
        self.reload()
        undo = partial(peer_reps.reinstate, rep_id=post_id) if rep else _undo_of(result)
        self._host.toast("已免去。", partial(self._undo, undo) if undo is not None else None)

    def _undo(self, undo: Callable[..., object]) -> None:
        self._jobs.run(undo, self._session, done=self._undone, failed=self._trouble, owner=self)

    def _undone(self, _result: object) -> None:
        self.reload()

    def _show(self, page: ClassesPage) -> None:
        self._view.show_classes(page, self._host.masked())

    def _name_trouble(self, error: XinliError) -> None:
        self._view.show_post_trouble(sentence(error), str(error.params.get("field", "")))

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))


def _undo_of(result: object) -> Callable[..., object] | None:
    return result.undo if isinstance(result, Finished) else None
