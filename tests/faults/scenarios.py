"""The faults as scenarios: bounded in the tests, as many as asked in ``python -m tests.faults``."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from tests.faults import checks, model, recorder
from tests.faults.checks import Tally
from tests.faults.workloads import ACCOUNT, COLLEAGUE, NEW_PASSPHRASE, OLD_PASSPHRASE, save_pair
from tests.support.record_sheets import Sheets
from tests.support.vaults import NOW, make_vault
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.school import Edition
from xinliapp.services import accounts, backup, vault
from xinliapp.sheets.writer import TableSheet, write_table
from xinliapp.storage import hostlock

SEED = 20261123


def two_file_commit(shim: Path, work: Path, count: int, *, careless: bool = False) -> Tally:
    """Power cuts over commits that touch both databases."""
    folder = work / "pair"
    make_vault(folder)
    before = model.read_folder(folder)
    calls = recorder.record(shim, folder, work, "careless" if careless else "pairs", "12")
    title = "power cut, two-file commit" + (" without syncing (control)" if careless else "")
    return checks.check_pairs(folder, model.states(before, calls, count, SEED), title)


def drafting(shim: Path, work: Path, count: int) -> Tally:
    """Power cuts over drafts that are kept while somebody types: what 草稿已存 said is there."""
    folder = work / "drafts"
    make_vault(folder)
    before = model.read_folder(folder)
    calls = recorder.record(shim, folder, work, "drafting", "12")
    return checks.check_drafts(folder, model.states(before, calls, count, SEED), "power cut, drafts")


def failing_drafts(shim: Path, work: Path, error: int, step: int) -> Tally:
    """The n-th system call of keeping a draft goes wrong: the one acknowledged before stays."""
    folder = work / f"failing-drafts-{error}"
    make_vault(folder)
    printed = recorder.run(shim, folder, work, "failing_drafts", str(error), str(step), "1000")
    saves = [json.loads(line) for line in printed.splitlines()]
    tally = Tally(f"the n-th call of a draft returns {errno.errorcode[error]}", states=len(saves))
    found: int | None = None
    for number, code, kept in saves:
        tally.kinds["acknowledged" if code is None else code] += 1
        # An error at the very end may come after the draft was written; it then stays until the next.
        if kept not in ((number,) if code is None else (found, number)):
            tally.problems["acknowledged draft lost"] += 1
        found = kept
    return tally


def pressing(shim: Path, work: Path, count: int) -> Tally:
    """Power cuts over presses in a crisis: what the button showed as noted is there."""
    folder = work / "presses"
    make_vault(folder)
    before = model.read_folder(folder)
    calls = recorder.record(shim, folder, work, "pressing", "6")
    return checks.check_presses(folder, model.states(before, calls, count, SEED), "power cut, crisis")


def failing_presses(shim: Path, work: Path, error: int, step: int) -> Tally:
    """The n-th system call of a press goes wrong: made again it stands there once, whatever had landed."""
    folder = work / f"failing-presses-{error}"
    make_vault(folder)
    printed = recorder.run(shim, folder, work, "failing_presses", str(error), str(step), "1000")
    presses = [json.loads(line) for line in printed.splitlines()]
    tally = Tally(f"the n-th call of a press returns {errno.errorcode[error]}", states=len(presses))
    for code, found in presses:
        tally.kinds["acknowledged" if code is None else code] += 1
        if found != 1:
            tally.problems[f"stands there {found} times"] += 1
    return tally


def passphrase_change(shim: Path, work: Path, count: int) -> Tally:
    """Power cuts over a change of passphrase through the service, key list and core.db together."""
    folder = work / "vault"
    small_vault(folder)
    before = model.read_folder(folder)
    calls = recorder.record(shim, folder, work, "passphrase")
    # The first calls belong to opening the vault; the interesting ones touch the key list.
    first = next(at for at, call in enumerate(calls) if "vault.keys" in (call.path + call.target))
    each = max(1, count // (len(calls) - first + 1))
    states = [state for state in model.every_point(before, calls, each, SEED) if state.after_calls >= first]
    return checks.check_passphrase(folder, states[:count], "power cut, change of passphrase")


def failing_calls(shim: Path, work: Path, error: int, step: int) -> Tally:
    """The n-th system call of a save goes wrong, for every n."""
    folder = work / f"failing-{error}"
    make_vault(folder)
    printed = recorder.run(shim, folder, work, "failing", str(error), str(step), "1000")
    saves = [json.loads(line) for line in printed.splitlines()]
    tally = Tally(f"the n-th call of a save returns {errno.errorcode[error]}", states=len(saves))
    acknowledged = ["record-last"]
    for record_id, code, _struck in saves:
        tally.kinds["acknowledged" if code is None else code] += 1
        if code is None:
            acknowledged.append(record_id)
    problem = checks.pair_problem(folder, acknowledged)
    if problem is not None:
        tally.problems[problem] += 1
    return tally


def failing_imports(shim: Path, work: Path, error: int, step: int) -> Tally:
    """The n-th system call of taking in a workbook of talks goes wrong, for every n: all of it or none."""
    school = Sheets(work)
    school.session.database.close()
    count = 40
    rows = [
        ("王小明", "七(1)", f"2026-10-{day:02}", who, "一对一", "当面", "谈" * 500)
        for day in range(1, 21)
        for who in ("张老师", "李老师")
    ]
    header = ("姓名", "班级", "谈心日期", "谈心人", "形式", "方式", "内容")
    workbook = work / "以前的谈心.xlsx"
    write_table(workbook, [TableSheet("谈心", header, rows)])
    folder, more = school.school.vault.folder, ("importing", str(workbook), str(error), str(step), "2000")
    printed = recorder.run(shim, folder, work, *more)
    tries = [json.loads(line) for line in printed.splitlines()]
    tally = Tally(f"the n-th call of an import returns {errno.errorcode[error]}", states=len(tries))
    known = 0
    for code, talks, imports, columns in tries:
        tally.kinds["acknowledged" if code is None else code] += 1
        whole = [talks, imports, columns] == [count, 1, 1]
        # An error at the very end may come after everything was written.
        if not whole and (code is None or [talks, imports, columns] != [0, 0, known]):
            tally.problems[f"{code}: {talks} talks, {imports} imports"] += 1
        known = 1 if whole else known
    return tally


def kill_while_saving(work: Path, count: int) -> Tally:
    """``kill -9`` at a random moment of a loop of saves, again and again on the same vault."""
    folder = work / "killed"
    make_vault(folder)
    rng = random.Random(SEED)
    tally = Tally("kill -9 while saving")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(recorder.ROOT / "src"), str(recorder.ROOT))),
    }
    acknowledged: list[str] = []
    for _ in range(count):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.workloads", "endless", str(folder)],
            stdout=subprocess.PIPE,
            cwd=recorder.ROOT,
            env=environment,
        )
        assert child.stdout is not None
        # It goes on saving while these lines are read: the kill falls anywhere in a save.
        some = b"".join(child.stdout.readline() for _ in range(rng.randint(1, 12)))
        child.kill()
        printed = (some + child.stdout.read()).decode()
        child.stdout.close()
        child.wait()
        # A line that was cut off is no acknowledgement.
        acknowledged += printed[: printed.rfind("\n") + 1].split()
        tally.states += 1
        problem = checks.pair_problem(folder, acknowledged)
        if problem is not None:
            tally.problems[problem] += 1
    tally.kinds["records acknowledged"] = len(acknowledged)
    return tally


def restore(shim: Path, work: Path, count: int) -> Tally:
    """Power cuts over a restore: the old pair opens or the restored one, never a mixture."""
    folder = work / "restored"
    small_vault(folder)
    session = vault.open_vault(folder, ACCOUNT, OLD_PASSPHRASE, FixedClock(NOW), allow_weak=True)
    save_pair(session, "before-backup")
    made = backup.make_backup(session)
    save_pair(session, "after-backup")
    vault.close(session)
    before = model.read_folder(folder)
    calls = recorder.record(shim, folder, work, "restore", str(made.folder))
    first = next(at for at, call in enumerate(calls) if call.path.endswith("restore.pending.tmp"))
    each = max(1, count // (len(calls) - first + 1))
    states = [state for state in model.every_point(before, calls, each, SEED) if state.after_calls >= first]
    return checks.check_restore(folder, states, "power cut, restore")


def backing_up(shim: Path, work: Path, count: int) -> Tally:
    """Power cuts over a backup: what looks like a backup afterwards is one, and the vault opens."""
    folder = work / "backed-up"
    small_vault(folder)
    before = model.read_folder(folder)
    calls = recorder.record(shim, folder, work, "backing_up")
    return checks.check_backup(folder, model.states(before, calls, count, SEED), "power cut, backup")


def leaving(shim: Path, work: Path, count: int) -> Tally:
    """Power cuts over a leaving with exchange of keys: one pair opens, and one sheet."""
    folder = work / "left"
    created = _with_colleague(folder)
    before = model.read_folder(folder)
    calls = recorder.record(shim, folder, work, "leaving", created.paper.code_text)
    sheets = (created.paper.code_text, (work / "new-sheet").read_text())
    first = next(at for at, call in enumerate(calls) if "vault.keys" in (call.path + call.target))
    each = max(1, count // (len(calls) - first + 1))
    states = [state for state in model.every_point(before, calls, each, SEED) if state.after_calls >= first]
    if len(states) > count:  # more calls than states: spread over all of them, not only the first ones
        states = random.Random(SEED).sample(states, count)
    return checks.check_leaving(folder, states, "power cut, leaving with new keys", sheets)


def leaving_killed(work: Path, count: int) -> Tally:
    """``kill -9`` at a moment of a leaving; moments are spread over the time one takes."""
    tally = Tally("kill -9 while leaving")
    template = work / "killed-template"
    created = _with_colleague(template)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(recorder.ROOT / "src"), str(recorder.ROOT))),
    }
    rng = random.Random(SEED)
    for number in range(count):
        folder, mark = work / f"killed-{number}", work / f"mark-{number}" / "mark"
        shutil.copytree(template, folder)
        mark.parent.mkdir()
        mark.touch()
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.workloads", "leaving", str(folder),
             created.paper.code_text, str(mark)],
            cwd=recorder.ROOT,
            env=environment,
        )  # fmt: skip
        sheet = mark.with_name("new-sheet")
        _kill_in(child, sheet, folder, rng)
        new = sheet.read_text() if sheet.exists() else created.paper.code_text.lower()
        tally.states += 1
        if not new.strip():
            new = "-".join(["0000"] * 10)
        problem, kind = checks.leaving_problem(folder, bool(mark.read_text()), (created.paper.code_text, new))
        if problem is not None and sheet.exists():
            tally.problems[problem] += 1
        else:
            tally.kinds[kind or "killed before it began"] += 1
        shutil.rmtree(folder, ignore_errors=True)
    return tally


def _kill_in(child: subprocess.Popen[bytes], sheet: Path, folder: Path, rng: random.Random) -> None:
    """Kill once the exchange runs, after a number of changes of the folder; or see it end by itself."""
    seen: set[tuple[str, ...]] = set()
    wanted = rng.randint(1, 14)
    while child.poll() is None and len(seen) < wanted:
        if sheet.exists():
            try:
                seen.add(tuple(sorted(
                    f"{path.relative_to(folder)}:{path.stat().st_mtime_ns}" for path in folder.rglob("*")
                )))  # fmt: skip
            except OSError:
                continue
    child.kill()
    child.wait()


def leaving_failing(shim: Path, work: Path, error: int, points: int) -> Tally:
    """The n-th system call of a leaving goes wrong, for ``points`` n spread over all its calls."""
    tally = Tally(f"the n-th call of a leaving returns {errno.errorcode[error]}")
    template = work / f"failing-template-{error}"
    created = _with_colleague(template)
    calls = 900
    for number in range(points):
        folder, mark = work / f"left-{error}-{number}", work / f"sheet-{error}-{number}"
        shutil.copytree(template, folder)
        nth = 1 + number * calls // points
        printed = recorder.run(
            shim, folder, work, "leaving_failing", created.paper.code_text, str(error), str(nth), str(mark)
        )
        code, struck = json.loads(printed.splitlines()[-1])
        hostlock.release_folder(folder)
        tally.states += 1
        problem, kind = checks.leaving_problem(
            folder, code is None, (created.paper.code_text, mark.read_text())
        )
        tally.kinds[f"{code or 'acknowledged'}{'' if struck else ', not struck'}: {kind}"] += 1
        if problem is not None:
            tally.problems[problem] += 1
        shutil.rmtree(folder, ignore_errors=True)
    return tally


def _with_colleague(folder: Path) -> vault.CreatedVault:
    created = small_vault(folder)
    session = vault.open_vault(folder, ACCOUNT, OLD_PASSPHRASE, FixedClock(NOW), allow_weak=True)
    save_pair(session, "before")
    accounts.add_account(
        session, COLLEAGUE, "心理教师乙", Role.COUNSELOR, NEW_PASSPHRASE, cost=KdfCost.TEST, allow_weak=True
    )
    vault.close(session)
    return created


def small_vault(folder: Path) -> vault.CreatedVault:
    """A finished vault of one school with one counsellor, cheap keys."""
    clock = FixedClock(NOW)
    person = vault.FirstAccount(ACCOUNT, "心理教师甲", Role.COUNSELOR, OLD_PASSPHRASE)
    created = vault.create_vault(
        folder,
        vault.NewVault(Edition.SCHOOL, "3132010101", "测试学校", (person,)),
        clock,
        cost=KdfCost.TEST,
        allow_weak=True,
    )
    vault.confirm_recovery(
        created, {group: created.paper.groups[group - 1] for group in created.asked}, clock
    )
    return created
