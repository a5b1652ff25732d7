"""Students to pick from in a form: an index in memory, asked on every key; for presenters."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.i18n import labels
from xinliapp.i18n.formats import masked_number
from xinliapp.services.session import Session
from xinliapp.services.student_search import StudentIndex, build_index
from xinliapp.services.students import StudentRow


class StudentPicks:
    """Answers from memory in the main thread; until the index is built it knows nobody."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        self._session = session
        self._jobs = jobs
        self._index: StudentIndex | None = None

    def reload(self) -> None:
        """Build the index anew; the old one serves until it is there."""
        self._jobs.run(build_index, self._session, done=self._take, owner=self, priority=Priority.BACKGROUND)

    def find(self, text: str) -> Sequence[StudentRow]:
        """Who is at the school and fits what was typed (screens.md 1.3); no grade, flag or tag."""
        if self._index is None:
            return ()
        return [found.row for found in self._index.find(text)]

    def _take(self, index: StudentIndex) -> None:
        self._index = index


def details(row: StudentRow) -> tuple[str, ...]:
    """班级 · 性别 · 学籍号后4位, as they stand behind the name."""
    gender = labels.label(row.gender) if row.gender else ""
    words = (row.class_label, gender, masked_number(row.student_number))
    return tuple(word for word in words if word)
