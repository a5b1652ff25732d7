"""What is left of a mistake in the program: a reference number and where it happened, never a value.

An exception's message may hold a child's name (a broken constraint quotes it), so the log has types,
files, lines and functions only.
"""

from __future__ import annotations

import secrets
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from xinliapp.domain.clock import Clock, SystemClock, stamp
from xinliapp.domain.errors import XinliError

LOG_FILE = "crashes.log"
MAX_BYTES = 256 * 1024
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def install(folder: Path, tell: Callable[[str], None] | None = None, clock: Clock | None = None) -> None:
    """Log every exception nobody caught to ``folder``; ``tell`` is given the reference number to show.

    Without ``tell`` the number is printed to standard error. ``tell`` is called in the thread that crashed.
    """

    def note(error: BaseException | None) -> None:
        if error is None or isinstance(error, KeyboardInterrupt | SystemExit):
            return
        reference = write(folder, error, clock or SystemClock())
        if tell is not None:
            tell(reference)
        elif sys.stderr is not None:
            print(told(reference), file=sys.stderr)

    def on_main(_type: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        note(error)

    def on_thread(about: threading.ExceptHookArgs) -> None:
        note(about.exc_value)

    def on_lost(about: sys.UnraisableHookArgs) -> None:
        # From a destructor or a callback nobody waits for; Python would print message and object.
        write(folder, about.exc_value or RuntimeError(), clock or SystemClock())

    sys.excepthook = on_main
    threading.excepthook = on_thread
    sys.unraisablehook = on_lost


def told(reference: str) -> str:
    """What a person is told about a crash where there is no window."""
    return f"程序出错,已保存的内容没有变化。代号 {reference}"


def write(folder: Path, error: BaseException, clock: Clock, reference: str | None = None) -> str:
    """Add one entry to the log; its reference number. A log that cannot be written is not a second crash."""
    reference = reference or "".join(secrets.choice(_ALPHABET) for _ in range(6))
    lines = [f"{stamp(clock.now())} {reference}", *describe(error), ""]
    path = folder / LOG_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as stream:
            stream.write("\n".join(lines) + "\n")
    except OSError:
        return reference
    return reference


def describe(error: BaseException) -> Iterator[str]:
    """The types of an exception and its causes, and where each was raised; no message, no value."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        code = f" {current.code}" if isinstance(current, XinliError) else ""
        yield f"{type(current).__module__}.{type(current).__qualname__}{code}"
        trace = current.__traceback__
        while trace is not None:
            where = trace.tb_frame.f_code
            yield f"  {Path(where.co_filename).name}:{trace.tb_lineno} {where.co_qualname}"
            trace = trace.tb_next
        current = current.__cause__ or current.__context__
