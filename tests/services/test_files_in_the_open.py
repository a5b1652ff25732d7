"""Files that lie in the open may say anything: opening refuses or goes on, and never falls over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.test_vault import NOW, make, unlock
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.i18n.messages import sentence
from xinliapp.services import vault
from xinliapp.services.backup_manifest import MANIFEST, read_manifest
from xinliapp.settings import preferences
from xinliapp.storage import hostlock
from xinliapp.storage.hostlock import LOCK_FILE

OPEN = (
    "attempts.json",
    LOCK_FILE,
    "inbox/recipient.txt",
    "vault.keys",
    "restore.pending",
    "mirror/vault.keys",
)
JUNK = {
    "empty": b"",
    "binary": bytes(range(256)),
    "deep": b"[" * 50_000,
    "deep object": b'{"a":' * 20_000,
    "infinity": b'{"li": [Infinity, "2026-11-23T08:00:00"], "host": "x", "pid": Infinity, "since": "x"}',
    "nan": b'{"li": [NaN, "2026-11-23T08:00:00"], "host": "x", "pid": NaN, "since": "x"}',
    "long number": b'{"li": ['
    + b"9" * 5000
    + b', "x"], "host": "x", "pid": '
    + b"9" * 5000
    + b', "since": ""}',
    "other types": b'{"li": {"a": 1}, "host": [], "pid": null, "since": {}, "format": 1, "users": 3}',
    "list": b"[1, 2, 3]",
    "null": b"null",
    "surrogate": b'{"li": [1, "\\ud800"], "host": "\\ud800", "pid": 1, "since": "\\udfff"}',
    "far off": b'{"li": [3, "9999-12-31T23:59:59"]}',
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("open") / "v"
    make(folder, FixedClock(NOW))
    hostlock.release_folder(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "v"
    shutil.copytree(made, place)
    yield place
    hostlock.release_folder(place)


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("name", OPEN)
def test_opening_goes_on_or_is_refused_with_a_reason(folder: Path, name: str, junk: str) -> None:
    (folder / name).write_bytes(JUNK[junk])
    try:
        session = unlock(folder, "li", FixedClock(NOW))
    except (UserError, KnownError) as refused:
        assert sentence(refused).count("。") >= 2
        return
    vault.close(session)


@pytest.mark.parametrize("junk", JUNK)
def test_preferences_keep_nobody_out(tmp_path: Path, junk: str) -> None:
    (tmp_path / "preferences.json").write_bytes(JUNK[junk])
    assert preferences.load(tmp_path).auto_lock_minutes == 5


@pytest.mark.parametrize("junk", JUNK)
def test_a_backups_manifest_is_refused(tmp_path: Path, junk: str) -> None:
    (tmp_path / MANIFEST).write_bytes(JUNK[junk])
    with pytest.raises(KnownError) as refused:
        read_manifest(tmp_path)
    assert refused.value.code == "backup_not_found"
