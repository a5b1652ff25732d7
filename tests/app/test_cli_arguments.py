"""Where the vault's arguments may stand, without opening anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinliapp.app.cli.commands import build_parser


@pytest.mark.parametrize(
    "argv",
    [
        ("account", "add", "--vault", "v", "--user", "u", "--name", "n", "--role", "registrar"),
        ("account", "--vault", "v", "--user", "u", "add", "--name", "n", "--role", "registrar"),
        ("account", "--vault", "v", "add", "--name", "n", "--user", "u", "--role", "registrar"),
    ],
)
def test_vault_and_user_stand_before_or_after_the_second_word(argv: tuple[str, ...]) -> None:
    read = build_parser().parse_args(argv)
    assert (read.vault, read.user, read.new_name) == (Path("v"), "u", "n")
