"""The kinds of papers a school keeps, and which clauses ask for them; a data file like the packs."""

from __future__ import annotations

from functools import cache

from xinliapp.domain.definition_source import Source
from xinliapp.domain.safeguards import PolicyKind
from xinliapp.rulepacks.library import resource_folder


@cache
def policy_kinds() -> tuple[PolicyKind, ...]:
    """Every kind, in the order of the file.

    Raises:
        UserError: ``pack_missing`` or ``pack_syntax``.
        ValueError: the file that ships is malformed.
    """
    source = Source.read(resource_folder() / "lists" / "policy_kinds.toml")
    entries = source.content.get("kind")
    if not isinstance(entries, list) or source.content.get("format") != 1:
        raise ValueError("policy_kinds.toml")
    made = tuple(
        PolicyKind(str(entry["id"]), str(entry["label"]), tuple(str(name) for name in entry["clauses"]))
        for entry in entries
    )
    if len({kind.id for kind in made}) != len(made):
        raise ValueError("policy_kinds.toml: an id stands twice")
    return made
