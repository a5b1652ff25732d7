"""What a page's forms held is kept at once, told, and offered again only when it differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.vaults import make_vault
from xinliapp.domain.jobs import CancelToken, Priority
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import drafts
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session

KEY = "roster.student:new"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return make_vault(tmp_path).session()


class Noting(SerialRunner):
    """Notes how urgent a job was."""

    def __init__(self) -> None:
        super().__init__()
        self.priorities: list[Priority] = []

    def run(
        self, fn: Callable[..., Any], *args: Any, priority: Priority = Priority.NORMAL, **how: Any
    ) -> CancelToken:
        self.priorities.append(priority)
        return super().run(fn, *args, priority=priority, **how)


def text(body: object) -> str | None:
    return body if isinstance(body, str) else None


def test_a_form_is_kept_urgently_and_the_time_is_told(session: Session) -> None:
    told: list[str] = []
    jobs = Noting()
    keeper: DraftKeeper[str] = DraftKeeper(session, jobs, told.append)
    keeper.keep(KEY, "赵")
    found = drafts.load_draft(session, KEY)
    assert found is not None and found.body == "赵"
    assert told == [found.saved_at[11:16]]
    assert jobs.priorities == [Priority.URGENT]


def test_nothing_kept_is_not_told(session: Session) -> None:
    told: list[str] = []
    keeper: DraftKeeper[str] = DraftKeeper(session, SerialRunner(), told.append)
    keeper.keep_with(lambda _session, moment: moment, "")
    assert told == []
    keeper.keep_with(lambda _session, moment: moment, "2026-11-23T11:58:03")
    assert told == ["11:58"]


def test_only_another_form_than_the_fresh_one_is_offered(session: Session) -> None:
    keeper: DraftKeeper[str] = DraftKeeper(session, SerialRunner(), lambda _time: None)
    keeper.keep(KEY, "赵小一")
    draft = drafts.load_draft(session, KEY)
    assert draft is not None
    assert keeper.offer(draft, "", text) == draft.saved_at[11:16]
    assert keeper.offered == "赵小一"
    assert keeper.offer(draft, "赵小一", text) == ""
    assert keeper.offered is None
    assert keeper.offer(draft, "", lambda _body: None) == "", "a draft nobody can read is not offered"
    assert keeper.offer(None, "", text) == ""
