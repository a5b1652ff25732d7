"""What the shell is given: its screens, its viewer, and the facts of its status bar. Qt-free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from xinliapp.domain.accounts import Role
from xinliapp.domain.school import Edition
from xinliapp.widgets.hosting import Host, ScreenPresenter
from xinliapp.widgets.picking import PickRow

MENU_PAGE = 0
"""``nav_index`` of pages reached from the account menu only."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is signed in, as far as it decides what is shown."""

    display_name: str
    role: Role
    case_open: bool
    edition: Edition


class Screen(Protocol):
    """What a factory returns: a widget (``view``) and its presenter."""

    view: Any
    presenter: ScreenPresenter


def everyone(_viewer: Viewer) -> bool:
    """The default predicate: shown to all."""
    return True


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """One page. Made when first opened, kept until the window closes.

    ``nav_index`` 1–9 is the navigation entry it belongs to (``MENU_PAGE``: account menu); ``entry`` marks the
    page that the entry itself opens. Pages of one entry that have a ``tab`` word stand in a strip over the
    page. ``short`` is the word under the icon in the narrow rail. ``keywords``
    are typed in the search box to find the page (``dc`` for 导出). A page whose ``visible`` is false does not
    exist for this viewer: no entry, no search result, no shortcut.
    """

    key: str
    nav_index: int
    title: str
    icon: str
    factory: Callable[[Host], Screen]
    short: str = ""
    entry: bool = True
    tab: str = ""
    visible: Callable[[Viewer], bool] = everyone
    keywords: tuple[str, ...] = ()


class Level(Enum):
    """How urgent a fact of the status bar is."""

    PLAIN = "plain"
    OK = "ok"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """The status bar's facts. ``backup_on``: day of the last backup that passed a restore drill.

    ``deadline`` names the next one (“统计表”), ``deadline_on`` is its day; ``pack`` e.g. “江苏r4+本地”.
    """

    case_open: bool
    backup_on: dt.date | None = None
    deadline: str = ""
    deadline_on: dt.date | None = None
    pack: str = ""


BACKUP_FRESH_DAYS = 14
BACKUP_STALE_DAYS = 30
DEADLINE_SOON_DAYS = 3


def backup_level(backup_on: dt.date | None, today: dt.date) -> Level:
    """√ up to 14 days, ! up to 30, × later or never (screens 1.4)."""
    if backup_on is None:
        return Level.LATE
    age = (today - backup_on).days
    return Level.OK if age <= BACKUP_FRESH_DAYS else Level.SOON if age <= BACKUP_STALE_DAYS else Level.LATE


def deadline_level(deadline_on: dt.date, today: dt.date) -> Level:
    """Late once the day has passed, soon in its last three days."""
    left = (deadline_on - today).days
    return Level.LATE if left < 0 else Level.SOON if left <= DEADLINE_SOON_DAYS else Level.PLAIN


Search = Callable[[str, bool], Sequence[PickRow]]
"""``search(text, with_left)``: students and classes for folded text; ``with_left`` adds who left school.

Called in the main thread at every letter: answers from memory.
"""


def no_results(_text: str, _with_left: bool) -> Sequence[PickRow]:
    """A search that knows nobody (no roster yet)."""
    return ()


@dataclass(frozen=True, slots=True)
class MenuAction:
    """A line of the menu of keys: its words with the key after a tab, and what both do."""

    text: str
    call: Callable[[], None]
    object_name: str


@dataclass(frozen=True, slots=True)
class ShellParts:
    """What the composition root hands to the window."""

    screens: Sequence[ScreenSpec]
    viewer: Viewer
    search: Search = no_results
    week_of: Callable[[dt.date], int | None] = lambda _day: None
    day_note: Callable[[dt.date], str] = lambda _day: ""
