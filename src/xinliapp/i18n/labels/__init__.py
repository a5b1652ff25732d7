"""Chinese words for the enums of the domain, for tables and for conventions. Qt-free.

A new enum that people see gets its words in the module of its area; a test walks the domain and names
what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain import short_weeks
from xinliapp.domain.rules import Comparator, Verdict
from xinliapp.i18n.labels.activities import ACTIVITIES
from xinliapp.i18n.labels.casework import CASEWORK
from xinliapp.i18n.labels.concern import CONCERN
from xinliapp.i18n.labels.consents import CONSENTS
from xinliapp.i18n.labels.contacts import CONTACTS
from xinliapp.i18n.labels.counseling import COUNSELING
from xinliapp.i18n.labels.crisis import CRISIS
from xinliapp.i18n.labels.dossier import DOSSIER
from xinliapp.i18n.labels.exchange import EXCHANGE
from xinliapp.i18n.labels.find import FIND
from xinliapp.i18n.labels.keeping import KEEPING
from xinliapp.i18n.labels.lessons import LESSONS
from xinliapp.i18n.labels.lifecycle import LIFECYCLE
from xinliapp.i18n.labels.measures import CONVENTIONS, TABLES
from xinliapp.i18n.labels.referrals import REFERRALS
from xinliapp.i18n.labels.rules import RULES
from xinliapp.i18n.labels.safeguards import SAFEGUARDS
from xinliapp.i18n.labels.scales import SCALES
from xinliapp.i18n.labels.school import SCHOOL
from xinliapp.i18n.labels.students import STUDENTS, tag_source
from xinliapp.i18n.labels.transfer import TRANSFER

__all__ = ["CONVENTIONS", "convention", "has_label", "label", "short", "table", "tag_source"]

_ALL: Mapping[Enum, str] = {
    **short_weeks.WORDS,
    **ACTIVITIES,
    **CASEWORK,
    **CONCERN,
    **CONSENTS,
    **CONTACTS,
    **COUNSELING,
    **CRISIS,
    **DOSSIER,
    **EXCHANGE,
    **FIND,
    **KEEPING,
    **LESSONS,
    **LIFECYCLE,
    **REFERRALS,
    **RULES,
    **SAFEGUARDS,
    **SCALES,
    **SCHOOL,
    **STUDENTS,
    **TRANSFER,
}

_SHORT: Mapping[Enum, str] = {Verdict.NO_NUMBER: "无数字", Comparator.NONE: "无数字"}


def label(value: Enum) -> str:
    """The word for an enum's member.

    Raises:
        KeyError: the member has no label; a test keeps this from happening to anything people see.
    """
    return _ALL[value]


def short(value: Enum) -> str:
    """The word where there is little room (filter chips, table cells)."""
    return _SHORT.get(value) or _ALL[value]


def table(name: str) -> str:
    """The word for a kind of record by its table; an unknown one reads 记录."""
    return TABLES.get(name, "记录")


def convention(name: str) -> str:
    """How a figure was counted, by the convention's id; an unknown id (a local layer's) is shown as it is."""
    return CONVENTIONS.get(name, name)


def has_label(value: Enum) -> bool:
    """Whether the member has a label."""
    return value in _ALL
