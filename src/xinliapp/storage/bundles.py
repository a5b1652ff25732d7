"""Bags this unit signed, their exports, and the epoch they are numbered in."""

from __future__ import annotations

import secrets
import uuid

from xinliapp.domain.exchange import BundleExport, StoredBundle, epoch_number
from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import Approval
from xinliapp.storage import settings
from xinliapp.storage.database import Database, UnitOfWork

EPOCH_SETTING = "bundle_epoch"
_COLUMNS = (
    "b.id, b.recipient_id, b.form_id, b.period, b.revision, b.sequence, b.epoch, b.previous_hash,"
    " b.tagmanifest_hash, b.approval_id, b.created_at, b.created_by"
)


def approval(database: Database, approval_id: str) -> Approval | None:
    """The approval with this id."""
    return database.one(
        Approval,
        "SELECT id, subject_kind, subject_id, digest, signature, public_line, created_at, created_by"
        " FROM approval WHERE id = ?",
        (approval_id,),
    )


def current_epoch(database: Database) -> str:
    """The epoch new bags are numbered in, ``000001-9f3c21ab``.

    A vault that never was restored keeps a plain UUID in the setting: that is epoch 1, named after it. A
    vault without the setting takes its name from the vault id.
    """
    text = settings.read(database, EPOCH_SETTING) or str(
        database.scalar("SELECT vault_id FROM vault_info WHERE id = 'vault'")
    )
    try:
        epoch_number(text)
    except ValueError:
        return f"000001-{uuid.UUID(text).hex[:8]}"
    return text


def new_epoch(number: int) -> str:
    """The name of the epoch a restore begins; sequences start again at 1 and the bureau is told.

    ``number`` must be higher than that of any epoch before: the new pair generation is. The random part tells
    two restores of one backup apart, which the bureau then sees as a fork.
    """
    return f"{number:06d}-{secrets.token_hex(4)}"


def add_bundle(uow: UnitOfWork, bundle: StoredBundle, bag: bytes) -> None:
    """Keep a signed bag. ``created_at`` and ``created_by`` are the transaction's."""
    uow.insert(
        "bundle",
        {
            "id": bundle.id,
            "recipient_id": bundle.recipient_id,
            "form_id": bundle.form_id,
            "period": bundle.period,
            "revision": bundle.revision,
            "sequence": bundle.sequence,
            "epoch": bundle.epoch,
            "previous_hash": bundle.previous_hash,
            "tagmanifest_hash": bundle.tagmanifest_hash,
            "bag": bag,
            "approval_id": bundle.approval_id,
        },
    )


def remove_unsent(uow: UnitOfWork, bundle_id: str) -> None:
    """Forget a bundle that nobody ever began to write out; the foreign keys refuse any other."""
    uow.execute("DELETE FROM bundle WHERE id = ?", (bundle_id,))


def bundle(database: Database, bundle_id: str) -> StoredBundle | None:
    """The bundle with this id, without its bytes."""
    return database.one(
        StoredBundle,
        f"SELECT {_COLUMNS} FROM bundle b WHERE b.id = ?",  # noqa: S608
        (bundle_id,),
    )


def bundles(database: Database, form_id: str | None = None, period: str | None = None) -> list[StoredBundle]:
    """Bundles, newest first; of one form and period where given."""
    return database.rows(
        StoredBundle,
        f"SELECT {_COLUMNS} FROM bundle b WHERE (?1 IS NULL OR b.form_id = ?1)"  # noqa: S608
        " AND (?2 IS NULL OR b.period = ?2) ORDER BY b.epoch DESC, b.sequence DESC, b.recipient_id",
        (form_id, period),
    )


def with_hash(database: Database, tagmanifest_hash: str) -> StoredBundle | None:
    """The bundle known by this tag manifest."""
    found = database.rows(
        StoredBundle,
        f"SELECT {_COLUMNS} FROM bundle b WHERE b.tagmanifest_hash = ?",  # noqa: S608
        (tagmanifest_hash,),
    )
    return found[0] if found else None


