"""Holding Alt over a plan shows the name and leaves what is being typed alone."""

from __future__ import annotations

from typing import cast

from tests.support.hosts import FakeHost
from tests.support.recording import RecordingView
from xinliapp.domain.changes import Changes
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services.session import Session
from xinliapp.ui.concern.plan.facts import PlanPage
from xinliapp.ui.concern.plan.presenter import PlanPresenter


def test_alt_changes_the_name_and_loads_nothing() -> None:
    view, host = RecordingView(), FakeHost(hidden=False)
    presenter = PlanPresenter(view, cast(Session, object()), SerialRunner(), host)
    page = cast(PlanPage, object())
    presenter._student_id, presenter._page = "s1", page
    presenter.refresh(Changes.NONE)  # a load would fail: there is no session
    assert view.last("show_name") == (page, False)
