"""What every command is given, and how it speaks to the person."""

from __future__ import annotations

import argparse
import errno
import getpass
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from xinliapp.app.handlers import INBOX_HANDLERS
from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.services.session import Session
from xinliapp.services.vault import close, open_vault

DONE = 0
DONE_IN_PART = 1
REFUSED = 2
WRONG_USAGE = 64


@dataclass(frozen=True, slots=True)
class Context:
    """One run of one command."""

    arguments: argparse.Namespace
    clock: Clock
    stdin: TextIO
    stdout: TextIO

    def say(self, text: str) -> None:
        """One line for the person."""
        print(text, file=self.stdout)

    def secret(self, question: str) -> str:
        """A passphrase: the next line of standard input, or typed without echo at a terminal.

        Raises:
            UserError: ``passphrase_missing`` if standard input has ended.
        """
        if self.stdin.isatty():
            return getpass.getpass(f"{question}: ")
        line = self.stdin.readline()
        if not line:
            raise UserError("passphrase_missing")
        return line.rstrip("\r\n")

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The vault named by ``--vault``, opened as ``--user`` with the passphrase from standard input."""
        session = open_vault(
            Path(self.arguments.vault),
            self.arguments.user,
            self.secret("口令"),
            self.clock,
            handlers=INBOX_HANDLERS,
        )
        try:
            yield session
        finally:
            close(session)


def write_json(path: Path, document: object) -> None:
    """Write a JSON report whole or not at all: a temporary file beside it, then a rename."""
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=False) + "\n"
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        KnownError: ``disk_full``, ``file_not_writable``.
    """
    try:
        _write_bytes(path, data)
    except OSError as error:
        code = "disk_full" if error.errno == errno.ENOSPC else "file_not_writable"
        raise KnownError(code, name=path.name) from None


def _write_bytes(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
