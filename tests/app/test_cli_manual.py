"""The manual's examples are command lines the program takes, and no command is left out of it."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from xinliapp.app.cli.commands import build_parser

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual"


def _examples() -> list[list[str]]:
    """Every ``python3 run.py …`` of the manual, without what the shell does with it."""
    text = (MANUAL / "commands.md").read_text(encoding="utf-8").replace("\\\n", " ")
    found = []
    for line in re.findall(r"python3 run\.py ([^\n`]*)", text):
        words = shlex.split(re.sub(r"\s<\s.*$|\s#.*$", "", line))
        if words[0] != "命令" and "--help" not in words:
            found.append(words)
    return found


@pytest.mark.parametrize("words", _examples(), ids=lambda words: " ".join(words[:3]))
def test_example_is_understood(words: list[str]) -> None:
    module, function = build_parser().parse_args(words).does
    assert module and function


def test_every_command_has_an_example() -> None:
    parser = build_parser()
    actions = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    commands = set(actions[0].choices)
    assert len(commands) >= 18
    assert {words[0] for words in _examples()} == commands


def test_pages_and_pictures_of_the_manual_exist() -> None:
    for page in MANUAL.glob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)
