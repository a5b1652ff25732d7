"""Figures as the papers print them."""

from __future__ import annotations

import math


def amount(value: float) -> str:
    """Whole, or one decimal cut off, so that 7.99 never reads 8.0."""
    return str(int(value)) if value == int(value) else f"{math.floor(value * 10) / 10:.1f}"
