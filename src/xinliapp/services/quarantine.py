"""Copies of files that were not taken in, kept in the vault's folder so that nothing sent is lost."""

from __future__ import annotations

import re

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.seal import AGE_MAGIC, seal_bag
from xinliapp.crypto.durable import write_durably
from xinliapp.services.enrolment import ensure_unit_keys
from xinliapp.services.session import Session

FOLDER = "quarantine"
_OURS = re.compile(r"\d{10}-[0-9a-zA-Z.-]{1,80}\.age", re.ASCII)


def keep_copy(session: Session, name: str, data: bytes) -> str:
    """Keep ``data``; the copy's name. What is not sealed already is sealed to this unit: a file sent by
    mistake may be a roster.

    Raises:
        UserError: ``not_allowed``: the unit has no keys yet and this account cannot make them.
    """
    folder = session.vault / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = copy_name(name, data)
    sealed = data if data.startswith(AGE_MAGIC) else seal_bag(data, [ensure_unit_keys(session).age.public])
    write_durably(folder / copy, sealed)
    return copy


def copy_name(name: str, data: bytes) -> str:
    """A name for the copy that two different files never share.

    It lies in the open: a file sent by mistake may be called after a child. Only names as this program gives
    them to bundles and receipts are kept; what a refused file was called stands in the database.
    """
    digest = sha256(data)
    return f"{digest[:8]}-{name}" if _OURS.fullmatch(name) else f"{digest[:16]}.age"
