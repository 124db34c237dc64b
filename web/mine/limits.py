"""How often somebody may try a code, and change an entry."""

from __future__ import annotations

import time
from collections.abc import Callable

from web.limits import ALL, Bucket, Rate, client_of, take_all


class Attempts:
    """Limits how often something is tried: `EACH` client, and all of them `TOGETHER`.

    Args:
        clock: seconds that only grow.
    """

    EACH: Rate
    TOGETHER: Rate

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = Bucket(self.EACH, clock)
        self._together = Bucket(self.TOGETHER, clock)

    def take(self, remote: str | None) -> int:
        """Counts an attempt where one is allowed.

        Args:
            remote: the address of who asks (`web.limits.remote_of`).

        Returns:
            0, or after how many seconds to try again; then nothing was counted.
        """
        return take_all((self._each, client_of(remote)), (self._together, ALL))


class CodeAttempts(Attempts):
    """Limits guesses at codes.

    With 65 bits and one guess a second for all together, finding any of 100,000 needs takes some millions of years.
    The limit keeps guessing from being free, and the store from being asked too often.
    """

    EACH = Rate(burst=10, seconds=10)
    TOGETHER = Rate(burst=60, seconds=1)


class Changes:
    """Limits changes of one need: each leaves a line in its history."""

    EACH = Rate(burst=30, seconds=10)

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = Bucket(self.EACH, clock)

    def take(self, need_id: str) -> int:
        """Counts a change where one is allowed; returns like `CodeAttempts.take`."""
        return take_all((self._each, need_id))
