# -*- coding: utf-8 -*-
"""Start, test, package: everything begins with `python3 run.py` (see README.md).

This file is kept readable by old Pythons, so that they can say in plain words why they are not enough.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 13)
ROOT = os.path.dirname(os.path.abspath(__file__))


def suitable(version):
    return OLDEST <= tuple(version)[:2] <= NEWEST


def another_python():
    """The command of an installed Python that will do, or None."""
    for minor in (13, 12, 11):
        command = ["py", "-3.%d" % minor] if os.name == "nt" else ["python3.%d" % minor]
        try:
            with open(os.devnull, "w") as quiet:
                if subprocess.call(command + ["-c", ""], stdout=quiet, stderr=quiet) == 0:
                    return command
        except OSError:
            continue
    return None


def main():
    if not suitable(sys.version_info):
        other = another_python()
        if other is not None:
            return subprocess.call(other + [os.path.abspath(__file__)] + sys.argv[1:])
        which = "太旧" if tuple(sys.version_info)[:2] < OLDEST else "太新"
        sys.stderr.write(
            "这台电脑的 Python 是 %d.%d,%s了。没有改动任何文件。\n"
            "请安装 Python 3.11、3.12 或 3.13,再运行一次 run.py。\n"
            % (sys.version_info[0], sys.version_info[1], which)
        )
        return 1
    sys.path.insert(0, os.path.join(ROOT, "packaging", "dev"))
    import launcher

    return launcher.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
