"""The occasions of a home visit name every event that makes one due (BJ-31)."""

from __future__ import annotations

from xinliapp.domain.contacts import VisitOccasion
from xinliapp.domain.life_events import VISIT_KINDS
from xinliapp.i18n import labels


def test_every_event_that_makes_a_visit_due_is_an_occasion_of_it() -> None:
    occasions = {occasion.value: occasion for occasion in VisitOccasion}
    assert len(VISIT_KINDS) == 5
    for kind in VISIT_KINDS:
        assert labels.label(occasions[kind.value]) == labels.label(kind)
