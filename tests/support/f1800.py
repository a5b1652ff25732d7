"""F1800 of ``screens.md`` section 5: the demo's school of 40 classes × 45, with a second counsellor."""

from __future__ import annotations

from pathlib import Path

from xinliapp.app.demo.calendar import MOMENT
from xinliapp.app.demo.school import COUNSELOR, DEMO_COST, go_on_with_term, main_school, make_school, signed_in
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.services import accounts

SECOND = "心理教师乙"


def make_f1800(folder: Path) -> Path:
    """The vault; takes about ten seconds."""
    vault, school = folder / "school", main_school(1800)
    make_school(vault, school, folder / "roster.xlsx")
    go_on_with_term(vault, school)
    with signed_in(vault, COUNSELOR, FixedClock(MOMENT)) as session:
        accounts.add_account(
            session, SECOND, SECOND, Role.COUNSELOR, DEMO_PASSPHRASE, cost=DEMO_COST, allow_weak=True
        )
    return vault
