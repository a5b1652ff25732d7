"""The look is applied for every test of this room, and put back for the tests of others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from xinliapp.widgets.style import apply_theme
from xinliapp.widgets.tokens import Theme


@pytest.fixture(autouse=True)
def light_look(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Theme.LIGHT, 100)
    yield
    apply_theme(qapp, Theme.LIGHT, 100)
