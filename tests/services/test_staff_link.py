"""Who signs in as whom of the staff list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.errors import KnownError
from xinliapp.domain.term_records import StaffKind
from xinliapp.services import staff, staff_link
from xinliapp.storage import staff_link as staff_link_rows
from xinliapp.storage.audit import Chain, events


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    account = made.session.account
    row = {"id": account.id, "name": "jia", "display_name": "周老师", "role": "counselor", "active": 1}
    made.row("account", row)
    return made


def test_who_enrols_stands_on_the_list_with_the_account_or_not_at_all(
    school: TermSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> int:
        raise KnownError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(staff_link_rows, "set_link", cut)
        with pytest.raises(KnownError):
            staff_link.enroll_me(school.session, StaffKind.FULL_TIME)
    assert staff.everyone(school.session) == []  # and so it is still offered
    before = len(events(school.session.database, Chain.CORE))
    made = staff_link.enroll_me(school.session, StaffKind.FULL_TIME)
    told = events(school.session.database, Chain.CORE)[before:]
    assert [(event.action, event.object_id) for event in told] == [("staff.enroll", made)]
    assert staff_link.links(school.session) == {made: school.session.account.id}
