"""Only core.db makes a vault the demo's: its clock, and the mark on its papers."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

from tests.services.test_vault import NOW, SCHOOL, SECRETS, make
from xinliapp.app.place import DEMO_LABEL, label_as_demo, labelled_demo
from xinliapp.domain.clock import FixedClock, SystemClock
from xinliapp.services import vault
from xinliapp.services.demo import DemoMark, is_demo
from xinliapp.services.session import Session

MOMENT = dt.datetime(2031, 5, 6, 10, 0, 0)  # noqa: DTZ001 - wall clock


def opened(folder: Path) -> Session:
    return vault.open_vault(folder, "li", SECRETS["li"], SystemClock(), allow_weak=True)


def off_by(session: Session) -> dt.timedelta:
    return session.clock.now() - SystemClock().now()


def test_a_planted_file_neither_moves_the_clock_nor_marks_papers(tmp_path: Path) -> None:
    make(tmp_path / "v", FixedClock(NOW))
    facts = {"moment": "2031-05-06T10:00:00", "made_at": "2026-01-01T00:00:00"}
    (tmp_path / "v" / DEMO_LABEL).write_text(json.dumps(facts), encoding="utf-8")
    session = opened(tmp_path / "v")
    assert abs(off_by(session)) < dt.timedelta(seconds=5)
    assert not is_demo(session)
    vault.close(session)


def test_core_db_alone_makes_the_demos_clock(tmp_path: Path) -> None:
    made_at = SystemClock().now() - dt.timedelta(days=3)
    make(tmp_path / "v", FixedClock(NOW), dataclasses.replace(SCHOOL, demo=DemoMark(MOMENT, made_at)))
    assert not (tmp_path / "v" / DEMO_LABEL).exists()
    session = opened(tmp_path / "v")
    assert is_demo(session)
    # Three days after it was made the demo's clock stands three days after its moment.
    assert abs(session.clock.now() - (MOMENT + dt.timedelta(days=3))) < dt.timedelta(seconds=5)
    vault.close(session)
    still = vault.open_vault(tmp_path / "v", "li", SECRETS["li"], FixedClock(NOW), allow_weak=True)
    assert still.clock.now() == NOW  # the builder's and a test's clock is their own
    vault.close(still)


def test_a_wrong_passphrase_waits_by_the_pcs_clock(tmp_path: Path) -> None:
    """In front of the lock nothing depends on what lies in the folder."""
    make(tmp_path / "v", FixedClock(NOW), dataclasses.replace(SCHOOL, demo=DemoMark(MOMENT, NOW)))
    label_as_demo(tmp_path / "v")
    for _ in range(3):
        try:
            vault.open_vault(tmp_path / "v", "li", "no", SystemClock(), allow_weak=True)
        except vault.UserError:
            continue
    (last,) = json.loads((tmp_path / "v" / "attempts.json").read_bytes()).values()
    assert abs(dt.datetime.fromisoformat(last[1]) - SystemClock().now()) < dt.timedelta(seconds=5)


def test_the_label_is_a_label(tmp_path: Path) -> None:
    assert not labelled_demo(tmp_path)
    label_as_demo(tmp_path)
    assert labelled_demo(tmp_path)
