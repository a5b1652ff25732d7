"""``python3 run.py package``: build the program as one folder and prove that the build works.

The smoke test starts the *built* program, from an empty folder and with an empty home, every way it is ever
started: the demo without a screen, the window, the supervisor, the reader child, and a wrong command; where
Xvfb is installed, also the window on a real (virtual) X11 screen.
``--check-only`` repeats the smoke test on an existing build.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "package"
FOLDER = ROOT / "dist" / "xinliapp"
PROGRAM = FOLDER / ("xinliapp.exe" if os.name == "nt" else "xinliapp")

sys.path.insert(0, str(ROOT / "packaging" / "dev"))
import strings  # noqa: E402 - the house's scripts lie beside this one
import syslibs  # noqa: E402
from xinliapp.domain.errors import UserError  # noqa: E402
from xinliapp.sheets.reader import read_workbook  # noqa: E402

STUDENTS = 60


@dataclass(frozen=True, slots=True)
class Check:
    """One start of the built program: its arguments, what it must leave, which exit codes are right.

    ``then`` looks at the folder afterwards; ``x11`` gives it a virtual screen instead of none.
    """

    name: str
    arguments: tuple[str, ...]
    leaves: tuple[str, ...] = ()
    codes: tuple[int, ...] = (0,)
    minutes: float = 1.0
    x11: bool = False
    then: Callable[[Path], list[str]] | None = None


def reader_problems(folder: Path) -> list[str]:
    """Read the demo's roster through the built program's reader child, as the program itself does."""
    try:
        book = read_workbook(folder / "demo-out" / "roster.xlsx", command=[str(PROGRAM), "--reader"])
    except UserError as error:
        return [f"读表子进程没有读出名单:{error.code}"]
    most = max(len(sheet.rows) for sheet in book.sheets)
    return [] if most > STUDENTS else [f"读表子进程只读出 {most} 行,名单有 {STUDENTS} 人"]


CHECKS = (
    Check(
        "演示(无屏幕),读表子进程读名单",
        ("demo", "--out", "demo-out", "--students", str(STUDENTS)),
        leaves=(
            *("roster.xlsx", "school", "selfcheck.pdf", "figures.json", "bundles/*.age"),
            *("bureau/allowed_signers", "bureau/merged.xlsx", "bureau/merged.pdf"),
        ),
        minutes=10,
        then=reader_problems,
    ),
    Check("窗口(离屏)", ("--smoke",)),
    Check("守护进程", ("supervise", "--smoke")),
    Check("读表子进程,空输入", ("--reader",), codes=(64,)),
    Check("不认识的命令", ("no-such-command",), codes=(64,)),
)
ON_A_SCREEN = Check("守护进程和窗口(X11 虚拟屏幕)", ("supervise", "--smoke"), x11=True)
# What must lie in the folder whatever the analysis thought of it: path patterns below the build's contents.
CONTENTS = (
    *("resources/packs/*.toml", "resources/forms/*.toml", "resources/lists/*.toml", "resources/icons/*.svg"),
    *("resources/scales/*.toml", "docs/manual/README.md", "docs/manual/first-day.md"),
    *("xinliapp/storage/migrations/core/*.sql", "xinliapp/storage/migrations/case/*.sql"),
    *("docs/formats/*.schema.json", "i18n/xinliapp_en.qm", "pypinyin/pinyin_dict.json", "msgspec/_core.*"),
    *("LICENSE", "NOTICE.md", "licences/LGPL-3.0.txt", "licences/GPL-3.0.txt"),
    *("pylopdf_fonts_zh_cn/NotoSansSC-Regular.otf", "pylopdf_fonts_zh_cn/NotoSerifSC-Regular.otf"),
    "pylopdf_fonts_zh_cn-*.dist-info/licenses/LICENSE",
    "PySide6/Qt*/translations/qtbase_zh_CN.qm" if os.name != "nt" else "PySide6/translations/qtbase_zh_CN.qm",
    # Hears the desktop being locked (decision 0118); it is loaded by name, in a try.
    *(("PySide6/QtDBus*",) if sys.platform.startswith("linux") else ()),
)
# What must not: licences we cannot give away with it, and parts that speak to a network.
UNWELCOME = ("libreadline*", "readline.*", "DarkGarden*", "libqvnc*", "*Qt6Network*", "_ssl.*")


def build() -> None:
    """Run PyInstaller.

    Raises:
        subprocess.CalledProcessError: it refused.
    """
    strings.build(Path(sys.executable))
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(FOLDER.parent), "--workpath", str(BUILD)),
            str(ROOT / "packaging" / "xinliapp.spec"),
        ],
        check=True,
        cwd=ROOT,
    )


def environment(home: Path, x11: bool) -> dict[str, str]:
    """A stranger's machine: no source tree, no Python settings, no screen, no files of an earlier start."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "XDG_"))
    }
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "VIRTUAL_ENV", "LD_LIBRARY_PATH"):
        kept.pop(name, None)
    platform = "xcb" if x11 else "offscreen"
    return {
        **kept,
        "HOME": str(home),
        "XINLIAPP_HOME": str(home / "xinliapp"),
        "QT_QPA_PLATFORM": platform,
    }


