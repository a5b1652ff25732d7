"""``demo --out`` at a size for tests, run once for whoever wants to look at what it leaves."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from xinliapp.app.cli import demo_command
from xinliapp.app.cli.commands import run
from xinliapp.app.demo.district import other_schools
from xinliapp.app.demo.school import DemoSchool

STUDENTS = 60
_PER_CLASS = 6


@dataclass(frozen=True, slots=True)
class DemoRun:
    """The folder it left, its exit status and what it said."""

    out: Path
    status: int
    said: str
    complained: str

    def copy_of(self, vault: str, target: Path) -> Path:
        """A copy of one of its vaults (``school``, ``bureau/vault``, ``schools/<code>``) to work in."""
        shutil.copytree(self.out / vault, target)
        return target


def small_others() -> tuple[DemoSchool, ...]:
    """The demo's other schools with the same terms and fewer children."""
    return tuple(
        replace(
            school,
            plan=replace(school.plan, per_class=_PER_CLASS),
            term=replace(school.term, students=sum(school.plan.classes) * _PER_CLASS),
            key_students=2,
        )
        for school in other_schools()
    )


def run_demo(out: Path) -> DemoRun:
    """Run the command itself; only the size of the other schools is the tests' own."""
    stdout, stderr = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo_command, "other_schools", small_others)
        argv = ["demo", "--out", str(out), "--students", str(STUDENTS)]
        status = run(argv, stdin=io.StringIO(), stdout=stdout, stderr=stderr)
    return DemoRun(out, status, stdout.getvalue(), stderr.getvalue())
