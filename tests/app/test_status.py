"""The status bar's facts: the nearest deadline, and nothing of it from the case file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.support.term_school import TermSchool
from xinliapp.app.status import status_facts
from xinliapp.services import campaigns


def test_the_nearest_deadline_stands_in_the_bar(tmp_path: Path) -> None:
    school = TermSchool(tmp_path)
    facts = status_facts(school.session)
    assert (facts.deadline, facts.case_open, facts.backup_on) == ("学期自查", True, None)
    assert facts.pack.startswith("江苏r")
    due = dt.date(2026, 11, 26)
    campaigns.set_campaign(school.session, "KZ", "2026-10-26/2026-11-20", "宣传月", {"school": due})
    facts = status_facts(school.session)
    assert (facts.deadline, facts.deadline_on) == ("统计表", due)
    principal = status_facts(school.principal())
    assert (principal.deadline_on, principal.case_open) == (due, False)
