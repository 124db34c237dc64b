"""What a result of the funding check is computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """Facts of a profile; spoken about once and kept nowhere."""

    facts: Mapping[str, Any] = field(default_factory=dict)
