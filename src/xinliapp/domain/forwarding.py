"""What a centre passes on to the next office: its schools' own bags, plain figures, who is absent and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class MemberNote:
    """Why the centre accepted a flag of a school's figures; it travels with the row."""

    check_id: str
    message: str
    note: str
    noted_by: str
    noted_at: str


@dataclass(frozen=True, slots=True)
class SignedMember:
    """A school whose own bag is passed on. ``public_line`` is the key the centre compared with its paper."""

    code: str
    name: str
    sequence: int
    received_at: str
    students: int | None
    public_line: str
    notes: tuple[MemberNote, ...] = ()


@dataclass(frozen=True, slots=True)
class UnsignedMember:
    """A school whose figures came as a plain spreadsheet: nobody signed them."""

    code: str
    name: str
    received_at: str
    students: int | None
    notes: tuple[MemberNote, ...] = ()


@dataclass(frozen=True, slots=True)
class AbsentMember:
    """A school that did not report, and why."""

    code: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Members:
    """Everything beside the centre's own figures (docs/formats/forwarding.md)."""

    signed: tuple[SignedMember, ...]
    unsigned: tuple[UnsignedMember, ...]
    absent: tuple[AbsentMember, ...]


class MemberState(Enum):
    """Where a school stands when its row is passed on (screens.md B07)."""

    SIGNED = "signed"
    UNSIGNED = "unsigned"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class ForwardRow:
    """One school as the page shows it; ``reason`` is asked of absent schools only.

    ``returned``: its report was sent back and has not been corrected.
    """

    code: str
    name: str
    state: MemberState
    revision: int | None
    reason: str = ""
    returned: bool = False
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.code

    @property
    def unexplained(self) -> bool:
        """Whether a reason is still wanted."""
        return self.state is MemberState.ABSENT and not self.reason.strip()


@dataclass(frozen=True, slots=True)
class Forwarding:
    """One passing-on as it was signed; ``form`` and ``members`` are JSON text. Row of ``forwarding``."""

    id: str
    form_id: str
    form_version: str
    period: str
    revision: int
    recipient_id: str
    form: str
    members: str
    created_at: str
    created_by: str
