"""What the record of a crisis shows and what its forms hold; Qt-free."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from xinliapp.domain.crises import Aftercare, Crisis, CrisisEntry, Receipt
from xinliapp.services.incidents import Presence
from xinliapp.widgets.picking import PickRow


@dataclass(frozen=True, slots=True)
class CrisisRow:
    """A line of the list."""

    id: str
    started_at: str
    name: str
    class_label: str
    state: str
    running: bool
    lacking: bool


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A line of 经过: ``counts`` is the correction in words, "" for none."""

    entry: CrisisEntry
    time: str
    what: str
    who: str
    counts: str

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id


@dataclass(frozen=True, slots=True)
class HandoverForm:
    """送医交接 as typed: moments as text, ``file`` a path or "".

    ``mark`` tells what it was filled with; it is no part of what a person typed.
    """

    guardian_told: str = ""
    accompanied_by: str = ""
    hospital: str = ""
    arrived: str = ""
    handed_to: str = ""
    on_paper: bool = False
    file: str = ""
    note: str = ""
    mark: str = ""

    def body(self) -> dict[str, object]:
        """As a draft keeps it; a path is chosen anew."""
        kept: dict[str, object] = asdict(self)
        del kept["file"]
        return kept


@dataclass(frozen=True, slots=True)
class Record:
    """One crisis, whole. ``receipt`` says what there is of one; ``incident`` that a dossier is there."""

    crisis: Crisis
    student: PickRow | None
    mark: str
    lacks: tuple[str, ...]
    entries: tuple[EntryRow, ...]
    gaps: tuple[tuple[str, str], ...]
    handover: HandoverForm
    receipt: Receipt
    receipt_id: str | None
    aftercare: tuple[Aftercare, ...]
    incident: Presence | None


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The list and the chosen one."""

    rows: tuple[CrisisRow, ...]
    record: Record | None


def read_form(body: object, fresh: HandoverForm) -> HandoverForm | None:
    """A draft's form, None for one that cannot be read."""
    if not isinstance(body, dict):
        return None
    texts = ("guardian_told", "accompanied_by", "hospital", "arrived", "handed_to", "note", "mark")
    kept = {name: str(body.get(name, "")) for name in texts}
    return HandoverForm(
        guardian_told=kept["guardian_told"], accompanied_by=kept["accompanied_by"], hospital=kept["hospital"],
        arrived=kept["arrived"], handed_to=kept["handed_to"], on_paper=bool(body.get("on_paper", False)),
        file=fresh.file, note=kept["note"], mark=kept["mark"],
    )  # fmt: skip
