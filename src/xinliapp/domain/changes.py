"""What a use case changed, so that a screen knows whether to refresh."""

from __future__ import annotations

from enum import Flag, auto


class Changes(Flag):
    """Areas of the data touched by one transaction."""

    NONE = 0
    SCHOOL = auto()
    CALENDAR = auto()
    ROSTER = auto()
    STAFF = auto()
    ROOM = auto()
    LESSONS = auto()
    MEETINGS = auto()
    ACTIVITIES = auto()
    CASEWORK = auto()
    SCREENING = auto()
    FIGURES = auto()
    SELF_CHECK = auto()
    FORMS = auto()
    BUNDLES = auto()
    BUREAU = auto()
    ACCOUNTS = auto()
    BACKUP = auto()
    TASKS = auto()
    TIMETABLE = auto()
    SAFEGUARDS = auto()
    APPOINTMENTS = auto()
    COUNSELING = auto()
    WARNINGS = auto()
    CONTACTS = auto()
    IMPORTS = auto()
    SETTINGS = auto()
