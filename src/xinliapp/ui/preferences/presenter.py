"""What the settings of this PC do: every choice takes effect at once and is kept; no Qt here."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.keys import taken_by
from xinliapp.settings.preferences import Preferences
from xinliapp.widgets.hosting import Host


class ChoosingHost(Host, Protocol):
    """The shell, which holds the preferences and applies them."""

    @property
    def preferences(self) -> Preferences:
        """What is chosen now."""
        ...

    def choose(self, preferences: Preferences) -> None:
        """Applies and keeps another choice."""
        ...


class PreferencesView(Protocol):
    """What the presenter asks of the widgets."""

    def show(self, chosen: Preferences) -> None: ...
    def show_key_taken(self, action: str, by: str) -> None: ...


class PreferencesPresenter:
    """Takes one changed value after the other."""

    def __init__(self, view: PreferencesView, host: ChoosingHost) -> None:
        self._view = view
        self._host = host

    def start(self, argument: object) -> None:
        """The page is shown; it takes no argument."""
        self._view.show(self._host.preferences)

    def refresh(self, changes: Changes) -> None:
        """隐名 may have been switched elsewhere."""
        self._view.show(self._host.preferences)

    def flush(self) -> None:
        """Nothing waits: what is chosen is kept at once."""

    def choose(self, field: str, value: object) -> None:
        """One field has another value."""
        before = self._host.preferences
        after = replace(before, **{field: value})  # type: ignore[arg-type]
        if after != before:
            self._host.choose(after)

    def choose_key(self, action: str, key: str) -> None:
        """Another key for an action; one that another action has stays with that one."""
        before = self._host.preferences
        other = taken_by(before.keys, action, key)
        self._view.show(before if other else replace(before, keys={**before.keys, action: key}))
        if other:
            self._view.show_key_taken(action, other)
        else:
            self.choose("keys", {**before.keys, action: key})
