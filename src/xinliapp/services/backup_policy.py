"""When a backup is made by itself: at every exit (unless somebody chose otherwise), once a week, or never."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.accounts import Role
from xinliapp.domain.backups import AutoBackup
from xinliapp.domain.changes import Changes
from xinliapp.services.backup import BackupMade, make_backup
from xinliapp.services.session import Session
from xinliapp.storage import settings

_SETTING = "backup_auto"
_WEEK = dt.timedelta(days=7)


def automatic(session: Session) -> AutoBackup:
    """What was chosen; every exit when nobody chose."""
    value = settings.read(session.database, _SETTING)
    return AutoBackup.EXIT if value is None else AutoBackup(value)


def choose(session: Session, wanted: AutoBackup) -> Changes:
    """Choose when a backup is made by itself.

    Raises:
        UserError: ``not_allowed`` for a registrar.
    """
    session.require_role(Role.COUNSELOR, Role.PRINCIPAL, Role.CLERK, Role.OFFICER, action="设定自动备份")
    with session.write("setting.backup") as uow:
        settings.write(uow, _SETTING, wanted.value)
    return Changes.BACKUP


def on_exit(session: Session) -> BackupMade | None:
    """The backup at the end of a session if one is due.

    Raises:
        KnownError: as :func:`make_backup`.
    """
    wanted = automatic(session)
    if wanted is AutoBackup.OFF:
        return None
    if wanted is AutoBackup.WEEKLY:
        last = session.database.scalar("SELECT max(created_at) FROM backup_run")
        day = session.clock.now() - _WEEK
        if last is not None and str(last) > day.isoformat(timespec="seconds"):
            return None
    return make_backup(session, reason="exit")
