"""An exception inside a paint is told; it neither hangs nor kills the tests (decision 0130)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from tests.support.event_loop import process_events

class Broken(QWidget):
    def paintEvent(self, event):
        raise ValueError("broken")

told = []
sys.excepthook = lambda *error: told.append(error[1])
app = QApplication([])
window = Broken()
window.show()
for _ in range(5):
    window.update()
    process_events()
print(len(told) > 0)
"""


def test_an_exception_in_a_paint_is_told_and_the_loop_goes_on() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, timeout=60, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.split() == [b"True"]
