"""The scales a round may be planned with, for the form that asks."""

from __future__ import annotations

from xinliapp.domain.scales import ScaleDefinition
from xinliapp.scales.load import shipped
from xinliapp.services.session import Session


def scales(session: Session) -> tuple[ScaleDefinition, ...]:
    """Every shipped scale, by title.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(sorted(shipped().values(), key=lambda one: one.title))
