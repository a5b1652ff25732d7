"""kill -9 on the window's process: what was acknowledged as kept is there at the next unlock, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.kill_window import text
from tests.support.demo import DemoRun
from xinliapp.app.demo.calendar import MOMENT
from xinliapp.app.demo.school import COUNSELOR, signed_in
from xinliapp.domain.clock import FixedClock
from xinliapp.services import drafts

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("after", [3])
def test_a_killed_window_leaves_the_last_draft_whole(demo: DemoRun, tmp_path: Path, after: int) -> None:
    vault = demo.copy_of("school", tmp_path / "school")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XINLIAPP_HOME": str(tmp_path / "home"),
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),
    }
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.kill_window", str(vault), COUNSELOR],
        stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT,
    )  # fmt: skip
    assert window.stdout is not None
    try:
        kept = 0
        for line in window.stdout:
            if line.startswith("kept"):
                kept = int(line.split()[1])
            if kept == after:
                break
        assert kept == after, "the window ended before it kept anything"
    finally:
        window.send_signal(signal.SIGKILL)
        window.wait(10)
        window.stdout.close()
    with signed_in(vault, COUNSELOR, FixedClock(MOMENT)) as session:
        (draft,) = drafts.list_drafts(session)
        assert draft.screen == "school_settings"
        found = str(draft.body)
        # The one after it may have landed too; none may be torn.
        assert any(text(number) in found for number in range(after, after + 40))
