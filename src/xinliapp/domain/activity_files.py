"""材料 and 照片 kept with an activity, as lists show them."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.attachments import FileKind


@dataclass(frozen=True, slots=True)
class ActivityFile:
    """One kept file; ``size`` of the plain file in bytes, ``created_by`` the account's name as shown."""

    id: str
    activity_id: str
    attachment_id: str
    name: str
    kind: FileKind
    size: int
    created_at: str
    created_by: str
