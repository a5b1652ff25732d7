"""Which entry a page belongs to, for whom."""

from __future__ import annotations

from typing import cast

import pytest

from xinliapp.app.screens import all_screens
from xinliapp.domain.accounts import Role
from xinliapp.domain.school import Edition
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services.session import Session
from xinliapp.ui.shell.spec import Viewer


@pytest.mark.parametrize(("role", "case_open", "entry"), [
    (Role.COUNSELOR, True, 3),
    (Role.COUNSELOR, False, 2),
    (Role.REGISTRAR, False, 2),
    (Role.PRINCIPAL, False, 2),
])  # fmt: skip
def test_a_warning_belongs_to_the_entry_that_there_is(role: Role, case_open: bool, entry: int) -> None:
    viewer = Viewer("甲", role, case_open, Edition.SCHOOL)
    pages = [one for one in all_screens(cast(Session, None), SerialRunner()) if one.visible(viewer)]
    assert [one.nav_index for one in pages if one.key == "warning"] == [entry]
    assert entry in {one.nav_index for one in pages if one.entry}
    assert len({one.key for one in pages}) == len(pages)
