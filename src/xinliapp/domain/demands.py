"""What a clause asks of a form besides any figure: a person confirms first, a file has to be there."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from xinliapp.domain.rules import RulePack


class Demand(Enum):
    """The words of the pack's key ``demands``; the form that knows a word says what it means there."""

    REFERRAL_CONFIRMED = "referral_confirmed"
    """Before a referral a professional confirms it (ledger C22)."""
    REFERRAL_PARENTS = "referral_parents"
    """Before a referral the parents say what they think of it, and sign."""
    REFERRAL_HELPED = "referral_helped"
    """The school helps the parents with the referral."""
    RETURN_ASSESSMENT = "return_assessment"
    """A student comes back after a suspension with a third party's assessment (ledger C24)."""
    CONSENT_SCREENING = "consent_screening"
    """A guardian's consent before scales whatever the child's age (知情自愿, requirements 22)."""
    CONSENT_COUNSELING = "consent_counseling"
    """A guardian's consent before counselling, the first talk too."""


def demanding(packs: Iterable[RulePack], demand: Demand) -> tuple[str, ...]:
    """Ids of the clauses that ask for it, in the packs' order."""
    return tuple(clause.id for pack in packs for clause in pack.clauses if demand.value in clause.demands)
