"""Where every start begins: the window by default, one of the commands when one is named."""

from __future__ import annotations

import sys
from collections.abc import Sequence

EXIT_INTERRUPTED = 130  # what shells report for Ctrl+C
EXIT_CRASHED = 70  # a mistake in the program (EX_SOFTWARE); Python's own 1 would say "left some out"


def main(argv: Sequence[str]) -> int:
    """Run the program; the exit status is the process's.

    Ctrl+C ends it with a sentence and ``EXIT_INTERRUPTED``.
    """
    try:
        return _run(list(argv))
    except KeyboardInterrupt:
        from xinliapp.domain.errors import KnownError
        from xinliapp.i18n.messages import sentence

        print(sentence(KnownError("stopped_by_keys")), file=sys.stderr)
        return EXIT_INTERRUPTED


def _run(arguments: list[str]) -> int:
    """Choose what runs.

    ``--reader`` is the killable child that reads untrusted spreadsheets; ``window`` is the child the
    supervisor runs; anything else that is named is a command (``docs/manual/commands.md``).
    """
    if arguments[:1] == ["--reader"]:
        from xinliapp.app.reader import main as read_untrusted

        return read_untrusted(arguments[1:])
    if arguments[:1] in (["window"], ["--smoke"]):
        from xinliapp.app.window import main as show_window

        return show_window(arguments)
    if not arguments or arguments[0] == "supervise":
        from xinliapp.app.supervisor import supervise

        extra = [argument for argument in arguments[1:] if argument != "--smoke"]
        return supervise(extra, smoke="--smoke" in arguments)
    return _command(arguments)


def _command(arguments: list[str]) -> int:
    """Run a command; a mistake in the program leaves a reference number, never a traceback with values."""
    from xinliapp.app import crashes
    from xinliapp.app.cli.commands import run
    from xinliapp.domain.clock import SystemClock
    from xinliapp.system.paths import log_dir

    try:
        return run(arguments, stdin=sys.stdin, stdout=sys.stdout, stderr=sys.stderr)
    except Exception as error:  # the last place before the interpreter would print it
        print(crashes.told(crashes.write(log_dir(), error, SystemClock())), file=sys.stderr)
        return EXIT_CRASHED
