"""Figures of the day: what is there is never rounded up, what is lacking never rounded down."""

from __future__ import annotations

import math

_NOISE = 1e-9


def amount(value: float) -> str:
    """Whole, or one decimal cut off, so that 7.99 never reads 8.0."""
    return str(int(value)) if value == int(value) else f"{math.floor(value * 10 + _NOISE) / 10:.1f}"


def upward(value: float) -> str:
    """What is lacking: one decimal rounded up, so that a minute short never reads 0."""
    return str(int(value)) if value == int(value) else f"{math.ceil(value * 10 - _NOISE) / 10:.1f}"