def problems_of(check: Check, folder: Path) -> list[str]:
    """What one start got wrong, in words."""
    try:
        done = subprocess.run(
            [*(("xvfb-run", "-a") if check.x11 else ()), str(PROGRAM), *check.arguments],
            cwd=folder,
            env=environment(folder, check.x11),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=check.minutes * 60,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [f"{check.minutes:g} 分钟内没有结束"]
    found = []
    if done.returncode not in check.codes:
        tail = "\n".join((done.stderr or done.stdout).splitlines()[-15:])
        found.append(f"退出码 {done.returncode},应为 {'/'.join(map(str, check.codes))}\n{tail}")
    if "Traceback (most recent call last)" in done.stderr:
        found.append("有未处理的异常:\n" + "\n".join(done.stderr.splitlines()[-15:]))
    found += [f"没有生成 {name}" for name in check.leaves if not any(folder.glob(f"demo-out/{name}"))]
    if check.then is not None and not found:
        found += check.then(folder)
    return found


def pictures() -> list[str]:
    """The pictures the manual shows, as paths below the build's contents."""
    chapters = sorted((ROOT / "docs" / "manual").glob("*.md"))
    shown = {
        name
        for chapter in chapters
        for name in re.findall(r"!\[[^]]*\]\(\.\./(screenshots/[^)]+)\)", chapter.read_text(encoding="utf-8"))
    }
    return [f"docs/{name}" for name in sorted(shown)]


def contents_problems(folder: Path = FOLDER) -> list[str]:
    """Which files the build should carry and does not, and the other way round."""
    inside = folder / "_internal"
    wanted = (*CONTENTS, *pictures())
    found = [f"打包结果里没有 {pattern}" for pattern in wanted if not any(inside.glob(pattern))]
    found += [
        f"打包结果里不该有 {path.name}" for pattern in UNWELCOME for path in sorted(inside.rglob(pattern))
    ]
    return found


def screen_problem() -> str:
    """Why a window on an X11 screen cannot be tried here, with what to do; empty when it can."""
    if not sys.platform.startswith("linux"):
        return "只在 Linux 上试"
    if problem := syslibs.probe(Path(sys.executable), x11=True):
        return f"{problem}\n装好后再打包一次:这些组件要随打包结果带走,否则缺少它们的电脑开不了窗口。"
    return "" if shutil.which("xvfb-run") else "没有 xvfb-run(sudo apt install xvfb)"


def smoke() -> bool:
    """Start the build every way; print what happened; whether all went well."""
    good = True
    untried = screen_problem()
    for problem in contents_problems():
        good = False
        print(f"× {problem}")
    for check in CHECKS if untried else (*CHECKS, ON_A_SCREEN):
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="xinliapp-smoke-") as folder:
            found = problems_of(check, Path(folder))
        good = good and not found
        print(f"{'×' if found else '√'} {time.monotonic() - started:6.1f} 秒  {check.name}", flush=True)
        for problem in found:
            print(f"    {problem}")
    if untried:
        print(f"没有试:{ON_A_SCREEN.name}。{untried}")
    return good


def main() -> int:
    """Command line; 0 built and working, 1 not."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check-only", action="store_true")
    options = parser.parse_args()
    if not options.check_only:
        shutil.rmtree(FOLDER, ignore_errors=True)
        build()
    if not PROGRAM.exists():
        print("还没有打包结果,请先运行 python3 run.py package")
        return 1
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"打包结果:dist/xinliapp,{size / 1_000_000:.0f} MB")
    good = smoke()
    print("打包可用" if good else "打包还不可用,见上")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
