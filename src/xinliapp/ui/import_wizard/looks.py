"""How one kind of import looks: its name in object names, its words, its outcomes."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.widgets.paint import Sign


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may become of a row: as a chip, in the preview and in the report."""

    key: str
    word: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Looks:
    """``name`` begins every object name; the rest are words. ``day``: the preview has a column of days."""

    name: str
    title: str
    first_step: str
    hint: str
    no_header: str
    planning: str
    last_button: str
    tick: str
    row_name: str
    row_words: str
    outcomes: tuple[Outcome, ...]
    day: bool = False

    def outcome(self, key: str) -> Outcome:
        """One of :attr:`outcomes` by its key."""
        return next(one for one in self.outcomes if one.key == key)
