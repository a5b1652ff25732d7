"""Activities and their papers; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from xinliapp.domain.errors import XinliError
from xinliapp.domain.papers import Paper
from xinliapp.domain.term_records import Activity
from xinliapp.services import activities, activity_print, drafts
from xinliapp.services.activities import ActivityStep, HeldActivity
from xinliapp.services.activity_print import Span
from xinliapp.services.session import Session
from xinliapp.ui.lessons.desk import LessonDesk
from xinliapp.ui.lessons.facts import ActivityLook
from xinliapp.ui.lessons.reading import look

SCREEN = "lessons"


def save_activity(session: Session, typed: HeldActivity, activity_id: str, seen: str) -> ActivityStep:
    """Note the activity (or correct the one with the id) and forget its draft; what undoing needs."""
    if activity_id:
        made = activities.change(session, activity_id, typed, seen=seen)
    else:
        made = ActivityStep(None, activities.one(session, activities.hold(session, typed)))
    drafts.delete_draft(session, SCREEN)
    return made


class ActivityPresenter:
    """保存, 保存再记, corrections, what it will count for, the ledger's papers."""

    def __init__(self, desk: LessonDesk) -> None:
        self._desk = desk
        self._asked = 0

    def look(self, typed: HeldActivity) -> None:
        """What the activity being typed comes to; only the newest answer is shown."""
        self._asked += 1
        self._desk.jobs.run(
            look,
            self._desk.session,
            typed,
            done=partial(self._looked, self._asked),
            failed=self._quiet,
            owner=self,
        )

    def save(
        self, typed: HeldActivity, activity_id: str = "", seen: str = "", *, again: bool = False
    ) -> None:
        """保存; ``seen`` marks what a correction began with; ``again`` keeps the form (保存再记)."""
        step = "change" if activity_id else "again_activity" if again else "activity"
        self._desk.do(save_activity, typed, activity_id, seen, step=step, undo=self._restore)

    def remove(self, activity_id: str) -> None:
        """撤回 of an activity noted by mistake."""
        self._desk.do(activities.remove, activity_id, step="remove_activity", undo=self._restore)

    def print(self, kind: str, first: str, last: str, words: str, found: tuple[Activity, ...]) -> None:
        """One of the ledger's papers; ``found`` are the activities as filtered."""
        span = Span(dt.date.fromisoformat(first), dt.date.fromisoformat(last), words)
        makers: dict[str, tuple[Callable[..., Paper], tuple[object, ...]]] = {
            "ledger": (activity_print.ledger, (span, found)),
            "sheet": (activity_print.ledger_sheet, (span, found)),
            "coverage": (activity_print.coverage, (span,)),
            "lessons": (activity_print.lessons_check, ()),
            "too_few": (activity_print.too_few, ()),
            "meetings": (activity_print.parent_meetings, (span,)),
        }
        make, arguments = makers[kind]
        self._desk.paper(make, *arguments, sheet=kind == "sheet")

    def _restore(self, made: object) -> None:
        self._desk.do(activities.restore, made, step="restored")

    def _looked(self, number: int, found: ActivityLook) -> None:
        if number == self._asked:
            self._desk.view.show_look(found)

    def _quiet(self, error: XinliError) -> None:
        """A look ahead that fails says so when the activity is saved."""
