"""The size table: how long modules and functions are, and which are too long; standard library only.

    python packaging/dev/sizes.py             the table; exit 1 when a limit is passed
    python packaging/dev/sizes.py --longest   also the ten longest modules and functions

A module over 500 lines or a function over 60 is a sign that a room is missing: plan the split, do not raise
the limit.
"""

from __future__ import annotations

import argparse
import ast
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULE_LIMIT = 500
FUNCTION_LIMIT = 60
LONG_FUNCTION = 50


@dataclass(frozen=True, slots=True)
class Size:
    """A module or function with its number of lines."""

    name: str
    lines: int


def module_sizes(folder: Path) -> list[Size]:
    """Every module's lines, blank ones and comments included, longest first."""
    sizes = [
        Size(path.relative_to(folder.parent).as_posix(), len(path.read_text(encoding="utf-8").splitlines()))
        for path in folder.rglob("*.py")
    ]
    return sorted(sizes, key=lambda size: (-size.lines, size.name))


def function_sizes(folder: Path) -> list[Size]:
    """Every function's and method's lines from ``def`` to its end, docstring left out, longest first."""
    sizes = []
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                first = node.body[0]
                if ast.get_docstring(node, clean=False) is not None:
                    lines -= (first.end_lineno or first.lineno) - first.lineno + 1
                sizes.append(
                    Size(f"{path.relative_to(folder.parent).as_posix()}:{node.lineno} {node.name}", lines)
                )
    return sorted(sizes, key=lambda size: (-size.lines, size.name))


def quantile(values: list[int], share: float) -> int:
    """The value below or at which ``share`` of the values lie (nearest rank); 0 when there are none."""
    if not values:
        return 0
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * int(share * 100) // 100) - 1)]


def table(modules: list[Size], functions: list[Size]) -> str:
    """The lines of the closing note."""
    lines = [size.lines for size in modules if size.lines > 3]  # an empty __init__ says nothing about size
    long = sum(size.lines > LONG_FUNCTION for size in functions)
    share = 100 * long / len(functions) if functions else 0.0
    largest = modules[0] if modules else Size("-", 0)
    return (
        f"模块 {len(lines)} 个:中位 {quantile(lines, 0.5)} 行,90% 不超过 {quantile(lines, 0.9)} 行,"
        f"最长 {largest.lines} 行({largest.name})\n"
        f"函数 {len(functions)} 个:超过 {LONG_FUNCTION} 行的 {long} 个({share:.1f}%)"
    )


def main() -> int:
    """Command line; 0 within the limits, 1 something too long."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--longest", action="store_true")
    options = parser.parse_args()
    source = ROOT / "src" / "xinliapp"
    modules, functions = module_sizes(source), function_sizes(source)
    print(table(modules, functions))
    if options.longest:
        for size in (*modules[:10], *functions[:10]):
            print(f"{size.lines:6} {size.name}")
    too_long = [size for size in modules if size.lines > MODULE_LIMIT]
    too_long += [size for size in functions if size.lines > FUNCTION_LIMIT]
    for size in too_long:
        print(f"太长:{size.lines} 行 {size.name}")
    return int(bool(too_long))


if __name__ == "__main__":
    sys.exit(main())
