"""The colours keep their contrast: ratios by the WCAG 2 formula, against design sections 3.3 and 3.4."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import xinliapp
from xinliapp.widgets.tokens import DARK, LIGHT, Tokens

THEMES = {"light": LIGHT, "dark": DARK}


def _luminance(hexadecimal: str) -> float:
    def channel(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)


def contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_formula_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("token", "least"),
    [
        ("text", 7.0),
        ("text2", 4.5),
        ("muted", 4.5),
        ("accent", 4.5),
        ("ok", 4.5),
        ("warn", 4.5),
        ("bad", 4.5),
        ("info", 4.5),
        ("control", 3.0),
        ("focus", 3.0),
    ],
)
def test_every_ink_is_readable_on_all_four_grounds(name: str, token: str, least: float) -> None:
    tokens: Tokens = THEMES[name]
    grounds = (tokens.surface, tokens.bg, tokens.alt, tokens.selected)
    assert min(contrast(getattr(tokens, token), ground) for ground in grounds) >= least


@pytest.mark.parametrize("name", THEMES)
def test_button_and_series_texts_are_readable(name: str) -> None:
    tokens = THEMES[name]
    assert contrast(tokens.on_accent, tokens.accent) >= 6
    assert contrast(tokens.on_series4, tokens.series[3]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_grades_are_readable_and_get_heavier_in_greyscale(name: str) -> None:
    tokens = THEMES[name]
    for grade in tokens.grades:
        assert contrast(grade.text, grade.fill) >= 4.5
        assert contrast(grade.edge, tokens.surface) >= 3
    lights = [_luminance(grade.fill) for grade in tokens.grades]
    assert lights == sorted(lights, reverse=name == "light")


def test_no_colour_literal_outside_the_token_module() -> None:
    root = Path(xinliapp.__file__).parent
    literal = re.compile(r"[\"']#[0-9A-Fa-f]{6}\b")
    for room in ("widgets", "ui"):
        for path in (root / room).rglob("*.py"):
            if path.name != "tokens.py":
                assert not literal.search(path.read_text(encoding="utf-8")), path
