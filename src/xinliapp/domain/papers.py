"""What the program hands to a person: a finished file, and the name to save it under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF (or, for :meth:`Host.save_file`, any file). ``file_name`` never holds a person's name.

    ``names``: there are students' names inside, so whoever saves it is told to keep the copy safe.
    """

    file_name: str
    data: bytes
    names: bool = False
