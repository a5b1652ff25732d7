"""Identifiers of rows."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """A fresh random row id (UUID4 text), made by the client so that a retry cannot double a record."""
    return str(uuid.uuid4())
