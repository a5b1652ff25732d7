"""Copies of files that were not taken in, kept in the vault's folder so that nothing sent is lost.

They lie in the open, and a file sent by mistake may be called after a child: so a copy never bears a word of
what its sender called it. That stands in the database.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.seal import AGE_MAGIC, seal_bag
from xinliapp.crypto.durable import SYSTEM, write_durably
from xinliapp.services.enrolment import ensure_unit_keys
from xinliapp.services.session import Session

FOLDER = "quarantine"
WAITING_FOLDER = "receipts"  # still sealed, for whoever holds the unit's key
_OURS = re.compile(r"[0-9a-f]{16}\.age")


def keep_copy(session: Session, data: bytes) -> str:
    """Keep ``data``; the copy's name. What is not sealed already is sealed to this unit: a file sent by
    mistake may be a roster.

    Raises:
        UserError: ``not_allowed``: the unit has no keys yet and this account cannot make them.
    """
    folder = session.vault / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = copy_name(data)
    sealed = data if data.startswith(AGE_MAGIC) else seal_bag(data, [ensure_unit_keys(session).age.public])
    write_durably(folder / copy, sealed)
    return copy


def copy_name(data: bytes) -> str:
    """A name for the copy of ``data`` that two different files never share."""
    return f"{sha256(data)[:16]}.age"


def give_own_names(folder: Path) -> int:
    """Rename what earlier versions kept in ``folder`` under the sender's words; how many.

    What another program holds open keeps its name until the next time: nobody is kept from unlocking by it.
    """
    done = 0
    if not folder.is_dir():
        return done
    for path in folder.iterdir():
        if _OURS.fullmatch(path.name) or path.is_symlink() or not path.is_file():
            continue
        with suppress(OSError):
            SYSTEM.replace(path, folder / copy_name(path.read_bytes()))
            done += 1
    if done:
        SYSTEM.sync_directory(folder)
    return done
