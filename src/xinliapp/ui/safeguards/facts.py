"""What the page of staff and paper duties shows: plain facts, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.attachments import Attachment
from xinliapp.domain.funding import Funding
from xinliapp.domain.rules import Verdict
from xinliapp.domain.safeguards import HelpChannel, MeetingRecord, Partner, PolicyKind
from xinliapp.domain.staff import Appointment, Attendance, StaffProfile, Training
from xinliapp.domain.term_records import StaffKind, StaffMember
from xinliapp.services.bodies import BodyState
from xinliapp.services.policies import PolicyState
from xinliapp.services.staff_papers import StaffLine, WorkloadMonth

SCREEN = "safeguards"


class Tab(Enum):
    """The lists of the page, in their order."""

    STAFF = "staff"
    BODIES = "bodies"
    POLICIES = "policies"
    MEETINGS = "meetings"
    PARTNERS = "partners"
    FUNDING = "funding"


# Which list a form belongs to: drafts are kept by form, and a link may name one.
FORM_TABS: Mapping[str, Tab] = {
    "member": Tab.STAFF,
    "profile": Tab.STAFF,
    "certificate": Tab.STAFF,
    "training": Tab.STAFF,
    "appointment": Tab.STAFF,
    "leave": Tab.STAFF,
    "body": Tab.BODIES,
    "body_member": Tab.BODIES,
    "policy": Tab.POLICIES,
    "meeting": Tab.MEETINGS,
    "partner": Tab.PARTNERS,
    "channel": Tab.PARTNERS,
    "funding": Tab.FUNDING,
}


def draft_key(form: str) -> str:
    """Under which a form's draft is kept; the list of drafts opens the page with what follows the colon."""
    return f"{SCREEN}.form:{form}"


@dataclass(frozen=True, slots=True)
class ClauseCount:
    """How a clause stands: what it asks, the figure and the requirement in ``unit``, the verdict.

    ``said`` is who confirmed it and when (``心理教师甲 11-20``) where the verdict is a person's word,
    else "". ``ratio`` are students and students for each person where ``need`` comes from them.
    """

    clause: str
    duty: str
    have: float
    need: float
    unit: str
    verdict: Verdict
    said: str = ""
    requirement: str = ""
    ratio: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """Everybody, three years' trainings, 学时 floors the packs give, and this month's workload.

    ``attended`` are people by training, ``attendances`` trainings by person, the newest first.

    ``accounts`` are account ids by person, ``account_names`` what those accounts are called, ``me`` is the
    account that looks; ``appointments`` are 任职文件 by person, the newest first.
    """

    lines: tuple[StaffLine, ...]
    profiles: Mapping[str, StaffProfile]
    trainings: tuple[Training, ...]
    attended: Mapping[str, int]
    attendances: Mapping[str, tuple[Attendance, ...]]
    floors: Mapping[StaffKind, float]
    workload: WorkloadMonth
    months: tuple[tuple[int, int], ...]
    accounts: Mapping[str, str]
    account_names: Mapping[str, str]
    appointments: Mapping[str, tuple[Appointment, ...]]
    me: str


@dataclass(frozen=True, slots=True)
class BodiesFacts:
    """Every body as it stands, and who of the staff may be put into one."""

    states: tuple[BodyState, ...]
    staff: tuple[StaffMember, ...]


@dataclass(frozen=True, slots=True)
class PoliciesFacts:
    """Every kind that is asked for or kept, and every kind there is."""

    states: tuple[PolicyState, ...]
    kinds: tuple[PolicyKind, ...]


@dataclass(frozen=True, slots=True)
class MeetingsFacts:
    """The school year's meetings, the newest first."""

    meetings: tuple[MeetingRecord, ...]


@dataclass(frozen=True, slots=True)
class PartnersFacts:
    """Units the school works with, and ways to ask for help."""

    partners: tuple[Partner, ...]
    channels: tuple[HelpChannel, ...]


@dataclass(frozen=True, slots=True)
class FundingFacts:
    """Money of all years, the newest first; ``year`` is the present one."""

    rows: tuple[Funding, ...]
    year: int


TabFacts = StaffFacts | BodiesFacts | PoliciesFacts | MeetingsFacts | PartnersFacts | FundingFacts


@dataclass(frozen=True, slots=True)
class SafeguardsPage:
    """One reading of one list; ``drafts`` are the unsaved forms of this list by form.

    ``tallies`` are have and need for the tabs that carry a count (制度文件 11/14), whichever list shows.
    """

    tab: Tab
    today: str
    facts: TabFacts
    counts: tuple[ClauseCount, ...]
    files: Mapping[str, Attachment]
    may_write: bool
    drafts: Mapping[str, dict[str, object]]
    tallies: Mapping[Tab, tuple[float, float]]
