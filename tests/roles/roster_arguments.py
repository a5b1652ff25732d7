"""Believable arguments for tags by hand and posts in classes."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.class_posts import PostKind
from xinliapp.domain.student_tags import TagEdits, TagInput, TagSource
from xinliapp.domain.students import TagKind


def roster_arguments(child: str, class_id: str, day: dt.date) -> dict[str, object]:
    """By ``module.function.parameter``."""
    tag = TagInput(TagKind.ORPHAN, TagSource.GUARDIAN, day + dt.timedelta(days=200))
    return {
        "student_tags.give.tag": tag,
        "student_tags.give.student_ids": [child],
        "student_tags.check.edits": TagEdits(add=(tag,)),
        "roster_print.chosen_list_pdf.student_ids": [child],
        "class_posts.name_staff.class_id": class_id,
        "class_posts.name_staff.names": {PostKind.DEPUTY: "某人"},
        "class_posts.name_student.class_id": class_id,
        "class_posts.name_student.kind": PostKind.OFFICER,
        "class_posts.relieve.post_id": "none",
    }
