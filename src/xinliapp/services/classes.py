"""What a school says about its classes; who sits in them is the roster's business."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.changes import Changes
from xinliapp.domain.class_posts import PostKind
from xinliapp.domain.errors import UserError
from xinliapp.services.class_posts import LONGEST_NAME, succeed
from xinliapp.services.school import CALENDAR_ROLES
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import classes as class_rows


def set_homeroom_teacher(session: Session, class_id: str, name: str) -> Changes:
    """Name one class's homeroom teacher; an empty ``name`` means that nobody is named.

    Raises:
        UserError: as :func:`set_homeroom_teachers`.
    """
    return set_homeroom_teachers(session, {class_id: name})


def set_homeroom_teachers(
    session: Session, names: Mapping[str, str], *, seen: Mapping[str, str] | None = None
) -> Changes:
    """Name the homeroom teachers of several classes (class id to name) in one transaction; all or none.

    ``seen`` are the marks (``services.seen``) of the names as the form showed them, by class id.

    Raises:
        UserError: ``not_allowed``, ``field_wrong`` (a name longer than 40), ``class_not_listed``,
            ``changed_since``.
    """
    session.require_role(*CALENDAR_ROLES, action="修改班主任")
    clean = {class_id: " ".join(name.split()) for class_id, name in names.items()}
    if any(len(name) > LONGEST_NAME for name in clean.values()):
        raise UserError("field_wrong", field="班主任", why=f"超过{LONGEST_NAME}个字")
    if not clean:
        return Changes.NONE
    today = session.clock.now().date().isoformat()
    with session.write("class.homeroom") as uow:
        if seen is not None:
            stored = {row.id: row.homeroom_teacher for row in class_rows.load_classes(uow.database)}
            for class_id in clean:
                refuse_newer(seen.get(class_id, ""), stored.get(class_id))
        for class_id, name in clean.items():
            if not class_rows.store_homeroom_teacher(uow, class_id, name or None):
                raise UserError("class_not_listed")
            succeed(uow, class_id, PostKind.HOMEROOM, name, today, same_stays=True)
    return Changes.SCHOOL | Changes.ROSTER
