"""Every kind of line a timeline can have is shown with an icon of its own."""

from __future__ import annotations

from xinliapp.domain.dossier import EntryKind
from xinliapp.i18n import labels
from xinliapp.ui.student.wording import _ICONS


def test_every_kind_has_an_icon_and_a_word() -> None:
    assert set(_ICONS) == set(EntryKind)
    assert all(labels.has_label(kind) for kind in EntryKind)
