"""What was typed as JSON for a draft, and back. Pure."""

from __future__ import annotations

from dataclasses import asdict, fields

from xinliapp.domain.school import SchoolSystem, Stage
from xinliapp.ui.school_settings.facts import Marks, ProfileForm, Typed, YearForm

_YEAR_TEXTS = tuple(field.name for field in fields(YearForm) if field.name != "start_year")


def to_body(typed: Typed, seen: Marks | None = None) -> dict[str, object]:
    """Plain JSON; ``seen``: what the form was filled with."""
    profile = None
    if typed.profile is not None:
        profile = asdict(typed.profile)
        profile["stages"] = [stage.value for stage in typed.profile.stages]
        profile["system"] = typed.profile.system.value
    return {
        "profile": profile,
        "years": [asdict(year) for year in typed.years],
        "teachers": [list(pair) for pair in typed.teachers],
        "seen": None if seen is None else asdict(seen),
    }


def seen_of(body: object) -> Marks | None:
    """What the form was filled with that :func:`to_body` kept; None for a draft of an older program."""
    kept = body.get("seen") if isinstance(body, dict) else None
    if not isinstance(kept, dict):
        return None
    try:
        return Marks(
            str(kept["profile"]),
            tuple((int(year), str(mark)) for year, mark in kept["years"]),
            tuple((str(class_id), str(mark)) for class_id, mark in kept["teachers"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def from_body(body: object) -> Typed | None:
    """What :func:`to_body` gave, or None when it cannot be understood (a draft of an older program)."""
    if not isinstance(body, dict):
        return None
    try:
        profile = body["profile"]
        return Typed(
            _profile(profile) if profile is not None else None,
            tuple(
                YearForm(int(year["start_year"]), **{key: str(year[key]) for key in _YEAR_TEXTS})
                for year in body["years"]
            ),
            tuple((str(class_id), str(name)) for class_id, name in body["teachers"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _profile(body: dict[str, object]) -> ProfileForm:
    return ProfileForm(
        name=str(body["name"]),
        code=str(body["code"]),
        stages=tuple(Stage(stage) for stage in _list(body["stages"])),
        system=SchoolSystem(body["system"]),
        attributes=tuple(str(word) for word in _list(body["attributes"])),
        campuses=str(body["campuses"]),
        threshold=_number(body["threshold"], (0, 1, 2, 3, 4)),
        upper_primary_from=_number(body["upper_primary_from"], (4, 5)),
        grade_words=tuple(str(word) for word in _list(body["grade_words"])),
    )


def _list(value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return list(value)


def _number(value: object, allowed: tuple[int, ...]) -> int | None:
    return value if isinstance(value, int) and value in allowed else None
