"""How long to wait before a process that died is started again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Backoff:
    """Doubles the wait from death to death, and forgives after a long life.

    Attributes:
        first: seconds before the first restart.
        longest: seconds that are never exceeded.
        forgiven_after: a life of so many seconds starts the count anew.
    """

    first: float = 0.5
    longest: float = 30.0
    forgiven_after: float = 60.0

    def deaths(self, before: int, lifetime: float) -> int:
        """Counts the deaths in a row, given how many there were and how long the process lived this time."""
        return 1 if lifetime >= self.forgiven_after else before + 1

    def wait(self, deaths: int) -> float:
        """Seconds to wait after so many deaths in a row."""
        return min(self.longest, self.first * 2 ** min(deaths - 1, 20))


DEFAULT = Backoff()
