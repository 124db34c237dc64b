"""Heads by weekly hours, as § 82 Abs. 6 Satz 3 SGB III sorts them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class HourBands:
    """Number of persons by regular weekly hours.

    Attributes:
        up_to_10: at most ten hours a week.
        up_to_20: more than ten, at most 20.
        up_to_30: more than 20, at most 30.
        above_30: more than 30.
    """

    up_to_10: int = 0
    up_to_20: int = 0
    up_to_30: int = 0
    above_30: int = 0

    def __post_init__(self) -> None:
        for band in fields(self):
            value = getattr(self, band.name)
            if isinstance(value, bool) or value != int(value) or value < 0:
                raise ValueError(f"{band.name}: erwartet wird eine Zahl von Personen")

    @property
    def heads(self) -> int:
        """All persons, unweighted."""
        return self.up_to_10 + self.up_to_20 + self.up_to_30 + self.above_30


def hour_bands(value: Any) -> HourBands:
    """Reads bands from themselves, a mapping with their names, or four numbers from few to many hours."""
    if isinstance(value, HourBands):
        return value
    if isinstance(value, Mapping):
        return HourBands(**value)
    few, half, most, full = value
    return HourBands(up_to_10=few, up_to_20=half, up_to_30=most, above_30=full)
