"""The words of a task by its kind: what is to be done, and the verb on its button."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaskWords:
    """``title`` is what is to be done (方案复评); ``verb`` stands on the button (复评)."""

    title: str
    verb: str


TASK_WORDS: dict[str, TaskWords] = {}
