"""Says which system library Qt misses on this Linux, and which package brings it; standard library only."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library outside the wheels: its Debian/UOS/Kylin package, its Fedora/openEuler package."""

    soname: str
    deb: str
    rpm: str
    x11_only: bool = False


LIBRARIES = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libX11.so.6", "libx11-6", "libX11"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", x11_only=True),
    Library("libxcb.so.1", "libxcb1", "libxcb", x11_only=True),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", x11_only=True),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", x11_only=True),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", x11_only=True),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", x11_only=True),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", x11_only=True),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", x11_only=True),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", x11_only=True),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", x11_only=True),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", x11_only=True),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", x11_only=True),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", x11_only=True),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", x11_only=True),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", x11_only=True),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", x11_only=True),
)

# Runs in the environment's own interpreter: what its process can load is what counts.
PROBE = """
import ctypes, json, sys
missing = []
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        missing.append(name)
try:
    import PySide6.QtWidgets
    import PySide6.QtPrintSupport
    error = ""
except ImportError as problem:
    error = str(problem)
print(json.dumps([missing, error]))
"""


def has_display() -> bool:
    """Whether a window can be shown: always elsewhere than on Linux, and when a Qt platform was chosen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def wanted(x11: bool) -> list[str]:
    """The sonames to try; those of X11 only where an X11 screen is used."""
    return [library.soname for library in LIBRARIES if x11 or not library.x11_only]


def probe(python: Path, x11: bool | None = None) -> str:
    """What is missing, in plain Chinese with the command that brings it; empty when Qt starts.

    ``x11`` says whether an X11 screen is to be used; left out, the environment is asked.
    """
    if not sys.platform.startswith("linux"):
        return ""
    if x11 is None:
        x11 = bool(os.environ.get("DISPLAY")) and not os.environ.get("QT_QPA_PLATFORM")
    done = subprocess.run(
        [str(python), "-c", PROBE, *wanted(x11)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        return f"Qt 组件没有启动起来。您的数据没有变化。请把下面这段交给维护人员。\n{done.stderr.strip()}"
    missing, error = json.loads(done.stdout)
    return explain(missing, error, _installer())


def explain(missing: list[str], error: str, installer: str) -> str:
    """The sentences for what the probe found.

    Args:
        missing: sonames of :data:`LIBRARIES` that could not be loaded.
        error: the text of the ImportError of QtWidgets, empty when there was none.
        installer: ``apt`` or ``dnf``.
    """
    if match := re.search(r"version `(GLIBC(?:XX)?_[\d.]+)' not found", error):
        return (
            f"这台电脑的 Linux 系统太旧(缺 {match[1]}),界面组件装不上。"
            "您的数据没有变化。请换用 2019 年以后的发行版(glibc 2.28 或更新)。"
        )
    other = re.match(r"(\S+\.so[\S]*): cannot open shared object file", error)
    names = list(missing)
    if other and other[1] not in names:
        names.append(other[1])
    if not names:
        return f"界面组件没有加载成功:{error}。您的数据没有变化。请把这句话交给维护人员。" if error else ""
    known = {library.soname: library for library in LIBRARIES}
    packages = sorted(
        {known[name].deb if installer == "apt" else known[name].rpm for name in names if name in known}
    )
    lines = [f"这台电脑缺少界面需要的系统组件:{'、'.join(names)}。您的数据没有变化。"]
    if packages:
        lines.append(f"请在终端运行:sudo {installer} install {' '.join(packages)}")
    if unknown := [name for name in names if name not in known]:
        lines.append(f"请让管理员安装提供 {'、'.join(unknown)} 的软件包。")
    return "\n".join(lines)


def _installer() -> str:
    return "apt" if shutil.which("apt-get") else "dnf"