def last_to(database: Database, recipient_code: str, epoch: str | None = None) -> StoredBundle | None:
    """The newest bundle to a unit (under any of its keys), in ``epoch`` or in any."""
    found = database.rows(
        StoredBundle,
        f"SELECT {_COLUMNS} FROM bundle b JOIN recipient r ON r.id = b.recipient_id"  # noqa: S608
        " WHERE r.code = ?1 AND (?2 IS NULL OR b.epoch = ?2)"
        " ORDER BY b.epoch DESC, b.sequence DESC LIMIT 1",
        (recipient_code, epoch),
    )
    return found[0] if found else None


def bundle_of_revision(
    database: Database, recipient_code: str, form_id: str, period: str, revision: int
) -> StoredBundle | None:
    """The bundle that already carries this revision to this unit in the current epoch."""
    return database.one(
        StoredBundle,
        f"SELECT {_COLUMNS} FROM bundle b JOIN recipient r ON r.id = b.recipient_id"  # noqa: S608
        " WHERE r.code = ? AND b.form_id = ? AND b.period = ? AND b.revision = ? AND b.epoch = ?",
        (recipient_code, form_id, period, revision, current_epoch(database)),
    )


def last_submission(
    database: Database, recipient_code: str, form_id: str, period: str
) -> StoredBundle | None:
    """The newest bundle of this form and period to this unit."""
    found = database.rows(
        StoredBundle,
        f"SELECT {_COLUMNS} FROM bundle b JOIN recipient r ON r.id = b.recipient_id"  # noqa: S608
        " WHERE r.code = ? AND b.form_id = ? AND b.period = ?"
        " ORDER BY b.epoch DESC, b.sequence DESC LIMIT 1",
        (recipient_code, form_id, period),
    )
    return found[0] if found else None


def bag_bytes(database: Database, bundle_id: str) -> bytes:
    """The bytes of a bundle's bag, exactly as signed."""
    value = database.scalar("SELECT bag FROM bundle WHERE id = ?", (bundle_id,))
    if not isinstance(value, bytes):
        raise KeyError(bundle_id)
    return value


def add_export(uow: UnitOfWork, export: BundleExport) -> None:
    """Note that a bundle was written out and read back, or (``read_back`` false) is about to be."""
    uow.insert(
        "bundle_export",
        {
            "id": export.id or new_id(),
            "bundle_id": export.bundle_id,
            "file_name": export.file_name,
            "file_hash": export.file_hash,
            "size": export.size,
            "check_code": export.check_code,
            "read_back": export.read_back,
            "channel": export.channel,
        },
    )


def exports(database: Database, bundle_id: str) -> list[BundleExport]:
    """Every time this bundle was written out and read back, oldest first."""
    return database.rows(
        BundleExport,
        "SELECT * FROM bundle_export WHERE bundle_id = ? AND read_back = 1 ORDER BY created_at, rowid",
        (bundle_id,),
    )


def may_be_outside(database: Database, bundle_id: str) -> bool:
    """Whether writing this bundle out was ever begun: from then on a file may lie somewhere (0147)."""
    found = database.scalar("SELECT 1 FROM bundle_export WHERE bundle_id = ? LIMIT 1", (bundle_id,))
    return found is not None


def approved_form(database: Database, form_report_id: str) -> tuple[str, str, str, int] | None:
    """Form id, version, period and revision of a form report."""
    rows = database.tuples(
        "SELECT form_id, form_version, period, revision FROM form_report WHERE id = ?", (form_report_id,)
    )
    if not rows:
        return None
    form_id, version, period, revision = rows[0]
    return str(form_id), str(version), str(period), int(revision or 0)


def roster_names(database: Database) -> list[str]:
    """Names of all students that were ever on the roll, and of their guardians.

    Guardians who work here are left out: a teacher whose own child goes to the school signs forms by name.
    """
    return [
        str(name)
        for (name,) in database.tuples(
            "SELECT name FROM student UNION SELECT name FROM guardian WHERE name IS NOT NULL"
            " AND name NOT IN (SELECT name FROM staff_member)"
            " AND name NOT IN (SELECT display_name FROM account)"
        )
    ]
