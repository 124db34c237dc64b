"""What a result of the funding check is computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """What the result is computed from; spoken about once and kept nowhere.

    Attributes:
        facts: facts of the profile.
        readings: alternatives of which one holds (`choice.assess_any`); empty if none was given.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    readings: tuple[Mapping[str, Any], ...] = ()
