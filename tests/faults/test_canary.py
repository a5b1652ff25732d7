"""A child's name must not leak when something goes wrong while it is being saved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import recorder
from tests.support.vaults import make_vault

CANARY = "金丝雀陈小满"

_CRASH = f'''
import logging, sys, tempfile
from pathlib import Path
from tests.support.vaults import NOW, VaultFiles
from xinliapp.domain.clock import FixedClock
from xinliapp.services import drafts, inbox
from xinliapp.system.process import protect_memory
from xinliapp.app.crashes import install

protect_memory()
install(Path(sys.argv[2]))
canary = "{CANARY.encode().hex()}"
name = bytes.fromhex(canary).decode()
session = VaultFiles(Path(sys.argv[1]), FixedClock(NOW)).session()
drafts.save_draft(session, "talk", {{"student": name, "note": name * 50}})
with session.write("talk.add", case=True) as uow:
    uow.insert("casework.talk", {{"id": "t", "student_id": name, "day": "2026-11-23", "by_name": name,
                                 "one_to_one": True, "face_to_face": True, "note": name * 50}})
    if sys.argv[3] == "kill":
        import os, signal
        os.kill(os.getpid(), signal.SIGSEGV)
    raise RuntimeError(name)
'''


@pytest.mark.parametrize("how", ["raise", "kill"])
def test_the_name_being_saved_is_nowhere_after_a_crash(tmp_path: Path, how: str) -> None:
    places = {name: tmp_path / name for name in ("vault", "log", "temp", "home", "cwd")}
    for place in places.values():
        place.mkdir()
    make_vault(places["vault"])
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(recorder.ROOT / "src"), str(recorder.ROOT))),
        "TMPDIR": str(places["temp"]),
        "TEMP": str(places["temp"]),
        "XINLIAPP_HOME": str(places["home"]),
        "SQLITE_TMPDIR": str(places["temp"]),
    }
    done = subprocess.run(
        [sys.executable, "-c", _CRASH, str(places["vault"]), str(places["log"]), how],
        env=environment,
        capture_output=True,
        check=False,
        cwd=places["cwd"],
    )
    assert done.returncode != 0
    assert b"Error" not in done.stderr or b"RuntimeError" in done.stderr, done.stderr.decode()
    needles = [CANARY.encode(encoding) for encoding in ("utf-8", "utf-16-le", "gb18030")]
    found = [path for place in places.values() for path in place.rglob("*") if path.is_file()]
    assert any(path.name == "case.db" for path in found)
    for path in found:
        content = path.read_bytes()
        assert not any(needle in content for needle in needles), path
    for output in (done.stdout, done.stderr):
        assert not any(needle in output for needle in needles)
    if how == "raise":
        assert any(path.is_relative_to(places["log"]) for path in found), "the crash left no log to look at"
