"""Filled forms (core.db); a later change of an approved form is a new revision."""

from __future__ import annotations

from xinliapp.domain.paperwork import FormRecord
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = (
    "SELECT id, form_id, form_version, period, revision, as_of, status, head, cells, submitted_by,"
    " submitted_at, return_reason FROM form_report"
)


def insert(uow: UnitOfWork, record: FormRecord) -> None:
    """Start a revision."""
    uow.insert(
        "form_report",
        {
            "id": record.id,
            "form_id": record.form_id,
            "form_version": record.form_version,
            "period": record.period,
            "revision": record.revision,
            "as_of": record.as_of,
            "status": record.status,
            "head": record.head,
            "cells": record.cells,
        },
    )


def update(uow: UnitOfWork, record_id: str, **values: object) -> None:
    """Set columns of a revision."""
    uow.update("form_report", record_id, values)


def load(database: Database, record_id: str) -> FormRecord | None:
    """One revision, or None."""
    return database.one(FormRecord, f"{_SELECT} WHERE id = ?", (record_id,))


def latest(database: Database, form_id: str, period: str) -> FormRecord | None:
    """The highest revision of a form and period, or None."""
    found = database.rows(
        FormRecord,
        f"{_SELECT} WHERE form_id = ? AND period = ? ORDER BY revision DESC LIMIT 1",
        (form_id, period),
    )
    return found[0] if found else None


def all_records(database: Database) -> list[FormRecord]:
    """Every revision, newest first."""
    return database.rows(FormRecord, f"{_SELECT} ORDER BY created_at DESC, rowid DESC")
