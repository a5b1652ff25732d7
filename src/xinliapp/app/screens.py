"""Which pages there are, for whom; the one place that knows all screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xinliapp.domain.accounts import Role
from xinliapp.domain.school import Edition
from xinliapp.ui.shell.spec import Viewer
from xinliapp.widgets.hosting import Host

Factory = Callable[[Host], Any]


def school(viewer: Viewer) -> bool:
    """School edition."""
    return viewer.edition is Edition.SCHOOL


def principal(viewer: Viewer) -> bool:
    """The principal's own home page."""
    return school(viewer) and viewer.role is Role.PRINCIPAL


def working(viewer: Viewer) -> bool:
    """Everybody at a school but the principal."""
    return school(viewer) and viewer.role is not Role.PRINCIPAL


def bureau(viewer: Viewer) -> bool:
    """Bureau edition."""
    return viewer.edition is Edition.BUREAU
