"""The window's strings: extract them into ``i18n/*.ts``, check them, compile them into ``build/i18n/*.qm``.

    python3 run.py strings            extract (new strings are added, gone ones dropped, translations kept)
    python3 run.py strings --check    exit 1 when extraction is out of date or a translation is missing

Source text is Simplified Chinese in ``self.tr("…")`` or ``QCoreApplication.translate("Context", "…")``, as
plain literals. Files carry no line numbers, so they change only when a string does. Standard library only.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "xinliapp"
TRANSLATIONS = ROOT / "i18n"
COMPILED = ROOT / "build" / "i18n"
LANGUAGES = ("en",)


def tool(python: Path, name: str) -> str:
    """Qt's own ``lupdate`` or ``lrelease``, which PySide6-Essentials ships."""
    suffix = ".exe" if os.name == "nt" else ""
    folder = subprocess.run(
        [str(python), "-c", "import PySide6; print(PySide6.__path__[0])"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    return str(Path(folder) / f"{name}{suffix}")


def source_files() -> list[Path]:
    """The modules that may hold strings of the window, in a fixed order."""
    return sorted(path for path in SOURCES.rglob("*.py") if "__pycache__" not in path.parts)


def extract(python: Path, target: Path) -> None:
    """Merge the sources' strings into ``target`` (a ``.ts`` file), deterministically.

    Raises:
        subprocess.CalledProcessError: lupdate refused.
    """
    language = target.stem.removeprefix("xinliapp_")
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "files.lst"
        listing.write_text("\n".join(str(path) for path in source_files()), encoding="utf-8")
        subprocess.run(
            [
                tool(python, "lupdate"),
                *("-silent", "-no-obsolete", "-locations", "none"),
                *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
                *("-source-language", "zh_CN", "-target-language", language),
                *(f"@{listing}", "-ts", str(target)),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )


def literals(tree: ast.AST) -> Iterator[tuple[int, str | None]]:
    """Line and text of every string handed to ``tr`` or ``translate``; text None when it is not a literal."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        position = {"tr": 0, "translate": 1}.get(name)
        if position is None or len(node.args) <= position:
            continue
        if name == "translate" and not _on_application(node.func):
            continue
        argument = node.args[position]
        literal = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        yield node.lineno, argument.value if literal else None  # type: ignore[attr-defined]


def _on_application(function: ast.expr) -> bool:
    """``str.translate`` has the same name; Qt's is always called on the application class here."""
    owner = function.value if isinstance(function, ast.Attribute) else None
    return isinstance(owner, ast.Name) and owner.id in ("QCoreApplication", "QApplication")


def lost() -> list[str]:
    """Strings that extraction silently drops: computed texts (``tr(f"…")``)."""
    found = []
    for path in source_files():
        for line, text in literals(ast.parse(path.read_text(encoding="utf-8"))):
            if text is None:
                found.append(f"{path.relative_to(ROOT)}:{line}: tr() 的参数不是字面量,提取时会丢失")
    return found


def entries(target: Path) -> list[tuple[str, str, bool]]:
    """``(context, source, finished)`` of every message in a ``.ts`` file."""
    found = []
    for context in ElementTree.parse(target).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") != "unfinished"
            finished = finished and bool("".join(translation.itertext()).strip())  # type: ignore[union-attr]
            found.append((name, message.findtext("source") or "", finished))
    return found


def problems(python: Path) -> list[str]:
    """What is out of date or missing, in words."""
    found = lost()
    used = {
        text
        for path in source_files()
        for _, text in literals(ast.parse(path.read_text(encoding="utf-8")))
        if text is not None
    }
    for language in LANGUAGES:
        target = TRANSLATIONS / f"xinliapp_{language}.ts"
        if not target.exists():
            found.append(f"{target.name} 还没有生成,请运行 python3 run.py strings")
            continue
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / target.name
            shutil.copy(target, fresh)
            extract(python, fresh)
            if fresh.read_bytes() != target.read_bytes():
                found.append(f"{target.name} 不是最新的,请运行 python3 run.py strings 并提交")
        messages = entries(target)
        found += [
            f"{target.name} 没有提取到:{text}"
            for text in sorted(used - {source for _, source, _ in messages})
        ]
        missing = [f"  [{context}] {source}" for context, source, finished in messages if not finished]
        if missing:
            found.append(
                f"{target.name} 有 {len(missing)} 条没有译文;请在文件里填 <translation> 并去掉"
                ' type="unfinished":'
            )
            found += missing[:20]
    return found


def build(python: Path) -> None:
    """Compile each ``.ts`` that is newer than its ``.qm``; nothing to do costs two stat calls a language."""
    for source in sorted(TRANSLATIONS.glob("xinliapp_*.ts")):
        target = COMPILED / f"{source.stem}.qm"
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        COMPILED.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [tool(python, "lrelease"), "-silent", str(source), "-qm", str(target)],
            check=True,
            stdout=subprocess.DEVNULL,
        )


def main() -> int:
    """Command line; 0 done or in order, 1 problems."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    python = Path(sys.executable)
    if not options.check:
        TRANSLATIONS.mkdir(exist_ok=True)
        for language in LANGUAGES:
            extract(python, TRANSLATIONS / f"xinliapp_{language}.ts")
        found = lost()
    else:
        found = problems(python)
    for problem in found:
        print(problem)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
