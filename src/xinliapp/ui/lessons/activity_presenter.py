"""Activities and their papers; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from xinliapp.domain.attachments import Attachment, FileKind
from xinliapp.domain.errors import XinliError
from xinliapp.domain.papers import Paper
from xinliapp.domain.term_records import Activity
from xinliapp.services import activities, activity_files, activity_print, attachments, drafts
from xinliapp.services.activities import ActivityStep, HeldActivity
from xinliapp.services.activity_print import Span
from xinliapp.services.session import Session
from xinliapp.ui.lessons.desk import LessonDesk
from xinliapp.ui.lessons.facts import ActivityLook, Beside
from xinliapp.ui.lessons.reading import look

SCREEN = "lessons"


def save_activity(session: Session, typed: HeldActivity, beside: Beside) -> ActivityStep:
    """Note the activity (or correct it) with its files and forget its draft; what undoing needs."""
    if beside.activity_id:
        made = activities.change(session, beside.activity_id, typed, beside.files, seen=beside.seen)
    else:
        made = ActivityStep(None, activities.one(session, activities.hold(session, typed, beside.files)))
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

    def save(self, typed: HeldActivity, beside: Beside, *, again: bool = False) -> None:
        """保存; ``again`` keeps the form (保存再记)."""
        step = "change" if beside.activity_id else "again_activity" if again else "activity"
        self._desk.do(save_activity, typed, beside, step=step, undo=self._restore)

    def remove(self, activity_id: str) -> None:
        """撤回 of an activity noted by mistake."""
        self._desk.do(activities.remove, activity_id, step="remove_activity", undo=self._restore)

    # --- files ---

    def add_files(self, activity_id: str, paths: Sequence[Path]) -> None:
        """添加 to an activity of the ledger."""
        self._desk.do(activity_files.add, activity_id, paths, step="files")

    def take_file(self, file_id: str) -> None:
        """拿掉."""
        self._desk.do(activity_files.take_away, file_id, step="file_away", undo=self._put_file_back)

    def see_file(self, attachment_id: str) -> None:
        """看: a PDF in the preview, a picture in a window of its own; nothing plain comes to the disk."""
        self._content(attachment_id, self._see)

    def save_file(self, attachment_id: str) -> None:
        """另存."""
        self._content(attachment_id, self._save_as)

    # --- papers ---

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

    def _put_file_back(self, removed: object) -> None:
        self._desk.do(activity_files.put_back, removed, step="file_back")

    def _content(self, attachment_id: str, done: Callable[[tuple[Attachment, bytes]], None]) -> None:
        self._desk.view.clear_trouble()
        failed = partial(self._desk.trouble, "file")
        self._desk.jobs.run(
            attachments.content, self._desk.session, attachment_id, done=done, failed=failed, owner=self
        )

    def _see(self, found: tuple[Attachment, bytes]) -> None:
        kept, data = found
        if kept.kind is FileKind.PDF:
            self._desk.host.show_paper(Paper(kept.name, data))
        else:
            self._desk.view.show_picture(Paper(kept.name, data))

    def _save_as(self, found: tuple[Attachment, bytes]) -> None:
        kept, data = found
        self._desk.host.save_file(Paper(kept.name, data), partial(self._desk.trouble, "file"))

    def _looked(self, number: int, found: ActivityLook) -> None:
        if number == self._asked:
            self._desk.view.show_look(found)

    def _quiet(self, error: XinliError) -> None:
        """A look ahead that fails says so when the activity is saved."""
