"""Makes ``.venv`` from the hash-locked requirements and keeps it in step; standard library only."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SOURCES_FILE = "xinliapp-sources.pth"


class EnvironmentProblem(Exception):
    """The environment cannot be made; the text is for the person at the keyboard."""


def ready(*locks: str) -> Path:
    """The environment's interpreter, with every lock in ``locks`` installed and the sources on its path.

    Costs a few milliseconds when nothing changed since the last start.

    Raises:
        EnvironmentProblem: with three plain sentences.
    """
    if not PYTHON.exists():
        create()
    _check_version()
    for name in locks:
        stamp = VENV / f".{name}.lock.sha256"
        digest = hashlib.sha256((ROOT / "requirements" / f"{name}.lock").read_bytes()).hexdigest()
        if not stamp.exists() or stamp.read_text(encoding="ascii") != digest:
            install(name)
            stamp.write_text(digest, encoding="ascii")
    _link_sources()
    return PYTHON


def create() -> None:
    """A new, empty ``.venv``; a half-made one is removed again."""
    print("第一次运行:正在建立运行环境 .venv(需要联网,约几分钟)…", flush=True)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
        )
    except BaseException:
        shutil.rmtree(VENV, ignore_errors=True)
        raise
    if done.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise EnvironmentProblem(
            "没有建成运行环境 .venv。其他文件没有改动。"
            f"请先安装 venv 组件(Debian、统信、麒麟:sudo apt install python{version}-venv)再运行一次。\n"
            + (done.stderr or done.stdout).strip()
        )


def install(name: str) -> None:
    """Install one lock, every file checked against its hash; nothing is built from source."""
    print(f"正在安装 requirements/{name}.lock …", flush=True)
    done = subprocess.run(
        [
            *(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--no-deps", "--only-binary", ":all:"),
            *("-r", str(ROOT / "requirements" / f"{name}.lock")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        tail = "\n".join((done.stderr or done.stdout).strip().splitlines()[-12:])
        raise EnvironmentProblem(
            f"没有装好 requirements/{name}.lock 中的组件。您的数据和程序文件没有变化。"
            f"请检查网络或 pip 的软件源设置后再运行一次;仍不行时删除 .venv 文件夹重来。\n{tail}"
        )


def _check_version() -> None:
    """Refuse an environment that was made by a Python this program does not run on."""
    config = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    match = re.search(r"^version(?:_info)?\s*=\s*3\.(\d+)", config, re.M)
    if match is None or not 11 <= int(match[1]) <= 13:
        raise EnvironmentProblem(
            "运行环境 .venv 不是由 Python 3.11 至 3.13 建立的。其他文件没有改动。"
            "请删除 .venv 文件夹后再运行一次。"
        )


def _link_sources() -> None:
    """Put ``src`` on the environment's path without building a wheel, which would need the network again."""
    if os.name == "nt":
        site = VENV / "Lib" / "site-packages"
    else:
        site = next((VENV / "lib").glob("python3.*")) / "site-packages"
    link = site / SOURCES_FILE
    wanted = f"{ROOT / 'src'}\n"
    if not link.exists() or link.read_text(encoding="utf-8") != wanted:
        link.write_text(wanted, encoding="utf-8")
