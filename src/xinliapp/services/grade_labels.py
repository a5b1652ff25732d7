"""The school's own words for the concern grades 0–4; a bare number is never shown (screens.md 3.4)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.services.session import Session
from xinliapp.storage import settings

DEFAULT_LABELS = ("常规", "关注", "重点", "预警", "危机")
_SETTING = "grade_labels"


def grade_labels(session: Session) -> tuple[str, ...]:
    """Five words, the lightest grade first; the usual ones until the school wrote its own."""
    kept = settings.read(session.database, _SETTING)
    return tuple(str(word) for word in json.loads(kept)) if kept else DEFAULT_LABELS


def save_grade_labels(session: Session, words: Sequence[str]) -> Changes:
    """Keep the school's words.

    Raises:
        UserError: ``field_required`` if one is empty, ``field_wrong`` if there are not five different ones;
            ``not_allowed``.
    """
    session.require_role(Role.COUNSELOR, action="修改关注等级的叫法")
    clean = [word.strip() for word in words]
    if not all(clean):
        raise UserError("field_required", field="分级标签")
    if len(clean) != len(DEFAULT_LABELS) or len(set(clean)) != len(clean):
        raise UserError("field_wrong", field="分级标签", why="应为五个不同的词")
    with session.write("school.grade_labels") as uow:
        settings.write(uow, _SETTING, json.dumps(clean, ensure_ascii=False))
    return Changes.SCHOOL
