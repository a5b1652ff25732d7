"""Who merges what: the kinds of notes that people without the case key may leave in the sealed inbox."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.services import roster, student_tags
from xinliapp.services.crisis_stamps import merge_stamp
from xinliapp.services.inbox import CRISIS_STAMP, Handler
from xinliapp.services.warnings import WARNING_NOTE, merge_warning

INBOX_HANDLERS: Mapping[str, Handler] = {
    roster.TAG_NOTE: roster.merge_roster_tags,
    student_tags.TAG_NOTE: student_tags.merge_student_tags,
    CRISIS_STAMP: merge_stamp,
    WARNING_NOTE: merge_warning,
}
