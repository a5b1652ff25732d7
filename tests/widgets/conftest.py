"""The look is applied once for every test of this room."""

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
