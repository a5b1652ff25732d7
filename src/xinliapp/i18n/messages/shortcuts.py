"""What a person reads when a shortcut cannot be chosen."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "key_taken": "{key} 已经用于“{action}”,没有改。各项的快捷键都和原来一样。请另选一个键,或先给“{action}”换一个。",
}
