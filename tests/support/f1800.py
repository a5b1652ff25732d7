"""F1800 of ``screens.md`` section 5: the demo's school of 40 classes × 45, with a second counsellor, homeroom
teachers and the local layer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.self_checks import hand_in
from xinliapp.app.demo import school as demo
from xinliapp.app.demo.calendar import CAMPAIGN_OVER, MOMENT
from xinliapp.app.demo.school import CLERK, COUNSELOR, DEMO_COST, PRINCIPAL, signed_in
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.school import Edition
from xinliapp.services import accounts, classes, enrolment, review_interval, school
from xinliapp.services.setup import FirstAccount, NewVault

SECOND = "心理教师乙"
CENTRE = "示例片区教管中心"
REVIEW_DAYS = 14  # the local layer: no notice gives an interval


def make_f1800(folder: Path) -> Path:
    """The vault; takes about ten seconds."""
    vault, whole = folder / "school", demo.main_school(1800)
    demo.make_school(vault, whole, folder / "roster.xlsx")
    demo.go_on_with_term(vault, whole)
    with signed_in(vault, COUNSELOR, FixedClock(MOMENT)) as session:
        accounts.add_account(
            session, SECOND, SECOND, Role.COUNSELOR, DEMO_PASSPHRASE, cost=DEMO_COST, allow_weak=True
        )
        names = {row.id: f"教师{row.label}" for row in school.classes(session)}
        classes.set_homeroom_teachers(session, names)
        review_interval.set_days(session, REVIEW_DAYS)
    return vault


def make_october(folder: Path) -> tuple[Path, Path]:
    """F1800 on 17 October, the campaign's form not yet filled in, the self-check handed in; and the township
    centre it reports to, each having compared the other's paper. Their vaults: the school's, the centre's.
    """
    vault, centre, clock = folder / "school", folder / "centre", FixedClock(CAMPAIGN_OVER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "fill_form", lambda _session: None)
        demo.make_school(vault, demo.main_school(1800), folder / "october.xlsx")
    with signed_in(vault, COUNSELOR, clock) as session:
        hand_in(session)
    people = (FirstAccount(CLERK, CLERK, Role.CLERK, DEMO_PASSPHRASE),)
    demo.make_vault(centre, NewVault(Edition.BUREAU, "3199000900", CENTRE, people), clock)
    with signed_in(vault, PRINCIPAL, clock) as head, signed_in(centre, CLERK, clock) as desk:
        pending = enrolment.import_request(desk, enrolment.make_request(head))
        enrolment.enrol(desk, pending, FingerprintProof(enrolment.enrolment_sheet(head).fingerprint))
        card = enrolment.import_card(head, enrolment.make_recipient_card(desk))
        enrolment.add_recipient(head, card, FingerprintProof(enrolment.enrolment_sheet(desk).fingerprint))
    return vault, centre
