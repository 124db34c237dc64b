"""A small process that ends the others when the supervisor is gone, even after `kill -9`.

It reads the process groups to watch over from a pipe. The supervisor alone holds the other end, so the end of the pipe
means that the supervisor has ended, in whatever way. PR_SET_PDEATHSIG would do the same only on Linux, only for direct
children, and fires when the *thread* that started a child ends.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import Self

from verbundlotse.supervisor.groups import end_groups

GRACE_SECONDS = 5.0


class Guardian:
    """The supervisor's end of the pipe. A context manager: on leaving, everything still watched over is ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # In a session of its own: a signal to the supervisor's group, as a terminal sends it, must not reach it.
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__], stdin=subprocess.PIPE, text=True, start_new_session=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def watch(self, group: int) -> None:
        """Has the group ended when the supervisor ends."""
        self._tell(f"+{group}")

    def forget(self, group: int) -> None:
        """Takes back `watch`, once the group is gone: its number may be given to somebody else."""
        self._tell(f"-{group}")

    def close(self) -> None:
        """Ends what is left and the guardian itself."""
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()

    def _tell(self, line: str) -> None:
        # Without its guardian the supervisor goes on; it only has no safety net under `kill -9` any more.
        with self._lock, contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()


def groups_left(lines: Iterable[str]) -> set[int]:
    """Reads `+group` and `-group` lines until there are no more, and returns the groups that nobody took back."""
    groups: set[int] = set()
    for line in lines:
        change = groups.add if line.startswith("+") else groups.discard
        change(int(line[1:]))
    return groups


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    end_groups(groups_left(sys.stdin), GRACE_SECONDS)
