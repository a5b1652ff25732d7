"""The global search: students from an index in memory, rebuilt when the roster changes."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.i18n import labels
from xinliapp.i18n.formats import masked_number
from xinliapp.services.session import Session
from xinliapp.services.student_search import Found, StudentIndex, build_index
from xinliapp.widgets.picking import PickRow


class Searching:
    """Answers from memory in the main thread; until the first index is built it knows nobody."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        self._session = session
        self._jobs = jobs
        self._index: StudentIndex | None = None

    def reload(self) -> None:
        """Build the index anew; the old one serves until it is there."""
        self._jobs.run(build_index, self._session, done=self._take, owner=self, priority=Priority.BACKGROUND)

    def find(self, text: str, with_left: bool) -> Sequence[PickRow]:
        """姓名 · 班级 · 性别 · 学籍号后4位; no grade, flag or tag. A class stands before its students."""
        if self._index is None:
            return ()
        groups = [PickRow(found.id, found.label, (), "class", "group") for found in self._index.classes(text)]
        return [*groups, *(pick_row(found) for found in self._index.find(text, include_left=with_left))]

    def _take(self, index: StudentIndex) -> None:
        self._index = index


def pick_row(found: Found) -> PickRow:
    """One line under the search box."""
    row = found.row
    gender = labels.label(row.gender) if row.gender else ""
    details = (row.class_label, gender, masked_number(row.student_number))
    return PickRow(row.id, row.name, tuple(detail for detail in details if detail))
