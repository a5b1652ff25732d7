"""A fast folder and the recorder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import apart, recorder
from tests.faults.apart import Look


@pytest.fixture
def fast_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: a thousand reopened disks sync a lot."""
    memory = Path("/dev/shm")  # noqa: S108
    parent = memory if memory.is_dir() else tmp_path
    folder = Path(tempfile.mkdtemp(prefix="xinliapp-", dir=parent))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled recorder; the test is skipped, saying why, where there is no compiler."""
    return recorder.build_shim(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="session")
def look() -> Iterator[Look]:
    """Run a scenario in the process that opens its disks in a tenth of the time (``apart``)."""
    with apart.process() as process:
        yield lambda scenario, *args, **more: process.submit(scenario, *args, **more).result()
