"""How long turns took."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Latency:
    """Turns of one measurement.

    Attributes:
        label: what was measured.
        turns: seconds that each answered turn took.
        elapsed: seconds from the first turn to the last.
        failed: turns that were not answered.
    """

    label: str
    turns: Sequence[float]
    elapsed: float
    failed: int = 0

    @property
    def per_second(self) -> float:
        """Turns answered per second."""
        return len(self.turns) / self.elapsed if self.elapsed else 0.0

    def milliseconds(self, percent: int) -> float:
        """A percentile of the turns, 50 or 95, say."""
        if len(self.turns) < 2:
            return 1000 * sum(self.turns)
        return 1000 * statistics.quantiles(self.turns, n=100, method="inclusive")[percent - 1]
