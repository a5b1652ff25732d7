"""A view that remembers what a presenter asked of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class RecordingView:
    """Every call is kept as (name, arguments); answers to questions are set beforehand."""

    def __init__(self, **answers: object) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.answers = answers

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args: object, **more: object) -> object:
            self.calls.append((name, (*args, *more.values())))
            return self.answers.get(name)

        return call

    def last(self, name: str) -> tuple[Any, ...]:
        """The arguments of the latest call of this name."""
        return next(args for called, args in reversed(self.calls) if called == name)

    def count(self, name: str) -> int:
        """How often this was called."""
        return sum(1 for called, _ in self.calls if called == name)

    def told(self) -> str:
        """The latest error's sentences."""
        return str(self.last("show_trouble")[0])
