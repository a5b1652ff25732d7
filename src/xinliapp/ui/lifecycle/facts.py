"""What 离校档案 shows: plain facts, no Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.accounts import Account
from xinliapp.domain.lifecycle import Destruction, KeepState
from xinliapp.domain.retention import RetentionRule
from xinliapp.services import lifecycle_destruction, lifecycle_retention, retention
from xinliapp.services.lifecycle_retention import RetainedFile
from xinliapp.services.session import Session


class Narrow(Enum):
    """Which files the list holds; the last shows acts of destroying instead."""

    DUE = "due"
    KEPT = "kept"
    ALL = "all"
    DESTROYED = "destroyed"

    def holds(self, file: RetainedFile) -> bool:
        """Whether a file belongs to the narrowed list."""
        if self is Narrow.ALL:
            return True
        return (file.state is KeepState.DUE) is (self is Narrow.DUE)


@dataclass(frozen=True, slots=True)
class LifecyclePage:
    """One reading."""

    files: tuple[RetainedFile, ...]
    acts: tuple[Destruction, ...]
    rule: RetentionRule | None
    seconds: tuple[Account, ...]
    today: dt.date


@dataclass(frozen=True, slots=True)
class Agreed:
    """What stands in the form of destroying: a colleague's account, or (None) a reviewer's paper."""

    account_id: str | None
    passphrase: str = field(repr=False)
    reviewer: str
    signed_on: dt.date


def read_page(session: Session) -> LifecyclePage:
    """Everything the page shows.

    Raises:
        UserError: ``case_closed``.
    """
    return LifecyclePage(
        lifecycle_retention.files(session),
        lifecycle_destruction.certificates(session),
        retention.rule(session),
        lifecycle_destruction.seconds(session),
        session.clock.now().date(),
    )
