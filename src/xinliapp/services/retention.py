"""How long files of those who left are kept, and who confirms what follows; destroying is not here.

Notices name no number of years: the school sets it (requirements.md, 本校设定).
"""

from __future__ import annotations

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.retention import MOST_YEARS, RetentionRule
from xinliapp.services import typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session


def rule(session: Session) -> RetentionRule | None:
    """The rule in force, None while the school has set none."""
    found = session.database.rows(
        RetentionRule,
        "SELECT years, after_that, first_confirmer, second_confirmer, basis, created_at, created_by"
        " FROM retention_rule ORDER BY created_at DESC, rowid DESC LIMIT 1",
    )
    return found[0] if found else None


def set_rule(session: Session, new: RetentionRule, *, seen: str | None = None) -> Changes:
    """Set the rule; earlier ones stay in the table.

    ``seen`` is the mark (``services.seen``) of the rule in force as the form showed it.

    Raises:
        UserError: ``not_allowed`` for a registrar; ``retention_years``, ``retention_two_people``,
            ``field_required``, ``field_wrong``, ``changed_since``.
    """
    session.require_role(Role.COUNSELOR, Role.PRINCIPAL, Role.CLERK, Role.OFFICER, action="设定保存期")
    if not 1 <= new.years <= MOST_YEARS:
        raise UserError("retention_years", most=MOST_YEARS)
    first = typed.text("第一确认人", new.first_confirmer, shortest=1, longest=40)
    second = typed.text("第二确认人", new.second_confirmer, shortest=1, longest=40)
    if first == second:
        raise UserError("retention_two_people")
    basis = typed.prose(session, "依据", new.basis, shortest=0, longest=200)
    with session.write("setting.retention") as uow:
        refuse_newer(seen, rule(session))
        uow.insert(
            "retention_rule",
            {
                "id": new_id(),
                "years": new.years,
                "after_that": new.after_that,
                "first_confirmer": first,
                "second_confirmer": second,
                "basis": basis,
            },
        )
    return Changes.SETTINGS
