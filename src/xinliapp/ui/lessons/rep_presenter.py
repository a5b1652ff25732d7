"""心理委员: named, relieved, printed; no Qt here."""

from __future__ import annotations

import datetime as dt
from functools import partial

from xinliapp.services import activity_print, peer_reps
from xinliapp.ui.lessons.desk import LessonDesk


class RepPresenter:
    """One click relieves, one picked name and one click names."""

    def __init__(self, desk: LessonDesk) -> None:
        self._desk = desk

    def name(self, class_id: str, student_id: str, from_day: dt.date) -> None:
        """任命."""
        self._desk.do(peer_reps.name, class_id, student_id, from_day, step="rep", undo=self._remove)

    def relieve(self, rep_id: str) -> None:
        """免去, from today on."""
        self._desk.do(peer_reps.relieve, rep_id, step="rep_out", undo=partial(self._reinstate, rep_id))

    def print(self) -> None:
        """心理委员名册/缺额."""
        self._desk.paper(activity_print.representatives)

    def _remove(self, rep_id: object) -> None:
        self._desk.do(peer_reps.remove, str(rep_id), step="rep_undone")

    def _reinstate(self, rep_id: str, _result: object) -> None:
        self._desk.do(peer_reps.reinstate, rep_id, step="rep_undone")
