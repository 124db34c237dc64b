"""A quantity that is known exactly or only between two bounds; comparisons are three-valued."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Span:
    """All values from `low` to `high`, both included."""

    low: float = 0
    high: float = inf

    def at_least(self, bound: float) -> bool | None:
        """Whether the quantity reaches a bound; None if it may or may not."""
        return True if self.low >= bound else False if self.high < bound else None

    def more_than(self, bound: float) -> bool | None:
        """Whether the quantity exceeds a bound; None if it may or may not."""
        return True if self.low > bound else False if self.high <= bound else None

    def below(self, bound: float) -> bool | None:
        """Whether the quantity stays under a bound; None if it may or may not."""
        reached = self.at_least(bound)
        return None if reached is None else not reached


def exactly(value: float) -> Span:
    """A quantity that is known."""
    return Span(value, value)


UNKNOWN = Span()
