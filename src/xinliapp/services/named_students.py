"""Names and classes of a few students, for lists of case records; one question for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xinliapp.services.school import class_labels
from xinliapp.services.session import Session
from xinliapp.storage import students as rows


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a record is about."""

    id: str
    name: str
    class_label: str


def named(session: Session, ids: Iterable[str]) -> dict[str, Named]:
    """Student id to name and the class of today; unknown ids are left out."""
    labels = class_labels(session)
    return {
        student_id: Named(student_id, name, labels.get(class_id or "", ""))
        for student_id, (name, class_id) in rows.names_of(session.database, ids).items()
    }
