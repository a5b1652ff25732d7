"""What a handed-in form keeps of its definition, so that a newer file or a renamed run never changes it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from xinliapp.domain.rules import (
    CheckSeverity,
    Citation,
    CrossCheck,
    FormColumn,
    FormDefinition,
)

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Stated:
    """A definition as it stood, the form's heading, and the ids of the cross-checks that were broken."""

    definition: FormDefinition
    title: str
    broken: tuple[str, ...]

    @property
    def broken_checks(self) -> tuple[CrossCheck, ...]:
        """The checks themselves, in the form's order."""
        return tuple(check for check in self.definition.checks if check.id in self.broken)


def as_text(definition: FormDefinition, title: str, broken: Sequence[CrossCheck]) -> str:
    """JSON that :func:`from_text` reads; the notice's runs and the ways it asks for are not in it."""
    content = {
        "format": _FORMAT,
        "id": definition.id,
        "version": definition.version,
        "title": definition.title,
        "printed_title": title,
        "citation": asdict(definition.citation),
        "head_fields": list(definition.head_fields),
        "columns": [
            {**asdict(column), "parameters": dict(column.parameters)} for column in definition.columns
        ],
        "checks": [{**asdict(check), "severity": check.severity.value} for check in definition.checks],
        "broken": [check.id for check in broken],
        "due": dict(definition.due),
        "window": list(definition.window),
        "allowed_payload": list(definition.allowed_payload),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Stated:
    """What :func:`as_text` wrote."""
    content = json.loads(text)
    if content["format"] != _FORMAT:
        raise ValueError("a form kept by a newer program")
    starts_on, ends_on = content["window"]
    definition = FormDefinition(
        id=content["id"],
        version=content["version"],
        title=content["title"],
        citation=Citation(**content["citation"]),
        head_fields=tuple(content["head_fields"]),
        columns=tuple(FormColumn(**column) for column in content["columns"]),
        checks=tuple(_check(check) for check in content["checks"]),
        due=content["due"],
        window=(starts_on, ends_on),
        allowed_payload=tuple(content["allowed_payload"]),
    )
    return Stated(definition, content["printed_title"], tuple(content["broken"]))


def _check(content: Mapping[str, str]) -> CrossCheck:
    severity = CheckSeverity(content["severity"])
    return CrossCheck(content["id"], content["expression"], content["message"], severity)
