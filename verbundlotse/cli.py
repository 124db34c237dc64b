"""`verbundlotse`: the one command-line tool."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
from collections.abc import Iterator, Sequence

from verbund.settings import SettingsError
from verbundlotse.commands import add_commands
from verbundlotse.errors import OperatorError

STOPPED = 130  # as shells report a program that was interrupted

# SIGINT too: a shell starts background jobs with it ignored, and then Ctrl-C, or a supervisor's SIGINT, would do nothing.
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        argv: the words after the program's name; those of the process where none are given.

    Returns:
        The exit code: that of the command, else 0; 1 after an error that was said in a sentence, 130 when interrupted.
    """
    parser = argparse.ArgumentParser(prog="verbundlotse", description="Der digitale Lotse der Qualifizierungsverbünde.")
    argv = sys.argv[1:] if argv is None else argv
    add_commands(parser, argv)
    options = parser.parse_args(argv)
    try:
        with _asked_to_end_like_ctrl_c():
            return options.run(options) or 0
    except (OperatorError, SettingsError) as error:
        print(f"Fehler: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return STOPPED


@contextlib.contextmanager
def _asked_to_end_like_ctrl_c() -> Iterator[None]:
    """SIGTERM and a closed terminal are handled like Ctrl-C: every `with` on the way out closes what it opened."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
