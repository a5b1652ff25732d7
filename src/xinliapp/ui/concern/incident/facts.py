"""What the page of a dossier shows; Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.incidents import CHARACTERS, Material, ReportKind
from xinliapp.services.incident_reports import NameHit
from xinliapp.services.incidents import Presence


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A report as typed; ``passed`` are words that are nobody's name. ``mark``: what it was filled with."""

    body: str = ""
    passed: tuple[str, ...] = ()
    mark: str = ""

    def kept(self) -> dict[str, object]:
        """As a draft keeps it."""
        return {"body": self.body, "passed": list(self.passed), "mark": self.mark}


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One report as it stands: ``state`` is empty before the first save."""

    kind: ReportKind
    form: ReportForm
    state: str
    final: bool


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """``presence`` always; the rest only of an opened dossier (``opened``)."""

    presence: Presence
    opened: bool
    mark: str = ""
    meeting_on: str = ""
    principal_present: bool = False
    materials: tuple[Material, ...] = ()
    reports: tuple[ReportFacts, ...] = ()
    openings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is said beside a text."""

    characters: int
    hits: tuple[NameHit, ...]
    empty: tuple[str, ...]

    @property
    def count_words(self) -> str:
        """``2140/3000`` (JS-16)."""
        return f"{self.characters}/{CHARACTERS}"


def read_form(body: object, mark: str) -> ReportForm | None:
    """A draft's form, None for one that cannot be read."""
    if not isinstance(body, dict) or not isinstance(body.get("passed"), list):
        return None
    return ReportForm(str(body.get("body", "")), tuple(map(str, body["passed"])), mark)
