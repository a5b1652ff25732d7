"""Typed reading of checked parameters; a pack's loader has refused everything else before."""

from __future__ import annotations

from collections.abc import Mapping


def texts(params: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of texts."""
    value = params[name]
    if not isinstance(value, list | tuple) or not value:
        raise TypeError(f"{name} is a list of texts")
    return tuple(str(item) for item in value)


def number(params: Mapping[str, object], name: str) -> float:
    """A number."""
    value = params[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name} is a number")
    return float(value)


def flag(params: Mapping[str, object], name: str) -> bool:
    """True or false."""
    value = params[name]
    if not isinstance(value, bool):
        raise TypeError(f"{name} is true or false")
    return value
